from __future__ import annotations

import pytest

from companion.domain.errors import BadInput
from companion.domain.records import Waiting
from companion.services import occasions, people, waiting
from companion.services.context import Context
from companion.services.words import options
from tests.clock import Clock
from tests.services.people_around import mark, someone


def names(context: Context) -> list[str]:
    return [w.name for w in waiting.everyone(context)]


def test_a_name_is_enough(here: Context, there: Context) -> None:
    sam = someone(here, "Sam")
    waiting.add(here, "sam", "the\nphoto")
    waiting.add(here, "the library")
    found = {w.name: (w.person, w.about) for w in waiting.everyone(there)}
    assert found == {"Sam": (sam.id, "the photo"), "the library": ("", "")}


def test_without_a_name_there_is_one_clear_line(here: Context) -> None:
    with pytest.raises(BadInput, match="A name or a word is enough"):
        waiting.add(here, " \n")
    assert not here.store.paths.data.exists()


def test_someone_kept_apart_is_not_put_down_nor_shown(here: Context) -> None:
    sam = someone(here, "Sam")
    waiting.add(here, "Sam")
    waiting.add(here, "Rex")
    rex = someone(here, "Rex", unsafe=True)
    mark(here, sam, unsafe=True)
    assert names(here) == []
    with pytest.raises(BadInput, match="kept apart"):
        waiting.add(here, "Rex")
    mark(here, rex, unsafe=False)
    assert names(here) == ["Rex"]


def test_the_order_is_the_days_and_not_of_age(here: Context, clock: Clock) -> None:
    for name in ("Ana", "Bo", "Cy", "Dee", "Eli"):
        waiting.add(here, name)
    firsts = set()
    for _ in range(30):
        assert names(here) == names(here)
        first = waiting.first(here)
        assert first is not None
        firsts.add(first.name)
        clock.advance(days=1)
    assert len(firsts) >= 4


def test_letting_one_rest_has_a_kind_line_and_an_undo(here: Context) -> None:
    waiting.add(here, "Sam")
    (waits,) = waiting.everyone(here)
    assert waiting.let_rest(here, waits.id) in options("let-rest")
    assert waiting.first(here) is None
    assert here.store.undo() == "Undone: letting the reply rest."
    assert names(here) == ["Sam"]


def test_what_it_is_about_can_be_changed(here: Context, there: Context) -> None:
    waiting.add(here, "Sam", "a photo")
    (waits,) = waiting.everyone(here)
    waiting.change(here, waits.id, "two photos")
    assert waiting.everyone(there)[0].about == "two photos"
    here.store.undo()
    here.store.undo()
    with pytest.raises(BadInput, match="does not wait any more"):
        waiting.change(there, waits.id, "three")


def test_it_is_told_without_ages_or_counts(here: Context, clock: Clock) -> None:
    waiting.add(here, "Sam", "the photo")
    clock.advance(days=90)
    (waits,) = waiting.everyone(here)
    said = occasions.in_words(here, occasions.of_waiting(waits))
    assert said == "Sam may get an answer about the photo, whenever it suits."
    fields = set(Waiting.__struct_fields__)
    assert fields == {"id", "created", "updated", "day", "deleted", "person", "name", "about",
                      "archived"}  # fmt: skip


def test_with_the_name_taken_away_someone_waits(here: Context) -> None:
    sam = someone(here, "Sam")
    waiting.add(here, "Sam")
    people.remove(here, sam.id, "nameless")
    (waits,) = waiting.everyone(here)
    assert (
        occasions.in_words(here, occasions.of_waiting(waits))
        == "Someone may get an answer, whenever it suits."
    )
