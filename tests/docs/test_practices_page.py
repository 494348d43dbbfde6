from __future__ import annotations

import ast
import re
from functools import cache

import pytest

from tests.docs.pages import PAGES, ROOT, page

ROWS = [
    tuple(cell.strip() for cell in line.split("|")[1:-1])
    for line in page("docs/practices.md").splitlines()
    if re.match(r"\| \d+ \|", line)
]
LATER = "not built yet"


@cache
def names_in(name: str) -> set[str]:
    """Return the tests of a file as pytest names them, without the file."""
    found = set()
    for node in ast.parse((ROOT / "tests" / name).read_text("utf-8")).body:
        if isinstance(node, ast.ClassDef):
            found |= {
                f"{node.name}::{inner.name}"
                for inner in node.body
                if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef)
            }
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            found.add(node.name)
    return found


def test_every_practice_has_its_row_in_order() -> None:
    assert [int(row[0]) for row in ROWS] == list(range(1, 94))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row[0]))
def test_a_row_names_places_and_tests_that_exist_or_says_it_is_to_come(
    row: tuple[str, ...],
) -> None:
    _, _, where, shown = row
    if shown == LATER:
        assert where == ""
        return
    places = re.findall(r"`([^`]+)`", where)
    assert places
    for place in places:
        assert (ROOT / place).exists()
    named = re.findall(r"`([^`]+)`", shown)
    assert named
    for test in named:
        file, _, name = test.partition("::")
        assert name in names_in(file)


def test_no_page_speaks_of_where_it_was_written() -> None:
    for path in PAGES:
        assert not re.search(r"#\d+\b|/work\b|\bissue \d", path.read_text("utf-8")), path.name
