"""Days to begin from: how much energy was said, and which step is on the card."""

from __future__ import annotations

from datetime import timedelta

from companion.domain.choosing import smaller_version
from companion.domain.library import StepEntry
from companion.domain.records import CheckIn, Step, Win
from companion.services.context import Context
from companion.store import library
from companion.store.store import Change


def _put(context: Context, entry: StepEntry, energy: int) -> StepEntry:
    smaller = smaller_version(entry, library.steps())
    step = context.store.new(
        Step,
        context.today,
        entry=entry.id,
        text=entry.text,
        smaller=smaller.text if smaller else "",
        energy=entry.energy,
        formats=tuple(entry.formats),
        minutes=entry.minutes,
    )
    checkin = context.store.new(CheckIn, context.today, energy=energy)
    context.store.change(lambda seen: Change(keep=[checkin, step]))
    return entry


def with_somebody(context: Context) -> StepEntry:
    """A day with a message to somebody on the card: fears are asked for, and replies."""
    found = (e for e in library.steps().values() if e.energy == 3 and e.contact == "known")
    return _put(context, next(e for e in found if "text" in e.formats and e.smaller), 3)


def alone(context: Context) -> StepEntry:
    """A day with a step for oneself on the card."""
    found = (e for e in library.steps().values() if e.formats == ("solo",) and e.energy <= 3)
    return _put(context, next(found), 3)


def wins_of(context: Context, *texts: str, kind: str = "noticed") -> list[Win]:
    """Keep wins, each on a day before the one named before it; the first is of today."""
    made = [
        context.store.new(
            Win, context.today - timedelta(days=ago), text=text, kind=kind, guessed=False
        )
        for ago, text in enumerate(texts)
    ]
    context.store.change(lambda seen: Change(keep=made))
    return made


def many_wins(context: Context, number: int) -> None:
    """Keep many wins at once, ten a day, the newest day today."""
    today = context.today
    made = [
        context.store.new(Win, today - timedelta(days=n // 10), text=f"win number {n}")
        for n in range(number)
    ]
    context.store.change(lambda seen: Change(keep=made))
