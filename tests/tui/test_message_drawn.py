"""How a message stands on the screen: free at its sides, whole in a small window, copied."""

from __future__ import annotations

import pytest

from companion.domain.records import Message
from companion.services.context import Context
from companion.store import library
from tests.tui.sitting import Sitting, sit
from tests.tui.talk import message, open_words, own_words, words

LONG = (
    "Hello. I have been away from everything for a while and I am slowly coming back to it. "
    "There is nothing you need to answer. I remembered our walk along the canal, the ducks, the "
    "man with the accordion, and how warm the wall was when we sat down on it. I would like to "
    "sit there again one day, when it suits the both of us, for as long as it feels fine."
)
FRAMES = "│┃║|╭╮╰╯┌┐└┘▏▕"


def rows_of_words(sitting: Sitting) -> list[str]:
    """Return the lines of the screen that the words stand on."""
    region = sitting.page.query_one("#hand").content_region
    return sitting.lines[region.y : region.y + region.height]


class TestSelecting:
    @pytest.mark.parametrize("width", [40, 60, 80, 110])
    async def test_nothing_of_ours_stands_at_the_left_or_right(
        self, here: Context, width: int
    ) -> None:
        own_words(here, "tiny-check-in", LONG)
        async with sit(here, size=(width, 40)) as sitting:
            await open_words(sitting)
            rows = rows_of_words(sitting)
            assert " ".join(" ".join(rows).split()) == LONG
            assert not set("".join(rows)) & set(FRAMES)
            left = {len(row) - len(row.lstrip()) for row in rows if row.strip()}
            assert len(left) == 1

    async def test_a_line_of_words_is_never_cut(self, here: Context) -> None:
        own_words(here, "tiny-check-in", LONG)
        async with sit(here, size=(40, 40)) as sitting:
            await open_words(sitting)
            assert [word for row in rows_of_words(sitting) for word in row.split()] == LONG.split()


class TestSmallWindow:
    async def test_all_of_it_is_read_by_moving_down(self, here: Context) -> None:
        own_words(here, "tiny-check-in", LONG)
        async with sit(here, size=(40, 12)) as sitting:
            await open_words(sitting)
            assert LONG not in sitting.flat
            read: list[str] = []
            for _ in range(30):
                read += [row.strip() for row in sitting.lines[3:-1] if row.strip() not in read]
                await sitting.press("j")
            seen = " ".join(read)
            assert LONG in " ".join(seen.split())
            await sitting.press("enter")
            assert sitting.app.clipboard == LONG

    async def test_every_shipped_message_can_be_read_there(self, here: Context) -> None:
        longest = max(library.shelf("messages").values(), key=lambda each: len(each.text))
        async with sit(here, size=(40, 12)) as sitting:
            await open_words(sitting, longest.situation)
            for _ in range(20):
                if message(sitting).draft.version == longest.id:
                    break
                await sitting.press("n")
            whole = message(sitting).words()
            read: list[str] = []
            for _ in range(30):
                read += [row.strip() for row in sitting.lines[3:-1] if row.strip() not in read]
                await sitting.press("down")
            assert whole in " ".join(" ".join(read).split())


class TestTerminals:
    @pytest.mark.parametrize("term", ["linux", "dumb", "vt100"])
    async def test_without_colour_and_clipboard_none_is_claimed(
        self, here: Context, monkeypatch: pytest.MonkeyPatch, term: str
    ) -> None:
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setenv("TERM", term)
        async with sit(here) as sitting:
            await open_words(sitting)
            whole = words(sitting)
            await sitting.press("enter")
            assert sitting.app.clipboard == ""
            assert "This terminal has no clipboard. p prints it, f saves it." in sitting.flat
            assert "Sent to" not in sitting.text
            await sitting.press("shift")
            assert words(sitting) == whole

    async def test_without_colour_the_clipboard_is_still_used(
        self, here: Context, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NO_COLOR", "1")
        async with sit(here) as sitting:
            await open_words(sitting)
            await sitting.press("enter")
            assert sitting.app.clipboard == words(sitting) != ""


class TestOddWords:
    @pytest.mark.parametrize("odd", ["[/red] \\", "[bold]母[/bold]", "שלום 🌧", "a & b <c>"])
    async def test_they_are_shown_and_copied_letter_by_letter(
        self, here: Context, odd: str
    ) -> None:
        async with sit(here) as sitting:
            await open_words(sitting)
            await sitting.press("e")
            await sitting.paste(odd)
            await sitting.press("enter")
            while sitting.question:
                await sitting.press("enter")
            assert odd in sitting.flat
            await sitting.press("enter")
            assert odd in sitting.app.clipboard


class TestMending:
    async def test_a_begins_from_the_words_as_written_and_mends_them_in_place(
        self, here: Context
    ) -> None:
        broken = own_words(here, "tiny-check-in", "Hi {friend|you}, it is me.")
        async with sit(here) as sitting:
            await open_words(sitting)
            assert "to be mended" in sitting.text
            await sitting.press("a")
            assert sitting.field == broken.text
            await sitting.press("ctrl+u")
            await sitting.write("Hi{name|}, it is me.")
            await sitting.press("enter")
            assert [(each.id, each.text) for each in sitting.kept(Message)] == [
                (broken.id, "Hi{name|}, it is me.")
            ]
            assert "ready to send" in sitting.text
            assert words(sitting) == "Hi, it is me."
            await sitting.press("enter")
            assert sitting.app.clipboard == "Hi, it is me."

    async def test_changing_own_words_again_keeps_one_wording(self, here: Context) -> None:
        own_words(here, "tiny-check-in", "Hi, it is me.")
        async with sit(here) as sitting:
            await open_words(sitting)
            await sitting.press("a")
            await sitting.write(" Still.")
            await sitting.press("enter", "a")
            await sitting.write(" Really.")
            await sitting.press("enter")
            assert [each.text for each in sitting.kept(Message)] == ["Hi, it is me. Still. Really."]
            shipped = library.shelf("messages")["tiny-check-in-01"]
            assert shipped.text not in sitting.kept(Message)[0].text
            await sitting.press("u")
            assert [each.text for each in sitting.kept(Message)] == ["Hi, it is me. Still."]
            assert words(sitting) == "Hi, it is me. Still."
