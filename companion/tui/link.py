"""Leaving in order when the line drops or the system asks.

A full-screen program dies on SIGHUP and SIGTERM without clean-up, and while its output
stalls its event loop hangs, signal handlers with it. So both signals are blocked in every
thread, and one thread waits for them: it saves what was typed, asks the program to leave,
and after a moment leaves without it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import termios
import threading
from collections.abc import Callable
from typing import Any

SIGNALS = (signal.SIGHUP, signal.SIGTERM)
PATIENCE = 1.5
_RESTORE = b"\x1b[<u\x1b[?1004l\x1b[?2004l\x1b[?1049l\x1b[?25h\x1b[0m"


class Watch:
    """Waits for a hang-up or a request to end. Create it before any other thread starts."""

    def __init__(self, save: Callable[[], None]) -> None:
        self._save = save
        self._leave: Callable[[int], None] = lambda code: None
        self._left = threading.Event()
        self._attributes = _terminal_attributes()
        signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
        threading.Thread(target=self._wait, name="link-watch", daemon=True).start()

    def on_leave(self, leave: Callable[[int], None]) -> None:
        """Say how the program is asked to leave with an exit code, from the watching thread."""
        self._leave = leave

    def left(self) -> None:
        """Tell that the program has left by itself."""
        self._left.set()

    def _wait(self) -> None:
        number = signal.sigwait(SIGNALS)
        self._save()
        with contextlib.suppress(Exception):
            self._leave(128 + number)
        if not self._left.wait(PATIENCE):
            _restore_terminal(self._attributes)
        else:
            threading.Event().wait(PATIENCE)  # the main thread tidies up and ends the process
        os._exit(128 + number)


def _terminal_attributes() -> list[Any] | None:
    try:
        return termios.tcgetattr(sys.__stdin__.fileno())  # type: ignore[union-attr]
    except (termios.error, AttributeError, ValueError, OSError):
        return None


def _restore_terminal(attributes: list[Any] | None) -> None:
    """Put the terminal back without waiting for a line that does not move."""
    with contextlib.suppress(OSError, termios.error, AttributeError, ValueError):
        out = sys.__stderr__.fileno()  # type: ignore[union-attr]
        os.set_blocking(out, False)
        os.write(out, _RESTORE)
        if attributes is not None:
            termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSANOW, attributes)  # type: ignore[union-attr]
