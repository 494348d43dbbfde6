"""The first day, as far as taking a step: how it is, and the questions around the step."""

from __future__ import annotations

import pytest

from companion.domain.questions import BEFORE, ENERGY_WORDS
from companion.domain.records import CheckIn, Step
from companion.services import today
from companion.services.context import Context, open_context
from companion.services.words import options
from companion.store.paths import Paths
from tests.clock import Clock
from tests.services.doing import card, is_one_of, open_ids
from tests.tui.days import alone, with_somebody
from tests.tui.sitting import sit

ENERGY = "How much energy is here?"
WORD = "Does a word fit?"
MOOD, TENSION, EXPECTED, FEARED = (question.words for question in BEFORE)


class TestSayingHowItIs:
    async def test_energy_is_asked_at_once_and_nothing_is_written_yet(
        self, here: Context, paths: Paths
    ) -> None:
        async with sit(here) as sitting:
            assert ENERGY in sitting.flat
            assert "1-5 answer enter skip" in sitting.flat
            assert "one small step" in sitting.text
        assert not paths.data.exists()

    @pytest.mark.parametrize("energy", range(1, 6))
    async def test_one_key_says_the_energy(self, here: Context, energy: int) -> None:
        async with sit(here) as sitting:
            await sitting.press(str(energy))
            assert [c.energy for c in sitting.kept(CheckIn)] == [energy]
            dots = ["·"] * 5
            dots[energy - 1] = "■"
            assert f"energy {' '.join(dots)} {ENERGY_WORDS[energy]}" in sitting.flat
            assert sitting.question == WORD

    @pytest.mark.parametrize("number", ["9", "0"])
    async def test_a_number_that_does_not_fit_says_what_does_and_asks_on(
        self, here: Context, number: str
    ) -> None:
        async with sit(here) as sitting:
            await sitting.press(number)
            assert "1 to 5 fits here; enter skips." in sitting.flat
            assert sitting.question == ENERGY
            assert sitting.kept(CheckIn) == ()
            await sitting.press("3")
            assert [c.energy for c in sitting.kept(CheckIn)] == [3]

    async def test_enter_skips_it_and_the_step_is_there_all_the_same(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("enter")
            assert sitting.question == ""
            assert sitting.kept(CheckIn) == ()
            assert "not said; that is fine" in sitting.text
            assert sitting.foot.startswith("enter take it")

    async def test_a_word_or_two_are_heard_first(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("2")
            assert "1 tired 2 afraid 3 heavy 4 numb 5 lonely 6 all right" in sitting.flat
            await sitting.press("3", "1")
            assert "1 *tired" in sitting.flat
            await sitting.press("enter")
            (checkin,) = sitting.kept(CheckIn)
            assert (checkin.energy, checkin.feelings) == (2, ("heavy", "tired"))
            assert "heavy, tired" in sitting.text
            assert any(said in sitting.flat for said in options("validation-heavy"))

    async def test_a_word_can_be_unsaid_before_it_is_kept(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("2", "1", "2", "1", "enter")
            assert sitting.kept(CheckIn)[0].feelings == ("afraid",)

    async def test_arrows_find_a_word_too(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("2", "down", "down", "up", "enter")
            assert sitting.kept(CheckIn)[0].feelings == ("tired",)

    async def test_no_word_needs_to_fit(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("2", "enter")
            assert sitting.kept(CheckIn)[0].feelings == ()
            assert sitting.question == ""

    async def test_escape_goes_back_to_the_energy(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("2", "escape")
            assert sitting.question == ENERGY
            await sitting.press("4", "enter")
            assert "a fair bit" in sitting.text

    async def test_escape_at_the_first_question_leaves_it_at_that(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape")
            assert sitting.question == ""
            assert sitting.kept(CheckIn) == ()

    async def test_it_is_asked_once_and_e_says_it_again(self, here: Context, paths: Paths) -> None:
        async with sit(here) as sitting:
            await sitting.press("2", "enter", "q")
        async with sit(open_context(paths, now=here.now)) as sitting:
            assert sitting.question == ""
            await sitting.press("e", "5", "enter")
            assert [c.energy for c in sitting.kept(CheckIn)] == [2, 5]
            assert "plenty" in sitting.text


class TestTakingTheStep:
    async def test_four_questions_each_kept_as_it_is_answered(self, here: Context) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("enter")
            assert "yours today" in sitting.text
            assert (card(here).stage, sitting.question) == ("taken", MOOD)
            await sitting.press("3")
            assert (card(here).mood_before, sitting.question) == (3, TENSION)
            await sitting.press("6")
            assert (card(here).tension_before, sitting.question) == (6, EXPECTED)
            await sitting.press("4")
            assert (card(here).expected_mood, sitting.question) == (4, FEARED)
            await sitting.press("2")
            assert card(here).feared == options("feared-outcome")[1]
            assert sitting.question == ""
            assert "expected mood 4" in sitting.flat
            assert options("feared-outcome")[1] in sitting.flat
            assert sitting.foot.startswith("enter finish it")

    async def test_what_is_feared_can_be_said_in_own_words(self, here: Context) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "enter", "enter", "enter")
            await sitting.write("my voice goes")
            assert "my voice goes" in sitting.text
            await sitting.press("enter")
            assert card(here).feared == "my voice goes"

    async def test_what_is_feared_can_be_found_with_the_arrows(self, here: Context) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "enter", "enter", "enter", "down", "down", "down", "enter")
            assert card(here).feared == options("feared-outcome")[2]

    async def test_a_step_for_oneself_asks_nothing_about_others(self, here: Context) -> None:
        alone(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "3", "3", "3")
            assert sitting.question == ""
            assert open_ids(here) == []

    async def test_every_question_can_be_skipped(self, here: Context) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("enter")
            for words in (MOOD, TENSION, EXPECTED, FEARED):
                assert sitting.question == words
                await sitting.press("enter")
            assert sitting.question == ""
            step = card(here)
            assert (step.mood_before, step.tension_before, step.expected_mood) == (None,) * 3
            assert (step.stage, step.feared) == ("taken", "")

    async def test_tab_skips_the_rest(self, here: Context, paths: Paths) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "3")
            assert "tab skip the rest" in sitting.foot
            await sitting.press("tab")
            assert sitting.question == ""
            assert (card(here).mood_before, card(here).tension_before) == (3, None)
        async with sit(open_context(paths, now=here.now)) as sitting:
            assert sitting.question == ""

    async def test_escape_goes_back_one_question_and_the_answer_stays_until_replaced(
        self, here: Context
    ) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "3", "6", "escape")
            assert (sitting.question, card(here).tension_before) == (TENSION, 6)
            await sitting.press("escape")
            assert (sitting.question, card(here).mood_before) == (MOOD, 3)
            await sitting.press("8")
            assert (card(here).mood_before, card(here).tension_before) == (8, 6)
            assert sitting.question == TENSION

    async def test_going_back_and_on_again_with_enter_keeps_the_first_answer(
        self, here: Context
    ) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "3", "escape", "enter")
            assert (card(here).mood_before, sitting.question) == (3, TENSION)

    @pytest.mark.parametrize(
        ("keys", "kept"),
        [(("1", "0"), 10), (("1", "enter"), 1), (("0",), 0), (("1", "7", "7"), 7), (("9",), 9)],
    )
    async def test_a_rating_from_0_to_10(
        self, here: Context, keys: tuple[str, ...], kept: int
    ) -> None:
        alone(here)
        async with sit(here) as sitting:
            await sitting.press("enter", *keys)
            assert card(here).mood_before == kept
            assert sitting.question == TENSION

    async def test_a_17_says_what_fits(self, here: Context) -> None:
        alone(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "1", "7")
            assert "0 to 10 fits here; enter skips." in sitting.flat
            assert card(here).mood_before is None


class TestLeavingInTheMiddle:
    @pytest.mark.parametrize("answered", range(4))
    async def test_another_terminal_goes_on_at_the_open_question(
        self, here: Context, paths: Paths, clock: Clock, answered: int
    ) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("enter", *["5"] * answered)
            left_at = sitting.question
            await sitting.press("ctrl+q")
            assert not sitting.running
        clock.advance(minutes=20)
        async with sit(open_context(paths, now=clock), size=(60, 18)) as sitting:
            assert sitting.question == left_at == (MOOD, TENSION, EXPECTED, FEARED)[answered]
            assert left_at in sitting.flat
            await sitting.press("1", "enter")
            assert len(card(here).asked) == answered + 1

    async def test_after_the_last_question_nothing_is_asked_again(
        self, here: Context, paths: Paths
    ) -> None:
        alone(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "5", "5", "5", "q")
        async with sit(open_context(paths, now=here.now)) as sitting:
            assert sitting.question == ""
            assert "yours today" in sitting.text

    async def test_a_step_of_yesterday_evening_is_still_there_in_the_morning(
        self, here: Context, paths: Paths, clock: Clock
    ) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "5")
        clock.advance(hours=13)
        async with sit(open_context(paths, now=clock)) as sitting:
            assert sitting.question == TENSION
            assert "yours today" in sitting.text


class TestComingBack:
    async def test_a_welcome_and_no_number_of_days(
        self, here: Context, paths: Paths, clock: Clock
    ) -> None:
        alone(here)
        today.take(here)
        clock.advance(days=37)
        async with sit(open_context(paths, now=clock)) as sitting:
            assert any(said in sitting.flat for said in options("return"))
            for unkind in ("37", "36", "days", "missed", "overdue", "last time", "away for"):
                assert unkind not in sitting.text.replace("days here", "")
            assert sitting.question == ENERGY
            assert "yours today" not in sitting.text

    async def test_coming_back_is_a_win_that_is_there_already(
        self, here: Context, paths: Paths, clock: Clock
    ) -> None:
        alone(here)
        clock.advance(days=9)
        async with sit(open_context(paths, now=clock)) as sitting:
            await sitting.press("w")
            assert sitting.field == "Came back."

    async def test_the_greeting_knows_the_evening(self, here: Context) -> None:
        async with sit(here) as sitting:
            assert is_one_of(sitting.lines[5].strip(), "greeting-evening")
            assert "Sunday 22 November, evening" in sitting.lines[1]
            assert sitting.kept(Step) == ()
