"""Drawing that pages share: a label with its text beside it, or under it where there is no room."""

from __future__ import annotations

import textwrap

Part = tuple[str, str]
LABEL = 19


def beside(label: str, text: str, width: int) -> list[Part]:
    """Return a label with its text, for a screen `width` cells wide."""
    if width < 60:
        return [(f"{label}\n", "$quiet"), (f"{text}\n", "$ink")]
    lines = textwrap.wrap(text, min(width, 76) - LABEL - 4) or [""]
    rest = "".join(f"{' ' * LABEL}{line}\n" for line in lines[1:])
    return [(f"{label:<{LABEL}}", "$quiet"), (f"{lines[0]}\n{rest}", "$ink")]
