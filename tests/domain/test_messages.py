from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.filling import PLACEHOLDERS, fill, placeholders, trouble
from companion.domain.messages import as_template, first_sentences, length_hint, with_option
from companion.domain.text import one_line

PLAIN = st.text(
    st.characters(exclude_characters="{}[]") | st.sampled_from(" ,.Sam20"), max_size=30
).map(one_line)
VALUE = st.text(max_size=6).map(one_line) | st.sampled_from(["Sam", "20", ",", "|", "[x]", "tea"])
VALUES = st.dictionaries(st.sampled_from(PLACEHOLDERS), VALUE)


@given(st.lists(PLAIN | VALUE, max_size=5), VALUES, st.sampled_from([" ", ", ", ""]))
def test_own_words_without_brackets_are_always_a_template_that_says_them_again(
    pieces: list[str], values: dict[str, str], between: str
) -> None:
    held = [p for p in (*pieces, *values.values()) if not set(p) & set("{}[]")]
    text = one_line(between.join(held))
    template = as_template(text, values)
    assert trouble(template) == ""
    assert fill(template, values) == text
    assert "\n" not in fill(template, {})


@pytest.mark.parametrize(
    ("text", "template", "to_ana", "to_nobody"),
    [
        ("Hi Sam.", "Hi[ {name}].", "Hi Ana.", "Hi."),
        ("Hi, Sam, hello.", "Hi[, {name}], hello.", "Hi, Ana, hello.", "Hi, hello."),
        ("Sam, hello.", "[{name}, ]hello.", "Ana, hello.", "hello."),
        ("Read of Samson.", "Read of Samson.", "Read of Samson.", "Read of Samson."),
        ("Tea on Thursday?", "Tea on {day|Thursday}?", "Tea on Thursday?", "Tea on Thursday?"),
    ],
)
def test_a_name_may_be_left_out_next_time(
    text: str, template: str, to_ana: str, to_nobody: str
) -> None:
    made = as_template(text, {"name": "Sam", "day": "Thursday"})
    assert made == template
    assert fill(made, {"name": "Ana"}) == to_ana
    assert fill(made, {}) == to_nobody


def test_only_whole_words_become_places() -> None:
    text = "In 2026 the team has 20 minutes for tea."
    made = as_template(text, {"minutes": "20", "activity": "tea"})
    assert made == "In 2026 the team has {minutes|20} minutes for {activity|tea}."


@pytest.mark.parametrize("text", ["Hi[ {name}].", "Hi {name|you}.", "Hi {", "[x]"])
def test_words_with_braces_are_taken_as_they_are(text: str) -> None:
    assert as_template(text, {"name": "Hi"}) == text


def test_an_option_has_one_place() -> None:
    assert with_option("Hi.[ {option}?]") == "Hi.[ {option}?]"
    added = with_option("Hi.")
    assert placeholders(added) == ("option",)
    assert fill(added, {}) == "Hi."
    assert fill(added, {"option": "tea"}) == "Hi. If it suits you, we could try tea."


@given(st.lists(st.sampled_from(["One two.", "Is it so?", "Yes!", "a" * 90 + "."]), min_size=1))
def test_fewer_words_are_whole_sentences_from_the_start(sentences: list[str]) -> None:
    text = " ".join(sentences)
    short = first_sentences(text)
    assert text.startswith(short)
    assert short.endswith((".", "?", "!"))
    assert len(short.split()) <= 16


@given(st.text(st.sampled_from("ab.?! \n\t\u00a0\u3000é"), max_size=60), st.integers(1, 6))
def test_they_are_the_beginning_letter_by_letter(text: str, most: int) -> None:
    short = first_sentences(text, most)
    assert text.startswith(short)
    if len(text.split()) <= most:
        assert short == text


@pytest.mark.parametrize(
    ("count", "hint"),
    [(1, "short"), (16, "short"), (17, "a few lines"), (45, "a few lines"),
     (46, "on the long side")],
)  # fmt: skip
def test_the_length_is_told_in_words_and_never_as_a_number(count: int, hint: str) -> None:
    assert length_hint("word " * count) == hint
    assert not any(c.isdigit() for c in length_hint("word " * count))
