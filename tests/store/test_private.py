from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.store import recovery
from companion.store.drafts import Drafts
from companion.store.paths import paths_beside
from companion.store.settings import save_theme
from companion.store.store import Store
from tests.clock import Clock
from tests.store.helpers import keep, texts


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_everything_that_is_written_is_for_its_owner_only(tmp_path: Path, clock: Clock) -> None:
    home = tmp_path / "share" / "companion"
    store = Store(paths_beside(home / "companion.json"), clock)
    keep(store, "one")
    clock.advance(days=1)
    keep(store, "two")
    drafts = Drafts(store.paths.drafts)
    drafts.hold("win", "half a line")
    drafts.save()
    recovery.restore(store.paths, "2026-11-23", clock())
    save_theme(home / "settings" / "config.toml", "paper")

    written = list((tmp_path / "share").rglob("*"))
    names = {path.name for path in written}
    assert {"companion.json", "companion.json.lock", "2026-11-23.json", "config.toml"} <= names
    assert any("-aside-" in name for name in names)
    assert any(path.parent == store.paths.drafts for path in written)
    for path in (tmp_path / "share", *written):
        assert mode(path) == (0o700 if path.is_dir() else 0o600), path


def test_a_file_others_could_read_is_private_after_the_next_change(store: Store) -> None:
    keep(store, "one")
    store.paths.data.chmod(0o644)
    keep(store, "two")

    assert mode(store.paths.data) == 0o600


@pytest.mark.parametrize("wanted", [0o755, 0o2770, 0o1777])
def test_a_folder_that_is_there_keeps_its_permissions(
    tmp_path: Path, clock: Clock, wanted: int
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(wanted)
    paths = paths_beside(shared / "companion.json")
    paths.backups.mkdir()
    paths.backups.chmod(wanted)
    store = Store(paths, clock)
    keep(store, "one")
    clock.advance(days=1)
    keep(store, "two")

    assert mode(shared) == mode(paths.backups) == wanted


def test_a_file_reached_by_a_link_is_changed_where_it_is(tmp_path: Path, clock: Clock) -> None:
    real = tmp_path / "synced" / "mine.json"
    real.parent.mkdir()
    link, again = tmp_path / "companion.json", tmp_path / "again.json"
    link.symlink_to("synced/mine.json")
    again.symlink_to(link)
    by_link, by_name = Store(paths_beside(again), clock), Store(paths_beside(real), clock)
    keep(by_link, "one")
    keep(by_name, "two")
    keep(by_link, "three")

    assert link.is_symlink()
    assert again.is_symlink()
    assert not real.is_symlink()
    assert texts(by_name) == texts(by_link) == ["one", "two", "three"]
    assert by_link.paths == by_name.paths
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "again.json", "companion.json", "synced"
    ]  # fmt: skip


def test_no_temporary_file_stays_behind(store: Store, clock: Clock, tmp_path: Path) -> None:
    for _ in range(3):
        keep(store, "one")
        clock.advance(days=1)
    leftover = tmp_path / ".companion.json.0a1b2c.tmp"
    leftover.write_text("half a win")
    old = store.paths.backups / ".2026-11-01.json.0a1b2c.tmp"
    old.write_text("half a copy")
    keep(store, "two")

    assert list(tmp_path.rglob("*.tmp")) == []


def test_a_name_with_brackets_is_a_name_like_any_other(tmp_path: Path, clock: Clock) -> None:
    store = Store(paths_beside(tmp_path / "mine [1].json"), clock)
    keep(store, "one")
    (tmp_path / ".mine [1].json.0a1b2c.tmp").write_text("half a win")
    neighbour = tmp_path / ".mine 1.json.0a1b2c.tmp"
    neighbour.write_text("another file's")
    keep(store, "two")

    assert texts(store) == ["one", "two"]
    assert list(tmp_path.glob("*.tmp")) == [neighbour]
