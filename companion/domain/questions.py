"""The questions around a step. Every one can be skipped; asking goes on where it was left."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from companion.domain.errors import BadInput
from companion.domain.records import Step
from companion.domain.text import one_line, shorten

QuestionKind = Literal["rating", "energy", "choice", "several", "text", "day"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. `low` and `high` say what the ends of a rating mean; `options` names a
    group of phrases to pick from, own words being fine too.
    """

    id: str
    words: str
    kind: QuestionKind
    low: str = ""
    high: str = ""
    options: str = ""
    choices: tuple[tuple[str, str], ...] = ()


ENERGY_WORDS = {1: "almost none", 2: "a little", 3: "some", 4: "a fair bit", 5: "plenty"}
FEELINGS = ("tired", "afraid", "heavy", "numb", "lonely", "all right")

ENERGY = Question(
    id="energy", words="How much energy is here?", kind="energy", low="almost none", high="plenty"
)
FEELING = Question(
    id="feelings",
    words="Does a word fit?",
    kind="several",
    choices=tuple((word, word) for word in FEELINGS),
)
CONFIDENCE = Question(
    id="confidence", words="How doable does it feel?", kind="rating", low="not at all", high="sure"
)
ANCHOR = Question(
    id="anchor", words="When? Tie it to something you do anyway.", kind="choice", options="anchor"
)
INTENTION = Question(id="intention", words="This week's intention", kind="text")

BEFORE = (
    Question(id="mood_before", words="Mood now?", kind="rating", low="lowest", high="best"),
    Question(id="tension_before", words="Tension now?", kind="rating", low="calm", high="most"),
    Question(
        id="expected_mood", words="Mood you expect after?", kind="rating", low="lowest", high="best"
    ),
    Question(id="feared", words="What might go wrong?", kind="choice", options="feared-outcome"),
)
OUTCOME = Question(
    id="outcome",
    words="How did it go?",
    kind="choice",
    choices=(
        ("done", "done"),
        ("smaller", "the smaller one"),
        ("moved", "another day"),
        ("let-go", "let it go"),
    ),
)
MOVED_TO = Question(id="moved_to", words="To which day?", kind="day")
_HAPPENED = Question(id="happened", words="And what happened?", kind="text")
_REPLY = Question(
    id="reply",
    words="Did an answer come?",
    kind="choice",
    choices=(("came", "yes"), ("not-yet", "not yet"), ("", "it needs none")),
)
_HEARD = Question(
    id="heard",
    words="Did you feel heard?",
    kind="choice",
    choices=(("yes", "yes"), ("no", "not this time")),
)
_HARD = Question(id="hard", words="What was hard?", kind="choice", options="was-hard")
_HELPED = Question(id="helped", words="What helped a bit?", kind="choice", options="helped")
_AFTER_MOOD = Question(id="mood_after", words="Mood now?", kind="rating", low="lowest", high="best")
_AFTER_TENSION = Question(
    id="tension_after", words="Tension now?", kind="rating", low="calm", high="most"
)
_ANSWERABLE = frozenset({"text", "voice", "async", "call"})
_TALKED = frozenset({"voice", "call", "in-person", "hybrid"})
_LONE = "solo"


def read_rating(written: str, name: str) -> int:
    """Return the rating (0-10) that `written` says. Raises BadInput, calling it `name`."""
    clean = one_line(written)
    if not re.fullmatch(r"10|[0-9]", clean):
        shown = shorten(clean, 40)
        raise BadInput(f"{name.capitalize()} is a whole number from 0 to 10; {shown} is not.")
    return int(clean)


def read_minutes(written: str, most: int) -> int:
    """Return the minutes (1 to `most`) that `written` says. Raises BadInput."""
    clean = one_line(written)
    if not re.fullmatch(r"[0-9]{1,4}", clean) or not 1 <= int(clean) <= most:
        shown = shorten(clean, 40) or "nothing"
        raise BadInput(f"Minutes are a whole number from 1 to {most}; {shown} is not.")
    return int(clean)


def questions_of(step: Step) -> tuple[Question, ...]:
    """Return the questions that belong to the stage `step` is in, in their order."""
    if step.stage == "taken":
        return BEFORE[:-1] if _LONE in step.formats else BEFORE
    if step.stage != "closed":
        return ()
    if step.outcome == "let-go":
        return (_HARD,)
    if step.outcome not in ("done", "smaller"):
        return ()
    happened = (_HAPPENED,) if step.feared else ()
    reply = (_REPLY,) if _ANSWERABLE & set(step.formats) and _LONE not in step.formats else ()
    talked = step.person or _TALKED & set(step.formats)
    heard = (_HEARD,) if talked and _LONE not in step.formats else ()
    return (_AFTER_MOOD, _AFTER_TENSION, *happened, *reply, *heard, _HARD, _HELPED)


def open_questions(step: Step) -> tuple[Question, ...]:
    """Return the questions of this stage that were neither answered nor skipped."""
    return tuple(q for q in questions_of(step) if q.id not in step.asked)
