"""Wins: browsing, reading, changing, letting go, searching."""

from __future__ import annotations

from datetime import date

import pytest

from companion.domain.records import Win
from companion.services.context import Context
from companion.store import library
from tests.tui.days import alone, many_wins, wins_of
from tests.tui.sitting import Sitting, sit

KINDS = library.win_kinds()


def under_the_cursor(sitting: Sitting) -> str:
    (line,) = [line for line in sitting.lines if line.startswith("  >")]
    return line


async def open_wins(sitting: Sitting) -> None:
    await sitting.press("escape", "4")


class TestBrowsing:
    async def test_connection_and_rest_stand_side_by_side(self, here: Context) -> None:
        wins_of(here, "asked Mira", "wrote back", kind="reached-out")
        wins_of(here, "went to bed", kind="rested-kindly")
        async with sit(here) as sitting:
            await open_wins(sitting)
            assert "2 of connection 1 of rest and care" in sitting.flat
            assert "today" in sitting.text
            assert "yesterday" in sitting.text

    async def test_an_empty_log_is_no_reproach(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_wins(sitting)
            assert sitting.foot.startswith("a add a win")
            assert "0" not in sitting.text.replace("0-10", "")
            await sitting.press("enter", "e", "t", "b", "d", "j", "G", "pagedown")
            assert sitting.running
            assert sitting.question == ""

    async def test_keys_that_move(self, here: Context) -> None:
        many_wins(here, 50)
        async with sit(here) as sitting:
            await open_wins(sitting)
            rows = sitting.app.screen.query_one("#list").size.height
            walk = [
                ("j", 1), ("down", 2), ("k", 1), ("up", 0), ("up", 0), ("G", 49), ("j", 49),
                ("g", 0), ("end", 49), ("home", 0), ("pagedown", rows), ("pageup", 0),
            ]  # fmt: skip
            order = [win.text for win in sitting.newest_first()]
            for key, at in walk:
                await sitting.press(key)
                assert f"{order[at]} " in under_the_cursor(sitting) + " ", key

    async def test_enter_reads_the_whole_of_it(self, here: Context) -> None:
        words = "I went to the bakery and said good morning, " * 4 + "and my voice came out fine."
        (win,) = wins_of(here, words, kind="reached-out")
        async with sit(here) as sitting:
            await open_wins(sitting)
            assert "came out fine" not in sitting.text
            await sitting.press("enter")
            assert words in sitting.flat
            assert KINDS["reached-out"].label in sitting.text
            assert any(line in sitting.flat for line in KINDS["reached-out"].acknowledgements)
            await sitting.press("escape")
            assert under_the_cursor(sitting)
            assert win.text.split(",")[0] in sitting.text


class TestChanging:
    async def test_a_adds(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_wins(sitting)
            await sitting.press("a")
            await sitting.write("opened the curtains")
            await sitting.press("enter")
            assert "opened the curtains" in under_the_cursor(sitting)

    async def test_e_changes_the_words(self, here: Context) -> None:
        wins_of(here, "sayd hello", "another")
        async with sit(here) as sitting:
            await open_wins(sitting)
            await sitting.press("e", "home", "right", "right", "delete", "i", "enter")
            assert "said hello" in under_the_cursor(sitting)
            assert "Kept." in sitting.text
            assert [w.text for w in sitting.newest_first()] == ["said hello", "another"]

    async def test_no_words_are_refused_and_nothing_is_lost(self, here: Context) -> None:
        wins_of(here, "a win")
        async with sit(here) as sitting:
            await open_wins(sitting)
            await sitting.press("e", "ctrl+u", "enter")
            assert "A win needs a word or two; d lets it go." in sitting.flat
            assert [w.text for w in sitting.kept(Win)] == ["a win"]

    async def test_t_takes_a_kind_by_its_digit(self, here: Context) -> None:
        wins_of(here, "a win")
        first = next(iter(KINDS))
        async with sit(here) as sitting:
            await open_wins(sitting)
            await sitting.press("t")
            assert f"1 {KINDS[first].label}" in sitting.flat
            await sitting.press("1")
            (win,) = sitting.kept(Win)
            assert (win.kind, win.guessed) == (first, False)
            assert KINDS[first].label in sitting.text

    async def test_t_takes_a_kind_by_its_words(self, here: Context) -> None:
        wins_of(here, "a win")
        async with sit(here) as sitting:
            await open_wins(sitting)
            await sitting.press("t")
            await sitting.write("came b")
            assert "came back" in sitting.flat
            assert KINDS["answered"].label not in sitting.flat
            await sitting.press("enter")
            assert sitting.kept(Win)[0].kind == "came-back"

    async def test_t_takes_a_kind_by_the_arrows_the_last_ones_too(self, here: Context) -> None:
        wins_of(here, "a win")
        last = list(KINDS)[-1]
        async with sit(here) as sitting:
            await open_wins(sitting)
            await sitting.press("t", "up")
            assert f">{KINDS[last].label}" in sitting.flat
            await sitting.press("enter")
            assert sitting.kept(Win)[0].kind == last

    async def test_arrows_move_within_what_typing_left(self, here: Context) -> None:
        wins_of(here, "a win")
        async with sit(here) as sitting:
            await open_wins(sitting)
            await sitting.press("t")
            await sitting.write("came b")
            await sitting.press("down")
            assert ">came back" in sitting.flat
            await sitting.press("enter")
            assert sitting.kept(Win)[0].kind == "came-back"

    async def test_words_that_are_no_kind_say_so_and_stay(self, here: Context) -> None:
        wins_of(here, "a win")
        async with sit(here) as sitting:
            await open_wins(sitting)
            await sitting.press("t")
            await sitting.write("zzz")
            await sitting.press("enter")
            assert "None of these holds that." in sitting.flat
            assert (sitting.question, sitting.field) == ("Which kind?", "zzz")
            assert sitting.kept(Win)[0].kind == "noticed"

    async def test_b_gives_another_day_and_no_time_is_invented(self, here: Context) -> None:
        (win,) = wins_of(here, "a win")
        async with sit(here) as sitting:
            await open_wins(sitting)
            await sitting.press("b")
            assert sitting.field == "2026-11-22"
            await sitting.press("ctrl+u")
            await sitting.write("friday")
            await sitting.press("enter")
            (moved,) = sitting.kept(Win)
            assert (moved.day, moved.created) == (date(2026, 11, 20), win.created)
            assert "Fri 20 Nov" in under_the_cursor(sitting)

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            ("2026-02-30", "February 2026 ends on the 28th"),
            ("tomorrow", "is still to come"),
            ("some day", "is not a day I can read"),
        ],
    )
    async def test_a_day_that_is_not_there_gets_one_line_and_the_words_stay(
        self, here: Context, words: str, said: str
    ) -> None:
        wins_of(here, "a win")
        async with sit(here) as sitting:
            await open_wins(sitting)
            await sitting.press("b", "ctrl+u")
            await sitting.write(words)
            await sitting.press("enter")
            assert said in sitting.flat
            assert (sitting.question, sitting.field) == ("Which day was it?", words)
            assert sitting.kept(Win)[0].day == here.today

    async def test_d_lets_it_go_and_u_brings_it_back(self, here: Context) -> None:
        wins_of(here, "one", "two", "three")
        async with sit(here) as sitting:
            await open_wins(sitting)
            await sitting.press("j", "d")
            assert "Gone. u brings it back." in sitting.flat
            assert [w.text for w in sitting.newest_first()] == ["one", "three"]
            assert "three" in under_the_cursor(sitting)
            await sitting.press("u")
            assert "Undone: letting the win go." in sitting.flat
            assert [w.text for w in sitting.newest_first()] == ["one", "two", "three"]

    async def test_u_goes_back_over_several_changes(self, here: Context) -> None:
        alone(here)
        async with sit(here) as sitting:
            await sitting.press("w")
            await sitting.write("one")
            await sitting.press("enter", "4", "e", "ctrl+u")
            await sitting.write("uno")
            await sitting.press("enter", "d")
            assert sitting.kept(Win) == ()
            await sitting.press("u")
            assert [w.text for w in sitting.kept(Win)] == ["uno"]
            await sitting.press("u")
            assert [w.text for w in sitting.kept(Win)] == ["one"]
            await sitting.press("u")
            assert sitting.kept(Win) == ()
            await sitting.press("u", "u")
            assert "Nothing to undo in this sitting." in sitting.flat


