from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from companion.domain.errors import BadInput
from companion.domain.records import CheckIn, Routine, RoutinePart
from companion.store import document, recovery
from companion.store.errors import NotKept, Unreadable
from companion.store.paths import Paths
from companion.store.store import Change, Store
from tests.clock import Clock
from tests.store.helpers import AWKWARD, SUNDAY, keep, texts, texts_on_disk

DAMAGE = {
    "empty": b"",
    "only spaces": b"   \n\n",
    "not JSON": b"hello\n",
    "binary": bytes(range(256)),
    "another JSON": b'{"name": "something else"}',
    "a list": b"[1, 2, 3]",
}


def fill(store: Store) -> bytes:
    """Keep one of several kinds, with words that look like the file's own marks."""
    keep_these = [store.new(CheckIn, SUNDAY, energy=2, feelings=("tired", "}"))]
    parts = (RoutinePart(words="a warm drink"), RoutinePart(words="breathe {"))
    store.change(
        lambda seen: Change(keep=[*keep_these, store.new(Routine, title="before", parts=parts)])
    )
    for text in AWKWARD:
        keep(store, text)
    store.change(lambda seen: Change(remove=[keep(store, "gone")]))
    return store.paths.data.read_bytes()


def ends_of_records(data: bytes) -> dict[str, int]:
    """Return where in the file each record's last brace stands, by id."""
    ends = {}
    for line in re.finditer(rb'^"([a-z]+-[0-9a-z]+-[0-9a-z]+)":\{.*\}', data, re.MULTILINE):
        ends[line[1].decode()] = line.end()
    return ends


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_file_that_cannot_be_read_is_never_written_to(
    store: Store, paths: Paths, damage: str
) -> None:
    paths.data.write_bytes(DAMAGE[damage])
    inode = paths.data.stat().st_ino

    attempts: list[Any] = [store.snapshot, lambda: keep(store, "one"), store.snapshot]
    for attempt in attempts:
        with pytest.raises(Unreadable) as refusal:
            attempt()
        said = str(refusal.value)
        assert said.startswith(f"{paths.data} cannot be read (")
        assert said.endswith(
            "It is left as it is; 'companion restore' shows what can be brought back."
        )
        assert "\n" not in said
    assert paths.data.read_bytes() == DAMAGE[damage]
    assert paths.data.stat().st_ino == inode
    assert not paths.backups.exists()


def test_a_file_damaged_while_open_is_noticed_and_left_alone(store: Store, paths: Paths) -> None:
    whole = fill(store)
    texts(store)
    paths.data.write_bytes(whole[:-40])

    with pytest.raises(Unreadable, match="it is not whole JSON"):
        keep(store, "one more")
    with pytest.raises(Unreadable):
        store.undo()
    assert paths.data.read_bytes() == whole[:-40]


def test_wherever_a_file_is_cut_off_every_whole_line_comes_back(store: Store) -> None:
    data = fill(store)
    ends = ends_of_records(data)
    tables, _, _ = document.decode(data)
    whole = {i: row for rows in tables.values() for i, row in rows.items()}
    assert ends.keys() == whole.keys()

    for cut in range(0, len(data), 13):
        saved = {
            i: row for rows in document.salvage(data[:cut]).values() for i, row in rows.items()
        }
        assert saved == {i: whole[i] for i, end in ends.items() if end <= cut}, cut


def test_wherever_a_file_is_cut_off_it_can_be_brought_back_and_used(
    store: Store, paths: Paths, clock: Clock
) -> None:
    data = fill(store)
    ends = ends_of_records(data)
    for cut in range(1, len(data) - 3, 29):
        paths.data.write_bytes(data[:cut])
        aside = recovery.restore(paths, "salvage", clock())
        assert aside is not None
        assert aside.read_bytes() == data[:cut]
        saved = document.decode(paths.data.read_bytes())[0]
        assert sum(map(len, saved.values())) == sum(end <= cut for end in ends.values())
        assert store.snapshot().problems == []
        keep(store, "and on")
        aside.unlink()


def test_the_table_of_a_whole_line_is_known_even_when_the_line_above_is_lost(store: Store) -> None:
    data = fill(store)
    tables, _, _ = document.decode(data)
    hurt = data.replace(b'"wins":{\n', b'"wi\x00\n').replace(b'"checkins":{\n', b"")

    assert document.salvage(hurt) == {
        "checkins": tables["checkins"], "routines": tables["routines"], "wins": tables["wins"]
    }  # fmt: skip


def test_a_damaged_line_costs_only_itself(store: Store) -> None:
    fill(store)
    keep(store, "this line is hurt")
    keep(store, "this one is whole")
    data = store.paths.data.read_bytes()
    hurt = data.replace(b"this line is hurt", b'this line " is hurt')

    (before, after) = (document.decode(data)[0]["wins"], document.salvage(hurt)["wins"])
    assert len(after) == len(before) - 1
    assert "this one is whole" in [row.get("text") for row in after.values()]


