"""A data file that cannot be read: what can be brought back, and nothing overwritten."""

from __future__ import annotations

from textual.content import Content

from companion.domain.errors import CompanionError
from companion.domain.questions import Question
from companion.services import keeping
from companion.store.recovery import SALVAGE
from companion.tui.screens.reading import ReadingScreen
from companion.tui.widgets.ask import Answer, Ask

_CHOICE = Question(id="recovery", words="Bring back?", kind="choice")


class RecoveryScreen(ReadingScreen):
    """Says what is in the file and the backups; brings back what the person picks."""

    def __init__(self, trouble: str) -> None:
        super().__init__("", "")
        self._trouble = trouble

    def content(self) -> Content:
        """Return what was found."""
        found = keeping.recoverable(self.context)
        parts = [
            ("Your file needs a hand\n\n", "bold $warm"),
            (f"{self._trouble}\n\n", "$ink"),
            ("Nothing is overwritten: the file as it is now is copied aside first.\n\n", "$quiet"),
        ]
        for words in (w for _, w in self._choices()):
            parts.append((f"{words}\n", "$ink"))
        if not found.salvageable and not found.backups:
            parts.append(
                ("Nothing readable was found in it, and there is no backup yet.\n", "$ink")
            )
        return Content.assemble(*parts)

    def _choices(self) -> tuple[tuple[str, str], ...]:
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
        choices = self._choices()
        if not choices:
            return

        async def then(answer: Answer) -> None:
            if answer and await self.do(self._bring_back, str(answer)):
                self.companion.restored()

        short = tuple((name, name) for name, _ in choices)
        self.asking.ask(Ask(question=_CHOICE, then=then, options=short, own_words=False))

    def _bring_back(self, name: str) -> bool:
        keeping.bring_back(self.context, name)
        try:
            self.context.store.snapshot()
        except CompanionError:
            return False
        return True

    async def action_back(self) -> None:
        """There is no page behind this one; q leaves and changes nothing."""
