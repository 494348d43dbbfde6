"""Filling a message: placeholders that may stay empty, and sentences that stay whole.

`{name}` is a placeholder; `{activity|tea}` gives words for when it is empty; `[ ... ]`
is a chunk that is left out whole while any placeholder in it is empty.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from companion.domain.errors import BadInput
from companion.domain.text import one_line

PLACEHOLDERS = ("name", "activity", "minutes", "day", "place", "option")
_FIELD = re.compile(r"\{([^{}|]*)(?:\|([^{}|]*))?\}")
_CHUNK = re.compile(r"\[([^\[\]]*)\]")


def placeholders(template: str) -> tuple[str, ...]:
    """Return the placeholders in `template`, each once, in their order."""
    return tuple(dict.fromkeys(match[1] for match in _FIELD.finditer(template)))


def trouble(template: str) -> str:
    """Return what is wrong with a template in a few words, "" when it can be filled."""
    for name in placeholders(template):
        if name not in PLACEHOLDERS:
            return f"{{{name}}} is not a placeholder; these are: {', '.join(PLACEHOLDERS)}"
    bare = _FIELD.sub("x", template)
    if "{" in bare or "}" in bare:
        return "a { or } stands alone"
    if any("[" in words or "]" in words for _, words in _FIELD.findall(template)):
        return "a [ or ] stands among the words after a |"
    outside = _CHUNK.sub("", bare)
    if "[" in outside or "]" in outside:
        return "a [ or ] stands alone, or one stands within another"
    loose = [m[1] for m in _FIELD.finditer(_CHUNK.sub("", template)) if m[2] is None]
    if loose:
        return f"{{{loose[0]}}} needs words for when it is empty, or [ ] around its part"
    return ""


def fill(template: str, values: Mapping[str, str]) -> str:
    """Return the message for `values`; what is missing or blank is left out.

    Values are plain text: braces and brackets in them stay as they are.
    Raises BadInput for a template that cannot be filled.
    """
    if wrong := trouble(template):
        raise BadInput(f"This message cannot be filled: {wrong}.")
    clean = {name: one_line(value) for name, value in values.items()}

    def field(match: re.Match[str]) -> str:
        return clean.get(match[1], "") or match[2] or ""

    def chunk(match: re.Match[str]) -> str:
        inside = match[1]
        empty = any(m[2] is None and not clean.get(m[1]) for m in _FIELD.finditer(inside))
        return "" if empty else inside

    return _FIELD.sub(field, _CHUNK.sub(chunk, template)).strip()
