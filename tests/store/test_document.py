from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.records import TABLES
from companion.store import document
from tests.store.helpers import AWKWARD, LONG, beginning

PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**80), 2**80)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
ROWS = st.dictionaries(st.text(), st.dictionaries(st.text(), PLAIN, max_size=4), max_size=4)
NAMES = st.sampled_from(list(TABLES)) | st.text().filter(lambda name: name != "_meta")
SOME_TABLES = st.dictionaries(NAMES, ROWS, max_size=4)


def wins_of(*texts: str) -> document.Tables:
    return {"wins": {f"win-{n}": {"id": f"win-{n}", "text": t} for n, t in enumerate(texts)}}


@pytest.mark.parametrize("text", [*AWKWARD, *LONG], ids=beginning)
def test_whatever_was_typed_comes_back_as_it_was(text: str) -> None:
    tables, nonce, schema = document.decode(document.encode(wins_of(text), "0123456789abcdef"))

    assert tables["wins"]["win-0"]["text"] == text
    assert (nonce, schema) == ("0123456789abcdef", document.SCHEMA)


@given(SOME_TABLES)
def test_any_records_come_back_equal(tables: document.Tables) -> None:
    read, _, _ = document.decode(document.encode(tables, "n"))

    assert read == {name: {} for name in TABLES} | tables


@given(SOME_TABLES)
def test_the_file_is_json_with_meta_first_and_one_record_on_each_line(
    tables: document.Tables,
) -> None:
    data = document.encode(tables, "n").decode("utf-8")

    assert next(iter(json.loads(data))) == "_meta"
    lines = [_read_alone(line) for line in data.split("\n")]
    for rows in tables.values():
        for record_id, fields in rows.items():
            assert {record_id: fields} in lines


def _read_alone(line: str) -> object:
    try:
        return json.loads("{" + line.removesuffix(",") + "}")
    except json.JSONDecodeError:
        return None


NOT_OURS = {
    "nothing": (b"", "it is empty"),
    "spaces": (b" \n\t", "it is empty"),
    "half": (b'{"_meta":{"schema":1},"wins":{', "it is not whole JSON"),
    "no text": (b"\xff\xfe\x00", "it is not whole JSON"),
    "endless depth": (b"[" * 100_000, "it is not whole JSON"),
    "a list": (b"[]", "it is JSON of another kind"),
    "no meta": (b'{"wins":{}}', "it is JSON of another kind"),
    "odd meta": (b'{"_meta":1}', "it is JSON of another kind"),
    "schema in words": (b'{"_meta":{"schema":"1"}}', "it is JSON of another kind"),
    "schema true": (b'{"_meta":{"schema":true}}', "it is JSON of another kind"),
    "schema 0": (b'{"_meta":{"schema":0}}', "it is JSON of another kind"),
    "a list as table": (b'{"_meta":{"schema":1},"wins":[]}', 'its part "wins" is not a table'),
}


@pytest.mark.parametrize(("data", "why"), NOT_OURS.values(), ids=NOT_OURS)
def test_a_file_that_is_not_ours_is_refused_with_a_few_words(data: bytes, why: str) -> None:
    with pytest.raises(document.NotOurs) as refusal:
        document.decode(data)

    assert str(refusal.value) == why


def test_a_file_of_a_newer_version_is_told_apart_from_a_broken_one() -> None:
    with pytest.raises(document.Newer):
        document.decode(b'{"_meta":{"schema":%d},"wins":{}}' % (document.SCHEMA + 1))
