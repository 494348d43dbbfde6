"""Words on the screen, with people's names hidden in them while that is switched on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.visual import VisualType
from textual.widget import Widget
from textual.widgets import Static

if TYPE_CHECKING:
    from companion.tui.app import CompanionApp


def app_of(widget: Widget) -> CompanionApp:
    """Return the app, by its own type."""
    from companion.tui.app import CompanionApp

    app = widget.app
    assert isinstance(app, CompanionApp)
    return app


class Words(Static):
    """A Static for plain text and Content: never markup, and names only where they may stand."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id, markup=False)

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show `content`."""
        if isinstance(content, Content):
            content = app_of(self).veiled(content)
        super().update(content, layout=layout)
