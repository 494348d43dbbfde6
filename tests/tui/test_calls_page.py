"""Short calls: whose turn it is, passing it on in silence, and having talked."""

from __future__ import annotations

from companion.domain.people import MYSELF
from companion.domain.records import Ritual, Win
from companion.services import turns
from companion.services.context import Context
from tests.tui.people import person
from tests.tui.sitting import Sitting, sit


def of(context: Context, *names: str) -> dict[str, str]:
    """Put people on the map and let the short calls go round between them."""
    ids = {name: person(context, name).id for name in names}
    turns.set_up(context, list(ids.values()))
    return ids


async def open_calls(sitting: Sitting) -> None:
    await sitting.press("escape", "6", "c")


class TestSettingUp:
    async def test_nobody_on_the_map_says_where_to_begin(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_calls(sitting)
            assert "Nothing is expected" in sitting.flat
            await sitting.press("enter", "n", "d", "e")
            assert "The map has no names so far; 6 opens it." in sitting.flat
            assert sitting.kept(Ritual) == ()

    async def test_two_people_and_minutes(self, here: Context) -> None:
        ada, ben = person(here, "Ada"), person(here, "Ben")
        async with sit(here) as sitting:
            await open_calls(sitting)
            await sitting.press("e", "1", "2", "enter")
            assert sitting.field == "10"
            await sitting.press("ctrl+u", "1", "5", "enter")
            (kept,) = sitting.kept(Ritual)
            assert (set(kept.turns), kept.minutes) == ({ada.id, ben.id}, 15)
            assert "Ada is next." in sitting.flat
            assert "About 15 minutes" in sitting.flat
            assert "Ada and Ben" in sitting.flat

    async def test_minutes_that_do_not_fit_get_one_line(self, here: Context) -> None:
        person(here, "Ada")
        async with sit(here) as sitting:
            await open_calls(sitting)
            await sitting.press("e", "1", "enter", "ctrl+u", "9", "9", "enter")
            assert "Minutes are a whole number from 1 to 60; 99 is not." in sitting.flat
            assert sitting.field == "99"
            assert sitting.kept(Ritual) == ()

    async def test_three_are_too_many(self, here: Context) -> None:
        for name in ("Ada", "Ben", "Mira"):
            person(here, name)
        async with sit(here) as sitting:
            await open_calls(sitting)
            await sitting.press("e", "1", "2", "3", "enter", "enter")
            assert "Short calls go round between one or two people." in sitting.flat
            assert sitting.kept(Ritual) == ()

    async def test_someone_kept_apart_is_not_offered(self, here: Context) -> None:
        person(here, "Ada", unsafe=True)
        person(here, "Ben")
        async with sit(here) as sitting:
            await open_calls(sitting)
            await sitting.press("e")
            assert "1 Ben" in sitting.flat
            assert "Ada" not in sitting.text


class TestTurns:
    async def test_passing_on_is_silent_and_keeps_no_win(self, here: Context) -> None:
        ids = of(here, "Ada", "Ben")
        async with sit(here) as sitting:
            await open_calls(sitting)
            said = sitting.page.query_one("#ask-said")
            await sitting.press("n")
            assert "Ben is next." in sitting.flat
            assert not said.display
            assert sitting.kept(Win) == ()
            assert sitting.kept(Ritual)[0].turns == (ids["Ben"], ids["Ada"])
            await sitting.press("n")
            assert "Ada is next." in sitting.flat
            await sitting.press("u", "u")
            assert sitting.kept(Ritual)[0].turns == (ids["Ada"], ids["Ben"])

    async def test_with_one_person_it_goes_to_and_fro(self, here: Context) -> None:
        ids = of(here, "Ada")
        async with sit(here) as sitting:
            await open_calls(sitting)
            assert sitting.kept(Ritual)[0].turns == (MYSELF, ids["Ada"])
            assert "Your turn to ring Ada." in sitting.flat
            assert "you and Ada" in sitting.flat
            await sitting.press("n")
            assert "Ada may ring, when it suits." in sitting.flat

    async def test_having_talked_is_a_win_and_the_turn_goes_on(self, here: Context) -> None:
        ids = of(here, "Ada", "Ben")
        async with sit(here) as sitting:
            await open_calls(sitting)
            await sitting.press("enter")
            (win,) = sitting.kept(Win)
            assert (win.text, win.person) == ("Had a short call with Ada.", ids["Ada"])
            assert "Kept." in sitting.flat
            assert "Ben is next." in sitting.flat
            await sitting.press("u")
            assert sitting.kept(Win) == ()
            assert "Ada is next." in sitting.flat

    async def test_d_lets_them_be_and_u_brings_them_back(self, here: Context) -> None:
        of(here, "Ada", "Ben")
        async with sit(here) as sitting:
            await open_calls(sitting)
            await sitting.press("d")
            assert "Let be. u brings them back." in sitting.flat
            assert sitting.kept(Ritual) == ()
            assert "Nothing is expected" in sitting.flat
            await sitting.press("u")
            assert "Ada is next." in sitting.flat

    async def test_m_writes_to_the_one_whose_turn_it_is(self, here: Context) -> None:
        of(here, "Ada", "Ben")
        async with sit(here) as sitting:
            await open_calls(sitting)
            await sitting.press("m", "enter")
            assert ", to Ada" in sitting.flat

    async def test_the_page_of_people_says_whose_turn_it_is(self, here: Context) -> None:
        of(here, "Ada")
        async with sit(here) as sitting:
            await sitting.press("escape", "6")
            assert "Short calls: Ada, your turn to ring, when it suits." in sitting.flat
