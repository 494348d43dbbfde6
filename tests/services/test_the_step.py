from __future__ import annotations

from datetime import date

import pytest

from companion.domain.errors import BadInput
from companion.domain.records import Outcome, Step
from companion.services import today, wins
from companion.services.context import Context
from companion.store import library
from tests.services.doing import (
    card,
    is_one_of,
    look,
    open_ids,
    pass_over_until,
    pass_over_until_it_may_be_answered,
    take_one_that_may_be_answered,
)

SUNDAY = date(2026, 11, 22)
BEFORE = ["mood_before", "tension_before", "expected_mood", "feared"]


class TestTaking:
    def test_taking_the_step_keeps_it_and_asks_how_it_is_first(self, here: Context) -> None:
        pass_over_until_it_may_be_answered(here)
        offered = look(here).offer
        today.take(here)
        seen = look(here)
        assert (seen.stage, seen.offer.entry, seen.offer.text) == (
            "taken", offered.entry, offered.text,
        )  # fmt: skip
        assert open_ids(here) == BEFORE
        assert card(here).taken_at is not None
        assert card(here).day == SUNDAY

    def test_taking_it_twice_changes_nothing(self, here: Context) -> None:
        today.take(here)
        before = card(here)
        today.take(here)
        assert card(here) == before

    def test_ratings_and_a_prediction_are_kept(self, here: Context) -> None:
        today.take(here)
        today.answer(here, "mood_before", 3)
        today.answer(here, "tension_before", "7")
        today.answer(here, "expected_mood", 4)
        today.answer(here, "feared", "  I could say\nsomething strange. ")
        step = card(here)
        assert (step.mood_before, step.tension_before, step.expected_mood) == (3, 7, 4)
        assert step.feared == "I could say something strange."
        assert open_ids(here) == []

    @pytest.mark.parametrize("nothing", [None, ""])
    def test_every_question_can_be_skipped(self, here: Context, nothing: str | None) -> None:
        today.take(here)
        for question in BEFORE:
            today.answer(here, question, nothing)
        step = card(here)
        assert open_ids(here) == []
        assert (step.mood_before, step.tension_before, step.feared) == (None, None, "")

    def test_the_rest_can_be_skipped_at_once(self, here: Context) -> None:
        today.take(here)
        today.answer(here, "mood_before", 5)
        today.skip_the_rest(here)
        assert open_ids(here) == []
        assert card(here).mood_before == 5

    def test_skipping_before_anything_is_taken_keeps_nothing(self, here: Context) -> None:
        today.skip_the_rest(here)
        today.ask_again(here, "mood_before")
        assert here.store.snapshot().all(Step) == ()

    def test_going_back_to_a_question_keeps_its_answer_until_another_is_given(
        self, here: Context
    ) -> None:
        take_one_that_may_be_answered(here)
        today.answer(here, "mood_before", 3)
        today.answer(here, "tension_before", 8)
        today.ask_again(here, "mood_before")
        assert open_ids(here) == ["mood_before", "expected_mood", "feared"]
        assert card(here).mood_before == 3
        today.answer(here, "mood_before", 6)
        assert card(here).mood_before == 6
        assert open_ids(here) == ["expected_mood", "feared"]

    @pytest.mark.parametrize("value", [11, -1, "eleven", "7.5"])
    def test_a_rating_out_of_range_gets_one_line_and_the_question_stays_open(
        self, here: Context, value: int | str
    ) -> None:
        today.take(here)
        with pytest.raises(BadInput, match="Mood is a whole number from 0 to 10"):
            today.answer(here, "expected_mood", value)
        assert "expected_mood" in open_ids(here)

    def test_a_question_that_does_not_exist_gets_one_line(self, here: Context) -> None:
        with pytest.raises(BadInput, match='no question called "score"'):
            today.answer(here, "score", 3)

    def test_the_step_can_be_made_smaller_after_it_was_taken(self, here: Context) -> None:
        pass_over_until(here, energy=2)
        today.take(here)
        today.answer(here, "mood_before", 2)
        smaller = look(here).offer.smaller
        today.smaller(here)
        assert (look(here).stage, look(here).offer.text) == ("taken", smaller)
        assert card(here).mood_before == 2


