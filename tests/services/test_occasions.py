from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from companion.domain.choosing import find_entry
from companion.domain.records import Event, Place
from companion.services import messages, occasions, profile, today, today_view, waiting
from companion.services.context import Context
from companion.services.occasions import Occasion
from companion.services.today_view import Offer
from companion.store import library
from companion.store.store import Change
from tests.clock import Clock
from tests.services.people_around import mark, someone


def planned(context: Context, hours: float = 2, **said: Any) -> Event:
    """Plan something some hours from now."""
    starts = context.now() + timedelta(hours=hours)
    event = context.store.new(Event, **{"title": "tea", "starts": starts, **said})
    return context.store.change(lambda seen: Change(keep=[event]), "the plan").first(Event)


def situations_of(offer: Offer) -> tuple[str, ...]:
    entry = find_entry(offer.entry, library.steps())
    return entry.messages if entry else ()


def pass_over_until(context: Context, fits: Callable[[Offer], object]) -> Offer:
    for _ in range(300):
        offer = today_view.look(context).offer
        if fits(offer):
            return offer
        today.another(context)
    raise AssertionError("no such step came up")


def with_no_step_to_write_about(context: Context) -> None:
    pass_over_until(context, lambda offer: not situations_of(offer))


class TestAPlan:
    def test_soon_it_is_about_leaving_early_with_all_that_is_known(self, here: Context) -> None:
        sam = someone(here, "Sam")
        pier = profile.add(here, Place, "the pier").first(Place)
        planned(here, title="tea with Sam", activity="tea", minutes=45, people=(sam.id,),
                place=pier.id)  # fmt: skip
        occasion = occasions.now(here)
        assert (occasion.situation, occasion.person) == ("exit-agreed", sam.id)
        assert dict(occasion.values) == {
            "activity": "tea", "minutes": "45", "day": "today", "place": "the pier", "name": "Sam",
        }  # fmt: skip
        assert occasions.in_words(here, occasion) == "For tea."

    def test_it_makes_a_whole_message(self, here: Context) -> None:
        sam = someone(here, "Sam")
        planned(here, title="tea", people=(sam.id,), place="the pier")
        occasion = occasions.now(here)
        for version in messages.versions(here.store.snapshot(), occasion.situation):
            draft = messages.begin(here, occasion)
            composed = messages.compose(here, replace(draft, version=version.id))
            assert composed.trouble == ""
            assert "Sam" in composed.text or "name" in messages.left_out(composed)
            assert not set(composed.text) & set("{}[]|")

    def test_begun_it_is_about_leaving_now_until_it_is_over(
        self, here: Context, clock: Clock
    ) -> None:
        with_no_step_to_write_about(here)
        planned(here, hours=1, minutes=30)
        for minutes, situation in ((59, "exit-agreed"), (2, "exit-now"), (28, "exit-now")):
            clock.advance(minutes=minutes)
            assert occasions.now(here).situation == situation
        clock.advance(minutes=2)
        assert occasions.now(here) == Occasion()

    @pytest.mark.parametrize(
        "said", [{"hours": 12.1}, {"outcome": "let-go"}, {"outcome": "was-there"}, {"starts": None}]
    )
    def test_far_off_settled_or_without_a_time_it_is_not_near(
        self, here: Context, said: dict[str, Any]
    ) -> None:
        with_no_step_to_write_about(here)
        planned(here, **said)
        assert occasions.now(here) == Occasion()

    def test_of_two_the_first_to_begin_is_meant(self, here: Context) -> None:
        planned(here, hours=3, title="a walk")
        planned(here, hours=1, title="tea")
        assert occasions.now(here).values["activity"] == "tea"

    @pytest.mark.parametrize(
        ("hours", "day"),
        [(1, "today"), (7.5, "today"), (11, "tomorrow")],
    )
    def test_the_day_is_the_one_a_person_lives(self, here: Context, hours: float, day: str) -> None:
        # It is 19:30; half past three at night is still today.
        planned(here, hours=hours)
        assert occasions.now(here).values["day"] == day

    def test_with_several_people_nobody_is_named(self, here: Context) -> None:
        planned(here, people=(someone(here, "Sam").id, someone(here, "Ana").id))
        occasion = occasions.now(here)
        assert occasion.person == ""
        assert "name" not in occasion.values

    def test_someone_kept_apart_is_not_named_and_the_other_is(self, here: Context) -> None:
        ana, rex = someone(here, "Ana"), someone(here, "Rex", unsafe=True)
        planned(here, people=(rex.id,))
        assert "name" not in occasions.now(here).values
        planned(here, hours=1, people=(rex.id, ana.id, "person-gone"))
        assert occasions.now(here).values["name"] == "Ana"

    def test_a_place_taken_off_the_map_keeps_its_name_there(
        self, here: Context, there: Context
    ) -> None:
        pier = profile.add(here, Place, "the pier").first(Place)
        event = planned(here, place=pier.id)
        profile.remove_place(here, pier.id)
        assert occasions.now(there).values["place"] == "the pier"
        assert here.store.undo() == "Undone: removing the place."
        assert here.store.snapshot().all(Event)[0].place == event.place == pier.id
        assert occasions.now(there).values["place"] == "the pier"

    def test_it_goes_before_the_step_and_those_who_wait(self, here: Context) -> None:
        waiting.add(here, "Mira")
        pass_over_until(here, situations_of)
        planned(here)
        assert occasions.now(here).situation == "exit-agreed"


