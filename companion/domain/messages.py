"""What is done with a message beside filling it: shortening, an option, a person's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from companion.domain.filling import PLACEHOLDERS, placeholders

SHORT_WORDS = 16
LONG_WORDS = 45
_OPTION = "[ If it suits you, we could try {option}.]"
_SENTENCE = re.compile(r"(?<=[.?!])\s+")
_BRACKETS = re.compile(r"[\[\]{}]")


def length_hint(text: str) -> str:
    """Return how long a message is, in words a sender feels, never as a number."""
    count = len(text.split())
    if count <= SHORT_WORDS:
        return "short"
    return "a few lines" if count <= LONG_WORDS else "on the long side"


def first_sentences(text: str, most: int = SHORT_WORDS) -> str:
    """Return the whole sentences from the start that stay within `most` words; one at least."""
    ends = [*(found.start() for found in _SENTENCE.finditer(text)), len(text)]
    fitting = (end for end in ends if len(text[:end].split()) <= most)
    return text[: max(fitting, default=ends[0])]


def with_option(template: str) -> str:
    """Return a template that has a place for {option}: its own, or a sentence at its end."""
    return template if "option" in placeholders(template) else template + _OPTION


def as_template(text: str, values: Mapping[str, str]) -> str:
    """Return a person's own words as a template: what was filled in becomes a place again.

    A name may be left out next time; the other words stand in where nothing else is known.
    Words with braces or brackets are taken as a template already.
    """
    if _BRACKETS.search(text):
        return text
    parts = [text]
    for name in (*(n for n in PLACEHOLDERS if n != "name"), "name"):
        value = values.get(name, "")
        if value and "|" not in value and not _BRACKETS.search(value):
            parts = [piece for part in parts for piece in _with_place(part, name, value)]
    return "".join(parts)


def _with_place(part: str, name: str, value: str) -> list[str]:
    """Return `part` cut where `value` stands, with the place for `name` in its stead."""
    if part[:1] in ("{", "["):
        return [part]
    here = re.escape(value)
    pattern = rf"(?<!\w){here}(?!\w)"
    if name == "name":
        pattern = rf"^{here}(?:, |(?!\w))|,? {here}(?!\w)"
    pieces: list[str] = []
    end = 0
    for found in re.finditer(pattern, part):
        optional = found[0].replace(value, "{name}")
        place = f"[{optional}]" if name == "name" else f"{{{name}|{value}}}"
        pieces += [part[end : found.start()], place]
        end = found.end()
    return [*pieces, part[end:]]
