"""What is offered as the days go by, for anybody: any start, any feelings, any people."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from companion.domain.choosing import REST_BEFORE_REPEAT, Situation, Suggestion, rank
from companion.domain.content_rules import COVERED_FORMATS
from companion.domain.records import Person
from tests.benchmarks.year import AROUND, simulate
from tests.domain.situations import (
    FEELING_WORDS,
    PEOPLE,
    SITUATIONS,
    STEPS,
    liked,
    person,
)  # fmt: skip

REST = REST_BEFORE_REPEAT.days
MONTH = 30
EACH_ENERGY = pytest.mark.parametrize("energy", range(1, 6))
FIRST = st.dates(date(2026, 1, 1), date(2031, 12, 31))
FELT = st.lists(FEELING_WORDS, min_size=1, max_size=5)
FEW = settings(max_examples=8)


def expected(energy: int) -> list[str]:
    return [name for name in COVERED_FORMATS if (energy, name) != (1, "in-person")]


def formats_seen(energy: int, days: int, first: date) -> Counter[str]:
    year = simulate([energy] * days, first=first)
    return Counter(name for entry in year.offered for name in entry.formats)


@given(st.lists(st.integers(1, 5), min_size=MONTH, max_size=MONTH), FIRST, FELT, PEOPLE)
@FEW
def test_no_step_comes_back_within_two_weeks(
    energies: list[int], first: date, felt: list[tuple[str, ...]], people: list[Person]
) -> None:
    year = simulate(energies, people=people, feelings=felt, first=first)
    assert year.nearest_repeat is None or year.nearest_repeat >= REST


@EACH_ENERGY
@given(st.lists(st.sampled_from(sorted(STEPS)), min_size=1, max_size=3, unique=True), FIRST, FELT)
@FEW
def test_only_favourites_come_back_sooner(
    energy: int, menu: list[str], first: date, felt: list[tuple[str, ...]]
) -> None:
    year = simulate([energy] * MONTH, favourites=tuple(menu), feelings=felt, first=first)
    assert year.nearest_repeat is None or year.nearest_repeat >= REST


@EACH_ENERGY
@given(FIRST)
@settings(max_examples=2)
def test_within_four_months_every_form_of_step_was_offered(energy: int, first: date) -> None:
    seen = formats_seen(energy, 120, first)
    assert [name for name in expected(energy) if not seen[name]] == []


@given(SITUATIONS, st.sampled_from(sorted(STEPS)))
def test_on_a_low_day_nothing_live_and_nothing_that_waits_for_an_answer_is_in_the_list(
    at: Situation, name: str
) -> None:
    asking = replace(STEPS[name], id="asking", energy=1, reply_needed=True)
    live = replace(STEPS[name], id="live", energy=1, demand=3)
    long = replace(STEPS[name], id="long", energy=1, demand=4)
    entries = {**STEPS, "asking": asking, "live": live, "long": long}
    offered = {s.entry.id: s.entry for s in rank(at, entries)}
    if at.energy <= 2:
        assert not [e for e in offered.values() if e.demand > at.energy or e.reply_needed]
    else:
        assert {"asking", "live", "long"} <= set(offered)


def place(offered: Sequence[Suggestion], name: str) -> int:
    return [s.entry.id for s in offered].index(name)


@given(SITUATIONS)
def test_being_a_favourite_never_brings_a_step_later(at: Situation) -> None:
    at = dataclasses.replace(at, history=(), favourites=())
    plain = rank(at, STEPS)
    for suggestion in plain[:: max(len(plain) // 6, 1)]:
        name = suggestion.entry.id
        with_it = rank(dataclasses.replace(at, favourites=[liked(name)]), STEPS)
        assert place(with_it, name) <= place(plain, name)


def test_a_favourite_comes_sooner() -> None:
    """Out of the middle of the list, over a month, at each energy."""
    for energy in range(1, 6):
        gained = 0
        for number in range(MONTH):
            day = date(2026, 3, 1) + timedelta(days=number)
            plain = rank(Situation(day=day, energy=energy), STEPS)
            name = plain[len(plain) // 2].entry.id
            at = Situation(day=day, energy=energy, favourites=[liked(name)])
            gained += place(plain, name) - place(rank(at, STEPS), name)
        assert gained > MONTH * 5


def named(people: list[Person], at: Situation) -> Counter[str]:
    offered = rank(dataclasses.replace(at, people=people), STEPS)
    return Counter(s.person for s in offered if s.person)


@given(SITUATIONS, st.sampled_from(["Sam", "Mira"]))
def test_somebody_steady_is_never_brought_to_mind_less(at: Situation, name: str) -> None:
    others = [p for p in at.people if p.name != name]
    plain = named([*others, person(name)], at)
    steady = named([*others, person(name, steady=True)], at)
    assert steady[f"person-{name}"] >= plain[f"person-{name}"]


@given(SITUATIONS)
def test_somebody_unsafe_is_never_brought_to_mind(at: Situation) -> None:
    unsafe = [replace(p, unsafe=True) for p in at.people]
    assert named(unsafe, at) == Counter()
    kim = person("Kim", unsafe=True, steady=True, listens=True)
    for suggestion in rank(dataclasses.replace(at, people=[*at.people, kim]), STEPS):
        assert suggestion.person != kim.id
        assert "Kim" not in (suggestion.person_name, *" ".join(suggestion.reasons).split())


@pytest.mark.long
@EACH_ENERGY
class TestAWholeYear:
    def test_nothing_comes_back_within_two_weeks_and_every_form_appears(self, energy: int) -> None:
        year = simulate([energy] * 365)
        seen = Counter[str](name for entry in year.offered for name in entry.formats)
        assert year.nearest_repeat is not None
        assert year.nearest_repeat >= REST
        assert [name for name in expected(energy) if seen[name] < 12] == []
        assert len({entry.id for entry in year.offered}) >= 40

    def test_low_days_hold_nothing_live_and_higher_ones_do(self, energy: int) -> None:
        year = simulate([energy] * 365)
        live = [entry for entry in year.offered if entry.demand >= 3]
        assert not [entry for entry in year.offered if energy <= 2 and entry.reply_needed]
        assert bool(live) == (energy > 2)

    def test_favourites_come_up_more(self, energy: int) -> None:
        plain = Counter(entry.id for entry in simulate([energy] * 365).offered)
        menu = tuple(plain)[-3:]
        with_menu = simulate([energy] * 365, favourites=menu)
        after = sum(entry.id in menu for entry in with_menu.offered)
        assert after > 1.5 * sum(plain[name] for name in menu)
        assert with_menu.nearest_repeat is None or with_menu.nearest_repeat >= REST

    def test_the_steady_come_to_mind_most_and_the_unsafe_never(self, energy: int) -> None:
        people = Counter(simulate([energy] * 365, people=AROUND).people)
        assert people["steady Sam"] > 2 * people["Mira"] > 0
        assert people["draining Jo"] < people["Mira"]
        assert people["draining Jo"] == 0 or energy > 2
        assert people["unsafe Kim"] == 0
