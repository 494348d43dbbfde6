"""The hidden screen: nothing of the person's is on it."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static


class HiddenScreen(Screen[None]):
    """Blank until any key."""

    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        """Lay out one line."""
        yield Static("any key", id="hidden", markup=False)

    async def on_key(self, event: events.Key) -> None:
        """Bring the page back."""
        event.stop()
        self.app.pop_screen()
