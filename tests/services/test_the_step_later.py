from __future__ import annotations

from datetime import date, timedelta

import pytest

from companion.domain.errors import BadInput
from companion.domain.records import Step, Win
from companion.services import today
from companion.services.context import Context
from tests.clock import Clock
from tests.services.doing import (
    card,
    is_one_of,
    look,
    open_ids,
    pass_over_until,
    take_one_that_may_be_answered,
)

SUNDAY = date(2026, 11, 22)
BEFORE = ["mood_before", "tension_before", "expected_mood", "feared"]


class TestMoving:
    def test_a_moved_step_comes_back_on_its_day_and_first(
        self, here: Context, clock: Clock
    ) -> None:
        today.check_in(here, energy=3)
        moved = pass_over_until(here, energy=3)
        today.close(here, "moved", moved_to=SUNDAY + timedelta(days=3))
        clock.advance(days=1)
        today.check_in(here, energy=3)
        assert look(here).offer.entry != moved
        clock.advance(days=2)
        today.check_in(here, energy=3)
        assert look(here).offer.entry == moved
        assert look(here).offer.reasons == ("You moved it to this day.",)

    def test_on_a_lower_day_it_comes_back_smaller(self, here: Context, clock: Clock) -> None:
        today.check_in(here, energy=3)
        moved = pass_over_until(here, energy=3)
        today.close(here, "moved")
        clock.advance(days=1)
        today.check_in(here, energy=1)
        offer = look(here).offer
        assert offer.entry != moved
        assert offer.energy == 1
        assert offer.reasons == ("You moved it to this day. This is its smaller version.",)

    def test_without_a_day_it_moves_to_tomorrow(self, here: Context) -> None:
        today.close(here, "moved")
        assert card(here).moved_to == SUNDAY + timedelta(days=1)

    @pytest.mark.parametrize("ago", [0, 1])
    def test_it_cannot_move_to_today_or_before(self, here: Context, ago: int) -> None:
        with pytest.raises(BadInput, match="a day after today"):
            today.close(here, "moved", moved_to=SUNDAY - timedelta(days=ago))
        assert here.store.snapshot().all(Step) == ()

    def test_it_can_be_passed_over_on_its_day(self, here: Context, clock: Clock) -> None:
        today.check_in(here, energy=1)
        while look(here).offer.smaller:
            today.smaller(here)
        today.close(here, "moved")
        smallest = card(here).entry
        clock.advance(days=1)
        assert look(here).offer.entry == smallest
        today.another(here)
        assert look(here).offer.entry != smallest
        today.another(here)
        assert look(here).offer.entry != smallest

    def test_done_on_its_day_it_does_not_come_again(self, here: Context, clock: Clock) -> None:
        today.close(here, "moved")
        clock.advance(days=1)
        moved = look(here).offer.entry
        today.close(here, "done")
        for _ in range(5):
            today.another(here)
            assert look(here).offer.entry != moved

    def test_a_moved_step_is_never_spoken_of_after_its_day(
        self, here: Context, clock: Clock
    ) -> None:
        today.close(here, "moved")
        clock.advance(days=2)
        assert "You moved it to this day." not in look(here).offer.reasons


class TestNoReply:
    def finish_without_an_answer(self, context: Context) -> None:
        take_one_that_may_be_answered(context)
        today.close(context, "done")
        assert "reply" in open_ids(context)
        today.answer(context, "reply", "not-yet")

    def test_no_answer_yet_has_its_own_kind_line_at_once_and_the_next_day(
        self, here: Context, clock: Clock
    ) -> None:
        self.finish_without_an_answer(here)
        assert is_one_of(look(here).line, "no-reply")
        clock.advance(days=1)
        assert is_one_of(look(here).no_reply, "no-reply")
        assert look(here).line == ""

    def test_it_is_let_rest_after_a_few_days(self, here: Context, clock: Clock) -> None:
        self.finish_without_an_answer(here)
        clock.advance(days=3)
        assert look(here).no_reply
        clock.advance(days=1)
        assert look(here).no_reply == ""

    def test_a_rest_in_between_does_not_hide_it(self, here: Context, clock: Clock) -> None:
        self.finish_without_an_answer(here)
        clock.advance(days=1)
        today.rest(here)
        clock.advance(days=1)
        assert look(here).no_reply

    def test_when_an_answer_came_nothing_is_said(self, here: Context, clock: Clock) -> None:
        take_one_that_may_be_answered(here)
        today.close(here, "done")
        today.answer(here, "reply", "came")
        assert is_one_of(look(here).line, "done")
        clock.advance(days=1)
        assert look(here).no_reply == ""

    def test_an_answer_that_fits_nowhere_is_refused(self, here: Context) -> None:
        take_one_that_may_be_answered(here)
        today.close(here, "done")
        with pytest.raises(BadInput, match="does not fit"):
            today.answer(here, "reply", "perhaps")


class TestAcrossDays:
    def test_a_step_taken_yesterday_is_still_on_the_card(self, here: Context, clock: Clock) -> None:
        take_one_that_may_be_answered(here)
        taken = card(here)
        clock.advance(days=1)
        assert look(here).stage == "taken"
        assert card(here) == taken
        assert open_ids(here) == BEFORE

    def test_finished_today_it_asks_how_it_was_and_counts_for_today(
        self, here: Context, clock: Clock
    ) -> None:
        today.take(here)
        taken = card(here)
        clock.advance(days=1)
        said = today.close(here, "done")
        assert look(here).line == said.line
        assert "mood_after" in open_ids(here)
        today.answer(here, "mood_after", 6)
        assert (card(here).id, card(here).mood_after) == (taken.id, 6)
        assert card(here).taken_at == taken.taken_at
        assert said.win is not None
        assert said.win.day == SUNDAY + timedelta(days=1)

    def test_an_older_open_step_is_let_be(self, here: Context, clock: Clock) -> None:
        today.take(here)
        clock.advance(days=2)
        assert look(here).stage == "offered"
        assert look(here).offer.record is None

    def test_an_unfinished_asking_of_yesterday_is_not_brought_up_today(
        self, here: Context, clock: Clock
    ) -> None:
        today.close(here, "done")
        assert open_ids(here)
        clock.advance(days=1)
        assert open_ids(here) == []
        assert look(here).stage == "offered"

    def test_what_was_done_lately_is_not_offered_again_soon(
        self, here: Context, clock: Clock
    ) -> None:
        done = set()
        for _ in range(14):
            entry = look(here).offer.entry
            assert entry not in done
            done.add(entry)
            today.close(here, "done")
            clock.advance(days=1)

    def test_the_win_of_a_step_is_linked_both_ways(self, here: Context) -> None:
        today.close(here, "done")
        step, win = card(here), here.store.snapshot().all(Win)[0]
        assert (step.win, win.step) == (win.id, step.id)
