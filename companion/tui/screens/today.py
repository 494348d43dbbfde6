"""Today: one small step."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from companion.domain.days import read_day
from companion.domain.errors import BadInput
from companion.domain.questions import (
    ANCHOR,
    CONFIDENCE,
    ENERGY,
    FEELING,
    INTENTION,
    MOVED_TO,
    OUTCOME,
    Question,
    questions_of,
)
from companion.domain.records import Outcome
from companion.services import favourites, replies, today
from companion.services.today_view import TodayView, look
from companion.services.words import options
from companion.tui.keys import ANY, KEYS, READ, TODAY, bindings
from companion.tui.screens import today_draw as draw
from companion.tui.screens.page import SHORT, Page
from companion.tui.widgets.ask import Answer, Ask
from companion.tui.widgets.words import Words

_FEET = {
    "offered": (
        ("step-take", "take it"), ("step-smaller", "smaller"), ("step-another", "another"),
        ("step-rest", "rest today"), ("message", "message"), ("win", "a win"),
        ("step-why", "why this"), ("keys", "keys"),
    ),
    "taken": (
        ("step-take", "finish it"), ("step-smaller", "smaller"), ("step-anchor", "tie it"),
        ("message", "message"), ("step-rest", "rest today"), ("win", "a win"), ("keys", "keys"),
    ),
    "closed": (
        ("step-another", "another, if you like"), ("win", "a win"), ("message", "message"),
        ("undo", "undo"), ("keys", "keys"),
    ),
}  # fmt: skip
_ACTIONS = {key.action.removeprefix("screen.") for key in KEYS if key.page == TODAY}


class TodayScreen(Page):
    """The page a day begins and ends on."""

    BINDINGS = bindings(ANY, READ, TODAY)
    here = "Today"
    view: TodayView
    _why = False

    def body(self) -> Sequence[Widget]:
        """Return the greeting, the energy line, the card and the notes."""
        return (
            Words(id="greeting"),
            Words(id="energy"),
            Words(id="validation"),
            Words(id="card"),
            Words(id="notes"),
        )

    def on_mount(self) -> None:
        """Draw, then go on where the person left."""
        super().on_mount()
        self.go_on()

    @property
    def _readable(self) -> bool:
        """Whether the file could be read; without it there is no step to do anything with."""
        return hasattr(self, "view")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the step's keys rest while the file cannot be read."""
        return self._readable or action not in _ACTIONS

    def show(self) -> None:
        """Draw today from the records."""
        self.view = look(self.context)
        view = self.view
        for name, content in (
            ("greeting", draw.greeting(view)),
            ("energy", draw.energy(view, self._short)),
            ("validation", draw.validation(view)),
            ("card", draw.card(view, self._why, short=self._short)),
            ("notes", draw.notes(view, self.size.width, self.fitted)),
        ):
            self.query_one(f"#{name}", Words).update(content)
        self.set_class(view.checkin is not None or view.stage != "offered", "-settled")
        self.query_one("#validation").display = bool(view.validation) and not self._short
        card = self.query_one("#card")
        card.border_title = self.companion.veiled(Content(draw.card_title(view, self.fitted)))
        closed = view.stage == "closed"
        card.border_subtitle = "" if closed else draw.card_subtitle(view.offer)

    @property
    def _short(self) -> bool:
        return self.size.height < SHORT

    def foot_keys(self) -> Sequence[tuple[str, str]]:
        """Return the keys that fit the step's stage."""
        if not self._readable:
            return (("help-now", "help now"), ("quit", "quit"))
        return _FEET[self.view.stage]

    def go_on(self) -> None:
        """Ask what is open: the next question of the step, or how the day is."""
        if not self._readable:
            return
        if self.view.questions:
            self._ask_next()
        elif self.view.checkin is None and self.view.offer.record is None:
            self.action_energy()

    def win_to_start_from(self) -> str:
        """After a gap, coming back is a win that is already there."""
        returned = self._readable and self.view.returned
        return "Came back." if returned and not self.companion.drafts.get("win") else ""

    # the check-in

    def action_energy(self) -> None:
        """Ask for energy, then whether a word fits."""

        async def then(answer: Answer) -> None:
            if not isinstance(answer, int):
                return
            if await self.do(today.check_in, self.context, energy=answer):
                self._ask_feelings()
            else:
                self.action_energy()

        self.asking.ask(Ask(question=ENERGY, then=then))

    def _ask_feelings(self, marked: Sequence[str] = ()) -> None:
        async def then(answer: Answer) -> None:
            if not isinstance(answer, tuple):
                return
            if not await self.do(today.check_in, self.context, feelings=answer):
                self._ask_feelings(answer)
            elif self._short:  # no room for it above the card
                self.asking.say(self.view.validation)

        async def back() -> None:
            self.action_energy()

        self.asking.ask(
            Ask(
                question=FEELING,
                then=then,
                back=back,
                options=FEELING.choices,
                marked=list(marked),
            )
        )

    # the step

    async def action_enter(self) -> None:
        """Take the step on the card, or finish the one that was taken."""
        if self.view.stage == "closed":
            return
        if self.view.stage == "taken":
            self._ask_outcome()
            return
        self._why = False
        if await self.do(today.take, self.context):
            self._ask_next()

    async def action_smaller(self) -> None:
        """Put the smaller version on the card."""
        if self.view.stage != "closed":
            await self.do(today.smaller, self.context)

    async def action_bigger(self) -> None:
        """Put a bigger version on the card."""
        if self.view.stage != "closed":
            await self.do(today.bigger, self.context)

    async def action_another(self) -> None:
        """Put another step on the card."""
        self._why = False
        self.asking.end_all()
        await self.do(today.another, self.context)

    async def action_rest(self) -> None:
        """Rest today; kept as care."""
        self.asking.end_all()
        await self.do(today.rest, self.context)

    def action_why(self) -> None:
        """Show or hide why this step is offered."""
        self._why = not self._why
        self.refresh_page()

    async def action_answer_came(self) -> None:
        """Keep that an answer came after all."""
        kept = await self.do(replies.answer_came, self.context)
        if kept:
            self.asking.say(kept.line)

    async def action_favourite(self) -> None:
        """Put the step on the own menu, or take it off."""
        liked = self.view.offer.favourite
        if await self.do(favourites.toggle, self.context):
            self.asking.say("Off your menu." if liked else "On your menu; it comes up more often.")

    def action_menu(self) -> None:
        """Open the own menu."""
        from companion.tui.screens.menu import MenuScreen

        self.app.push_screen(MenuScreen())

    def action_intention(self) -> None:
        """Ask for the week's intention, pre-filled."""
        self.ask_text(
            INTENTION,
            lambda text: today.set_intention(self.context, text).line,
            value=self.view.intention,
        )

    # the questions around it

    def action_confidence(self) -> None:
        """Ask how doable the step feels; below 7 a smaller one is offered."""

        async def then(answer: Answer) -> None:
            if not isinstance(answer, int):
                return
            if await self.do(today.answer, self.context, "confidence", answer) and self.view.line:
                self.asking.say(f"{self.view.line} (- makes it smaller)")

        if self.view.stage != "closed":
            self.asking.ask(Ask(question=CONFIDENCE, then=then))

    def action_anchor(self) -> None:
        """Ask for a moment to tie the step to."""
        if self.view.stage != "closed":
            self._ask_about_step(ANCHOR, following=False)

    def _ask_next(self) -> None:
        if self.view.questions:
            self._ask_about_step(self.view.questions[0], following=True)

    def _ask_about_step(self, question: Question, following: bool) -> None:
        step = self.view.offer.record
        draft = f"step:{step.id if step else 'next'}:{question.id}"

        async def then(answer: Answer) -> None:
            value = answer if not isinstance(answer, tuple) else ", ".join(answer)
            if await self.do(today.answer, self.context, question.id, value):
                self.companion.hold_draft(draft, "")
                if following:
                    self._ask_next()
            else:
                self._ask_about_step(question, following)

        async def back() -> None:
            if following:
                await self._ask_previous()

        async def skip_all() -> None:
            self.companion.hold_draft(draft, "")
            await self.do(today.skip_the_rest, self.context)

        self.asking.ask(
            Ask(
                question=question,
                then=then,
                back=back,
                skip_all=skip_all if following else None,
                options=question.choices or tuple((o, o) for o in options(question.options)),
                own_words=not question.choices,
                draft=draft,
            )
        )

    async def _ask_previous(self) -> None:
        step = self.view.offer.record
        if step is None:
            return
        asked = [q.id for q in questions_of(step) if q.id in step.asked]
        kept = await self.do(today.ask_again, self.context, asked[-1]) if asked else None
        if kept:
            self._ask_next()

    # the end of it

    def _ask_outcome(self) -> None:
        async def then(answer: Answer) -> None:
            if answer == "moved":
                self._ask_moved_to("tomorrow")
            elif answer:
                await self._close(answer)  # type: ignore[arg-type]

        self.asking.ask(Ask(question=OUTCOME, then=then, options=OUTCOME.choices, own_words=False))

    async def _close(self, outcome: Outcome) -> None:
        if await self.do(today.close, self.context, outcome):
            self._why = False
            self._ask_next()

    def _ask_moved_to(self, value: str) -> None:
        async def then(answer: Answer) -> None:
            try:
                day = read_day(str(answer or "tomorrow"), self.view.day)
                closed = await self.do(today.close, self.context, "moved", moved_to=day)
            except BadInput as error:
                self.asking.say(str(error))
                closed = None
            if closed is None:
                self._ask_moved_to(str(answer or ""))

        self.asking.ask(Ask(question=MOVED_TO, then=then, back=self._back_to_outcome, value=value))

    async def _back_to_outcome(self) -> None:
        self._ask_outcome()
