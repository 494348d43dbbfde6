"""Handing a message on with the real program: to the clipboard, to the shell, to a file."""

from __future__ import annotations

import base64
import os
import re
import select
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.domain.records import Message
from companion.services import messages
from companion.services.context import local_now, open_context
from companion.store.paths import paths_beside
from companion.store.store import Change
from companion.tui import clipboard
from tests.terminal import Terminal, companion

WORDS = (
    "Hello, I thought of you in the café; 'quotes', \"more\", a $HOME and a \\ stay as they are. "
    "No hurry, and no answer is fine. Take your time with it, as long as you like."
)
SEQUENCE = re.compile(rb"\x1b\]52;([^;]*);([^\x07\x1b]*)(?:\x07|\x1b\\)")
LEFT = b"\x1b[?1049l"
CAME_BACK = b"\x1b[?1049h"


def own_words_for_every_situation(data: Path) -> None:
    """Keep WORDS as the person's own for whatever situation fits the day."""
    context = open_context(paths_beside(data), local_now)
    own = [context.store.new(Message, situation=s, text=WORDS) for s in messages.situations()]
    context.store.change(lambda seen: Change(keep=own), "own words")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    written = tmp_path / "companion.json"
    own_words_for_every_situation(written)
    return written


def sent_to_the_clipboard(terminal: Terminal) -> list[str]:
    """Return what OSC 52 put into the terminal's clipboard."""
    found = SEQUENCE.findall(bytes(terminal.raw))
    assert all(where == b"c" for where, _ in found)
    return [base64.b64decode(words, validate=True).decode() for _, words in found]


def on_today(terminal: Terminal) -> None:
    terminal.shows("How much energy")
    terminal.press("escape")
    terminal.until(lambda text: "How much energy" not in text and "one small step" in text)


def open_a_message(terminal: Terminal) -> str:
    """Open the message that fits from Today, with m and enter; return what stands on screen."""
    on_today(terminal)
    terminal.press("m")
    terminal.shows("see the words")
    terminal.press("enter")
    return terminal.shows("ready to send")


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def test_three_keys_from_today_put_exactly_the_message_shown_into_the_clipboard(
    tmp_path: Path,
) -> None:
    with Terminal(*companion("--demo"), data=tmp_path / "none.json") as terminal:
        shown = open_a_message(terminal)
        assert sent_to_the_clipboard(terminal) == []
        terminal.press("enter")
        terminal.shows("Sent to your terminal's clipboard.", "p prints it")
        (words,) = sent_to_the_clipboard(terminal)
    between = [each.strip() for each in shown.partition("ready to send")[2].splitlines()[1:]]
    message = in_one_line(" ".join(between[: next(i for i, w in enumerate(between) if "──" in w)]))
    assert words == message != ""


def test_own_words_come_into_the_clipboard_character_by_character(data: Path) -> None:
    with Terminal(*companion(), data=data) as terminal:
        open_a_message(terminal)
        terminal.press("enter")
        terminal.shows(clipboard.SENT)
        assert sent_to_the_clipboard(terminal) == [WORDS]


@pytest.mark.parametrize("kind", ["linux", "vt100"])
def test_a_terminal_without_a_clipboard_gets_nothing_and_is_told_the_other_ways(
    data: Path, kind: str
) -> None:
    with Terminal(*companion(), data=data, env={"TERM": kind}) as terminal:
        open_a_message(terminal)
        terminal.press("enter")
        terminal.shows(clipboard.NONE, "p prints it, f saves it.")
        assert b"\x1b]52" not in terminal.raw


def test_in_tmux_without_its_command_the_sequence_goes_to_the_terminal(
    data: Path, tmp_path: Path
) -> None:
    bare = {"TMUX": f"{tmp_path}/none,1,0", "PATH": str(tmp_path)}
    with Terminal(*companion(), data=data, env=bare) as terminal:
        open_a_message(terminal)
        terminal.press("enter")
        terminal.shows(clipboard.SENT)
        assert sent_to_the_clipboard(terminal) == [WORDS]


@pytest.mark.parametrize("back", ["enter", "ctrl+c"])
def test_p_prints_the_message_in_one_line_on_the_plain_terminal_and_enter_comes_back(
    data: Path, back: str
) -> None:
    with Terminal(*companion(), data=data, size=(50, 16)) as terminal:
        open_a_message(terminal)
        before = len(terminal.raw)
        terminal.press("p")
        terminal.shows("(enter goes back to companion)")
        printed = bytes(terminal.raw[before:])
        assert LEFT in printed
        assert f"\r\n{WORDS}\r\n".encode() in printed.rpartition(LEFT)[2]
        before = len(terminal.raw)
        terminal.press(back)
        terminal.until(lambda _: CAME_BACK in terminal.raw[before:])
        terminal.press("f")
        terminal.shows("Save as:")


def test_f_saves_the_message_to_a_file_and_one_that_is_there_stays_as_it_was(
    data: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    there = home / "letter.txt"
    there.write_text("written before")
    with Terminal(*companion(), data=data, env={"HOME": str(home)}) as terminal:
        open_a_message(terminal)
        terminal.press("f")
        terminal.shows("Save as:")
        terminal.press("enter")
        terminal.shows("Saved as")
        (saved,) = (p for p in home.glob("*.txt") if p != there)
        assert saved.read_text("utf-8") == f"{WORDS}\n"
        terminal.press("f")
        terminal.shows("Save as:")
        terminal.press("\x15", str(there), "enter")
        terminal.shows("Save as:", "there already")
    assert there.read_text() == "written before"
    assert sorted(home.glob("*.txt")) == sorted([there, saved])


class Tmux:
    """A server of its own, with the settings that tmux comes with."""

    def __init__(self, name: str) -> None:
        self._server = ("tmux", "-L", name, "-f", os.devnull)

    def __call__(self, *arguments: str) -> str:
        done = subprocess.run(
            (*self._server, *arguments), capture_output=True, timeout=30, check=True
        )
        return done.stdout.decode()

    def kill(self) -> None:
        subprocess.run((*self._server, "kill-server"), capture_output=True, timeout=30)

    def shows(self, *words: str, seconds: float = 60) -> str:
        """Wait until every one of `words` stands in the pane."""
        end = time.monotonic() + seconds
        while not all(word in (text := self("capture-pane", "-p")) for word in words):
            if time.monotonic() > end:
                raise AssertionError(f"not seen within {seconds} s; the pane:\n{text}")
            select.select([], [], [], 0.05)
        return text


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    server = Tmux(f"companion-{os.getpid()}-{tmp_path.name}")
    yield server
    server.kill()


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not here")
def test_in_tmux_as_it_comes_three_keys_put_the_message_into_its_buffer(
    tmux: Tmux, data: Path
) -> None:
    named = {
        "COMPANION_DATA": str(data),
        "COMPANION_CONFIG": str(data.parent / "config.toml"),
        "LANG": "C.UTF-8",
    }
    program = ["env", *(f"{name}={value}" for name, value in named.items()), *companion()]
    tmux("new-session", "-d", "-x", "80", "-y", "24", shlex.join(program))
    tmux.shows("How much energy")
    tmux("send-keys", "Escape")
    tmux.shows("take it")
    tmux("send-keys", "m")
    tmux.shows("see the words")
    tmux("send-keys", "Enter")
    tmux.shows("ready to send")
    tmux("send-keys", "Enter")
    tmux.shows(clipboard.SENT)
    assert tmux("show-buffer") == WORDS
