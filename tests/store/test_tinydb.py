from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.table import Document

from companion.store.paths import Paths, paths_beside
from companion.store.storage import DurableStorage, RecordTable
from tests.store.helpers import SUNDAY, on_disk


class Database(TinyDB):
    table_class = RecordTable


def open_wins(paths: Paths) -> RecordTable:
    database = Database(storage=lambda: DurableStorage(paths, today=lambda: SUNDAY))
    table = database.table("wins", cache_size=0)
    assert isinstance(table, RecordTable)
    return table


@pytest.fixture
def wins(paths: Paths) -> RecordTable:
    table = open_wins(paths)
    table.put({"win-1": {"id": "win-1", "text": "one"}, "win-2": {"id": "win-2", "text": "two"}})
    return table


def rows(paths: Paths) -> dict[str, Any]:
    """Return what a reader of the file finds, and so what a crash now would leave."""
    found: dict[str, Any] = {i: row["text"] for i, row in on_disk(paths.data)["wins"].items()}
    return found


def test_put_inserts_and_replaces_by_text_id(wins: RecordTable, paths: Paths) -> None:
    wins.put({"win-2": {"id": "win-2", "text": "2"}, "win-3": {"id": "win-3", "text": "three"}})

    assert rows(paths) == {"win-1": "one", "win-2": "2", "win-3": "three"}


def test_insert_of_a_document_with_its_id_is_on_disk_at_once(
    wins: RecordTable, paths: Paths
) -> None:
    wins.insert(Document({"id": "win-3", "text": "three"}, doc_id="win-3"))  # type: ignore[arg-type]

    assert rows(paths)["win-3"] == "three"


def test_a_record_without_an_id_of_its_own_is_refused(wins: RecordTable, paths: Paths) -> None:
    before = paths.data.read_bytes()
    with pytest.raises(TypeError, match="own id"):
        wins.insert({"text": "three"})

    assert paths.data.read_bytes() == before


def test_update_remove_and_truncate_are_on_disk_at_once(wins: RecordTable, paths: Paths) -> None:
    wins.update({"text": "first"}, where("text") == "one")
    assert rows(paths) == {"win-1": "first", "win-2": "two"}
    wins.remove(where("text") == "two")
    assert rows(paths) == {"win-1": "first"}
    wins.truncate()
    assert rows(paths) == {}


def test_searching_finds_records_by_field_and_by_id(wins: RecordTable) -> None:
    assert [row["id"] for row in wins.search(where("text") == "two")] == ["win-2"]
    found = wins.get(doc_id="win-1")  # type: ignore[call-overload]
    assert found["text"] == "one"
    assert len(wins) == 2


def test_searching_again_sees_what_another_window_kept(wins: RecordTable, paths: Paths) -> None:
    assert wins.search(where("text") == "three") == []
    open_wins(paths).put({"win-3": {"id": "win-3", "text": "three"}})

    assert len(wins.search(where("text") == "three")) == 1


def test_changing_what_a_search_gave_changes_nothing_kept(wins: RecordTable, paths: Paths) -> None:
    wins.all()[0]["text"] = "changed"
    wins.put({"win-3": {"id": "win-3", "text": "three"}})

    assert rows(paths)["win-1"] == "one"


def test_an_update_that_ends_in_an_error_changes_nothing(wins: RecordTable, paths: Paths) -> None:
    before = paths.data.read_bytes()

    def halfway(row: Any) -> None:
        row["text"] = "changed"
        if row["id"] == "win-2":
            raise ValueError("halfway")

    with pytest.raises(ValueError, match="halfway"):
        wins.update(halfway)
    assert paths.data.read_bytes() == before
    assert [row["text"] for row in wins.all()] == ["one", "two"]


def test_changes_inside_a_transaction_are_kept_together_or_not_at_all(
    wins: RecordTable, paths: Paths
) -> None:
    storage = wins.storage
    assert isinstance(storage, DurableStorage)
    before = paths.data.read_bytes()

    def change_two(go_on: bool) -> None:
        with storage.transaction():
            wins.remove(where("text") == "one")
            assert [row["text"] for row in wins.all()] == ["two"]
            assert paths.data.read_bytes() == before
            wins.put({"win-3": {"id": "win-3", "text": "three"}})
            if not go_on:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        change_two(go_on=False)
    assert paths.data.read_bytes() == before
    change_two(go_on=True)
    assert rows(paths) == {"win-2": "two", "win-3": "three"}


def test_an_insert_into_a_file_that_is_not_there_makes_it(tmp_path: Path) -> None:
    paths = paths_beside(tmp_path / "new" / "companion.json")
    open_wins(paths).put({"win-1": {"id": "win-1", "text": "one"}})

    assert rows(paths) == {"win-1": "one"}
