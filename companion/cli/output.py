"""What goes out to the terminal, made harmless, and what comes in from it."""

from __future__ import annotations

import os
import re
import sys
from io import TextIOWrapper
from typing import Any

from companion.domain import text as texts

# JSON escapes the ASCII control characters itself; these would still act on a terminal.
_ACTING = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")


def prepare_streams() -> None:
    """Let no character of any terminal stop a line from being read or shown."""
    # A closed one is None.
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def silence(descriptor: int) -> None:
    """Send what is still buffered for a stream that broke nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


def printable(line: str) -> str:
    """Return `line` without what would act on a terminal."""
    return line if line.isprintable() else texts.note(line)


def say(*lines: str) -> None:
    """Print lines on standard output."""
    for line in lines:
        sys.stdout.write(printable(line) + "\n")


def complain(line: str) -> None:
    """Print one line on standard error."""
    sys.stderr.write(f"companion: {texts.one_line(line)}\n")


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))


def say_json(value: Any) -> None:
    """Print `value` as JSON, dates as ISO; escaped where the terminal could not show it."""
    import msgspec

    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    sys.stdout.write((_ACTING if utf8 else _NOT_ASCII).sub(_escaped, text) + "\n")


def well_formed(argument: str) -> str:
    """Return words of the command line with U+FFFD where their bytes were no UTF-8."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
