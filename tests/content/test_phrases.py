from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import companion
from companion.domain import profile, questions
from companion.domain.questions import FEELINGS, Question
from tests.content.shipped import PHRASES, raw

LEAST = {
    "greeting-morning": 5, "greeting-afternoon": 5, "greeting-evening": 5, "greeting-night": 5,
    "return": 12, "rest": 12, "no-reply": 10, "done": 6, "smaller": 5, "moved": 4, "let-go": 5,
    "setback": 5, "low-confidence": 3, "feared-outcome": 6, "was-hard": 5, "helped": 5,
    "anchor": 6, "intention": 5, "limits": 2, "help-intro": 3, "validation-low": 4,
}  # fmt: skip
PARTS = ("morning", "afternoon", "evening", "night")
OUTCOMES = ("done", "smaller", "moved", "let-go", "rest")


@pytest.mark.parametrize(
    ("moment", "least"),
    {"validation": 60, "return": 20, "no-reply": 15, "rest": 20, "greeting": 20}.items(),
)
def test_the_moments_that_weigh_most_have_the_most_lines(moment: str, least: int) -> None:
    assert sum(len(group) for when, group in PHRASES.items() if when.startswith(moment)) >= least


def test_there_are_enough_for_every_moment() -> None:
    assert {when: n for when, n in LEAST.items() if len(PHRASES.get(when, ())) < n} == {}


def asked_for() -> Iterator[tuple[str, str]]:
    """Yield each moment the code asks a line for: where, and the name or its pattern."""
    for path in sorted(Path(companion.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            called = node.func
            name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
            owner = getattr(getattr(called, "value", None), "id", "words")
            if name in ("line", "options") and owner == "words":
                for pattern in patterns(node.args[0]):
                    yield path.name, pattern


def patterns(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant):
        return [re.escape(node.value)] if isinstance(node.value, str) else []
    if isinstance(node, ast.IfExp):
        return [*patterns(node.body), *patterns(node.orelse)]
    if isinstance(node, ast.JoinedStr):
        parts = (
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"
            for part in node.values
        )
        return ["".join(parts)]
    return []


ASKED = sorted(set(asked_for()))


def test_the_code_was_read() -> None:
    assert {pattern for _, pattern in ASKED} >= {"no\\-reply", "setback", "intention", "limits"}


@pytest.mark.parametrize(("file", "pattern"), ASKED)
def test_every_moment_the_code_asks_for_has_lines(file: str, pattern: str) -> None:
    assert any(re.fullmatch(pattern, when) for when in PHRASES), file


def test_every_moment_that_is_put_together_has_lines() -> None:
    named = [
        *(f"greeting-{part}" for part in PARTS),
        *(f"validation-{word.replace('all right', 'alright')}" for word in FEELINGS),
        *OUTCOMES,
    ]
    assert [when for when in named if when not in PHRASES] == []


def test_every_question_to_pick_from_has_something_to_pick() -> None:
    asked = [
        q
        for value in vars(questions).values()
        for q in (value if isinstance(value, tuple) else (value,))
        if isinstance(q, Question) and q.options
    ]
    asked += [field.question for field in profile.PERSON_FIELDS if field.question.options]
    assert len(asked) >= 6
    assert [q.id for q in asked if not PHRASES.get(q.options)] == []


def test_no_moment_is_written_for_nobody() -> None:
    needed = [pattern for _, pattern in ASKED]
    picked = [q.options for q in vars(questions).values() if isinstance(q, Question) and q.options]
    picked += [q.options for q in questions.BEFORE if q.options]
    picked += [field.question.options for field in profile.PERSON_FIELDS]
    known = {*LEAST, *OUTCOMES, *picked, "empty-wins"}
    unused = [
        when
        for when in PHRASES
        if when not in known and not any(re.fullmatch(pattern, when) for pattern in needed)
    ]
    assert unused == []


@pytest.mark.parametrize("when", PHRASES)
def test_lines_are_more_than_a_word(when: str) -> None:
    least = 2 if when in ("was-hard", "helped") else 3
    assert [p.text for p in PHRASES[when] if len(p.text.split()) < least] == []


def test_ids_say_their_moment() -> None:
    for entry in raw("phrases"):
        assert re.fullmatch(re.escape(entry["when"]) + r"-\d\d", entry["id"])


@pytest.mark.parametrize("when", [w for w in PHRASES if w.startswith(("validation", "no-reply"))])
def test_being_heard_never_turns_into_but(when: str) -> None:
    assert [p.text for p in PHRASES[when] if re.search(r"\bbut\b", p.text.lower())] == []


def test_a_welcome_back_holds_no_number() -> None:
    assert [p.text for p in PHRASES["return"] if re.search(r"\d", p.text)] == []
