from __future__ import annotations

import pytest

from companion.domain.errors import BadInput
from companion.domain.questions import read_minutes
from companion.domain.records import Ritual
from companion.services import people, turns, wins
from companion.services.context import Context
from companion.services.turns import Turns
from tests.services.people_around import mark, someone


def now(context: Context) -> Turns:
    found = turns.look(context)
    assert found is not None
    return found


def test_without_any_nothing_is_shown(here: Context) -> None:
    assert turns.look(here) is None
    with pytest.raises(BadInput, match="no short calls set up"):
        turns.talked(here)


def test_between_two_people_the_turn_goes_round(here: Context, there: Context) -> None:
    ana, bo = someone(here, "Ana"), someone(here, "Bo")
    turns.set_up(here, [ana.id, bo.id], 15)
    assert (now(there).person, now(there).record.minutes, now(there).mine) == (ana, 15, False)
    seen = []
    for _ in range(4):
        seen.append(now(here).person.name)
        turns.pass_on(here)
    assert seen == ["Ana", "Bo", "Ana", "Bo"]


def test_with_one_person_it_goes_to_and_fro(here: Context) -> None:
    ana = someone(here, "Ana")
    turns.set_up(here, [ana.id])
    mine = []
    for _ in range(4):
        assert now(here).names == ("Ana",)
        mine.append(now(here).mine)
        turns.pass_on(here)
    assert mine == [True, False, True, False]


def test_passing_on_is_silent_and_notes_nothing(here: Context) -> None:
    ana, bo = someone(here, "Ana"), someone(here, "Bo")
    turns.set_up(here, [ana.id, bo.id])
    before = now(here).record
    assert turns.pass_on(here).line == "Kept."
    after = now(here).record
    assert wins.newest_first(here) == ()
    changed = [f for f in Ritual.__struct_fields__ if getattr(before, f) != getattr(after, f)]
    assert changed == ["updated", "turns"]


def test_a_call_that_took_place_is_a_win_and_passes_the_turn(here: Context) -> None:
    ana, bo = someone(here, "Ana"), someone(here, "Bo")
    turns.set_up(here, [ana.id, bo.id])
    assert turns.talked(here).startswith("Kept. ")
    (win,) = wins.newest_first(here)
    assert (win.text, win.kind, win.person) == ("Had a short call with Ana.", "showed-up", ana.id)
    assert now(here).person == bo
    here.store.undo()
    assert (now(here).person, wins.newest_first(here)) == (ana, ())


def test_set_up_again_it_is_changed_and_let_be_it_comes_back_with_undo(here: Context) -> None:
    ana, bo = someone(here, "Ana"), someone(here, "Bo")
    turns.set_up(here, [ana.id])
    turns.set_up(here, [ana.id, bo.id], 20)
    assert len(here.store.snapshot().all(Ritual)) == 1
    turns.stop(here)
    assert turns.look(here) is None
    here.store.undo()
    assert now(here).names == ("Ana", "Bo")


@pytest.mark.parametrize("number", [0, 3])
def test_it_is_for_one_or_two_people(here: Context, number: int) -> None:
    ids = [someone(here, f"Kind {n}").id for n in range(number)]
    with pytest.raises(BadInput, match="between one or two"):
        turns.set_up(here, ids)


def test_someone_kept_apart_is_not_among_them(here: Context) -> None:
    ana, rex = someone(here, "Ana"), someone(here, "Rex", unsafe=True)
    assert [name for _, name in people.to_pick(here, "mutual-check-in")] == ["Ana"]
    with pytest.raises(BadInput, match="kept apart"):
        turns.set_up(here, [ana.id, rex.id])
    bo = someone(here, "Bo")
    turns.set_up(here, [ana.id, bo.id])
    mark(here, ana, unsafe=True)
    for _ in range(3):
        assert now(here).names == ("Bo",)
        turns.pass_on(here)


def test_when_the_other_one_is_removed_there_are_no_calls(here: Context) -> None:
    ana = someone(here, "Ana")
    turns.set_up(here, [ana.id])
    people.remove(here, ana.id, "nameless")
    assert turns.look(here) is None
    bo = someone(here, "Bo")
    turns.set_up(here, [bo.id])
    assert now(here).names == ("Bo",)


@pytest.mark.parametrize("written", ["0", "61", "-5", "ten", "5.5", ""])
def test_minutes_are_from_one_to_an_hour(written: str) -> None:
    assert read_minutes(" 60 ", turns.MOST_MINUTES) == 60
    with pytest.raises(BadInput, match="whole number from 1 to 60"):
        read_minutes(written, turns.MOST_MINUTES)
