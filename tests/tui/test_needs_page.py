"""The needs card: what helps, code words, the easiest ways, and sharing it."""

from __future__ import annotations

from companion.domain.records import Card
from companion.services import needs
from companion.services.context import Context
from companion.services.words import options
from tests.tui.sitting import Sitting, sit


async def open_needs(sitting: Sitting) -> None:
    await sitting.press("escape", "2", "c")


def card(sitting: Sitting) -> Card:
    (kept,) = [each for each in sitting.kept(Card) if each.kind == "needs"]
    return kept


class TestWhatHelps:
    async def test_a_takes_a_ready_line_by_its_digit(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_needs(sitting)
            await sitting.press("a", "2")
            assert [each.text for each in card(sitting).sections] == [options("need")[1]]
            assert f"what helps {options('need')[1]}" in sitting.flat

    async def test_a_takes_own_words(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_needs(sitting)
            await sitting.press("a")
            await sitting.write("soft light helps")
            await sitting.press("enter")
            assert [each.text for each in card(sitting).sections] == ["soft light helps"]
            assert sitting.app.drafts.fields() == ()

    async def test_enter_changes_a_line(self, here: Context) -> None:
        needs.add(here, "need", "soft ligt")
        async with sit(here) as sitting:
            await open_needs(sitting)
            await sitting.press("enter", "backspace")
            await sitting.write("ht")
            await sitting.press("enter")
            assert [each.text for each in card(sitting).sections] == ["soft light"]

    async def test_d_takes_it_off_and_u_brings_it_back(self, here: Context) -> None:
        needs.add(here, "need", "soft light")
        async with sit(here) as sitting:
            await open_needs(sitting)
            await sitting.press("d")
            assert "Off the card. u brings it back." in sitting.text
            assert "soft light" not in sitting.text
            await sitting.press("u")
            assert "soft light" in sitting.text


class TestCodeWords:
    async def test_b_keeps_a_word_and_what_it_means(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_needs(sitting)
            await sitting.press("b")
            await sitting.write("yellow: slow today")
            await sitting.press("enter")
            (code,) = card(sitting).codes
            assert (code.title, code.text) == ("yellow", "slow today")
            assert "if I say yellow: slow today" in sitting.flat

    async def test_another_form_is_refused_and_stays_to_be_mended(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_needs(sitting)
            await sitting.press("b")
            await sitting.write("yellow")
            await sitting.press("enter")
            assert "a colon between: yellow: slow today" in sitting.flat
            assert sitting.field == "yellow"
            assert sitting.kept(Card) == ()
            await sitting.write(": slow")
            await sitting.press("enter")
            assert card(sitting).codes[0].text == "slow"

    async def test_a_change_to_another_form_is_refused_too(self, here: Context) -> None:
        needs.add(here, "code", "yellow: slow today")
        async with sit(here) as sitting:
            await open_needs(sitting)
            await sitting.press("enter", "ctrl+u")
            await sitting.write("slow")
            await sitting.press("enter")
            assert sitting.field == "slow"
            assert card(sitting).codes[0].title == "yellow"


class TestTheEasiestWays:
    async def test_they_are_kept_in_the_order_they_were_picked(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_needs(sitting)
            await sitting.press("enter")
            assert sitting.question == "Pick in order, the easiest first:"
            await sitting.press("3", "1")
            assert "3 1. call" in sitting.flat
            assert "1 2. text" in sitting.flat
            await sitting.press("enter")
            assert card(sitting).formats == ("call", "text")
            assert "easiest for me call, then text" in sitting.flat

    async def test_changing_begins_from_the_order_that_is_kept(self, here: Context) -> None:
        needs.change(here, needs.Row(part="formats", text=""), ("call", "text"))
        async with sit(here) as sitting:
            await open_needs(sitting)
            await sitting.press("enter")
            assert "3 1. call" in sitting.flat
            await sitting.press("2", "enter")
            assert card(sitting).formats == ("call", "text", "voice")

    async def test_escape_leaves_them_as_they_were(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_needs(sitting)
            await sitting.press("enter", "3", "escape")
            assert (sitting.kept(Card), sitting.question) == ((), "")

    async def test_d_empties_them(self, here: Context) -> None:
        needs.change(here, needs.Row(part="formats", text=""), ("text",))
        async with sit(here) as sitting:
            await open_needs(sitting)
            await sitting.press("d")
            assert card(sitting).formats == ()

    async def test_the_foot_names_taking_off_only_where_something_stands(
        self, here: Context
    ) -> None:
        needs.add(here, "need", "soft light")
        async with sit(here) as sitting:
            await open_needs(sitting)
            assert "d take off" in sitting.foot
            await sitting.press("j")
            assert "d take off" not in sitting.foot


class TestSharing:
    async def test_the_card_goes_to_the_clipboard_as_it_stands(self, here: Context) -> None:
        needs.add(here, "need", "soft light")
        needs.add(here, "code", "yellow: slow today")
        needs.change(here, needs.Row(part="formats", text=""), ("call", "text"))
        async with sit(here) as sitting:
            await open_needs(sitting)
            await sitting.press("c")
            assert "What helps me among people" in sitting.text
            await sitting.press("enter")
            assert "Sent to your terminal's clipboard." in sitting.text
            assert sitting.app.clipboard == (
                "What helps me:\n- soft light\n\nIf I say:\n- yellow: slow today\n\n"
                "Easiest for me: call, then text."
            )
            await sitting.press("escape")
            assert "Your needs card" in sitting.text

    async def test_an_empty_card_says_what_to_do(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_needs(sitting)
            await sitting.press("c")
            assert "The card is empty so far; a adds what helps, b a code word." in sitting.flat
            assert sitting.app.clipboard == ""
