"""The second schema: the one safest format of a person became their formats, in order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from companion.domain.records import Person, Win
from companion.store import document
from companion.store.paths import Paths
from companion.store.store import Store
from tests.store.helpers import everything_in, keep, on_disk

FIXTURE = Path(__file__).parent / "schema_1.json"


def of_schema_1(paths: Paths, **fields: Any) -> None:
    """Write the file of the first version, its person with these fields."""
    whole = json.loads(FIXTURE.read_bytes())
    for row in whole["people"].values():
        row.update(fields)
    paths.data.write_text(json.dumps(whole), "utf-8")


def test_the_safest_format_comes_first_and_all_else_stays(paths: Paths, store: Store) -> None:
    paths.data.write_bytes(FIXTURE.read_bytes())
    (sam,) = store.snapshot().all(Person)
    assert sam.formats == ("text",)
    assert (sam.name, sam.tie, sam.steady, sam.unsafe) == ("Sam", "friend", True, False)
    assert store.snapshot().problems == []


def test_looking_writes_nothing(paths: Paths, store: Store, tmp_path: Path) -> None:
    paths.data.write_bytes(FIXTURE.read_bytes())
    before = everything_in(tmp_path)
    store.snapshot().all(Person)
    assert everything_in(tmp_path) == before


def test_the_first_change_writes_it_after_a_copy_of_the_old_file(
    paths: Paths, store: Store
) -> None:
    paths.data.write_bytes(FIXTURE.read_bytes())
    keep(store, "waved back")
    assert (paths.backups / "before-schema-2.json").read_bytes() == FIXTURE.read_bytes()
    whole = on_disk(paths.data)
    assert whole["_meta"]["schema"] == document.SCHEMA
    (row,) = whole["people"].values()
    assert row["formats"] == ["text"]
    assert "safest_format" not in row
    assert "waved back" in {w.text for w in store.snapshot().all(Win)}


@pytest.mark.parametrize("safest", ["", None])
def test_without_a_safest_format_there_are_none(paths: Paths, store: Store, safest: Any) -> None:
    of_schema_1(paths, safest_format=safest)
    assert store.snapshot().all(Person)[0].formats == ()


def test_a_field_of_a_later_version_or_by_hand_is_left(paths: Paths, store: Store) -> None:
    of_schema_1(paths, shoe_size=38)
    keep(store, "waved back")
    (row,) = on_disk(paths.data)["people"].values()
    assert row["shoe_size"] == 38


def test_a_file_without_people_is_left_as_it_is() -> None:
    tables: document.Tables = {"wins": {"win-1": {"text": "waved"}}}
    assert document.migrate(tables, 1) == tables


def test_a_file_of_this_schema_is_not_touched() -> None:
    tables: document.Tables = {"people": {"person-1": {"safest_format": "text"}}}
    assert document.migrate(tables, document.SCHEMA) == tables


def test_a_row_spoilt_by_hand_takes_nothing_else_away(paths: Paths, store: Store) -> None:
    whole = json.loads(FIXTURE.read_bytes())
    whole["people"]["person-spoilt"] = "not a record"
    paths.data.write_text(json.dumps(whole), "utf-8")
    assert [p.name for p in store.snapshot().all(Person)] == ["Sam"]
    assert store.snapshot().problems == ["people, person-spoilt: it is not a record"]
