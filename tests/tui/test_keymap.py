"""The registry of keys, and keys of the person's own."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from companion.services.context import Context
from companion.store.settings import Settings
from companion.tui.keys import BY_ID, GROUPS, KEYS, usable_keymap
from companion.tui.keys_table import keys_table
from companion.tui.screens.calls import CallsScreen
from companion.tui.screens.hand import HandScreen
from companion.tui.screens.help_now import HelpNowScreen
from companion.tui.screens.keys_page import KeysScreen
from companion.tui.screens.menu import MenuScreen
from companion.tui.screens.message import MessageScreen
from companion.tui.screens.messages import MessagesScreen
from companion.tui.screens.needs import NeedsScreen
from companion.tui.screens.page import Page
from companion.tui.screens.people import PeopleScreen
from companion.tui.screens.person import PersonScreen
from companion.tui.screens.places import PlaceScreen, PlacesScreen
from companion.tui.screens.sent import SentScreen
from companion.tui.screens.today import TodayScreen
from companion.tui.screens.topics import TopicsScreen
from companion.tui.screens.waiting import WaitingScreen
from companion.tui.screens.wins import WinsScreen
from tests.tui.days import alone
from tests.tui.sitting import sit

PAGES: tuple[type[Page], ...] = (
    TodayScreen, WinsScreen, MenuScreen, HelpNowScreen, KeysScreen, MessagesScreen, MessageScreen,
    HandScreen, WaitingScreen, SentScreen, TopicsScreen, NeedsScreen, PeopleScreen, PersonScreen,
    PlacesScreen, PlaceScreen, CallsScreen,
)  # fmt: skip


def ids_on(page: type[Page]) -> set[str | None]:
    return {binding.id for binding in page.BINDINGS}  # type: ignore[union-attr]


class TestTheRegistry:
    def test_every_key_has_a_name_of_its_own(self) -> None:
        assert len(BY_ID) == len(KEYS)
        assert {key.page for key in KEYS} == set(GROUPS)

    @pytest.mark.parametrize("page", PAGES)
    def test_no_two_keys_of_a_page_are_the_same(self, page: type[Page]) -> None:
        here = [key for key in KEYS if key.id in ids_on(page)]
        counted = Counter(k for key in here for k in (key.key, *key.also))
        assert [k for k, times in counted.items() if times > 1] == []

    def test_every_key_works_on_some_page_and_the_anywhere_ones_on_each(self) -> None:
        everywhere = {key.id for key in KEYS if key.page == GROUPS[0]}
        assert all(everywhere <= ids_on(page) for page in PAGES)
        assert set.union(*map(ids_on, PAGES)) == set(BY_ID)

    @pytest.mark.parametrize("page", PAGES)
    def test_every_action_is_there_to_be_done(self, page: type[Page]) -> None:
        from companion.tui.app import CompanionApp

        for key in KEYS:
            if key.id in ids_on(page):
                owner, _, action = key.action.partition(".")
                doer = page if owner == "screen" else CompanionApp
                assert hasattr(doer, f"action_{action.partition('(')[0]}"), key.id

    def test_the_document_of_keys_is_the_registry(self) -> None:
        document = Path(__file__).parents[2] / "docs" / "keys.md"
        assert document.read_text("utf-8") == keys_table()

    def test_the_document_names_every_key(self) -> None:
        table = keys_table()
        for key in KEYS:
            assert f"| {key.id} |" in table
            for name in (key.key, *key.also):
                assert f"`{name}`" in table


class TestOwnKeys:
    async def test_a_key_of_ones_own_works_and_shows(self, here: Context) -> None:
        config = here.store.paths.data.parent / "config.toml"
        config.write_text('[keys]\nwin = "v"\nstep-another = "%,f5"\n')
        alone(here)
        async with sit(here) as sitting:
            assert "% another" in sitting.foot
            await sitting.press("v")
            assert sitting.question == "A win:"
            await sitting.press("escape", "w")
            assert sitting.question == ""
            before = sitting.text
            await sitting.press("n")
            assert sitting.text == before
            await sitting.press("f5")
            assert sitting.text != before
            await sitting.press("?", "pagedown")
            assert "v keep a win" in sitting.flat

    @pytest.mark.parametrize(
        ("written", "pressed"),
        [("%", "%"), ("percent_sign", "%"), ("v, f9", "f9"), ("v,f9", "v"), ("V", "V"), (",", "w")],
    )
    async def test_keys_are_written_as_they_are_typed_or_by_name(
        self, here: Context, written: str, pressed: str
    ) -> None:
        async with sit(here, settings=Settings(keys={"win": written})) as sitting:
            await sitting.press("escape", pressed)
            assert sitting.question == "A win:"

    @pytest.mark.parametrize(
        ("keys", "said"),
        [
            ({"wins": "v"}, '[keys] "wins" is not a key\'s name. Did you mean "win"?'),
            ({"win": "n"}, '[keys] win = "n" is taken by "another"; left as it was.'),
            ({"win-add": "j"}, '[keys] win-add = "j" is taken by "down"; left as it was.'),
            ({"win": "question_mark"}, '[keys] win = "question_mark" is taken by "keys"'),
            ({"win": "?"}, '[keys] win = "?" is taken by "keys"'),
        ],
    )
    async def test_what_cannot_be_used_is_said_in_one_line_and_left_out(
        self, here: Context, keys: dict[str, str], said: str
    ) -> None:
        async with sit(here, settings=Settings(keys=keys)) as sitting:
            assert said in sitting.flat
            await sitting.press("escape", "w")
            assert sitting.question == "A win:"

    async def test_a_troubled_line_leaves_the_others_usable(self, here: Context) -> None:
        keys = {"nothing": "v", "win": "v", "hide": "v"}
        async with sit(here, settings=Settings(keys=keys)) as sitting:
            await sitting.press("escape", "v")
            assert sitting.question == "A win:"
            await sitting.press("escape", "x")
            assert sitting.text.split() == ["any", "key"]

    def test_two_keys_can_change_places(self) -> None:
        usable, troubles = usable_keymap({"win": "i", "intention": "w"})
        assert (usable, troubles) == ({"win": "i", "intention": "w"}, [])

    def test_the_same_key_on_pages_that_never_meet_is_fine(self) -> None:
        usable, troubles = usable_keymap({"win-kind": "i", "intention": "v"})
        assert (len(usable), troubles) == (2, [])

    async def test_a_setting_that_is_not_known_is_named(self, here: Context) -> None:
        config = here.store.paths.data.parent / "config.toml"
        config.write_text('them = "paper"\n')
        async with sit(here) as sitting:
            assert '"them" is not a setting; it is left alone. Did you mean "theme"?' in (
                sitting.flat
            )
