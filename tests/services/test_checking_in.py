from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from companion.domain.choosing import root_of
from companion.domain.errors import BadInput
from companion.domain.questions import FEELINGS
from companion.domain.records import CheckIn, Person
from companion.services import today, today_view
from companion.services.context import Context, open_context
from companion.store import library
from companion.store.paths import Paths
from companion.store.store import Change
from tests.clock import Clock
from tests.services.conftest import SUNDAY_EVENING
from tests.services.doing import card, is_one_of, look, pass_over_until

STEPS = library.steps()
SUNDAY = date(2026, 11, 22)


class TestTheFirstLook:
    def test_there_is_a_greeting_and_one_small_step(self, here: Context) -> None:
        seen = look(here)
        assert is_one_of(seen.greeting, "greeting-evening")
        assert seen.stage == "offered"
        assert seen.offer.text == STEPS[seen.offer.entry].text
        assert seen.offer.smaller
        assert seen.offer.energy <= seen.energy == 2
        assert not seen.returned
        assert (seen.validation, seen.line, seen.no_reply, seen.from_wins) == ("", "", "", None)

    def test_looking_writes_nothing(self, here: Context) -> None:
        for _ in range(3):
            look(here)
        assert list(here.store.paths.data.parent.iterdir()) == []

    def test_the_step_stays_all_evening(self, here: Context, clock: Clock) -> None:
        first = look(here).offer
        clock.advance(hours=4)
        assert look(here).offer == first

    def test_the_small_hours_still_belong_to_the_evening(self, here: Context, clock: Clock) -> None:
        evening = look(here)
        clock.set(SUNDAY_EVENING.replace(day=23, hour=3, minute=59))
        night = look(here)
        assert (night.day, night.offer) == (SUNDAY, evening.offer)
        assert is_one_of(night.greeting, "greeting-night")
        clock.set(SUNDAY_EVENING.replace(day=23, hour=4, minute=0))
        assert look(here).day == SUNDAY + timedelta(days=1)

    def test_a_day_may_begin_at_another_hour(self, paths: Paths, clock: Clock) -> None:
        early = open_context(paths, now=clock, starts_at=SUNDAY_EVENING.time().replace(hour=6))
        clock.set(SUNDAY_EVENING.replace(day=23, hour=5))
        assert look(early).day == SUNDAY

    @pytest.mark.parametrize(
        ("hour", "part"), [(8, "morning"), (14, "afternoon"), (20, "evening"), (23, "night")]
    )
    def test_the_greeting_knows_the_hour(
        self, here: Context, clock: Clock, hour: int, part: str
    ) -> None:
        clock.set(SUNDAY_EVENING.replace(hour=hour))
        assert is_one_of(look(here).greeting, f"greeting-{part}")


