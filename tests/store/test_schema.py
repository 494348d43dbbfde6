from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from companion.domain.records import TABLE_OF, Win
from companion.store import backups, document, recovery
from companion.store.document import Tables
from companion.store.errors import NewerFile
from companion.store.paths import Paths
from companion.store.store import Store
from tests.clock import Clock
from tests.store.helpers import everything_in, keep, on_disk, texts, texts_on_disk

NEXT = document.SCHEMA + 1
FIXTURE = Path(__file__).parent / "schema_1.json"


def rename_text(tables: Tables) -> Tables:
    """A step to the next schema, as a later version may bring one."""
    wins = {i: {**row, "text": row["text"].upper()} for i, row in tables["wins"].items()}
    return {**tables, "wins": wins}


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "SCHEMA", NEXT)
    monkeypatch.setitem(document.MIGRATIONS, NEXT - 1, rename_text)


def newer_file(paths: Paths) -> bytes:
    data = b'{"_meta":{"schema":%d,"nonce":"n"},\n"wins":{}\n}\n' % (document.SCHEMA + 1)
    paths.data.write_bytes(data)
    return data


def test_a_file_of_the_first_version_is_read_whole(paths: Paths, store: Store) -> None:
    paths.data.write_bytes(FIXTURE.read_bytes())

    seen = store.snapshot()
    found = {table: len(seen.all(kind)) for kind, table in TABLE_OF.items()}
    assert found == dict.fromkeys(TABLE_OF.values(), 1)
    assert seen.problems == []


def test_a_file_of_a_newer_version_is_neither_read_nor_changed(paths: Paths, store: Store) -> None:
    data = newer_file(paths)
    before = paths.data.stat()

    tries: list[Any] = [store.snapshot, lambda: keep(store, "one")]
    for attempt in tries:
        with pytest.raises(NewerFile) as refusal:
            attempt()
        assert str(refusal.value) == (
            f"{paths.data} was written by a newer companion. "
            "Nothing was read or changed; update companion on this machine."
        )
    after = paths.data.stat()
    assert paths.data.read_bytes() == data
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert not paths.backups.exists()


def test_a_file_that_becomes_newer_while_open_is_left_alone_too(paths: Paths, store: Store) -> None:
    keep(store, "one")
    texts(store)
    data = newer_file(paths)

    with pytest.raises(NewerFile):
        store.undo()
    assert paths.data.read_bytes() == data
    assert recovery.look(paths).trouble == "a newer companion wrote it"


@pytest.mark.usefixtures("next_version")
def test_looking_with_a_newer_version_changes_nothing_in_the_older_file(
    paths: Paths, store: Store, tmp_path: Path
) -> None:
    paths.data.write_bytes(FIXTURE.read_bytes())
    before = everything_in(tmp_path)

    assert texts(store) == ["SAID HELLO TO THE NEIGHBOUR"]
    assert everything_in(tmp_path) == before


@pytest.mark.usefixtures("next_version")
def test_the_first_change_brings_the_file_to_the_newer_version_after_a_copy(
    paths: Paths, store: Store
) -> None:
    paths.data.write_bytes(FIXTURE.read_bytes())
    keep(store, "waved back")

    copy = paths.backups / f"before-schema-{NEXT}.json"
    assert copy.read_bytes() == FIXTURE.read_bytes()
    assert on_disk(paths.data)["_meta"]["schema"] == NEXT
    assert texts_on_disk(paths.data) == ["SAID HELLO TO THE NEIGHBOUR", "waved back"]
    keep(store, "and again")
    assert copy.read_bytes() == FIXTURE.read_bytes()
    assert f"before-schema-{NEXT}" in [b.name for b in backups.readable_backups(paths)]


@pytest.mark.usefixtures("next_version")
def test_the_copy_from_before_can_be_restored_and_used(
    paths: Paths, store: Store, clock: Clock
) -> None:
    paths.data.write_bytes(FIXTURE.read_bytes())
    keep(store, "waved back")
    recovery.restore(paths, f"before-schema-{NEXT}", clock())

    assert paths.data.read_bytes() == FIXTURE.read_bytes()
    assert len(store.snapshot().all(Win)) == 1


@pytest.mark.usefixtures("next_version")
def test_without_its_copy_no_file_is_brought_to_a_newer_version(paths: Paths, store: Store) -> None:
    paths.data.write_bytes(FIXTURE.read_bytes())
    paths.backups.write_text("a file where the folder would be")

    with pytest.raises(Exception, match="Not kept: a part of the path is not a folder") as refusal:
        keep(store, "waved back")
    assert "\n" not in str(refusal.value)
    assert paths.data.read_bytes() == FIXTURE.read_bytes()
