"""Every shipped message reads as one, whatever is filled in and whatever is left empty."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain import library as kinds
from companion.domain.filling import PLACEHOLDERS, fill, placeholders, trouble
from companion.domain.messages import as_template, first_sentences, with_option
from companion.domain.text import note, one_line
from companion.store import library

MESSAGES = library.shelf("messages")
TEMPLATES = [
    pytest.param(template, id=f"{message.id}-{field}")
    for message in MESSAGES.values()
    for field, template in (("text", message.text), ("shorter", message.shorter))
]
ENDS = (".", "?", "!", "'", '"', ")")
MARKS = {name: f"Q{number}Q" for number, name in enumerate(PLACEHOLDERS)}
ODD = st.text(max_size=8) | st.sampled_from(
    ["{name}", "[x]", "][", "}{", "{day|x}", "a\nb", "a\r\n\r\nb", "שלום", "مريم", "\u202eabc",
     "\x1b[31mred\x1b[0m", "\x00", " \t ", "a  b", "a | b", "\u2028", "\\1", "👩‍👩‍👧"]
)  # fmt: skip


def whole(template: str) -> list[str]:
    return [template, with_option(template)]


@pytest.mark.parametrize("template", TEMPLATES)
@settings(max_examples=12, deadline=None, database=None)
@given(st.data())
def test_whatever_is_filled_in_it_is_one_clean_line(template: str, data: st.DataObject) -> None:
    names = data.draw(st.sets(st.sampled_from(placeholders(template) or PLACEHOLDERS)))
    values = {name: data.draw(ODD) for name in sorted(names)}
    clean = {name: words for name, value in values.items() if (words := one_line(value))}
    for each in whole(template):
        said = note(fill(each, values))
        assert len(said.splitlines()) == 1 or any(len(c.splitlines()) > 1 for c in clean.values())
        assert "\n" not in said
        assert "  " not in said
        assert said.endswith(ENDS)
        # The same message with plain words in: there every bracket would be one of ours.
        plain = fill(each, {name: MARKS[name] for name in clean})
        assert not set(plain) & set("{}[]|")
        for name, words in clean.items():
            plain = plain.replace(MARKS[name], words) if words not in MARKS.values() else plain
        if not any(mark in words for mark in MARKS.values() for words in clean.values()):
            assert said == plain


@pytest.mark.parametrize("template", TEMPLATES)
def test_with_any_of_it_filled_in_each_sentence_is_written_as_one(template: str) -> None:
    names = placeholders(with_option(template))
    for size in range(len(names) + 1):
        for chosen in itertools.combinations(names, size):
            values = {name: MARKS[name].casefold() for name in chosen}
            for each in whole(template):
                said = fill(each, values)
                assert not re.search(r" {2}|\s[.,;:?!)]|\(\s|[,;:][.?!]|^\W", said), said
                begins = re.split(r"(?<=[.?!]) ", said)
                assert all(s[0].isupper() or s.startswith(tuple(values.values())) for s in begins)


@pytest.mark.parametrize("template", TEMPLATES)
def test_made_shorter_it_is_whole_sentences(template: str) -> None:
    for values in ({}, dict.fromkeys(PLACEHOLDERS, "tea")):
        said = first_sentences(fill(template, values))
        assert said
        assert said.endswith(ENDS)
        assert said in fill(template, values)


@pytest.mark.parametrize("template", TEMPLATES)
def test_kept_as_ones_own_unchanged_it_says_the_same(template: str) -> None:
    values = {"name": "Sam", "minutes": "25", "day": "Thursday", "place": "the pier"}
    said = fill(template, values)
    own = as_template(said, values)
    assert trouble(own) == ""
    assert fill(own, values) == said
    without = fill(own, {**values, "name": ""})
    assert "Sam" not in without
    assert not re.search(r" {2}|\s[.,;:?!]|[,;:][.?!]", without)


@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES)
def test_each_belongs_to_a_situation(message: kinds.MessageEntry) -> None:
    assert message.situation in library.shelf("situations")
    assert message.shorter


@pytest.mark.parametrize("situation", library.shelf("situations").values(), ids=lambda s: s.id)
def test_each_situation_names_a_kind_of_win_and_a_whole_line(situation: kinds.Situation) -> None:
    assert situation.kind in library.win_kinds()
    for values in ({}, {"name": "Sam"}):
        said = fill(situation.win, values)
        assert re.fullmatch(r"[A-Z][^{}\[\]|]*\.", said)
        assert "  " not in said
