"""How a step ends, and what is asked afterwards."""

from __future__ import annotations

from datetime import date

import pytest

from companion.domain.records import Step, Win
from companion.services import today
from companion.services.context import Context, open_context
from companion.services.words import options
from companion.store.paths import Paths
from tests.clock import Clock
from tests.services.doing import card
from tests.tui.days import alone, with_somebody
from tests.tui.sitting import sit

HOW = "How did it go?"
DONE, SMALLER, ANOTHER_DAY, LET_GO = "1", "2", "3", "4"


def says_one_of(screen: str, when: str) -> bool:
    return any(said in screen for said in options(when))


def taken(context: Context, feared: str = "") -> Step:
    """A step with somebody is taken; its questions are behind."""
    with_somebody(context)
    today.take(context)
    if feared:
        today.answer(context, "feared", feared)
    today.skip_the_rest(context)
    return card(context)


class TestTheEnd:
    async def test_done_brings_a_warm_line_and_a_win_without_typing(self, here: Context) -> None:
        step = taken(here)
        async with sit(here) as sitting:
            await sitting.press("enter")
            assert sitting.question == HOW
            assert "1 done 2 the smaller one 3 another day 4 let it go" in sitting.flat
            await sitting.press(DONE)
            (win,) = sitting.kept(Win)
            assert (win.text, win.step) == (step.text, step.id)
            assert (card(here).outcome, card(here).win) == ("done", win.id)
            assert says_one_of(sitting.flat, "done")
            assert "kept among your wins" in sitting.text
            assert step.text in sitting.flat

    async def test_the_smaller_one_counts_the_same(self, here: Context) -> None:
        step = taken(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "down", "down", "enter")
            (win,) = sitting.kept(Win)
            assert (win.text, win.kind) == (step.smaller, "did-the-smaller")
            assert says_one_of(sitting.flat, "smaller")
            assert step.smaller in sitting.flat

    async def test_another_day_is_named_in_words(self, here: Context, paths: Paths) -> None:
        step = taken(here)
        async with sit(here) as sitting:
            await sitting.press("enter", ANOTHER_DAY)
            assert (sitting.question, sitting.field) == ("To which day?", "tomorrow")
            await sitting.press("ctrl+u")
            await sitting.write("friday")
            await sitting.press("enter")
            assert card(here).moved_to == date(2026, 11, 27)
            assert "It comes back Friday 27 November." in sitting.flat
            assert says_one_of(sitting.flat, "moved")
            assert sitting.kept(Win) == ()
            assert (sitting.question, step.outcome) == ("", "")

    async def test_on_that_day_it_is_there_again(
        self, here: Context, paths: Paths, clock: Clock
    ) -> None:
        step = taken(here)
        async with sit(here) as sitting:
            await sitting.press("enter", ANOTHER_DAY, "enter", "q")
        clock.advance(days=1)
        async with sit(open_context(paths, now=clock)) as sitting:
            await sitting.press("3", "enter")
            assert step.text in sitting.flat

    @pytest.mark.parametrize("words", ["blursday", "2026-02-30", "yesterday"])
    async def test_a_day_that_cannot_be_is_asked_again_with_the_words_still_there(
        self, here: Context, words: str
    ) -> None:
        taken(here)
        async with sit(here) as sitting:
            await sitting.press("enter", ANOTHER_DAY, "ctrl+u")
            await sitting.write(words)
            await sitting.press("enter")
            assert (sitting.question, sitting.field) == ("To which day?", words)
            assert any(
                line in sitting.flat
                for line in ("is not a day I can read", "ends on the 28th", "a day after today")
            )
            assert card(here).stage == "taken"
            await sitting.press("ctrl+u")
            await sitting.write("in 2 days")
            await sitting.press("enter")
            assert card(here).moved_to == date(2026, 11, 24)

    async def test_letting_go_is_met_kindly_and_asks_only_what_was_hard(
        self, here: Context
    ) -> None:
        taken(here)
        async with sit(here) as sitting:
            await sitting.press("enter", LET_GO)
            assert says_one_of(sitting.flat, "let-go")
            assert sitting.question == "What was hard?"
            await sitting.press("1")
            assert card(here).hard == options("was-hard")[0]
            assert sitting.question == ""
            assert says_one_of(sitting.flat, "setback")
            assert sitting.kept(Win) == ()
            for unkind in ("missed", "failed", "should", "overdue"):
                assert unkind not in sitting.text.lower()

    @pytest.mark.parametrize("keys", [("enter",), ("escape",)])
    async def test_not_saying_how_it_went_leaves_the_step_taken(
        self, here: Context, keys: tuple[str, ...]
    ) -> None:
        taken(here)
        async with sit(here) as sitting:
            await sitting.press("enter", *keys)
            assert (card(here).stage, sitting.question) == ("taken", "")

    async def test_escape_from_the_day_goes_back_to_how_it_went(self, here: Context) -> None:
        taken(here)
        async with sit(here) as sitting:
            await sitting.press("enter", ANOTHER_DAY, "escape")
            assert sitting.question == HOW
            await sitting.press(DONE)
            assert card(here).outcome == "done"

    async def test_afterwards_enter_does_nothing_and_n_brings_another(self, here: Context) -> None:
        taken(here)
        async with sit(here) as sitting:
            await sitting.press("enter", LET_GO, "escape")
            before = here.store.paths.data.read_bytes()
            await sitting.press("enter")
            assert here.store.paths.data.read_bytes() == before
            assert sitting.foot.startswith("n another, if you like")
            await sitting.press("n")
            assert "one small step" in sitting.text
            assert [s.outcome for s in sitting.kept(Step)] == ["let-go", ""]


