from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from companion.domain.choosing import (
    Situation,
    at_most,
    find_entry,
    fits,
    is_tiny_exchange,
    rank,
    smaller_version,
)
from companion.domain.library import StepEntry
from tests.domain.situations import SITUATIONS, STEPS, TODAY, done, liked, person

T = TypeVar("T")
TOMORROW = TODAY + timedelta(days=1)
FEW = settings(max_examples=50)


def first(at: Situation) -> StepEntry:
    return rank(at, STEPS)[0].entry


@FEW
@given(SITUATIONS)
def test_nothing_offered_asks_more_than_there_is(at: Situation) -> None:
    offered = rank(at, STEPS)
    assert offered
    assert all(s.entry.energy <= at.energy for s in offered)


@FEW
@given(SITUATIONS)
def test_at_the_lowest_energy_there_is_always_a_choice_and_nobody_has_to_answer(
    at: Situation,
) -> None:
    offered = rank(replace(at, energy=1), STEPS)
    assert len(offered) >= 3
    assert all(s.entry.demand <= 1 and not s.entry.reply_needed for s in offered)


@FEW
@given(SITUATIONS, st.integers(1, 2))
def test_on_low_days_nothing_live_is_offered(at: Situation, energy: int) -> None:
    assert all(s.entry.demand <= 2 for s in rank(replace(at, energy=energy), STEPS))


@pytest.mark.parametrize("energy", range(1, 6))
def test_a_step_somebody_adds_is_held_to_the_same_limits(energy: int) -> None:
    for asks, demand, reply in product(range(1, 6), range(5), (False, True)):
        entry = structs.replace(
            STEPS["two-sips"], energy=asks, demand=demand, reply_needed=reply, contact="any"
        )
        offered = bool(rank(Situation(day=TODAY, energy=energy), {entry.id: entry}))
        live_on_a_low_day = energy <= 2 and (demand >= 3 or reply)
        too_much = asks > energy or (energy == 1 and demand >= 2)
        assert offered != (too_much or live_on_a_low_day)


@FEW
@given(SITUATIONS)
def test_someone_marked_unsafe_is_never_brought_to_mind(at: Situation) -> None:
    unsafe = {p.id for p in at.people if p.unsafe}
    for suggestion in rank(at, STEPS):
        assert suggestion.person not in unsafe
        assert not any(p.name and p.name in " ".join(suggestion.reasons) for p in at.people
                       if p.id in unsafe)  # fmt: skip


def test_when_everyone_is_unsafe_the_step_names_nobody() -> None:
    at = Situation(day=TODAY, energy=3, people=[person("Sam", unsafe=True, steady=True)])
    assert all(s.person == "" and s.person_name == "" for s in rank(at, STEPS))


@FEW
@given(SITUATIONS)
def test_a_person_is_only_named_for_a_step_with_someone_known(at: Situation) -> None:
    named = [s for s in rank(at, STEPS) if s.person]
    assert all(s.entry.contact == "known" and s.person_name for s in named)


@FEW
@given(SITUATIONS, st.integers(1, 2))
def test_on_low_days_nobody_draining_is_brought_to_mind(at: Situation, energy: int) -> None:
    draining = {p.id for p in at.people if p.drains}
    offered = rank(replace(at, energy=energy), STEPS)
    assert not any(s.person in draining for s in offered)


@FEW
@given(SITUATIONS, st.randoms(use_true_random=False))
def test_the_same_day_and_records_give_the_same_order(at: Situation, mix: random.Random) -> None:
    def mixed(items: Iterable[T]) -> list[T]:
        listed = list(items)
        mix.shuffle(listed)
        return listed

    again = replace(
        at,
        history=mixed(at.history),
        favourites=mixed(at.favourites),
        people=mixed(at.people),
    )
    assert rank(at, STEPS) == rank(at, STEPS)
    assert rank(again, dict(mixed(STEPS.items()))) == rank(at, STEPS)


@FEW
@given(SITUATIONS, st.sampled_from(sorted(STEPS)), st.sampled_from(["done", "smaller", "let-go"]))
def test_what_is_done_today_does_not_move_what_is_offered_today(
    at: Situation, entry: str, outcome: str
) -> None:
    today = done(entry, at.day, outcome)  # type: ignore[arg-type]
    assert rank(replace(at, history=[*at.history, today]), STEPS) == rank(at, STEPS)


def test_another_day_brings_another_order() -> None:
    days = [TODAY + timedelta(days=n) for n in range(30)]
    assert len({first(Situation(day=day, energy=3)).id for day in days}) > 8


@FEW
@given(SITUATIONS)
def test_no_step_is_listed_twice(at: Situation) -> None:
    ids = [s.entry.id for s in rank(at, STEPS)]
    assert len(ids) == len(set(ids))


@FEW
@given(SITUATIONS)
def test_every_step_says_why_and_what_energy_it_asks(at: Situation) -> None:
    for suggestion in rank(at, STEPS):
        assert suggestion.reasons
        assert all(reason.endswith(".") and reason.strip() for reason in suggestion.reasons)
        assert any(f"energy {suggestion.entry.energy}" in r for r in suggestion.reasons)


@FEW
@given(SITUATIONS)
def test_each_day_has_a_tiny_exchange_among_the_first_three(at: Situation) -> None:
    assert any(is_tiny_exchange(s.entry) for s in rank(at, STEPS)[:3])


def test_a_tiny_exchange_is_small_and_with_somebody() -> None:
    tiny = [e for e in STEPS.values() if is_tiny_exchange(e)]
    assert all(e.contact != "none" and e.minutes <= 3 and e.demand in (1, 2) for e in tiny)
    assert {e.energy for e in tiny} >= {1, 2}


