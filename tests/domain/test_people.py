from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from companion.domain.people import (
    BOUNDARIES,
    MOST_STEADY,
    alphabetical,
    around,
    calm_first,
    closeness,
    for_message,
    label,
    next_turn,
    safe,
    steady_ones,
)
from companion.domain.records import Person, Place
from companion.store import library
from tests.domain.situations import PEOPLE, THEN, TODAY, person

SITUATIONS = st.sampled_from(sorted(library.shelf("situations")))
DAYS = st.dates(TODAY, TODAY + timedelta(days=400))


def place(name: str, **said: int) -> Place:
    bare = Place(id=f"place-{name}", created=THEN, updated=THEN, name=name)
    return replace(bare, **said)


class TestWhoComesToMind:
    @given(PEOPLE, SITUATIONS, DAYS, st.booleans())
    def test_nobody_unsafe_and_nobody_without_a_name(
        self, people: list[Person], situation: str, day: date, low: bool
    ) -> None:
        found = [
            *safe(people),
            *around(people, low),
            *for_message(people, situation),
            *steady_ones(people, day),
        ]
        assert all(p.name and not p.unsafe for p in found)

    @given(PEOPLE, SITUATIONS)
    def test_everyone_else_may_be_written_to_each_once(
        self, people: list[Person], situation: str
    ) -> None:
        offered = [p.id for p in for_message(people, situation)]
        assert sorted(offered) == sorted(p.id for p in people if p.name and not p.unsafe)

    @given(PEOPLE)
    def test_on_a_low_day_nobody_who_drains(self, people: list[Person]) -> None:
        assert not any(p.drains for p in around(people, low=True))
        assert around(people, low=False) == safe(people)

    @given(PEOPLE, SITUATIONS, st.randoms(use_true_random=False))
    def test_how_the_map_was_written_down_changes_nothing(
        self, people: list[Person], situation: str, mix: random.Random
    ) -> None:
        mixed = mix.sample(people, len(people))
        assert for_message(mixed, situation) == for_message(people, situation)
        assert steady_ones(mixed, TODAY) == steady_ones(people, TODAY)
        assert alphabetical(mixed) == alphabetical(people)

    @given(PEOPLE.filter(lambda people: any(not p.unsafe and p.name for p in people)), SITUATIONS)
    def test_who_drains_comes_first_for_a_limit_and_last_for_all_else(
        self, people: list[Person], situation: str
    ) -> None:
        drains = [p.drains for p in for_message(people, situation)]
        assert drains == sorted(drains, reverse=situation in BOUNDARIES)

    @pytest.mark.parametrize("situation", ["please-listen", "keep-me-company", "accepting-help"])
    def test_no_mark_brings_someone_near_who_drains(self, situation: str) -> None:
        kim = person("Kim", drains=True, steady=True, predictable=True, listens=True)
        assert for_message([kim, person("Zoe")], situation)[0].name == "Zoe"

    @pytest.mark.parametrize("mark", ["steady", "predictable", "listens"])
    def test_each_mark_brings_someone_nearer(self, mark: str) -> None:
        plain, marked = person("Ana"), person("Zoe", **{mark: True})
        assert closeness(marked) > closeness(plain)
        assert for_message([plain, marked], "tiny-check-in") == [marked, plain]

    def test_an_ally_and_a_neighbour_come_first_where_they_are_meant(self) -> None:
        steady = person("Ana", steady=True, listens=True)
        ally = replace(person("Zoe"), ally_role="therapist")
        beside = replace(person("Bo"), tie="Neighbour, third floor")
        people = [steady, ally, beside]
        assert for_message(people, "ally")[0] == ally
        assert for_message(people, "neighbour")[0] == beside
        assert for_message(people, "tiny-check-in")[0] == steady

    def test_without_marks_it_is_by_name_and_nobody_is_ranked(self) -> None:
        people = [person("wren"), person("Ana"), person("Mira")]
        assert [p.name for p in for_message(people, "thanks")] == ["Ana", "Mira", "wren"]


class TestSteadyOnes:
    @given(PEOPLE, DAYS)
    def test_they_are_steady_safe_and_nobody_who_drains(
        self, people: list[Person], day: date
    ) -> None:
        found = steady_ones(people, day)
        assert len(found) <= MOST_STEADY
        assert all(p.steady and not p.drains and not p.unsafe and p.name for p in found)
        assert [p.name.casefold() for p in found] == sorted(p.name.casefold() for p in found)

    def test_of_more_than_five_each_has_days(self) -> None:
        people = [person(f"Kind {n}", steady=True) for n in range(8)]
        days = [TODAY + timedelta(days=n) for n in range(40)]
        shown = [steady_ones(people, day) for day in days]
        assert {len(each) for each in shown} == {5}
        assert {p for each in shown for p in each} == set(people)
        assert steady_ones(people, days[0]) == shown[0]

    def test_up_to_five_are_all_there_every_day(self) -> None:
        people = [person(f"Kind {n}", steady=True) for n in range(5)]
        for n in range(10):
            assert set(steady_ones(people, TODAY + timedelta(days=n))) == set(people)


class TestOrders:
    def test_the_map_is_by_name_and_those_kept_apart_come_last(self) -> None:
        people = [person("wren"), person("Ana", unsafe=True), person("Bo"), person("mira")]
        assert [p.name for p in alphabetical(people)] == ["Bo", "mira", "wren", "Ana"]

    def test_places_are_by_ease_and_what_was_not_said_is_in_the_middle(self) -> None:
        loud = place("a station", noise=9, crowd=9, familiarity=1)
        calm = place("the pier", noise=0, crowd=0, familiarity=9)
        known = place("the bakery", familiarity=8)
        unsaid = place("somewhere")
        found = calm_first([loud, unsaid, place(""), known, calm])
        assert found == (calm, known, unsaid, loud)

    def test_a_silent_place_is_calmer_than_one_nothing_was_said_of(self) -> None:
        silent, unsaid = place("z", noise=0), place("a")
        assert calm_first([unsaid, silent]) == (silent, unsaid)

    def test_two_of_one_name_have_two_labels(self) -> None:
        assert label(replace(person("Sam"), tie="friend")) == "Sam (friend)"
        assert label(person("Sam")) == "Sam"

    @given(st.lists(st.text(max_size=3), max_size=4))
    def test_turns_come_round_to_where_they_began(self, turns: list[str]) -> None:
        after: tuple[str, ...] = tuple(turns)
        for _ in turns:
            after = next_turn(after)
        assert after == tuple(turns)
        if turns:
            assert next_turn(turns)[-1] == turns[0]
