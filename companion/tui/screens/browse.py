"""What pages with a list share: moving in it."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.content import Content

from companion.tui.screens.page import Page
from companion.tui.widgets.record_list import RecordList
from companion.tui.widgets.words import Words

T = TypeVar("T")


class Browse(Page, Generic[T]):
    """A page whose column holds one list."""

    @property
    def list(self) -> RecordList[T]:
        """The list of this page."""
        return self.query_one(RecordList)

    def moved(self) -> None:
        """Follow the cursor."""

    def draw_heading(self, heading: Content, whole: str, room: int) -> None:
        """Draw the heading; in its stead what stands in full under the cursor, if it is cut there.

        `whole` is that text, `room` the cells its line has for it.
        """
        cut = Content(whole).cell_length > room
        shown = Content.assemble((whole, "$ink")) if cut else heading
        self.query_one("#sides", Words).update(shown)

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
