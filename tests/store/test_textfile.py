from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from companion.domain.errors import BadInput
from companion.store import textfile
from companion.store.errors import NotKept
from tests.store.helpers import AWKWARD, beginning

AS_ROOT = os.geteuid() == 0


def test_a_text_is_saved_for_its_owner_only(tmp_path: Path) -> None:
    path = textfile.save(f" {tmp_path / 'message.txt'} ", "Hello Sam.")
    assert path == tmp_path / "message.txt"
    assert path.read_text("utf-8") == "Hello Sam.\n"
    assert path.stat().st_mode & 0o777 == 0o600


def test_home_may_be_written_as_a_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert textfile.save("~/message.txt", "Hello.") == tmp_path / "message.txt"
    with pytest.raises(BadInput, match="a home that is not here"):
        textfile.save("~nobody-of-that-name/message.txt", "Hello.")


@pytest.mark.parametrize("text", [t for t in AWKWARD if "\r" not in t], ids=beginning)
def test_unusual_text_is_saved_as_it_is(tmp_path: Path, text: str) -> None:
    path = textfile.save(str(tmp_path / "x.txt"), text)
    assert path.read_bytes().decode() == text + "\n"


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "message.txt"
    path.write_text("mine")
    before = path.stat()
    with pytest.raises(BadInput, match=r"stays as it is\. Another name") as refusal:
        textfile.save(str(path), "Hello.")
    assert "\n" not in str(refusal.value)
    assert path.read_text() == "mine"
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_nor_is_what_a_link_leads_to(tmp_path: Path) -> None:
    goal = tmp_path / "goal.txt"
    (tmp_path / "link.txt").symlink_to(goal)
    with pytest.raises(BadInput, match="is there already"):
        textfile.save(str(tmp_path / "link.txt"), "Hello.")
    assert not goal.exists()


@pytest.mark.parametrize("written", ["", "  "])
def test_a_file_needs_a_name(written: str) -> None:
    with pytest.raises(BadInput, match="needs a name"):
        textfile.save(written, "Hello.")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("nowhere/message.txt", "the folder is not there"),
        ("file/message.txt", "a part of the path is not a folder"),
        ("x" * 300, "file name too long"),
        ("a\0b", "the name cannot be used"),
    ],
)
def test_where_it_cannot_be_one_honest_line_says_why(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "file").write_text("")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(NotKept) as refusal:
        textfile.save(f"{tmp_path}/{name}", "Hello.")
    assert str(refusal.value) == f"Not saved: {why}."
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.skipif(AS_ROOT, reason="a folder refuses nothing to root")
def test_a_folder_that_may_not_be_written_to_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(0o500)
    with pytest.raises(NotKept, match="this folder may not be written to"):
        textfile.save(str(folder / "message.txt"), "Hello.")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
def test_a_device_is_never_written_to() -> None:
    with pytest.raises(BadInput, match="is there already"):
        textfile.save("/dev/full", "Hello.")


def test_a_character_that_no_file_holds_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "message.txt"
    with pytest.raises(NotKept, match="cannot be"):
        textfile.save(str(path), "Hello \ud800.")
    assert not path.exists()


@contextmanager
def small_files() -> Iterator[None]:
    """Let no file grow past a few bytes; the report of the tests may be one, so only for now."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_refused_halfway_nothing_is_left_and_it_is_said(tmp_path: Path) -> None:
    with small_files(), pytest.raises(NotKept) as refusal:
        textfile.save(str(tmp_path / "message.txt"), "Hello Sam, this is longer.")
    assert str(refusal.value) == "Not saved: file too large."
    assert list(tmp_path.iterdir()) == []


def test_a_link_to_nowhere_takes_a_name_too(tmp_path: Path) -> None:
    (tmp_path / "message.txt").symlink_to(tmp_path / "nowhere")
    path = textfile.free_name(tmp_path, "message")
    assert path.name == "message-2.txt"
    assert textfile.save(str(path), "Hello.") == path


def test_a_free_name_is_one_that_nothing_has(tmp_path: Path) -> None:
    for expected in ("message.txt", "message-2.txt", "message-3.txt"):
        path = textfile.free_name(tmp_path, "message")
        assert path.name == expected
        textfile.save(str(path), "Hello.")
