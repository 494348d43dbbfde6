"""Reading the shipped library: plain TOML, typed and checked, only the parts asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from companion.domain.errors import CompanionError
from companion.domain.library import Helpline, Phrase, StepEntry, WinKind

T = TypeVar("T")
# Not importlib.resources: its import alone takes as long as reading the file.
_CONTENT = Path(__file__).parents[1] / "content" / "en"


class BadContent(CompanionError):
    """An entry of the library does not fit: which file, which entry, which field."""


def parse_entries(text: str, file: str, table: str, kind: type[T]) -> list[T]:
    """Return the [[table]] entries of a TOML text. Raises BadContent in one line."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadContent(f"{file}: {error}.") from None
    entries: Any = raw.get(table, [])
    if not isinstance(entries, list):
        raise BadContent(f"{file}: {table} is not a list of entries ([[{table}]]).")
    found: list[T] = []
    for number, values in enumerate(entries, 1):
        try:
            found.append(msgspec.convert(values, kind))
        except msgspec.ValidationError as error:
            named = values.get("id") if isinstance(values, dict) else None
            name = named or f"number {number}"
            raise BadContent(f"{file}, {name}: {str(error).replace('`', '')}.") from None
    return found


def _read(name: str, table: str, kind: type[T]) -> list[T]:
    return parse_entries((_CONTENT / name).read_text("utf-8"), name, table, kind)


@cache
def steps() -> dict[str, StepEntry]:
    """Return the step entries by id."""
    return {entry.id: entry for entry in _read("steps.toml", "step", StepEntry)}


@cache
def win_kinds() -> dict[str, WinKind]:
    """Return the kinds of wins by id."""
    return {kind.id: kind for kind in _read("wins.toml", "kind", WinKind)}


@cache
def phrases() -> dict[str, tuple[Phrase, ...]]:
    """Return the phrases by the moment they are for."""
    groups: dict[str, list[Phrase]] = {}
    for phrase in _read("phrases.toml", "phrase", Phrase):
        groups.setdefault(phrase.when, []).append(phrase)
    return {when: tuple(group) for when, group in groups.items()}


@cache
def helplines() -> tuple[Helpline, ...]:
    """Return the help lines."""
    return tuple(_read("helplines.toml", "line", Helpline))
