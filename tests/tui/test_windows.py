"""Two windows on one file."""

from __future__ import annotations

from companion.domain.records import Step, Win
from companion.services import today, wins
from companion.services.context import Context
from companion.store.paths import Paths
from tests.services.doing import card
from tests.tui.days import alone, wins_of, with_somebody
from tests.tui.sitting import sit

SOON = 2.0


class TestAnotherWindowsChange:
    async def test_a_new_win_shows_by_itself_within_two_seconds(
        self, here: Context, there: Context
    ) -> None:
        wins_of(here, "mine")
        async with sit(here) as sitting:
            await sitting.press("escape", "4")
            wins.keep(there, "from the other window")
            assert "from the other window" not in sitting.text
            await sitting.shows("from the other window", seconds=SOON)
            assert ">" in next(line for line in sitting.lines if "mine" in line)

    async def test_a_step_taken_there_is_taken_here(self, here: Context, there: Context) -> None:
        alone(here)
        async with sit(here) as sitting:
            today.take(there)
            await sitting.shows("yours today", seconds=SOON)

    async def test_what_is_being_typed_is_left_alone(self, here: Context, there: Context) -> None:
        wins_of(here, "mine")
        async with sit(here) as sitting:
            await sitting.press("escape", "4", "w")
            await sitting.write("half a sen")
            wins.keep(there, "from the other window")
            await sitting.shows("from the other window", seconds=SOON)
            assert sitting.field == "half a sen"
            await sitting.write("tence")
            await sitting.press("enter")
            assert {w.text for w in sitting.kept(Win)} == {
                "mine", "from the other window", "half a sentence",
            }  # fmt: skip

    async def test_both_windows_keep_and_nothing_is_lost(
        self, here: Context, there: Context
    ) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape")
            for word in ("one", "two", "three"):
                await sitting.press("w")
                await sitting.write(word)
                wins.keep(there, f"{word} there")
                await sitting.press("enter")
            assert len(sitting.kept(Win)) == 6

    async def test_a_question_about_a_step_that_was_finished_there_does_not_open_it_again(
        self, here: Context, there: Context
    ) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("enter")
            assert sitting.question == "Mood now?"
            today.close(there, "done")
            await sitting.press("4")
            assert (card(here).stage, card(here).outcome) == ("closed", "done")
            assert [s.stage for s in sitting.kept(Step)] == ["closed"]


class TestTheSameWinInTwoWindows:
    async def test_one_clear_line_and_enter_again_keeps_these_words(
        self, here: Context, there: Context
    ) -> None:
        (win,) = wins_of(here, "said hi")
        async with sit(here) as sitting:
            await sitting.press("escape", "4", "e")
            await sitting.write(" to Sam")
            wins.change(there, win.id, words="said hi to nobody")
            await sitting.press("enter")
            assert 'Another window changed this win to "said hi to nobody".' in sitting.flat
            assert "Enter again keeps your words instead." in sitting.flat
            assert sitting.field == "said hi to Sam"
            assert [w.text for w in sitting.kept(Win)] == ["said hi to nobody"]
            await sitting.press("enter")
            assert [w.text for w in sitting.kept(Win)] == ["said hi to Sam"]
            assert sitting.question == ""

    async def test_escape_leaves_the_other_windows_words(
        self, here: Context, there: Context
    ) -> None:
        (win,) = wins_of(here, "said hi")
        async with sit(here) as sitting:
            await sitting.press("escape", "4", "e")
            await sitting.write(" to Sam")
            wins.change(there, win.id, words="said hi to nobody")
            await sitting.press("enter", "escape")
            assert [w.text for w in sitting.kept(Win)] == ["said hi to nobody"]
            assert "said hi to nobody" in sitting.text

    async def test_a_win_let_go_there_says_so_and_the_words_are_still_here(
        self, here: Context, there: Context, paths: Paths
    ) -> None:
        (win,) = wins_of(here, "said hi")
        async with sit(here) as sitting:
            await sitting.press("escape", "4", "e")
            await sitting.write(" to Sam")
            wins.remove(there, win.id)
            await sitting.press("enter")
            assert "This win was removed in another window." in sitting.flat
            assert sitting.field == "said hi to Sam"
            await sitting.press("enter")
        assert [win.text for win in wins.newest_first(there)] == ["said hi to Sam"]
