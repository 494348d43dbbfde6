"""A year of suggestions at each energy, as a table: python -m tests.benchmarks.year"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from companion.domain.choosing import Situation, rank, root_of
from companion.domain.ids import new_id
from companion.domain.library import StepEntry, StepFormat
from companion.domain.records import Favourite, Person, Step
from companion.store import library

FIRST = date(2026, 1, 1)
DAYS = 365
FORMATS: tuple[StepFormat, ...] = (
    "text",
    "voice",
    "in-person",
    "async",
    "creative",
    "body",
    "solo",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """What a year of taking the first suggestion each day came to."""

    offered: tuple[StepEntry, ...]
    people: tuple[str, ...]
    nearest_repeat: int | None
    nearest_favourite_repeat: int | None


def _record(kind: type, noun: str, number: int, **values: object) -> object:
    instant = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=number)
    known = {"id": new_id(noun, instant, number), "created": instant, "updated": instant}
    return kind(**known, **values)


def person(number: int, **values: object) -> Person:
    """Return an invented person."""
    made = _record(Person, "person", number, **values)
    assert isinstance(made, Person)
    return made


def simulate(
    energies: Sequence[int],
    favourites: tuple[str, ...] = (),
    people: Sequence[Person] = (),
    feelings: Sequence[tuple[str, ...]] = ((),),
    first: date = FIRST,
) -> Year:
    """Take the first suggestion on a day of each energy, one after the other.

    `feelings` are those of the days in turn, over and over.
    """
    entries = library.steps()
    menu = []
    for number, entry in enumerate(favourites):
        made = _record(Favourite, "favourite", number, entry=entry)
        assert isinstance(made, Favourite)
        menu.append(made)
    history: list[Step] = []
    offered: list[StepEntry] = []
    names: list[str] = []
    last: dict[str, int] = {}
    gaps: dict[bool, list[int]] = {True: [], False: []}
    for number, energy in enumerate(energies):
        day = first + timedelta(days=number)
        felt = feelings[number % len(feelings)]
        at = Situation(
            day=day, energy=energy, feelings=felt, history=history, favourites=menu, people=people
        )
        chosen = rank(at, entries)[0]
        root = root_of(chosen.entry.id)
        if root in last:
            gaps[root in favourites].append(number - last[root])
        last[root] = number
        offered.append(chosen.entry)
        names.append(chosen.person_name)
        step = _record(
            Step, "step", number, day=day, entry=chosen.entry.id, formats=chosen.entry.formats,
            stage="closed", outcome="done",
        )  # fmt: skip
        assert isinstance(step, Step)
        history.append(step)
    return Year(
        offered=tuple(offered),
        people=tuple(names),
        nearest_repeat=min(gaps[False], default=None),
        nearest_favourite_repeat=min(gaps[True], default=None),
    )


AROUND = (
    person(1, name="steady Sam", steady=True, listens=True, formats=("text",)),
    person(2, name="Mira"),
    person(3, name="draining Jo", drains=True),
    person(4, name="unsafe Kim", unsafe=True),
)


def main() -> None:
    """Print the tables."""
    print(f"{DAYS} days each; the first suggestion is taken every day")
    print("energy  different  nearest repeat  live  reply needed  " + "  ".join(FORMATS))
    for energy in range(1, 6):
        year = simulate([energy] * DAYS)
        formats = Counter(f for entry in year.offered for f in entry.formats)
        live = sum(entry.demand >= 3 for entry in year.offered)
        reply = sum(entry.reply_needed for entry in year.offered)
        cells = "  ".join(f"{formats[name]:>{len(name)}}" for name in FORMATS)
        print(
            f"{energy:>6}  {len({e.id for e in year.offered}):>9}  "
            f"{f'{year.nearest_repeat} days':>14}  {live:>4}  {reply:>12}  {cells}"
        )
    print()
    print("energy  days with a favourite (of 3): without, with   people brought to mind")
    for energy in range(1, 6):
        plain = simulate([energy] * DAYS)
        liked = tuple(dict.fromkeys(root_of(e.id) for e in plain.offered))[-3:]
        before = sum(root_of(e.id) in liked for e in plain.offered)
        year = simulate([energy] * DAYS, favourites=liked, people=AROUND)
        after = sum(root_of(e.id) in liked for e in year.offered)
        named = Counter(name for name in year.people if name)
        who = ", ".join(f"{p.name} {named[p.name]}" for p in AROUND)
        print(f"{energy:>6}  {before:>37}, {after:>4}   {who}")


if __name__ == "__main__":
    main()
