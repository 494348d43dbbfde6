"""Every record that is kept: its fields, their ranges, and the table it lives in.

Ratings are whole numbers or None (not answered). `day` is the logical day; `created`
and `updated` are instants with their offset. A record that was deleted stays as a
tombstone without its words, so that copies from two machines merge rightly.

Frozen msgspec structs: as immutable as frozen dataclasses, and twenty-odd of them cost
the shell's start a millisecond instead of tens.
"""

from __future__ import annotations

from datetime import date, datetime
from inspect import get_annotations
from typing import Annotated, Literal, TypeVar

from msgspec import Meta, Struct
from msgspec.structs import replace

Instant = Annotated[datetime, Meta(tz=True)]
Rating = Annotated[int, Meta(ge=0, le=10)]
Energy = Annotated[int, Meta(ge=1, le=5)]
Hundred = Annotated[int, Meta(ge=0, le=100)]
Minutes = Annotated[int, Meta(ge=0, le=1440)]

Format = Literal[
    "text", "voice", "call", "in-person", "async", "hybrid", "creative", "body", "solo"
]
Stage = Literal["offered", "taken", "closed"]
Outcome = Literal["", "done", "smaller", "moved", "let-go", "rest"]
Reply = Literal["", "came", "not-yet"]


class Record(Struct, frozen=True, kw_only=True):
    """What every record has."""

    id: str
    created: Instant
    updated: Instant
    day: date | None = None
    deleted: Instant | None = None


class CheckIn(Record, frozen=True, kw_only=True):
    """How a moment of a day was: energy 1-5, feelings as words, mood and tension 0-10."""

    energy: Energy | None = None
    feelings: tuple[str, ...] = ()
    mood: Rating | None = None
    tension: Rating | None = None
    note: str = ""


class Step(Record, frozen=True, kw_only=True):
    """A small social action on one day, from its offer to what happened.

    `entry` is the library's id, empty for the person's own. `asked` names the questions
    already answered or skipped, so that the asking goes on where it was left. `passed`
    are the entries passed over that day.
    """

    entry: str = ""
    text: str = ""
    smaller: str = ""
    energy: Energy | None = None
    formats: tuple[Format, ...] = ()
    minutes: Minutes | None = None
    person: str = ""
    stage: Stage = "offered"
    passed: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    confidence: Rating | None = None
    anchor: str = ""
    mood_before: Rating | None = None
    tension_before: Rating | None = None
    expected_mood: Rating | None = None
    feared: str = ""
    taken_at: Instant | None = None
    outcome: Outcome = ""
    closed_at: Instant | None = None
    moved_to: date | None = None
    mood_after: Rating | None = None
    tension_after: Rating | None = None
    happened: str = ""
    hard: str = ""
    helped: str = ""
    reply: Reply = ""
    heard: bool | None = None
    win: str = ""


class Favourite(Record, frozen=True, kw_only=True):
    """A step of the person's own menu: a library entry, or own words with their energy."""

    entry: str = ""
    text: str = ""
    smaller: str = ""
    energy: Energy | None = None
    formats: tuple[Format, ...] = ()


class Win(Record, frozen=True, kw_only=True):
    """One thing that counts, in the person's own words. `guessed`: the kind was not chosen."""

    text: str = ""
    kind: str = "noticed"
    guessed: bool = True
    step: str = ""
    person: str = ""


class Message(Record, frozen=True, kw_only=True):
    """The person's own version of a message, kept beside the shipped ones."""

    situation: str = ""
    tone: Literal["plain", "warm", "light"] = "plain"
    text: str = ""
    shorter: str = ""
    entry: str = ""


class Sent(Record, frozen=True, kw_only=True):
    """A message the person sent themselves; the program never sends."""

    text: str = ""
    situation: str = ""
    person: str = ""
    name: str = ""
    received: str = ""
    reply: Reply = ""
    step: str = ""


class Waiting(Record, frozen=True, kw_only=True):
    """Someone who may get an answer one day. `archived`: let rest, which is fine."""

    person: str = ""
    name: str = ""
    about: str = ""
    archived: bool = False


class Reframe(Record, frozen=True, kw_only=True):
    """A harsh thought and what was found beside it. Belief is 0-100."""

    thought: str = ""
    pattern: str = ""
    entry: str = ""
    kinder: str = ""
    own_answer: str = ""
    hurts: str = ""
    chosen: str = ""
    situation: str = ""
    evidence_for: str = ""
    evidence_against: str = ""
    belief_before: Hundred | None = None
    belief_after: Hundred | None = None
    helped: bool | None = None


class Person(Record, frozen=True, kw_only=True):
    """Someone (or a pet, a weak tie, a helpline) on the private map.

    `formats` are the ways of being in touch, the safest first.
    """

    name: str = ""
    tie: str = ""
    feel_after: str = ""
    formats: tuple[Format, ...] = ()
    pace: str = ""
    steady: bool = False
    predictable: bool = False
    listens: bool = False
    drains: bool = False
    unsafe: bool = False
    ally_role: str = ""
    ally_helps_with: str = ""
    ally_check_together: str = ""
    agreed_often: str = ""
    agreed_minutes: Minutes | None = None
    agreed_fine_to_skip: str = ""
    topics: tuple[str, ...] = ()
    note: str = ""


class Place(Record, frozen=True, kw_only=True):
    """A place and what makes it bearable. Noise, crowd and familiarity are 0-10."""

    name: str = ""
    noise: Rating | None = None
    crowd: Rating | None = None
    familiarity: Rating | None = None
    seat: str = ""
    way_out: str = ""
    welcome: str = ""
    note: str = ""


