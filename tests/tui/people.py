"""People and places to begin from."""

from __future__ import annotations

from typing import Any

from companion.domain.records import Person, Place
from companion.services.context import Context
from companion.store.store import Change


def person(context: Context, name: str = "Sam", **more: Any) -> Person:
    """Put somebody on the map."""
    made = context.store.new(Person, name=name, **more)
    context.store.change(lambda seen: Change(keep=[made]))
    return made


def place(context: Context, name: str, **more: Any) -> Place:
    """Put a place on the map."""
    made = context.store.new(Place, name=name, **more)
    context.store.change(lambda seen: Change(keep=[made]))
    return made
