from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.days import (
    day_in_words,
    logical_day,
    part_of_day,
    read_day,
    week_start,
    with_capitals,
)
from companion.domain.errors import BadInput
from companion.domain.text import one_line

SUNDAY = date(2026, 11, 22)
BERLIN = ZoneInfo("Europe/Berlin")
OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (time(3, 59, 59, 999_999), date(2026, 11, 21)),
        (time(4, 0), SUNDAY),
        (time(0, 0), date(2026, 11, 21)),
        (time(23, 59), SUNDAY),
    ],
)
def test_the_small_hours_still_belong_to_the_evening_before(at: time, day: date) -> None:
    assert logical_day(datetime.combine(SUNDAY, at, BERLIN)) == day


def test_a_person_may_let_their_day_begin_at_another_hour() -> None:
    half_past_five = datetime(2026, 11, 22, 5, 30, tzinfo=BERLIN)
    assert logical_day(half_past_five, time(6, 0)) == date(2026, 11, 21)
    assert logical_day(half_past_five, time(0, 0)) == SUNDAY


@pytest.mark.parametrize("fold", [0, 1])
def test_the_hour_that_happens_twice_in_autumn_is_one_day(fold: int) -> None:
    repeated = datetime(2026, 10, 25, 2, 30, fold=fold, tzinfo=BERLIN)
    assert logical_day(repeated) == date(2026, 10, 24)
    assert logical_day(datetime(2026, 10, 25, 4, 0, tzinfo=BERLIN)) == date(2026, 10, 25)


def test_the_night_that_loses_an_hour_in_spring_keeps_its_boundary() -> None:
    assert logical_day(datetime(2026, 3, 29, 3, 59, tzinfo=BERLIN)) == date(2026, 3, 28)
    assert logical_day(datetime(2026, 3, 29, 4, 0, tzinfo=BERLIN)) == date(2026, 3, 29)


@given(st.datetimes(datetime(1900, 1, 2), datetime(2199, 12, 31)), OFFSETS)
def test_the_day_follows_the_clock_on_the_wall_at_any_offset(wall: datetime, tz: timezone) -> None:
    assert logical_day(wall.replace(tzinfo=tz)) == (wall - timedelta(hours=4)).date()


@pytest.mark.parametrize(
    ("hour", "part"),
    [(4, "night"), (5, "morning"), (12, "afternoon"), (18, "evening"), (22, "evening"),
     (23, "night"), (0, "night")],
)  # fmt: skip
def test_parts_of_the_day(hour: int, part: str) -> None:
    assert part_of_day(datetime(2026, 11, 22, hour, tzinfo=BERLIN)) == part


def test_a_week_begins_on_monday() -> None:
    assert week_start(SUNDAY) == date(2026, 11, 16)
    assert week_start(date(2026, 11, 16)) == date(2026, 11, 16)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", date(2026, 11, 22)),
        ("  Today ", date(2026, 11, 22)),
        ("yesterday", date(2026, 11, 21)),
        ("last night", date(2026, 11, 21)),
        ("tomorrow", date(2026, 11, 23)),
        ("monday", date(2026, 11, 23)),
        ("fri", date(2026, 11, 27)),
        ("this friday", date(2026, 11, 27)),
        ("on friday", date(2026, 11, 27)),
        ("next friday", date(2026, 11, 27)),
        ("last friday", date(2026, 11, 20)),
        ("sunday", date(2026, 11, 22)),
        ("this sunday", date(2026, 11, 22)),
        ("on sunday", date(2026, 11, 22)),
        ("next sunday", date(2026, 11, 29)),
        ("last sunday", date(2026, 11, 15)),
        ("3 days ago", date(2026, 11, 19)),
        ("a week ago", date(2026, 11, 15)),
        ("1 month ago", date(2026, 10, 22)),
        ("in two weeks", date(2026, 12, 6)),
        ("in 1 day", date(2026, 11, 23)),
        ("24 dec", date(2026, 12, 24)),
        ("24th of December", date(2026, 12, 24)),
        ("dec 24", date(2026, 12, 24)),
        ("December 24th, 2025", date(2025, 12, 24)),
        ("2. jan", date(2027, 1, 2)),
        ("24 dec 2025", date(2025, 12, 24)),
        ("2026-11-24", date(2026, 11, 24)),
        ("2026-1-4", date(2026, 1, 4)),
        ("2024-02-29", date(2024, 2, 29)),
    ],
)
def test_days_as_people_write_them(words: str, day: date) -> None:
    assert read_day(words, SUNDAY) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("friday", date(2026, 11, 20)),
        ("next friday", date(2026, 11, 27)),
        ("sunday", date(2026, 11, 22)),
        ("24 dec", date(2025, 12, 24)),
        ("22 nov", date(2026, 11, 22)),
    ],
)
def test_looking_back_a_bare_weekday_or_date_is_the_last_one(words: str, day: date) -> None:
    assert read_day(words, SUNDAY, past=True) == day


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("2026-02-30", "February 2026 ends on the 28th"),
        ("2025-02-29", "February 2025 ends on the 28th"),
        ("2024-02-30", "February 2024 ends on the 29th"),
        ("2026-04-31", "April 2026 ends on the 30th"),
        ("2026-01-32", "January 2026 ends on the 31st"),
        ("2026-13-01", "months are 1 to 12"),
        ("2026-01-00", "January 2026 ends on the 31st"),
        ("0000-01-01", "not a year this calendar holds"),
        ("29 feb", "needs its year"),
    ],
)
def test_a_day_that_is_not_in_the_calendar_is_named_in_one_line(words: str, says: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_day(words, SUNDAY)
    assert says in str(caught.value)
    assert f'"{words}"' in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "words",
    ["1", "31", "", " ", "12", "2026", "soon", "next", "last", "week", "next week", "mo", "dec",
     "12/11/2026", "11-12", "2026-11", "tomorrow?", "32 days", "days ago", "in days", "24 d",
     "friday 13", "ago", "noon", "next next friday"],
)  # fmt: skip
def test_what_is_no_day_is_never_guessed(words: str) -> None:
    with pytest.raises(BadInput, match="not a day I can read"):
        read_day(words, SUNDAY)


