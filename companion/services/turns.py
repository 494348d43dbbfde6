"""Short calls in turns: two people, some minutes, whose turn it is. Passing a turn on is silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from companion.domain.errors import BadInput
from companion.domain.people import MYSELF, next_turn
from companion.domain.records import Person, Ritual, Win, revised
from companion.services import topics, wins
from companion.services.context import Context
from companion.store.store import Change, Kept, Snapshot

TITLE = "Short calls"
MINUTES = 10
MOST_MINUTES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """The rotation as it stands: whose turn, how long, and something to talk about.

    `mine`: with one person the turn to ring goes to and fro, and now it is the person's own.
    """

    record: Ritual
    person: Person
    names: tuple[str, ...]
    mine: bool
    topic: str


def _record(seen: Snapshot) -> Ritual | None:
    found = [r for r in seen.all(Ritual) if r.title == TITLE and r.turns]
    return max(found, key=lambda r: r.id, default=None)


def look(context: Context) -> Turns | None:
    """Return the rotation; None where there is none, or nobody in it who is safe."""
    seen = context.store.snapshot()
    record = _record(seen)
    if record is None:
        return None
    people = {i: p for i in record.turns if (p := seen.find(Person, i)) and not p.unsafe}
    order = [i for i in record.turns if i in people or i == MYSELF]
    person = next((people[i] for i in order if i in people), None)
    if person is None:
        return None
    return Turns(
        record=record,
        person=person,
        names=tuple(p.name for p in people.values()),
        mine=order[0] == MYSELF,
        topic=topics.one_for(context, person, "call"),
    )


def set_up(context: Context, person_ids: Sequence[str], minutes: int = MINUTES) -> Kept:
    """Keep who the short calls go round between: two people, or one and the person themselves.

    Raises BadInput for nobody, more than two, and someone kept apart.
    """
    ids = tuple(dict.fromkeys(person_ids))
    if not 1 <= len(ids) <= 2:
        raise BadInput("Short calls go round between one or two people.")

    def decide(seen: Snapshot) -> Change:
        people = [seen.find(Person, i) for i in ids]
        if any(p is None or p.unsafe for p in people):
            raise BadInput("One of these is not on the map any more, or is kept apart.")
        turns = ids if len(ids) == 2 else (MYSELF, *ids)
        old = _record(seen)
        values = {"people": ids, "turns": turns, "minutes": minutes}
        if old:
            return Change(keep=[revised(old, context.now(), **values)])
        day = context.today
        return Change(keep=[context.store.new(Ritual, day, title=TITLE, format="call", **values)])

    return context.store.change(decide, "the short calls")


def pass_on(context: Context) -> Kept:
    """Pass the turn on; nothing is said about it and nothing noted."""

    def decide(seen: Snapshot) -> Change:
        old = _record(seen)
        if old is None:
            raise BadInput("There are no short calls set up. e names who they are with.")
        return Change(keep=[revised(old, context.now(), turns=next_turn(old.turns))])

    return context.store.change(decide, "passing the turn on")


def talked(context: Context) -> str:
    """Keep that the call took place, as a win; the turn goes on. Returns the line to say."""
    now = look(context)
    if now is None:
        raise BadInput("There are no short calls set up. e names who they are with.")
    win = context.store.new(
        Win,
        context.today,
        text=f"Had a short call with {now.person.name}.",
        kind=wins.read_kind("showed-up"),
        guessed=False,
        person=now.person.id,
    )

    def decide(seen: Snapshot) -> Change:
        old = _record(seen)
        after = [revised(old, context.now(), turns=next_turn(old.turns))] if old else []
        return Change(keep=[win, *after])

    kept = context.store.change(decide, "the short call")
    return f"{kept.line} {wins.acknowledgement(win)}"


def stop(context: Context) -> Kept:
    """Let the short calls be; undo brings them back."""

    def decide(seen: Snapshot) -> Change:
        old = _record(seen)
        return Change(remove=[old] if old else [])

    return context.store.change(decide, "letting the short calls be")
