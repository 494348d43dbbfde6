"""Keys that work from anywhere, themes, the palette, and looking without touching."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from textual.command import CommandList

from companion.domain.records import Win
from companion.services import help_now
from companion.services.context import Context, open_context
from companion.store import library
from companion.store.paths import Paths
from companion.tui.keys import BY_ID, KEYS, shown
from tests.clock import Clock
from tests.services.doing import card
from tests.store.helpers import everything_in
from tests.tui.days import alone, many_wins, wins_of, with_somebody
from tests.tui.sitting import Sitting, sit


async def find(sitting: Sitting, words: str) -> None:
    """Open the palette and choose what `words` find."""
    await sitting.press("ctrl+p")
    await sitting.write(words)
    listed = sitting.app.screen.query_one(CommandList)

    def found() -> bool:
        return listed.option_count == 1 and words in str(listed.get_option_at_index(0).prompt)

    await sitting.until(found)
    await sitting.press("enter")
    await sitting.until(lambda: sitting.on_a_page)


class TestPages:
    async def test_digits_change_the_page_and_the_open_question_waits(self, here: Context) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "5", "c", "escape")
            assert sitting.question == "Tension now?"
            await sitting.press("w", "escape", "?", "4", "1")
            assert sitting.question == "Tension now?"
            await sitting.press("3")
            assert card(here).tension_before == 3

    async def test_only_pages_that_are_there_are_named(self, here: Context) -> None:
        async with sit(here) as sitting:
            assert sitting.lines[2].strip() == "1 Today  2 Messages  4 Wins  6 People"
            await sitting.press("escape", "4")
            assert sitting.lines[2].strip() == "1 Today  2 Messages  4 Wins  6 People"


class TestHiding:
    @pytest.mark.parametrize("back", ["x", "q", "enter", "4"])
    async def test_x_leaves_nothing_to_read_and_any_key_brings_it_back(
        self, here: Context, back: str
    ) -> None:
        wins_of(here, "a private thing")
        async with sit(here) as sitting:
            await sitting.press("escape", "4")
            before = sitting.text
            await sitting.press("x")
            assert sitting.text.split() == ["any", "key"]
            await sitting.press(back)
            assert sitting.text == before
            assert sitting.running

    async def test_another_windows_change_does_not_show_while_hidden(
        self, here: Context, there: Context
    ) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "4", "x")
            wins_of(there, "a private thing")
            await sitting.until(lambda: not here.store.changed_elsewhere())
            await sitting.settle()
            assert sitting.text.split() == ["any", "key"]
            await sitting.press("enter")
            assert "a private thing" in sitting.text


class TestLeaving:
    @pytest.mark.parametrize("way", [(), ("4",), ("o",), ("!",), ("?",)])
    async def test_q_leaves_from_every_page(self, here: Context, way: tuple[str, ...]) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", *way, "q")
            assert not sitting.running
            assert sitting.app.return_value == 0

    async def test_while_typing_q_is_a_letter_and_ctrl_c_leaves(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "w", "q")
            assert sitting.field == "q"
            await sitting.press("ctrl+c")
            assert not sitting.running


class TestHelpNow:
    async def test_own_number_first_then_lines_and_nothing_is_recorded(
        self, here: Context, paths: Paths, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("LANG", "en_GB.UTF-8")
        found = help_now.look(here)
        async with sit(here, size=(80, 60)) as sitting:
            await sitting.press("!")
            for entry in (*found.lines, *found.elsewhere):
                assert entry.number in sitting.text
            assert "Checked against public pages on" in sitting.flat
        assert not paths.data.exists()

    async def test_an_own_number_stands_first(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("!", "e")
            await sitting.write("Sam 0151 123456")
            await sitting.press("enter")
            body = sitting.text[sitting.text.index("Help now") :]
            assert body.split()[2:5] == ["yours", "Sam", "0151"]
            await sitting.press("!")
            assert "one small step" in sitting.text

    async def test_the_country_is_chosen_by_typing(self, here: Context) -> None:
        async with sit(here, size=(80, 40)) as sitting:
            await sitting.press("!")
            assert "Your country is not known here; t chooses it" in sitting.flat
            await sitting.press("t")
            await sitting.write("ger")
            await sitting.press("enter")
            assert help_now.look(here).country == "Germany"
            assert "Germany" in sitting.text

    async def test_it_opens_in_the_middle_of_a_question(self, here: Context) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "4", "4", "4")
            assert sitting.question == "What might go wrong?"
            await sitting.press("!")
            assert "Help now" in sitting.text
            await sitting.press("escape")
            assert sitting.question == "What might go wrong?"


class TestKeysPage:
    async def test_it_lists_every_key_there_is(self, here: Context) -> None:
        async with sit(here, size=(110, 220)) as sitting:
            await sitting.press("escape", "?")
            rows = [" ".join(line.split()) for line in sitting.lines]
            for key in KEYS:
                assert f"{shown(key.id, {})} {key.long or key.words}" in rows
            await sitting.press("escape")
            assert "one small step" in sitting.text

    async def test_it_can_be_read_to_its_end_in_a_small_window(self, here: Context) -> None:
        async with sit(here, size=(40, 12)) as sitting:
            await sitting.press("escape", "?", *["pagedown"] * 40)
            assert "escape goes back." in sitting.flat


class TestPalette:
    async def test_it_offers_what_the_page_can_do_and_runs_it(self, here: Context) -> None:
        alone(here)
        async with sit(here) as sitting:
            await find(sitting, "rest today")
            await sitting.shows("n another, if you like")
            assert card(here).outcome == "rest"

    async def test_it_offers_nothing_of_other_pages(self, here: Context) -> None:
        async with sit(here, size=(80, 100)) as sitting:
            await sitting.press("escape", "4", "ctrl+p")
            await sitting.until(lambda: "let this win go" in sitting.flat)
            for key in KEYS:
                offered = (key.long or key.words) in sitting.flat
                if key.page in ("Today", "Own menu", "Help now") and key.long:
                    assert not offered, key.id
                if key.page == "Wins":
                    assert offered, key.id

    async def test_escape_closes_it_and_nothing_happens(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape")
            before = sitting.text
            await sitting.press("ctrl+p", "escape")
            await sitting.until(lambda: sitting.on_a_page and sitting.text == before)


class TestThemes:
    async def test_a_theme_is_used_at_once_and_kept_with_the_comments(self, here: Context) -> None:
        config = here.store.paths.data.parent / "config.toml"
        config.write_text('# mine\ntheme = "lamp"  # warm\nday_starts_at = "05:00"\n')
        async with sit(here) as sitting:
            assert sitting.app.theme == "lamp"
            await sitting.press("escape")
            await find(sitting, "theme: paper")
            await sitting.until(lambda: "paper" in config.read_text())
            assert sitting.app.theme == "paper"
            text = config.read_text()
            assert tomllib.loads(text) == {"theme": "paper", "day_starts_at": "05:00"}
            assert text.startswith("# mine\n")
            assert "# warm" in text
        async with sit(here) as sitting:
            assert sitting.app.theme == "paper"

    @pytest.mark.parametrize(
        ("environment", "theme"),
        [
            ({"NO_COLOR": "1"}, "ansi-dark"),
            ({"TERM": "xterm", "COLORTERM": ""}, "ansi-dark"),
            ({"TERM": "xterm-256color", "COLORTERM": ""}, "lamp"),
        ],
    )
    async def test_the_terminal_is_asked_what_it_can_show(
        self,
        here: Context,
        monkeypatch: pytest.MonkeyPatch,
        environment: dict[str, str],
        theme: str,
    ) -> None:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        async with sit(here) as sitting:
            assert sitting.app.theme == theme
            assert "one small step" in sitting.text

    async def test_a_theme_that_cannot_be_kept_is_used_all_the_same(self, here: Context) -> None:
        config = here.store.paths.data.parent / "config.toml"
        config.mkdir()
        async with sit(here) as sitting:
            await sitting.press("escape")
            await find(sitting, "theme: ansi-dark")
            await sitting.shows("The theme is used now, and not kept")
            assert sitting.app.theme == "ansi-dark"


class TestOnlyLooking:
    async def test_every_page_scrolled_and_left_leaves_the_file_as_it_was(
        self, here: Context, paths: Paths, tmp_path: Path
    ) -> None:
        library.shelves()  # read ahead: what is kept ready of them is the library's, not theirs
        many_wins(here, 60)
        with_somebody(here)
        before = everything_in(tmp_path)
        async with sit(open_context(paths, now=here.now)) as sitting:
            await sitting.press("y", "y", "down", "up", "pagedown", "pageup")
            await sitting.press("4", "j", "k", "G", "g", "pagedown", "enter", "down", "escape")
            await sitting.press("/", *"red", "escape", "e", "escape", "t", "escape", "b", "escape")
            await sitting.press("w", "escape", "?", "down", "escape", "!", "down", "e", "escape")
            await sitting.press("2", "j", "G", "enter", "n", "t", "-", "+", "e", "escape", "escape")
            await sitting.press(
                "b", "escape", "t", "j", "escape", "c", "j", "escape", "y", "escape"
            )
            await sitting.press(
                "6", "a", "escape", "p", "a", "escape", "escape", "c", "escape", "h"
            )
            await sitting.press(
                "m",
                "escape",
                "h",
                "1",
                "!",
                "t",
                "escape",
                "escape",
                "o",
                "escape",
                "i",
                "escape",
                "t",
            )
            await sitting.press("escape", "c", "escape", "e", "escape", "x", "x", "ctrl+p")
            await sitting.until(lambda: not sitting.on_a_page)
            await sitting.press("escape")
            await sitting.until(lambda: sitting.on_a_page)
            await sitting.press("ctrl+l", "q")
        assert everything_in(tmp_path) == before

    async def test_a_first_look_makes_no_file_at_all(self, here: Context, tmp_path: Path) -> None:
        library.shelves()
        before = everything_in(tmp_path)
        async with sit(here) as sitting:
            await sitting.press("escape", "4", "6", "p", "escape", "1", "m", "enter", "escape")
            await sitting.press("2", "b", "1", "o", "escape", "!", "escape", "?", "q")
        assert everything_in(tmp_path) == before


class TestTheHour:
    async def test_the_page_turns_to_the_new_day_by_itself(
        self, here: Context, clock: Clock
    ) -> None:
        async with sit(here) as sitting:
            await sitting.press("2", "enter")
            clock.advance(hours=12)
            await sitting.shows("Monday 23 November, morning", "not said; that is fine")


class TestUndo:
    async def test_u_takes_back_the_steps_of_a_day_one_by_one(
        self, here: Context, there: Context
    ) -> None:
        alone(there)
        async with sit(here) as sitting:
            await sitting.press("enter", "5", "tab", "enter", "1", "tab")
            assert len(sitting.kept(Win)) == 1
            await sitting.press("u", "u")
            assert (card(here).stage, sitting.kept(Win)) == ("taken", ())
            await sitting.press("u", "u")
            assert (card(here).stage, card(here).mood_before) == ("taken", None)
            await sitting.press("u")
            assert card(here).stage == "offered"
            assert "Undone: taking the step." in sitting.flat
            await sitting.press("u")
            assert "Nothing to undo in this sitting." in sitting.flat

    async def test_nothing_to_undo_says_so(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "u")
            assert "Nothing to undo in this sitting." in sitting.flat
            assert BY_ID["undo"].key == "u"
