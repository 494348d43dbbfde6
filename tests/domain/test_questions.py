from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from companion.domain.errors import BadInput
from companion.domain.questions import open_questions, questions_of, read_rating
from companion.domain.records import Step
from tests.domain.situations import THEN

BEFORE = ["mood_before", "tension_before", "expected_mood", "feared"]
AFTER = ["mood_after", "tension_after", "hard", "helped"]


def step(**values: Any) -> Step:
    return Step(id="step-1", created=THEN, updated=THEN, **values)


def ids(found: Any) -> list[str]:
    return [question.id for question in found]


def test_an_offered_step_asks_nothing() -> None:
    assert questions_of(step(stage="offered")) == ()


def test_a_taken_step_asks_how_it_is_and_what_is_expected() -> None:
    assert ids(open_questions(step(stage="taken"))) == BEFORE


@pytest.mark.parametrize("outcome", ["done", "smaller"])
def test_a_finished_step_asks_how_it_was(outcome: str) -> None:
    alone = step(stage="closed", outcome=outcome, formats=("solo", "body"))
    assert ids(open_questions(alone)) == AFTER


def test_what_happened_is_asked_where_something_was_feared() -> None:
    feared = step(stage="closed", outcome="done", feared="Maybe no one answers.")
    assert ids(open_questions(feared)) == [*AFTER[:2], "happened", *AFTER[2:]]


def test_an_answer_is_asked_after_only_where_one_could_come() -> None:
    sent = step(stage="closed", outcome="done", formats=("text", "async"))
    assert "reply" in ids(open_questions(sent))
    unsent = step(stage="closed", outcome="done", formats=("text", "solo"))
    assert "reply" not in ids(open_questions(unsent))


def test_letting_go_asks_one_thing_and_rest_and_moving_ask_nothing() -> None:
    assert ids(questions_of(step(stage="closed", outcome="let-go"))) == ["hard"]
    assert questions_of(step(stage="closed", outcome="rest")) == ()
    assert questions_of(step(stage="closed", outcome="moved")) == ()


@given(
    st.sampled_from([{"stage": "taken"}, {"stage": "closed", "outcome": "done", "feared": "x"}]),
    st.lists(st.sampled_from([*BEFORE, *AFTER, "happened", "confidence", "gone"]), unique=True),
)
def test_asking_goes_on_where_it_was_left(values: dict[str, Any], asked: list[str]) -> None:
    whole = step(**values)
    left = open_questions(replace(whole, asked=tuple(asked)))
    assert ids(left) == [q for q in ids(questions_of(whole)) if q not in asked]


def test_every_question_has_words() -> None:
    for values in ({"stage": "taken"}, {"stage": "closed", "outcome": "done", "feared": "x"}):
        assert all(q.words.strip() for q in questions_of(step(**values)))


@pytest.mark.parametrize(("written", "rating"), [("0", 0), (" 7 ", 7), ("10", 10)])
def test_a_rating_is_a_whole_number_up_to_ten(written: str, rating: int) -> None:
    assert read_rating(written, "mood") == rating


@pytest.mark.parametrize("written", ["11", "-1", "", "7.5", "seven", "٧", "x\x1b[31m", "9" * 300])
def test_anything_else_is_refused_in_one_short_line(written: str) -> None:
    with pytest.raises(BadInput, match=r"^Mood is a whole number from 0 to 10") as caught:
        read_rating(written, "mood")
    assert "\x1b" not in str(caught.value)
    assert len(str(caught.value)) < 120


@pytest.mark.parametrize("outcome", ["done", "smaller"])
@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ({"formats": ("voice",)}, True),
        ({"formats": ("in-person", "body")}, True),
        ({"formats": ("text",), "person": "person-1"}, True),
        ({"formats": ("text",)}, False),
        ({"formats": ("in-person", "solo")}, False),
        ({"formats": ("solo",), "person": "person-1"}, False),
    ],
)
def test_being_heard_is_asked_after_where_there_was_someone_to_hear(
    outcome: str, values: dict[str, Any], asked: bool
) -> None:
    assert (
        "heard" in ids(open_questions(step(stage="closed", outcome=outcome, **values)))
    ) == asked


def test_it_is_skipped_as_any_other_and_comes_before_what_was_hard() -> None:
    call = step(stage="closed", outcome="done", formats=("call",))
    assert ids(questions_of(call)) == [*AFTER[:2], "reply", "heard", *AFTER[2:]]
    assert "heard" not in ids(open_questions(replace(call, asked=("heard",))))
    for outcome in ("let-go", "rest", "moved"):
        assert "heard" not in ids(questions_of(replace(call, outcome=outcome)))
