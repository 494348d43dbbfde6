"""Handing words on in a hurry, interrupted, and in a tmux that is gone, old or as it comes."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.domain.records import Message
from companion.services import messages
from companion.services.context import open_context
from companion.store.paths import paths_beside
from companion.store.store import Change
from companion.tui import clipboard
from tests.program.test_clipboard import LEFT, Tmux, open_a_message, sent_to_the_clipboard
from tests.terminal import Terminal, companion

WORDS = (
    "שלום 👩‍👩‍👧, I thought of you. " + "No hurry, and no answer is fine. " * 4 + "Bis bald, Zoë."
)
BACK = "(enter goes back to companion)"
needs_tmux = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not here")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A file with own words for every situation, so that the day decides nothing."""
    path = tmp_path / "companion.json"
    store = open_context(paths_beside(path)).store
    own = [store.new(Message, situation=each, text=WORDS) for each in messages.situations()]
    store.change(lambda seen: Change(keep=own))
    return path


def printed_out(terminal: Terminal) -> None:
    open_a_message(terminal)
    terminal.press("p")
    terminal.shows(BACK)


def page_stands_again(terminal: Terminal) -> None:
    terminal.shows("ready to send", "clipboard", "? keys")


def test_three_keys_from_today_reach_the_clipboard_within_a_breath(data: Path) -> None:
    with Terminal(*companion(), data=data) as terminal:
        terminal.shows("How much energy")
        terminal.settle()
        begun = time.monotonic()
        terminal.press("m", "enter", "enter")
        terminal.until(lambda _: bool(sent_to_the_clipboard(terminal)))
        taken = time.monotonic() - begun
        terminal.shows(clipboard.SENT)
        assert sent_to_the_clipboard(terminal) == [WORDS]
    assert taken < 4, f"{taken:.2f} s"


@pytest.mark.parametrize("key", ["enter", "ctrl+c", "\x04"])
def test_from_the_printed_words_enter_ctrl_c_and_ctrl_d_all_come_back(data: Path, key: str) -> None:
    with Terminal(*companion(), data=data) as terminal:
        printed_out(terminal)
        for _ in range(2):
            terminal.screen.reset()  # as the full screen is drawn afresh, beside the shell's lines
            terminal.press(key)
            page_stands_again(terminal)
            terminal.press("p")
            terminal.shows(BACK)
        terminal.screen.reset()
        terminal.press(key)
        page_stands_again(terminal)
        terminal.press("ctrl+c")
        assert terminal.exit_code() == 0


def test_words_can_be_printed_again_and_again(data: Path) -> None:
    with Terminal(*companion(), data=data) as terminal:
        open_a_message(terminal)
        for _ in range(3):
            before = len(terminal.raw)
            terminal.press("p")
            terminal.shows(BACK)
            out = bytes(terminal.raw[before:]).rpartition(LEFT)[2]
            assert f"\r\n{WORDS}\r\n\r\n{BACK} ".encode() in out
            terminal.screen.reset()
            terminal.press("enter")
            page_stands_again(terminal)


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_while_the_words_are_printed_out_leaves_no_process(
    data: Path, number: signal.Signals
) -> None:
    with Terminal(*companion(), data=data) as terminal:
        printed_out(terminal)
        os.kill(terminal.pid, number)
        assert terminal.exit_code() == 128 + number
        assert b"\x1b[?1049h" not in bytes(terminal.raw).rpartition(LEFT)[2]


def test_a_line_that_drops_while_the_words_are_printed_out_leaves_no_process(data: Path) -> None:
    with Terminal(*companion(), data=data) as terminal:
        printed_out(terminal)
        terminal.drop()
        assert terminal.exit_code() == 128 + signal.SIGHUP


def standing_in(folder: Path, script: str) -> str:
    """Return a PATH on which tmux is a script of another's making."""
    folder.mkdir()
    command = folder / "tmux"
    command.write_text(f"#!/bin/sh\n{script}\n")
    command.chmod(0o755)
    return f"{folder}:{os.environ['PATH']}"


def test_where_the_tmux_named_is_not_there_any_more_the_terminal_is_asked(data: Path) -> None:
    with Terminal(*companion(), data=data, env={"TMUX": "/nowhere/default,1,0"}) as terminal:
        open_a_message(terminal)
        terminal.press("enter")
        terminal.shows(clipboard.SENT)
        assert sent_to_the_clipboard(terminal) == [WORDS]


def test_outside_tmux_the_words_go_into_no_tmux_that_runs_elsewhere(
    data: Path, tmp_path: Path
) -> None:
    elsewhere = standing_in(tmp_path / "bin", "exit 0")
    with Terminal(*companion(), data=data, env={"TMUX": "", "PATH": elsewhere}) as terminal:
        open_a_message(terminal)
        terminal.press("enter")
        terminal.shows(clipboard.SENT)
        assert sent_to_the_clipboard(terminal) == [WORDS]


def test_an_old_tmux_holds_the_words_itself_and_that_is_what_is_said(
    data: Path, tmp_path: Path
) -> None:
    """Before 3.2 load-buffer knew no -w."""
    buffer = tmp_path / "buffer"
    old = standing_in(
        tmp_path / "bin", f'[ "$*" = "load-buffer -" ] && cat > {shlex.quote(str(buffer))}'
    )
    env = {"TMUX": "/nowhere/default,1,0", "PATH": old}
    with Terminal(*companion(), data=data, env=env) as terminal:
        open_a_message(terminal)
        terminal.press("enter")
        terminal.shows(clipboard.IN_TMUX)
        assert buffer.read_text("utf-8") == WORDS
        assert sent_to_the_clipboard(terminal) == []


@pytest.fixture
def tmux(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tmux]:
    """A tmux with the settings it comes with, and the program in it."""
    env = {"COMPANION_DATA": data, "COMPANION_CONFIG": data.parent / "config.toml",
           "HOME": data.parent, "LANG": "C.UTF-8"}  # fmt: skip
    command = ["env", *(f"{name}={value}" for name, value in env.items()), *companion()]
    with tempfile.TemporaryDirectory() as sockets:
        monkeypatch.setenv("TMUX_TMPDIR", sockets)
        server = Tmux("handing-on")
        try:
            server("-u", "new-session", "-d", "-x", "80", "-y", "24", shlex.join(command))
            yield server
        finally:
            server.kill()


@needs_tmux
def test_in_tmux_three_keys_in_a_burst_put_right_to_left_words_into_its_buffer(tmux: Tmux) -> None:
    tmux.shows("How much energy")
    tmux("send-keys", "m", "Enter", "Enter")
    tmux.shows(clipboard.SENT)
    assert tmux("show-buffer") == WORDS


@needs_tmux
def test_in_tmux_the_printed_words_are_one_line_to_copy_and_enter_comes_back(tmux: Tmux) -> None:
    tmux.shows("How much energy")
    tmux("send-keys", "m", "Enter")
    tmux.shows("ready to send")
    tmux("send-keys", "p")
    printed = tmux.shows(BACK)
    assert "ready to send" not in printed
    assert WORDS in tmux("capture-pane", "-p", "-J").splitlines()
    tmux("send-keys", "Enter")
    again = tmux.shows("ready to send", "? keys")
    assert BACK not in again
