"""The terminal's clipboard, over SSH too, and never a claim that cannot be known.

OSC 52 asks the terminal itself, and no terminal answers whether it heard. tmux drops it
under its default settings, and takes the text through its own command instead.
"""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Callable, Mapping

SENT = "Sent to your terminal's clipboard."
IN_TMUX = "It is in tmux's own buffer; prefix ] pastes it."
NONE = "This terminal has no clipboard."
_WITHOUT = ("linux", "dumb", "vt100", "vt220")
_PATIENCE = 3.0


def _tmux(text: str, *options: str) -> bool:
    try:
        done = subprocess.run(
            ["tmux", "load-buffer", *options, "-"],
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


async def send(text: str, environ: Mapping[str, str], copy: Callable[[str], None]) -> str:
    """Hand `text` to the terminal's clipboard; return the line that says what is known of it.

    `copy` puts the sequence for it (OSC 52) on the terminal.
    """
    if environ.get("TMUX"):
        if await asyncio.to_thread(_tmux, text, "-w"):
            return SENT
        if await asyncio.to_thread(_tmux, text):  # before tmux 3.2
            return IN_TMUX
    if environ.get("TERM", "") in _WITHOUT:
        return NONE
    copy(text)
    return SENT
