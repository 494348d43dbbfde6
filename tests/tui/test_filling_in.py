"""Filling a message in from the map: who, how long and where, by digit or by typing."""

from __future__ import annotations

import pytest

from companion.domain.filling import placeholders
from companion.domain.library import MessageEntry
from companion.services.context import Context
from companion.store import library
from tests.tui.days import alone
from tests.tui.people import person, place
from tests.tui.sitting import Sitting, sit
from tests.tui.talk import message, open_words, turn_to, words

ENTRIES: list[MessageEntry] = list(library.shelf("messages").values())


def holding(*places: str) -> MessageEntry:
    """Return a shipped message that has all of these placeholders."""
    return next(e for e in ENTRIES if set(places) <= set(placeholders(e.text)))


async def to_question(sitting: Sitting, entry: MessageEntry, question: str) -> None:
    """Open the message and keep what stands until this question is asked."""
    await open_words(sitting, entry.situation)
    await turn_to(sitting, entry.id)
    await sitting.press("e")
    for _ in range(6):
        if sitting.question == question:
            return
        await sitting.press("enter")
    raise AssertionError(f"{question} was never asked")


async def finish(sitting: Sitting) -> None:
    """Leave the places that are still asked for as they are."""
    while sitting.question:
        await sitting.press("enter")


class TestMinutes:
    @pytest.mark.parametrize("written", ["45", "5", "1", "90"])
    async def test_a_number_that_is_typed_is_the_number_that_stands(
        self, here: Context, written: str
    ) -> None:
        entry = holding("minutes")
        async with sit(here) as sitting:
            await to_question(sitting, entry, "How many minutes?")
            await sitting.write(written)
            assert (sitting.question, sitting.field) == ("How many minutes?", written)
            await sitting.press("enter")
            await finish(sitting)
            assert message(sitting).draft.values["minutes"] == written
            assert f"{written} min" in words(sitting)

    async def test_one_of_those_shown_is_picked_with_the_arrows(self, here: Context) -> None:
        entry = holding("minutes")
        async with sit(here) as sitting:
            await to_question(sitting, entry, "How many minutes?")
            assert "10 15 20 30 60" in sitting.flat
            assert sitting.foot.startswith("down pick")
            await sitting.press("down", "down", "down", "enter")
            await finish(sitting)
            assert message(sitting).draft.values["minutes"] == "20"


class TestPlaces:
    async def test_a_digit_picks_one_from_the_map_the_calm_one_first(self, here: Context) -> None:
        place(here, "the station", noise=9, crowd=9)
        place(here, "Linden cafe", noise=1, crowd=2)
        entry = holding("place")
        async with sit(here) as sitting:
            await to_question(sitting, entry, "Where?")
            assert "1 Linden cafe 2 the station" in sitting.flat
            await sitting.press("2")
            await finish(sitting)
            assert "the station" in words(sitting)

    async def test_a_place_that_is_on_no_map_is_typed(self, here: Context) -> None:
        place(here, "Linden cafe")
        entry = holding("place")
        async with sit(here) as sitting:
            await to_question(sitting, entry, "Where?")
            await sitting.write("the bench by the pond")
            await sitting.press("enter")
            await finish(sitting)
            assert "the bench by the pond" in words(sitting)


class TestPeople:
    @pytest.mark.parametrize(
        ("situation", "marks", "order"),
        [
            ("tiny-check-in", {"Ada": "drains"}, "1 Mira 2 Ada"),
            ("boundary", {"Mira": "drains"}, "1 Mira 2 Ada"),
            ("tiny-check-in", {"Mira": "steady"}, "1 Mira 2 Ada"),
            ("tiny-check-in", {"Mira": "unsafe"}, "1 Ada"),
        ],
    )
    async def test_whom_a_digit_picks_follows_what_the_moment_asks_for(
        self, here: Context, situation: str, marks: dict[str, str], order: str
    ) -> None:
        alone(here)
        for name in ("Ada", "Mira"):
            person(here, name, **({marks[name]: True} if name in marks else {}))
        async with sit(here) as sitting:
            await open_words(sitting, situation)
            await sitting.press("e")
            while sitting.question != "To whom?":
                await sitting.press("enter")
            (line,) = [line for line in sitting.lines[:-1] if line.strip().startswith("1 ")][-1:]
            assert " ".join(line.split()) == order

    async def test_what_was_agreed_with_them_comes_along(self, here: Context) -> None:
        person(here, "Mira", agreed_minutes=25)
        entry = holding("name", "minutes")
        async with sit(here) as sitting:
            await to_question(sitting, entry, "To whom?")
            await sitting.press("1")
            await finish(sitting)
            assert "25" in words(sitting)

    async def test_a_pasted_name_is_one_line(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_words(sitting)
            await sitting.press("e")
            await sitting.paste("Mira\nand Sam\t")
            assert sitting.field.strip() == "Mira and Sam"
            await sitting.press("enter")
            await finish(sitting)
            assert "Mira and Sam" in words(sitting)


class TestHiddenNames:
    async def test_the_letters_being_typed_are_seen_and_the_name_is_dots_afterwards(
        self, here: Context
    ) -> None:
        person(here, "Mira")
        async with sit(here) as sitting:
            await open_words(sitting)
            await sitting.press("h", "e")
            await sitting.write("Mira")
            assert "To whom? Mira" in sitting.flat
            await sitting.press("enter")
            await finish(sitting)
            assert "Mira" not in sitting.text
            assert "Mira" in message(sitting).words()
