"""What carries over to a later day, and what does not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.domain.errors import BadInput
from companion.domain.records import Step
from companion.services import replies, today
from companion.services.context import Context
from tests.clock import Clock
from tests.services.doing import card, look, take_one_that_may_be_answered


def test_an_answer_that_comes_days_later_can_be_kept(here: Context, clock: Clock) -> None:
    take_one_that_may_be_answered(here)
    today.close(here, "done")
    today.answer(here, "reply", "not-yet")
    clock.advance(days=2)
    assert look(here).no_reply
    replies.answer_came(here)
    assert not look(here).no_reply
    assert here.store.snapshot().all(Step)[-1].reply == "came"


def test_an_answer_nobody_waited_for_gets_one_line(here: Context) -> None:
    with pytest.raises(BadInput, match="no message waiting"):
        replies.answer_came(here)


def test_a_moved_step_still_comes_first_when_its_day_went_by_unopened(
    here: Context, clock: Clock
) -> None:
    today.take(here)
    moved = card(here).entry
    today.close(here, "moved", moved_to=here.today + timedelta(days=1))
    clock.advance(days=3)
    assert look(here).offer.entry.split(".")[0] == moved
    assert "an earlier day" in look(here).offer.reasons[0]
    clock.advance(days=6)
    assert "an earlier day" not in look(here).offer.reasons[0]


def test_a_moved_step_that_was_taken_up_does_not_come_back_again(
    here: Context, clock: Clock
) -> None:
    today.take(here)
    today.close(here, "moved", moved_to=here.today + timedelta(days=1))
    clock.advance(days=1)
    today.take(here)
    today.close(here, "done")
    clock.advance(days=1)
    assert "moved" not in look(here).offer.reasons[0]


def test_a_new_energy_keeps_the_words_of_the_day(here: Context, clock: Clock) -> None:
    today.check_in(here, energy=2, feelings=("tired",))
    clock.advance(hours=2)
    today.check_in(here, energy=3)
    checkin = look(here).checkin
    assert checkin is not None
    assert (checkin.energy, checkin.feelings) == (3, ("tired",))
