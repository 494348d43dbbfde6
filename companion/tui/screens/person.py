"""One person on the private map."""

from __future__ import annotations

from collections.abc import Sequence

from companion.domain.people import marks_in_words
from companion.domain.records import Person
from companion.services import needs, occasions
from companion.services.occasions import Occasion
from companion.tui.keys import ANY, FIELDS, LIST, PERSON, bindings
from companion.tui.screens.fields import FieldsScreen
from companion.tui.screens.hand import HandScreen
from companion.tui.screens.parting import ask_fate


class PersonScreen(FieldsScreen[Person]):
    """What is written down about one person."""

    BINDINGS = bindings(ANY, LIST, FIELDS, PERSON)
    kind = Person

    def summary(self, record: Person) -> str:
        """Return the tie and the marks."""
        return ", ".join(part for part in (record.tie, *marks_in_words(record)) if part)

    def foot_keys(self) -> Sequence[tuple[str, str]]:
        """Return the keys of a person."""
        person = self.record
        if person is None:
            return (("undo", "undo"), ("back", "back"))
        message = (("help-now", "help now"),) if person.unsafe else (("message", "message"),)
        return (
            ("field-change", "change"), *message, ("person-topics", "topics"),
            ("person-agreed", "what we said"), ("person-remove", "remove"), ("back", "back"),
        )  # fmt: skip

    def occasion(self) -> Occasion:
        """Return the occasion of writing to this person."""
        person = self.record
        return occasions.about(self.context.store.snapshot(), person) if person else Occasion()

    def action_message(self) -> None:
        """Open messages for this person; for one kept apart there are none."""
        person = self.record
        if person and person.unsafe:
            self.asking.say(f"{person.name} is kept apart; no message is made. ! is help now.")
        else:
            super().action_message()

    def action_topics(self) -> None:
        """Open the topics kept for this person."""
        from companion.tui.screens.topics import TopicsScreen

        self.app.push_screen(TopicsScreen(self._record_id))

    def action_share(self) -> None:
        """Show what was agreed on, to share."""
        person = self.record
        text = needs.agreement_text(person) if person else ""
        if person and text:
            self.app.push_screen(HandScreen(f"What we said, {person.name} and I", text, "People"))
        else:
            self.asking.say("Nothing is agreed on yet: how often, how long, what is fine to skip.")

    def action_delete(self) -> None:
        """Remove this person, asking what becomes of what was kept with them."""
        if person := self.record:
            ask_fate(self, person, self.app.pop_screen)
