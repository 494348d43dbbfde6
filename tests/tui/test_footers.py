"""No key is named that does nothing: every foot of every page, key by key."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from companion.services import favourites, today
from companion.services.context import Context, open_context
from companion.store.paths import paths_beside
from companion.tui.keys import ANY, KEYS
from tests.clock import Clock
from tests.store.helpers import everything_in
from tests.tui.conftest import SUNDAY_EVENING
from tests.tui.days import many_wins, with_somebody
from tests.tui.sitting import Sitting, sit

PRESSED = {"0-10": "3", "esc": "escape"}


def nothing_yet(context: Context) -> None:
    """The first day."""


def taken(context: Context) -> None:
    with_somebody(context)
    today.take(context)
    today.skip_the_rest(context)


def rested(context: Context) -> None:
    with_somebody(context)
    today.rest(context)


def some_wins(context: Context) -> None:
    with_somebody(context)
    many_wins(context, 30)


def a_menu(context: Context) -> None:
    with_somebody(context)
    favourites.add_own(context, "hum", 2)


def torn(context: Context) -> None:
    many_wins(context, 3)
    path = context.store.paths.data
    path.write_bytes(path.read_bytes()[:-200])


def empty_file(context: Context) -> None:
    context.store.paths.data.write_bytes(b"")


FEET: dict[str, tuple[Callable[[Context], object], tuple[str, ...]]] = {
    "energy": (nothing_yet, ()),
    "a word": (nothing_yet, ("3",)),
    "offered": (with_somebody, ()),
    "a rating": (with_somebody, ("enter",)),
    "a fear": (with_somebody, ("enter", "3", "3", "3")),
    "taken": (taken, ()),
    "how it went": (taken, ("enter",)),
    "which day": (taken, ("enter", "3")),
    "closed": (rested, ()),
    "a win": (with_somebody, ("w", "o", "k")),
    "no wins": (with_somebody, ("4",)),
    "wins": (some_wins, ("4", "j")),
    "searching": (some_wins, ("4", "/", "w")),
    "a kind": (some_wins, ("4", "t")),
    "a win's day": (some_wins, ("4", "b")),
    "a win in full": (some_wins, ("4", "enter")),
    "empty menu": (with_somebody, ("o",)),
    "menu": (a_menu, ("o",)),
    "help now": (with_somebody, ("!",)),
    "keys": (with_somebody, ("?",)),
    "a torn file": (torn, ("escape",)),
    "bring back": (torn, ()),
    "an empty file": (empty_file, ()),
}


@dataclass(frozen=True)
class Seen:
    """All that a key can do something to."""

    running: bool
    screen: str
    question: str
    text: str
    files: dict[str, tuple[object, ...]]


def seen(sitting: Sitting, folder: Path) -> Seen:
    return Seen(
        running=sitting.running,
        screen=type(sitting.app.screen).__name__ if sitting.running else "",
        question=sitting.question if sitting.running and sitting.on_a_page else "",
        text=sitting.text if sitting.running else "",
        files=everything_in(folder),
    )


def press_of(named: str) -> str:
    """Return the key to press for what a foot names; of several digits, the last."""
    return PRESSED.get(named) or re.sub(r"^\d-(\d)$", r"\1", named)


ANYWHERE = {key.key for key in KEYS if key.page == ANY} - {"escape"}


def once(sitting: Sitting, foot: str, key: tuple[str, str]) -> tuple[str, ...]:
    """Return what tells this key apart: those of questions and of every page work alike."""
    alike = sitting.question or key[0] in ANYWHERE
    return key if alike else (*key, foot)


async def press_next(foot: str, folder: Path, known: set[tuple[str, ...]]) -> bool:
    """Press the foot's next key that is not known yet, on a day of its own; say if more are."""
    begin, keys = FEET[foot]
    folder.mkdir()
    paths = paths_beside(folder / "companion.json")
    begin(open_context(paths, now=Clock(SUNDAY_EVENING)))
    async with sit(open_context(paths, now=Clock(SUNDAY_EVENING))) as sitting:
        await sitting.press(*keys)
        every = sitting.page._foot()
        named = [key for key in every if once(sitting, foot, key) not in known]
        if named:
            known.add(once(sitting, foot, named[0]))
            before = seen(sitting, folder)
            await sitting.press(press_of(named[0][0]))
            await sitting.until(lambda: seen(sitting, folder) != before, seconds=3)
    return len(named) > 1


async def walk(foot: str, folder: Path, known: set[tuple[str, ...]]) -> None:
    number = 0
    while await press_next(foot, folder / f"{foot}-{number}", known):
        number += 1


async def test_every_key_that_any_foot_names_does_something(tmp_path: Path) -> None:
    known: set[tuple[str, ...]] = set()
    for foot in FEET:
        await walk(foot, tmp_path, known)
    assert len(known) > 40


@pytest.mark.long
@pytest.mark.parametrize("foot", FEET)
async def test_and_does_it_in_each_foot_where_it_stands(foot: str, tmp_path: Path) -> None:
    await walk(foot, tmp_path, set())


class TestTheFootItself:
    @pytest.mark.parametrize("width", [40, 60, 80, 110])
    async def test_it_is_one_line_and_ends_with_the_last_key(
        self, here: Context, width: int
    ) -> None:
        with_somebody(here)
        async with sit(here, size=(width, 16)) as sitting:
            assert sitting.foot.endswith("? keys")
            assert sitting.foot.startswith("enter take it")
            await sitting.press("enter")
            assert sitting.foot.endswith("esc back")
