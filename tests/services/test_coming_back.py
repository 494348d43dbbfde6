from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from companion.domain.records import Week
from companion.services import today, wins
from companion.services.context import Context
from companion.services.words import options
from tests.clock import Clock
from tests.services.doing import is_one_of, look


def weeks(context: Context) -> tuple[Week, ...]:
    return context.store.snapshot().all(Week)


class TestAfterAGap:
    @pytest.mark.parametrize("days", [4, 9, 40, 400])
    def test_coming_back_is_a_welcome_without_any_count(
        self, here: Context, clock: Clock, days: int
    ) -> None:
        today.close(here, "done")
        clock.advance(days=days)
        seen = look(here)
        assert seen.returned
        assert is_one_of(seen.greeting, "return")
        assert (seen.stage, seen.line, seen.no_reply) == ("offered", "", "")

    def test_no_welcome_ever_holds_a_number_or_counts_time(self) -> None:
        for line in options("return"):
            assert not re.search(r"\d|\bdays?\b|\bweeks?\b|\bmonths?\b|\bago\b", line.lower())

    @pytest.mark.parametrize("days", [1, 2, 3])
    def test_a_few_days_away_are_nothing_to_speak_of(
        self, here: Context, clock: Clock, days: int
    ) -> None:
        wins.keep(here, "Opened the window.")
        clock.advance(days=days)
        assert not look(here).returned

    def test_the_welcome_stays_for_the_day_and_then_it_is_a_day_like_others(
        self, here: Context, clock: Clock
    ) -> None:
        today.rest(here)
        clock.advance(days=10)
        today.check_in(here, energy=2)
        today.close(here, "smaller")
        assert look(here).returned
        clock.advance(days=1)
        assert not look(here).returned

    def test_somebody_new_is_greeted_and_not_welcomed_back(self, here: Context) -> None:
        assert not look(here).returned

    def test_all_is_as_it_was_left(self, here: Context, clock: Clock) -> None:
        wins.keep(here, "Opened the window.")
        clock.advance(days=60)
        assert [w.text for w in wins.newest_first(here)] == ["Opened the window."]
        today.take(here)
        assert look(here).stage == "taken"


class TestHardDays:
    def keep_some(self, context: Context) -> set[str]:
        texts = {"Sent Mira the photo.", "Said good morning.", "Let Dad carry the bags."}
        for ago, text in enumerate(sorted(texts), 1):
            wins.keep(context, text, day=context.today - timedelta(days=ago))
        return texts

    @pytest.mark.parametrize(
        "said", [{"energy": 1}, {"energy": 2}, {"feelings": ("heavy",)}, {"feelings": ("numb",)},
                 {"mood": 3}, {"energy": 5, "mood": 0}],
    )  # fmt: skip
    def test_on_a_hard_day_an_own_win_comes_back_with_its_day(
        self, here: Context, said: dict[str, Any]
    ) -> None:
        texts = self.keep_some(here)
        today.check_in(here, **said)
        found = look(here).from_wins
        assert found is not None
        assert found.text in texts
        assert found.day is not None
        assert found.day < here.today
        assert look(here).from_wins == found

    def test_a_low_mood_before_a_step_makes_it_a_hard_day_too(self, here: Context) -> None:
        self.keep_some(here)
        today.take(here)
        assert look(here).from_wins is None
        today.answer(here, "mood_before", 2)
        assert look(here).from_wins is not None

    @pytest.mark.parametrize("said", [{"energy": 3}, {"energy": 4, "mood": 6}, {"mood": 4}])
    def test_on_other_days_they_are_left_in_peace(
        self, here: Context, said: dict[str, Any]
    ) -> None:
        self.keep_some(here)
        today.check_in(here, **said)
        assert look(here).from_wins is None

    def test_todays_own_wins_are_not_held_up_again(self, here: Context) -> None:
        wins.keep(here, "Opened the window.")
        today.check_in(here, energy=1)
        assert look(here).from_wins is None

    def test_different_hard_days_bring_different_wins(self, here: Context, clock: Clock) -> None:
        self.keep_some(here)
        found = set()
        for _ in range(14):
            today.check_in(here, energy=1)
            win = look(here).from_wins
            assert win is not None
            found.add(win.text)
            clock.advance(days=1)
        assert len(found) > 1


class TestTheWeek:
    def test_an_intention_to_start_from_stands_there_already(self, here: Context) -> None:
        assert is_one_of(look(here).intention, "intention")

    def test_it_is_the_same_all_week_and_in_own_words_when_edited(
        self, here: Context, clock: Clock
    ) -> None:
        clock.advance(days=1)
        monday = look(here).intention
        clock.advance(days=3)
        assert look(here).intention == monday
        today.set_intention(here, "  One hello,\nwhatever the mood. ")
        clock.advance(days=3)
        assert look(here).day.weekday() == 6
        assert look(here).intention == "One hello, whatever the mood."

    def test_the_next_week_starts_from_a_suggestion_again(
        self, here: Context, clock: Clock
    ) -> None:
        today.set_intention(here, "Mine.")
        clock.advance(days=1)
        assert is_one_of(look(here).intention, "intention")
        today.set_intention(here, "Mine too.")
        assert look(here).intention == "Mine too."
        assert [w.intention for w in weeks(here)] == ["Mine.", "Mine too."]

    def test_emptying_it_brings_a_suggestion_back(self, here: Context) -> None:
        suggested = look(here).intention
        today.set_intention(here, "Mine.")
        today.set_intention(here, "  ")
        assert look(here).intention == suggested
        assert len(weeks(here)) == 1

    def test_it_can_be_undone(self, here: Context) -> None:
        today.set_intention(here, "Mine.")
        assert here.store.undo() == "Undone: the intention."
        assert is_one_of(look(here).intention, "intention")
