from __future__ import annotations

from pathlib import Path

import pytest

from companion.domain.errors import BadInput
from companion.store.paths import config_file, default_paths, paths_beside


def test_what_belongs_to_a_file_stands_beside_it() -> None:
    found = paths_beside(Path("/srv/me/companion.json"))

    assert found.data == Path("/srv/me/companion.json")
    assert found.lock == Path("/srv/me/companion.json.lock")
    assert found.backups == Path("/srv/me/companion-backups")
    assert found.drafts == Path("/srv/me/companion-drafts")


def test_a_linked_file_has_its_lock_and_copies_where_it_really_is(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(tmp_path / "synced" / "mine.json")

    found = paths_beside(tmp_path / "link.json")
    assert found.data == tmp_path / "synced" / "mine.json"
    assert found.lock.parent == found.backups.parent == tmp_path / "synced"


def test_the_option_comes_before_the_variable_and_the_variable_before_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    named = {"COMPANION_DATA": str(tmp_path / "named.json")}

    assert default_paths(str(tmp_path / "a.json"), named).data == tmp_path / "a.json"
    assert default_paths(None, named).data == tmp_path / "named.json"
    assert default_paths(None, {}).data == tmp_path / "share" / "companion" / "companion.json"
    assert default_paths(None, {"COMPANION_DATA": ""}) == default_paths(None, {})


def test_a_tilde_is_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))

    assert default_paths("~/mine.json", {}).data == tmp_path / "mine.json"
    assert config_file({"COMPANION_CONFIG": "~/mine.toml"}) == tmp_path / "mine.toml"


def test_a_home_that_is_not_there_is_refused_in_one_line() -> None:
    for ask in (
        lambda: default_paths("~nobody-of-that-name/a.json", {}),
        lambda: config_file({"COMPANION_CONFIG": "~nobody-of-that-name/a"}),
    ):
        with pytest.raises(BadInput, match="names a home that is not here"):
            ask()


def test_the_root_folder_is_not_a_file() -> None:
    with pytest.raises(BadInput, match=r'^"/" does not name a file\.$'):
        default_paths("/", {})


def test_the_settings_are_in_the_config_folder_or_where_they_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    assert config_file({}) == tmp_path / "companion" / "config.toml"
    assert config_file({"COMPANION_CONFIG": "/etc/mine.toml"}) == Path("/etc/mine.toml")
