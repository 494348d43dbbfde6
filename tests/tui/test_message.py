"""A message: filled in, changed, made one's own, handed on, kept as sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.domain.records import Message, Sent, Waiting, Win
from companion.services import messages
from companion.services.context import Context, open_context
from companion.store import library
from companion.store.paths import Paths
from tests.tui.days import with_somebody
from tests.tui.sitting import sit
from tests.tui.talk import message, open_words, own_words, person, turn_to, waits, words

HELLO = library.shelf("messages")["tiny-check-in-01"]
DAY = "tiny-check-in-02"


class TestHandingOn:
    async def test_it_is_three_keys_to_the_clipboard(self, here: Context) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("m", "enter", "enter")
            assert sitting.app.clipboard == words(sitting) != ""
            assert "Sent to your terminal's clipboard." in sitting.text
            assert sitting.kept(Sent) == ()

    @pytest.mark.parametrize("size", [(40, 16), (60, 20), (120, 40)])
    async def test_what_is_copied_has_no_breaks_from_the_width(
        self, here: Context, size: tuple[int, int]
    ) -> None:
        async with sit(here, size=size) as sitting:
            await open_words(sitting)
            await turn_to(sitting, HELLO.id)
            await sitting.press("enter")
            assert sitting.app.clipboard == "Hello. " + HELLO.text.split("]. ")[1]

    async def test_without_a_clipboard_none_is_claimed(
        self, here: Context, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("TERM", "linux")
        async with sit(here) as sitting:
            await open_words(sitting)
            await sitting.press("enter")
            assert "This terminal has no clipboard. p prints it, f saves it." in sitting.flat
            assert "Sent to" not in sitting.text
            assert sitting.app.clipboard == ""

    async def test_p_where_it_cannot_print_names_the_other_way(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_words(sitting)
            await sitting.press("p")
            assert "f saves it to a file." in sitting.flat

    async def test_f_saves_it_as_a_file(self, here: Context, tmp_path: Path) -> None:
        target = tmp_path / "hello.txt"
        async with sit(here) as sitting:
            await open_words(sitting)
            await sitting.press("f")
            assert sitting.question == "Save as:"
            assert Path(sitting.field).parent == tmp_path / "home"
            await sitting.press("ctrl+u")
            await sitting.write(str(target))
            await sitting.press("enter")
            assert target.read_text("utf-8").strip() == words(sitting)
            assert "Saved as" in sitting.text

    async def test_a_file_that_is_there_stays_as_it_is(self, here: Context, tmp_path: Path) -> None:
        target = tmp_path / "hello.txt"
        target.write_text("mine", "utf-8")
        async with sit(here) as sitting:
            await open_words(sitting)
            await sitting.press("f", "ctrl+u")
            await sitting.write(str(target))
            await sitting.press("enter")
            assert (sitting.question, sitting.field) == ("Save as:", str(target))
            assert "Saved as" not in sitting.text
        assert target.read_text("utf-8") == "mine"


class TestChoosing:
    async def test_minus_shortens_and_plus_gives_all_of_it_back(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_words(sitting)
            await turn_to(sitting, HELLO.id)
            whole = words(sitting)
            await sitting.press("-")
            assert words(sitting) == "Thinking of you. Nothing to answer."
            assert "+ longer" in sitting.foot
            await sitting.press("-")
            assert "This is as short as it gets." in sitting.text
            await sitting.press("+")
            assert words(sitting) == whole
            assert "- shorter" in sitting.foot

    async def test_a_soft_word_says_how_long_it_is(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_words(sitting, "late-reply")
            await turn_to(sitting, "late-reply-02")
            assert "warm, a few lines" in sitting.flat
            await sitting.press("-")
            assert "warm, short" in sitting.flat

    async def test_n_goes_round_all_wordings(self, here: Context) -> None:
        every = [v.id for v in messages.versions(here.store.snapshot(), "tiny-check-in")]
        async with sit(here) as sitting:
            await open_words(sitting)
            seen = []
            for _ in every:
                seen.append(message(sitting).draft.version)
                await sitting.press("n")
            assert sorted(seen) == sorted(every)
            assert message(sitting).draft.version == seen[0]

    async def test_t_goes_round_the_tones(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_words(sitting)
            tones = []
            for _ in range(4):
                tones.append(message(sitting).draft.tone)
                assert f"{tones[-1]}, " in sitting.flat
                await sitting.press("t")
            assert tones == ["plain", "warm", "light", "plain"]


class TestFillingIn:
    async def test_digits_fill_each_place_in_turn(self, here: Context) -> None:
        person(here, "Mira")
        async with sit(here) as sitting:
            await open_words(sitting)
            await turn_to(sitting, DAY)
            assert "comes to mind Mira" in sitting.flat
            await sitting.press("e")
            assert sitting.question == "To whom?"
            await sitting.press("1")
            assert sitting.question == "Which day?"
            await sitting.press("2")
            assert sitting.question == ""
            assert words(sitting) == (
                "A small hello from me, Mira, with no question in it. "
                "I hope tomorrow treats you gently."
            )

    async def test_enter_keeps_what_stands(self, here: Context) -> None:
        person(here, "Mira")
        async with sit(here) as sitting:
            await open_words(sitting)
            await turn_to(sitting, DAY)
            await sitting.press("e", "1", "2")
            before = words(sitting)
            await sitting.press("e")
            assert "enter keep Mira" in sitting.foot
            await sitting.press("enter", "enter")
            assert (sitting.question, words(sitting)) == ("", before)

    async def test_what_stands_can_be_left_empty_again(self, here: Context) -> None:
        person(here, "Mira")
        async with sit(here) as sitting:
            await open_words(sitting)
            await turn_to(sitting, DAY)
            await sitting.press("e", "1", "2", "e")
            assert "1 leave it empty" in sitting.flat
            await sitting.press("1", "enter")
            assert "Mira" not in words(sitting)
            assert "tomorrow" in words(sitting)

    async def test_escape_ends_it_and_what_was_said_stays(self, here: Context) -> None:
        person(here, "Mira")
        async with sit(here) as sitting:
            await open_words(sitting)
            await turn_to(sitting, DAY)
            await sitting.press("e", "1", "escape")
            assert sitting.question == ""
            assert "Mira" in words(sitting)
            assert "today" in words(sitting)

    async def test_a_name_kept_apart_is_refused_and_asked_again(self, here: Context) -> None:
        person(here, "Rob", unsafe=True)
        person(here, "Mira")
        async with sit(here) as sitting:
            await open_words(sitting)
            await sitting.press("e")
            assert "Rob" not in sitting.text
            await sitting.write("rob")
            await sitting.press("enter")
            assert "rob is kept apart as not safe for you" in sitting.flat
            assert sitting.question == "To whom?"
            await sitting.press("1")
            assert message(sitting).draft.values["name"] == "Mira"

    async def test_two_people_of_one_name_are_told_apart(self, here: Context) -> None:
        person(here, "Sam", tie="friend")
        cousin = person(here, "Sam", tie="cousin")
        async with sit(here) as sitting:
            await open_words(sitting)
            await sitting.press("e")
            await sitting.write("Sam")
            await sitting.press("enter")
            assert "More than one is called Sam" in sitting.flat
            assert sitting.question == "To whom?"
            await sitting.write("Sam, cousin")
            await sitting.press("enter", "y")
            (kept,) = sitting.kept(Sent)
            assert (kept.name, kept.person) == ("Sam", cousin.id)

    async def test_o_adds_an_offer_where_the_wording_has_no_place(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_words(sitting)
            await turn_to(sitting, HELLO.id)
            before = words(sitting)
            await sitting.press("o")
            assert sitting.question == "What might suit instead, or next?"
            await sitting.write("tea on Sunday")
            await sitting.press("enter")
            assert words(sitting) == f"{before} If it suits you, we could try tea on Sunday."
            await sitting.press("o")
            last = sitting.foot.split()[0][-1]
            await sitting.press(last)
            assert words(sitting) == before


class TestOwnWords:
    async def test_they_are_kept_and_come_first_next_time(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_words(sitting)
            shown = words(sitting)
            await sitting.press("a")
            assert (sitting.question, sitting.field) == ("Your words:", shown)
            await sitting.press("ctrl+u")
            await sitting.write("Hi, it is me.")
            await sitting.press("enter")
            assert "Your own words come first here from now on." in sitting.flat
            assert "your own words, short" in sitting.flat
            await sitting.press("escape", "enter")
            assert words(sitting) == "Hi, it is me."
            await sitting.press("n")
            assert words(sitting) != "Hi, it is me."

    async def test_a_name_that_was_filled_in_is_a_place_again(self, here: Context) -> None:
        person(here, "Mira")
        async with sit(here) as sitting:
            await open_words(sitting)
            await sitting.press("e", "1", "a", "ctrl+u")
            await sitting.write("Hi Mira, it is me.")
            await sitting.press("enter")
            assert words(sitting) == "Hi Mira, it is me."
            await sitting.press("escape", "enter")
            assert words(sitting) == "Hi, it is me."

    async def test_d_lets_them_go_and_u_brings_them_back(self, here: Context) -> None:
        own = own_words(here, "tiny-check-in", "Hi, it is me.")
        async with sit(here) as sitting:
            await open_words(sitting)
            assert words(sitting) == own.text
            await sitting.press("d")
            assert "Gone. u brings it back" in sitting.flat
            assert sitting.kept(Message) == ()
            assert words(sitting) != own.text
            await sitting.press("u")
            assert [m.text for m in sitting.kept(Message)] == [own.text]
            await sitting.press("escape", "enter")
            assert words(sitting) == own.text

    async def test_a_shipped_one_cannot_be_lost(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_words(sitting)
            before = words(sitting)
            await sitting.press("d")
            assert "This wording is one of the library's, and stays." in sitting.flat
            assert words(sitting) == before

    async def test_a_wrong_placeholder_is_refused_and_the_words_stay(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_words(sitting)
            await sitting.press("a", "ctrl+u")
            await sitting.write("Hi {friend|you}")
            await sitting.press("enter")
            assert "This cannot be filled: {friend} is not a placeholder" in sitting.flat
            assert (sitting.question, sitting.field) == ("Your words:", "Hi {friend|you}")
            assert sitting.kept(Message) == ()

    async def test_half_typed_they_are_a_draft_next_time(self, here: Context, paths: Paths) -> None:
        async with sit(here) as sitting:
            await open_words(sitting)
            await sitting.press("a", "ctrl+u")
            await sitting.write("Hi, it is")
            await sitting.press("ctrl+c")
        async with sit(open_context(paths, now=here.now)) as sitting:
            await open_words(sitting)
            await sitting.press("a")
            assert sitting.field == "Hi, it is"
            await sitting.write(" me")
            await sitting.press("enter")
            assert [m.text for m in sitting.kept(Message)] == ["Hi, it is me"]
            assert sitting.app.drafts.fields() == ()

    async def test_a_broken_one_in_the_file_is_said_once_and_not_copied(
        self, here: Context
    ) -> None:
        own_words(here, "tiny-check-in", "Hi {friend|you}, it is me.")
        async with sit(here) as sitting:
            await open_words(sitting)
            assert sitting.flat.count("This wording cannot be filled") == 1
            assert "Hi {friend|you}, it is me." in sitting.flat
            assert sitting.foot.startswith("a mend it")
            await sitting.press("enter", "p", "f", "e")
            assert (sitting.app.clipboard, sitting.question) == ("", "")
            await sitting.press("y")
            assert sitting.kept(Sent) == ()
            await sitting.press("n", "enter")
            assert sitting.app.clipboard == words(sitting) != ""


class TestHavingSentIt:
    async def test_it_is_kept_with_a_win_and_not_twice(self, here: Context) -> None:
        mira = person(here, "Mira")
        async with sit(here) as sitting:
            await open_words(sitting)
            await sitting.press("e", "1", "y")
            (kept,) = sitting.kept(Sent)
            (win,) = sitting.kept(Win)
            assert (kept.text, kept.name, kept.person) == (words(sitting), "Mira", mira.id)
            assert (win.person, kept.situation) == (mira.id, "tiny-check-in")
            assert "Mira" in win.text
            await sitting.press("y")
            assert "That is kept already." in sitting.text
            assert (len(sitting.kept(Sent)), len(sitting.kept(Win))) == (1, 1)

    async def test_u_takes_all_of_it_back_and_it_can_be_kept_again(self, here: Context) -> None:
        waits(here, "Mira", "the book")
        async with sit(here) as sitting:
            await sitting.press("escape", "m", "enter", "y")
            assert sitting.kept(Waiting)[0].archived
            await sitting.press("u")
            assert (sitting.kept(Sent), sitting.kept(Win)) == ((), ())
            assert not sitting.kept(Waiting)[0].archived
            await sitting.press("y")
            assert (len(sitting.kept(Sent)), len(sitting.kept(Win))) == (1, 1)

    async def test_other_words_are_another_message(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_words(sitting)
            await sitting.press("y", "n", "y")
            assert len({each.text for each in sitting.kept(Sent)}) == 2