class Event(Record, frozen=True, kw_only=True):
    """Something planned with a time, its fallback and its safe exit."""

    title: str = ""
    starts: Instant | None = None
    minutes: Minutes = 60
    format: Format | None = None
    people: tuple[str, ...] = ()
    place: str = ""
    ritual: str = ""
    occurrence: date | None = None
    activity: str = ""
    entry_version: str = ""
    fallback: str = ""
    swapped: bool = False
    exit_text: str = ""
    exit_known: bool = False
    leave_early: bool = True
    arrive_early: bool = False
    routine: str = ""
    cue: str = ""
    looking_forward: str = ""
    restorative: str = ""
    energy_cost: Rating | None = None
    expected_tension: Rating | None = None
    actual_tension: Rating | None = None
    outcome: Literal["", "was-there", "smaller", "moved", "let-go"] = ""
    moved_to: date | None = None
    heard: bool | None = None
    calendar_uid: str = ""
    note: str = ""


class Ritual(Record, frozen=True, kw_only=True):
    """A recurring event: every `every_weeks` weeks from `day`, nothing expected.

    `turns` are ids of people, the one whose turn it is first; "me" is the person themselves.
    """

    title: str = ""
    people: tuple[str, ...] = ()
    every_weeks: Annotated[int, Meta(ge=1, le=52)] = 1
    at: str = ""
    format: Format | None = None
    minutes: Minutes = 60
    place: str = ""
    nothing_expected: bool = True
    turns: tuple[str, ...] = ()
    skipped: tuple[date, ...] = ()
    paused_until: date | None = None
    ends: date | None = None
    calendar_uid: str = ""


class Week(Record, frozen=True, kw_only=True):
    """One week (`day` is its Monday): its intention, and the person's own line of enough."""

    intention: str = ""
    enough: Annotated[int, Meta(ge=0, le=1000)] | None = None
    enough_unit: str = ""
    connectedness: Rating | None = None
    who5: tuple[Annotated[int, Meta(ge=0, le=5)], ...] = ()
    ucla3: tuple[Annotated[int, Meta(ge=1, le=3)], ...] = ()


class Reflection(Record, frozen=True, kw_only=True):
    """The end of one day."""

    mood: Rating | None = None
    win: str = ""
    kinder: str = ""
    tomorrow: str = ""
    prompt: str = ""
    answer: str = ""


class Page(Record, frozen=True, kw_only=True):
    """A private page: written, drawn, or the trace of a wordless start."""

    mode: Literal["write", "draw", "sing", "move", "talk", "wordless"] = "write"
    text: str = ""
    prompt: str = ""
    feelings: tuple[str, ...] = ()
    body_place: str = ""
    colour: str = ""
    number: int | None = None


class RoutinePart(Struct, frozen=True, kw_only=True):
    """A timed part of a routine."""

    words: str
    seconds: Annotated[int, Meta(ge=0, le=86400)] = 60


class Routine(Record, frozen=True, kw_only=True):
    """A settling routine of the person's own, part by part."""

    title: str = ""
    parts: tuple[RoutinePart, ...] = ()
    entry: str = ""


class Rung(Struct, frozen=True, kw_only=True):
    """One feared situation on a ladder, with the step tied to it. Fear is 0-10."""

    situation: str
    fear: Rating | None = None
    step: str = ""
    tried: bool = False


class Ladder(Record, frozen=True, kw_only=True):
    """Feared situations in order of difficulty (graded exposure)."""

    title: str = ""
    rungs: tuple[Rung, ...] = ()


class Avoidance(Record, frozen=True, kw_only=True):
    """An avoidance map: trigger, feeling, what I do, a small alternative."""

    trigger: str = ""
    feeling: str = ""
    response: str = ""
    alternative: str = ""


class CardSection(Struct, frozen=True, kw_only=True):
    """One part of a card, such as "signs" or "who to ask"."""

    title: str
    text: str


class Card(Record, frozen=True, kw_only=True):
    """The help-now card, or a needs card to share.

    `contact` is the person's own number; `codes` are code words with what they mean;
    `formats` the ways of being in touch that are easiest for the person, the safest first.
    """

    kind: Literal["help-now", "needs"] = "help-now"
    country: str = ""
    contact: str = ""
    sections: tuple[CardSection, ...] = ()
    codes: tuple[CardSection, ...] = ()
    formats: tuple[Format, ...] = ()


TABLES: dict[str, type[Record]] = {
    "checkins": CheckIn,
    "steps": Step,
    "favourites": Favourite,
    "wins": Win,
    "messages": Message,
    "sent": Sent,
    "waiting": Waiting,
    "reframes": Reframe,
    "people": Person,
    "places": Place,
    "events": Event,
    "rituals": Ritual,
    "weeks": Week,
    "reflections": Reflection,
    "pages": Page,
    "routines": Routine,
    "ladders": Ladder,
    "avoidances": Avoidance,
    "cards": Card,
}
TABLE_OF: dict[type[Record], str] = {kind: name for name, kind in TABLES.items()}

R = TypeVar("R", bound=Record)


def noun_of(kind: type[Record]) -> str:
    """Return the word an id of this kind starts with."""
    return kind.__name__.lower()


_NOT_WORDS = {
    "id", "entry", "step", "win", "person", "place", "ritual", "routine", "pattern", "kind",
    "country", "at", "calendar_uid", "enough_unit",
}  # fmt: skip


def worded_fields(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields that hold words a person wrote, not ids nor one of a few values."""
    chosen = _NOT_WORDS | ({"situation"} if kind in (Message, Sent) else set())
    typed = get_annotations(kind)
    return tuple(f for f in kind.__struct_fields__ if typed.get(f) == "str" and f not in chosen)


def revised(record: R, now: datetime, **changes: object) -> R:
    """Return `record` with `changes`, updated at `now`."""
    return replace(record, updated=now, **changes)
