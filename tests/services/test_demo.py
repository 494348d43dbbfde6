from __future__ import annotations

from companion.domain.choosing import find_entry
from companion.domain.records import Favourite, Person, Step
from companion.services import demo, today, wins
from companion.services.context import Context
from companion.store import library
from tests.services.doing import look


def test_there_is_something_to_look_around_in(here: Context) -> None:
    demo.fill(here)
    kept = wins.newest_first(here)
    assert len(kept) >= 15
    assert {w.kind for w in kept} == set(library.win_kinds())
    assert all(w.day and w.day < here.today for w in kept)
    assert all(count > 0 for count in wins.sides(here).values())
    assert {p.name for p in here.store.snapshot().all(Person)} >= {"Sam", "Mira"}
    for favourite in here.store.snapshot().all(Favourite):
        assert find_entry(favourite.entry, library.steps())
    assert all(s.stage == "closed" for s in here.store.snapshot().all(Step))


def test_a_day_can_be_lived_in_it(here: Context) -> None:
    demo.fill(here)
    seen = look(here)
    assert seen.intention == "One small hello, whatever the mood."
    assert not seen.returned
    assert seen.stage == "offered"
    today.check_in(here, energy=1)
    assert look(here).from_wins is not None
    today.take(here)
    assert today.close(here, "smaller").win is not None
