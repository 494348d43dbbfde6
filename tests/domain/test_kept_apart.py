"""Over thousands of choices: someone unsafe never comes up, someone who drains hardly does."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from companion.domain.choosing import LOW_ENERGY, Situation, rank
from companion.domain.people import BOUNDARIES, for_message, steady_ones
from companion.store import library
from tests.domain.situations import STEPS, TODAY, person

ANA = person("Ana", steady=True)
MIRA = person("Mira", listens=True)
BO = person("Bo", predictable=True)
WREN = person("Wren")
KIM = person("Kim", drains=True)
REX = person("Rex", unsafe=True, steady=True, predictable=True, listens=True)
PEOPLE = [REX, KIM, ANA, MIRA, BO, WREN]
KNOWN = {entry.id: entry for entry in STEPS.values() if entry.contact == "known"}
SITUATIONS = sorted(library.shelf("situations"))
DAYS = [TODAY + timedelta(days=n) for n in range(250)]


def test_over_ten_thousand_suggestions_nobody_unsafe_and_hardly_anyone_who_drains() -> None:
    chosen: Counter[tuple[str, bool]] = Counter()
    for day in DAYS:
        for energy in range(1, 6):
            for suggestion in rank(Situation(day=day, energy=energy, people=PEOPLE), KNOWN):
                chosen[suggestion.person_name, energy <= LOW_ENERGY] += 1
                assert not any("Rex" in reason for reason in suggestion.reasons)
    total = sum(chosen.values())
    names = {name for name, _ in chosen}
    assert total >= 10_000
    assert names == {"Ana", "Mira", "Bo", "Wren", "Kim"}
    assert 0 < chosen["Kim", False] < 0.05 * total
    assert chosen["Kim", True] == 0
    assert chosen["Ana", False] > chosen["Wren", False]


def test_the_whole_library_keeps_them_apart_too() -> None:
    for day in DAYS[:12]:
        for energy in range(1, 6):
            for suggestion in rank(Situation(day=day, energy=energy, people=PEOPLE), STEPS):
                assert suggestion.person != REX.id


def test_with_nobody_else_on_the_map_nobody_comes_to_mind() -> None:
    for day in DAYS[:20]:
        for suggestion in rank(Situation(day=day, energy=5, people=[REX]), KNOWN):
            assert (suggestion.person, suggestion.person_name) == ("", "")


@pytest.mark.parametrize("situation", SITUATIONS)
def test_for_a_message_nobody_unsafe_and_who_drains_comes_last_but_for_limits(
    situation: str,
) -> None:
    offered = [p.name for p in for_message(PEOPLE, situation)]
    assert sorted(offered) == ["Ana", "Bo", "Kim", "Mira", "Wren"]
    assert offered.index("Kim") == (0 if situation in BOUNDARIES else 4)


def test_the_limits_are_situations_there_are_words_for() -> None:
    assert set(SITUATIONS) >= BOUNDARIES


def test_on_a_hard_day_neither_is_among_the_steady_ones() -> None:
    every = [*PEOPLE, person("Kay", steady=True, drains=True)]
    assert {p.name for day in DAYS for p in steady_ones(every, day)} == {"Ana"}


@pytest.mark.parametrize(
    ("situation", "first"),
    [("please-listen", "Mira"), ("keep-me-company", "Ana"), ("mutual-check-in", "Ana")],
)
def test_who_fits_a_moment_comes_first(situation: str, first: str) -> None:
    assert for_message(PEOPLE, situation)[0].name == first
