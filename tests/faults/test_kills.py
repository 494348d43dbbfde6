"""A window is killed while it keeps wins."""

from __future__ import annotations

import contextlib
import random
import signal
import subprocess

import pytest

from companion.store import document
from companion.store.paths import Paths
from companion.store.store import Store
from tests.faults.helpers import tell, window
from tests.store.helpers import keep, texts, texts_on_disk

LONGEST = 0.08  # seconds until the kill; some ten commits


def killed_at_some_moment(paths: Paths, name: str, moments: random.Random) -> list[str]:
    """Let a window keep wins, kill it, and return what it was told is kept."""
    with window("wins", paths.data, name) as process:
        tell(process)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=moments.uniform(0, LONGEST))
        process.kill()
        assert process.stdout
        printed = process.stdout.read().split("\n")
    return printed[:-1]


def kill_often(store: Store, times: int, moments: random.Random) -> None:
    paths = store.paths
    for number in range(40):
        keep(store, f"before {number} " + "and a longer story " * 50)
    acknowledged = texts(store)
    for number in range(times):
        acknowledged += killed_at_some_moment(paths, f"window {number}", moments)
        document.decode(paths.data.read_bytes())
        standing = texts_on_disk(paths.data)
        assert set(acknowledged) <= set(standing)
        assert len(standing) == len(set(standing)) <= len(acknowledged) + number + 1
        assert sorted(texts(store)) == sorted(standing)
        assert store.snapshot().problems == []
    assert len(acknowledged) > 40 + times
    keep(store, "and on")
    assert list(paths.data.parent.rglob("*.tmp")) == []


def test_a_window_killed_while_keeping_wins_loses_none_that_it_called_kept(store: Store) -> None:
    kill_often(store, 15, random.Random(11))


@pytest.mark.long
def test_two_hundred_kills_lose_nothing_and_leave_a_whole_file(store: Store) -> None:
    kill_often(store, 200, random.Random(12))


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_window_killed_in_the_middle_of_a_commit_leaves_a_whole_file(
    call: str, store: Store
) -> None:
    keep(store, "one")
    keep(store, "two")
    with window("die", store.paths.data, call) as process:
        tell(process)
        assert process.wait(timeout=30) == -signal.SIGKILL

    assert texts_on_disk(store.paths.data) == ["one", "two"]
    assert len(list(store.paths.data.parent.glob(".*.tmp"))) == 1
    keep(store, "three")
    assert sorted(texts(store)) == sorted(["one", "two", "three"])
    assert list(store.paths.data.parent.rglob("*.tmp")) == []
