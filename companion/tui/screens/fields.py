"""One record as a list of its details, each changed in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from textual.content import Content
from textual.widget import Widget

from companion.domain import profile as fields
from companion.domain.profile import FIELDS, Field
from companion.domain.records import Person, Place
from companion.services import profile
from companion.services.words import options
from companion.tui.screens.browse import Browse
from companion.tui.screens.easiest import ask_easiest
from companion.tui.widgets.ask import Answer, Ask
from companion.tui.widgets.record_list import RecordList
from companion.tui.widgets.words import Words

R = TypeVar("R", Person, Place)
_LABEL = 22


def _room(width: int) -> int:
    return max(width - _LABEL - 2, 8)


class FieldsScreen(Browse[Field], Generic[R]):
    """The details of a person or a place. `kind` is the record's type."""

    kind: type[R]
    here = "People"

    def __init__(self, record_id: str) -> None:
        super().__init__()
        self._record_id = record_id
        self._drawn: R | None = None

    def body(self) -> Sequence[Widget]:
        """Return the name and the list of details."""
        return (Words(id="sides"), RecordList[Field](self._line, id="list"))

    @property
    def record(self) -> R | None:
        """The record as it is kept now; None once it was removed."""
        return self.context.store.snapshot().find(self.kind, self._record_id)

    def show(self) -> None:
        """Draw the details."""
        record = self._drawn = self.record
        self.list.show(FIELDS[self.kind] if record else (), lambda a, b: a.name == b.name)
        self.moved()

    def moved(self) -> None:
        """Let the heading follow the cursor."""
        record, field = self._drawn, self.list.chosen
        heading = record.name if record else "This is not on the map any more."
        below = self.summary(record) if record else ""
        self.draw_heading(
            Content.assemble((heading, "bold $ink"), (f"   {below}" if below else "", "$quiet")),
            fields.said(field, record) if field and record else "",
            _room(self.column),
        )

    def summary(self, record: R) -> str:
        """Return a few words beside the name."""
        return ""

    def _line(self, field: Field, above: Field | None, width: int, chosen: bool) -> Content:
        value = fields.said(field, self._drawn) if self._drawn else ""
        return Content.assemble(
            ("> " if chosen else "  ", "$warm bold"),
            (f"{field.label:<{_LABEL}}", "$warm" if chosen else "$quiet"),
            (self.fitted(value, _room(width)) or "-", "$ink" if value else "$quiet"),
        )

    async def action_enter(self) -> None:
        """Change the detail under the cursor; a mark changes at once."""
        field, record = self.list.chosen, self.record
        if field is None or record is None:
            return
        if field.kind == "mark":
            await self._keep(field, "no" if getattr(record, field.name) else "yes")
        else:
            self._ask(field, fields.said(field, record))

    def _ask(self, field: Field, value: str) -> None:
        question = field.question
        draft = f"{self.kind.__name__.lower()}:{self._record_id}:{field.name}"
        if question.kind == "text" or field.kind == "minutes":  # a number's digits pick nothing
            self.ask_text(
                question,
                lambda written: self._kept(field, written),
                value=value,
                field=draft,
                empty=True,
            )
        elif question.kind == "choice":
            self._ask_choice(field, value, draft)
        elif field.kind == "formats":
            self._ask_order(field)
        else:
            self._ask_rating(field)

    def _ask_choice(self, field: Field, value: str, draft: str) -> None:
        question = field.question
        choices = [words for _, words in question.choices] or options(question.options)

        async def then(written: str | None) -> None:
            if written is not None and not await self.do(self._kept, field, written):
                self._ask_choice(field, value, draft)
                return
            self.companion.hold_draft(draft, "")

        self.ask_choice(question, choices, value, then, draft)

    def _ask_rating(self, field: Field) -> None:
        async def then(answer: Answer) -> None:
            if answer is not None:
                await self._keep(field, str(answer))

        self.asking.ask(Ask(question=field.question, then=then))

    def _ask_order(self, field: Field) -> None:
        async def then(order: tuple[str, ...]) -> None:
            await self._keep(field, order)

        record = self.record
        ask_easiest(self, getattr(record, field.name) if record else (), then)

    async def _keep(self, field: Field, written: str | tuple[str, ...]) -> None:
        if said := await self.do(self._kept, field, written):
            self.asking.say(said)

    def _kept(self, field: Field, written: str | tuple[str, ...]) -> str:
        """Keep one detail and return the line to say."""
        kept = profile.change(self.context, self.kind, self._record_id, field.name, written)
        return profile.line_after(self.context, kept.first(self.kind), field.name, kept)
