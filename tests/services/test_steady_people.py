"""On a hard day those who are steady are near, and nobody who is kept apart."""

from __future__ import annotations

from collections import Counter

import pytest

from companion.domain.people import BOUNDARIES
from companion.domain.records import Sent
from companion.services import messages, occasions, people, sent, today, today_view, waiting, wins
from companion.services.context import Context
from companion.services.messages import Draft
from companion.store.store import Change
from tests.clock import Clock
from tests.services.people_around import mark, someone


def shown(context: Context) -> tuple[str, ...]:
    return today_view.look(context).steady


def wins_that_came_back(context: Context, clock: Clock, days: int = 12) -> set[str]:
    """Live some hard days and collect the wins that Today brought back."""
    found = set()
    for _ in range(days):
        clock.advance(days=1)
        today.check_in(context, energy=1)
        if win := today_view.look(context).from_wins:
            found.add(win.text)
    return found


class TestWhatMakesADayHard:
    @pytest.mark.parametrize("energy", [1, 2])
    def test_little_energy(self, here: Context, energy: int) -> None:
        someone(here, "Sam", steady=True)
        today.check_in(here, energy=energy)
        assert shown(here) == ("Sam",)

    @pytest.mark.parametrize("feeling", ["heavy", "numb"])
    def test_a_heavy_word(self, here: Context, feeling: str) -> None:
        someone(here, "Sam", steady=True)
        today.check_in(here, energy=4, feelings=(feeling,))
        assert shown(here) == ("Sam",)

    def test_a_low_mood_said_with_the_step(self, here: Context) -> None:
        someone(here, "Sam", steady=True)
        today.check_in(here, energy=4)
        today.take(here)
        assert shown(here) == ()
        today.answer(here, "mood_before", 3)
        assert shown(here) == ("Sam",)

    def test_the_same_people_all_day_and_in_both_windows(
        self, here: Context, there: Context, clock: Clock
    ) -> None:
        for number in range(9):
            someone(here, f"Kind {number}", steady=True)
        today.check_in(here, energy=1)
        before = shown(here)
        clock.advance(hours=3)
        assert shown(there) == shown(here) == before
        assert len(before) == 5


class TestWinsThatComeBack:
    @pytest.mark.parametrize(
        ("name", "words"),
        [
            ("Rex", "had tea with Rex"),
            ("Rex", "had tea with rex"),
            ("Rex", "REX rang, and it went well"),
            ("Rex Miller", "had tea with Rex"),
            ("Rex Miller", "wrote to rex miller"),
        ],
    )
    def test_none_with_someone_kept_apart_however_they_are_named(
        self, here: Context, clock: Clock, name: str, words: str
    ) -> None:
        wins.keep(here, words)
        someone(here, name, unsafe=True)
        assert wins_that_came_back(here, clock) == set()

    def test_none_with_someone_kept_apart_whose_name_was_changed_since(
        self, here: Context, clock: Clock
    ) -> None:
        rex = someone(here, "Rex")
        draft = messages.filled_in(here, Draft(situation="thanks"), "name", "Rex")
        sent.mark(here, messages.compose(here, draft))
        mark(here, rex, name="the one from work", unsafe=True)
        assert wins_that_came_back(here, clock) == set()

    def test_a_word_that_only_holds_the_name_does(self, here: Context, clock: Clock) -> None:
        wins.keep(here, "read of Rexanne")
        someone(here, "Rex", unsafe=True)
        assert wins_that_came_back(here, clock) == {"read of Rexanne"}

    def test_of_two_of_one_name_those_with_the_other_one_do(
        self, here: Context, clock: Clock
    ) -> None:
        someone(here, "Sam", "colleague", unsafe=True)
        friend = someone(here, "Sam", "friend")
        wins.keep(here, "lunch with Sam")
        assert wins_that_came_back(here, clock) == {"lunch with Sam"}
        mark(here, friend, unsafe=True)
        assert wins_that_came_back(here, clock) == set()


class TestAnAnswerThatIsNotThere:
    def test_nothing_is_said_of_one_kept_apart_by_name_alone(
        self, here: Context, clock: Clock
    ) -> None:
        draft = messages.filled_in(here, Draft(situation="thanks"), "name", "Rex")
        sent.mark(here, messages.compose(here, draft))
        sent.receive(here, sent.newest_first(here)[0].id, "no answer yet")
        clock.advance(days=1)
        assert today_view.look(here).no_reply
        someone(here, "rex", unsafe=True)
        assert today_view.look(here).no_reply == ""


def test_over_months_one_kept_apart_comes_up_nowhere(here: Context, clock: Clock) -> None:
    rex = someone(here, "Rex", unsafe=True, steady=True, listens=True, ally_role="peer")
    someone(here, "Kim", drains=True)
    for name in ("Ana", "Bo"):
        someone(here, name, steady=name == "Ana")
    wins.keep(here, "tea with Rex")
    here.store.change(
        lambda seen: Change(keep=[here.store.new(Sent, here.today, person=rex.id, reply="not-yet")])
    )
    named: Counter[str] = Counter()
    for day in range(30):
        clock.advance(days=1)
        today.check_in(here, energy=1 + day % 5)
        view = today_view.look(here)
        near = {view.offer.person_name, *view.steady, occasions.now(here).values.get("name", "")}
        offers = today_view.suggestions(here.store.snapshot(), here.today, view.energy)
        named.update(offer.person_name for offer in offers if offer.person_name)
        assert "Rex" not in near
        assert view.from_wins is None
        assert view.no_reply == ""
    for situation in messages.situations():
        draft = Draft(situation=situation)
        offered = messages.choices_for(here, draft, "name")
        assert sorted(offered) == ["Ana", "Bo", "Kim"]
        assert (offered[0] == "Kim") == (situation in BOUNDARIES)
        assert "Rex" not in messages.compose(here, draft).in_mind
    assert [name for _, name in people.to_pick(here, "mutual-check-in")] == ["Ana", "Bo", "Kim"]
    assert waiting.everyone(here) == ()
    assert set(named) == {"Ana", "Bo", "Kim"}
    assert named["Kim"] < 0.06 * sum(named.values())
