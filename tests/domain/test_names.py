from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.names import hidden, mentions, pattern_of, without

NAMES = st.sampled_from(["Sam", "Mary Ann", "Zoë", "נועה", "O'Neill", "J. R.", "(x)", "a+b"])
TEXTS = st.lists(NAMES | st.text(max_size=6), max_size=6).map(" ".join)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Tea with Sam.", "Tea with ···."),
        ("SAM and sam", "··· and ···"),
        ("Samson, the same", "Samson, the same"),
        ("Mary Ann Lee rang", "···· ··· ··· rang"),
        ("Lee rang, and Mary", "··· rang, and ····"),
        ("Sam's cat", "···'s cat"),
    ],
)
def test_names_are_hidden_letter_by_letter(text: str, shown: str) -> None:
    assert hidden(text, pattern_of(["Sam", "Mary Ann Lee"])) == shown


def test_small_words_of_a_name_are_not_hidden_alone() -> None:
    pattern = pattern_of(["Ana de la Cruz", "the library"])
    assert hidden("de la, the way to Cruz", pattern) == "de la, the way to ····"
    assert hidden("at the library", pattern) == "at ··· ·······"


def test_without_names_nothing_is_hidden() -> None:
    assert pattern_of([]) is None
    assert pattern_of(["", " "]) is None
    assert hidden("Tea with Sam.", None) == "Tea with Sam."


@given(TEXTS, st.lists(NAMES, max_size=4))
def test_a_hidden_text_keeps_its_length_and_shows_no_name(text: str, names: list[str]) -> None:
    shown = hidden(text, pattern_of(names))
    assert len(shown) == len(text)
    assert not any(mentions(shown, name) for name in names)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Saw Sam.", "Saw someone."),
        ("Sam rang. Sam laughed!", "Someone rang. Someone laughed!"),
        ("Samson and Sam", "Samson and someone"),
        ("", ""),
    ],
)
def test_taken_out_a_name_is_someone(text: str, left: str) -> None:
    assert without(text, "Sam") == left


@given(TEXTS, NAMES)
def test_taken_out_it_is_not_there_any_more(text: str, name: str) -> None:
    assert not mentions(without(text, name), name)
    if not mentions(text, name):
        assert without(text, name) == text


@pytest.mark.parametrize("name", ["", " "])
def test_no_name_is_nowhere(name: str) -> None:
    assert not mentions("Tea with Sam.", name)
    assert without("Tea with Sam.", name) == "Tea with Sam."
