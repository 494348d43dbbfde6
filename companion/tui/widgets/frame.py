"""What stands around every page: the head with the page keys, and the foot with the keys."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date

from textual.content import Content
from textual.widgets import Static


def head_content(
    width: int, day: date, part: str, pages: Sequence[tuple[str, str]], here: str
) -> Content:
    """Return the head: the name and the day, then the pages with the one shown marked."""
    full = f"{calendar.day_name[day.weekday()]} {day.day} {calendar.month_name[day.month]}, {part}"
    short = f"{calendar.day_abbr[day.weekday()]} {day.day} {calendar.month_abbr[day.month]}"
    when = full if width >= 60 else short
    gap = max(width - len("companion") - len(when), 1)
    parts: list[tuple[str, str]] = [
        ("companion", "bold $ink"),
        (" " * gap, ""),
        (when, "$quiet"),
        ("\n", ""),
    ]
    for key, name in pages:
        style = "bold $warm underline" if name == here else "$quiet"
        parts += [(f"{key} {name}", style), ("  ", "")]
    return Content.assemble(*parts[:-1])


def foot_content(width: int, keys: Sequence[tuple[str, str]]) -> Content:
    """Return as many keys with their words as fit in `width` cells; the last one always does."""
    if not keys:
        return Content("")
    *most, last = keys
    room = width - len(last[0]) - len(last[1]) - 1
    parts: list[tuple[str, str]] = []
    for key, words in most:
        need = len(key) + len(words) + 4
        if need > room:
            break
        room -= need
        parts += [(key, "$warm"), (f" {words}   ", "$quiet")]
    parts += [(last[0], "$warm"), (f" {last[1]}", "$quiet")]
    return Content.assemble(*parts)


class Head(Static):
    """The two lines at the top."""

    def __init__(self) -> None:
        super().__init__(id="head", markup=False)


class Foot(Static):
    """The keys that fit the moment, in one line."""

    def __init__(self) -> None:
        super().__init__(id="foot", markup=False)
