"""w: a win from wherever one is, and whatever is typed or pasted into it."""

from __future__ import annotations

import pytest

from companion.domain.records import Win
from companion.services import today
from companion.services.context import Context
from companion.store import library
from companion.store.paths import Paths
from tests.services.doing import card
from tests.tui.days import wins_of, with_somebody
from tests.tui.sitting import sit

WAYS = {
    "Today": (),
    "Wins": ("4",),
    "a win read in full": ("4", "enter"),
    "own menu": ("o",),
    "help now": ("!",),
    "keys": ("?",),
}


class TestFromEverywhere:
    @pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
    async def test_w_keeps_a_win_and_the_page_stays(
        self, here: Context, way: tuple[str, ...]
    ) -> None:
        wins_of(here, "an older one")
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press(*way)
            page = type(sitting.page)
            await sitting.press("w")
            assert "A win:" in sitting.text
            await sitting.write("said hello to the neighbour")
            assert "A win: said hello to the neighbour" in sitting.flat
            await sitting.press("enter")
            newest = sitting.kept(Win)[-1]
            assert newest.text == "said hello to the neighbour"
            assert (newest.guessed, newest.day) == (True, here.today)
            said = library.win_kinds()[newest.kind].acknowledgements
            assert any(f"Kept. {line}" in sitting.flat for line in said)
            assert (type(sitting.page), sitting.question) == (page, "")

    @pytest.mark.parametrize("keys", [("enter",), ("escape",)])
    async def test_nothing_typed_keeps_nothing(
        self, here: Context, paths: Paths, keys: tuple[str, ...]
    ) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "w", *keys)
            assert sitting.question == ""
        assert not paths.data.exists()

    async def test_a_new_win_is_on_top_of_the_list(self, here: Context) -> None:
        wins_of(here, "an older one")
        async with sit(here) as sitting:
            await sitting.press("escape", "4", "w")
            await sitting.write("watered the fern")
            await sitting.press("enter")
            rows = [line for line in sitting.lines if "fern" in line or "older" in line]
            assert "watered the fern" in rows[0]
            assert "an older one" in rows[1]


class TestInTheMiddleOfAQuestion:
    async def test_half_a_rating_is_there_again_afterwards(self, here: Context) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "3", "1")
            before = sitting.lines[-3:]
            await sitting.press("w")
            await sitting.write("drank water")
            assert sitting.question == "A win:"
            await sitting.press("enter")
            assert sitting.question == "Tension now?"
            await sitting.press("shift")
            assert sitting.lines[-3:] == before
            await sitting.press("0")
            assert (card(here).mood_before, card(here).tension_before) == (3, 10)
            assert [w.text for w in sitting.kept(Win)] == ["drank water"]

    async def test_the_words_that_were_marked_stay_marked(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("2", "1", "5", "w")
            await sitting.write("said it aloud")
            await sitting.press("enter", "shift")
            assert "1 *tired" in sitting.flat
            assert "5 *lonely" in sitting.flat
            await sitting.press("enter")
            assert "tired, lonely" in sitting.text

    async def test_escape_from_the_win_comes_back_to_the_question(self, here: Context) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "w")
            await sitting.write("not yet")
            await sitting.press("escape")
            assert sitting.question == "Mood now?"
            assert sitting.kept(Win) == ()

    async def test_while_own_words_are_typed_w_is_a_letter_and_the_palette_knows_the_way(
        self, here: Context
    ) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "4", "4", "4")
            await sitting.write("awkward")
            assert sitting.field == "awkward"
            await sitting.press("ctrl+p")
            await sitting.write("keep a win")
            await sitting.until(lambda: "one line about" in sitting.flat)
            await sitting.until(lambda: "every key" not in sitting.flat)
            await sitting.press("enter")
            await sitting.until(lambda: sitting.on_a_page and sitting.question == "A win:")
            await sitting.write("asked for help")
            await sitting.press("enter")
            assert [w.text for w in sitting.kept(Win)] == ["asked for help"]
            assert (sitting.question, sitting.field) == ("What might go wrong?", "awkward")
            await sitting.press("enter")
            assert card(here).feared == "awkward"

    async def test_a_day_half_typed_is_there_again_too(self, here: Context) -> None:
        with_somebody(here)
        today.take(here)
        today.skip_the_rest(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "3", "ctrl+u")
            await sitting.write("fri")
            await sitting.press("ctrl+p")
            await sitting.write("keep a win")
            await sitting.until(lambda: "one line about" in sitting.flat)
            await sitting.until(lambda: "every key" not in sitting.flat)
            await sitting.press("enter")
            await sitting.until(lambda: sitting.on_a_page and sitting.question == "A win:")
            await sitting.press("enter")
            assert (sitting.question, sitting.field) == ("To which day?", "fri")


HARMLESS = (
    "[/red] [bold not a tag]",
    "C:\\new\\table \\u0041 \\",
    "waved back 🌧 today",
    "אמרתי בוקר טוב",
    "給母親打了電話",
    "cafe\u0301 con leche",
    "she said \"oh\" and 'ah'",
)