class TestSayingHowItIs:
    @pytest.mark.parametrize("energy", range(1, 6))
    def test_the_step_never_asks_more_than_was_said(self, here: Context, energy: int) -> None:
        today.check_in(here, energy=energy)
        seen = look(here)
        assert seen.energy == energy
        assert seen.offer.energy <= energy
        for _ in range(100):
            today.another(here)
            assert look(here).offer.energy <= energy

    @pytest.mark.parametrize("word", FEELINGS)
    def test_a_word_is_heard_before_anything_is_suggested(self, here: Context, word: str) -> None:
        today.check_in(here, energy=2)
        today.check_in(here, feelings=(word,))
        seen = look(here)
        assert is_one_of(seen.validation, f"validation-{word.replace('all right', 'alright')}")
        assert seen.checkin is not None
        assert (seen.checkin.energy, seen.checkin.feelings) == (2, (word,))

    def test_the_lowest_energy_is_heard_without_a_word(self, here: Context) -> None:
        today.check_in(here, energy=1)
        assert is_one_of(look(here).validation, "validation-low")

    def test_words_and_mood_may_come_without_any_energy(self, here: Context) -> None:
        today.check_in(here, feelings=("numb",))
        today.check_in(here, mood=3)
        seen = look(here)
        assert seen.checkin is not None
        assert (seen.checkin.feelings, seen.checkin.mood) == (("numb",), 3)
        assert seen.energy == 2

    def test_energy_said_again_later_is_what_counts(self, here: Context, clock: Clock) -> None:
        today.check_in(here, energy=4)
        clock.advance(hours=2)
        today.check_in(here, energy=1)
        assert look(here).energy == 1
        assert len(here.store.snapshot().all(CheckIn)) == 2

    def test_yesterdays_energy_is_not_todays(self, here: Context, clock: Clock) -> None:
        today.check_in(here, energy=5, feelings=("tired",))
        clock.advance(days=1)
        assert (look(here).energy, look(here).checkin) == (2, None)

    @pytest.mark.parametrize("energy", [0, 6, 9, -1])
    def test_an_energy_that_is_not_there_gets_one_line(self, here: Context, energy: int) -> None:
        with pytest.raises(BadInput, match="Energy is a whole number from 1 to 5"):
            today.check_in(here, energy=energy)
        assert not here.store.paths.data.exists()

    def test_a_mood_and_a_word_out_of_range_get_one_line_too(self, here: Context) -> None:
        with pytest.raises(BadInput, match="Mood is a whole number from 0 to 10"):
            today.check_in(here, mood=11)
        with pytest.raises(BadInput, match="not among the words here: tired, afraid") as caught:
            today.check_in(here, feelings=("\x1b[31mfine",))
        assert "\x1b" not in str(caught.value)

    def test_trying_another_energy_keeps_nothing(self, here: Context) -> None:
        tried = today_view.look(here, energy=1)
        assert (tried.energy, tried.offer.energy) == (1, 1)
        assert not here.store.paths.data.exists()

    def test_an_offer_made_for_other_energy_is_replaced_and_a_taken_one_stays(
        self, here: Context
    ) -> None:
        today.check_in(here, energy=5)
        pass_over_until(here, energy=5)
        today.check_in(here, energy=1)
        assert look(here).offer.energy == 1
        today.take(here)
        taken = look(here).offer.entry
        today.check_in(here, energy=4)
        assert (look(here).stage, look(here).offer.entry) == ("taken", taken)


class TestAnotherSmallerBigger:
    def test_at_the_lowest_energy_there_are_three_or_more_to_choose_from(
        self, here: Context
    ) -> None:
        today.check_in(here, energy=1)
        seen = set()
        for _ in range(3):
            offer = look(here).offer
            assert STEPS[offer.entry].demand <= 1
            assert not STEPS[offer.entry].reply_needed
            seen.add(offer.entry)
            today.another(here)
        assert len(seen) == 3

    def test_another_never_shows_the_same_twice_until_all_were_shown(self, here: Context) -> None:
        today.check_in(here, energy=1)
        number = len(today_view.suggestions(here.store.snapshot(), SUNDAY, 1))
        shown = [look(here).offer.entry]
        for _ in range(number - 1):
            today.another(here)
            shown.append(look(here).offer.entry)
        assert len(set(shown)) == number
        today.another(here)
        assert look(here).offer.entry == shown[0]

    def test_each_day_a_tiny_exchange_is_at_most_two_keys_away(
        self, here: Context, clock: Clock
    ) -> None:
        for _ in range(10):
            clock.advance(days=1)
            offers = [STEPS[look(here).offer.entry]]
            for _ in range(2):
                today.another(here)
                offers.append(STEPS[look(here).offer.entry])
            assert any(e.contact != "none" and e.minutes <= 3 for e in offers)

    def test_smaller_goes_down_to_the_smallest_and_says_so_there(self, here: Context) -> None:
        today.check_in(here, energy=4)
        pass_over_until(here, energy=4)
        sizes = [look(here).offer]
        while look(here).offer.smaller:
            expected = look(here).offer.smaller
            today.smaller(here)
            assert look(here).offer.text == expected
            sizes.append(look(here).offer)
        assert len(sizes) > 2
        assert [o.energy for o in sizes] == sorted((o.energy for o in sizes), reverse=True)
        with pytest.raises(BadInput, match="smallest size"):
            today.smaller(here)

    def test_bigger_goes_back_up_because_it_was_asked_for(self, here: Context) -> None:
        today.check_in(here, energy=1)
        start = pass_over_until(here, demand=0)
        while look(here).offer.smaller:
            today.smaller(here)
        today.bigger(here)
        assert look(here).offer.entry == start
        today.bigger(here)
        larger = STEPS[look(here).offer.entry]
        assert larger.energy > 1 or larger.demand > 0

    def test_going_bigger_ends_where_it_is_enough(self, here: Context) -> None:
        def keep_growing() -> None:
            for _ in range(20):
                today.bigger(here)

        today.check_in(here, energy=5)
        with pytest.raises(BadInput, match="It is enough as it is"):
            keep_growing()
        assert look(here).offer.text

    def test_bigger_is_never_offered_by_itself(self, here: Context, clock: Clock) -> None:
        for _ in range(20):
            today.check_in(here, energy=2)
            today.take(here)
            today.close(here, "done")
            clock.advance(days=1)
            assert look(here).offer.energy <= 2

    def test_what_was_passed_over_stays_passed_over_in_the_other_window(
        self, here: Context, there: Context
    ) -> None:
        first = look(here).offer.entry
        today.another(here)
        second = look(there).offer.entry
        assert second != first
        today.another(there)
        assert look(here).offer.entry not in (first, second)

    def test_a_smallest_size_that_is_passed_over_gives_way(self, here: Context) -> None:
        today.check_in(here, energy=1)
        pass_over_until(here, demand=0)
        today.smaller(here)
        small = look(here).offer.entry
        today.another(here)
        assert root_of(look(here).offer.entry) != root_of(small)


