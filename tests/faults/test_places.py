"""Places that a file cannot be kept in."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.store import recovery
from companion.store.errors import NotKept
from companion.store.paths import Paths, paths_beside
from companion.store.store import Store
from tests.clock import Clock
from tests.faults.helpers import around
from tests.store.helpers import EVENING, everything_in, keep, texts, texts_on_disk

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def refused(store: Store) -> str:
    with pytest.raises(NotKept) as refusal:
        keep(store, "said hello")
    assert "\n" not in str(refusal.value)
    return str(refusal.value)


def not_writable(name: str, count: int, given: tuple[Any, ...], real: Callable[[], Any]) -> Any:
    """A folder of someone else's: reading is fine, writing is not."""
    if name in ("mkdir", "replace", "unlink") or (name == "open" and given[1] & WRITING):
        raise PermissionError(errno.EACCES, "Permission denied")
    return real()


@pytest.mark.parametrize("name", ["companion.json", "new/companion.json"])
def test_a_folder_that_may_not_be_written_to_is_said_in_one_line(tmp_path: Path, name: str) -> None:
    store = Store(paths_beside(tmp_path / name), Clock(EVENING))
    with around(not_writable):
        said = refused(store)

    assert said == "Not kept: this folder may not be written to. What you wrote is still here."
    assert everything_in(tmp_path) == {}


def test_a_file_in_a_folder_that_may_not_be_written_to_can_be_read(store: Store) -> None:
    keep(store, "one")
    again = Store(store.paths, store.now)
    with around(not_writable):
        assert texts(again) == ["one"]
        assert refused(again).startswith("Not kept: this folder may not be written to.")
        assert texts(again) == ["one"]

    keep(again, "two")
    assert texts(again) == ["one", "two"]


def test_a_file_that_may_not_be_read_is_said_in_one_line(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store, "one")
    real = open

    def no_reading(file: Any, *arguments: Any, **named: Any) -> Any:
        if file == store.paths.data:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(file, *arguments, **named)

    with monkeypatch.context() as patch:
        patch.setattr("builtins.open", no_reading)
        patch.setattr("io.open", no_reading)
        for attempt in (store.snapshot, lambda: keep(store, "two")):
            with pytest.raises(NotKept) as refusal:
                attempt()
            said = f"{store.paths.data} cannot be opened: this account may not read it."
            assert str(refusal.value) == said
        assert recovery.look(store.paths).trouble == "this account may not read it"
    assert texts_on_disk(store.paths.data) == ["one"]


@pytest.mark.parametrize("name", ["file/companion.json", "file/new/companion.json"])
def test_a_file_where_the_folder_would_be_is_said_in_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("mine")
    store = Store(paths_beside(tmp_path / name), Clock(EVENING))

    assert refused(store) == (
        "Not kept: a part of the path is not a folder. What you wrote is still here."
    )
    with pytest.raises(NotKept) as refusal:
        store.snapshot()
    assert str(refusal.value) == (
        f"{tmp_path / name} cannot be opened: a part of the path is not a folder."
    )
    assert (tmp_path / "file").read_text() == "mine"


def test_a_folder_where_the_file_would_be_is_said_in_one_line(paths: Paths, store: Store) -> None:
    paths.data.mkdir(parents=True)

    assert refused(store) == (
        f"{paths.data} cannot be opened: there is a folder where the file would be."
    )
    assert list(paths.data.iterdir()) == []


def test_links_in_a_circle_are_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.json").symlink_to(tmp_path / "b.json")
    (tmp_path / "b.json").symlink_to(tmp_path / "a.json")
    store = Store(paths_beside(tmp_path / "a.json"), Clock(EVENING))

    assert "cannot be opened: " in refused(store)


def test_a_link_to_nowhere_gets_its_file_where_it_points(tmp_path: Path) -> None:
    (tmp_path / "a.json").symlink_to(tmp_path / "later" / "mine.json")
    store = Store(paths_beside(tmp_path / "a.json"), Clock(EVENING))
    keep(store, "one")

    assert texts_on_disk(tmp_path / "later" / "mine.json") == ["one"]
    assert (tmp_path / "a.json").is_symlink()


def test_a_folder_removed_meanwhile_is_made_again(paths: Paths, store: Store) -> None:
    keep(store, "one")
    for path in (paths.data, paths.lock):
        path.unlink()
    paths.data.parent.rmdir()

    assert texts(store) == []
    keep(store, "two")
    assert texts_on_disk(paths.data) == ["two"]
