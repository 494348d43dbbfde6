"""Words that accuse or measure a person stand nowhere that a person reads."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.docs.pages import PAGES, ROOT

ACCUSING = re.compile(r"\b(streaks?|overdue|missed|should|percent)\b|per cent|\d ?%", re.I)
NOT_SHOWN = {"cues", "thought", "id", "pattern"}  # a person's own thoughts, and names for them
# These two name the words, to say that they stand nowhere else.
RULES = {"content_rules.py", "content.md"}
CODE = sorted(p for p in (ROOT / "companion").rglob("*.py") if p.name not in RULES)
LIBRARY = sorted((ROOT / "companion" / "content").rglob("*.toml"))


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Return the strings in a module; a number put before a percent sign shows as 0%."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
        elif isinstance(node, ast.JoinedStr):
            parts = (p.value if isinstance(p, ast.Constant) else "0" for p in node.values)
            yield node.lineno, "".join(map(str, parts))


def lines_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from lines_of(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in NOT_SHOWN:
                yield from lines_of(each)


@pytest.mark.parametrize(
    "path", [page for page in PAGES if page.name not in RULES], ids=lambda path: path.name
)
def test_a_page_of_the_docs_accuses_nobody_and_measures_nobody(path: Path) -> None:
    found = [line for line in path.read_text("utf-8").splitlines() if ACCUSING.search(line)]
    assert found == []


def test_nothing_the_program_says_accuses_or_measures() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {text}"
        for path in CODE
        for number, text in strings(path)
        if ACCUSING.search(text)
    ]
    assert CODE
    assert found == []


def test_nothing_in_the_library_accuses_or_measures() -> None:
    found = [
        f"{path.name}: {line}"
        for path in LIBRARY
        for line in lines_of(tomllib.loads(path.read_text("utf-8")))
        if ACCUSING.search(line)
    ]
    assert LIBRARY
    assert found == []
