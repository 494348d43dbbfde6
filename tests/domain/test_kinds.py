from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.kinds import DEFAULT_KIND, cued_kind, guess_kind, kind_of_step
from companion.domain.records import Step
from companion.store import library
from tests.domain.situations import STEPS, THEN

KINDS = library.win_kinds()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("said hello to the neighbour", "reached-out"),
        ("Said Hello, to the neighbour!", "reached-out"),
        ("replied to mum", "answered"),
        ("went to the library", "showed-up"),
        ("went home before it got late", "left-kindly"),
        ("said no to the party", "set-a-boundary"),
        ("had a nap", "rested-kindly"),
        ("drew my mug", "expressed"),
        ("helped carry boxes", "contributed"),
        ("asked for a lift", "asked"),
        ("let someone help with the shopping", "accepted-support"),
        ("told myself it was fair to stop", "spoke-kindly"),
        ("came back to this after a while", "came-back"),
    ],
)
def test_a_win_in_plain_words_is_guessed_softly(words: str, kind: str) -> None:
    assert guess_kind(words, KINDS) == kind


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda k: k.id)
def test_every_cue_leads_to_its_own_kind(kind: Any) -> None:
    for cue in kind.cues:
        assert guess_kind(f"today I {cue} again", KINDS) in (kind.id, "came-back")
        assert cued_kind(cue, KINDS) == kind.id


@pytest.mark.parametrize(
    "words", ["", "12", "opened the curtains", "隣の人に挨拶した", "napkin", "remet"]
)
def test_without_a_cue_it_counts_as_noticed(words: str) -> None:
    assert cued_kind(words, KINDS) is None
    assert guess_kind(words, KINDS) == DEFAULT_KIND == "noticed"


def test_the_longer_cue_wins() -> None:
    assert guess_kind("asked, and said yes to help", KINDS) == "accepted-support"
    assert guess_kind("met nobody, wrote to Ana", KINDS) == "reached-out"


@given(st.text())
def test_any_text_gets_one_of_the_kinds(text: str) -> None:
    assert guess_kind(text, KINDS) in KINDS


def closed(entry: str = "", text: str = "", **more: Any) -> Step:
    values = {"outcome": "done", "stage": "closed", **more}
    return Step(id="step-1", created=THEN, updated=THEN, entry=entry, text=text, **values)


def kind(step: Step) -> str:
    return kind_of_step(step, STEPS.get(step.entry), KINDS)


def test_rest_is_rest_and_the_smaller_one_is_its_own_kind() -> None:
    assert kind(closed("word-here", outcome="rest")) == "rested-kindly"
    assert kind(closed("word-here", outcome="smaller", mood_before=1)) == "did-the-smaller"


@pytest.mark.parametrize("heavy", [{"mood_before": 3}, {"tension_before": 7}])
def test_done_with_a_heavy_feeling_there_is_acting_with_it(heavy: dict[str, Any]) -> None:
    assert kind(closed("word-here", **heavy)) == "acted-with-the-feeling"


@pytest.mark.parametrize("light", [{"mood_before": 4}, {"tension_before": 6}, {}])
def test_done_on_a_lighter_day_is_what_the_step_was(light: dict[str, Any]) -> None:
    assert kind(closed("word-here", **light)) == "reached-out"


def test_a_step_counts_as_what_it_was_made_of() -> None:
    assert kind(closed("water-or-feed")) == "contributed"
    assert kind(closed("listen-to-a-voice")) == "listened"
    assert kind(closed("finger-line")) == "expressed"
    assert kind(closed("two-sips")) == "rested-kindly"
    assert kind(closed("wish-a-stranger-well")) == "noticed"


def test_a_step_in_own_words_is_guessed_from_them() -> None:
    assert kind(closed(text="Texted Ana back")) == "reached-out"


@pytest.mark.parametrize("entry", sorted(STEPS))
def test_every_shipped_step_ends_as_a_known_kind(entry: str) -> None:
    assert kind(closed(entry, text=STEPS[entry].text)) in KINDS
