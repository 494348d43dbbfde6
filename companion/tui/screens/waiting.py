"""Waiting replies: one at a time, without ages or counts."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from companion.domain.questions import Question
from companion.domain.records import Waiting
from companion.services import messages, occasions, waiting
from companion.services.occasions import Occasion
from companion.services.words import line
from companion.tui.keys import ANY, READ, WAITING, bindings
from companion.tui.screens.message import MessageScreen
from companion.tui.screens.page import Page
from companion.tui.widgets.ask import Answer, Ask
from companion.tui.widgets.words import Words

_WHO = Question(id="waiting-add", words="Who may get an answer some day?", kind="text")
_ABOUT = Question(id="waiting-about", words="About what? A word is enough.", kind="text")


class WaitingScreen(Page):
    """One reply that may be written one day."""

    BINDINGS = bindings(ANY, READ, WAITING)
    here = "Messages"
    _shown = ""

    def body(self) -> Sequence[Widget]:
        """Return the heading and the card."""
        return (Words(id="lead"), Words(id="card"), Words(id="notes"))

    @property
    def chosen(self) -> Waiting | None:
        """The one that is shown: the last one shown while it waits, else the day's first."""
        every = waiting.everyone(self.context)
        return next((w for w in every if w.id == self._shown), next(iter(every), None))

    def show(self) -> None:
        """Draw the one that is shown."""
        each = self.chosen
        heading = (
            "Someone who may get an answer one day: short, late, or not at all."
            if each
            else line("empty-waiting", self.context.today)
        )
        self.query_one("#lead", Words).update(Content.assemble((heading, "$quiet")))
        card = self.query_one("#card", Words)
        card.display = each is not None
        self.query_one("#notes").display = False
        if each:
            about: list[tuple[str, str]] = [(f"\n{each.about}", "$ink")] if each.about else []
            card.update(Content.assemble((each.name, "bold $ink"), *about))
            card.border_title = "one, for now"

    def foot_keys(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        if self.chosen is None:
            return (("waiting-add", "put one down"), ("back", "back"))
        return (
            ("waiting-answer", "write back"), ("waiting-another", "another"),
            ("waiting-rest", "let it rest"), ("waiting-add", "add"), ("waiting-edit", "edit"),
            ("back", "back"),
        )  # fmt: skip

    def occasion(self) -> Occasion:
        """Return the occasion of answering the one that is shown."""
        each = self.chosen
        return occasions.of_waiting(each) if each else super().occasion()

    async def action_enter(self) -> None:
        """Show words for an answer."""
        if self.chosen:
            draft = await self.do(messages.begin, self.context, self.occasion())
            if draft:
                self.app.push_screen(MessageScreen(draft))

    def action_another(self) -> None:
        """Show another one."""
        every = waiting.everyone(self.context)
        each = self.chosen
        if each is None:
            return
        if len(every) == 1:
            self.asking.say("This is the only one put down here.")
            return
        self._shown = every[(every.index(each) + 1) % len(every)].id
        self.refresh_page()

    async def action_delete(self) -> None:
        """Let the one that is shown rest."""
        if each := self.chosen:
            said = await self.do(waiting.let_rest, self.context, each.id)
            if said:
                self.asking.say(f"{said} u brings it back.")

    def action_add(self) -> None:
        """Put a reply down for later."""

        async def then(answer: Answer) -> None:
            who = str(answer or "")
            if who.strip():
                self._ask_about(who)

        self.asking.ask(Ask(question=_WHO, then=then, draft="waiting-add", enter="go on"))

    def _ask_about(self, who: str) -> None:
        async def then(answer: Answer) -> None:
            kept = await self.do(waiting.add, self.context, who, str(answer or ""))
            if kept is None:
                self.action_add()
                return
            self.companion.hold_draft("waiting-add", "")
            self._shown = kept.first(Waiting).id
            self.refresh_page()
            self.asking.say(f"{kept.line} It is written down, so you need not hold it.")

        async def back() -> None:
            self.action_add()

        self.asking.ask(Ask(question=_ABOUT, then=then, back=back))

    def action_edit(self) -> None:
        """Change what it is about."""
        if each := self.chosen:
            self.ask_text(
                _ABOUT,
                lambda about: waiting.change(self.context, each.id, about).line,
                value=each.about,
                field=f"waiting:{each.id}",
                empty=True,
            )