class TestRest:
    async def test_rest_needs_no_reason_and_is_kept_as_care(self, here: Context) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("z")
            (win,) = sitting.kept(Win)
            assert (win.text, win.kind) == ("Rested today.", "rested-kindly")
            assert card(here).outcome == "rest"
            assert "rest today" in sitting.text
            assert says_one_of(sitting.flat, "rest")
            assert sitting.question == ""

    async def test_resting_twice_is_one_rest(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "z", "z")
            assert [w.text for w in sitting.kept(Win)] == ["Rested today."]

    async def test_rest_in_the_middle_of_a_question_closes_it(self, here: Context) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "3", "z")
            assert sitting.question == ""
            assert card(here).outcome == "rest"

    async def test_rest_after_a_finished_step_stands_beside_it(self, here: Context) -> None:
        taken(here)
        async with sit(here) as sitting:
            await sitting.press("enter", DONE, "tab", "z")
            assert sorted(s.outcome for s in sitting.kept(Step)) == ["done", "rest"]
            assert len(sitting.kept(Win)) == 2


class TestAfterwards:
    async def test_what_happened_stands_beside_what_was_feared(self, here: Context) -> None:
        taken(here, feared="a long silence")
        async with sit(here) as sitting:
            await sitting.press("enter", DONE, "6", "2")
            assert sitting.question == "And what happened?"
            await sitting.write("she was glad")
            await sitting.press("enter")
            assert sitting.question == "Did an answer come?"
            await sitting.press("1")
            assert sitting.question == "What was hard?"
            await sitting.press("enter")
            assert sitting.question == "What helped a bit?"
            await sitting.write("the kettle")
            await sitting.press("enter")
            step = card(here)
            assert (step.mood_after, step.tension_after, step.reply) == (6, 2, "came")
            assert (step.happened, step.hard, step.helped) == ("she was glad", "", "the kettle")
            assert sitting.question == ""
            assert "feared a long silence happened she was glad" in sitting.flat

    async def test_no_answer_yet_has_its_own_kind_line(
        self, here: Context, paths: Paths, clock: Clock
    ) -> None:
        taken(here)
        async with sit(here) as sitting:
            await sitting.press("enter", DONE, "enter", "enter", "2")
            assert card(here).reply == "not-yet"
            assert says_one_of(sitting.flat, "no-reply")
        clock.advance(days=1)
        async with sit(open_context(paths, now=clock)) as sitting:
            assert "no answer yet" in sitting.text
            assert says_one_of(sitting.flat, "no-reply")
            await sitting.press("escape", "a")
            assert "no answer yet" not in sitting.text
            assert [s.reply for s in sitting.kept(Step)] == ["came"]
            await sitting.press("a")
            assert "There is no message waiting for an answer here." in sitting.flat

    async def test_nothing_is_asked_about_fears_that_were_not_named(self, here: Context) -> None:
        taken(here)
        async with sit(here) as sitting:
            await sitting.press("enter", DONE, "enter", "enter")
            assert sitting.question == "Did an answer come?"

    async def test_a_step_for_oneself_waits_for_no_answer(self, here: Context) -> None:
        alone(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "tab", "enter", DONE, "enter", "enter")
            assert sitting.question == "What was hard?"

    async def test_tab_skips_what_is_left_and_the_win_stays(self, here: Context) -> None:
        taken(here)
        async with sit(here) as sitting:
            await sitting.press("enter", DONE, "7", "tab")
            assert (sitting.question, card(here).mood_after) == ("", 7)
            assert len(sitting.kept(Win)) == 1

    async def test_leaving_in_the_middle_goes_on_there(self, here: Context, paths: Paths) -> None:
        taken(here)
        async with sit(here) as sitting:
            await sitting.press("enter", DONE, "7", "enter", "ctrl+q")
        async with sit(open_context(paths, now=here.now)) as sitting:
            assert sitting.question == "Did an answer come?"

    async def test_expected_and_actual_stand_side_by_side(self, here: Context) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "3", "6", "2", "tab", "enter", DONE, "5", "tab")
            assert "expected mood 2, then 5" in sitting.flat
