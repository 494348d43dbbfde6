"""The shipped entries keep every rule that can be checked."""

from __future__ import annotations

from collections import Counter

import pytest

from companion.domain import content_rules
from companion.domain.content_rules import COVERED_FORMATS, INVENTORY, LEAST_PER_CELL
from tests.content.shipped import READS, SHELVES, STEPS, breaches, lines

# A rule by the words its breaches are told in; tests/domain has each of them caught.
RULES = {
    "ids are plain": "an id is",
    "no word that pushes, blames or promises": ' holds "',
    "one clean line": "not one line",
    "within its length": "at most",
    "only the known placeholders": "not a placeholder",
    "brackets that can be filled": "alone",
    "words for when it is empty": "needs words for",
    "whole sentences, whatever is empty": "not whole",
    "either smaller or smallest": "needs either",
    "smaller and bigger are there": "no such step",
    "smaller is lower": "not lower",
    "bigger asks more": "does not ask for more",
    "smaller adds nobody": "adds contact",
    "smaller stays in": "goes out",
    "smaller never loops": "leads back",
    "each chain ends alone": "last of its chain",
    "energy 1 is tiny": "energy 1 means",
    "energy 1 can be done lying down": "lying down",
    "energy 2 holds nothing live": "energy 2 means",
    "nobody there, nothing asked": "contact none",
    "alone is alone": "solo means",
    "what is named is there": ", not in ",
    "rungs name steps": "is not a step",
    "rungs rise": "do not rise",
    "no text twice": "says the same",
    "neighbours begin differently": "begins like",
    "exclamation marks are rare": "exclamation",
    "every cell is covered": "are needed",
    "every required set": "nothing for the set",
}


@pytest.mark.parametrize("words", RULES.values(), ids=RULES)
def test_the_library_keeps_the_rule(words: str) -> None:
    assert [breach for breach in breaches() if words in breach.wrong] == []


def test_and_there_is_no_other_breach() -> None:
    assert breaches() == ()


@pytest.mark.parametrize("shelf", READS)
def test_every_file_is_read_without_a_fault(shelf: str) -> None:
    assert READS[shelf].faults == ()
    assert READS[shelf].hidden == frozenset()


@pytest.mark.parametrize("shelf", SHELVES)
def test_the_inventory_is_there(shelf: str) -> None:
    assert len(SHELVES[shelf]) >= INVENTORY[shelf]


# Counted here again, from the guide, so that a slip in the rules' own numbers shows.
@pytest.mark.parametrize(("energy", "least"), {1: 40, 2: 40, 3: 35, 4: 20, 5: 15}.items(), ids=str)
def test_there_are_enough_steps_for_every_energy(energy: int, least: int) -> None:
    assert sum(step.energy == energy for step in STEPS.values()) >= least


@pytest.mark.parametrize(
    ("shelf", "field", "least"),
    [
        ("expressions", "mode", {"write": 40, "draw": 20, "sing": 15, "move": 15, "talk": 10}),
        ("messages", "tone", {"plain": 18, "warm": 18, "light": 18}),
        ("restorative", "kind", dict.fromkeys(
            ("quiet-evening", "mindful-meal", "gentle-body", "senses"), 8)),
    ],
)  # fmt: skip
def test_each_sort_has_its_share(shelf: str, field: str, least: dict[str, int]) -> None:
    counts = Counter(getattr(entry, field) for entry in SHELVES[shelf].values())
    assert {sort: n for sort, n in least.items() if counts[sort] < n} == {}


def test_every_situation_has_all_three_tones() -> None:
    tones: dict[str, set[str]] = {}
    for message in SHELVES["messages"].values():
        tones.setdefault(message.situation, set()).add(message.tone)
    assert set(tones) == set(SHELVES["situations"])
    assert all(found == {"plain", "warm", "light"} for found in tones.values())


def test_every_pattern_and_every_required_set_has_reframes() -> None:
    reframes = SHELVES["reframes"].values()
    assert {entry.pattern for entry in reframes} == set(SHELVES["patterns"])
    sets = Counter(entry.set for entry in reframes)
    assert min(sets[name] for name in content_rules.REQUIRED_SETS) >= 3


@pytest.mark.parametrize("kind", COVERED_FORMATS)
@pytest.mark.parametrize("energy", range(1, 6))
def test_every_energy_has_three_of_every_form(energy: int, kind: str) -> None:
    if (energy, kind) != (1, "in-person"):
        assert content_rules.coverage(STEPS.values())[energy, kind] >= LEAST_PER_CELL
        assert sum(s.energy == energy and kind in s.formats for s in STEPS.values()) >= 3


@pytest.mark.parametrize("shelf", SHELVES)
def test_there_is_something_to_read_in_every_shelf(shelf: str) -> None:
    """The rules look at lines; an entry without any would pass them unseen."""
    assert len(lines(shelf)) >= len(SHELVES[shelf])
