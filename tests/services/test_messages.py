"""Messages: filled from the map, kept in own words, marked as sent."""

from __future__ import annotations

import pytest

from companion.domain.errors import BadInput
from companion.domain.records import Message, Person, Sent, Waiting, Win
from companion.services import messages, occasions, profile, sent, waiting
from companion.services.context import Context
from companion.services.messages import Composed, Draft


def composed(context: Context, situation: str, name: str = "") -> Composed:
    draft = messages.begin(context, occasions.Occasion(), situation)
    if name:
        draft = messages.filled_in(context, draft, "name", name)
    return messages.compose(context, draft)


def test_a_message_names_whom_it_is_for_and_reads_well_without(here: Context) -> None:
    assert "Sam" in composed(here, "late-reply", "Sam").text
    assert "{" not in composed(here, "late-reply").text


def test_own_words_stand_beside_the_shipped_ones_and_come_first(here: Context) -> None:
    first = composed(here, "thanks", "Sam")
    messages.keep_own(here, first.draft, "Hi Sam, thank you for the soup.")
    again = composed(here, "thanks", "Ana")
    assert again.text == "Hi Ana, thank you for the soup."
    assert len(messages.versions(here.store.snapshot(), "thanks")) == 5
    here.store.undo()
    assert here.store.snapshot().all(Message) == ()


def test_someone_kept_apart_stands_in_no_message(here: Context) -> None:
    kim = profile.add(here, Person, "Kim").first(Person)
    profile.change(here, Person, kim.id, "unsafe", "yes")
    with pytest.raises(BadInput, match="kept apart"):
        composed(here, "thanks", "Kim")
    assert "Kim" not in messages.choices_for(here, Draft(situation="thanks"), "name")


def test_two_of_one_name_are_told_apart_by_their_tie(here: Context) -> None:
    profile.add(here, Person, "Sam", tie="friend")
    profile.add(here, Person, "Sam", tie="neighbour")
    with pytest.raises(BadInput, match="Sam, friend"):
        composed(here, "thanks", "Sam")
    assert "Sam" in composed(here, "thanks", "Sam, friend").text


def test_sending_is_kept_as_a_win_and_answers_who_waited_all_undone_at_once(here: Context) -> None:
    waiting.add(here, "Mira", "her letter")
    waits = waiting.first(here)
    assert waits is not None
    draft = messages.begin(here, occasions.of_waiting(waits))
    sent.mark(here, messages.compose(here, draft))
    seen = here.store.snapshot()
    assert [s.name for s in seen.all(Sent)] == ["Mira"]
    assert [w.kind for w in seen.all(Win)] == ["answered"]
    assert waiting.everyone(here) == ()
    here.store.undo()
    seen = here.store.snapshot()
    assert (seen.all(Sent), seen.all(Win)) == ((), ())
    assert [w.archived for w in seen.all(Waiting)] == [False]
