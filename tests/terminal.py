"""The real program in a real pseudo-terminal, seen through a terminal emulator."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType

import pyte

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "ctrl+c": "\x03",
}


class Terminal:
    """Runs a command with its own controlling terminal. Use as a context manager."""

    def __init__(
        self,
        *command: str,
        data: Path,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] = {},
    ) -> None:
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self.received = 0
        self.raw = bytearray()
        ours = ("NO_COLOR", "TMUX", "TMUX_PANE")  # of the terminal the tests run in
        environ = {
            **{name: value for name, value in os.environ.items() if name not in ours},
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "COMPANION_DATA": str(data),
            "COMPANION_CONFIG": str(data.parent / "config.toml"),
            **env,
        }
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            # Before the program starts: a change of size in its first moments goes unheard.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            os.execvpe(command[0], list(command), environ)
        self._status: int | None = None

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        self.drop()

    def drop(self) -> None:
        """Close our side: the line is gone."""
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1

    def read(self, seconds: float) -> bool:
        """Take in what arrives within `seconds`; False when nothing did."""
        ready, _, _ = select.select([self.fd], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        self.received += len(data)
        self.raw += data
        self._stream.feed(data)
        return bool(data)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def until(self, seen: Callable[[str], bool], seconds: float = 60) -> str:
        """Wait until the screen is as asked; returns it."""
        end = time.monotonic() + seconds
        while not seen(self.text):
            if time.monotonic() > end:
                raise AssertionError(f"not seen within {seconds} s; the screen:\n{self.text}")
            self.read(0.05)
        return self.text

    def shows(self, *words: str) -> str:
        """Wait until every one of `words` stands on the screen."""
        return self.until(lambda text: all(word in text for word in words))

    def press(self, *keys: str) -> None:
        """Press keys by name, or type them as they are."""
        for key in keys:
            os.write(self.fd, KEYS.get(key, key).encode())

    def settle(self, quiet: float = 0.4) -> int:
        """Read until nothing comes for `quiet` seconds; returns the bytes since the last call."""
        while self.read(quiet):
            pass
        counted, self.received = self.received, 0
        return counted

    def exit_code(self, seconds: float = 30) -> int:
        """Wait for the program to end; returns its exit code, minus the signal's if killed."""
        end = time.monotonic() + seconds
        while self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = os.waitstatus_to_exitcode(status)
                break
            if time.monotonic() > end:
                raise AssertionError("the program is still there")
            if self.fd >= 0:
                self.read(0.05)
            else:
                select.select([], [], [], 0.02)
        return self._status


def companion(*arguments: str) -> tuple[str, ...]:
    """Return the command for the real program."""
    return (sys.executable, "-m", "companion", *arguments)
