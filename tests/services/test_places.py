from __future__ import annotations

import pytest

from companion.domain.errors import BadInput
from companion.domain.records import Person, Place
from companion.services import profile
from companion.services.context import Context
from companion.services.words import options


def names(context: Context) -> list[str]:
    return [place.name for place in profile.places(context)]


def test_calm_and_familiar_places_come_first(here: Context) -> None:
    profile.add(here, Place, "the station", noise="9", crowd="9", familiarity="2")
    profile.add(here, Place, "somewhere")
    profile.add(here, Place, "the library", noise="1", crowd="2", familiarity="8")
    profile.add(here, Place, "another place")
    assert names(here) == ["the library", "another place", "somewhere", "the station"]


def test_each_field_is_written_down_and_emptied_again(here: Context, there: Context) -> None:
    place = profile.add(here, Place, "the pier").first(Place)
    said = {"noise": "3", "crowd": "0", "familiarity": "10", "seat": "the bench", "way_out": "left",
            "welcome": "dogs", "note": "windy"}  # fmt: skip
    for name, words in said.items():
        profile.change(here, Place, place.id, name, words)
    (kept,) = profile.places(there)
    assert {name: str(getattr(kept, name)) for name in said} == said
    for name in said:
        profile.change(here, Place, place.id, name, "")
    (bare,) = profile.places(there)
    assert not any(getattr(bare, name) for name in said)
    assert bare.noise is None


@pytest.mark.parametrize("written", ["11", "-1", "loud", "3.5"])
def test_a_rating_out_of_range_is_refused_and_nothing_changes(here: Context, written: str) -> None:
    place = profile.add(here, Place, "the pier", noise="3").first(Place)
    with pytest.raises(BadInput, match="0 to 10"):
        profile.change(here, Place, place.id, "noise", written)
    assert profile.places(here) == (place,)


def test_a_name_needs_a_letter_or_two(here: Context) -> None:
    with pytest.raises(BadInput, match="a nickname is fine"):
        profile.add(here, Place, " ")
    place = profile.add(here, Place, "the pier").first(Place)
    with pytest.raises(BadInput, match="a nickname is fine"):
        profile.change(here, Place, place.id, "name", "")


def test_removed_it_comes_back_with_undo(here: Context) -> None:
    place = profile.add(here, Place, "the pier", seat="the bench").first(Place)
    profile.remove_place(here, place.id)
    assert names(here) == []
    with pytest.raises(BadInput, match="removed in another window"):
        profile.change(here, Place, place.id, "seat", "a wall")
    assert here.store.undo() == "Undone: removing the place."
    assert profile.places(here)[0].seat == "the bench"


def test_setting_someone_apart_has_a_line_of_its_own(here: Context) -> None:
    rex = profile.add(here, Person, "Rex").first(Person)
    kept = profile.change(here, Person, rex.id, "unsafe", "yes")
    said = profile.line_after(here, kept.first(Person), "unsafe", kept)
    assert said in options("kept-apart")
    kept = profile.change(here, Person, rex.id, "unsafe", "no")
    assert profile.line_after(here, kept.first(Person), "unsafe", kept).startswith(
        "The mark is off"
    )
