"""What was read of the shipped library is kept, and used for as long as the file is the same."""

from __future__ import annotations

import errno
import os
import stat
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.store import library
from tests.store.content import AS_SHIPPED, SHIPPED, Content, step


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Hear each TOML text that is parsed; the parsing itself goes on as ever."""
    heard: list[str] = []
    parse = tomllib.loads

    def hear(text: str) -> object:
        heard.append(text)
        return parse(text)

    monkeypatch.setattr(tomllib, "loads", hear)
    return heard


def cached(content: Content) -> Path:
    return content.cache / "en-steps.msgpack"


def test_the_second_start_does_not_parse_again(content: Content, reads: list[str]) -> None:
    assert content.texts() == AS_SHIPPED
    assert reads == [SHIPPED]
    assert content.texts() == AS_SHIPPED
    assert reads == [SHIPPED]


def test_a_changed_file_is_read_anew(content: Content, reads: list[str]) -> None:
    content.texts()
    content.ship(SHIPPED + step("ring", "Ring once."))
    assert content.texts() == {**AS_SHIPPED, "ring": "Ring once."}
    assert content.texts() == {**AS_SHIPPED, "ring": "Ring once."}
    assert len(reads) == 2


def test_a_change_of_the_same_length_is_seen_even_with_the_time_set_back(content: Content) -> None:
    content.texts()
    path = content.shipped / "en" / "steps.toml"
    before = path.stat()
    content.ship(SHIPPED.replace("Nod once.", "Nod twice"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert content.texts()["nod"] == "Nod twice"


def test_each_language_has_its_own(content: Content) -> None:
    content.ship(step("nod", "Einmal nicken."), language="de")
    content.texts("de")
    assert content.texts("en") == AS_SHIPPED
    assert content.texts("de")["nod"] == "Einmal nicken."


def test_the_persons_own_entries_are_never_in_it(content: Content) -> None:
    content.write(step("mine", "A private bell."))
    assert "mine" in content.texts()
    assert [p.name for p in content.cache.iterdir()] == ["en-steps.msgpack"]
    assert b"private bell" not in cached(content).read_bytes()
    content.write("")
    assert content.texts() == AS_SHIPPED


def _half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _one_letter_changed(data: bytes) -> bytes:
    return data.replace(b"Nod once.", b"Nod twice")


def _one_byte_that_is_no_text(data: bytes) -> bytes:
    return data.replace(b"Nod once.", b"Nod \xff\xfe\xff\xff.")


@pytest.mark.parametrize(
    "spoil",
    [_half, _one_letter_changed, _one_byte_that_is_no_text, lambda d: b"", lambda d: b"\n",
     lambda d: d.partition(b"\n")[0] + b"\n", lambda d: d + b"\xc1", lambda d: b"\xff" * 90],
    ids=range(8),
)  # fmt: skip
def test_a_spoilt_cache_is_passed_over_and_written_anew(
    content: Content, reads: list[str], spoil: Callable[[bytes], bytes]
) -> None:
    content.texts()
    whole = cached(content).read_bytes()
    spoilt = spoil(whole)
    assert spoilt != whole
    cached(content).write_bytes(spoilt)
    assert content.texts() == AS_SHIPPED
    assert cached(content).read_bytes() == whole
    assert len(reads) == 2


def test_a_cache_of_another_version_is_passed_over(
    content: Content, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content.texts()
    monkeypatch.setattr(library, "__version__", "999")
    assert content.texts() == AS_SHIPPED
    assert len(reads) == 2


@pytest.mark.parametrize("kind", ["a folder", "a link to nothing"])
def test_something_else_in_the_place_of_the_cached_file_is_passed_over(
    content: Content, kind: str
) -> None:
    if kind == "a folder":
        cached(content).mkdir(parents=True)
    else:
        content.cache.mkdir(parents=True)
        cached(content).symlink_to(content.cache / "gone")
    assert content.texts() == AS_SHIPPED


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_a_cache_that_cannot_be_written_is_done_without(
    content: Content, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    real = os.open

    def refuse(path: str | Path, flags: int, *more: int, **named: int | None) -> int:
        if str(path).startswith(str(content.cache)) and flags & os.O_CREAT:
            raise OSError(number, "refused")
        return real(path, flags, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refuse)
    assert content.texts() == AS_SHIPPED
    assert content.texts() == AS_SHIPPED
    assert list(content.cache.iterdir()) == []


def test_a_file_in_the_place_of_the_cache_folder_is_done_without(content: Content) -> None:
    content.cache.parent.mkdir()
    content.cache.write_text("not a folder", "utf-8")
    assert content.texts() == AS_SHIPPED
    assert content.cache.read_text("utf-8") == "not a folder"


def test_it_is_for_its_owner_only(content: Content) -> None:
    old = os.umask(0)
    try:
        content.texts()
    finally:
        os.umask(old)
    assert stat.S_IMODE(cached(content).stat().st_mode) == 0o600
    assert stat.S_IMODE(content.cache.stat().st_mode) == 0o700


def test_nothing_is_left_beside_it(content: Content) -> None:
    content.texts()
    content.ship(SHIPPED + step("ring"))
    content.texts()
    assert [path.name for path in content.cache.iterdir()] == ["en-steps.msgpack"]
