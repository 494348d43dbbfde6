"""A list of records that stays fast at any length: only the lines in sight are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from companion.tui.widgets.words import app_of

T = TypeVar("T")


class RecordList(ScrollView, Generic[T], can_focus=False):
    """Shows one record a line.

    `line` gives the Content for a record, the record above it in sight, the width in
    cells, and whether the cursor is on it.
    """

    def __init__(self, line: Callable[[T, T | None, int, bool], Content], id: str) -> None:
        super().__init__(id=id)
        self._line = line
        self._records: Sequence[T] = ()
        self.cursor = 0

    def show(self, records: Sequence[T], same: Callable[[T, T], bool]) -> None:
        """Show `records`; the chosen one stays chosen where it is still there."""
        chosen = self.chosen
        self._records = records
        self.virtual_size = Size(self.size.width, len(records))
        if chosen is not None:
            found = next((i for i, r in enumerate(records) if same(r, chosen)), None)
            self.cursor = found if found is not None else min(self.cursor, max(len(records) - 1, 0))
        else:
            self.cursor = 0
        self._keep_in_sight()
        self.refresh()

    @property
    def chosen(self) -> T | None:
        """The record under the cursor, None in an empty list."""
        return self._records[self.cursor] if self.cursor < len(self._records) else None

    @property
    def total(self) -> int:
        """How many records there are."""
        return len(self._records)

    @property
    def rows(self) -> int:
        """How many lines are in sight."""
        return max(self.size.height, 1)

    def move_to(self, index: int) -> None:
        """Choose the record at `index`, as near as there is one."""
        before = self.cursor
        self.cursor = max(0, min(index, len(self._records) - 1))
        self._keep_in_sight()
        if before != self.cursor:
            self.refresh()

    def _keep_in_sight(self) -> None:
        top = int(self.scroll_offset.y)
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, immediate=True, force=True)
        elif self.cursor >= top + self.rows:
            self.scroll_to(y=self.cursor - self.rows + 1, animate=False, immediate=True, force=True)

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        self.virtual_size = Size(self.size.width, len(self._records))
        self._keep_in_sight()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        index = y + int(self.scroll_offset.y)
        width = self.size.width
        if index >= len(self._records):
            return Strip.blank(width, self.rich_style)
        record = self._records[index]
        above = self._records[index - 1] if index and y else None
        content = app_of(self).veiled(self._line(record, above, width, index == self.cursor))
        parse = self.app.stylesheet.parse_style
        segments = [
            Segment(text, style.rich_style)
            for text, style in content.render(self.visual_style, end="", parse_style=parse)
        ]
        return Strip(segments).adjust_cell_length(width, self.rich_style)