def test_a_step_for_a_trusted_person_says_so() -> None:
    for suggestion in rank(Situation(day=TODAY, energy=5), STEPS):
        said = "It is for someone who knows you." in suggestion.reasons
        assert said == (suggestion.entry.contact == "known")


def test_on_a_low_day_the_own_menu_comes_first() -> None:
    menu = [liked("two-sips"), liked(text="Wave to the cat.", energy=2), liked("unhurried-reply")]
    for n in range(20):
        at = Situation(day=TODAY + timedelta(days=n), energy=2, favourites=menu)
        offered = rank(at, STEPS)
        assert {s.entry.id for s in offered[:2]} == {"two-sips", menu[1].id}
        assert offered[0].reasons[0] == "It is on your own menu."


def test_the_smallest_size_can_be_on_the_menu_too() -> None:
    at = Situation(day=TODAY, energy=1, favourites=[liked("two-sips.smallest")])
    assert first(at).text == STEPS["two-sips"].smallest


class TestMoved:
    def test_a_step_moved_to_today_comes_first(self) -> None:
        moved = done("sing-along", TODAY - timedelta(days=2), "moved", TODAY)
        offered = rank(Situation(day=TODAY, energy=3, history=[moved]), STEPS)
        assert offered[0].entry.id == "sing-along"
        assert offered[0].reasons[0].startswith("You moved it to this day.")
        assert [s.entry.id for s in offered].count("sing-along") == 1

    def test_with_less_energy_it_comes_in_a_smaller_size(self) -> None:
        moved = done("unhurried-reply", TODAY - timedelta(days=2), "moved", TODAY)
        assert STEPS["unhurried-reply"].energy > 1
        offered = rank(Situation(day=TODAY, energy=1, history=[moved]), STEPS)
        expected = at_most(STEPS["unhurried-reply"], 1, STEPS)
        assert offered[0].entry == expected
        assert expected.energy == 1
        assert "smaller version" in offered[0].reasons[0]

    @pytest.mark.parametrize("day", [TODAY, TODAY + timedelta(days=8)])
    def test_before_its_day_or_a_week_later_it_is_not_brought_up(self, day: date) -> None:
        moved = done("sing-along", TODAY, "moved", TOMORROW)
        offered = rank(Situation(day=day, energy=3, history=[moved]), STEPS)
        assert not offered[0].reasons[0].startswith("You moved it")

    def test_a_step_in_own_words_returns_too(self) -> None:
        own = liked(text="Wave to the cat.", energy=3, smaller="Look for the cat.")
        moved = done(own.id, TODAY - timedelta(days=1), "moved", TODAY)
        at = Situation(day=TODAY, energy=3, history=[moved], favourites=[own])
        assert first(at).text == "Wave to the cat."
        assert first(replace(at, energy=1)).text == "Look for the cat."

    def test_the_smallest_size_returns_as_it_was(self) -> None:
        moved = done("two-sips.smallest", TODAY - timedelta(days=1), "moved", TODAY)
        at = Situation(day=TODAY, energy=2, history=[moved])
        assert first(at).text == STEPS["two-sips"].smallest

    def test_a_step_the_library_no_longer_has_is_let_be(self) -> None:
        moved = done("gone-by-now", TODAY - timedelta(days=1), "moved", TODAY)
        at = Situation(day=TODAY, energy=2, history=[moved])
        assert rank(at, STEPS)

    @given(st.sampled_from(sorted(STEPS)), st.integers(1, 5), st.integers(1, 60))
    def test_a_moved_step_never_asks_more_than_the_day_has(
        self, entry: str, energy: int, ago: int
    ) -> None:
        moved = done(entry, TODAY - timedelta(days=ago), "moved", TODAY)
        offered = first(Situation(day=TODAY, energy=energy, history=[moved]))
        assert offered.energy <= energy
        assert fits(offered, energy)


class TestSmaller:
    def test_the_last_of_a_chain_has_a_smallest_size_and_that_has_none(self) -> None:
        smallest = smaller_version(STEPS["two-sips"], STEPS)
        assert smallest is not None
        assert smallest.text == STEPS["two-sips"].smallest
        assert (smallest.energy, smallest.demand, smallest.contact) == (1, 0, "none")
        assert smaller_version(smallest, STEPS) is None

    @pytest.mark.parametrize("entry", STEPS.values(), ids=lambda e: e.id)
    def test_every_step_is_found_again_by_its_id_in_every_size(self, entry: StepEntry) -> None:
        size: StepEntry | None = entry
        while size is not None:
            assert find_entry(size.id, STEPS) == size
            size = smaller_version(size, STEPS)

    def test_an_unknown_id_is_nothing(self) -> None:
        assert find_entry("no-such-step", STEPS) is None
        assert find_entry("", STEPS) is None
        assert find_entry("no-such-step.smallest", STEPS) is None

    def test_own_steps_that_lead_round_in_a_circle_come_to_an_end(self) -> None:
        one, two = (e for e in list(STEPS.values())[-2:])
        circle = {
            one.id: structs.replace(one, energy=4, smaller=two.id, smallest=""),
            two.id: structs.replace(two, energy=4, smaller=one.id, smallest=""),
        }
        assert at_most(circle[one.id], 2, circle).energy == 4
        moved = done(circle[one.id], TODAY, "moved", moved_to=TOMORROW)
        at = Situation(day=TOMORROW, energy=2, history=[moved])
        assert not {s.entry.id for s in rank(at, circle)} & set(circle)

    def test_at_most_stops_at_the_first_size_that_fits(self) -> None:
        for entry in STEPS.values():
            for energy in range(1, 6):
                fitting = at_most(entry, energy, STEPS)
                assert fitting.energy <= energy
                assert fitting == entry or entry.energy > energy
