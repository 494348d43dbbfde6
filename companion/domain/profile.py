"""What can be written down about a person or a place: each field, and how it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from companion.domain.errors import BadInput
from companion.domain.people import FORMATS, formats_in_words
from companion.domain.questions import Question, read_minutes, read_rating
from companion.domain.records import Person, Place, Record
from companion.domain.text import one_line

FieldKind = Literal["text", "mark", "rating", "minutes", "formats", "list"]
MOST_MINUTES = 240
_MARKS = (("yes", "yes"), ("no", "no"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: its name in the record, its label, and the question that changes it."""

    name: str
    label: str
    kind: FieldKind
    question: Question


def _same(*words: str) -> tuple[tuple[str, str], ...]:
    return tuple((word, word) for word in words)


def _text(name: str, label: str, words: str, *choices: str, options: str = "") -> Field:
    kind: Literal["choice", "text"] = "choice" if choices or options else "text"
    question = Question(id=name, words=words, kind=kind, choices=_same(*choices), options=options)
    return Field(name=name, label=label, kind="text", question=question)


def _mark(name: str, label: str, words: str) -> Field:
    question = Question(id=name, words=words, kind="choice", choices=_MARKS)
    return Field(name=name, label=label, kind="mark", question=question)


def _rating(name: str, low: str, high: str) -> Field:
    words = f"{name.capitalize()}?"
    question = Question(id=name, words=words, kind="rating", low=low, high=high)
    return Field(name=name, label=name, kind="rating", question=question)


FORMATS_FIELD = Field(
    name="formats",
    label="easiest ways",
    kind="formats",
    question=Question(
        id="formats",
        words="Pick in order, the easiest first:",
        kind="several",
        choices=tuple(FORMATS.items()),
    ),
)
NAME = _text("name", "name", "Name:")
TIE = _text(
    "tie", "tie", "Who are they to you?",
    "friend", "family", "neighbour", "colleague", "in passing", "group", "pet", "help line",
)  # fmt: skip

PERSON_FIELDS = (
    NAME,
    TIE,
    _mark("steady", "steady", "Steady: there on most days?"),
    _mark("predictable", "predictable", "Predictable: few surprises?"),
    _mark("listens", "listens", "Listens without judging?"),
    _text(
        "feel_after", "afterwards I feel", "How do you feel afterwards, mostly?",
        "lighter", "calm", "the same", "tired", "unsettled",
    ),
    _mark("drains", "drains me (private)", "Does being in touch drain you? It is never shared."),
    _mark("unsafe", "not safe for me", "Not safe for you? Then they are never suggested."),
    FORMATS_FIELD,
    _text("pace", "pace", "Which pace suits?", options="pace"),
    Field(
        name="topics",
        label="topics",
        kind="list",
        question=Question(id="topics", words="Topics, with ; between:", kind="text"),
    ),
    _text("agreed_often", "we said: how often", "How often, as you said to each other?"),
    Field(
        name="agreed_minutes",
        label="we said: minutes",
        kind="minutes",
        question=Question(
            id="agreed_minutes", words="How many minutes?", kind="choice",
            choices=_same("5", "10", "15", "20", "30", "60"),
        ),
    ),
    _text(
        "agreed_fine_to_skip", "fine to skip", "What is fine to skip?", options="fine-to-skip"
    ),
    _text(
        "ally_role", "ally as", "Ally: in which part?",
        "friend who knows", "family who knows", "therapist", "doctor", "peer", "mentor",
    ),
    _text("ally_helps_with", "helps with", "What do they help with?"),
    _text("ally_check_together", "we look at", "What do you look at together?"),
    _text("note", "note", "A note:"),
)  # fmt: skip

PLACE_FIELDS = (
    NAME,
    _rating("noise", "silent", "loud"),
    _rating("crowd", "empty", "full"),
    _rating("familiarity", "new", "well known"),
    _text("seat", "good seat", "Where is a good seat?"),
    _text("way_out", "exit", "Where is the easiest exit?"),
    _text("welcome", "how it welcomes", "What makes it welcoming?"),
    _text("note", "note", "A note:"),
)

FIELDS: Mapping[type[Record], tuple[Field, ...]] = {Person: PERSON_FIELDS, Place: PLACE_FIELDS}


def read(field: Field, written: str | tuple[str, ...]) -> Any:
    """Return the value that an answer means for `field`; an empty one means nothing is said.

    Raises BadInput for what does not fit.
    """
    if field.kind == "formats":
        chosen = (written,) if isinstance(written, str) else written
        return tuple(dict.fromkeys(name for name in chosen if name in FORMATS))
    clean = one_line(written if isinstance(written, str) else "; ".join(written))
    if field.kind == "mark":
        return clean == "yes"
    if field.kind == "list":
        return tuple(part.strip() for part in clean.split(";") if part.strip())
    if field.kind in ("rating", "minutes"):
        if not clean:
            return None
        if field.kind == "rating":
            return read_rating(clean, field.label)
        return read_minutes(clean, MOST_MINUTES)
    if field.name == "name" and not clean:
        raise BadInput("A name needs a letter or two; a nickname is fine.")
    return clean


def said(field: Field, record: Record) -> str:
    """Return what a field holds, in words; "" where nothing was said."""
    value = getattr(record, field.name)
    if field.kind == "mark":
        return "yes" if value else ""
    if field.kind == "formats":
        return formats_in_words(value)
    if field.kind == "list":
        return "; ".join(value)
    return "" if value is None else str(value)
