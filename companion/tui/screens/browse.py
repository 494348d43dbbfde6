"""What pages with a list share: moving in it."""

from __future__ import annotations

from typing import Generic, TypeVar

from companion.tui.screens.page import Page
from companion.tui.widgets.record_list import RecordList

T = TypeVar("T")


class Browse(Page, Generic[T]):
    """A page whose column holds one list."""

    @property
    def list(self) -> RecordList[T]:
        """The list of this page."""
        return self.query_one(RecordList)

    def moved(self) -> None:
        """Follow the cursor."""

    def action_move(self, by: int) -> None:
        """Move the cursor by lines."""
        self.list.move_to(self.list.cursor + by)
        self.moved()

    def action_leap(self, by: int) -> None:
        """Move the cursor by what is in sight."""
        self.list.move_to(self.list.cursor + by * self.list.rows)
        self.moved()

    def action_end(self, which: int) -> None:
        """Move the cursor to the first (-1) or last (1) record."""
        self.list.move_to(0 if which < 0 else 1 << 60)
        self.moved()
