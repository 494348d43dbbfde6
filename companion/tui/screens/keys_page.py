"""Every key, from the registry."""

from __future__ import annotations

from textual.content import Content

from companion.tui.keys import GROUPS, KEYS, shown
from companion.tui.screens.reading import ReadingScreen


class KeysScreen(ReadingScreen):
    """The keys by where they work."""

    def __init__(self) -> None:
        super().__init__("", "")

    def content(self) -> Content:
        """Return the keys, grouped."""
        keymap = self.companion.person_keymap
        parts: list[tuple[str, str]] = []
        for group in GROUPS:
            parts.append((f"{group}\n", "bold $warm"))
            for key in KEYS:
                if key.page == group:
                    words = key.long or key.words
                    parts += [(f"  {shown(key.id, keymap):<9}", "$warm"), (f"{words}\n", "$ink")]
            parts.append(("\n", ""))
        parts.append(
            ("Questions: digits answer, enter accepts or skips, escape goes back.", "$quiet")
        )
        return Content.assemble(*parts)
