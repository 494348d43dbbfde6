from __future__ import annotations

import math
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.draw import lot, pick, weighted_key

PARTS = st.lists(st.text(max_size=8) | st.integers() | st.dates(), max_size=4)


@given(PARTS)
def test_the_same_lot_falls_every_time_and_lies_between_nought_and_one(parts: list[object]) -> None:
    assert lot(*parts) == lot(*parts)
    assert 0 < lot(*parts) < 1


@given(st.lists(st.integers(), min_size=1, max_size=20), PARTS)
def test_a_pick_is_one_of_the_things_and_always_the_same(
    items: list[int], parts: list[object]
) -> None:
    assert pick(items, *parts) in items
    assert pick(items, *parts) == pick(items, *parts)


def test_picks_spread_evenly_over_many_days() -> None:
    counts = Counter(pick("abcde", "day", n) for n in range(5000))
    assert all(850 < counts[letter] < 1150 for letter in "abcde")


def test_names_that_differ_only_in_where_they_are_cut_draw_different_lots() -> None:
    assert lot("ab", "c") != lot("a", "bc")


def test_three_times_the_weight_comes_first_three_times_out_of_four() -> None:
    first = sum(
        weighted_key(3.0, seed, "heavy") < weighted_key(1.0, seed, "light") for seed in range(4000)
    )
    assert 0.72 < first / 4000 < 0.78


def test_three_weights_come_first_in_their_proportion() -> None:
    weights = {"a": 1.0, "b": 2.0, "c": 5.0}
    first = Counter(
        min(weights, key=lambda name: weighted_key(weights[name], seed, name))
        for seed in range(4000)
    )
    for name, weight in weights.items():
        assert abs(first[name] / 4000 - weight / 8) < 0.03


def test_without_weight_a_thing_comes_last() -> None:
    assert weighted_key(0, "any") == math.inf
