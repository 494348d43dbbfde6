from __future__ import annotations

import contextlib
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.errors import BadInput
from companion.domain.people import FORMATS, formats_in_words, marks_in_words
from companion.domain.profile import FIELDS, FORMATS_FIELD, PERSON_FIELDS, Field, read, said
from companion.domain.records import Person, Record, revised
from tests.domain.situations import THEN, person

BY_NAME = {field.name: field for field in PERSON_FIELDS}
EVERY = [
    pytest.param(kind, field, id=f"{kind.__name__.lower()}-{field.name}")
    for kind, fields in FIELDS.items()
    for field in fields
]


@pytest.mark.parametrize(("kind", "field"), EVERY)
def test_each_field_is_one_of_the_record_and_asked_in_words(
    kind: type[Record], field: Field
) -> None:
    assert field.name in kind.__struct_fields__
    assert field.label
    assert field.question.words.endswith((":", "?", "."))


def test_all_there_is_about_a_person_can_be_written_down() -> None:
    own = set(Person.__struct_fields__) - set(Record.__struct_fields__)
    assert {field.name for field in PERSON_FIELDS} == own


@pytest.mark.parametrize(("kind", "field"), EVERY)
def test_an_empty_answer_says_nothing(kind: type[Record], field: Field) -> None:
    if field.name == "name":
        with pytest.raises(BadInput, match="a nickname is fine"):
            read(field, " ")
        return
    bare = revised(kind(id="x", created=THEN, updated=THEN), THEN, **{field.name: read(field, "")})
    assert said(field, bare) == ""


@pytest.mark.parametrize(
    ("name", "written", "shown"),
    [
        ("tie", " friend\n", "friend"),
        ("steady", "yes", "yes"),
        ("steady", "no", ""),
        ("agreed_minutes", "15", "15"),
        ("topics", " the garden;; films ; ", "the garden; films"),
        ("note", "two\nlines\x1b[31m", "two lines"),
    ],
)
def test_what_is_written_is_said_again(name: str, written: str, shown: str) -> None:
    field = BY_NAME[name]
    ana = revised(person("Ana"), THEN, **{name: read(field, written)})
    assert said(field, ana) == shown


def test_formats_keep_their_order_each_once_and_only_known_ones() -> None:
    assert read(FORMATS_FIELD, ("call", "text", "call", "pigeon")) == ("call", "text")
    assert read(FORMATS_FIELD, "voice") == ("voice",)
    assert formats_in_words(("text", "async", "in-person")) == (
        "text, then group, no hurry, then in person"
    )
    assert list(FORMATS) == ["text", "voice", "call", "async", "hybrid", "in-person"]


@pytest.mark.parametrize("written", ["0", "241", "-1", "ten", "1.5"])
def test_minutes_out_of_range_are_refused_in_one_line(written: str) -> None:
    with pytest.raises(BadInput, match="whole number from 1 to 240") as caught:
        read(BY_NAME["agreed_minutes"], written)
    assert "\n" not in str(caught.value)


@given(st.sampled_from([p.values[1] for p in EVERY]), st.text(max_size=20))
def test_any_text_at_all_is_read_or_refused(field: Field, written: str) -> None:
    value: object = None
    with contextlib.suppress(BadInput):
        value = read(field, written)
    if isinstance(value, str):
        assert "\n" not in value
        assert "\x1b" not in value


def test_what_drains_is_private_and_set_apart_is_all_that_is_said() -> None:
    assert marks_in_words(person("Kim", drains=True, steady=True)) == ("steady",)
    assert marks_in_words(person("Rex", unsafe=True, steady=True)) == ("kept apart",)
    every = person("Ana", steady=True, predictable=True, listens=True)
    assert marks_in_words(every) == ("steady", "predictable", "listens")


def test_nothing_about_a_person_counts_or_ranks() -> None:
    words = " ".join(f"{f.name} {f.label} {f.question.words}" for f in PERSON_FIELDS).casefold()
    for pushing in ("overdue", "last contact", "score", "rank", "how many times", "count"):
        assert pushing not in words
    assert {f.kind for f in PERSON_FIELDS} <= set(get_args(Field.__annotations__["kind"])) | {
        "text", "mark", "minutes", "formats", "list",
    }  # fmt: skip
