"""Two windows on one map: what changes there shows here by itself."""

from __future__ import annotations

from companion.domain.records import Person, Place
from companion.services import people, profile, turns, waiting
from companion.services.context import Context
from tests.tui.people import person
from tests.tui.sitting import sit

SOON = 2.0


class TestPeople:
    async def test_somebody_added_there_shows_here(self, here: Context, there: Context) -> None:
        person(here, "Mira")
        async with sit(here) as sitting:
            await sitting.press("escape", "6")
            profile.add(there, Person, "Ada")
            await sitting.shows("Ada", seconds=SOON)
            assert "> Mira" in sitting.flat

    async def test_a_detail_changed_there_shows_here(self, here: Context, there: Context) -> None:
        sam = person(here, "Sam")
        async with sit(here) as sitting:
            await sitting.press("escape", "6", "enter")
            profile.change(there, Person, sam.id, "steady", "yes")
            await sitting.shows("Sam steady", seconds=SOON)

    async def test_somebody_removed_there_is_gone_here(self, here: Context, there: Context) -> None:
        sam = person(here, "Sam")
        person(here, "Zoe")
        async with sit(here) as sitting:
            await sitting.press("escape", "6")
            people.remove(there, sam.id, "nameless")
            await sitting.until(lambda: "Sam" not in sitting.text, SOON)
            assert "> Zoe" in sitting.flat

    async def test_words_being_typed_about_somebody_removed_there_are_still_here(
        self, here: Context, there: Context
    ) -> None:
        sam = person(here, "Sam")
        async with sit(here) as sitting:
            await sitting.press("escape", "6", "enter", "end", "enter")
            await sitting.write("likes tea")
            people.remove(there, sam.id, "nameless")
            await sitting.press("enter")
            said = "That was removed in another window. Your words are still here."
            assert said in sitting.flat
            assert sitting.field == "likes tea"

    async def test_the_turn_passed_on_there_shows_here(self, here: Context, there: Context) -> None:
        turns.set_up(here, [person(here, "Ada").id, person(here, "Ben").id])
        async with sit(here) as sitting:
            await sitting.press("escape", "6", "c")
            turns.pass_on(there)
            await sitting.shows("Ben is next.", seconds=SOON)

    async def test_a_place_added_there_shows_here(self, here: Context, there: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "6", "p")
            profile.add(there, Place, "library")
            await sitting.shows("library", seconds=SOON)


class TestMessages:
    async def test_a_reply_put_down_there_shows_here(self, here: Context, there: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "2", "b")
            waiting.add(there, "Sam")
            await sitting.shows("Sam", seconds=SOON)

    async def test_a_name_changed_there_changes_the_open_message(
        self, here: Context, there: Context
    ) -> None:
        sam = person(here, "Sam")
        async with sit(here) as sitting:
            await sitting.press("escape", "6", "enter", "m")
            assert "For Sam." in sitting.flat
            profile.change(there, Person, sam.id, "name", "Samira")
            await sitting.shows("For Samira.", seconds=SOON)

    async def test_somebody_kept_apart_there_is_written_to_no_more(
        self, here: Context, there: Context
    ) -> None:
        sam = person(here, "Sam")
        async with sit(here) as sitting:
            await sitting.press("escape", "6", "enter", "m", "enter")
            assert ", to Sam" in sitting.flat
            profile.change(there, Person, sam.id, "unsafe", "yes")
            await sitting.until(lambda: not here.store.changed_elsewhere(), SOON)
            await sitting.press("escape", "enter")
            assert "Sam" not in sitting.text
