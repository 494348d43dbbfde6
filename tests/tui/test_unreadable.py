"""The file becomes unreadable while a page is open: one line says so, and nothing falls over."""

from __future__ import annotations

import pytest
from textual.binding import Binding

from companion.services import turns
from companion.services.context import Context
from companion.tui.keys import BY_ID
from tests.tui.days import many_wins, with_somebody
from tests.tui.people import person, place
from tests.tui.sitting import Sitting, sit
from tests.tui.talk import own_words, waits

PAGES: dict[str, tuple[str, ...]] = {
    "Today": ("1",),
    "own menu": ("o",),
    "Messages": ("2",),
    "a message": ("2", "enter"),
    "waiting": ("2", "b"),
    "sent": ("2", "y"),
    "topics": ("2", "t"),
    "needs": ("2", "c"),
    "Wins": ("4",),
    "People": ("6",),
    "a person": ("6", "enter"),
    "places": ("6", "p"),
    "a place": ("6", "p", "enter"),
    "short calls": ("6", "c"),
}
NOT_PRESSED = {"q", "ctrl+c", "ctrl+p", "x", "escape"}


def full(context: Context) -> None:
    """A day with something on every page."""
    with_somebody(context)
    many_wins(context, 3)
    own_words(context, "late-reply", "Hi, here I am.")
    for name in ("Mira", "Samir"):
        waits(context, name, "the book")
        place(context, f"{name}'s garden")
    turns.set_up(context, [person(context, "Mira").id, person(context, "Samir").id])


def torn(context: Context) -> bytes:
    """Cut the end off the file; return what is left."""
    path = context.store.paths.data
    path.write_bytes(path.read_bytes()[:-200])
    return path.read_bytes()


def keys_of(sitting: Sitting) -> list[str]:
    """Return every key that the page on the screen has."""
    held = [binding.id for binding in sitting.page.BINDINGS if isinstance(binding, Binding)]
    every = [BY_ID[key_id].key for key_id in held if key_id in BY_ID]
    return [key for key in dict.fromkeys(every) if key not in NOT_PRESSED]


@pytest.mark.parametrize("where", PAGES)
async def test_every_key_of_a_page_leaves_the_program_running(here: Context, where: str) -> None:
    full(here)
    async with sit(here) as sitting:
        await sitting.press(*PAGES[where])
        page, keys = type(sitting.app.screen), keys_of(sitting)
        left = torn(here)
        await sitting.shows("cannot be read", seconds=3)
        for key in keys:
            await sitting.press(key, "enter", "escape")
            assert (sitting.app.fault, sitting.running) == ("", True), key
            if type(sitting.app.screen) is not page:
                await sitting.press("escape", *PAGES[where])
        assert here.store.paths.data.read_bytes() == left


class TestThePage:
    @pytest.mark.parametrize("keys", [("2", "b"), ("6", "enter"), ("6", "c")])
    async def test_its_foot_leads_to_help_back_and_out(
        self, here: Context, keys: tuple[str, ...]
    ) -> None:
        full(here)
        async with sit(here) as sitting:
            await sitting.press(*keys)
            torn(here)
            await sitting.shows("cannot be read", seconds=3)
            await sitting.press("w", "escape")
            assert sitting.foot.split() == ["!", "help", "now", "esc", "back", "q", "quit"]
            await sitting.press("!")
            assert "Help now" in sitting.text

    async def test_what_it_showed_stays_in_sight_until_the_file_is_whole_again(
        self, here: Context
    ) -> None:
        full(here)
        whole = here.store.paths.data.read_bytes()
        async with sit(here) as sitting:
            await sitting.press("6", "enter")
            assert "Mira" in sitting.text
            torn(here)
            await sitting.shows("cannot be read", seconds=3)
            await sitting.press("j", "k")
            assert "Mira" in sitting.text
            here.store.paths.data.write_bytes(whole)
            await sitting.until(lambda: sitting.foot.startswith("enter change"), seconds=3)
