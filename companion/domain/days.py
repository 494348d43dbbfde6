"""Days as a person lives them, and the words they write for them."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, time, timedelta

from companion.domain.errors import BadInput
from companion.domain.text import one_line, shorten

DAY_STARTS_AT = time(4, 0)
_WEEKDAYS = [name.lower() for name in calendar.day_name]
_MONTHS = [name.lower() for name in calendar.month_name]
_NAMES = {*_WEEKDAYS, *_MONTHS} - {"", "may", "march"}  # two are words of their own
_UNITS = {"day": "days", "week": "weeks", "month": "months"}
_NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
}  # fmt: skip
_FITS = "today, yesterday, tomorrow, friday, 3 days ago, in 2 weeks, 24 dec or 2026-11-24"


def logical_day(instant: datetime, starts_at: time = DAY_STARTS_AT) -> date:
    """Return the day that `instant` belongs to when days begin at `starts_at` local time."""
    local = instant.replace(tzinfo=None)
    return local.date() - timedelta(days=1) if local.time() < starts_at else local.date()


def part_of_day(instant: datetime) -> str:
    """Return "morning" (from 5 h), "afternoon" (12), "evening" (18) or "night" (23)."""
    hour = instant.hour
    if 5 <= hour < 12:
        return "morning"
    if 12 <= hour < 18:
        return "afternoon"
    return "evening" if 18 <= hour < 23 else "night"


def week_start(day: date) -> date:
    """Return the Monday of the week that holds `day`."""
    return day - timedelta(days=day.weekday())


def _exact(year: int, month: int, day: int, words: str) -> date:
    if not 1 <= month <= 12:
        raise BadInput(f'"{words}" has no month {month}; months are 1 to 12.')
    try:
        last = calendar.monthrange(year, month)[1]
    except (ValueError, calendar.IllegalMonthError):
        raise BadInput(f'"{words}" is not a year this calendar holds.')
    if not 1 <= day <= last:
        name, nth = calendar.month_name[month], "31st" if last == 31 else f"{last}th"
        raise BadInput(f'"{words}" is not in the calendar: {name} {year} ends on the {nth}.')
    try:
        return date(year, month, day)
    except ValueError:
        raise BadInput(f'"{words}" is not a year this calendar holds.')


def _month_of(word: str) -> int | None:
    matches = [n for n in range(1, 13) if len(word) >= 3 and _MONTHS[n].startswith(word)]
    return matches[0] if len(matches) == 1 else None


def _weekday_of(word: str) -> int | None:
    matches = [n for n, name in enumerate(_WEEKDAYS) if len(word) >= 3 and name.startswith(word)]
    return matches[0] if len(matches) == 1 else None


def _nearest_year(month: int, day: int, today: date, words: str, past: bool) -> date:
    candidates = [
        _exact(year, month, day, words)
        for year in (today.year - 1, today.year, today.year + 1)
        if (month, day) != (2, 29) or calendar.isleap(year)
    ]
    fitting = [c for c in candidates if (c <= today if past else c >= today)]
    if not fitting:
        raise BadInput(f'"{words}" needs its year, such as 2024-02-29.')
    return max(fitting) if past else min(fitting)


def _relative(words: str, today: date, past: bool) -> date | None:
    if words in ("today", "tonight", "now"):
        return today
    if words in ("yesterday", "last night"):
        return today - timedelta(days=1)
    if words == "tomorrow":
        return today + timedelta(days=1)
    number = r"(\d{1,3}|" + "|".join(_NUMBERS) + ")"
    ago = re.fullmatch(number + r" (day|week|month)s? ago", words)
    ahead = re.fullmatch(r"in " + number + r" (day|week|month)s?", words)
    if found := ago or ahead:
        from dateutil.relativedelta import relativedelta  # most starts need no such words

        count = _NUMBERS.get(found[1]) or (int(found[1]) if found[1].isdigit() else 0)
        span = relativedelta(**{_UNITS[found[2]]: count})  # type: ignore[arg-type]
        return today - span if ago else today + span
    named = re.fullmatch(r"(?:(last|next|on|this) )?([a-z]+)", words)
    weekday = _weekday_of(named[2]) if named else None
    if named is None or weekday is None:
        return None
    same_day = 7 if named[1] in ("last", "next") else 0
    if named[1] == "last" or (past and named[1] != "next"):
        return today - timedelta(days=(today.weekday() - weekday) % 7 or same_day)
    return today + timedelta(days=(weekday - today.weekday()) % 7 or same_day)


def read_day(words: str, today: date, past: bool = False) -> date:
    """Return the day that `words` name, seen from `today`; guess nothing.

    `past` says which way a bare "friday" or "24 dec" looks.
    Raises BadInput with what would fit when the words name no day.
    """
    clean = " ".join(words.lower().split())
    words = shorten(one_line(words), 40)
    if iso := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", clean):
        return _exact(int(iso[1]), int(iso[2]), int(iso[3]), words)
    if (day := _relative(clean, today, past)) is not None:
        return day
    written = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?([a-z]+)\.?(?: (\d{4}))?", clean)
    turned = re.fullmatch(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?", clean)
    if written or turned:
        day_text, month_text = (written[1], written[2]) if written else (turned[2], turned[1])  # type: ignore[index]
        year_text = (written or turned)[3]  # type: ignore[index]
        if (month := _month_of(month_text)) is not None:
            if year_text:
                return _exact(int(year_text), month, int(day_text), words)
            return _nearest_year(month, int(day_text), today, words, past)
    raise BadInput(f'"{words}" is not a day I can read. These are: {_FITS}.')


def with_capitals(words: str) -> str:
    """Return `words` with the names of days and months as they are written in a letter."""
    return re.sub(
        r"[A-Za-z]+",
        lambda found: found[0].capitalize() if found[0].lower() in _NAMES else found[0],
        words,
    )


def short_day(day: date, today: date) -> str:
    """Return `day` in at most eleven characters: today, yesterday, "Sun 22 Nov", "22 Nov 2025"."""
    if day in (today, today - timedelta(days=1)):
        return day_in_words(day, today)
    month = calendar.month_abbr[day.month]
    if day.year != today.year:
        return f"{day.day} {month} {day.year}"
    return f"{calendar.day_abbr[day.weekday()]} {day.day} {month}"


def day_in_words(day: date, today: date) -> str:
    """Return `day` as people say it: today, yesterday, tomorrow, or "Sunday 22 November"."""
    near = {0: "today", -1: "yesterday", 1: "tomorrow"}.get((day - today).days)
    if near:
        return near
    text = f"{calendar.day_name[day.weekday()]} {day.day} {calendar.month_name[day.month]}"
    return text if day.year == today.year else f"{text} {day.year}"
