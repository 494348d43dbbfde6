"""Steady people on a hard day, and whether one felt heard afterwards."""

from __future__ import annotations

import pytest

from companion.domain.records import Step
from companion.services import today_view
from companion.services.context import Context
from companion.services.words import line
from companion.store import library
from companion.store.store import Change
from tests.services.doing import card
from tests.tui.days import alone
from tests.tui.people import person
from tests.tui.sitting import Sitting, sit

STEADY = "steady people"


def talked(context: Context) -> None:
    """A step in a talk with somebody stands on the card, taken."""
    entry = next(e for e in library.steps().values() if e.contact == "known")
    step = context.store.new(
        Step, context.today, entry=entry.id, text=entry.text, energy=entry.energy,
        formats=("call",), minutes=entry.minutes, stage="taken", person=person(context).id,
        asked=("mood_before", "tension_before", "expected_mood", "feared"),
    )  # fmt: skip
    context.store.change(lambda seen: Change(keep=[step]))


async def to_heard(sitting: Sitting) -> None:
    """Finish the step and skip until the question is asked."""
    await sitting.press("escape", "enter", "1")
    for _ in range(8):
        if sitting.question == "Did you feel heard?":
            return
        await sitting.press("enter")
    raise AssertionError(sitting.text)


class TestSteadyPeople:
    async def test_they_stand_on_today_when_energy_is_low(self, here: Context) -> None:
        for name in ("Zoe", "Ada"):
            person(here, name, steady=True)
        person(here, "Ben")
        person(here, "Mira", steady=True, drains=True)
        person(here, "Nora", steady=True, unsafe=True)
        async with sit(here, size=(80, 32)) as sitting:
            await sitting.press("1", "escape")
            assert f"{STEADY} Ada, Zoe (m: words ready to send)" in sitting.flat
            for name in ("Ben", "Mira", "Nora"):
                assert name not in sitting.page.query_one("#notes").render().plain  # type: ignore[union-attr]

    async def test_on_a_day_with_energy_they_do_not(self, here: Context) -> None:
        person(here, "Zoe", steady=True)
        async with sit(here, size=(80, 32)) as sitting:
            await sitting.press("5", "enter")
            assert STEADY not in sitting.flat

    async def test_at_most_five(self, here: Context) -> None:
        names = ("Ada", "Ben", "Cleo", "Dora", "Emil", "Fay", "Gus")
        for name in names:
            person(here, name, steady=True)
        async with sit(here, size=(80, 32)) as sitting:
            await sitting.press("1", "escape")
            await sitting.shows(STEADY)
            shown = today_view.look(here).steady
            assert len(shown) == 5
            assert ", ".join(shown) in sitting.flat

    async def test_nobody_steady_leaves_no_empty_line(self, here: Context) -> None:
        person(here, "Ben")
        async with sit(here, size=(80, 32)) as sitting:
            await sitting.press("1", "escape")
            assert STEADY not in sitting.flat


class TestHeard:
    @pytest.mark.parametrize(("key", "heard"), [("1", True), ("2", False), ("enter", None)])
    async def test_it_is_asked_after_a_talk_and_can_be_skipped(
        self, here: Context, key: str, heard: bool | None
    ) -> None:
        talked(here)
        async with sit(here) as sitting:
            await to_heard(sitting)
            assert "1 yes 2 not this time" in sitting.flat
            await sitting.press(key)
            assert card(here).heard is heard
            assert sitting.question == "What was hard?"

    async def test_not_this_time_gets_a_kind_line(self, here: Context) -> None:
        talked(here)
        async with sit(here) as sitting:
            await to_heard(sitting)
            await sitting.press("2")
            kind = line("not-heard", here.today, card(here).id)
            assert kind
            assert kind in sitting.flat

    async def test_after_a_step_alone_it_is_not_asked(self, here: Context) -> None:
        alone(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "tab", "enter", "1")
            for _ in range(8):
                assert sitting.question != "Did you feel heard?"
                await sitting.press("shift" if not sitting.question else "enter")
            assert sitting.question == ""
