"""h: people's names stand on no page while they are hidden, and are there again afterwards."""

from __future__ import annotations

import pytest

from companion.domain.records import CheckIn, Person, Sent, Waiting
from companion.services import today_view, turns
from companion.services.context import Context
from companion.store.store import Change
from tests.tui.days import wins_of
from tests.tui.people import person
from tests.tui.sitting import sit

DOTS = "\u00b7\u00b7\u00b7"
HIDDEN = "Names are hidden; h shows them."
LONG = "Wolfeschlegelsteinhausenbergerdorff"


def letters(context: Context) -> None:
    context.store.change(
        lambda seen: Change(
            keep=[
                context.store.new(Sent, context.today, text="Hello Sam, tea?", name="Sam"),
                context.store.new(Waiting, name="Sam", about="what Sam asked"),
            ]
        )
    )


def hard_day(context: Context) -> None:
    context.store.change(
        lambda seen: Change(keep=[context.store.new(CheckIn, context.today, energy=1)])
    )


PAGES: dict[str, tuple[str, ...]] = {
    "Today, on a hard day": ("1",),
    "wins": ("4",),
    "a win": ("4", "enter"),
    "People": ("6",),
    "a person": ("6", "enter"),
    "short calls": ("6", "c"),
    "a filled message": ("6", "enter", "m", "enter"),
    "what it is about": ("6", "m"),
    "sent": ("2", "y"),
    "waiting": ("2", "b"),
    "topics for someone": ("6", "enter", "t", "enter"),
}


def crowd(context: Context) -> Person:
    sam = person(context, "Sam", steady=True, agreed_often="when Sam likes")
    wins_of(context, "asked SAM for salt", "told sam's brother")
    letters(context)
    turns.set_up(context, [sam.id])
    return sam


class TestPages:
    @pytest.mark.parametrize("where", list(PAGES))
    async def test_h_hides_and_shows_again(self, here: Context, where: str) -> None:
        crowd(here)
        hard_day(here)
        async with sit(here, size=(80, 40)) as sitting:
            await sitting.press("escape", *PAGES[where], "shift")  # the line that was said goes
            before = sitting.text
            assert "sam" in before.casefold()
            await sitting.press("h")
            assert HIDDEN in sitting.text
            assert "sam" not in sitting.text.casefold()
            assert DOTS in sitting.text
            await sitting.press("h")
            await sitting.press("shift")  # any key takes the line away that was said
            assert sitting.text == before

    async def test_pages_opened_afterwards_hide_them_too(self, here: Context) -> None:
        crowd(here)
        hard_day(here)
        async with sit(here, size=(80, 40)) as sitting:
            await sitting.press("escape", "h")
            for keys in PAGES.values():
                await sitting.press(*["escape"] * 4, *keys)
                assert "sam" not in sitting.text.casefold(), keys
                assert DOTS in sitting.text, keys

    async def test_the_title_of_the_card(self, here: Context) -> None:
        person(here, "Sam", steady=True, listens=True)
        hard_day(here)
        assert today_view.look(here).steady == ("Sam",)
        async with sit(here) as sitting:
            await sitting.press("escape")
            for _ in range(60):
                if "perhaps with Sam in mind" in sitting.flat:
                    break
                await sitting.press("n")
            assert "perhaps with Sam in mind" in sitting.flat
            await sitting.press("h")
            assert f"perhaps with {DOTS} in mind" in sitting.flat

    async def test_other_words_that_hold_the_letters_stay(self, here: Context) -> None:
        person(here, "Sam")
        wins_of(here, "put sesame and the same jam on Samstag")
        async with sit(here) as sitting:
            await sitting.press("escape", "4", "h")
            assert "put sesame and the same jam on Samstag" in sitting.text


class TestLongNames:
    @pytest.mark.parametrize("keys", [("6",), ("6", "enter"), ("4",), ("2", "y")])
    async def test_a_name_that_is_cut_is_hidden_too(
        self, here: Context, keys: tuple[str, ...]
    ) -> None:
        person(here, LONG)
        wins_of(here, "a" * 40 + f" {LONG}")
        sent = here.store.new(Sent, here.today, text="b" * 40 + f" {LONG}")
        here.store.change(lambda seen: Change(keep=[sent]))
        async with sit(here, size=(70, 24)) as sitting:
            await sitting.press("escape", *keys)
            assert "Wolfe" in sitting.text
            await sitting.press("h")
            assert "Wolfe" not in sitting.text
            assert DOTS in sitting.text


class TestAskLine:
    async def test_options_that_are_open_are_hidden_at_once(self, here: Context) -> None:
        person(here, "Sam")
        async with sit(here) as sitting:
            await sitting.press("escape", "6", "c", "e")
            assert "1 Sam" in sitting.flat
            await sitting.press("h")
            assert f"1 {DOTS}" in sitting.flat
            assert "Sam" not in sitting.text
            await sitting.press("h")
            assert "1 Sam" in sitting.flat

    async def test_what_is_said_and_what_is_offered_to_fill_in(self, here: Context) -> None:
        person(here, "Sam", unsafe=True)
        person(here, "Ada")
        async with sit(here) as sitting:
            await sitting.press("escape", "6", "h", "G", "enter", "m")
            assert f"{DOTS} is kept apart; no message is made." in sitting.flat
            await sitting.press("escape", "g", "m", "enter", "e")
            assert "Ada" not in sitting.text


class TestHandingOn:
    async def test_the_clipboard_holds_the_real_name(self, here: Context) -> None:
        person(here, "Sam")
        async with sit(here) as sitting:
            await sitting.press("escape", "6", "h", "m", "enter", "enter")
            assert "Sam" not in sitting.text
            assert "Sam" in sitting.app.clipboard
            assert DOTS not in sitting.app.clipboard

    async def test_what_is_kept_holds_the_real_name(self, here: Context) -> None:
        person(here, "Sam")
        async with sit(here) as sitting:
            await sitting.press("escape", "6", "h", "m", "enter", "y")
            (record,) = sitting.kept(Sent)
            assert record.name == "Sam"
            assert DOTS not in record.text


class TestWhileItLasts:
    async def test_a_name_written_down_while_hidden_is_hidden(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "6", "h", "a")
            await sitting.write("Mira")
            await sitting.press("enter", "1")
            assert "Mira" not in sitting.text
            assert sitting.kept(Person)[0].name == "Mira"

    async def test_in_a_line_that_is_typed_h_is_a_letter(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "w", "h")
            assert (sitting.field, sitting.app.names_hidden) == ("h", False)