class TestHowDoable:
    def test_below_seven_a_smaller_one_is_offered(self, here: Context) -> None:
        today.answer(here, "confidence", 6)
        seen = look(here)
        assert is_one_of(seen.line, "low-confidence")
        assert seen.offer.smaller
        assert card(here).confidence == 6

    def test_from_seven_on_nothing_is_said(self, here: Context) -> None:
        today.answer(here, "confidence", 7)
        assert look(here).line == ""

    def test_skipping_it_is_fine(self, here: Context) -> None:
        today.answer(here, "confidence", None)
        assert (look(here).line, card(here).confidence) == ("", None)

    def test_at_the_smallest_size_there_is_nothing_smaller_to_offer(self, here: Context) -> None:
        while look(here).offer.smaller:
            today.smaller(here)
        today.answer(here, "confidence", 2)
        assert look(here).line == ""

    def test_it_was_said_of_that_step_and_not_of_the_next(self, here: Context) -> None:
        today.answer(here, "confidence", 3)
        today.another(here)
        assert (card(here).confidence, look(here).line) == (None, "")
        today.answer(here, "confidence", 3)
        today.smaller(here)
        assert (card(here).confidence, look(here).line) == (None, "")

    def test_the_step_can_be_tied_to_a_moment(self, here: Context) -> None:
        today.answer(here, "anchor", "after my coffee")
        today.take(here)
        assert card(here).anchor == "after my coffee"
        assert look(here).stage == "taken"


