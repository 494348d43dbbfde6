"""Reading a content file: every entry that fits, and one line for each that does not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from companion.store import library
from companion.store.library import SHELVES, read_file, unread
from tests.store.content import step

STEPS = SHELVES["steps"]
GOOD = step("wave")
FORMATS = "async, body, creative, in-person, solo, text, voice"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "steps.toml"


def faults(file: Path, text: str | bytes, shelf: str = "steps") -> list[str]:
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return [str(fault) for fault in read_file(file, SHELVES[shelf]).faults]


def test_an_entry_is_read_with_its_types(file: Path) -> None:
    file.write_text(GOOD, "utf-8")
    read = read_file(file, STEPS)
    assert (read.faults, read.hidden) == ((), frozenset())
    entry = read.entries["wave"]
    assert (entry.id, entry.energy, entry.formats) == ("wave", 1, ("solo",))
    assert entry.smaller == ""


def test_a_file_without_such_entries_gives_none(file: Path) -> None:
    file.write_text(GOOD, "utf-8")
    assert read_file(file, SHELVES["phrases"]).entries == {}


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"energy": 9}, '"energy" is to be a whole number, 5 at most'),
        ({"minutes": 0}, '"minutes" is to be a whole number, 1 or more'),
        ({"minutes": "one"}, '"minutes" is to be a whole number, not text in quotes'),
        ({"energy": 1.5}, '"energy" is to be a whole number, not a number with a point'),
        ({"text": 5}, '"text" is to be text in quotes, not a whole number'),
        ({"daylight": "yes"}, '"daylight" is to be true or false, not text in quotes'),
        ({"formats": "text"}, '"formats" is to be a list in [ ], not text in quotes'),
        ({"formats": ["telepathy"]}, f'"formats" cannot be "telepathy"; it can be {FORMATS}'),
        ({"contact": "all"}, '"contact" cannot be "all"; it can be any, known, new, none'),
        ({"why": None}, 'the field "why" is not there'),
        ({"whi": "so"}, 'there is no field "whi" here. Did you mean "why"?'),
        ({"zzz": "so"}, 'there is no field "zzz" here.'),
    ],
)  # fmt: skip
def test_an_entry_that_does_not_fit_gets_one_line_and_the_others_are_read(
    file: Path, changed: dict[str, Any], wrong: str
) -> None:
    assert faults(file, step("nod", **changed) + GOOD) == [f"steps.toml, nod: {wrong}"]
    assert list(read_file(file, STEPS).entries) == ["wave"]


@pytest.mark.parametrize(
    ("rung", "wrong"),
    [
        ('{situation = "a", fear = 1, foo = 2}', 'there is no field "foo" here in rungs[0].'),
        ("{fear = 1}", 'the field "situation" is not there in rungs[0]'),
        ('{situation = "a", fear = 11}', '"rungs[0].fear" is to be a whole number, 10 at most'),
        ('"a"', '"rungs[0]" is to be an entry with fields, not text in quotes'),
    ],
)
def test_a_fault_in_a_rung_says_which_rung(file: Path, rung: str, wrong: str) -> None:
    text = f'[[ladder]]\nid = "up"\ntitle = "up"\nrungs = [{rung}, {rung}, {rung}]\n'
    assert faults(file, text, "ladders") == [f"steps.toml, up: {wrong}"]


def test_a_ladder_of_two_rungs_is_told_how_many_it_needs(file: Path) -> None:
    text = '[[ladder]]\nid = "up"\ntitle = "up"\nrungs = [{situation = "a", fear = 1}]\n'
    assert faults(file, text, "ladders") == [
        'steps.toml, up: "rungs" is to be a list in [ ], 3 or more'
    ]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        (None, 'the field "id" is not there'),
        (5, '"id" is to be text in quotes, not a whole number'),
    ],
)
def test_an_entry_without_a_name_is_named_by_its_place(
    file: Path, name: object, wrong: str
) -> None:
    assert faults(file, GOOD + step("nod", id=name)) == [f"steps.toml, number 2: {wrong}"]


def test_a_help_line_is_named_by_its_country_and_number(file: Path) -> None:
    text = '[[line]]\ncode = "IE"\nnumber = "50808"\n'
    assert faults(file, text, "helplines") == [
        'steps.toml, IE 50808: the field "country" is not there'
    ]


def test_an_id_that_stands_twice_is_named_and_the_later_one_counts(file: Path) -> None:
    assert faults(file, GOOD + step("wave", "Nod.")) == [
        "steps.toml, wave: this id stands here twice"
    ]
    assert read_file(file, STEPS).entries["wave"].text == "Nod."


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (GOOD + "[[step]\n", "it is not whole TOML: Expected ']]'"),
        (GOOD + 'id = "again"\n', "it is not whole TOML: Cannot overwrite a value"),
        (b'[[step]]\nid = "caf\xe9"\n', "it is not UTF-8 text; look at line 2"),
        ("x = " + "9" * 5000, "it is not whole TOML: "),
        ("x = " + "[" * 100_000, "it is not whole TOML: "),
        ('step = "one"', "step is not a list of entries; write [[step]]"),
        ("[step]\nid = 'a'", "step is not a list of entries; write [[step]]"),
    ],
    ids=range(7),
)
def test_a_file_that_cannot_be_read_gets_one_line(
    file: Path, text: str | bytes, wrong: str
) -> None:
    (said,) = faults(file, text)
    assert said.startswith(f"steps.toml: {wrong}")
    assert "\n" not in said


def test_broken_toml_is_named_with_its_line(file: Path) -> None:
    (said,) = faults(file, GOOD + "[[step]\n")
    assert f"line {GOOD.count(chr(10)) + 1}" in said


@pytest.mark.parametrize("hide", ['"wave"', "[1]", "true"])
def test_a_hide_that_is_not_a_list_of_names_gets_one_line(file: Path, hide: str) -> None:
    assert faults(file, f"hide = {hide}\n{GOOD}") == [
        'steps.toml: hide is a list such as ["an-id"]'
    ]
    assert list(read_file(file, STEPS).entries) == ["wave"]


def test_a_folder_a_pipe_or_nothing_in_its_place_gets_one_line(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name in ("folder", "pipe", "nothing"):
        read = read_file(tmp_path / name, STEPS)
        assert [str(fault) for fault in read.faults] == [f"{name}: it is not a file"]


def test_what_nothing_reads_is_named(tmp_path: Path) -> None:
    (tmp_path / "messages.toml").write_text("hide = []\n[[mesage]]\n[[message]]\n", "utf-8")
    (tmp_path / "stpes.toml").write_text(GOOD, "utf-8")
    assert [str(fault) for fault in unread(tmp_path / "messages.toml")] == [
        "messages.toml: [[mesage]] is not read here, only [[situation]] and [[message]]"
    ]
    assert [str(fault) for fault in unread(tmp_path / "stpes.toml")] == [
        'stpes.toml: no file of this name is read. Did you mean "steps.toml"?'
    ]


def test_the_shipped_library_can_be_read() -> None:
    assert library.steps()
    assert library.win_kinds()
    assert library.phrases()
    assert library.helplines()
    assert all(entry_id == entry.id for entry_id, entry in library.steps().items())
