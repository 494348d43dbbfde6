from __future__ import annotations

from companion.domain import questions
from companion.domain.questions import Question
from tests.docs.pages import flowing, page, section


def test_the_limits_are_said_plainly_in_the_readme() -> None:
    limits = flowing(section(page("README.md"), "Limits"))
    assert "not therapy" in limits
    assert "Nobody with clinical training has reviewed its content yet" in limits
    assert "not by calling" in limits


def test_the_questions_are_about_the_day_and_its_step_and_nothing_else() -> None:
    asked: set[str] = set()
    for value in vars(questions).values():
        found = value if isinstance(value, tuple) else (value,)
        asked |= {q.id for q in found if isinstance(q, Question)}
    assert asked == {
        "energy", "feelings", "intention", "confidence", "anchor",
        "mood_before", "tension_before", "expected_mood", "feared",
        "outcome", "moved_to", "happened", "reply", "hard", "helped",
        "mood_after", "tension_after", "heard",
    }  # fmt: skip
