"""People: a private map. Empty is fine; nobody is counted or ranked."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from companion.domain.people import marks_in_words
from companion.domain.profile import TIE
from companion.domain.questions import Question
from companion.domain.records import Person
from companion.services import needs, occasions, people, profile, turns
from companion.services.occasions import Occasion
from companion.services.words import line
from companion.tui.keys import ANY, LIST, PEOPLE, bindings
from companion.tui.screens.browse import Browse
from companion.tui.screens.easiest import ask_easiest
from companion.tui.screens.parting import ask_fate
from companion.tui.screens.person import PersonScreen
from companion.tui.widgets.ask import Answer, Ask
from companion.tui.widgets.record_list import RecordList
from companion.tui.widgets.words import Words

_ADD = Question(id="person-add", words="Who? A name or nickname:", kind="text")
_NAME, _TIE = 20, 20


class PeopleScreen(Browse[Person]):
    """The people, by name."""

    BINDINGS = bindings(ANY, LIST, PEOPLE)
    here = "People"

    def body(self) -> Sequence[Widget]:
        """Return the heading and the list."""
        return (Words(id="sides"), RecordList[Person](self._line, id="list"))

    def show(self) -> None:
        """Draw the people."""
        found = people.everyone(self.context)
        self.list.show(found, lambda a, b: a.id == b.id)
        self.query_one("#sides", Words).update(
            Content.assemble((self._heading(bool(found)), "$quiet"))
        )

    def _heading(self, anyone: bool) -> str:
        if not anyone:
            return line("empty-people", self.context.today)
        if now := turns.look(self.context):
            whose = "your turn to ring" if now.mine else "next"
            return f"Short calls: {now.person.name}, {whose}, when it suits."
        return "Your own map: people, pets, passing faces."

    def _line(self, person: Person, above: Person | None, width: int, chosen: bool) -> Content:
        name = self.fitted(person.name, _NAME - 1)
        tie = self.fitted(person.tie, _TIE - 1)
        marks = ", ".join(marks_in_words(person))
        ink = "$quiet" if person.unsafe else "bold $ink" if chosen else "$ink"
        return Content.assemble(
            ("> " if chosen else "  ", "$warm bold"),
            Content(name).stylize(ink),
            (" " * max(_NAME - Content(name).cell_length, 1), ""),
            (f"{tie:<{_TIE}}" if width >= 60 else tie, "$quiet"),
            (marks if width >= 60 else "", "$quiet" if person.unsafe else "$leaf"),
        )

    def foot_keys(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        if self.list.chosen is None:
            return (
                ("person-add", "add someone"), ("places", "places"), ("easiest", "easiest ways"),
                ("keys", "keys"),
            )  # fmt: skip
        return (
            ("person-open", "open"), ("person-add", "add"), ("message", "message"),
            ("places", "places"), ("calls", "short calls"), ("easiest", "easiest ways"),
            ("keys", "keys"),
        )  # fmt: skip

    def action_message(self) -> None:
        """Open messages for the person under the cursor; for one kept apart there are none."""
        person = self.list.chosen
        if person and person.unsafe:
            self.asking.say(occasions.kept_apart(person))
        else:
            super().action_message()

    def occasion(self) -> Occasion:
        """Return the occasion of writing to the person under the cursor."""
        if person := self.list.chosen:
            return occasions.about(self.context.store.snapshot(), person)
        return super().occasion()

    async def action_enter(self) -> None:
        """Open the person under the cursor."""
        if person := self.list.chosen:
            self.app.push_screen(PersonScreen(person.id))

    def action_add(self) -> None:
        """Ask for a name and who they are."""

        async def then(answer: Answer) -> None:
            name = str(answer or "")
            if name.strip():
                self._ask_tie(name)

        self.asking.ask(Ask(question=_ADD, then=then, draft="person-add", enter="go on"))

    def _ask_tie(self, name: str) -> None:
        async def then(answer: Answer) -> None:
            kept = await self.do(profile.add, self.context, Person, name, tie=str(answer or ""))
            if kept is None:
                self._ask_tie(name)
                return
            self.companion.hold_draft("person-add", "")
            person = kept.first(Person)
            self.list.move_to(people.everyone(self.context).index(person))
            self.asking.say(f"{kept.line} enter adds more, if you like.")

        async def back() -> None:
            self.action_add()

        choices = TIE.question.choices
        self.asking.ask(Ask(question=TIE.question, then=then, back=back, options=choices))

    def action_delete(self) -> None:
        """Remove the person under the cursor, asking what becomes of what was kept with them."""
        if person := self.list.chosen:
            ask_fate(self, person, self.refresh_page)

    def action_places(self) -> None:
        """Open the places."""
        from companion.tui.screens.places import PlacesScreen

        self.app.push_screen(PlacesScreen())

    def action_calls(self) -> None:
        """Open the short calls in turns."""
        from companion.tui.screens.calls import CallsScreen

        self.app.push_screen(CallsScreen())

    def action_easiest(self) -> None:
        """Ask which ways of being in touch are easiest, the safest first."""
        rows = needs.rows(self.context)

        async def then(order: tuple[str, ...]) -> None:
            kept = await self.do(needs.change, self.context, rows[-1], order)
            if kept:
                self.asking.say(f"{kept.line} Steps in the first two come up more often.")

        ask_easiest(self, needs.formats_of(self.context.store.snapshot()), then)
