from __future__ import annotations

import pytest

from companion.domain.library import Phrase, StepEntry
from companion.store import library
from companion.store.library import BadContent, parse_entries

STEP = """
[[step]]
id = "wave"
text = "Wave to the neighbour."
why = "Small and whole."
energy = 1
formats = ["in-person"]
minutes = 1
demand = 1
contact = "any"
smallest = "Look out of the window."
"""


def refusal_of(text: str) -> str:
    with pytest.raises(BadContent) as refusal:
        parse_entries(text, "steps.toml", "step", StepEntry)
    return str(refusal.value)


def test_an_entry_is_read_with_its_types() -> None:
    (step,) = parse_entries(STEP, "steps.toml", "step", StepEntry)

    assert (step.id, step.energy, step.formats) == ("wave", 1, ("in-person",))
    assert step.smaller == ""


def test_a_file_without_such_entries_gives_none() -> None:
    assert parse_entries(STEP, "steps.toml", "phrase", Phrase) == []


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("energy = 1", "energy = 9", "energy"),
        ('"in-person"', '"telepathy"', "formats"),
        ("minutes = 1", 'minutes = "one"', "minutes"),
        ('why = "Small and whole."', "", "why"),
        ('contact = "any"', 'contact = "all"', "contact"),
    ],
)
def test_an_entry_that_does_not_fit_is_named_with_its_file_and_field(
    old: str, new: str, field: str
) -> None:
    said = refusal_of(STEP + STEP.replace('"wave"', '"nod"').replace(old, new))

    assert said.startswith("steps.toml, nod: ")
    assert field in said
    assert "\n" not in said


def test_an_entry_without_an_id_is_named_by_its_place() -> None:
    said = refusal_of(STEP + STEP.replace('id = "wave"', ""))

    assert said.startswith("steps.toml, number 2: ")
    assert "id" in said


def test_broken_toml_is_named_with_its_line() -> None:
    said = refusal_of(STEP + "[[step]\n")

    assert said.startswith("steps.toml: ")
    assert "line 12" in said
    assert "\n" not in said


@pytest.mark.parametrize("text", ['step = "one"', "step = 5", "[step]\nid = 'a'"])
def test_entries_of_another_form_are_refused(text: str) -> None:
    assert refusal_of(text) == "steps.toml: step is not a list of entries ([[step]])."


def test_an_entry_that_is_only_a_word_is_named_by_its_place() -> None:
    assert refusal_of('step = ["one"]').startswith("steps.toml, number 1: ")


def test_the_shipped_library_can_be_read() -> None:
    assert library.steps()
    assert library.win_kinds()
    assert library.phrases()
    assert library.helplines()
    assert all(entry_id == entry.id for entry_id, entry in library.steps().items())
