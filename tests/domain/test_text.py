from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from companion.domain.text import note, one_line, shorten

OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ANYTHING = st.text(st.characters(), max_size=60)
NASTY = st.lists(
    st.sampled_from(
        ["\x1b[31m", "\x1b]0;title\x07", "\x1b]8;;http://x\x1b\\", "\x1bP1$q\x1b\\", "\x9b2J",
         "\x1b", "\r\n", "\t", "\x00", "\u202e", "\u2066", "\ud800", "\u2028", "[/red]",
         "[bold", "\\", "a", "é", "א", "日", "👩\u200d👩\u200d👧", " ", "  "]
    ),
    max_size=20,
).map("".join)  # fmt: skip
ORDINARY = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs"), exclude_characters=OVERRIDES),
    min_size=1,
)
CLEANERS = pytest.mark.parametrize("clean", [one_line, note])


def harmless(text: str, breaks: str = "") -> bool:
    return not any(
        (unicodedata.category(char) in ("Cc", "Cs") and char not in breaks) or char in OVERRIDES
        for char in text
    )


@given(ANYTHING | NASTY)
@example("a\u202e\x1b[31m\udcff\u2067")
def test_one_line_never_holds_what_could_move_a_terminal(text: str) -> None:
    clean = one_line(text)
    assert harmless(clean)
    assert not re.search(r"[\r\n\v\f\x1b\x85\x9b\u2028\u2029]", clean)


@given(ANYTHING | NASTY)
def test_a_note_keeps_its_line_breaks_and_nothing_else_of_that_kind(text: str) -> None:
    clean = note(text)
    assert harmless(clean, breaks="\n")
    assert "\x1b" not in clean


@CLEANERS
@given(text=ANYTHING | NASTY)
@example(text="a \u202e b \x00\t c \x07")
def test_cleaning_twice_is_cleaning_once(clean: Callable[[str], str], text: str) -> None:
    assert clean(clean(text)) == clean(text)


@CLEANERS
@given(words=st.lists(ORDINARY, min_size=1, max_size=6))
def test_ordinary_words_in_any_script_stay_as_they_are(
    clean: Callable[[str], str], words: list[str]
) -> None:
    text = " ".join(words)
    assert clean(text) == text


@CLEANERS
@pytest.mark.parametrize(
    "text",
    ["Sagte Grüezi zur Nachbarin.", "قلت صباح الخير", "שלום לשכנה", "隣の人に挨拶した", "नमस्ते कहा",
     "👩‍👩‍👧 waved back", "[/red] [bold \\ ok", "می‌خواهم", "e\u0301tude", "100 % mine; <b>&amp;"],
)  # fmt: skip
def test_real_sentences_are_not_touched(clean: Callable[[str], str], text: str) -> None:
    assert clean(text) == text


def test_pasted_lines_become_one_line_with_their_words_apart() -> None:
    assert one_line("said hello\r\n\tto the\n\nneighbour  ") == "said hello to the neighbour"


def test_colours_titles_and_links_go_and_their_words_stay() -> None:
    pasted = "\x1b]0;gone\x07\x1b[1;31mwarm\x1b[0m \x1b]8;;http://x\x1b\\tea\x1b]8;;\x1b\\"
    assert one_line(pasted) == "warm tea"


def test_a_note_keeps_paragraphs() -> None:
    assert note("\nfirst\r\n\r\n  second\tline \x07\n") == "first\n\n  second    line"


@given(ANYTHING, st.integers(0, 40))
def test_a_shortened_text_fits_and_says_that_it_was_cut(text: str, cells: int) -> None:
    short = shorten(text, cells)
    assert len(short) <= max(cells, 3)
    assert short == text or short.endswith("...")
