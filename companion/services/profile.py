"""Writing down about people and places: add, change one field, remove a place."""

from __future__ import annotations

from typing import TypeVar

from companion.domain import profile
from companion.domain.errors import BadInput
from companion.domain.people import calm_first
from companion.domain.profile import FIELDS, NAME, Field
from companion.domain.records import Event, Person, Place, Record, Ritual, revised
from companion.services.context import Context
from companion.services.words import line
from companion.store.store import Change, Kept, Snapshot

R = TypeVar("R", bound=Record)
_GONE = "That was removed in another window. Your words are still here."


def add(context: Context, kind: type[R], name: str, **more: str) -> Kept:
    """Write down a person or place by name. Raises BadInput for an empty name."""
    fields = {field.name: field for field in FIELDS[kind]}
    values = {key: profile.read(fields[key], words) for key, words in more.items()}
    record = context.store.new(kind, name=profile.read(NAME, name), **values)
    return context.store.change(lambda seen: Change(keep=[record]), "the new name")


def find_field(kind: type[Record], name: str) -> Field:
    """Return the field called `name` of a person or a place."""
    return next(field for field in FIELDS[kind] if field.name == name)


def change(
    context: Context, kind: type[R], record_id: str, name: str, written: str | tuple[str, ...]
) -> Kept:
    """Keep one field of a person or a place. Raises BadInput for what does not fit."""
    value = profile.read(find_field(kind, name), written)

    def decide(seen: Snapshot) -> Change:
        old = seen.find(kind, record_id)
        if old is None:
            raise BadInput(_GONE)
        return Change(keep=[revised(old, context.now(), **{name: value})])

    return context.store.change(decide, "the change")


def line_after(context: Context, record: Record, name: str, kept: Kept) -> str:
    """Return what is said after a field was kept: someone kept apart has a line of their own."""
    if isinstance(record, Person) and name == "unsafe" and record.unsafe:
        return line("kept-apart", context.today, record.id)
    if isinstance(record, Person) and name == "unsafe":
        return "The mark is off, so they may be suggested again. enter puts it back."
    return kept.line


def places(context: Context) -> tuple[Place, ...]:
    """Return the places, the calm and familiar ones first."""
    return calm_first(context.store.snapshot().all(Place))


def remove_place(context: Context, place_id: str) -> Kept:
    """Take a place off the map; what is planned there keeps its name. Undo brings it back."""

    def decide(seen: Snapshot) -> Change:
        old = seen.find(Place, place_id)
        if old is None:
            return Change()
        planned: list[Event | Ritual] = [*seen.all(Event), *seen.all(Ritual)]
        named = [revised(p, context.now(), place=old.name) for p in planned if p.place == old.id]
        return Change(keep=named, remove=[old])

    return context.store.change(decide, "removing the place")
