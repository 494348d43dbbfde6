from __future__ import annotations

from typing import Any

import pytest

from companion.domain.errors import BadInput
from companion.domain.records import TABLES, Card, Event, Person, Record, Sent, Step, Waiting, Win
from companion.services import (
    help_now,
    messages,
    needs,
    people,
    sent,
    today,
    today_view,
    turns,
    waiting,
    wins,
)
from companion.services.context import Context
from companion.services.messages import Draft
from companion.services.people import Fate
from companion.store.store import Change
from tests.clock import Clock
from tests.services.people_around import mark, someone


def everything(context: Context) -> dict[str, dict[str, Any]]:
    """Every living record, but for the moment it was last touched."""
    seen = context.store.snapshot()
    found: dict[str, dict[str, Any]] = {}
    for kind in TABLES.values():
        for record in seen.all(kind):
            fields = {name: getattr(record, name) for name in record.__struct_fields__}
            found[record.id] = {**fields, "updated": None}
    return found


def put(context: Context, *records: Record) -> None:
    context.store.change(lambda seen: Change(keep=records), "these")


def a_life_with(context: Context, sam: Person) -> None:
    """Keep something of each sort with Sam."""
    draft = messages.filled_in(context, Draft(situation="tiny-check-in"), "name", "Sam")
    sent.mark(context, messages.compose(context, draft))
    waiting.add(context, "Sam", "the photo of Sam's cat")
    turns.set_up(context, [sam.id])
    put(
        context,
        context.store.new(Step, context.today, text="Wave to Sam.", person=sam.id, stage="taken"),
        context.store.new(Event, title="tea with Sam", people=(sam.id, "person-other")),
    )
    wins.keep(context, "laughed with Sam")
    help_now.set_contact(context, "Sam 555 123")


class TestFinding:
    @pytest.mark.parametrize("words", ["Sam", "sam", " SAM ", "Sam (friend)", "sam, friend"])
    def test_a_person_is_found_by_name(self, here: Context, words: str) -> None:
        sam = someone(here, "Sam", "friend")
        assert people.find(here.store.snapshot(), words) == sam

    def test_an_unknown_name_is_nobody_or_names_the_nearest(self, here: Context) -> None:
        someone(here, "Mira")
        someone(here, "Mirka", unsafe=True)
        assert people.find(here.store.snapshot(), "Mirra") is None
        with pytest.raises(BadInput, match=r'"Mirra" is not on your map.*"Mira"'):
            people.find_known(here.store.snapshot(), "Mirra")

    def test_two_of_one_name_and_tie_are_sent_to_the_people_page(self, here: Context) -> None:
        someone(here, "Sam", "friend")
        someone(here, "Sam", "friend")
        with pytest.raises(BadInput, match="a different tie on the People page"):
            people.find(here.store.snapshot(), "Sam")

    def test_of_two_the_one_not_kept_apart_is_meant(self, here: Context) -> None:
        someone(here, "Sam", "colleague", unsafe=True)
        friend = someone(here, "Sam", "friend")
        assert people.find(here.store.snapshot(), "Sam") == friend
        with pytest.raises(BadInput, match="kept apart"):
            people.find(here.store.snapshot(), "Sam, colleague")

    def test_people_stand_by_name_and_those_kept_apart_last(self, here: Context) -> None:
        for name, unsafe in (("wren", False), ("Ana", True), ("Bo", False), ("Mira", False)):
            someone(here, name, unsafe=unsafe)
        assert [p.name for p in people.everyone(here)] == ["Bo", "Mira", "wren", "Ana"]

    def test_an_empty_map_is_fine(self, here: Context) -> None:
        assert people.everyone(here) == ()
        assert people.names_known(here.store.snapshot()) == frozenset()


