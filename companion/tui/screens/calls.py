"""Short calls in turns: whose turn it is, how long, and something to talk about."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from companion.domain.questions import Question, read_minutes
from companion.services import occasions, turns
from companion.services.occasions import Occasion
from companion.services.people import to_pick
from companion.tui.keys import ANY, CALLS, READ, bindings
from companion.tui.screens.drawing import beside
from companion.tui.screens.page import Page
from companion.tui.widgets.ask import Answer, Ask
from companion.tui.widgets.words import Words

_WHO = Question(id="call-who", words="With whom? One or two people:", kind="several")
_MINUTES = Question(id="call-minutes", words="How many minutes?", kind="text")
_NONE = (
    "Short calls can go round between two people, or between you and one. "
    "Nothing is expected; a turn can always be passed on."
)
_MOST_NAMES = 9


class CallsScreen(Page):
    """The rotation, as one card."""

    BINDINGS = bindings(ANY, READ, CALLS)
    here = "People"

    def body(self) -> Sequence[Widget]:
        """Return the heading, the card and the notes."""
        return (Words(id="lead"), Words(id="card"), Words(id="notes"))

    def show(self) -> None:
        """Draw whose turn it is."""
        now = turns.look(self.context)
        card, notes = self.query_one("#card", Words), self.query_one("#notes", Words)
        card.display = notes.display = now is not None
        lead = _NONE if now is None else "Short calls, in turns. Passing one on is silent."
        self.query_one("#lead", Words).update(Content.assemble((lead, "$quiet")))
        if now is None:
            return
        name = now.person.name
        whose = f"Your turn to ring {name}." if now.mine else f"{name} is next."
        if not now.mine and len(now.names) == 1:
            whose = f"{name} may ring, when it suits."
        card.update(
            Content.assemble(
                (whose, "bold $ink"),
                (
                    f"\nAbout {now.record.minutes} minutes. Saying so first gives it an end.",
                    "$quiet",
                ),
            )
        )
        card.border_title = "next, when it suits"
        rows = [("between", " and ".join(now.names if len(now.names) > 1 else ("you", name)))]
        if now.topic:
            rows.append(("to talk about", now.topic))
        notes.update(
            Content.assemble(
                *(part for row in rows for part in beside(*row, self.size.width))
            ).rstrip()
        )

    def foot_keys(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the calls."""
        if turns.look(self.context) is None:
            return (("call-set", "name who they are with"), ("back", "back"))
        return (
            ("call-talked", "we talked"), ("call-pass", "pass it on"), ("message", "message"),
            ("call-set", "who, how long"), ("call-stop", "let them be"), ("back", "back"),
        )  # fmt: skip

    def occasion(self) -> Occasion:
        """Return the occasion of writing to the one whose turn it is."""
        now = turns.look(self.context)
        if now is None:
            return super().occasion()
        return occasions.of_call(now.person, now.record.minutes)

    async def action_enter(self) -> None:
        """Keep that the call took place."""
        if turns.look(self.context) and (said := await self.do(turns.talked, self.context)):
            self.asking.say(said)

    async def action_pass_on(self) -> None:
        """Pass the turn on."""
        if turns.look(self.context):
            await self.do(turns.pass_on, self.context)

    def action_set_up(self) -> None:
        """Ask who the calls are with, then how long they are."""
        people = to_pick(self.context, "mutual-check-in")[:_MOST_NAMES]
        if not people:
            self.asking.say("The map has no names so far; 6 opens it.")
            return
        now = turns.look(self.context)

        async def then(answer: Answer) -> None:
            if isinstance(answer, tuple):
                self._ask_minutes(answer, str(now.record.minutes if now else turns.MINUTES))

        marked = [i for i in now.record.people if i in dict(people)] if now else []
        self.asking.ask(Ask(question=_WHO, then=then, options=people, marked=marked))

    def _ask_minutes(self, people: tuple[str, ...], value: str) -> None:
        self.ask_text(
            _MINUTES,
            lambda written: (
                turns.set_up(self.context, people, read_minutes(written, turns.MOST_MINUTES)).line
            ),
            value=value,
        )

    async def action_delete(self) -> None:
        """Let the short calls be."""
        if turns.look(self.context):
            stopped = await self.do(turns.stop, self.context)
            if stopped:
                self.asking.say("Let be. u brings them back.")
