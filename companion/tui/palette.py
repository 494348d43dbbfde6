"""The palette: every key by its words, and the themes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider

from companion.store.settings import THEMES
from companion.tui.keys import ANY, KEYS

_HIDDEN = {"palette", "back"}


class KeyProvider(Provider):
    """Offers what the page under the palette can do."""

    def _offers(self) -> Iterator[tuple[str, str, str]]:
        # Not active_bindings: while a line is typed, its letters would be missing there.
        here = {binding.id for binding in self.screen.BINDINGS if isinstance(binding, Binding)}
        for key in KEYS:
            if key.id in here and key.id not in _HIDDEN:
                yield key.long or key.words, key.action, key.page if key.page != ANY else ""
        for theme in THEMES:
            yield f"theme: {theme}", f"app.use_theme('{theme}')", "how it looks"

    async def discover(self) -> Hits:
        """Offer everything before a word is typed."""
        for words, action, group in self._offers():
            yield DiscoveryHit(words, partial(self._run, action), help=group)

    async def search(self, query: str) -> Hits:
        """Offer what matches."""
        matcher = self.matcher(query)
        for words, action, group in self._offers():
            if (score := matcher.match(words)) > 0:
                yield Hit(score, matcher.highlight(words), partial(self._run, action), help=group)

    async def _run(self, action: str) -> None:
        await self.app.run_action(action, default_namespace=self.screen)