class TestWhatIsTyped:
    async def test_it_is_shown_as_it_was_typed_everywhere(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "4")
            for words in HARMLESS:
                await sitting.press("w")
                await sitting.write(words)
                assert words in sitting.lines[-2]
                await sitting.press("enter")
                assert any(words in line for line in sitting.lines[6:-2])
            assert [w.text for w in sitting.kept(Win)] == list(HARMLESS)
            await sitting.press("g")
            for words in reversed(HARMLESS):
                await sitting.press("enter")
                assert words in sitting.text
                await sitting.press("escape", "j")

    @pytest.mark.parametrize("words", HARMLESS[:3])
    async def test_it_can_be_searched_for(self, here: Context, words: str) -> None:
        wins_of(here, *HARMLESS)
        async with sit(here) as sitting:
            await sitting.press("escape", "4", "/")
            await sitting.write(words)
            assert f'holding "{words}" 1' in sitting.flat

    async def test_markup_is_harmless_wherever_words_are_shown(self, here: Context) -> None:
        words = "[/red] [bold"
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "tab", "t")
            await sitting.write(words)
            await sitting.press("enter")
            assert f"when {words}" in sitting.flat
            await sitting.press("i", "ctrl+u")
            await sitting.write(words)
            await sitting.press("enter")
            assert f"this week {words}" in sitting.flat
            await sitting.press("!", "e")
            await sitting.write(words)
            await sitting.press("enter")
            assert f"yours {words}" in sitting.flat
            await sitting.press("escape", "o", "a")
            await sitting.write(words)
            await sitting.press("enter", "1")
            assert f"almost none {words}" in sitting.flat


PASTED = {
    "two\nlines\r\nand a\ttab": "two lines and a tab",
    "\x1b[31mred\x1b[0m \x1b]0;title\x07words": "red words",
    "\x1b]52;c;aGVsbG8=\x07clip": "clip",
    "a\u202eb\u0007c\x00": "abc",
    "\x1b[2J\x1b[Hgone": "gone",
}


class TestWhatIsPasted:
    async def test_escapes_and_line_breaks_become_plain_words(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape")
            for pasted, kept in PASTED.items():
                await sitting.press("w")
                await sitting.paste(pasted)
                assert sitting.field == kept
                assert f"A win: {kept}" in sitting.flat
                await sitting.press("enter")
            assert [w.text for w in sitting.kept(Win)] == list(PASTED.values())

    async def test_a_single_pasted_control_character_is_nothing(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "w")
            for char in ("\n", "\x1b", "\x07", "\u202e", "\x9b"):
                await sitting.paste(char)
                assert sitting.field == ""
            assert sitting.question == "A win:"

    async def test_a_pasted_end_of_a_sentence_keeps_its_space(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "w")
            await sitting.write("hello")
            await sitting.paste(" there")
            await sitting.paste(" ")
            await sitting.write("you")
            assert sitting.field == "hello there you"

    async def test_a_line_break_in_a_paste_neither_keeps_nor_presses_anything(
        self, here: Context
    ) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape")
            before = sitting.text
            await sitting.paste("q\nz\n4\n")
            assert sitting.text == before
            assert sitting.running
            await sitting.press("e")
            await sitting.paste("3")
            assert sitting.question == "How much energy is here?"
        assert not here.store.paths.data.exists()

    async def test_twenty_thousand_characters_are_kept_and_can_be_read(self, here: Context) -> None:
        words = "one two three four " * 1052 + "and the end"
        async with sit(here) as sitting:
            await sitting.press("escape", "w")
            await sitting.paste(words)
            await sitting.press("enter")
            assert sitting.kept(Win)[0].text == words
            await sitting.press("4")
            assert "one two three" in sitting.text
            await sitting.press("enter", *["pagedown"] * 50)
            assert "and the end" in sitting.text
            await sitting.press("escape", "e")
            assert sitting.field == words


class TestFastTyping:
    async def test_a_burst_of_keys_is_handled_in_its_order(self, here: Context) -> None:
        words = "the quick brown fox, w q z 1 4 ? jumped"
        async with sit(here) as sitting:
            await sitting.burst("3", "enter", "w", *words, "enter", "4", "enter")
            await sitting.until(lambda: words in sitting.text)
            assert [w.text for w in sitting.kept(Win)] == [words]

    async def test_a_whole_day_in_one_burst(self, here: Context) -> None:
        with_somebody(here)
        keys = ["enter", "3", "1", "0", "5", *"silence", "enter"]
        keys += ["enter", "1", "6", "2", *"a reply", "enter", "1", "tab"]
        async with sit(here) as sitting:
            await sitting.burst(*keys)
            await sitting.until(lambda: card(here).reply == "came" and not sitting.question)
            step = card(here)
            assert (step.mood_before, step.tension_before, step.expected_mood) == (3, 10, 5)
            assert (step.feared, step.happened) == ("silence", "a reply")
            assert (step.mood_after, step.tension_after, step.outcome) == (6, 2, "done")
