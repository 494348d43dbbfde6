"""Topics to talk about, and those kept for someone."""

from __future__ import annotations

from companion.domain.records import Person
from companion.services import topics
from companion.services.context import Context
from companion.store import library
from tests.tui.days import alone
from tests.tui.sitting import Sitting, sit
from tests.tui.talk import person, waits


async def open_topics(sitting: Sitting) -> None:
    await sitting.press("escape", "2", "t")


class TestTopics:
    async def test_all_of_the_library_is_offered(self, here: Context) -> None:
        first = topics.offered(here)[0]
        assert len(topics.offered(here)) == len(library.shelf("topics"))
        async with sit(here) as sitting:
            await open_topics(sitting)
            assert first.text[:40] in sitting.text
            assert "Any of them can be passed over." in sitting.flat

    async def test_enter_keeps_one_for_someone(self, here: Context) -> None:
        person(here, "Mira")
        chosen = topics.offered(here)[1]
        async with sit(here) as sitting:
            await open_topics(sitting)
            await sitting.press("j", "enter")
            assert sitting.question == "For whom?"
            await sitting.press("1")
            assert "Kept for Mira." in sitting.text
            assert sitting.kept(Person)[0].topics == (chosen.text,)
            await sitting.press("u")
            assert sitting.kept(Person)[0].topics == ()

    async def test_with_nobody_on_the_map_it_says_where_to_go(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_topics(sitting)
            await sitting.press("enter")
            assert "The map has no names so far; 6 opens it." in sitting.flat
            assert sitting.question == ""

    async def test_an_own_topic_for_someone(self, here: Context) -> None:
        person(here, "Mira")
        async with sit(here) as sitting:
            await open_topics(sitting)
            await sitting.press("a")
            await sitting.write("the allotment")
            await sitting.press("enter", "1")
            assert sitting.kept(Person)[0].topics == ("the allotment",)
            assert sitting.app.drafts.fields() == ()

    async def test_own_words_without_a_person_come_back(self, here: Context) -> None:
        person(here, "Mira")
        async with sit(here) as sitting:
            await open_topics(sitting)
            await sitting.press("a")
            await sitting.write("the allotment")
            await sitting.press("enter", "escape", "a")
            assert sitting.field == "the allotment"
            assert sitting.kept(Person)[0].topics == ()

    async def test_someone_kept_apart_is_not_offered(self, here: Context) -> None:
        person(here, "Rob", unsafe=True)
        person(here, "Mira")
        async with sit(here) as sitting:
            await open_topics(sitting)
            await sitting.press("enter")
            assert "1 Mira" in sitting.flat
            assert "Rob" not in sitting.text

    async def test_of_two_of_one_name_the_right_one_gets_it(self, here: Context) -> None:
        person(here, "Sam", tie="friend")
        cousin = person(here, "Sam", tie="cousin")
        async with sit(here) as sitting:
            await open_topics(sitting)
            await sitting.press("enter")
            at = sitting.flat.index("Sam (cousin)")
            await sitting.press(sitting.flat[at - 2])
            held = {each.id for each in sitting.kept(Person) if each.topics}
            assert held == {cousin.id}


class TestForOnePerson:
    async def test_those_kept_stand_first_and_enter_takes_one_off(self, here: Context) -> None:
        alone(here)
        person(here, "Mira", topics=("the allotment",))
        waits(here, "Mira")
        async with sit(here) as sitting:
            await sitting.press("m", "t")
            assert "to talk about with Mira" in sitting.flat
            assert "kept the allotment" in sitting.flat
            assert sitting.foot.startswith("enter take it off")
            await sitting.press("enter")
            assert "Taken off for Mira." in sitting.text
            assert sitting.kept(Person)[0].topics == ()
            await sitting.press("u")
            assert "kept the allotment" in sitting.flat

    async def test_the_foot_follows_the_cursor(self, here: Context) -> None:
        alone(here)
        person(here, "Mira", topics=("the allotment",))
        waits(here, "Mira")
        async with sit(here) as sitting:
            await sitting.press("m", "t", "j")
            assert sitting.foot.startswith("enter keep for someone")


async def test_what_is_cut_in_the_list_stands_in_full_above_it(here: Context) -> None:
    async with sit(here, size=(40, 12)) as sitting:
        await sitting.press("escape", "2", "t")
        for _ in range(6):
            chosen = sitting.page.list.chosen  # type: ignore[attr-defined]
            assert chosen.text in sitting.flat
            await sitting.press("j")
