"""check, backup, restore, and every verb before a file that cannot be used."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.shell import Shell

READING = [("today",), ("wins",), ("wins", "--json"), ("check",)]
KEEPING = [("win", "x"), ("done",), ("smaller",), ("rest",), ("move",), ("today", "--energy", "1")]
BROKEN = b'{"_meta":{"schema":1},"wins":{\n"win-1":{"id":"win-1","text":"half'
NEWER = b'{"_meta":{"schema":99},"wins":{}}'


def put(companion: Shell, content: bytes) -> None:
    companion.data.parent.mkdir(exist_ok=True)
    companion.data.write_bytes(content)


@pytest.mark.parametrize("arguments", READING + KEEPING)
def test_a_broken_file_is_one_line_with_the_way_out_and_stays_as_it_is(
    companion: Shell, arguments: tuple[str, ...]
) -> None:
    put(companion, BROKEN)
    line = companion(*arguments).refused(1)
    assert "companion restore" in line
    assert companion.data.read_bytes() == BROKEN


@pytest.mark.parametrize("arguments", [("today",), ("win", "x"), ("check",), ("--plain",)])
def test_a_newer_file_is_neither_read_nor_changed(
    companion: Shell, arguments: tuple[str, ...]
) -> None:
    put(companion, NEWER)
    assert "newer companion" in companion(*arguments).refused(1)
    assert companion.data.read_bytes() == NEWER


@pytest.mark.parametrize("arguments", KEEPING)
def test_a_folder_that_cannot_be_written_is_one_line(
    companion: Shell, arguments: tuple[str, ...]
) -> None:
    (companion.home / "data").write_text("a file where the folder would be")
    assert "a part of the path is not a folder" in companion(*arguments).refused(1)


def test_lines_kept_before_the_disk_refused_are_said(companion: Shell) -> None:
    companion("win", "already there")
    ended = subprocess.run(
        ["/bin/sh", "-c", f"ulimit -f 6; exec {sys.executable} -m companion win -"],
        input=("a line of some length " * 20 + "\n") * 10,
        capture_output=True,
        text=True,
        env=companion.environ(),
    )
    assert ended.returncode == 1
    kept = len(companion.texts()) - 1
    assert 0 < kept < 10
    assert ended.stderr.startswith("companion: Not kept")
    assert f"{kept} of 10 lines are kept." in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_check_says_what_is_in_the_file(companion: Shell) -> None:
    assert "not there yet" in companion("check").out
    companion("win", "one")
    companion("win", "two")
    ended = companion("check")
    assert ended.code == 0
    assert ended.lines == [f"{companion.data} is whole: wins 2."]
    found = companion("check", "--json").json
    assert (found["readable"], found["counts"]) == (True, {"wins": 2})


def test_check_names_records_that_do_not_fit(companion: Shell) -> None:
    companion("win", "one")
    changed = companion.data.read_text().replace('"guessed":true', '"guessed":"perhaps"')
    companion.data.write_text(changed)
    companion.data.chmod(0o644)
    remarks = companion("check").lines[1:]
    assert "guessed" in remarks[0]
    assert "others on this machine may read" in remarks[1]


def test_check_of_a_broken_file_says_so_as_json_too(companion: Shell) -> None:
    put(companion, BROKEN)
    ended = companion("check", "--json")
    assert ended.code == 1
    assert ended.json["readable"] is False
    assert "cannot be read" in ended.err


def test_a_backup_is_made_listed_and_brought_back(companion: Shell) -> None:
    assert companion("backup").lines == ["There is nothing to copy yet."]
    companion("win", "first")
    copy = companion("backup", "--json").json["backup"]
    name = copy.rpartition("/")[2].removesuffix(".json")
    companion("win", "second")
    listed = companion("restore")
    assert f"companion restore {name}   wins 1" in listed.out
    assert listed.lines[-1] == "Nothing was changed."
    assert companion.texts() == ["first", "second"]
    restored = companion("restore", name)
    assert restored.code == 0
    assert companion.texts() == ["first"]
    aside = restored.lines[1].rpartition(" ")[2]
    assert companion("wins", "--data", aside).out.count("second") == 1


def test_what_still_stands_in_a_broken_file_is_shown_and_then_salvaged(companion: Shell) -> None:
    for words in ("one", "two", "three"):
        companion("win", words)
    whole = companion.data.read_bytes()
    put(companion, whole[: whole.index(b"three") + 2])
    shown = companion("restore")
    assert "cannot be read" in shown.lines[0]
    assert "companion restore salvage   wins 2" in shown.out
    assert companion("restore", "--json").json["salvage"] == {"wins": 2}
    assert companion("restore", "salvage").code == 0
    assert companion.texts() == ["one", "two"]


def test_an_unknown_backup_is_answered_with_the_names_there_are(companion: Shell) -> None:
    assert 'no backup called "last week"' in companion("restore", "last week").refused(2)
