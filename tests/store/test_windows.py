from __future__ import annotations

import fcntl
import os
import threading
from pathlib import Path

import pytest

from companion.domain.records import TABLE_OF
from companion.store import backups, lock, recovery
from companion.store.drafts import Drafts
from companion.store.paths import paths_beside
from companion.store.settings import load_settings
from companion.store.store import Store
from tests.clock import Clock
from tests.store.helpers import everything_in, keep, on_disk, texts, texts_on_disk


def look_at_everything(store: Store, folder: Path) -> None:
    seen = store.snapshot()
    for kind in TABLE_OF:
        seen.all(kind)
    recovery.look(store.paths)
    backups.readable_backups(store.paths)
    Drafts(store.paths.drafts).adopt()
    load_settings(folder / "config.toml")


def test_what_one_window_keeps_the_other_sees_at_its_next_look(store: Store, other: Store) -> None:
    keep(store, "one")
    assert texts(other) == ["one"]
    keep(other, "two")
    assert texts(store) == ["one", "two"]


def test_two_windows_add_to_the_same_file_and_neither_loses(store: Store, other: Store) -> None:
    for number in range(5):
        keep(store, f"left {number}")
        keep(other, f"right {number}")

    assert len(texts(store)) == len(set(texts(store))) == 10
    assert texts(store) == texts(other)


def test_a_change_is_seen_even_when_size_and_times_of_the_file_look_the_same(
    store: Store, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store, "aaaa")
    same = store.paths.data.stat()
    monkeypatch.setattr(os, "fstat", lambda descriptor: same)
    assert texts(other) == ["aaaa"]
    store.undo()
    keep(store, "bbbb")

    assert texts(other) == ["bbbb"]


def test_a_change_made_with_an_editor_is_seen(store: Store) -> None:
    keep(store, "bakcery")
    data = store.paths.data.read_bytes()
    store.paths.data.write_bytes(data.replace(b"bakcery", b"bakery "))

    assert texts(store) == ["bakery "]


def test_a_file_put_in_place_of_another_is_seen(store: Store, tmp_path: Path, clock: Clock) -> None:
    keep(store, "from here")
    elsewhere = Store(paths_beside(tmp_path / "elsewhere.json"), clock)
    keep(elsewhere, "from elsewhere")
    elsewhere.paths.data.replace(store.paths.data)

    assert texts(store) == ["from elsewhere"]


def test_looking_writes_nothing(store: Store, clock: Clock, tmp_path: Path) -> None:
    keep(store, "one")
    keep(store, "two")
    store.paths.data.chmod(0o644)
    before = everything_in(tmp_path)

    look_at_everything(store, tmp_path)
    look_at_everything(Store(store.paths, clock), tmp_path)
    assert everything_in(tmp_path) == before


def test_looking_where_nothing_is_yet_creates_nothing(clock: Clock, tmp_path: Path) -> None:
    store = Store(paths_beside(tmp_path / "new" / "companion.json"), clock)

    look_at_everything(store, tmp_path)
    assert texts(store) == []
    assert everything_in(tmp_path) == {}


def test_looking_creates_no_lock_beside_a_file_brought_from_elsewhere(
    store: Store, clock: Clock, tmp_path: Path
) -> None:
    keep(store, "one")
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / "companion.json").write_bytes(store.paths.data.read_bytes())
    moved = Store(paths_beside(alone / "companion.json"), clock)

    look_at_everything(moved, alone)
    assert [path.name for path in alone.iterdir()] == ["companion.json"]


def test_looking_goes_on_while_a_change_waits_for_another_window(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    flock, refused = fcntl.flock, threading.Event()

    def watched(descriptor: int, operation: int) -> None:
        try:
            flock(descriptor, operation)
        except BlockingIOError:
            refused.set()
            raise

    keep(store, "one")
    monkeypatch.setattr(fcntl, "flock", watched)
    waiting = threading.Thread(target=keep, args=(store, "two"))
    with lock.exclusive(store.paths.lock):
        waiting.start()
        assert refused.wait(timeout=30)
        looked: list[list[str]] = []
        looking = threading.Thread(target=lambda: looked.append(texts(store)))
        looking.start()
        looking.join(timeout=5)
        assert waiting.is_alive()
        assert looked == [["one"]]
    waiting.join(timeout=30)
    looking.join(timeout=30)
    assert texts(store) == ["one", "two"]


def test_threads_of_one_window_change_it_one_after_the_other(store: Store) -> None:
    def keep_some(name: str) -> None:
        for number in range(10):
            keep(store, f"{name} {number}")

    threads = [threading.Thread(target=keep_some, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(texts(store)) == 40
    assert sorted(texts_on_disk(store.paths.data)) == sorted(texts(store))


def test_every_commit_leaves_a_mark_of_its_own(store: Store) -> None:
    keep(store, "one")
    first = on_disk(store.paths.data)["_meta"]["nonce"]
    keep(store, "two")

    assert on_disk(store.paths.data)["_meta"]["nonce"] != first