class TestFinishing:
    @pytest.mark.parametrize("outcome", ["done", "smaller", "moved", "let-go", "rest"])
    def test_each_ending_gets_a_kind_line_of_its_own_at_once(
        self, here: Context, outcome: Outcome
    ) -> None:
        today.take(here)
        said = today.close(here, outcome)
        assert is_one_of(said.line, outcome)
        assert said.kept.line == "Kept."
        assert look(here).line == said.line
        assert look(here).stage == "closed"

    def test_done_keeps_a_win_without_any_typing(self, here: Context) -> None:
        today.take(here)
        text = look(here).offer.text
        said = today.close(here, "done", mood=5)
        assert said.win is not None
        assert wins.newest_first(here) == (said.win,)
        assert said.win.text == text
        assert said.win.day == SUNDAY
        assert said.win.kind in library.win_kinds()
        assert (card(here).win, said.win.step) == (said.win.id, card(here).id)
        assert wins.acknowledgement(said.win)

    def test_the_smaller_one_is_kept_as_done_in_its_own_words(self, here: Context) -> None:
        today.take(here)
        smaller = look(here).offer.smaller
        said = today.close(here, "smaller")
        assert said.win is not None
        assert (said.win.text, said.win.kind) == (smaller, "did-the-smaller")

    @pytest.mark.parametrize("outcome", ["moved", "let-go"])
    def test_moved_and_let_go_bring_no_win_and_no_blame(
        self, here: Context, outcome: Outcome
    ) -> None:
        today.take(here)
        assert today.close(here, outcome).win is None
        assert wins.newest_first(here) == ()

    def test_a_step_can_be_finished_without_having_been_taken(self, here: Context) -> None:
        offered = look(here).offer
        said = today.close(here, "done")
        assert said.win is not None
        assert said.win.text == offered.text
        assert card(here).entry == offered.entry

    def test_with_the_heavy_feeling_there_it_is_acting_with_it(self, here: Context) -> None:
        today.take(here)
        today.answer(here, "mood_before", 2)
        said = today.close(here, "done")
        assert said.win is not None
        assert said.win.kind == "acted-with-the-feeling"

    def test_afterwards_it_asks_how_it_was_and_what_helped(self, here: Context) -> None:
        pass_over_until(here, formats=("body", "solo"))
        today.take(here)
        today.close(here, "done")
        assert open_ids(here) == ["mood_after", "tension_after", "hard", "helped"]
        today.answer(here, "mood_after", 6)
        today.answer(here, "tension_after", None)
        today.answer(here, "hard", "getting started")
        today.answer(here, "helped", "keeping it short")
        step = card(here)
        assert (step.mood_after, step.tension_after) == (6, None)
        assert (step.hard, step.helped) == ("getting started", "keeping it short")
        assert open_ids(here) == []

    def test_a_mood_and_a_note_given_with_the_ending_are_not_asked_again(
        self, here: Context
    ) -> None:
        today.take(here)
        today.answer(here, "feared", "Maybe no one answers.")
        today.close(here, "done", mood=7, note="She wrote back.\nA heart.")
        assert not {"mood_after", "happened"} & set(open_ids(here))
        assert card(here).mood_after == 7
        assert card(here).happened == "She wrote back.\nA heart."

    def test_what_was_feared_is_asked_after(self, here: Context) -> None:
        today.take(here)
        today.answer(here, "feared", "They could be annoyed with me.")
        today.close(here, "done")
        assert "happened" in open_ids(here)
        today.answer(here, "happened", "They were not.")
        assert (card(here).feared, card(here).happened) == (
            "They could be annoyed with me.", "They were not.",
        )  # fmt: skip

    def test_where_nothing_was_feared_that_is_not_asked(self, here: Context) -> None:
        today.take(here)
        today.close(here, "done")
        assert "happened" not in open_ids(here)

    def test_a_setback_can_be_noted_and_is_met_kindly(self, here: Context) -> None:
        today.take(here)
        today.close(here, "let-go")
        assert open_ids(here) == ["hard"]
        today.answer(here, "hard", "noise, or too many people")
        assert is_one_of(look(here).line, "setback")
        assert card(here).hard == "noise, or too many people"

    def test_finishing_a_finished_step_gets_one_line(self, here: Context) -> None:
        today.close(here, "done")
        with pytest.raises(BadInput, match="closed already"):
            today.close(here, "let-go")
        with pytest.raises(BadInput, match="n brings another"):
            today.take(here)

    def test_after_one_step_there_may_be_another(self, here: Context) -> None:
        today.close(here, "done")
        first = card(here).entry
        today.another(here)
        assert look(here).stage == "offered"
        assert look(here).offer.entry != first
        today.take(here)
        today.close(here, "done")
        assert len(wins.newest_first(here)) == 2

    def test_undo_takes_the_ending_and_its_win_back_together(self, here: Context) -> None:
        today.take(here)
        today.close(here, "done")
        assert here.store.undo() == "Undone: finishing the step."
        assert look(here).stage == "taken"
        assert wins.newest_first(here) == ()

    def test_a_mood_out_of_range_closes_nothing(self, here: Context) -> None:
        today.take(here)
        with pytest.raises(BadInput, match="Mood is a whole number"):
            today.close(here, "done", mood=11)
        assert look(here).stage == "taken"


class TestRest:
    def test_rest_is_kept_as_care_and_needs_no_reason(self, here: Context) -> None:
        said = today.rest(here)
        assert is_one_of(said.line, "rest")
        assert said.win is not None
        assert (said.win.text, said.win.kind) == ("Rested today.", "rested-kindly")
        assert open_ids(here) == []
        assert wins.sides(here) == {"connection": 0, "rest": 1}

    def test_resting_twice_is_one_rest(self, here: Context) -> None:
        first = today.rest(here)
        again = today.rest(here)
        assert again.line == first.line
        assert again.win is None
        assert [w.text for w in wins.newest_first(here)] == ["Rested today."]
        assert len(here.store.snapshot().all(Step)) == 1

    def test_a_taken_step_can_turn_into_rest(self, here: Context) -> None:
        today.take(here)
        today.rest(here)
        assert (card(here).outcome, look(here).stage) == ("rest", "closed")

    def test_rest_after_a_finished_step_counts_beside_it(self, here: Context) -> None:
        today.close(here, "done")
        today.rest(here)
        assert len(wins.newest_first(here)) == 2
        assert is_one_of(look(here).line, "rest")
