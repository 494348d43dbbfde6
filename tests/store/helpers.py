"""What the tests of keeping share: keeping a win, and reading the file without our code."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from companion.domain.records import Win
from companion.store.store import Change, Store

EVENING = datetime(2026, 11, 22, 19, 30, tzinfo=timezone(timedelta(hours=1)))
SUNDAY = date(2026, 11, 22)
AWKWARD = (
    "👩‍👩‍👧 waved back 🌧️",
    "שלום, אמרתי בוקר טוב",
    "مرحبا يا جاري",
    "[/red] [bold",
    "C:\\new\\table \\u0041 \\",
    'a "quote", a }, a { and a },',
    "}\n{",
    "over\nthree\r\nlines\twith a tab",
    "\x00\x1b[31m\u2028\u2029\ufeff",
    "",
)
LONG = ("a long night. " * 1430, "🌧" * 20_000)


def beginning(text: str) -> str:
    """Return a short name for a test with `text`."""
    return ascii(text[:16])


def keep(store: Store, text: str, day: date | None = None, **values: Any) -> Win:
    """Keep a win as the services do."""
    win = store.new(Win, day, text=text, **values)
    return store.change(lambda seen: Change(keep=[win]), "the new win").first(Win)


def texts(store: Store) -> list[str]:
    """Return the wins as the store shows them."""
    return [win.text for win in store.snapshot().all(Win)]


def on_disk(path: Path) -> dict[str, Any]:
    """Return the file as any JSON reader sees it."""
    whole: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return whole


def texts_on_disk(path: Path) -> list[str]:
    """Return the living wins that stand in the file."""
    if not path.exists():
        return []
    return [win["text"] for win in on_disk(path)["wins"].values() if not win["deleted"]]


def everything_in(folder: Path) -> dict[str, tuple[object, ...]]:
    """Return each file and folder with all that looking at it must not change."""
    found: dict[str, tuple[object, ...]] = {}
    for path in sorted(folder.rglob("*")):
        seen = path.lstat()
        content = path.read_bytes() if path.is_file() else b""
        found[str(path)] = (seen.st_ino, seen.st_mtime_ns, seen.st_mode, content)
    return found
