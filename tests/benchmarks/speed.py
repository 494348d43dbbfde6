"""How fast it is, as ratios taken in one run: python -m tests.benchmarks.speed

Each figure is a median. Nothing here passes or fails: machines differ, ratios less so.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path

from tinydb import TinyDB

import companion as companion_package
from companion.domain.records import Win
from companion.services.context import Context, open_context
from companion.store.drafts import Drafts
from companion.store.paths import paths_beside
from companion.store.settings import Settings
from companion.store.store import Change
from companion.tui.app import CompanionApp
from tests.terminal import Terminal, companion

MANY = 36_000
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("bare and ready")
Bare().run(mouse=False)
"""


def median(times: int, run: Callable[[], object]) -> float:
    """Return the median seconds of `times` runs, after one that is not counted."""
    run()
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


def say(what: str, ours: float, base: float, name: str) -> None:
    """Print one line: ours, the base, and the ratio."""
    print(
        f"{what:<38} {ours * 1000:8.1f} ms   {name:<26} {base * 1000:8.1f} ms   x{ours / base:.2f}"
    )


def shell(folder: Path) -> None:
    """Start-up of the shell's verbs beside bare Python and click."""
    environ = {**os.environ, "COMPANION_DATA": str(folder / "shell.json")}

    def run(*command: str) -> Callable[[], object]:
        return lambda: subprocess.run(
            [sys.executable, *command], env=environ, capture_output=True, check=True
        )

    bare = median(9, run("-c", "pass"))
    click = median(9, run("-c", "import click"))
    today = median(9, run("-m", "companion", "today"))
    say("companion today", today, bare, "bare Python")
    say("companion today", today, click, "Python and click")


def _cut(text: str, keep_every: int) -> str:
    """Return a TOML text with only every so many-th of its entries."""
    head, *entries = re.split(r"^(?=\[\[[a-z]+\]\]$)", text, flags=re.MULTILINE)
    return head + "".join(entries[::keep_every])


def library_size(folder: Path) -> None:
    """`companion today` with the whole library beside a tenth of it, run in turn."""
    runs: dict[str, Callable[[], object]] = {}
    for name, every in (("whole", 1), ("tenth", 10)):
        place = folder / name
        shutil.copytree(Path(companion_package.__file__).parent, place / "companion")
        for path in (place / "companion" / "content" / "en").glob("*.toml"):
            path.write_text(_cut(path.read_text("utf-8"), every), "utf-8")
        environ = {
            **os.environ,
            "COMPANION_DATA": str(place / "c.json"),
            "COMPANION_CONFIG": str(place / "config.toml"),
            "XDG_CACHE_HOME": str(place / "cache"),
        }
        command = [sys.executable, "-m", "companion", "today"]
        runs[name] = partial(
            subprocess.run, command, env=environ, cwd=place, capture_output=True, check=True
        )
    spent: dict[str, list[float]] = {"whole": [], "tenth": []}
    for _ in range(16):
        for name, run in runs.items():
            start = time.perf_counter()
            run()
            spent[name].append(time.perf_counter() - start)
    whole, tenth = (statistics.median(spent[name][1:]) for name in ("whole", "tenth"))
    say("companion today, the whole library", whole, tenth, "a tenth of it")


def screens(folder: Path) -> None:
    """Start of the screens until the first full frame beside a bare Textual app."""

    def ours() -> None:
        with Terminal(*companion("--demo"), data=folder / "none.json") as line:
            line.shows("How much energy")

    def bare() -> None:
        with Terminal(sys.executable, "-c", BARE, data=folder / "none.json") as line:
            line.shows("bare and ready")

    say("screens, first frame", median(5, ours), median(5, bare), "bare Textual app")


def full_store(folder: Path) -> Context:
    """Return a store with many wins."""
    context = open_context(paths_beside(folder / "many.json"))
    day = date(2026, 1, 1)
    wins = [
        context.store.new(Win, day, text=f"win number {n}, with some words in it")
        for n in range(MANY)
    ]
    context.store.change(lambda seen: Change(keep=wins))
    return context


def keeping(folder: Path, context: Context) -> None:
    """Keeping one win among many beside TinyDB's own storage."""
    stock = TinyDB(folder / "stock.json")
    rows = [
        {"text": w.text, "kind": w.kind, "created": w.created.isoformat(), "day": "2026-01-01"}
        for w in context.store.snapshot().all(Win)
    ]
    stock.insert_multiple(rows)
    one = context.store.new(Win, text="one more")
    ours = median(7, lambda: context.store.change(lambda seen: Change(keep=[one])))
    say(
        f"keep one win among {MANY}",
        ours,
        median(5, lambda: stock.insert(rows[0])),
        "TinyDB as it comes",
    )
    again = median(7, context.store.snapshot)
    print(f"{'look again, nothing changed':<38} {again * 1e6:8.1f} us")


def scrolling(context: Context, folder: Path) -> None:
    """A key in the list of many wins beside one of few."""

    async def per_key(data: Context) -> float:
        app = CompanionApp(data, Settings(), folder / "config.toml", Drafts(folder / "drafts"))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("escape", "4")
            await pilot.pause()
            spent = []
            for key in ["j"] * 30 + ["pagedown"] * 30 + ["end", "home"] * 5:
                start = time.perf_counter()
                await pilot.press(key)
                spent.append(time.perf_counter() - start)
            return statistics.median(spent)

    few = open_context(paths_beside(folder / "few.json"))
    wins = [few.store.new(Win, date(2026, 1, 1), text=f"win {n}") for n in range(40)]
    few.store.change(lambda seen: Change(keep=wins))
    say(
        f"a key in a list of {MANY}",
        asyncio.run(per_key(context)),
        asyncio.run(per_key(few)),
        "a list of 40",
    )


def main() -> None:
    """Run every comparison."""
    print(f"{datetime.now():%Y-%m-%d}, Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shell(folder)
        library_size(folder)
        screens(folder)
        context = full_store(folder)
        keeping(folder, context)
        scrolling(context, folder)


if __name__ == "__main__":
    main()
