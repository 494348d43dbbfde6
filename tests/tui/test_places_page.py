"""Places: the calm ones first, and what makes them bearable."""

from __future__ import annotations

import pytest

from companion.domain.profile import PLACE_FIELDS
from companion.domain.records import Place
from companion.services import messages
from companion.services.context import Context
from companion.services.words import line
from tests.tui.people import place
from tests.tui.sitting import Sitting, sit

AT = {field.name: number for number, field in enumerate(PLACE_FIELDS)}
RATINGS = [field.name for field in PLACE_FIELDS if field.kind == "rating"]
WORDS = [field.name for field in PLACE_FIELDS if field.kind == "text"]


async def open_places(sitting: Sitting) -> None:
    await sitting.press("escape", "6", "p")


async def to_field(sitting: Sitting, name: str) -> None:
    await sitting.burst("home", *["j"] * AT[name])


class TestList:
    async def test_none_yet_is_fine(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_places(sitting)
            assert line("empty-places", here.today) in sitting.flat
            assert sitting.foot.startswith("a add a place")
            await sitting.press("enter", "d", "j", "G")
            assert sitting.running

    async def test_calm_and_known_ones_stand_first(self, here: Context) -> None:
        place(here, "station", noise=9, crowd=9, familiarity=2)
        place(here, "library", noise=1, crowd=2, familiarity=9)
        place(here, "cafe")
        async with sit(here) as sitting:
            await open_places(sitting)
            at = [sitting.text.index(name) for name in ("library", "cafe", "station")]
            assert at == sorted(at)

    async def test_seat_and_way_out_stand_beside_the_name(self, here: Context) -> None:
        place(here, "library", seat="by the window", way_out="side door")
        async with sit(here) as sitting:
            await open_places(sitting)
            assert "by the window, exit: side door" in sitting.flat

    async def test_a_adds_and_enter_opens_it(self, here: Context) -> None:
        async with sit(here) as sitting:
            await open_places(sitting)
            await sitting.press("a")
            await sitting.write("the bench [/b]")
            await sitting.press("enter")
            assert "enter adds what makes it bearable." in sitting.flat
            await sitting.press("enter")
            assert "the bench [/b]" in sitting.text
            assert "exit" in sitting.text

    async def test_d_removes_and_u_brings_it_back(self, here: Context) -> None:
        place(here, "library")
        async with sit(here) as sitting:
            await open_places(sitting)
            await sitting.press("d")
            assert sitting.kept(Place) == ()
            assert "Removed. u brings it back." in sitting.flat
            await sitting.press("u")
            assert [p.name for p in sitting.kept(Place)] == ["library"]
            assert "library" in sitting.text


class TestOnePlace:
    @pytest.mark.parametrize("name", RATINGS)
    @pytest.mark.parametrize(
        ("keys", "kept"), [(["7"], 7), (["1", "0"], 10), (["0"], 0), (["1", "enter"], 1)]
    )
    async def test_a_rating_by_its_digits(
        self, here: Context, name: str, keys: list[str], kept: int
    ) -> None:
        place(here, "library")
        async with sit(here) as sitting:
            await open_places(sitting)
            await sitting.press("enter")
            await to_field(sitting, name)
            await sitting.press("enter", *keys)
            assert getattr(sitting.kept(Place)[0], name) == kept
            label = PLACE_FIELDS[AT[name]].label
            assert f"{label} {kept}" in sitting.flat

    async def test_a_skipped_rating_stays_as_it_was(self, here: Context) -> None:
        place(here, "library", noise=4)
        async with sit(here) as sitting:
            await open_places(sitting)
            await sitting.press("enter")
            await to_field(sitting, "noise")
            await sitting.press("enter")
            assert "0 silent - 10 loud" in sitting.flat
            await sitting.press("enter")
            assert sitting.kept(Place)[0].noise == 4

    @pytest.mark.parametrize("name", WORDS)
    async def test_words(self, here: Context, name: str) -> None:
        place(here, "library")
        async with sit(here) as sitting:
            await open_places(sitting)
            await sitting.press("enter")
            await to_field(sitting, name)
            await sitting.press("enter", "ctrl+u")
            await sitting.write("near the door")
            await sitting.press("enter")
            assert getattr(sitting.kept(Place)[0], name) == "near the door"
            assert "near the door" in sitting.flat

    async def test_a_place_draws_itself_into_an_invitation(self, here: Context) -> None:
        place(here, "library", noise=1, seat="by the window")
        async with sit(here) as sitting:
            await sitting.press("escape", "2", "enter")
            draft = sitting.page.draft  # type: ignore[attr-defined]
            assert "library" in " ".join(messages.choices_for(here, draft, "place"))
