"""One person on the private map."""

from __future__ import annotations

from collections.abc import Sequence

from companion.domain.people import marks_in_words
from companion.domain.records import Person
from companion.services import needs, occasions
from companion.services.occasions import Occasion, kept_apart
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
            return (("back", "back"),)
        if person.unsafe:
            return (
                ("field-change", "change"), ("help-now", "help now"),
                ("person-remove", "remove"), ("back", "back"),
            )  # fmt: skip
        return (
            ("field-change", "change"), ("message", "message"), ("person-topics", "topics"),
            ("person-agreed", "what we said"), ("person-remove", "remove"), ("back", "back"),
        )  # fmt: skip

    def occasion(self) -> Occasion:
        """Return the occasion of writing to this person."""
        person = self.record
        return occasions.about(self.context.store.snapshot(), person) if person else Occasion()

    def action_message(self) -> None:
        """Open messages for this person; for one kept apart there are none."""
        if not self._kept_apart():
            super().action_message()

    def _kept_apart(self) -> bool:
        """Say so where the person is kept apart: nothing leads back to them."""
        person = self.record
        if person and person.unsafe:
            self.asking.say(kept_apart(person))
            return True
        return False

    def action_topics(self) -> None:
        """Open the topics kept for this person."""
        from companion.tui.screens.topics import TopicsScreen

        if self._kept_apart():
            return
        self.app.push_screen(TopicsScreen(self._record_id))

    def action_share(self) -> None:
        """Show what was agreed on, to share."""
        if self._kept_apart():
            return
        person = self.record
        text = needs.agreement_text(person) if person else ""
        if person and text:
            self.app.push_screen(HandScreen(f"What we said, {person.name} and I", text, "People"))
        else:
            self.asking.say("Nothing is written down as agreed, and it need not be.")

    def action_delete(self) -> None:
        """Remove this person, asking what becomes of what was kept with them."""
        if person := self.record:
            ask_fate(self, person, self.app.pop_screen)
