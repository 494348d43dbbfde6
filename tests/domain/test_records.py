from __future__ import annotations

from typing import Any

import pytest

from companion.domain.records import (
    TABLES,
    CheckIn,
    Event,
    Message,
    Person,
    Record,
    Reframe,
    Sent,
    Step,
    Waiting,
    Win,
    worded_fields,
)
from tests.domain.situations import THEN


class TestWhereAPersonsWordsStand:
    @pytest.mark.parametrize(
        ("kind", "words"),
        [
            (CheckIn, {"note"}),
            (Step, {"text", "smaller", "anchor", "feared", "happened", "hard", "helped"}),
            (Win, {"text"}),
            (Sent, {"text", "name", "received"}),
            (Waiting, {"name", "about"}),
            (Message, {"text", "shorter"}),
        ],
    )
    def test_they_stand_in_these_fields(self, kind: type[Record], words: set[str]) -> None:
        assert set(worded_fields(kind)) == words

    def test_what_was_going_on_is_words_with_a_thought_and_an_id_with_a_message(self) -> None:
        assert "situation" in worded_fields(Reframe)
        assert "situation" not in worded_fields(Sent)
        assert "situation" not in worded_fields(Message)

    @pytest.mark.parametrize(
        ("kind", "ids"),
        [
            (Step, {"id", "entry", "person", "win", "stage", "outcome", "reply"}),
            (Win, {"kind", "step", "person"}),
            (Event, {"place", "ritual", "routine", "calendar_uid", "outcome"}),
            (Person, {"id", "formats", "steady", "agreed_minutes"}),
        ],
    )
    def test_ids_numbers_and_one_of_a_few_values_are_not_words(
        self, kind: type[Record], ids: set[str]
    ) -> None:
        assert not ids & set(worded_fields(kind))

    @pytest.mark.parametrize("kind", TABLES.values(), ids=TABLES)
    def test_each_of_them_takes_any_words(self, kind: type[Any]) -> None:
        words = dict.fromkeys(worded_fields(kind), "any words")
        record = kind(id="x", created=THEN, updated=THEN, **words)
        assert all(getattr(record, name) == "any words" for name in words)
