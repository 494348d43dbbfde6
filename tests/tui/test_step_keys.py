"""The keys of Today around the step: smaller, bigger, another, why, favourites, ties."""

from __future__ import annotations

from companion.domain.choosing import smaller_version
from companion.domain.records import Favourite, Step, Week
from companion.services import today, today_view
from companion.services.context import Context
from companion.services.words import options
from companion.store import library
from tests.services.doing import card, look
from tests.tui.days import alone, with_somebody
from tests.tui.sitting import sit

STEPS = library.steps()


class TestSize:
    async def test_minus_goes_down_to_the_smallest_and_says_so(self, here: Context) -> None:
        entry = with_somebody(here)
        async with sit(here) as sitting:
            size = entry
            while gentler := smaller_version(size, STEPS):
                assert f"smaller {gentler.text}" in sitting.flat
                await sitting.press("-")
                assert gentler.text in sitting.flat
                size = gentler
            await sitting.press("-")
            assert "This is the smallest size." in sitting.flat
            assert card(here).entry == size.id

    async def test_plus_goes_back_up_because_it_was_asked_for(self, here: Context) -> None:
        entry = with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("-", "+")
            assert entry.text in sitting.flat
            await sitting.press("-", "=")
            assert card(here).entry == entry.id
            for _ in range(8):
                await sitting.press("+")
            assert "It is enough as it is." in sitting.flat

    async def test_a_step_already_taken_can_still_be_made_smaller(self, here: Context) -> None:
        entry = with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "tab", "-")
            assert card(here).entry == entry.smaller
            assert card(here).stage == "taken"
            assert "yours today" in sitting.text

    async def test_in_the_middle_of_a_question_too(self, here: Context) -> None:
        entry = with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "-")
            assert (card(here).entry, sitting.question) == (entry.smaller, "Mood now?")
            await sitting.press("4")
            assert card(here).mood_before == 4


class TestAnother:
    async def test_n_brings_another_and_the_first_is_passed_over(self, here: Context) -> None:
        today.check_in(here, energy=2)
        first = look(here).offer
        async with sit(here) as sitting:
            await sitting.press("n")
            assert look(here).offer.text in sitting.flat
            assert first.text not in sitting.flat
            assert card(here).passed == (first.entry,)

    async def test_in_the_middle_of_a_question_the_old_question_goes(self, here: Context) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "3", "n")
            assert "one small step" in sitting.text
            assert sitting.question == ""
            assert sitting.foot.startswith("enter take it")


class TestWhy:
    async def test_y_says_why_and_again_puts_it_away(self, here: Context) -> None:
        today.check_in(here, energy=2)
        reason = look(here).offer.reasons[0]
        async with sit(here) as sitting:
            assert f"- {reason}" not in sitting.flat
            await sitting.press("y")
            assert f"- {reason}" in sitting.flat
            await sitting.press("y")
            assert f"- {reason}" not in sitting.flat


class TestFavourites:
    async def test_f_puts_the_step_on_the_menu_and_takes_it_off(self, here: Context) -> None:
        entry = with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("f")
            assert "On your menu; it comes up more often." in sitting.flat
            assert [f.entry for f in sitting.kept(Favourite)] == [entry.id]
            assert entry.text in sitting.flat
            await sitting.press("f")
            assert "Off your menu." in sitting.flat
            assert sitting.kept(Favourite) == ()

    async def test_an_empty_menu_says_how_it_fills(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "o")
            assert "Your own menu is empty. a adds a step" in sitting.flat
            await sitting.press("escape")
            assert "one small step" in sitting.text

    async def test_own_words_with_their_energy_then_changed_then_let_go(
        self, here: Context
    ) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "o", "a")
            await sitting.write("wave to the cat")
            await sitting.press("enter")
            assert sitting.question == "How much energy is here?"
            await sitting.press("2")
            (own,) = sitting.kept(Favourite)
            assert (own.text, own.energy) == ("wave to the cat", 2)
            assert "a little wave to the cat" in sitting.flat
            await sitting.press("e")
            assert sitting.field == "wave to the cat"
            await sitting.write(" next door")
            await sitting.press("enter")
            assert "wave to the cat next door" in sitting.flat
            await sitting.press("d")
            assert "Off your menu. u brings it back." in sitting.flat
            assert sitting.kept(Favourite) == ()
            await sitting.press("u")
            assert [f.text for f in sitting.kept(Favourite)] == ["wave to the cat next door"]

    async def test_the_energy_of_an_own_step_can_be_skipped(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "o", "a")
            await sitting.write("hum")
            await sitting.press("enter", "enter")
            assert sitting.kept(Favourite)[0].energy == 1

    async def test_enter_on_the_menu_offers_that_step_today(self, here: Context) -> None:
        alone(here)
        async with sit(here) as sitting:
            await sitting.press("o", "a")
            await sitting.write("hum to the plants")
            await sitting.press("enter", "1", "a")
            await sitting.write("sit by the window")
            await sitting.press("enter", "3", "j", "enter")
            assert "one small step" in sitting.text
            assert "sit by the window" in sitting.flat
            assert card(here).text == "sit by the window"

    async def test_a_step_without_words_is_not_added(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "o", "a", "enter")
            assert sitting.question == ""
            assert sitting.kept(Favourite) == ()


class TestTies:
    async def test_doubt_is_met_with_the_smaller_one(self, here: Context) -> None:
        entry = with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("c")
            assert sitting.question == "How doable does it feel?"
            await sitting.press("4")
            assert card(here).confidence == 4
            assert any(said in sitting.flat for said in options("low-confidence"))
            assert "(- makes it smaller)" in sitting.flat
            await sitting.press("-")
            assert card(here).entry == entry.smaller

    async def test_being_sure_needs_no_words(self, here: Context) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("c", "7")
            assert card(here).confidence == 7
            assert "(- makes it smaller)" not in sitting.flat
            assert "doable 7" in sitting.flat

    async def test_a_moment_is_picked_by_its_number(self, here: Context) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("t", "2")
            assert card(here).anchor == options("anchor")[1]
            assert f"when {options('anchor')[1]}" in sitting.flat

    async def test_or_said_in_own_words(self, here: Context) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("t")
            await sitting.write("after the 8 o'clock news")
            await sitting.press("enter")
            assert card(here).anchor == "after the 8 o'clock news"
            assert card(here).stage == "offered"

    async def test_the_intention_is_there_to_be_changed(self, here: Context) -> None:
        shown = today_view.look(here).intention
        async with sit(here) as sitting:
            await sitting.press("escape", "i")
            assert sitting.field == shown
            await sitting.press("ctrl+u")
            await sitting.write("two hellos")
            await sitting.press("enter")
            assert [w.intention for w in sitting.kept(Week)] == ["two hellos"]
            assert "this week two hellos" in sitting.flat
            assert "Kept." in sitting.flat

    async def test_leaving_the_intention_as_it_is_keeps_nothing(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "i", "escape")
            assert (sitting.kept(Week), sitting.kept(Step)) == ((), ())
            assert not here.store.paths.drafts.exists()
            assert sitting.app.drafts.fields() == ()
