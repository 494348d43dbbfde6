"""Lines of the library for a moment, the same all day."""

from __future__ import annotations

from companion.domain.draw import pick
from companion.store import library


def line(when: str, *lot: object) -> str:
    """Return the phrase for `when` that falls to `lot` (the day, an id); "" if there is none."""
    group = library.phrases().get(when, ())
    return pick(group, when, *lot).text if group else ""


def options(when: str) -> tuple[str, ...]:
    """Return every phrase for `when`, to pick from."""
    return tuple(phrase.text for phrase in library.phrases().get(when, ()))
