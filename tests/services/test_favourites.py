from __future__ import annotations

import pytest

from companion.domain.errors import BadInput
from companion.services import favourites, today
from companion.services.context import Context
from companion.store import library
from tests.clock import Clock
from tests.services.doing import card, look, pass_over_until


def words(context: Context) -> list[str]:
    return [favourites.words_of(f) for f in favourites.menu(context)]


class TestTheOwnMenu:
    def test_the_step_on_the_card_goes_on_the_menu_and_off_again(self, here: Context) -> None:
        offer = look(here).offer
        assert not offer.favourite
        favourites.toggle(here)
        assert look(here).offer.favourite
        assert words(here) == [offer.text]
        favourites.toggle(here)
        assert not look(here).offer.favourite
        assert words(here) == []

    def test_the_card_stays_as_it_is_meanwhile(self, here: Context, clock: Clock) -> None:
        today.check_in(here, energy=1)
        favourites.toggle(here)
        clock.advance(days=1)
        today.check_in(here, energy=1)
        offered = look(here).offer.entry
        favourites.toggle(here)
        assert not look(here).offer.favourite
        assert look(here).offer.entry == offered

    def test_the_menu_is_sorted_by_energy(self, here: Context) -> None:
        favourites.add_own(here, "Ring Ilse for five minutes.", energy=4)
        favourites.add_own(here, "Wave to the cat next door.", energy=1)
        favourites.add_own(here, "Ask the baker how it goes.", energy=3)
        assert words(here) == [
            "Wave to the cat next door.",
            "Ask the baker how it goes.",
            "Ring Ilse for five minutes.",
        ]

    def test_on_low_days_own_steps_come_first(self, here: Context, clock: Clock) -> None:
        favourites.add_own(here, "Wave to the cat next door.", energy=1, smaller="Look for it.")
        favourites.add_own(here, "Ring Ilse for five minutes.", energy=4)
        for _ in range(5):
            clock.advance(days=1)
            today.check_in(here, energy=1)
            offer = look(here).offer
            assert (offer.text, offer.smaller) == ("Wave to the cat next door.", "Look for it.")
            assert offer.reasons[0] == "It is on your own menu."

    def test_a_step_of_the_menu_can_be_chosen_for_today(self, here: Context) -> None:
        favourites.add_own(here, "Ring Ilse for five minutes.", energy=4)
        chosen = favourites.menu(here)[0]
        today.put_favourite_on_card(here, chosen.id)
        assert look(here).offer.text == "Ring Ilse for five minutes."
        assert look(here).offer.reasons == ("You chose this one yourself.",)
        today.take(here)
        today.close(here, "done")
        assert card(here).entry == chosen.id

    def test_a_shipped_step_of_the_menu_can_be_chosen_too(self, here: Context) -> None:
        entry = pass_over_until(here, energy=2)
        favourites.toggle(here)
        today.another(here)
        today.put_favourite_on_card(here, favourites.menu(here)[0].id)
        assert look(here).offer.entry == entry

    def test_the_smallest_size_of_an_own_step_works_like_any_other(self, here: Context) -> None:
        favourites.add_own(here, "Wave to the cat next door.", energy=1)
        today.put_favourite_on_card(here, favourites.menu(here)[0].id)
        today.smaller(here)
        assert look(here).offer.text == "Read it once, and let that be all."
        today.bigger(here)
        assert look(here).offer.text == "Wave to the cat next door."

    def test_an_own_step_can_be_moved_and_comes_back(self, here: Context, clock: Clock) -> None:
        favourites.add_own(here, "Wave to the cat next door.", energy=2)
        today.put_favourite_on_card(here, favourites.menu(here)[0].id)
        today.close(here, "moved")
        clock.advance(days=1)
        assert look(here).offer.text == "Wave to the cat next door."
        assert look(here).offer.reasons == ("You moved it to this day.",)

    def test_words_can_be_changed_and_a_shipped_step_becomes_ones_own(self, here: Context) -> None:
        favourites.toggle(here)
        held = favourites.menu(here)[0]
        favourites.edit_own(here, held.id, "My own way of it.")
        assert words(here) == ["My own way of it."]
        assert favourites.menu(here)[0].entry == ""
        assert held.entry in library.steps()

    def test_taken_off_the_menu_it_can_be_undone(self, here: Context) -> None:
        favourites.add_own(here, "Wave to the cat next door.")
        favourites.remove(here, favourites.menu(here)[0].id)
        assert words(here) == []
        here.store.undo()
        assert words(here) == ["Wave to the cat next door."]

    def test_a_removed_step_still_on_the_card_can_be_finished(self, here: Context) -> None:
        favourites.add_own(here, "Wave to the cat next door.")
        held = favourites.menu(here)[0]
        today.put_favourite_on_card(here, held.id)
        favourites.remove(here, held.id)
        assert look(here).offer.text == "Wave to the cat next door."
        today.take(here)
        said = today.close(here, "done")
        assert said.win is not None
        assert said.win.text == "Wave to the cat next door."


class TestWhatDoesNotFit:
    @pytest.mark.parametrize("text", ["", "  ", "\x1b[31m\n"])
    def test_a_step_needs_words(self, here: Context, text: str) -> None:
        with pytest.raises(BadInput, match="needs a few words"):
            favourites.add_own(here, text)

    @pytest.mark.parametrize("energy", [0, 6, 9])
    def test_its_energy_is_from_one_to_five(self, here: Context, energy: int) -> None:
        with pytest.raises(BadInput, match="Energy is a whole number from 1 to 5"):
            favourites.add_own(here, "Wave.", energy=energy)

    def test_what_the_other_window_removed_gets_one_line(
        self, here: Context, there: Context
    ) -> None:
        favourites.add_own(here, "Wave.")
        held = favourites.menu(here)[0]
        favourites.remove(there, held.id)
        with pytest.raises(BadInput, match="not on your menu any more"):
            favourites.edit_own(here, held.id, "Wave twice.")
        with pytest.raises(BadInput, match="not on your menu any more"):
            today.put_favourite_on_card(here, held.id)
        assert favourites.remove(here, held.id).line == "Kept."
