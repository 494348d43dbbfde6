"""Filling a message: any part may stay empty, and what is left reads as a message."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.errors import BadInput
from companion.domain.filling import PLACEHOLDERS, fill, placeholders, trouble
from companion.domain.text import one_line
from companion.store import library

INVITING = "Hi[ {name}]. Could we have {activity|something warm}[ on {day}][ at {place}]?"
SHIPPED = [
    pytest.param(template, id=f"{message.id}-{field}")
    for message in library.shelf("messages").values()
    for field, template in (("text", message.text), ("shorter", message.shorter))
]
EXAMPLES = {
    "name": "Sam", "activity": "tea", "minutes": "20", "day": "Thursday",
    "place": "the library", "option": "a short walk on Sunday",
}  # fmt: skip


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "Hi. Could we have something warm?"),
        ({"name": "Sam"}, "Hi Sam. Could we have something warm?"),
        ({"activity": "soup", "day": "Friday"}, "Hi. Could we have soup on Friday?"),
        ({"place": "the pier"}, "Hi. Could we have something warm at the pier?"),
        ({"name": " \n\t ", "activity": ""}, "Hi. Could we have something warm?"),
        ({"name": "  Sam\n Lee "}, "Hi Sam Lee. Could we have something warm?"),
        ({"minutes": "20"}, "Hi. Could we have something warm?"),
    ],
)
def test_what_is_empty_is_left_out_and_the_rest_reads_on(values: dict[str, str], said: str) -> None:
    assert fill(INVITING, values) == said


def test_a_part_with_two_gaps_stays_only_when_both_are_filled() -> None:
    template = "Hello[, {day} at {place}]."
    assert fill(template, {"day": "Friday"}) == fill(template, {"place": "home"}) == "Hello."
    assert fill(template, {"day": "Friday", "place": "home"}) == "Hello, Friday at home."


def test_words_to_stand_in_may_stand_in_a_part_too() -> None:
    template = "Hello[ {name}, {activity|tea}]."
    assert fill(template, {"name": "Sam"}) == "Hello Sam, tea."
    assert fill(template, {"activity": "soup"}) == "Hello."


@pytest.mark.parametrize(
    "awkward",
    ["{day}", "[x]", "]", "{", "a | b", "{activity|x}", "[/red]", "\\1 \\g<0>", "שלום", "مريم",
     "👩‍👩‍👧 Ana", "$name %s"],
)  # fmt: skip
def test_what_a_person_fills_in_stays_as_it_is(awkward: str) -> None:
    said = fill(INVITING, {"name": awkward, "day": "Friday"})
    assert said == f"Hi {awkward}. Could we have something warm on Friday?"


def test_line_breaks_and_colours_in_what_is_filled_in_do_no_harm() -> None:
    said = fill(INVITING, {"name": "\x1b[31mSam\x1b[0m\r\nLee\u2028 \u202eok"})
    assert said == "Hi Sam Lee ok. Could we have something warm?"


def test_the_gaps_of_a_message_are_told_once_each_in_their_order() -> None:
    assert placeholders("{day} {name|you} [{day}] {place|here}") == ("day", "name", "place")


@pytest.mark.parametrize(
    "template",
    ["{nam|x}", "{|x}", "{}", "{name|a} }", "{name", "[ {name}", "{name|x}]", "[[ {name}]]",
     "{name}", "[ {name}] {name}", "{name|[}", "{name|a]b}", "{name|a|b}", "{ name |x}"],
)  # fmt: skip
def test_a_template_that_could_leave_something_behind_is_refused_in_one_line(
    template: str,
) -> None:
    wrong = trouble(template)
    assert wrong
    assert "\n" not in wrong
    with pytest.raises(BadInput) as refusal:
        fill(template, {})
    assert str(refusal.value) == f"This message cannot be filled: {wrong}."


VALUES = st.dictionaries(
    st.sampled_from([*PLACEHOLDERS, "unheard-of"]),
    st.text(max_size=12)
    | st.sampled_from(["{name}", "[x]", "][", "}{", "a\nb", "  ", "\u202eabc", "שלום", "{day|x}"]),
)
WORDS = st.text(
    st.characters(exclude_characters="{}[]|", exclude_categories=("C", "Z")), max_size=6
)
FIELD = st.builds(lambda n, w: f"{{{n}|{w}}}", st.sampled_from(PLACEHOLDERS), WORDS)
OPEN = st.sampled_from([f"{{{name}}}" for name in PLACEHOLDERS])
CHUNK = st.lists(WORDS | FIELD | OPEN, max_size=4).map(lambda parts: f"[{' '.join(parts)}]")
TEMPLATES = st.lists(WORDS | FIELD | CHUNK, max_size=6).map(" ".join)
MARKED = {name: f"<{number}>" for number, name in enumerate(PLACEHOLDERS)}


@given(TEMPLATES, VALUES)
def test_whatever_is_filled_in_the_only_brackets_left_are_the_persons_own(
    template: str, values: dict[str, str]
) -> None:
    assert trouble(template) == ""
    said = fill(template, values)
    own = "".join(one_line(value) for value in values.values())
    for bracket in "{}[]|":
        if bracket not in own:
            assert bracket not in said
    assert "\n" not in said


@given(TEMPLATES, st.sets(st.sampled_from(PLACEHOLDERS)))
def test_a_value_is_there_where_its_gap_is_and_nowhere_else(
    template: str, given_: set[str]
) -> None:
    said = fill(template, {name: MARKED[name] for name in given_})
    for name in PLACEHOLDERS:
        if name not in given_ or name not in placeholders(template):
            assert MARKED[name] not in said or "<" in template
        elif re.sub(r"\[[^\]]*\]", "", template).count(f"{{{name}|"):
            assert MARKED[name] in said


@given(st.text(st.sampled_from("{}[]|name day xy"), max_size=24), VALUES)
def test_any_template_at_all_is_filled_or_refused(template: str, values: dict[str, str]) -> None:
    if trouble(template):
        with pytest.raises(BadInput):
            fill(template, values)
        return
    said = fill(template, dict.fromkeys(values, "v"))
    assert not set(said) & set("{}[]")


@pytest.mark.parametrize("template", SHIPPED)
def test_every_shipped_message_is_whole_whatever_is_left_empty(template: str) -> None:
    names = placeholders(template)
    for size in range(len(names) + 1):
        for chosen in itertools.combinations(names, size):
            said = fill(template, {name: EXAMPLES[name] for name in chosen})
            assert re.fullmatch(r"[A-Z'\"].*[.?!'\")]", said), said
            assert not re.search(r"[\[\]{}|]| {2}|\s[.,;:?!]|[,;:][.?!]|(?<!\.)\.\.(?!\.)", said)
            assert all(sentence[0].isupper() for sentence in re.split(r"(?<=[.?!]) ", said)), said
            assert all(EXAMPLES[name] in said for name in chosen if f"{{{name}|" in template)


@given(st.sampled_from([param.values[0] for param in SHIPPED]), VALUES)
def test_no_shipped_message_ever_shows_its_own_brackets(
    template: str, values: dict[str, str]
) -> None:
    said = fill(template, {k: re.sub(r"[\[\]{}|]", "", v) for k, v in values.items()})
    assert not set(said) & set("{}[]|")
    assert len(said) >= 2
