"""A data file that cannot be read: what can be brought back, and nothing overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from textual.content import Content

from companion.domain.errors import CompanionError
from companion.domain.questions import Question
from companion.services import keeping
from companion.store.errors import Unreadable
from companion.store.recovery import SALVAGE
from companion.tui.screens.reading import ReadingScreen
from companion.tui.widgets.ask import Answer, Ask

_CHOICE = Question(id="recovery", words="Bring back?", kind="choice")


class RecoveryScreen(ReadingScreen):
    """Says what is in the file and the backups; brings back what the person picks.

    A file that is whole and only not ours to read (a newer one, another account's) is left be.
    """

    def __init__(self, trouble: CompanionError) -> None:
        super().__init__("", "")
        self._trouble = str(trouble)
        self._broken = isinstance(trouble, Unreadable)

    def content(self) -> Content:
        """Return what was found."""
        title = "Your file needs a hand" if self._broken else "Your file is left as it is"
        parts = [(f"{title}\n\n", "bold $warm"), (f"{self._trouble}\n\n", "$ink")]
        if self._broken:
            parts.append(
                (
                    "Nothing is overwritten: the file as it is now is copied aside first.\n\n",
                    "$quiet",
                )
            )
            parts += [(f"{words}\n", "$ink") for _, words in self._choices]
        if self._broken and not self._choices:
            parts.append(
                ("Nothing readable was found in it, and there is no backup yet.\n", "$ink")
            )
        return Content.assemble(*parts)

    @cached_property
    def _choices(self) -> tuple[tuple[str, str], ...]:
        if not self._broken:
            return ()
        found = keeping.recoverable(self.context)
        choices = []
        if found.salvageable:
            counts = keeping.counts_in_words(found.salvageable)
            choices.append((SALVAGE, f"what stands whole in the file: {counts}"))
        for backup in found.backups[:4]:
            counts = keeping.counts_in_words(backup.counts)
            choices.append((backup.name, f"the backup of {backup.name}: {counts}"))
        return tuple(choices)

    def on_mount(self) -> None:
        """Draw, then ask what to bring back."""
        super().on_mount()
        self._ask()

    def _ask(self) -> None:
        if not self._choices:
            return

        async def then(answer: Answer) -> None:
            if not answer:
                return
            if await self.do(self._bring_back, str(answer)):
                self.companion.restored()
            else:
                self._ask()

        short = tuple((name, name) for name, _ in self._choices)
        self.asking.ask(Ask(question=_CHOICE, then=then, options=short, own_words=False))

    def _bring_back(self, name: str) -> bool:
        keeping.bring_back(self.context, name)
        self.context.store.snapshot()
        return True

    def foot_keys(self) -> Sequence[tuple[str, str]]:
        """Return the ways on from here."""
        again = (("back", "bring back"),) if self._choices else ()
        return (*again, ("help-now", "help now"), ("quit", "quit"))

    async def action_back(self) -> None:
        """Ask again; there is no page behind this one, and q leaves and changes nothing."""
        self._ask()
