"""m: words ready to send, from every page, and back to where one was."""

from __future__ import annotations

import pytest

from companion.services import turns, waiting
from companion.services.context import Context
from companion.store import library
from companion.tui.screens.messages import MessagesScreen
from tests.tui.days import alone, many_wins
from tests.tui.people import person, place
from tests.tui.sitting import sit
from tests.tui.talk import message, waits

PAGES: dict[str, tuple[str, ...]] = {
    "Today": (),
    "own menu": ("o",),
    "Wins": ("4", "j"),
    "a win in full": ("4", "enter"),
    "People": ("6", "j"),
    "a person": ("6", "enter", "j"),
    "places": ("6", "p", "j"),
    "a place": ("6", "p", "enter", "j"),
    "short calls": ("6", "c"),
    "waiting": ("2", "b"),
    "topics": ("2", "t", "j"),
    "needs": ("2", "c"),
    "sent": ("2", "y"),
    "help now": ("!",),
    "keys": ("?",),
}


def full(context: Context) -> None:
    alone(context)
    many_wins(context, 5)
    both = [person(context, name) for name in ("Ada", "Mira")]
    turns.set_up(context, [each.id for each in both])
    for name in ("Linden cafe", "the library"):
        place(context, name)
    waits(context, "Ada")


@pytest.mark.parametrize("where", PAGES)
async def test_m_opens_the_situations_and_escape_leads_back(here: Context, where: str) -> None:
    full(here)
    async with sit(here, size=(80, 30)) as sitting:
        await sitting.press(*PAGES[where])
        page, before = sitting.app.screen, sitting.text
        await sitting.press("m")
        assert isinstance(sitting.app.screen, MessagesScreen)
        await sitting.press("enter", "enter")
        assert sitting.app.clipboard == message(sitting).words() != ""
        await sitting.press("escape", "escape")
        assert (sitting.app.screen, sitting.text) == (page, before)


class TestQuestions:
    @pytest.mark.parametrize(
        "keys", [("6", "d"), ("6", "o"), ("6", "c", "e"), ("6", "p", "enter", "j", "enter")]
    )
    async def test_a_question_without_typing_waits_meanwhile(
        self, here: Context, keys: tuple[str, ...]
    ) -> None:
        full(here)
        async with sit(here) as sitting:
            await sitting.press(*keys)
            question, before = sitting.question, sitting.text
            assert question
            await sitting.press("m", "enter", "escape", "escape")
            assert (sitting.question, sitting.text) == (question, before)


class TestTheMoment:
    async def test_a_reply_put_down_in_another_window_fits_here_by_itself(
        self, here: Context, there: Context
    ) -> None:
        alone(here)
        async with sit(here) as sitting:
            await sitting.press("2")
            assert "fits now" not in sitting.text
            waiting.add(there, "Mira")
            await sitting.shows("fits now", "Mira", seconds=2.0)

    async def test_m_from_a_waiting_reply_is_about_the_one_that_is_shown(
        self, here: Context
    ) -> None:
        alone(here)
        for name in ("Ada", "Mira"):
            waits(here, name)
        async with sit(here) as sitting:
            await sitting.press("2", "b", "n", "m", "enter")
            shown = waiting.everyone(here)[1].name
            assert message(sitting).draft.values["name"] == shown

    async def test_every_kind_of_message_that_a_person_needs_is_there(self, here: Context) -> None:
        wanted = {
            "late-reply", "hello-after-a-gap", "tiny-check-in", "keep-me-company",
            "please-listen", "boundary", "decline", "move", "exit-agreed", "exit-now",
            "pause-the-talk", "needs-at-a-gathering", "accepting-help", "thanks", "mutual-check-in",
            "group-post", "neighbour", "ally",
        }  # fmt: skip
        assert wanted <= set(library.shelf("situations"))
        async with sit(here, size=(80, 40)) as sitting:
            await sitting.press("escape", "2")
            for situation in library.shelf("situations").values():
                assert situation.label in sitting.text