class TestWhyThisOne:
    @pytest.mark.parametrize(
        ("field", "tag"),
        [
            ("daylight", "daylight"),
            ("come_as_you_are", "come as you are"),
            ("listen_only", "listen only"),
            ("helper_role", "helper role"),
            ("share_later", "to share later"),
        ],
    )
    def test_the_card_says_what_kind_of_step_it_is(
        self, here: Context, field: str, tag: str
    ) -> None:
        pass_over_until(here, **{field: True})
        assert tag in look(here).offer.tags
        pass_over_until(here, **{field: False})
        assert tag not in look(here).offer.tags

    def test_one_key_tells_why(self, here: Context) -> None:
        today.check_in(here, energy=2, feelings=("tired",))
        reasons = look(here).offer.reasons
        assert reasons
        assert re.search(r"energy [12]", reasons[0])
        assert "stays the same until tomorrow" in reasons[-1]

    def test_a_steady_person_is_brought_to_mind_and_an_unsafe_one_never(
        self, here: Context
    ) -> None:
        sam = here.store.new(Person, name="Sam", steady=True)
        far = here.store.new(Person, name="Ute", steady=True, unsafe=True)
        here.store.change(lambda seen: Change(keep=[sam, far]))
        today.check_in(here, energy=3)
        pass_over_until(here, contact="known")
        offer = look(here).offer
        assert (offer.person, offer.person_name) == (sam.id, "Sam")
        assert "Sam is one of your steady people." in offer.reasons
        today.take(here)
        assert card(here).person == sam.id

    def test_a_person_marked_unsafe_later_is_not_named_any_more(self, here: Context) -> None:
        sam = here.store.new(Person, name="Sam", steady=True)
        here.store.change(lambda seen: Change(keep=[sam]))
        today.check_in(here, energy=3)
        pass_over_until(here, contact="known")
        today.take(here)
        assert look(here).offer.person_name == "Sam"
        here.store.change(lambda seen: Change(keep=[replace(sam, unsafe=True)]))
        assert look(here).offer.person_name == ""

    def test_a_smaller_size_that_needs_nobody_names_nobody(self, here: Context) -> None:
        sam = here.store.new(Person, name="Sam")
        here.store.change(lambda seen: Change(keep=[sam]))
        pass_over_until(here, contact="known", demand=1)
        while STEPS.get(look(here).offer.entry) and STEPS[look(here).offer.entry].contact != "none":
            today.smaller(here)
        assert look(here).offer.person_name == ""
        today.take(here)
        assert card(here).person == ""
