"""Another window holds the lock."""

from __future__ import annotations

from functools import partial

import pytest

from companion.store import lock
from companion.store.errors import Busy, NotKept
from companion.store.paths import Paths
from companion.store.store import Store
from tests.faults.helpers import window
from tests.store.helpers import everything_in, keep, texts, texts_on_disk

SAID = "Another window is holding the file. Nothing was changed; try again."


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "exclusive", partial(lock.exclusive, patience=0.05))


@pytest.mark.usefixtures("impatient")
def test_while_another_window_holds_the_file_it_says_so_and_nothing_changes(
    paths: Paths, store: Store
) -> None:
    keep(store, "one")
    with window("hold", paths.data) as other:
        before = everything_in(paths.data.parent)
        for attempt in (lambda: keep(store, "two"), store.undo):
            with pytest.raises(Busy) as refusal:
                attempt()
            assert str(refusal.value) == SAID
        assert isinstance(refusal.value, NotKept)
        assert texts(store) == ["one"]
        assert everything_in(paths.data.parent) == before
        other.communicate()

    keep(store, "two")
    assert texts(store) == ["one", "two"]
    assert store.undo() == "Undone: the new win."


def test_a_window_killed_with_the_lock_in_its_hands_does_not_keep_it(
    paths: Paths, store: Store
) -> None:
    keep(store, "one")
    with window("hold", paths.data) as other:
        with pytest.raises(Busy), lock.exclusive(paths.lock, patience=0.0):
            pass
        other.kill()
        other.wait()
        with lock.exclusive(paths.lock, patience=0.0):
            pass
    keep(store, "two")
    assert texts_on_disk(paths.data) == ["one", "two"]


def test_a_change_waits_for_a_short_while_and_then_goes_through(paths: Paths, store: Store) -> None:
    keep(store, "one")
    with window("hold", paths.data) as other:
        assert other.stdin
        with pytest.raises(Busy), lock.exclusive(paths.lock, patience=0.0):
            pass
        other.stdin.close()
        keep(store, "two")
        other.wait()

    assert texts(store) == ["one", "two"]


def test_an_error_while_holding_the_lock_lets_it_go(paths: Paths, store: Store) -> None:
    keep(store, "one")
    with pytest.raises(ZeroDivisionError), lock.exclusive(paths.lock):
        _ = 1 / 0
    with lock.exclusive(paths.lock, patience=0.0):
        inode = paths.lock.stat().st_ino
    keep(store, "two")

    assert paths.lock.stat().st_ino == inode
