"""Make typed or pasted text harmless for a terminal without changing its words."""

from __future__ import annotations

import re
import unicodedata

_SEQUENCES = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"  # OSC: titles, clipboard, links
    r"|\x1b[PX^_][^\x1b]*(?:\x1b\\)?"  # DCS, SOS, PM, APC
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI: colours, cursor moves
    r"|\x1b[ -/]*[0-~]?"  # the remaining escapes
)
# Overrides and embeddings reorder the line they stand in, and so the words around
# them; marks such as ZWJ and RLM stay, scripts need them.
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNPRINTABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})


def _harmless(text: str) -> str:
    return "".join(
        char
        for char in _SEQUENCES.sub("", text)
        if char not in _REORDERING and unicodedata.category(char) not in _UNPRINTABLE
    )


def one_line(text: str) -> str:
    """Return `text` as one line: breaks and tabs become spaces, control characters go."""
    broken = re.sub(r"[\r\n\t\v\f\x85\u2028\u2029]+", " ", _SEQUENCES.sub("", text))
    return re.sub(r" {2,}", " ", _harmless(broken)).strip()


def note(text: str) -> str:
    """Return `text` with its line breaks, without control characters."""
    lines = re.split(r"\r\n|[\r\n\v\f\x85\u2028\u2029]", _SEQUENCES.sub("", text))
    return "\n".join(_harmless(line.replace("\t", "    ")).rstrip() for line in lines).strip("\n")


def shorten(text: str, cells: int) -> str:
    """Return `text` cut to at most `cells` characters, with an ellipsis where it was cut."""
    return text if len(text) <= cells else text[: max(cells - 3, 0)].rstrip() + "..."
