"""The shipped library as its files hold it."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from companion.domain import content_rules
from companion.domain.content_rules import Breach
from companion.store import library

FOLDER = library.SHIPPED / library.ENGLISH
READS = {name: library.read_file(FOLDER / s.file, s) for name, s in library.SHELVES.items()}
SHELVES = {name: read.entries for name, read in READS.items()}
STEPS = SHELVES["steps"]
KINDS = SHELVES["wins"]
LINES = tuple(SHELVES["helplines"].values())
PHRASES = library.phrases()


def source(file: str) -> str:
    return (FOLDER / file).read_text("utf-8")


def raw(shelf: str) -> list[dict[str, Any]]:
    which = library.SHELVES[shelf]
    entries: list[dict[str, Any]] = tomllib.loads(source(which.file))[which.table]
    return entries


@cache
def breaches() -> tuple[Breach, ...]:
    return tuple(content_rules.breaches(SHELVES))


def lines(shelf: str) -> list[str]:
    return [text for e in SHELVES[shelf].values() for _, text in content_rules.texts_of(e)]
