"""The people on the private map: who there is, finding one by name, removing one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Literal

from companion.domain import names
from companion.domain import text as texts
from companion.domain.errors import BadInput
from companion.domain.people import alphabetical, for_message, label
from companion.domain.records import (
    TABLES,
    Card,
    Person,
    Record,
    Sent,
    Step,
    Waiting,
    Win,
    revised,
    worded_fields,
)
from companion.services.context import Context
from companion.store.settings import nearest
from companion.store.store import Change, Kept, Snapshot

Fate = Literal["nameless", "removed"]
FATES: tuple[tuple[Fate, str], ...] = (
    ("nameless", "keep the words, without the name"),
    ("removed", "remove what was kept with them too"),
)
_KEPT_WITH = (Step, Win, Sent, Waiting)


def everyone(context: Context) -> tuple[Person, ...]:
    """Return the people by name; those kept apart last."""
    return alphabetical(context.store.snapshot().all(Person))


def names_known(seen: Snapshot) -> frozenset[str]:
    """Return every name that stands in the records: for hiding them on the screen."""
    named: list[Person | Sent | Waiting] = [*seen.all(Person), *seen.all(Sent), *seen.all(Waiting)]
    return frozenset(record.name for record in named if record.name)


def unsafe_names(seen: Snapshot) -> tuple[str, ...]:
    """Return the names of those kept apart that no safe person bears too."""
    people = seen.all(Person)
    safe = {p.name.casefold() for p in people if not p.unsafe}
    return tuple(p.name for p in people if p.unsafe and p.name.casefold() not in safe)


def kept_apart(seen: Snapshot) -> Callable[[str, str], bool]:
    """Return a test of a person's id and a name: whether someone marked unsafe is meant."""
    ids = {p.id for p in seen.all(Person) if p.unsafe}
    names_apart = {name.casefold() for name in unsafe_names(seen)}
    return lambda person_id, name: person_id in ids or name.casefold() in names_apart


def to_pick(context: Context, situation: str = "") -> tuple[tuple[str, str], ...]:
    """Return (id, label) of whom something could be with, the most fitting first."""
    found = for_message(context.store.snapshot().all(Person), situation)
    return tuple((person.id, label(person)) for person in found)


def _same_name(people: Sequence[Person], words: str) -> list[Person]:
    clean = words.casefold()
    whole = [p for p in people if clean in (label(p).casefold(), f"{p.name}, {p.tie}".casefold())]
    return whole or [p for p in people if p.name.casefold() == clean]


def find(seen: Snapshot, words: str) -> Person | None:
    """Return the person that `words` name: "Sam", "Sam (friend)" or "Sam, friend".

    None for a name that is not on the map. Raises BadInput where two people bear it, and for
    someone kept apart.
    """
    clean = texts.one_line(words)
    found = _same_name(seen.all(Person), clean)
    safe = [p for p in found if not p.unsafe]
    if found and not safe:
        raise BadInput(
            f"{clean} is kept apart as not safe for you, so no message is made. "
            "Help is one key away, and companion help-now, at any time."
        )
    if len(safe) > 1:
        ties = [label(p) for p in safe]
        told = (
            f'say "{safe[0].name}, {safe[0].tie or "..."}"'
            if len(set(ties)) == len(ties)
            else "a different tie on the People page tells them apart"
        )
        raise BadInput(f"More than one is called {safe[0].name}: {' and '.join(ties)}; {told}.")
    return safe[0] if safe else None


def find_known(seen: Snapshot, words: str) -> Person:
    """Return the person that `words` name, as `find` does; BadInput where nobody is called so."""
    person = find(seen, words)
    if person is None:
        known = tuple(p.name for p in seen.all(Person) if not p.unsafe)
        shown = texts.shorten(texts.one_line(words), 40)
        raise BadInput(f'"{shown}" is not on your map.{nearest(shown, known)}')
    return person


def _texts_without(record: Record, name: str) -> dict[str, str]:
    changed: dict[str, str] = {}
    if isinstance(record, Card | Person):  # whom to call stays; other people keep their names
        return changed
    for field in worded_fields(type(record)):
        value = getattr(record, field)
        if names.mentions(value, name):
            changed[field] = "" if value == name else names.without(value, name)
    return changed


def _without_link(record: Record, person_id: str) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    if getattr(record, "person", "") == person_id:
        changed["person"] = ""
    for field in ("people", "turns"):
        ids = getattr(record, field, ())
        if person_id in ids:
            changed[field] = tuple(i for i in ids if i != person_id)
    return changed


def _parted(seen: Snapshot, person: Person, fate: Fate, now: datetime) -> Change:
    shared = any(
        p.id != person.id and p.name.casefold() == person.name.casefold() for p in seen.all(Person)
    )
    keep: list[Record] = []
    remove: list[Record] = [person]
    for kind in TABLES.values():
        for record in seen.all(kind):
            if record.id == person.id:
                continue
            links = _without_link(record, person.id)
            if fate == "removed" and kind in _KEPT_WITH and links:
                remove.append(record)
                continue
            # A name that two people bear may be the other one's.
            named = {} if shared and not links else _texts_without(record, person.name)
            if links or named:
                keep.append(revised(record, now, **{**named, **links}))
    return Change(keep=keep, remove=remove)


def remove(context: Context, person_id: str, fate: Fate) -> Kept:
    """Take a person off the map; undo brings all of it back.

    "nameless": what was kept with them stays, with "someone" for the name. "removed": steps,
    wins, messages and waiting replies kept with them go too; elsewhere the name goes.
    """

    def decide(seen: Snapshot) -> Change:
        person = seen.find(Person, person_id)
        return _parted(seen, person, fate, context.now()) if person else Change()

    return context.store.change(decide, "removing the person")
