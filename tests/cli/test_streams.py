"""Pipes that close, terminals without UTF-8, interrupts, and faults of our own."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.terminal import Terminal
from tests.terminal import companion as command


@contextlib.contextmanager
def running(companion: Shell, *arguments: str, **env: str) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        companion.command(*arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**companion.environ(), **env},
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def until_asked(process: subprocess.Popen[bytes], words: bytes) -> None:
    assert process.stdout
    seen = b""
    while words not in seen:
        piece = os.read(process.stdout.fileno(), 4096)
        assert piece, seen
        seen += piece
    state = Path(f"/proc/{process.pid}/stat")
    while state.read_text().rpartition(") ")[2][0] != "S":
        pass  # not yet waiting for an answer: a signal now would come too early to wake it


def many_wins(companion: Shell, number: int) -> None:
    companion("win", "-", typed="PLACE")
    (row,) = companion.records("wins")
    line = next(x for x in companion.data.read_text().splitlines() if "PLACE" in x)
    rows = [line.replace(row["id"], f"win-{n}").replace("PLACE", "x" * 80) for n in range(number)]
    companion.data.write_text(companion.data.read_text().replace(line, ",\n".join(rows)))


def test_a_reader_that_takes_one_line_and_goes_is_fine(companion: Shell) -> None:
    many_wins(companion, 3000)
    for verb in (["wins"], ["wins", "--json"]):
        with running(companion, *verb) as process:
            assert process.stdout
            assert process.stderr
            assert process.stdout.read(10)
            process.stdout.close()
            assert process.stderr.read() == b""
            assert process.wait(20) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_win_is_kept_though_it_cannot_be_said(companion: Shell) -> None:
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(
            companion.command("win", "said hello"),
            stdout=full,
            stderr=subprocess.PIPE,
            env=companion.environ(),
        )
    assert ended.returncode == 1
    assert ended.stderr == (
        b"companion: What was to be shown could not be written: the disk is full.\n"
    )
    assert companion.texts() == ["said hello"]


def test_closed_streams_do_not_matter(companion: Shell) -> None:
    script = f'{sys.executable} -m companion win "in the dark" <&- >&- 2>&-'
    ended = subprocess.run(["/bin/sh", "-c", script], env=companion.environ())
    assert ended.returncode == 0
    assert companion.texts() == ["in the dark"]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_without_utf_8_gets_a_mark_and_json_gets_escapes(
    companion: Shell, encoding: str
) -> None:
    words = "waved 👋 и улыбнулась"
    companion("win", words)
    plain = companion("wins", LANG="C", PYTHONIOENCODING=encoding)
    assert plain.code == 0
    assert "waved ?" in plain.out
    assert companion("wins", "--json", PYTHONIOENCODING=encoding).json[0]["text"] == words
    assert companion("win", "--kind", "привет", "x", PYTHONIOENCODING=encoding).code == 2
    assert companion("--help", PYTHONIOENCODING=encoding).code == 0


def test_ctrl_c_leaves_quietly(companion: Shell) -> None:
    with running(companion, "--plain") as process:
        until_asked(process, b"energy")
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)
        out, err = process.communicate(timeout=20)
        assert process.returncode == 130
        assert out.strip() == err == b""


def test_a_demo_that_is_ended_from_outside_leaves_no_folder(
    companion: Shell, tmp_path: Path
) -> None:
    folder = tmp_path / "tmp"
    folder.mkdir()
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        with running(companion, "--demo", "--plain", TMPDIR=str(folder)) as process:
            until_asked(process, b"energy")
            assert [path.stat().st_mode & 0o777 for path in folder.iterdir()] == [0o700]
            process.send_signal(number)
            process.wait(timeout=20)
            assert process.returncode == 128 + number
        assert list(folder.iterdir()) == []


def pressed_until_gone(terminal: Terminal, key: str) -> int:
    """Press as a person does: again, when the key came before the line was being read."""
    for _ in range(10):
        terminal.press(key)
        with contextlib.suppress(AssertionError):
            return terminal.exit_code(seconds=3)
    raise AssertionError("the program is still there")


def test_a_dumb_terminal_gets_lines_and_ctrl_c_and_ctrl_d_leave(companion: Shell) -> None:
    for key, code in (("\x03", 130), ("\x04", 0)):
        with Terminal(*command(), data=companion.data, env={"TERM": "dumb"}) as terminal:
            terminal.shows("How much energy is here?")
            assert pressed_until_gone(terminal, key) == code
            assert b"\x1b" not in terminal.raw
            assert b"Traceback" not in terminal.raw


def test_a_fault_of_our_own_is_one_line_without_the_persons_words(
    companion: Shell, tmp_path: Path
) -> None:
    """A computer on which a part of Python is broken."""
    broken = tmp_path / "lib"
    broken.mkdir()
    (broken / "tomllib.py").write_text("raise ZeroDivisionError('private words')")
    ended = companion("win", "private words", PYTHONPATH=str(broken))
    line = ended.refused(1)
    assert "ZeroDivisionError" in line
    assert "private words" not in line
    shown = companion("win", "x", PYTHONPATH=str(broken), COMPANION_DEBUG="1")
    assert "Traceback" in shown.err