class TestSearching:
    async def test_the_list_narrows_with_every_letter(self, here: Context) -> None:
        wins_of(here, "the red kettle", "a red door", "some soup")
        async with sit(here) as sitting:
            await open_wins(sitting)
            await sitting.press("/")
            await sitting.write("red")
            assert "kettle" in sitting.text
            assert "door" in sitting.text
            assert "soup" not in sitting.text
            await sitting.write(" k")
            assert "door" not in sitting.text
            assert 'holding "red k" 1' in sitting.flat
            await sitting.press("backspace", "backspace")
            assert "door" in sitting.text

    async def test_enter_stays_with_what_was_found_and_escape_leaves(self, here: Context) -> None:
        wins_of(here, "the red kettle", "some soup")
        async with sit(here) as sitting:
            await open_wins(sitting)
            await sitting.press("/")
            await sitting.write("soup")
            await sitting.press("enter")
            assert "some soup" in under_the_cursor(sitting)
            await sitting.press("e")
            await sitting.write(" with bread")
            await sitting.press("enter")
            assert "some soup with bread" in under_the_cursor(sitting)
            assert "kettle" not in sitting.text
            await sitting.press("escape")
            assert "kettle" in sitting.text

    async def test_escape_while_typing_shows_everything_again(self, here: Context) -> None:
        wins_of(here, "the red kettle", "some soup")
        async with sit(here) as sitting:
            await open_wins(sitting)
            await sitting.press("/")
            await sitting.write("soup")
            await sitting.press("escape")
            assert "kettle" in sitting.text
            assert sitting.question == ""

    async def test_the_kind_is_found_too(self, here: Context) -> None:
        wins_of(here, "the red kettle")
        wins_of(here, "lay down", kind="rested-kindly")
        async with sit(here) as sitting:
            await open_wins(sitting)
            await sitting.press("/")
            await sitting.write("rested")
            assert "lay down" in sitting.text
            assert "kettle" not in sitting.text

    async def test_what_is_nowhere_says_so_quietly(self, here: Context) -> None:
        wins_of(here, "the red kettle")
        async with sit(here) as sitting:
            await open_wins(sitting)
            await sitting.press("/")
            await sitting.write("zebra")
            assert 'holding "zebra" 0' in sitting.flat
            await sitting.press("enter", "enter", "d")
            assert len(sitting.kept(Win)) == 1


class TestManyWins:
    async def test_thirty_six_thousand_are_walked_from_end_to_end(self, here: Context) -> None:
        many_wins(here, 36_000)
        async with sit(here) as sitting:
            await open_wins(sitting)
            order = [win.text for win in sitting.newest_first()]
            shown = sitting.page.query_one("#list")
            drawn = 0
            draw = shown.render_line

            def counted(y: int) -> object:
                nonlocal drawn
                drawn += 1
                return draw(y)

            shown.render_line = counted  # type: ignore[method-assign, assignment]
            await sitting.press("G")
            assert order[-1] in under_the_cursor(sitting)
            await sitting.press("pageup", "k", "g")
            assert f"{order[0]} " in under_the_cursor(sitting)
            await sitting.press("pagedown", "j", "j", "end", "home")
            assert 0 < drawn <= 12 * shown.size.height
            assert "36000" in sitting.text