class TestTheStep:
    def test_its_message_is_the_one_that_belongs_to_it(self, here: Context) -> None:
        offer = pass_over_until(here, situations_of)
        occasion = occasions.now(here)
        assert occasion.situation == situations_of(offer)[0]
        assert offer.record is not None
        assert occasion.step == offer.record.id
        assert occasions.in_words(here, occasion) == "For today's step."

    def test_who_comes_to_mind_for_it_is_whom_it_is_for(self, here: Context) -> None:
        sam = someone(here, "Sam", steady=True)
        today.check_in(here, energy=3)
        pass_over_until(here, lambda offer: offer.person_name and situations_of(offer))
        occasion = occasions.now(here)
        assert occasion.person == sam.id
        assert messages.begin(here, occasion).values["name"] == "Sam"
        said = "For today's step, perhaps with Sam in mind."
        assert occasions.in_words(here, occasion) == said

    def test_marked_unsafe_since_they_are_not(self, here: Context) -> None:
        sam = someone(here, "Sam", steady=True)
        today.check_in(here, energy=3)
        pass_over_until(here, lambda offer: offer.person_name and situations_of(offer))
        mark(here, sam, unsafe=True)
        assert occasions.now(here).person == ""

    def test_it_goes_before_those_who_wait_until_it_is_closed(self, here: Context) -> None:
        waiting.add(here, "Mira")
        pass_over_until(here, situations_of)
        assert occasions.now(here).waiting == ""
        today.close(here, "done")
        assert occasions.now(here).waiting == waiting.everyone(here)[0].id


class TestSomeone:
    def test_who_waits_is_answered(self, here: Context) -> None:
        mira = someone(here, "Mira", "friend")
        with_no_step_to_write_about(here)
        waiting.add(here, "Mira")
        occasion = occasions.now(here)
        assert (occasion.situation, occasion.person) == ("late-reply", mira.id)
        assert messages.begin(here, occasion).values["name"] == "Mira"

    def test_with_nothing_near_there_is_no_occasion(self, here: Context) -> None:
        with_no_step_to_write_about(here)
        assert occasions.now(here) == Occasion()
        assert occasions.in_words(here, Occasion()) == ""
        assert messages.begin(here, Occasion()).situation == messages.DEFAULT_SITUATION

    def test_opened_from_the_map_it_is_for_that_person(self, here: Context) -> None:
        sam = someone(here, "Sam")
        occasion = occasions.about(here.store.snapshot(), sam)
        assert messages.begin(here, occasion).values["name"] == "Sam"
        assert occasions.in_words(here, occasion) == "For Sam."

    def test_with_one_who_drains_a_limit_is_near(self, here: Context) -> None:
        kim = someone(here, "Kim", drains=True)
        occasion = occasions.about(here.store.snapshot(), kim)
        assert messages.begin(here, occasion).situation == "boundary"
        assert occasions.in_words(here, occasion) == "For Kim."

    def test_for_one_kept_apart_there_is_none(self, here: Context) -> None:
        rex = someone(here, "Rex", unsafe=True)
        assert occasions.about(here.store.snapshot(), rex) == Occasion()

    def test_looking_writes_nothing(self, here: Context) -> None:
        occasions.now(here)
        assert not here.store.paths.data.exists()
