"""People for the tests to write to and to think of."""

from __future__ import annotations

from typing import Any

from companion.domain.records import Person
from companion.services.context import Context
from companion.store.store import Change


def someone(context: Context, name: str, tie: str = "", **marks: Any) -> Person:
    """Write a person down with these marks."""
    person = context.store.new(Person, name=name, tie=tie, **marks)
    return context.store.change(lambda seen: Change(keep=[person]), "the name").first(Person)


def mark(context: Context, person: Person, **marks: Any) -> None:
    """Change marks of a person."""
    context.store.change(
        lambda seen: Change(keep=[type(person)(**{**_fields(person), **marks})]), "the marks"
    )


def _fields(person: Person) -> dict[str, Any]:
    return {name: getattr(person, name) for name in person.__struct_fields__}
