"""The page of messages: what fits the moment stands first, and m opens it from anywhere."""

from __future__ import annotations

from companion.domain.choosing import find_entry
from companion.domain.records import Sent, Waiting
from companion.services import messages, today_view
from companion.services.context import Context
from companion.store import library
from companion.tui.screens.messages import MessagesScreen
from companion.tui.screens.topics import TopicsScreen
from tests.services.doing import card, look
from tests.tui.days import alone, with_somebody
from tests.tui.sitting import Sitting, sit
from tests.tui.talk import event_on, message, own_words, person, waits, words


def first_row(sitting: Sitting) -> str:
    """Return the line under the cursor."""
    (line,) = [line for line in sitting.lines if line.startswith("  >")]
    return line


class TestWhatFitsFirst:
    async def test_the_step_on_the_card(self, here: Context) -> None:
        with_somebody(here)
        seen = here.store.snapshot()
        entry = find_entry(look(here).offer.entry, today_view.own_and_shipped(seen))
        assert entry is not None
        fitting = messages.situations()[entry.messages[0]]
        async with sit(here) as sitting:
            await sitting.press("m")
            assert "fits now" in first_row(sitting)
            assert fitting.label in first_row(sitting)
            assert "For today's step" in sitting.flat
            await sitting.press("enter", "y")
            (kept,) = sitting.kept(Sent)
            assert (kept.situation, kept.step) == (fitting.id, card(here).id)

    async def test_a_reply_that_waits(self, here: Context) -> None:
        alone(here)
        waits(here, "Mira", "the book")
        async with sit(here) as sitting:
            await sitting.press("m")
            assert "answering late" in first_row(sitting)
            assert "Mira may get an answer about the book, whenever it suits." in sitting.flat
            await sitting.press("enter")
            assert "Mira" in words(sitting)

    async def test_an_event_that_is_on_comes_before_everything(self, here: Context) -> None:
        with_somebody(here)
        waits(here, "Mira")
        event_on(here, activity="board games")
        async with sit(here) as sitting:
            await sitting.press("m")
            assert "leaving now" in first_row(sitting)
            assert "For board games." in sitting.flat
            await sitting.press("enter")
            assert message(sitting).draft.situation == "exit-now"

    async def test_with_nothing_near_no_row_is_marked(self, here: Context) -> None:
        alone(here)
        async with sit(here) as sitting:
            await sitting.press("m")
            assert "fits now" not in sitting.text
            assert "nothing leaves by itself" in sitting.flat

    async def test_own_words_for_a_situation_stand_there_first(self, here: Context) -> None:
        alone(here)
        waits(here, "Mira")
        own_words(here, "late-reply", "Hi[ {name}], here I am.")
        async with sit(here) as sitting:
            await sitting.press("m", "enter", "enter")
            assert sitting.app.clipboard == "Hi Mira, here I am."

    async def test_someone_kept_apart_does_not_wait_in_it(self, here: Context) -> None:
        alone(here)
        waits(here, "Rob")
        person(here, "Rob", unsafe=True)
        async with sit(here) as sitting:
            await sitting.press("m")
            assert "Rob" not in sitting.text
            assert sitting.kept(Waiting)[0].name == "Rob"


class TestComingAndGoing:
    async def test_escape_goes_back_to_the_page_it_came_from(self, here: Context) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            before = sitting.text
            await sitting.press("m", "enter", "escape", "escape")
            assert sitting.text == before

    async def test_an_open_question_stands_there_as_it_was(self, here: Context) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("enter")
            question = sitting.question
            assert question
            await sitting.press("m")
            assert isinstance(sitting.app.screen, MessagesScreen)
            await sitting.press("escape")
            assert sitting.question == question

    async def test_m_while_the_energy_is_asked_for(self, here: Context) -> None:
        async with sit(here) as sitting:
            before = (sitting.question, sitting.text)
            assert sitting.question
            await sitting.press("m")
            assert isinstance(sitting.app.screen, MessagesScreen)
            await sitting.press("enter", "enter")
            assert sitting.app.clipboard == words(sitting) != ""
            await sitting.press("escape", "escape")
            assert (sitting.question, sitting.text) == before

    async def test_m_in_a_line_being_typed_is_a_letter(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "w")
            await sitting.write("met Mo")
            assert (sitting.question, sitting.field) == ("A win:", "met Mo")

    async def test_2_is_the_page(self, here: Context) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("2")
            assert isinstance(sitting.app.screen, MessagesScreen)
            await sitting.press("1", "2", "enter", "enter")
            assert sitting.app.clipboard == words(sitting) != ""

    async def test_the_page_follows_the_moment(self, here: Context) -> None:
        alone(here)
        async with sit(here) as sitting:
            await sitting.press("2")
            assert "fits now" not in sitting.text
            await sitting.press("b", "a")
            await sitting.write("Mira")
            await sitting.press("enter", "enter", "escape", "g")
            assert "answering late" in first_row(sitting)
            assert "fits now" in sitting.text

    async def test_t_opens_the_topics_of_whom_it_is_about(self, here: Context) -> None:
        alone(here)
        person(here, "Mira")
        waits(here, "Mira")
        async with sit(here) as sitting:
            await sitting.press("m", "t")
            assert isinstance(sitting.app.screen, TopicsScreen)
            assert "to talk about with Mira" in sitting.flat


class TestMoving:
    async def test_j_shows_when_each_situation_fits(self, here: Context) -> None:
        alone(here)
        async with sit(here) as sitting:
            await sitting.press("2")
            for situation in messages.situations().values():
                assert situation.label in first_row(sitting)
                assert situation.about in sitting.flat
                await sitting.press("j")

    async def test_every_situation_has_words_to_copy(self, here: Context) -> None:
        alone(here)
        copied = set()
        async with sit(here) as sitting:
            await sitting.press("2")
            for _ in messages.situations():
                await sitting.press("enter", "enter")
                copied.add(sitting.app.clipboard)
                await sitting.press("escape", "j")
        assert len(copied) == len(library.shelf("situations"))
        assert "" not in copied
