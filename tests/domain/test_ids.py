from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.ids import new_id

INSTANTS = st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))
NOISE = st.integers(0, 2**64)


@given(INSTANTS, INSTANTS, NOISE, NOISE)
def test_ids_sort_by_the_time_they_were_made(
    one: datetime, other: datetime, noise: int, more: int
) -> None:
    earlier, later = sorted((one, other))
    if later - earlier >= timedelta(milliseconds=1):
        assert new_id("win", earlier, noise) < new_id("win", later, more)


@given(INSTANTS, NOISE)
def test_an_id_is_one_plain_word_that_says_what_it_names(instant: datetime, noise: int) -> None:
    assert re.fullmatch(r"win-[0-9a-z]{10}-[0-9a-z]{8}", new_id("win", instant, noise))


def test_two_of_the_same_millisecond_differ_by_their_noise() -> None:
    now = datetime(2026, 11, 22, 18, tzinfo=UTC)
    assert new_id("win", now, 1) != new_id("win", now, 2)


def test_the_offset_of_the_clock_does_not_change_the_order() -> None:
    here = datetime(2026, 11, 22, 18, tzinfo=timezone(timedelta(hours=1)))
    assert new_id("win", here, 7) == new_id("win", here.astimezone(UTC), 7)
