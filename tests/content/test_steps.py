from __future__ import annotations

import re
from collections import Counter

import pytest

from companion.domain.library import CONTACT_RANK, StepEntry
from tests.content.shipped import STEPS, raw, words

ENTRIES = list(STEPS.values())
EACH = pytest.mark.parametrize("step", ENTRIES, ids=lambda s: s.id)
FORMATS = ("text", "voice", "async", "creative", "body", "solo", "in-person")
NEEDS = {"company", "heard", "held", "useful", "play", "help", "belonging"}
SITUATIONS = {
    "late-reply", "hello-after-a-gap", "tiny-check-in", "keep-me-company", "please-listen",
    "boundary", "decline", "move", "exit-agreed", "exit-now", "pause-the-talk",
    "needs-at-a-gathering", "accepting-help", "thanks", "mutual-check-in", "group-post",
    "neighbour", "ally",
}  # fmt: skip


def test_there_are_enough_steps_for_every_energy() -> None:
    counts = Counter(s.energy for s in ENTRIES)
    assert len(ENTRIES) >= 60
    assert all(
        counts[energy] >= least for energy, least in {1: 20, 2: 18, 3: 15, 4: 10, 5: 8}.items()
    )


@pytest.mark.parametrize(
    ("energy", "format_"),
    [(e, f) for e in range(1, 6) for f in FORMATS if (e, f) != (1, "in-person")],
)
def test_every_energy_has_three_of_every_kind(energy: int, format_: str) -> None:
    assert sum(s.energy == energy and format_ in s.formats for s in ENTRIES) >= 3


@EACH
def test_a_step_is_short_and_says_softly_why(step: StepEntry) -> None:
    assert 3 <= words(step.text) <= 16
    assert 3 <= words(step.why) <= 20
    assert step.text[0].isupper()
    assert step.text.endswith((".", "?", "'"))
    assert 1 <= len(step.formats) <= 3


@EACH
def test_its_marks_are_among_the_known_ones(step: StepEntry) -> None:
    assert step.needs
    assert set(step.needs) <= NEEDS
    assert set(step.messages) <= SITUATIONS


@EACH
def test_what_it_asks_of_others_agrees_with_who_it_is_with(step: StepEntry) -> None:
    if step.contact == "none":
        assert step.demand == 0
    if "solo" in step.formats:
        assert step.demand <= 1
    assert not step.reply_needed


@pytest.mark.parametrize("step", [s for s in ENTRIES if s.energy == 1], ids=lambda s: s.id)
def test_the_lowest_energy_is_two_minutes_lying_down_without_an_answer(step: StepEntry) -> None:
    assert step.minutes <= 2
    assert step.demand <= 1
    assert not step.goes_out
    assert not re.search(r"\b(stand up|walk|go to|go out|get up)\b", step.text.lower())


@pytest.mark.parametrize("step", [s for s in ENTRIES if s.energy == 2], ids=lambda s: s.id)
def test_low_energy_holds_nothing_live(step: StepEntry) -> None:
    assert step.demand <= 2


@EACH
def test_smaller_is_smaller_and_with_no_more_people(step: StepEntry) -> None:
    assert bool(step.smaller) != bool(step.smallest)
    if not step.smaller:
        return
    less = STEPS[step.smaller]
    assert less.energy <= step.energy
    assert less.demand <= step.demand
    assert (less.energy, less.demand) != (step.energy, step.demand)
    assert CONTACT_RANK[less.contact] <= CONTACT_RANK[step.contact]
    assert step.goes_out or not less.goes_out


@EACH
def test_smaller_leads_to_something_alone_and_never_round_in_a_circle(step: StepEntry) -> None:
    seen = [step.id]
    while step.smaller:
        step = STEPS[step.smaller]
        assert step.id not in seen
        seen.append(step.id)
    assert (step.energy, step.demand, step.contact) == (1, 0, "none")
    assert "solo" in step.formats
    assert 1 <= words(step.smallest) <= 12


@EACH
def test_bigger_asks_more(step: StepEntry) -> None:
    if step.bigger:
        more = STEPS[step.bigger]
        assert more.energy >= step.energy
        assert more.energy > step.energy or more.demand > step.demand


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


def test_every_entry_writes_its_fields_in_the_order_the_file_explains() -> None:
    order = [
        "id", "text", "why", "energy", "formats", "minutes", "demand", "contact", "needs",
        "daylight", "goes_out", "come_as_you_are", "listen_only", "helper_role", "share_later",
        "reply_needed", "smaller", "smallest", "bigger", "messages",
    ]  # fmt: skip
    for entry in raw("steps.toml"):
        assert list(entry) == [field for field in order if field in entry]


def test_a_field_with_a_typing_error_would_be_noticed() -> None:
    known = set(StepEntry.__struct_fields__)
    assert [e["id"] for e in raw("steps.toml") if set(e) - known] == []
