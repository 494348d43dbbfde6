"""People: adding, the order, removing, and names of every kind."""

from __future__ import annotations

import re

import pytest

from companion.domain.people import FORMATS
from companion.domain.profile import TIE
from companion.domain.records import Card, Person, Win
from companion.services import needs, people, wins
from companion.services.context import Context
from companion.services.words import line
from companion.store.store import Change
from tests.tui.people import person
from tests.tui.sitting import Sitting, sit


def listed(sitting: Sitting) -> list[str]:
    """Return the first word of each line of the list."""
    shown = sitting.page.query_one("#list").region
    rows = sitting.lines[shown.y : shown.y + shown.height]
    return [row.replace(">", " ").split()[0] for row in rows if row.strip()]


def won_with(context: Context, somebody: Person, words: str) -> Win:
    win = context.store.new(Win, context.today, text=words, person=somebody.id)
    context.store.change(lambda seen: Change(keep=[win]))
    return win


async def open_people(sitting: Sitting) -> None:
    await sitting.press("escape", "6")


class TestEmpty:
    async def test_an_empty_map_is_fine(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_people(sitting)
            assert line("empty-people", here.today) in sitting.flat
            assert sitting.foot.startswith("a add someone")
            await sitting.press("enter", "d", "j", "G", "pagedown", "c", "e", "n", "d", "enter")
            assert "Nobody is on your map yet" not in sitting.flat
            assert sitting.running
            assert sitting.kept(Person) == ()


class TestAdding:
    async def test_a_name_and_then_a_tie_by_its_digit(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_people(sitting)
            await sitting.press("a")
            await sitting.write("Sam")
            await sitting.press("enter")
            assert sitting.question == TIE.question.words
            await sitting.press("3")
            (sam,) = sitting.kept(Person)
            assert (sam.name, sam.tie) == ("Sam", "neighbour")
            assert "enter adds more, if you like." in sitting.flat
            assert listed(sitting) == ["Sam"]

    async def test_a_tie_in_own_words_or_none(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_people(sitting)
            for name, tie in (("Minou", "the cat next door"), ("Post", "")):
                await sitting.press("a")
                await sitting.write(name)
                await sitting.press("enter")
                await sitting.write(tie)
                await sitting.press("enter")
            assert {p.name: p.tie for p in sitting.kept(Person)} == {
                "Minou": "the cat next door", "Post": "",
            }  # fmt: skip

    async def test_escape_goes_back_to_the_name_which_is_still_there(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_people(sitting)
            await sitting.press("a")
            await sitting.write("Sma")
            await sitting.press("enter", "escape")
            assert sitting.field == "Sma"
            await sitting.press("backspace", "backspace")
            await sitting.write("am")
            await sitting.press("enter", "1")
            assert [(p.name, p.tie) for p in sitting.kept(Person)] == [("Sam", "friend")]
            await sitting.press("a")
            assert sitting.field == ""

    async def test_escape_from_the_name_adds_nobody(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_people(sitting)
            await sitting.press("a", "S", "escape")
            assert (sitting.question, sitting.kept(Person)) == ("", ())

    async def test_the_cursor_stands_on_the_new_one(self, here: Context) -> None:
        person(here, "Ada")
        person(here, "Zoe")
        async with sit(here) as sitting:
            await open_people(sitting)
            await sitting.press("a")
            await sitting.write("Mira")
            await sitting.press("enter", "1", "enter")
            assert "Mira   friend" in sitting.text


class TestOrder:
    async def test_by_name_whatever_the_case_and_those_kept_apart_last(self, here: Context) -> None:
        for name, more in (
            ("mira", {}), ("Zoe", {"steady": True}), ("Ada", {"unsafe": True}), ("Ben", {}),
        ):  # fmt: skip
            person(here, name, **more)
        async with sit(here) as sitting:
            await open_people(sitting)
            assert listed(sitting) == ["Ben", "mira", "Zoe", "Ada"]
            assert "kept apart" in sitting.text

    async def test_nobody_is_counted(self, here: Context) -> None:
        for name in ("Ada", "Ben", "Mira", "Sam", "Zoe"):
            won_with(here, person(here, name, tie="friend", steady=True), "rang")
        async with sit(here) as sitting:
            await open_people(sitting)
            top = sitting.page.query_one("#sides").region.y
            assert re.search(r"\d", "".join(sitting.lines[top:-1])) is None
            assert "overdue" not in sitting.text
            await sitting.press("enter")
            assert re.search(r"\d", "".join(sitting.lines[top:-1])) is None


class TestRemoving:
    @pytest.mark.parametrize("key", [["d"], ["enter", "d"]])
    async def test_keep_the_words_without_the_name(self, here: Context, key: list[str]) -> None:
        won_with(here, person(here), "asked Sam for salt")
        async with sit(here) as sitting:
            await open_people(sitting)
            await sitting.press(*key)
            assert sitting.question == "Sam: what was kept with them?"
            assert people.FATES[0][1] in sitting.flat
            await sitting.press("1")
            assert sitting.kept(Person) == ()
            assert [w.text for w in sitting.kept(Win)] == ["asked someone for salt"]
            assert "Removed. u brings all of it back." in sitting.flat
            await sitting.press("u")
            assert [p.name for p in sitting.kept(Person)] == ["Sam"]
            assert [w.text for w in sitting.kept(Win)] == ["asked Sam for salt"]
            assert listed(sitting) == ["Sam"]

    async def test_remove_what_was_kept_with_them_too(self, here: Context) -> None:
        won_with(here, person(here), "asked Sam for salt")
        wins.keep(here, "slept")
        async with sit(here) as sitting:
            await open_people(sitting)
            await sitting.press("d", "2")
            assert [w.text for w in sitting.kept(Win)] == ["slept"]
            await sitting.press("u")
            assert {w.text for w in sitting.kept(Win)} == {"slept", "asked Sam for salt"}
            assert len(sitting.kept(Person)) == 1

    @pytest.mark.parametrize("key", ["escape", "enter"])
    async def test_escape_and_enter_leave_all_as_it_is(self, here: Context, key: str) -> None:
        won_with(here, person(here), "asked Sam for salt")
        async with sit(here) as sitting:
            await open_people(sitting)
            await sitting.press("d", key)
            assert [w.text for w in sitting.kept(Win)] == ["asked Sam for salt"]
            assert len(sitting.kept(Person)) == 1
            assert sitting.question == ""

    async def test_removed_in_another_window_while_the_question_is_open(
        self, here: Context, there: Context
    ) -> None:
        sam = person(here)
        async with sit(here) as sitting:
            await open_people(sitting)
            await sitting.press("d")
            people.remove(there, sam.id, "nameless")
            await sitting.press("1")
            assert sitting.running
            assert (sitting.kept(Person), sitting.question) == ((), "")


class TestEasiest:
    async def test_o_takes_the_order_and_shows_it(self, here: Context) -> None:
        names = list(FORMATS)
        async with sit(here) as sitting:
            await open_people(sitting)
            await sitting.press("o", "2", "1")
            assert f"2 1. {FORMATS[names[1]]}" in sitting.flat
            await sitting.press("enter")
            assert sitting.kept(Card)[0].formats == (names[1], names[0])
            assert "come up more often" in sitting.flat
            assert needs.formats_of(here.store.snapshot()) == (names[1], names[0])
            await sitting.press("o")
            assert f"1 2. {FORMATS[names[0]]}" in sitting.flat


class TestNames:
    @pytest.mark.parametrize(
        "name", ["[/red] \\", "[bold]", "美咲 さくら", "👩‍👧 Mum", "e\u0301" * 30, "x" * 3000]
    )
    @pytest.mark.parametrize("width", [40, 80])
    async def test_any_name_is_harmless(self, here: Context, name: str, width: int) -> None:
        async with sit(here, size=(width, 24)) as sitting:
            await open_people(sitting)
            await sitting.press("a")
            await sitting.paste(name)
            await sitting.press("enter", "1")
            (kept,) = sitting.kept(Person)
            assert kept.name == name
            assert name[:4] in sitting.text
            assert all(len(row) <= width for row in sitting.lines)
            await sitting.press("d", "escape", "h", "h", "enter", "enter", "escape", "m", "enter")
            assert sitting.running