def test_a_broken_file_is_brought_back_line_by_line(
    store: Store, paths: Paths, clock: Clock
) -> None:
    data = fill(store)
    cut = data[: data.rindex(b'"win-') + 30]
    paths.data.write_bytes(cut)

    found = recovery.look(paths)
    assert found.trouble == "it is not whole JSON"
    assert found.salvageable == {"checkins": 1, "wins": len(AWKWARD)}
    assert paths.data.read_bytes() == cut
    aside = recovery.restore(paths, "salvage", clock())
    assert aside is not None
    assert aside.name.startswith("companion-aside-2026-11-22-193")
    assert aside.read_bytes() == cut
    assert texts(store) == list(AWKWARD)
    assert store.snapshot().problems == []
    keep(store, "and on")
    assert texts_on_disk(paths.data) == [*AWKWARD, "and on"]
    assert recovery.look(paths).trouble == ""


def test_a_backup_is_restored_by_its_name_and_what_was_there_stands_aside(
    store: Store, paths: Paths, clock: Clock
) -> None:
    keep(store, "on Sunday")
    clock.advance(days=1)
    keep(store, "on Monday")
    paths.data.write_bytes(b"")

    found = recovery.look(paths)
    assert found.trouble == "it is empty"
    assert [(b.name, b.counts) for b in found.backups] == [("2026-11-23", {"wins": 1})]
    aside = recovery.restore(paths, "2026-11-23", clock())
    assert aside is not None
    assert aside.read_bytes() == b""
    assert texts(store) == ["on Sunday"]
    assert texts_on_disk(paths.backups / "2026-11-23.json") == ["on Sunday"]


def test_restoring_over_a_whole_file_keeps_that_file_aside_too(
    store: Store, paths: Paths, clock: Clock
) -> None:
    keep(store, "on Sunday")
    clock.advance(days=1)
    keep(store, "on Monday")
    now = clock()
    asides = [recovery.restore(paths, "2026-11-23", now) for _ in range(3)]

    assert len(set(asides)) == 3
    assert asides[0] is not None
    assert texts_on_disk(asides[0]) == ["on Sunday", "on Monday"]


def test_a_file_that_is_gone_is_restored_with_nothing_to_set_aside(
    store: Store, paths: Paths, clock: Clock
) -> None:
    keep(store, "on Sunday")
    clock.advance(days=1)
    keep(store, "on Monday")
    paths.data.unlink()

    assert recovery.restore(paths, "2026-11-23", clock()) is None
    assert texts(store) == ["on Sunday"]


def test_an_unknown_name_says_which_there_are_and_changes_nothing(
    store: Store, paths: Paths, clock: Clock
) -> None:
    keep(store, "one")
    before = paths.data.read_bytes()
    with pytest.raises(BadInput, match=r'^There is no backup called "may". Backups: none yet\.$'):
        recovery.restore(paths, "may", clock())
    clock.advance(days=1)
    keep(store, "two")
    clock.advance(days=1)
    keep(store, "three")

    with pytest.raises(BadInput, match=r"Backups: 2026-11-24, 2026-11-23\.$"):
        recovery.restore(paths, "../companion", clock())
    assert texts(store) == ["one", "two", "three"]
    assert paths.data.read_bytes() != before
    assert list(paths.data.parent.glob("*-aside-*")) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "There is no file to salvage."),
        (b'{"_meta":{"schema":1}}', "The file can be read as it is; there is nothing to salvage."),
        (b'{"_meta":{"schema":99}}', "A newer companion wrote this file; it is left alone."),
    ],
)
def test_salvage_is_refused_where_there_is_nothing_to_save(
    paths: Paths, clock: Clock, content: bytes | None, said: str
) -> None:
    if content is not None:
        paths.data.write_bytes(content)

    with pytest.raises(BadInput) as refusal:
        recovery.restore(paths, "salvage", clock())
    assert str(refusal.value) == said
    assert (paths.data.read_bytes() if paths.data.exists() else None) == content


def test_a_restore_that_the_disk_refuses_leaves_the_file_as_it_was(
    store: Store, paths: Paths, clock: Clock, tmp_path: Path
) -> None:
    fill(store)
    paths.lock.unlink()
    paths.lock.mkdir()
    paths.data.write_bytes(b"broken")

    with pytest.raises(NotKept) as refusal:
        recovery.restore(paths, "salvage", clock())
    assert str(refusal.value) == (
        "Not restored: there is a folder where the file would be. The file is as it was."
    )
    assert paths.data.read_bytes() == b"broken"
    assert list(tmp_path.glob("*-aside-*")) == []


def test_looking_at_a_path_that_is_a_folder_says_so(paths: Paths) -> None:
    paths.data.mkdir()

    assert recovery.look(paths).trouble == "there is a folder where the file would be"


def test_what_is_salvaged_is_written_as_a_file_of_ours(store: Store) -> None:
    data = fill(store)
    saved = document.encode(document.salvage(data[:-2]), "n")

    assert document.decode(saved)[0] == document.decode(data)[0]
    assert msgspec.json.decode(saved)["_meta"]["schema"] == document.SCHEMA
