"""What was sent: read, how it was received, let go."""

from __future__ import annotations

from companion.domain.records import Sent
from companion.services.context import Context
from companion.services.words import options
from companion.store.store import Change
from tests.tui.sitting import Sitting, sit


def was_sent(context: Context, *texts: str, name: str = "Mira") -> None:
    """Keep messages as sent today, one after another."""
    made = [context.store.new(Sent, context.today, text=text, name=name) for text in texts]
    context.store.change(lambda seen: Change(keep=made))


async def open_sent(sitting: Sitting) -> None:
    await sitting.press("escape", "2", "y")


class TestReading:
    async def test_the_newest_stands_first_with_whom_it_was_for(self, here: Context) -> None:
        was_sent(here, "Hello you.")
        was_sent(here, "See you soon.", name="")
        async with sit(here) as sitting:
            await open_sent(sitting)
            first, second = (line for line in sitting.lines if line.endswith(("you.", "soon.")))
            assert "See you soon." in first
            assert "today" in first
            assert "Mira: Hello you." in second

    async def test_an_empty_page_is_no_reproach(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_sent(sitting)
            assert any(line in sitting.flat for line in options("empty-sent"))
            await sitting.press("enter", "t", "d", "j")
            assert (sitting.running, sitting.question) == (True, "")

    async def test_enter_reads_all_of_it(self, here: Context) -> None:
        text = "I thought of you on the bridge today, " * 4 + "and waved at the ducks."
        was_sent(here, text)
        async with sit(here) as sitting:
            await open_sent(sitting)
            assert "ducks" not in sitting.text
            await sitting.press("enter")
            assert text in sitting.flat
            assert "today, to Mira" in sitting.flat
            assert "how it was received: not said" in sitting.flat
            await sitting.press("escape")
            assert "ducks" not in sitting.text


class TestHowItWasReceived:
    async def test_warmly_is_kept_without_more_ado(self, here: Context) -> None:
        was_sent(here, "Hello.")
        async with sit(here) as sitting:
            await open_sent(sitting)
            await sitting.press("t")
            assert sitting.question == "How was it received?"
            await sitting.press("1")
            (kept,) = sitting.kept(Sent)
            assert (kept.received, kept.reply) == ("warmly", "came")
            assert "Kept." in sitting.text
            await sitting.press("enter")
            assert "how it was received: warmly" in sitting.flat

    async def test_no_answer_has_a_kind_line(self, here: Context) -> None:
        was_sent(here, "Hello.")
        async with sit(here) as sitting:
            await open_sent(sitting)
            await sitting.press("t", "4")
            (kept,) = sitting.kept(Sent)
            assert (kept.received, kept.reply) == ("no answer yet", "not-yet")
            assert any(line in sitting.flat for line in options("no-reply"))
            await sitting.press("enter")
            assert any(line in sitting.flat for line in options("no-reply"))

    async def test_a_hard_answer_has_a_kind_line(self, here: Context) -> None:
        was_sent(here, "Hello.")
        async with sit(here) as sitting:
            await open_sent(sitting)
            await sitting.press("t", "3")
            (kept,) = sitting.kept(Sent)
            assert (kept.received, kept.reply) == ("with a hard answer", "came")
            assert any(line in sitting.flat for line in options("a-hard-answer"))

    async def test_own_words_fit_too_and_can_be_taken_back(self, here: Context) -> None:
        was_sent(here, "Hello.")
        async with sit(here) as sitting:
            await open_sent(sitting)
            await sitting.press("t")
            await sitting.write("with a drawing of a cat")
            await sitting.press("enter")
            assert sitting.kept(Sent)[0].received == "with a drawing of a cat"
            await sitting.press("t")
            assert "5 leave it empty" in sitting.flat
            await sitting.press("5")
            (kept,) = sitting.kept(Sent)
            assert (kept.received, kept.reply) == ("", "")

    async def test_nothing_said_changes_nothing(self, here: Context) -> None:
        was_sent(here, "Hello.")
        async with sit(here) as sitting:
            await open_sent(sitting)
            before = sitting.kept(Sent)
            await sitting.press("t", "enter", "t", "escape")
            assert (sitting.kept(Sent), sitting.question) == (before, "")


class TestLettingGo:
    async def test_d_lets_it_go_and_u_brings_it_back(self, here: Context) -> None:
        was_sent(here, "Hello.", "Good night.")
        async with sit(here) as sitting:
            await open_sent(sitting)
            await sitting.press("d")
            assert "Gone. u brings it back." in sitting.text
            assert [each.text for each in sitting.kept(Sent)] == ["Hello."]
            await sitting.press("u")
            assert len(sitting.kept(Sent)) == 2
            assert "Good night." in sitting.text
