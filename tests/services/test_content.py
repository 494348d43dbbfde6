"""Looking at the library and checking a folder, as the verbs do it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.domain.errors import BadInput
from companion.services import content as verbs
from companion.store import library
from tests.store.content import line, step

TALL = {"energy": 3, "demand": 1, "contact": "any", "smallest": None, "formats": ["text"]}


@pytest.fixture(autouse=True)
def _as_shipped_afterwards() -> Iterator[None]:
    yield
    library.use("en", None)


def checked(folder: Path, text: str, file: str = "steps.toml") -> list[str]:
    (folder / file).write_text(text, "utf-8")
    return list(verbs.check_folder(folder).lines)


def test_the_shipped_library_keeps_its_rules_and_is_counted() -> None:
    report = verbs.check_shipped()
    assert report.lines == ()
    assert report.counts == {name: len(library.shipped(name)) for name in library.SHELVES}


def test_an_own_folder_that_keeps_the_rules_is_counted(tmp_path: Path) -> None:
    (tmp_path / "helplines.toml").write_text(line("01 234", "My doctor"), "utf-8")
    text = step("mine", "Ring the bell.") + step("larger", smaller="mine", **TALL)
    assert checked(tmp_path, text) == []
    assert verbs.check_folder(tmp_path).counts == {"steps": 2, "helplines": 1}


def test_an_own_step_may_lead_to_a_shipped_one_and_take_its_place(tmp_path: Path) -> None:
    end = next(e for e in library.shipped("steps").values() if e.smallest)
    assert checked(tmp_path, step("larger", smaller=end.id, **TALL)) == []
    assert checked(tmp_path, step(end.id, "Ring the bell.")) == []


def test_a_replaced_step_that_a_larger_one_no_longer_fits_is_told(tmp_path: Path) -> None:
    steps = library.shipped("steps")
    larger = next(e for e in steps.values() if e.smaller)
    high = step(larger.smaller, energy=5, minutes=20, smallest=None, smaller="two-sips")
    wrong = f'smaller, "{larger.smaller}", is not lower in energy or demand'
    assert f"steps.toml, {larger.id}: {wrong}" in checked(tmp_path, high)


def test_a_loop_through_a_shipped_step_is_told_at_the_own_one(tmp_path: Path) -> None:
    steps = library.shipped("steps")
    larger = next(e for e in steps.values() if e.smaller and steps[e.smaller].smallest)
    (said,) = checked(tmp_path, step(larger.smaller, smaller=larger.id, smallest=None))
    assert said == (
        f"steps.toml, {larger.smaller}: smaller leads back to itself: "
        f"{larger.smaller} > {larger.id} > {larger.smaller}"
    )


def test_hiding_steps_others_lead_to_is_no_breach(tmp_path: Path) -> None:
    smaller = {e.smaller for e in library.shipped("steps").values() if e.smaller}
    hide = ", ".join(f'"{name}"' for name in sorted(smaller))
    assert checked(tmp_path, f"hide = [{hide}]\n") == []


def test_hiding_what_is_not_there_names_the_nearest(tmp_path: Path) -> None:
    first = next(iter(library.shipped("steps")))
    assert checked(tmp_path, f'hide = ["{first}x", "{first}"]\n') == [
        f'steps.toml, {first}x: hide names it, and there is no such entry. Did you mean "{first}"?'
    ]


def test_a_file_for_two_shelves_may_hide_from_both(tmp_path: Path) -> None:
    names = [next(iter(library.shipped(name))) for name in ("situations", "messages")]
    text = f'hide = ["{names[0]}", "{names[1]}"]\n'
    assert [line for line in checked(tmp_path, text, "messages.toml") if "hide" in line] == []


def test_a_folder_that_is_not_there_or_is_empty_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"gone is not a folder\. Own entries stand in files"):
        verbs.check_folder(tmp_path / "gone")
    with pytest.raises(BadInput, match=r"holds no \.toml file\. A first one could be steps\.toml"):
        verbs.check_folder(tmp_path)


def test_checking_a_folder_does_not_make_it_the_persons_own(tmp_path: Path) -> None:
    checked(tmp_path, step("mine"))
    assert "mine" not in library.steps()


@pytest.mark.parametrize(
    ("filters", "fits"),
    [
        (["energy=2"], lambda e: e.energy == 2),
        (["format=text"], lambda e: "text" in e.formats),
        (["formats=text", "energy=1"], lambda e: "text" in e.formats and e.energy == 1),
        (["daylight"], lambda e: e.daylight),
        (["daylight=no"], lambda e: not e.daylight),
        (["goes-out"], lambda e: e.goes_out),
        (["contact=KNOWN"], lambda e: e.contact == "known"),
        ([], lambda e: True),
    ],
)
def test_entries_are_found_by_their_tags(filters: list[str], fits: object) -> None:
    assert callable(fits)
    found = verbs.entries_of("steps", filters)
    assert found == [entry for entry in library.steps().values() if fits(entry)]
    assert found


def test_entries_of_the_own_folder_are_listed_too(tmp_path: Path) -> None:
    (tmp_path / "steps.toml").write_text(step("mine", energy=1), "utf-8")
    library.use("en", tmp_path)
    assert "mine" in [entry.id for entry in verbs.entries_of("steps", ["energy=1"])]


@pytest.mark.parametrize(
    ("kind", "filters", "said"),
    [
        ("step", [], 'There is no kind "step". Did you mean "steps"? These are: steps, wins, '),
        ("zzzz", [], 'There is no kind "zzzz". These are: steps, wins, '),
        ("steps", ["enregy=2"], 'steps has no tag "enregy". Did you mean "energy"?'),
        ("evening", ["energy=2"], 'evening has no tag "energy".'),
    ],
)
def test_an_unknown_kind_or_tag_names_the_nearest(kind: str, filters: list[str], said: str) -> None:
    with pytest.raises(BadInput) as refusal:
        verbs.entries_of(kind, filters)
    assert str(refusal.value).startswith(said)
