"""The shipped library as its files hold it."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from companion.store import library

STEPS = library.steps()
KINDS = library.win_kinds()
PHRASES = library.phrases()
LINES = library.helplines()
FILES = {
    "steps.toml": "step",
    "wins.toml": "kind",
    "phrases.toml": "phrase",
    "helplines.toml": "line",
}


def source(name: str) -> str:
    return (files("companion") / "content" / "en" / name).read_text("utf-8")


def raw(name: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = tomllib.loads(source(name))[FILES[name]]
    return entries


def words(text: str) -> int:
    return len(text.split())


TEXTS: dict[str, list[str]] = {
    "step texts": [s.text for s in STEPS.values()],
    "step reasons": [s.why for s in STEPS.values()],
    "smallest sizes": [s.smallest for s in STEPS.values() if s.smallest],
    "acknowledgements": [a for k in KINDS.values() for a in k.acknowledgements],
    "phrases": [p.text for group in PHRASES.values() for p in group],
    "help lines": [f"{entry.country}: {entry.name}, {entry.number}" for entry in LINES],
}
