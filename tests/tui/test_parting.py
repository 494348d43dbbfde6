"""Removing someone: whose words it is about stays clear while the question is open."""

from __future__ import annotations

from companion.domain.records import Person
from companion.services.context import Context
from tests.tui.people import person
from tests.tui.sitting import sit


class TestWhoItIsAbout:
    async def test_the_question_names_them_and_moving_on_changes_nothing(
        self, here: Context
    ) -> None:
        person(here, "Ada")
        person(here, "Zoe")
        async with sit(here) as sitting:
            await sitting.press("escape", "6", "d", "j")
            assert "> Zoe" in sitting.flat
            assert sitting.question == "Ada: what was kept with them?"
            await sitting.press("1")
            assert [each.name for each in sitting.kept(Person)] == ["Zoe"]

    async def test_adding_someone_in_between_leaves_it_open_for_the_same_one(
        self, here: Context
    ) -> None:
        person(here, "Ada")
        async with sit(here) as sitting:
            await sitting.press("escape", "6", "d", "a")
            await sitting.write("Zoe")
            await sitting.press("enter", "1")
            assert "> Zoe" in sitting.flat
            assert sitting.question == "Ada: what was kept with them?"
            await sitting.press("escape")
            assert len(sitting.kept(Person)) == 2

    async def test_a_very_long_name_leaves_room_for_the_question(self, here: Context) -> None:
        person(here, "Wolfeschlegelsteinhausenbergerdorff" * 20)
        async with sit(here, size=(40, 16)) as sitting:
            await sitting.press("escape", "6", "d")
            assert sitting.lines[-2].strip() == "Wolfesch...: what was kept with them?"

    async def test_a_hidden_name_stays_hidden_in_it(self, here: Context) -> None:
        person(here, "Ada")
        async with sit(here) as sitting:
            await sitting.press("escape", "6", "h", "d")
            assert "Ada" not in sitting.text
            assert "what was kept with them?" in sitting.flat

    async def test_u_while_it_is_open_undoes_and_asks_no_more(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "6", "a", "A", "enter", "enter", "d", "u")
            assert (sitting.question, sitting.kept(Person)) == ("", ())


class TestGone:
    async def test_the_page_of_someone_gone_names_no_undo_that_is_not_theirs(
        self, here: Context
    ) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "6", "a", "A", "enter", "enter", "enter", "u")
            assert "This is not on the map any more." in sitting.flat
            assert sitting.foot == "esc back"
