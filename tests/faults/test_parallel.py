"""Two windows keep wins at once."""

from __future__ import annotations

import pytest

from companion.store.paths import Paths
from companion.store.store import Store
from tests.faults.helpers import tell, window
from tests.store.helpers import texts, texts_on_disk


def both_keep(paths: Paths, store: Store, each: int) -> None:
    with window("some", paths.data, "left") as left, window("some", paths.data, "right") as right:
        for process in (left, right):
            tell(process, each)
        for process in (left, right):
            said, _ = process.communicate()
            assert len(said.splitlines()) == each
            assert process.returncode == 0

    wanted = {f"{side} {number}" for side in ("left", "right") for number in range(each)}
    assert set(texts_on_disk(paths.data)) == set(texts(store)) == wanted
    assert len(texts(store)) == 2 * each
    assert list(paths.data.parent.rglob("*.tmp")) == []


def test_two_windows_keep_forty_wins_each_at_once_and_all_are_there(
    paths: Paths, store: Store
) -> None:
    both_keep(paths, store, 40)


@pytest.mark.long
def test_two_windows_keep_five_hundred_wins_each_at_once_and_all_are_there(
    paths: Paths, store: Store
) -> None:
    both_keep(paths, store, 500)
