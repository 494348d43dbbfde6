"""The pages of the documentation, as a person reads them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def flowing(text: str) -> str:
    """Return `text` with its line breaks as spaces."""
    return " ".join(text.split())


def section(text: str, heading: str) -> str:
    """Return what stands under a heading, up to the next one of its rank or above."""
    found = re.search(rf"^(#+) {re.escape(heading)}$", text, re.M)
    assert found, f"there is no heading {heading!r}"
    rest = text[found.end() :]
    end = re.search(rf"^#{{1,{len(found[1])}}} ", rest, re.M)
    return rest[: end.start()] if end else rest


def commands(text: str) -> list[str]:
    """Return the lines that are shown to be typed: indented by four, or fenced as sh."""
    fenced = re.findall(r"^```sh\n(.*?)^```", text, re.M | re.S)
    indented = re.findall(
        r"^    (\S.*)$", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S), re.M
    )
    return [*"".join(fenced).splitlines(), *indented]
