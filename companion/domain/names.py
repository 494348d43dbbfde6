"""Names of people in a person's own words: hiding them, finding them, taking them out."""

from __future__ import annotations

import re
from collections.abc import Collection

INSTEAD = "someone"
_DOT = "\u00b7"
_LEAST = 3  # letters of one part of a name that is hidden by itself


def _whole(words: str) -> str:
    return rf"(?<!\w){re.escape(words)}(?!\w)"


def pattern_of(names: Collection[str]) -> re.Pattern[str] | None:
    """Return a pattern that finds these names, and the parts of longer ones; None for no names."""
    wanted = {name for name in names if name.strip()}
    for name in tuple(wanted):
        parts = name.split()
        wanted |= {p for p in parts if len(parts) > 1 and len(p) >= _LEAST and p[0].isupper()}
    if not wanted:
        return None
    longest_first = sorted(wanted, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(_whole, longest_first)), re.IGNORECASE)


def hidden(text: str, pattern: re.Pattern[str] | None) -> str:
    """Return `text` with a dot for every letter of the names found; its length stays."""
    if pattern is None:
        return text
    return pattern.sub(lambda found: re.sub(r"\S", _DOT, found[0]), text)


def mentions(text: str, name: str) -> bool:
    """Say whether `name` stands in `text` as whole words."""
    return bool(name.strip()) and re.search(_whole(name), text) is not None


def without(text: str, name: str) -> str:
    """Return `text` with "someone" where `name` stood."""
    if not name.strip():
        return text

    def replaced(found: re.Match[str]) -> str:
        begins = not text[: found.start()].strip() or text[: found.start()].rstrip()[-1] in ".?!"
        return INSTEAD.capitalize() if begins else INSTEAD

    return re.sub(_whole(name), replaced, text)
