"""Every key, from the registry."""

from __future__ import annotations

from collections.abc import Collection

from textual.content import Content

from companion.tui.keys import GROUPS, KEYS, shown
from companion.tui.screens.reading import ReadingScreen


class KeysScreen(ReadingScreen):
    """The keys by where they work; those of the page it was opened from come first."""

    def __init__(self, first: Collection[str] = ()) -> None:
        super().__init__("", "")
        self._first = first

    def content(self) -> Content:
        """Return the keys, grouped."""
        keymap = self.companion.person_keymap
        parts: list[tuple[str, str]] = []
        for group in sorted(GROUPS, key=lambda group: group not in self._first):
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
