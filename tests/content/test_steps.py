from __future__ import annotations

import re

import pytest

from companion.domain.library import StepEntry
from tests.content.shipped import STEPS

ENTRIES = list(STEPS.values())
EACH = pytest.mark.parametrize("step", ENTRIES, ids=lambda s: s.id)
NEEDS = {"company", "heard", "held", "useful", "play", "help", "belonging"}


@EACH
def test_a_step_is_a_sentence_and_says_softly_why(step: StepEntry) -> None:
    assert len(step.text.split()) >= 3
    assert len(step.why.split()) >= 3
    assert step.text[0].isupper()
    assert step.text.endswith((".", "?", "'"))
    assert 1 <= len(step.formats) <= 3


@EACH
def test_its_marks_are_among_the_known_ones(step: StepEntry) -> None:
    assert step.needs
    assert set(step.needs) <= NEEDS


@EACH
def test_it_is_whole_whatever_anybody_answers(step: StepEntry) -> None:
    assert not step.reply_needed


@pytest.mark.parametrize("step", [s for s in ENTRIES if s.energy == 1], ids=lambda s: s.id)
def test_the_lowest_energy_needs_no_standing_up(step: StepEntry) -> None:
    assert not re.search(r"\b(stand up|walk|go to|go out|get up)\b", step.text.lower())


@EACH
def test_smaller_leads_to_something_alone(step: StepEntry) -> None:
    """The end of every chain, walked here without the rules."""
    for _ in range(len(ENTRIES)):
        if not step.smaller:
            break
        step = STEPS[step.smaller]
    assert (step.energy, step.demand, step.contact) == (1, 0, "none")
    assert "solo" in step.formats
    assert step.smallest


@pytest.mark.parametrize(
    "needed",
    [
        {"messages": "late-reply"},
        {"messages": "neighbour"},
        {"messages": "group-post"},
        {"text": r"online"},
        {"text": r"\bcall\b"},
        {"text": r"\bshare|post\b"},
        {"flag": "daylight"},
        {"flag": "listen_only"},
        {"flag": "helper_role"},
        {"flag": "come_as_you_are"},
        {"flag": "share_later"},
    ],
    ids=str,
)
def test_the_named_kinds_of_step_are_shipped(needed: dict[str, str]) -> None:
    def fits(step: StepEntry) -> bool:
        return (
            needed.get("messages", "-") in step.messages
            or ("text" in needed and bool(re.search(needed["text"], step.text.lower())))
            or ("flag" in needed and bool(getattr(step, needed["flag"])))
        )

    assert sum(map(fits, ENTRIES)) >= 2
