"""Handing words on: saved to a file the person names. The clipboard is the terminal's own."""

from __future__ import annotations

from pathlib import Path

from companion.store import textfile


def where_to(stem: str) -> str:
    """Return a file name to start from, in the person's home, that no file has yet."""
    try:
        home = Path.home()
    except RuntimeError:
        home = Path.cwd()
    return str(textfile.free_name(home, stem))


def save(name: str, text: str) -> str:
    """Save `text` under `name` and return the line to say. Raises BadInput or NotKept."""
    return f"Saved as {textfile.save(name, text)}"
