"""The power goes at any moment of a change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

from companion.store import document, recovery
from companion.store.drafts import Drafts
from companion.store.store import Store
from tests.faults.power import Disk, Standing
from tests.faults.test_every_call import MOMENTS
from tests.store.helpers import keep

Deaf = Literal["", "sync file", "sync folder"]
Fits = Callable[[Standing], bool]


def losses(disk: Disk, action: Callable[[], object], meanwhile: Fits, done: Fits) -> list[str]:
    """Return the moments after which something may stand on the disk that does not fit.

    `meanwhile` holds at every moment, `done` once the action has ended.
    """
    disk.record(action)
    last = len(disk.events)
    bad = []
    for moment in range(last + 1):
        states = list(disk.after_a_cut(moment))
        if not all(meanwhile(state) for state in states):
            bad.append(f"after {moment} of {last}")
        if moment == last and not all(done(state) for state in states):
            bad.append("at the end")
    return bad


def losses_of_a_win(store: Store, root: Path, deaf_to: Deaf = "") -> list[str]:
    data = store.paths.data
    old = data.read_bytes() if data.exists() else None

    earlier = set(store.paths.backups.glob("*"))

    def old_or_new(state: Standing) -> bool:
        copies = [p for p in state if p.parent == store.paths.backups and p.suffix == ".json"]
        return state.get(data) in (old, data.read_bytes()) and all(
            state[path] == old for path in copies if path not in earlier
        )

    def new(state: Standing) -> bool:
        return state.get(data) == data.read_bytes()

    return losses(Disk(root, deaf_to), lambda: keep(store, "kept"), old_or_new, new)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_power_cut_leaves_the_old_file_or_the_new_one_and_all_that_was_called_kept(
    moment: str, tmp_path: Path
) -> None:
    assert losses_of_a_win(MOMENTS[moment](tmp_path), tmp_path) == []


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("deaf_to", ["sync file", "sync folder"])
def test_without_asking_the_disk_to_confirm_a_power_cut_would_lose_something(
    moment: str, deaf_to: Deaf, tmp_path: Path
) -> None:
    """The model notices: a disk that never hears an fsync is not safe."""
    assert "at the end" in losses_of_a_win(MOMENTS[moment](tmp_path), tmp_path, deaf_to)


def test_a_power_cut_while_restoring_never_loses_the_file_that_was_there(tmp_path: Path) -> None:
    store = MOMENTS["a win of an ordinary day"](tmp_path)
    data, broken = store.paths.data, store.paths.data.read_bytes()[:-30]
    data.write_bytes(broken)

    def broken_or_aside(state: Standing) -> bool:
        aside = [state[path] for path in state if "-aside-" in path.name and path.suffix == ".json"]
        return state[data] == broken or aside == [broken]

    def brought_back(state: Standing) -> bool:
        return state[data] == data.read_bytes() != broken

    def action() -> None:
        recovery.restore(store.paths, "salvage", store.now())

    assert losses(Disk(tmp_path), action, broken_or_aside, brought_back) == []


def test_a_power_cut_while_a_file_becomes_newer_never_loses_the_older_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = MOMENTS["a win of an ordinary day"](tmp_path)
    data, older = store.paths.data, store.paths.data.read_bytes()
    following = document.SCHEMA + 1
    monkeypatch.setattr(document, "SCHEMA", following)
    monkeypatch.setitem(document.MIGRATIONS, following - 1, lambda tables: tables)

    def older_or_copied(state: Standing) -> bool:
        copy = state.get(store.paths.backups / f"before-schema-{following}.json")
        return state[data] == older or (state[data] == data.read_bytes() and copy == older)

    def newer(state: Standing) -> bool:
        return b'"schema":%d' % following in state[data]

    assert losses(Disk(tmp_path), lambda: keep(store, "kept"), older_or_copied, newer) == []


def test_a_power_cut_after_a_draft_was_saved_leaves_the_draft(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    drafts.hold("win", "half a line")

    def whole_or_none(state: Standing) -> bool:
        found = [state[path] for path in state if path.suffix == ".json"]
        return found in ([], [b'{"win":"half a line"}'])

    def there(state: Standing) -> bool:
        return any(path.suffix == ".json" for path in state)

    assert losses(Disk(tmp_path), drafts.save, whole_or_none, there) == []
