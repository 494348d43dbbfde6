"""Waiting replies: one at a time, none of them pressing."""

from __future__ import annotations

import re

from companion.domain.records import Sent, Waiting
from companion.services import waiting
from companion.services.context import Context
from companion.services.words import options
from tests.tui.days import alone
from tests.tui.sitting import Sitting, sit
from tests.tui.talk import person, waits, words

THREE = ("Mira", "Samir", "Toni")


async def open_waiting(sitting: Sitting) -> None:
    await sitting.press("escape", "2", "b")


def shown(sitting: Sitting) -> str:
    """Return which of the three is shown; there is one only."""
    (name,) = [name for name in THREE if name in sitting.text]
    return name


class TestOneAtATime:
    async def test_there_is_neither_day_nor_number(self, here: Context) -> None:
        for name in THREE:
            waits(here, name, "the party")
        async with sit(here) as sitting:
            await open_waiting(sitting)
            assert shown(sitting)
            column = "\n".join(sitting.lines[4:-1])
            assert not re.search(r"\d", column)
            assert not re.search(r"today|yesterday|week|ago|since|Nov", column)
            assert "the party" in column

    async def test_n_goes_round_all_of_them(self, here: Context) -> None:
        for name in THREE:
            waits(here, name)
        async with sit(here) as sitting:
            await open_waiting(sitting)
            seen = []
            for _ in range(4):
                seen.append(shown(sitting))
                await sitting.press("n")
            assert set(seen) == set(THREE)
            assert seen[0] == seen[3]

    async def test_n_with_one_says_it_is_the_only_one(self, here: Context) -> None:
        waits(here, "Mira")
        async with sit(here) as sitting:
            await open_waiting(sitting)
            await sitting.press("n")
            assert "This is the only one put down here." in sitting.text

    async def test_an_empty_page_is_no_reproach(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_waiting(sitting)
            assert sitting.foot == "a put one down   esc back"
            assert any(line in sitting.flat for line in options("empty-waiting"))
            await sitting.press("enter", "n", "d", "e", "u")
            assert (sitting.running, sitting.question) == (True, "")

    async def test_someone_kept_apart_is_not_shown(self, here: Context) -> None:
        waits(here, "Rob")
        person(here, "Rob", unsafe=True)
        async with sit(here) as sitting:
            await open_waiting(sitting)
            assert "Rob" not in sitting.text


class TestPuttingDown:
    async def test_a_asks_who_and_about_what(self, here: Context) -> None:
        mira = person(here, "Mira")
        async with sit(here) as sitting:
            await open_waiting(sitting)
            await sitting.press("a")
            await sitting.write("mira")
            await sitting.press("enter")
            assert sitting.question == "About what? A word is enough."
            await sitting.write("the book")
            await sitting.press("enter")
            (kept,) = sitting.kept(Waiting)
            assert (kept.name, kept.person, kept.about) == ("Mira", mira.id, "the book")
            assert "It is written down, so you need not hold it." in sitting.flat
            assert "the book" in sitting.text
            assert sitting.app.drafts.fields() == ()

    async def test_what_it_is_about_may_stay_empty(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_waiting(sitting)
            await sitting.press("a")
            await sitting.write("the library")
            await sitting.press("enter", "enter")
            (kept,) = sitting.kept(Waiting)
            assert (kept.name, kept.about) == ("the library", "")

    async def test_escape_at_the_second_question_goes_back_to_the_first(
        self, here: Context
    ) -> None:
        async with sit(here) as sitting:
            await open_waiting(sitting)
            await sitting.press("a")
            await sitting.write("Mira")
            await sitting.press("enter", "escape")
            assert sitting.field == "Mira"
            await sitting.press("escape")
            assert (sitting.question, sitting.kept(Waiting)) == ("", ())

    async def test_a_name_kept_apart_is_refused_and_asked_again(self, here: Context) -> None:
        person(here, "Rob", unsafe=True)
        async with sit(here) as sitting:
            await open_waiting(sitting)
            await sitting.press("a")
            await sitting.write("Rob")
            await sitting.press("enter", "enter")
            assert "Rob is kept apart as not safe for you" in sitting.flat
            assert sitting.field == "Rob"
            assert sitting.kept(Waiting) == ()

    async def test_e_changes_what_it_is_about_and_may_empty_it(self, here: Context) -> None:
        waits(here, "Mira", "the bok")
        async with sit(here) as sitting:
            await open_waiting(sitting)
            await sitting.press("e", "backspace")
            await sitting.write("ok")
            await sitting.press("enter")
            assert sitting.kept(Waiting)[0].about == "the book"
            await sitting.press("e", "ctrl+u", "enter")
            assert sitting.kept(Waiting)[0].about == ""


class TestLettingGo:
    async def test_d_lets_it_rest_with_a_kind_line_and_u_brings_it_back(
        self, here: Context
    ) -> None:
        waits(here, "Mira")
        async with sit(here) as sitting:
            await open_waiting(sitting)
            await sitting.press("d")
            assert any(f"{line} u brings it back." in sitting.flat for line in options("let-rest"))
            assert "Mira" not in sitting.text
            assert sitting.kept(Waiting)[0].archived
            await sitting.press("u")
            assert "Mira" in sitting.text
            assert not sitting.kept(Waiting)[0].archived

    async def test_answering_and_y_takes_it_off(self, here: Context) -> None:
        alone(here)
        waits(here, "Mira", "the book")
        waits(here, "Samir")
        async with sit(here) as sitting:
            await open_waiting(sitting)
            whom = shown(sitting)
            await sitting.press("enter")
            assert whom in words(sitting)
            await sitting.press("enter")
            assert sitting.app.clipboard == words(sitting)
            assert len(waiting.everyone(here)) == 2
            await sitting.press("y", "escape")
            assert whom not in sitting.text
            (kept,) = sitting.kept(Sent)
            assert (kept.name, kept.situation) == (whom, "late-reply")
            assert [each.name for each in waiting.everyone(here)] == [shown(sitting)]

    async def test_writing_to_somebody_else_leaves_it_there(self, here: Context) -> None:
        alone(here)
        waits(here, "Mira")
        async with sit(here) as sitting:
            await open_waiting(sitting)
            await sitting.press("enter", "e")
            await sitting.write("Toni")
            await sitting.press("enter", "escape", "y")
            assert not sitting.kept(Waiting)[0].archived
