"""When the line drops while a person is typing."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.terminal import Terminal, companion

HALF = "went out for br"


def typing(terminal: Terminal) -> None:
    terminal.shows("How much energy")
    terminal.press("w")
    terminal.shows("A win:")
    terminal.press(HALF)
    terminal.shows(HALF)


def is_back(data: Path) -> None:
    with Terminal(*companion(), data=data) as again:
        again.shows("What you were writing is back.", f"A win: {HALF}")
        again.press("ead", "enter")
        again.shows("Kept.")
        again.shows("How much energy")
        again.press("enter")
        again.until(lambda text: "How much energy" not in text)
        again.press("4")
        again.shows("of connection", HALF + "ead")


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_while_typing_loses_nothing_and_restores_the_terminal(
    tmp_path: Path, number: signal.Signals
) -> None:
    data = tmp_path / "companion.json"
    with Terminal(*companion(), data=data) as terminal:
        typing(terminal)
        os.kill(terminal.pid, number)
        assert terminal.exit_code() == 128 + number
        assert b"\x1b[?1049l" in terminal.raw
        assert terminal.raw.rindex(b"\x1b[?25h") > terminal.raw.rindex(b"\x1b[?25l")
    is_back(data)


def test_a_line_that_stalls_and_drops_loses_nothing_and_leaves_no_process(tmp_path: Path) -> None:
    data = tmp_path / "companion.json"
    with Terminal(*companion(), data=data) as terminal:
        typing(terminal)
        for _ in range(4000):
            terminal.press("\x1b[C\x1b[D")  # echoes that nobody reads: the line fills up
        terminal.drop()
        assert terminal.exit_code() == 128 + signal.SIGHUP
    is_back(data)


def test_a_killed_window_loses_at_most_the_last_second_of_typing(tmp_path: Path) -> None:
    data = tmp_path / "companion.json"
    with Terminal(*companion(), data=data) as terminal:
        typing(terminal)
        drafts = tmp_path / "companion-drafts"
        terminal.until(lambda _: any(HALF in p.read_text() for p in drafts.glob("*.json")))
        os.kill(terminal.pid, signal.SIGKILL)
        assert terminal.exit_code() == -signal.SIGKILL
    is_back(data)


def test_a_kept_win_does_not_come_back_as_a_draft(tmp_path: Path) -> None:
    data = tmp_path / "companion.json"
    with Terminal(*companion(), data=data) as terminal:
        typing(terminal)
        terminal.press("enter")
        terminal.shows("Kept.")
        terminal.press("q")
        assert terminal.exit_code() == 0
    assert not list((tmp_path / "companion-drafts").glob("*"))
    with Terminal(*companion(), data=data) as again:
        again.shows("How much energy")
        again.settle()
        assert "is back" not in again.text


def test_words_typed_in_one_window_stay_out_of_another_that_is_open(tmp_path: Path) -> None:
    data = tmp_path / "companion.json"
    with Terminal(*companion(), data=data) as first:
        typing(first)
        drafts = tmp_path / "companion-drafts"
        first.until(lambda _: bool(list(drafts.glob("*.json"))))
        with Terminal(*companion(), data=data) as second:
            second.shows("How much energy")
            second.settle()
            assert HALF not in second.text


def test_a_demo_that_is_hung_up_on_leaves_nothing_behind(tmp_path: Path) -> None:
    rooms = {"TMPDIR": str(tmp_path)}
    with Terminal(*companion("--demo"), data=tmp_path / "none.json", env=rooms) as terminal:
        terminal.shows("How much energy")
        os.kill(terminal.pid, signal.SIGHUP)
        assert terminal.exit_code() == 128 + signal.SIGHUP
    assert not list(tmp_path.glob("companion-demo-*"))
