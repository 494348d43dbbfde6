from __future__ import annotations

import pytest

from companion.domain.errors import BadInput
from companion.domain.records import Person
from companion.services import topics, turns
from companion.services.context import Context
from companion.store import library
from tests.clock import Clock
from tests.services.people_around import someone

SHIPPED = {topic.text: topic.format for topic in library.shelf("topics").values()}


def again(context: Context, person: Person) -> Person:
    found = context.store.snapshot().find(Person, person.id)
    assert found is not None
    return found


def test_all_topics_are_offered_in_an_order_that_stays_all_day(
    here: Context, there: Context, clock: Clock
) -> None:
    offered = topics.offered(here)
    assert {t.text for t in offered} == set(SHIPPED)
    assert topics.offered(there) == offered
    clock.advance(days=1)
    assert topics.offered(here) != offered


def test_those_kept_for_someone_come_first_and_once(here: Context) -> None:
    sam = someone(here, "Sam")
    shipped = next(iter(SHIPPED))
    topics.keep_for(here, sam.id, "the  garden\n")
    topics.keep_for(here, sam.id, shipped)
    offered = topics.offered(here, sam.id)
    assert [(t.text, t.kept) for t in offered[:2]] == [("the garden", True), (shipped, True)]
    assert [t.text for t in offered].count(shipped) == 1
    assert not any(t.kept for t in offered[2:])


def test_kept_again_it_is_taken_off_and_undo_brings_it_back(here: Context) -> None:
    sam = someone(here, "Sam")
    for _ in range(2):
        topics.keep_for(here, sam.id, "the garden")
    assert again(here, sam).topics == ()
    here.store.undo()
    assert again(here, sam).topics == ("the garden",)


def test_one_topic_for_a_call_is_the_persons_own_or_suits_a_call(
    here: Context, clock: Clock
) -> None:
    sam = someone(here, "Sam")
    turns.set_up(here, [sam.id])
    for _ in range(20):
        now = turns.look(here)
        assert now is not None
        assert SHIPPED[now.topic] in ("any", "call")
        assert SHIPPED[topics.one_for(here, None, "text")] in ("any", "text")
        clock.advance(days=1)
    topics.keep_for(here, sam.id, "the garden")
    now = turns.look(here)
    assert now is not None
    assert now.topic == "the garden"


def test_without_a_word_or_a_person_there_is_one_clear_line(here: Context) -> None:
    sam = someone(here, "Sam")
    with pytest.raises(BadInput, match="a word or two"):
        topics.keep_for(here, sam.id, " ")
    with pytest.raises(BadInput, match="removed in another window"):
        topics.keep_for(here, "person-gone", "the garden")
