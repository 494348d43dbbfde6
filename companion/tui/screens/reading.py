"""Something to read in full."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from companion.tui.keys import ANY, READ, bindings
from companion.tui.screens.page import Page
from companion.tui.widgets.words import Words


class ReadingScreen(Page):
    """One text in the column; arrows scroll, escape goes back."""

    BINDINGS = bindings(ANY, READ)
    here = ""

    def __init__(self, title: str, text: str, below: str = "", here: str = "") -> None:
        super().__init__()
        self.here = here
        self._parts = (title, text, below)

    def body(self) -> Sequence[Widget]:
        """Return the text."""
        return (Words(id="reading"),)

    def show(self) -> None:
        """Draw the text."""
        self.query_one("#reading", Words).update(self.content())

    def content(self) -> Content:
        """Return what is read."""
        title, text, below = self._parts
        return Content.assemble(
            (f"{title}\n\n", "$quiet"), (text, "$ink"), (f"\n\n{below}", "$quiet")
        )

    def foot_keys(self) -> Sequence[tuple[str, str]]:
        """Return the way back."""
        return (("win", "a win"), ("help-now", "help now"), ("back", "back"))
