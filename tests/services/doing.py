"""What a person does in several of these tests."""

from __future__ import annotations

from companion.domain.records import Step
from companion.services import today, today_view
from companion.services.context import Context
from companion.services.today_view import TodayView
from companion.services.words import options
from companion.store import library


def look(context: Context) -> TodayView:
    return today_view.look(context)


def open_ids(context: Context) -> list[str]:
    return [question.id for question in look(context).questions]


def card(context: Context) -> Step:
    record = look(context).offer.record
    assert record is not None
    return record


def pass_over_until(context: Context, **wanted: object) -> str:
    """Press "another" until the step on the card has these marks; return its entry."""
    for _ in range(200):
        entry = look(context).offer.entry
        found = library.steps().get(entry)
        if found and all(getattr(found, name) == value for name, value in wanted.items()):
            return entry
        today.another(context)
    raise AssertionError(f"no step with {wanted} came up")


def pass_over_until_it_may_be_answered(context: Context) -> None:
    for _ in range(200):
        formats = set(look(context).offer.formats)
        if "text" in formats and "solo" not in formats:
            return
        today.another(context)
    raise AssertionError("no such step came up")


def take_one_that_may_be_answered(context: Context) -> str:
    pass_over_until_it_may_be_answered(context)
    today.take(context)
    return look(context).offer.entry


def is_one_of(line: str, when: str) -> bool:
    return bool(line) and line in options(when)
