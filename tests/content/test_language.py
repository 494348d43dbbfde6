from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from tests.content.shipped import FILES, TEXTS, raw, source

NEVER = re.compile(
    r"\b(should(?:n't)?|must(?:n't)?|have to|has to|had to|having to|fail\w*|missed|streaks?"
    r"|lazy|lazily|excuses?|at least|cheer up|don't worry|just|others have it worse|overdue"
    r"|proven|proves?|cures?|cured|committed suicide|simply|percent|worthless|pathetic)\b|%",
    re.IGNORECASE,
)
BY_LIST = pytest.mark.parametrize("texts", TEXTS.values(), ids=TEXTS)
BY_FILE = pytest.mark.parametrize("name", FILES)


def opening(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower())[:3]


@BY_LIST
def test_no_word_that_pushes_blames_or_promises(texts: list[str]) -> None:
    assert [t for t in texts if NEVER.search(t)] == []


@BY_FILE
def test_nor_in_what_is_written_around_the_entries(name: str) -> None:
    assert NEVER.findall(source(name)) == []


@BY_LIST
def test_exclamation_marks_are_rare(texts: list[str]) -> None:
    assert sum("!" in t for t in texts) * 50 <= len(texts)


@BY_LIST
def test_no_text_stands_twice(texts: list[str]) -> None:
    assert [t for t, n in Counter(map(str.lower, texts)).items() if n > 1] == []


def test_no_text_stands_in_two_lists() -> None:
    together = Counter(t.lower() for texts in TEXTS.values() for t in texts)
    assert [t for t, n in together.items() if n > 1] == []


@pytest.mark.parametrize("texts", [v for k, v in TEXTS.items() if k != "help lines"])
def test_no_two_neighbours_begin_alike(texts: list[str]) -> None:
    pairs = pairwise(texts)
    assert [(a, b) for a, b in pairs if opening(a) == opening(b)] == []


@BY_LIST
def test_every_text_is_one_clean_line_without_placeholders(texts: list[str]) -> None:
    for text in texts:
        assert text == " ".join(text.split())
        assert text.isprintable()
        assert not set(text) & set("{}[]<>\\…–—“”‘’")


@BY_FILE
def test_ids_are_plain_and_used_once(name: str) -> None:
    ids = [entry["id"] for entry in raw(name) if "id" in entry]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i) for i in ids)


@BY_FILE
def test_each_file_begins_by_saying_what_a_good_entry_is(name: str) -> None:
    header = source(name).split("\n[[")[0]
    assert header.startswith("# ")
    assert "good" in header
