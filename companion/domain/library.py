"""What the library's entries are."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from companion.domain.records import Energy

Contact = Literal["none", "any", "known", "new"]
Side = Literal["connection", "rest"]
StepFormat = Literal["text", "voice", "in-person", "async", "creative", "body", "solo"]
Tone = Literal["plain", "warm", "light"]
EntryMinutes = Annotated[int, Meta(ge=1, le=240)]
CONTACT_RANK: dict[Contact, int] = {"none": 0, "any": 1, "known": 2, "new": 3}


class StepEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step a stranger could do now.

    Energy is 1-5; demand 0 none, 1 one-way, 2 an exchange over time, 3 brief live,
    4 long live or a group. `smaller` and `bigger` are ids of other entries; the last of a
    chain has `smallest`, words for an even smaller version.
    """

    id: str
    text: str
    why: str
    energy: Energy
    formats: tuple[StepFormat, ...]
    minutes: Annotated[int, Meta(ge=1, le=240)]
    demand: Annotated[int, Meta(ge=0, le=4)]
    contact: Contact
    needs: tuple[str, ...] = ()
    daylight: bool = False
    goes_out: bool = False
    come_as_you_are: bool = False
    listen_only: bool = False
    helper_role: bool = False
    share_later: bool = False
    reply_needed: bool = False
    smaller: str = ""
    smallest: str = ""
    bigger: str = ""
    messages: tuple[str, ...] = ()


STANDS_IN = StepEntry(
    id="one-breath-here",
    text="One breath, where you are.",
    why="Nothing else on the list fits today.",
    energy=1,
    formats=("solo",),
    minutes=1,
    demand=0,
    contact="none",
    smallest="Let the breath come by itself.",
)
"""The step of a person who hid every other one of the lowest energy."""


class WinKind(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of win, the words that hint at it, and lines that acknowledge it."""

    id: str
    label: str
    side: Side
    cues: tuple[str, ...]
    acknowledgements: tuple[str, ...]


class Phrase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line for one kind of moment (`when`)."""

    id: str
    when: str
    text: str


class Helpline(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A help line as found in public sources, with the date it was checked."""

    country: str
    code: str
    name: str
    channel: str
    number: str
    hours: str = ""
    language: str = ""
    cost: str = ""
    source: str = ""
    checked: str = ""


class Situation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A moment that calls for a message, and the win that sending one is (a template)."""

    id: str
    label: str
    about: str = ""
    kind: str = "reached-out"
    win: str = "Sent a message[ to {name}]."


class MessageEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A message to send oneself. `text` and `shorter` are templates (domain.filling)."""

    id: str
    situation: str
    tone: Tone
    text: str
    shorter: str


class Pattern(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A thought pattern in the standard names, the words said for it, and hints at it."""

    id: str
    words: str
    cues: tuple[str, ...] = ()


class ReframeEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A harsh thought and what may stand beside it."""

    id: str
    thought: str
    pattern: str
    set: str = ""
    cues: tuple[str, ...] = ()
    validation: str
    defusion: str
    kinder: str
    question: str
    step: str = ""


class PartEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A timed part of routines."""

    id: str
    words: str
    seconds: Annotated[int, Meta(ge=5, le=1800)]


class RoutineEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A settling routine: parts in their order."""

    id: str
    title: str
    moment: Literal["before", "after", "night", "any"]
    parts: tuple[str, ...]


class RitualEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something to do with someone again and again, every `every_weeks` weeks."""

    id: str
    title: str
    text: str
    every_weeks: Annotated[int, Meta(ge=1, le=52)]
    format: Literal["text", "voice", "call", "in-person", "async"]
    minutes: EntryMinutes


class Topic(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something easy to talk about."""

    id: str
    text: str
    format: Literal["text", "call", "any"]
    minutes: EntryMinutes
    cadence: Literal["any", "first", "regular"]


class Restorative(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that gives a little back."""

    id: str
    text: str
    kind: Literal["quiet-evening", "mindful-meal", "gentle-body", "senses"]
    minutes: EntryMinutes


class Expression(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A prompt to express something, in one of five modes."""

    id: str
    mode: Literal["write", "draw", "sing", "move", "talk"]
    text: str
    minutes: EntryMinutes


class EveningPrompt(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question for the end of a day."""

    id: str
    text: str


class Activity(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something to go to, with a smaller way in (`entry`)."""

    id: str
    title: str
    text: str
    entry: str
    format: Literal["in-person", "async", "hybrid", "call"]
    minutes: EntryMinutes
    costs: bool = False


class HelperRole(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A role that gives one something to do among people."""

    id: str
    text: str
    where: str
    minutes: EntryMinutes


class LadderRung(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One situation on a ladder; fear 0-10."""

    situation: str
    fear: Annotated[int, Meta(ge=0, le=10)]
    step: str = ""


class LadderEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Feared situations, the easiest first (graded exposure)."""

    id: str
    title: str
    rungs: Annotated[tuple[LadderRung, ...], Meta(min_length=3)]
