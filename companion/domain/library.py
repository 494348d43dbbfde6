"""What the library's entries are: steps, win kinds, phrases and help lines."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from companion.domain.records import Energy

Contact = Literal["none", "any", "known", "new"]
Side = Literal["connection", "rest"]
StepFormat = Literal["text", "voice", "in-person", "async", "creative", "body", "solo"]
CONTACT_RANK: dict[Contact, int] = {"none": 0, "any": 1, "known": 2, "new": 3}


class StepEntry(Struct, frozen=True, kw_only=True):
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


class WinKind(Struct, frozen=True, kw_only=True):
    """A kind of win, the words that hint at it, and lines that acknowledge it."""

    id: str
    label: str
    side: Side
    cues: tuple[str, ...]
    acknowledgements: tuple[str, ...]


class Phrase(Struct, frozen=True, kw_only=True):
    """A line for one kind of moment (`when`)."""

    id: str
    when: str
    text: str


class Helpline(Struct, frozen=True, kw_only=True):
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