class TestRemoving:
    @pytest.mark.parametrize("fate", [fate for fate, _ in people.FATES])
    def test_one_undo_brings_all_back_as_it_was(
        self, here: Context, there: Context, fate: Fate
    ) -> None:
        sam = someone(here, "Sam")
        a_life_with(here, sam)
        before = everything(here)
        people.remove(here, sam.id, fate)
        assert everything(there) != before
        assert here.store.undo() == "Undone: removing the person."
        assert everything(there) == before

    def test_nameless_keeps_the_words_and_no_name(self, here: Context) -> None:
        sam = someone(here, "Sam")
        a_life_with(here, sam)
        people.remove(here, sam.id, "nameless")
        seen = here.store.snapshot()
        assert seen.all(Person) == ()
        assert {w.text for w in seen.all(Win)} == {
            "Sent a tiny hello to someone.", "laughed with someone",
        }  # fmt: skip
        assert [(s.text, s.person) for s in seen.all(Step)] == [("Wave to someone.", "")]
        assert [(s.name, s.person) for s in seen.all(Sent)] == [("", "")]
        assert [(w.name, w.about) for w in seen.all(Waiting)] == [
            ("", "the photo of someone's cat")
        ]
        (event,) = seen.all(Event)
        assert (event.title, event.people) == ("tea with someone", ("person-other",))
        assert turns.look(here) is None

    def test_removed_takes_what_was_kept_with_them_too(self, here: Context) -> None:
        sam = someone(here, "Sam")
        a_life_with(here, sam)
        people.remove(here, sam.id, "removed")
        seen = here.store.snapshot()
        assert (seen.all(Step), seen.all(Sent), seen.all(Waiting)) == ((), (), ())
        assert [w.text for w in seen.all(Win)] == ["laughed with someone"]
        assert [e.title for e in seen.all(Event)] == ["tea with someone"]

    @pytest.mark.parametrize("fate", [fate for fate, _ in people.FATES])
    def test_whom_to_call_stays(self, here: Context, fate: Fate) -> None:
        sam = someone(here, "Sam")
        help_now.set_contact(here, "Sam 555 123")
        needs.add(here, "need", "Sam knows where I like to sit")
        people.remove(here, sam.id, fate)
        assert help_now.look(here).contact == "Sam 555 123"
        assert len(here.store.snapshot().all(Card)) == 2

    def test_the_name_within_another_word_is_left_alone(self, here: Context) -> None:
        sam = someone(here, "Sam")
        for words in ("Read of Samson.", "Saw Sam.", "the same tea"):
            wins.keep(here, words)
        people.remove(here, sam.id, "nameless")
        assert {w.text for w in wins.newest_first(here)} == {
            "Read of Samson.", "Saw someone.", "the same tea",
        }  # fmt: skip

    def test_with_two_of_one_name_only_what_is_linked_loses_it(self, here: Context) -> None:
        friend = someone(here, "Sam", "friend")
        someone(here, "Sam", "colleague")
        wins.keep(here, "lunch with Sam")
        draft = messages.filled_in(here, Draft(situation="thanks"), "name", "Sam, friend")
        sent.mark(here, messages.compose(here, draft))
        people.remove(here, friend.id, "nameless")
        texts = {w.text for w in wins.newest_first(here)}
        assert texts == {"lunch with Sam", "Said thank you to someone."}
        assert [p.tie for p in people.everyone(here)] == ["colleague"]

    def test_other_people_keep_their_own_names(self, here: Context) -> None:
        sam = someone(here, "Sam")
        someone(here, "Sam Lee", "friend")
        people.remove(here, sam.id, "nameless")
        assert [p.name for p in people.everyone(here)] == ["Sam Lee"]

    def test_removed_twice_nothing_more_happens(self, here: Context, there: Context) -> None:
        sam = someone(here, "Sam")
        people.remove(here, sam.id, "nameless")
        before = everything(here)
        people.remove(there, sam.id, "removed")
        assert everything(here) == before

    def test_nothing_of_them_stays_readable_in_the_file(self, here: Context) -> None:
        zelda = someone(here, "Zelda", note="plays the harp")
        wins.keep(here, "heard Zelda play")
        people.remove(here, zelda.id, "nameless")
        text = here.store.paths.data.read_text("utf-8")
        assert "Zelda" not in text
        assert "harp" not in text


class TestHardDays:
    def test_a_win_with_someone_kept_apart_never_comes_back(
        self, here: Context, clock: Clock
    ) -> None:
        rex = someone(here, "Rex")
        wins.keep(here, "had tea with Rex")
        draft = messages.filled_in(here, Draft(situation="thanks"), "name", "Rex")
        sent.mark(here, messages.compose(here, draft))
        mark(here, rex, unsafe=True)
        for _ in range(10):
            clock.advance(days=1)
            today.check_in(here, energy=1)
            assert today_view.look(here).from_wins is None

    def test_other_wins_do_come_back(self, here: Context, clock: Clock) -> None:
        someone(here, "Rex", unsafe=True)
        wins.keep(here, "had tea with Rex")
        kept = wins.keep(here, "watered the plants").first(Win)
        clock.advance(days=1)
        today.check_in(here, energy=1)
        assert today_view.look(here).from_wins == kept

    def test_steady_people_are_near_at_most_five(self, here: Context) -> None:
        for number in range(8):
            someone(here, f"Kind {number}", steady=True)
        someone(here, "Kim", steady=True, drains=True)
        someone(here, "Rex", steady=True, unsafe=True)
        someone(here, "Bo")
        assert today_view.look(here).steady == ()
        today.check_in(here, energy=1)
        near = today_view.look(here).steady
        assert len(near) == 5
        assert all(name.startswith("Kind ") for name in near)
        assert list(near) == sorted(near)

    def test_on_a_better_day_nobody_is_put_forward(self, here: Context) -> None:
        someone(here, "Sam", steady=True)
        today.check_in(here, energy=4)
        assert today_view.look(here).steady == ()
