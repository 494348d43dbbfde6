"""How the shipped files are written; not asked of anybody's own."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from companion.store import library
from tests.content.shipped import SHELVES, lines, raw, source

PUSHES = re.compile(
    r"\b(should(?:n't)?|must(?:n't)?|have to|has to|had to|having to|fail\w*|missed|streaks?"
    r"|lazy|lazily|excuses?|at least|cheer up|don't worry|just|others have it worse|overdue"
    r"|proven|proves?|cures?|cured|committed suicide)\b",
    re.IGNORECASE,
)
HARSH = {"patterns", "reframes"}
BY_FILE = pytest.mark.parametrize("file", library.FILES)
BY_SHELF = pytest.mark.parametrize("shelf", SHELVES)


@pytest.mark.parametrize("shelf", [s for s in SHELVES if s not in HARSH])
def test_no_word_that_pushes_blames_or_promises(shelf: str) -> None:
    """Looked for once more without the rules' own list, so that a gap in it shows."""
    hard = {cue for kind in SHELVES["wins"].values() for cue in kind.cues}
    assert [t for t in lines(shelf) if PUSHES.search(t) and t not in hard] == []


@BY_SHELF
def test_plain_marks_only(shelf: str) -> None:
    templates = set() if shelf in ("messages", "situations") else set("{}[]")
    assert [t for t in lines(shelf) if set(t) & (templates | set("<>\\…–—“”‘’"))] == []


def test_no_text_stands_in_two_shelves() -> None:
    texts = {
        (shelf, text.casefold())
        for shelf, entries in SHELVES.items()
        for entry in entries.values()
        if (text := getattr(entry, "text", ""))
    }
    counts = Counter(text for _, text in texts)
    assert [text for text, n in counts.items() if n > 1] == []


@BY_FILE
def test_each_file_begins_by_saying_what_a_good_entry_is(file: str) -> None:
    header = source(file).split("\n[[")[0]
    assert header.startswith("# ")
    assert "good" in header


@BY_SHELF
def test_each_field_is_explained_at_the_top_of_its_file(shelf: str) -> None:
    which = library.SHELVES[shelf]
    told = "\n".join(line for line in source(which.file).splitlines() if line.startswith("#"))
    fields = set().union(*map(set, raw(shelf)))
    assert [f for f in fields if not re.search(rf"^#   {f}\b|\.{f}\]\]", told, re.MULTILINE)] == []


@BY_SHELF
def test_entries_write_their_fields_in_one_order(shelf: str) -> None:
    order = library.SHELVES[shelf].kind.__struct_fields__
    assert [e for e in map(list, raw(shelf)) if e != sorted(e, key=order.index)] == []
