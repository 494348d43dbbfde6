"""How the pages look. A new picture is accepted only after somebody looked at it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from companion.domain.records import (
    Card,
    CheckIn,
    Favourite,
    Person,
    Place,
    Record,
    Step,
    Waiting,
    Week,
    Win,
)
from companion.services.context import Context, open_context
from companion.store.paths import paths_beside
from companion.store.settings import Settings
from companion.store.store import Change
from tests.clock import Clock
from tests.tui.conftest import SUNDAY_EVENING
from tests.tui.sitting import Sitting, build

SUNDAY = date(2026, 11, 22)
MORNING = SUNDAY_EVENING - timedelta(hours=10)
OWN = "favourite-0000000001-00000001"
WORDS = "Send one emoji to someone who won't ask why."
SMALLER = "Open their chat, look, close it."
WINS = (
    (0, "Said good morning at the bakery. Voice came out fine.", "reached-out"),
    (1, "Let Dad carry the bags without saying sorry.", "accepted-support"),
    (1, "Went to bed instead of scrolling.", "rested-kindly"),
    (2, "Sent Mira the photo of the heron.", "reached-out"),
    (4, "Left the call after ten minutes, as agreed.", "left-kindly"),
    (5, "Opened the window and stood there a while.", "noticed"),
    (8, "Told the group I come, and may leave early, and that I would bring soup.", "asked"),
    (9, "給母親打了電話, ten minutes.", "answered"),
    (11, "Sang along to one song in the kitchen.", "expressed"),
    (13, "[/red] stayed at the reading for the first half \\", "showed-up"),
    (16, "Asked the neighbour for the ladder.", "asked"),
    (19, "Was uneasy all the way there, and went.", "acted-with-the-feeling"),
    (400, "Came back here after a while away.", "came-back"),
)


def record(kind: type[Any], number: int, day: date | None, /, **values: Any) -> Any:
    """Return a record that is the same on every machine, its id too."""
    noun = kind.__name__.lower()
    made: datetime = MORNING + timedelta(minutes=number)
    given = f"{noun}-0000000001-{number:08d}"
    return kind(id=given, created=made, updated=made, day=day, **values)


def step(**values: Any) -> Any:
    given = {"entry": OWN, "text": WORDS, "smaller": SMALLER, "energy": 2, "formats": ("text",)}
    return record(Step, 10, SUNDAY, **{**given, **values})


CHECKED_IN = record(CheckIn, 2, SUNDAY, energy=2, feelings=("tired", "afraid"))
ASKED = ("mood_before", "tension_before", "expected_mood", "feared")
AFTER = ("mood_after", "tension_after", "happened", "reply", "hard", "helped")
BASE: list[Record] = [
    record(Favourite, 1, None, text=WORDS, smaller=SMALLER, energy=2, formats=("text",)),
    record(Week, 3, date(2026, 11, 16), intention="One small hello, whatever the mood."),
    record(Step, 4, date(2026, 11, 21), entry=OWN, text=WORDS, stage="closed", outcome="moved",
           moved_to=SUNDAY),
    record(Card, 5, None, kind="help-now", country="GB", contact="Sam, 0151 496 0000"),
]  # fmt: skip
OF_WINS: list[Record] = [
    record(Win, 20 + n, SUNDAY - timedelta(days=ago), text=text, kind=kind, guessed=False)
    for n, (ago, text, kind) in enumerate(WINS)
]
MAP: list[Record] = [
    record(Person, 40, None, name="Sam", tie="friend", steady=True, listens=True,
           formats=("text", "call"), feel_after="lighter", agreed_minutes=20),
    record(Person, 41, None, name="Ana [/red] 母", tie="neighbour", predictable=True),
    record(Person, 42, None, name="Jo", tie="old colleague", unsafe=True),
    record(Person, 43, None, name="the choir", tie="group", drains=True),
    record(Place, 44, None, name="the library", noise=1, familiarity=8, seat="by the window"),
    record(Waiting, 45, None, name="Sam", person="person-0000000001-00000040", about="her letter"),
]  # fmt: skip
STATES: dict[str, tuple[list[Record], tuple[str, ...]]] = {
    "today-before": (BASE, ()),
    "today-offered": ([*BASE, CHECKED_IN, step(), OF_WINS[1]], ()),
    "today-question": (
        [*BASE, CHECKED_IN, step(stage="taken", mood_before=3, asked=("mood_before",))],
        (),
    ),
    "today-closed": (
        [
            *BASE,
            CHECKED_IN,
            step(
                stage="closed",
                outcome="done",
                expected_mood=2,
                feared="A long silence.",
                happened="A heart came back.",
                mood_after=5,
                asked=(*ASKED, *AFTER),
                win="win-0000000001-00000020",
            ),
            OF_WINS[0],
        ],
        (),
    ),
    "wins": ([*BASE, CHECKED_IN, step(), *OF_WINS], ("4", "j")),
    "wins-empty": ([*BASE, CHECKED_IN, step()], ("4",)),
    "help-now": ([*BASE, CHECKED_IN, step()], ("!",)),
    "messages": ([*BASE, *MAP, CHECKED_IN, step()], ("m", "j")),
    "messages-empty": ([*BASE, CHECKED_IN, step()], ("2",)),
    "message": ([*BASE, *MAP, CHECKED_IN, step()], ("m", "enter")),
    "message-filling": ([*BASE, *MAP, CHECKED_IN, step()], ("m", "enter", "e")),
    "waiting": ([*BASE, *MAP, CHECKED_IN, step()], ("2", "b")),
    "people": ([*BASE, *MAP, CHECKED_IN, step()], ("6", "j")),
    "people-empty": ([*BASE, CHECKED_IN, step()], ("6",)),
    "person": ([*BASE, *MAP, CHECKED_IN, step()], ("6", "j", "enter")),
    "places": ([*BASE, *MAP, CHECKED_IN, step()], ("6", "p")),
    "names-hidden": ([*BASE, *MAP, CHECKED_IN, step()], ("6", "h")),
    "keys": ([*BASE, CHECKED_IN, step()], ("?",)),
}
LOOKS = [
    ("lamp", (80, 24)),
    ("lamp", (40, 12)),
    ("lamp", (110, 34)),
    ("paper", (80, 24)),
    ("ansi-dark", (80, 24)),
]


def opened(folder: Path, records: list[Record]) -> Context:
    paths = paths_beside(folder / "companion.json")
    context = open_context(paths, now=Clock(SUNDAY_EVENING))
    context.store.change(lambda seen: Change(keep=records))
    return context


@pytest.mark.parametrize(
    ("theme", "size"), LOOKS, ids=[f"{theme}-{w}x{h}" for theme, (w, h) in LOOKS]
)
@pytest.mark.parametrize("state", STATES)
def test_it_looks_as_it_was_accepted(
    state: str,
    theme: str,
    size: tuple[int, int],
    tmp_path: Path,
    snap_compare: Callable[..., bool],
) -> None:
    records, keys = STATES[state]
    app = build(opened(tmp_path, records), Settings(theme=theme))

    async def walk(pilot: Pilot[int]) -> None:
        sitting = Sitting(app, pilot)
        await sitting.settle()
        await sitting.press(*keys)

    assert snap_compare(app, terminal_size=size, run_before=walk)
