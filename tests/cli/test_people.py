"""people, places and topic: the private map from the shell."""

from __future__ import annotations

import pytest

from companion.domain.records import Person, Place
from companion.services.words import options
from companion.store import library
from tests.cli.people_known import as_it_stands, known
from tests.cli.shell import Shell
from tests.cli.test_command import modules_loaded_by


def test_people_are_listed_by_name_with_what_is_theirs_those_kept_apart_last(
    companion: Shell,
) -> None:
    known(companion, Person, name="sam", tie="friend", steady=True, listens=True)
    known(companion, Person, name="Mira", formats=("text", "call"))
    known(companion, Person, name="Abel", unsafe=True, steady=True)
    assert companion("people").lines == [
        "Mira; text, then call",
        "sam; friend; steady, listens",
        "Abel; kept apart",
    ]


def test_who_drains_stands_in_the_json_and_not_in_the_plain_list(companion: Shell) -> None:
    known(companion, Person, name="Mira", tie="aunt", drains=True, note="after lunch only")
    ended = companion("people")
    assert (ended.lines, ended.err) == (["Mira; aunt"], "")
    (told,) = companion("people", "--json").json
    assert (told["name"], told["drains"]) == ("Mira", True)


def test_places_are_listed_calm_ones_first(companion: Shell) -> None:
    known(companion, Place, name="station", noise=9, crowd=9, familiarity=2)
    known(companion, Place, name="library", noise=1, crowd=2, familiarity=8, seat="by the door",
          way_out="the side stairs", welcome="no one asks")  # fmt: skip
    assert companion("places").lines == [
        "library; seat: by the door; exit: the side stairs; no one asks",
        "station",
    ]
    told = companion("places", "--json").json
    assert [(each["name"], each["noise"]) for each in told] == [("library", 1), ("station", 9)]


@pytest.mark.parametrize("verb", ["people", "places"])
def test_an_empty_map_is_said_kindly(companion: Shell, verb: str) -> None:
    ended = companion(verb)
    assert (ended.code, ended.err, len(ended.lines)) == (0, "", 1)
    assert ended.lines[0] in options(f"empty-{verb}")
    assert companion(verb, "--json").json == []
    assert not companion.data.exists()


def test_a_topic_is_one_line_of_the_library_and_the_same_all_day(companion: Shell) -> None:
    ended = companion("topic")
    assert (ended.code, ended.err, len(ended.lines)) == (0, "", 1)
    assert ended.lines[0] in {each.text for each in library.shelf("topics").values()}
    assert companion("topic").out == ended.out
    assert companion("topic", "--json").json == {"topic": ended.lines[0], "person": ""}
    assert not companion.data.exists()


def test_a_topic_kept_for_someone_comes_for_them(companion: Shell) -> None:
    known(companion, Person, name="Mira Lou", topics=("the garden",))
    assert companion("topic", "mira", "lou").lines == ["the garden"]
    told = companion("topic", "Mira Lou", "--json").json
    assert told == {"topic": "the garden", "person": "Mira Lou"}


def test_someone_without_topics_of_their_own_gets_one_of_the_library(companion: Shell) -> None:
    known(companion, Person, name="Mira")
    (words,) = companion("topic", "Mira").lines
    assert words in {each.text for each in library.shelf("topics").values()}


def test_an_unknown_person_names_the_nearest_and_never_one_kept_apart(companion: Shell) -> None:
    known(companion, Person, name="Mira")
    known(companion, Person, name="Abel", unsafe=True)
    line = companion("topic", "Mirra").refused(2)
    assert '"Mirra" is not on your map. Did you mean "Mira"?' in line
    line = companion("topic", "Abell").refused(2)
    assert '"Abell" is not on your map.' in line
    assert "Did you mean" not in line
    line = companion("topic", "{x}\n\x1b[31m\u202eZed").refused(2)
    assert '"{x} Zed" is not on your map.' in line


def test_two_people_of_one_name_are_told_apart_by_their_ties(companion: Shell) -> None:
    known(companion, Person, name="Sam", tie="friend", topics=("the film",))
    known(companion, Person, name="Sam", tie="brother", topics=("the roof",))
    assert "Sam (friend)" in companion("topic", "Sam").refused(2)
    assert companion("topic", "Sam,", "friend").lines == ["the film"]
    assert companion("topic", "Sam (brother)").lines == ["the roof"]


def test_someone_kept_apart_is_no_one_to_find_a_topic_for(companion: Shell) -> None:
    known(companion, Person, name="Abel", unsafe=True, topics=("the roof",))
    assert "kept apart as not safe for you" in companion("topic", "Abel").refused(2)


def test_control_characters_in_the_file_do_not_reach_the_terminal(companion: Shell) -> None:
    known(companion, Person, name="PLACE", tie="PLACE", topics=("PLACE",))
    known(companion, Place, name="PLACE", seat="PLACE")
    changed = companion.data.read_text().replace("PLACE", r"a\u001b[31m\u009bb\u202ec\nd")
    companion.data.write_text(changed)
    for verb in ("people", "places"):
        plain, told = companion(verb), companion(verb, "--json")
        assert (plain.code, plain.out.count("\n")) == (0, 1)
        for printed in (plain.out, told.out):
            assert not {"\x1b", "\x9b", "\u202e"} & set(printed)
        assert told.json[0]["name"] == "a\x1b[31m\x9bb\u202ec\nd"


@pytest.mark.parametrize("asked", [("people",), ("places",), ("topic", "Mira")])
def test_looking_writes_nothing_and_loads_no_screens(
    companion: Shell, asked: tuple[str, ...]
) -> None:
    known(companion, Person, name="Mira", topics=("the garden",))
    known(companion, Place, name="library")
    before = as_it_stands(companion)
    beside = sorted(companion.data.parent.iterdir())
    loaded = modules_loaded_by(companion, *asked)
    assert not loaded & {"textual", "rich", "tomlkit", "dateutil", "difflib"}
    assert as_it_stands(companion) == before
    assert sorted(companion.data.parent.iterdir()) == beside