def test_a_refusal_shows_pasted_escapes_and_long_text_harmlessly() -> None:
    with pytest.raises(BadInput) as caught:
        read_day("\x1b[31mred\nalert" + "x" * 5000, SUNDAY)
    assert "\x1b" not in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200


@given(DAYS, DAYS, st.booleans())
def test_any_date_written_as_iso_reads_back(day: date, today: date, past: bool) -> None:
    assert read_day(day.isoformat(), today, past) == day


@given(st.text(), DAYS, st.booleans())
def test_any_text_is_a_day_or_one_clear_line(words: str, today: date, past: bool) -> None:
    line = ""
    try:
        read_day(words, today, past)
    except BadInput as refused:
        line = str(refused)
    assert len(line) < 200
    assert one_line(line) == line


@given(st.from_regex(r"[0-9]{1,12}", fullmatch=True), DAYS)
def test_bare_numbers_are_no_day(words: str, today: date) -> None:
    with pytest.raises(BadInput):
        read_day(words, today)


@given(DAYS, st.integers(0, 6))
def test_a_bare_weekday_is_within_a_week_on_the_side_that_was_meant(today: date, n: int) -> None:
    name = ["mon", "tuesday", "wed", "thursday", "fri", "saturday", "sun"][n]
    ahead, back = read_day(name, today), read_day(name, today, past=True)
    assert ahead.weekday() == back.weekday() == n
    assert timedelta(0) <= ahead - today < timedelta(7)
    assert timedelta(0) <= today - back < timedelta(7)


def test_days_are_said_as_people_say_them() -> None:
    assert day_in_words(SUNDAY, SUNDAY) == "today"
    assert day_in_words(date(2026, 11, 21), SUNDAY) == "yesterday"
    assert day_in_words(date(2026, 11, 23), SUNDAY) == "tomorrow"
    assert day_in_words(date(2026, 11, 26), SUNDAY) == "Thursday 26 November"
    assert day_in_words(date(2025, 12, 24), SUNDAY) == "Wednesday 24 December 2025"


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("thursday", "Thursday"),
        ("on FRIDAY or saturday evening", "on Friday or Saturday evening"),
        ("the 3rd of december", "the 3rd of December"),
        ("tomorrow", "tomorrow"),
        ("maybe sunday-ish", "maybe Sunday-ish"),
        ("it may rain on our march", "it may rain on our march"),
        ("mondays", "mondays"),
        ("", ""),
    ],
)
def test_a_day_is_written_as_in_a_letter(written: str, sent: str) -> None:
    assert with_capitals(written) == sent


@given(st.text(max_size=20) | st.sampled_from(["thursday, שלום", "día martes", "june\u0301"]))
def test_besides_capitals_nothing_of_what_was_written_changes(written: str) -> None:
    sent = with_capitals(written)
    assert sent.casefold() == written.casefold()
    assert with_capitals(sent) == sent
