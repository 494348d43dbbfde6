from __future__ import annotations

import pytest

from companion.domain.errors import BadInput
from companion.domain.records import Step
from companion.services import today, wins
from companion.services.context import Context, open_context
from companion.store.paths import Paths
from tests.clock import Clock
from tests.services.doing import card, look, open_ids, take_one_that_may_be_answered


def test_the_second_window_shows_exactly_what_the_first_one_left(
    here: Context, there: Context
) -> None:
    today.check_in(here, energy=2, feelings=("afraid",))
    assert look(there) == look(here)
    today.another(here)
    today.smaller(here)
    assert look(there) == look(here)
    today.take(here)
    assert look(there) == look(here)
    today.close(here, "done")
    assert look(there) == look(here)


def test_questions_go_on_in_the_other_window_where_they_were_left(
    here: Context, there: Context
) -> None:
    take_one_that_may_be_answered(here)
    today.answer(here, "mood_before", 4)
    today.answer(here, "tension_before", None)
    assert open_ids(there) == ["expected_mood", "feared"]
    today.answer(there, "expected_mood", 5)
    assert open_ids(here) == ["feared"]
    today.answer(here, "feared", "My mind might go blank.")
    today.close(there, "done")
    assert open_ids(here)[:3] == ["mood_after", "tension_after", "happened"]
    assert (card(here).mood_before, card(here).expected_mood) == (4, 5)


def test_starting_again_later_goes_on_in_the_middle_of_the_questions(
    here: Context, paths: Paths, clock: Clock
) -> None:
    today.take(here)
    today.close(here, "done")
    today.answer(here, "mood_after", 6)
    left = open_ids(here)
    clock.advance(hours=2)
    again = open_context(paths, now=clock)
    assert open_ids(again) == left
    assert look(again).line == look(here).line


def test_both_windows_take_the_same_step_once(here: Context, there: Context) -> None:
    look(here), look(there)
    today.take(here)
    today.take(there)
    assert len(here.store.snapshot().all(Step)) == 1


def test_a_step_closed_in_one_window_cannot_be_closed_differently_in_the_other(
    here: Context, there: Context
) -> None:
    today.take(here)
    look(there)
    today.close(here, "done")
    with pytest.raises(BadInput, match="closed already"):
        today.close(there, "let-go")
    assert card(there).outcome == "done"
    assert len(wins.newest_first(there)) == 1


def test_answers_given_in_both_windows_are_all_kept(here: Context, there: Context) -> None:
    today.take(here)
    today.answer(here, "mood_before", 4)
    today.answer(there, "tension_before", 6)
    today.answer(here, "expected_mood", 5)
    step = card(there)
    assert (step.mood_before, step.tension_before, step.expected_mood) == (4, 6, 5)


def test_undo_in_one_window_leaves_what_the_other_changed_since(
    here: Context, there: Context
) -> None:
    today.take(here)
    today.answer(there, "mood_before", 4)
    assert here.store.undo() == "Left as it is: taking the step was changed again since."
    assert (look(here).stage, card(here).mood_before) == ("taken", 4)
