from __future__ import annotations

import gc
import json
import weakref
from datetime import timedelta

import pytest

from companion.domain.errors import BadInput
from companion.domain.records import CheckIn, Page, Routine, RoutinePart, Step, Win, revised
from companion.store import document
from companion.store.paths import Paths
from companion.store.store import Change, Snapshot, Store
from tests.clock import Clock
from tests.store.helpers import (
    AWKWARD,
    LONG,
    SUNDAY,
    beginning,
    keep,
    on_disk,
    texts,
    texts_on_disk,
)


def edit_by_hand(paths: Paths, win: Win, **fields: object) -> None:
    whole = on_disk(paths.data)
    whole["wins"][win.id] |= fields
    paths.data.write_text(json.dumps(whole, indent=1))


@pytest.mark.parametrize("text", [*AWKWARD, *LONG], ids=beginning)
def test_a_win_is_found_again_just_as_it_was_written(store: Store, other: Store, text: str) -> None:
    kept = keep(store, text, SUNDAY, kind="noticed")

    assert other.snapshot().find(Win, kept.id) == kept
    assert texts_on_disk(store.paths.data) == [text]


def test_keeping_says_kept_and_gives_the_record_with_its_instant_and_day(
    store: Store, clock: Clock
) -> None:
    before = clock()
    win = store.new(Win, SUNDAY, text="opened the curtains")
    kept = store.change(lambda seen: Change(keep=[win]))

    assert kept.line == "Kept."
    assert kept.records == (win,)
    assert win.day == SUNDAY
    assert before < win.created == win.updated
    assert win.created.utcoffset() == timedelta(hours=1)


def test_wins_come_back_in_the_order_they_were_kept(store: Store) -> None:
    for text in ("one", "two", "three"):
        keep(store, text)

    assert texts(store) == ["one", "two", "three"]


def test_several_records_are_kept_as_one_step(store: Store, other: Store) -> None:
    win = store.new(Win, text="sent the message")
    step = store.new(Step, SUNDAY, stage="closed", outcome="done", win=win.id)
    store.change(lambda seen: Change(keep=[step, win]))

    assert other.snapshot().all(Step) == (step,)
    assert other.snapshot().all(Win) == (win,)


def test_nothing_is_written_when_there_is_nothing_to_keep(store: Store) -> None:
    store.change(lambda seen: Change())

    assert not store.paths.data.exists()


def test_a_removed_win_leaves_a_trace_without_its_words(store: Store) -> None:
    win = keep(store, "something private", person="person-1")
    store.change(lambda seen: Change(remove=[win]))

    assert texts(store) == []
    assert store.snapshot().find(Win, win.id) is None
    trace = on_disk(store.paths.data)["wins"][win.id]
    assert {name for name, value in trace.items() if value} == {
        "id", "created", "updated", "deleted"
    }  # fmt: skip
    assert "private" not in store.paths.data.read_text()


def test_what_a_newer_version_added_to_a_win_survives_a_change(store: Store) -> None:
    win = keep(store, "waved")
    edit_by_hand(store.paths, win, weather={"sky": "grey", "wind": [1, 2]})
    store.change(lambda seen: Change(keep=[revised(win, store.now(), text="waved back")]))

    row = on_disk(store.paths.data)["wins"][win.id]
    assert row["text"] == "waved back"
    assert row["weather"] == {"sky": "grey", "wind": [1, 2]}


def test_a_table_this_version_does_not_know_survives_a_change(store: Store) -> None:
    keep(store, "one")
    whole = on_disk(store.paths.data) | {"dreams": {"dream-1": {"id": "dream-1", "x": 1}}}
    store.paths.data.write_text(json.dumps(whole))
    keep(store, "two")

    assert on_disk(store.paths.data)["dreams"] == {"dream-1": {"id": "dream-1", "x": 1}}


@pytest.mark.parametrize(
    ("broken", "named"),
    [
        ({"text": 5}, "text"),
        ({"created": "last spring"}, "created"),
        ({"created": "2026-11-22T10:00:00"}, "created"),
        ({"day": "2026-02-30"}, "day"),
        ({"id": "win-another"}, "win-another"),
    ],
)
def test_a_win_broken_by_hand_is_left_out_named_and_left_alone(
    store: Store, broken: dict[str, object], named: str
) -> None:
    hurt, whole = keep(store, "hurt"), keep(store, "whole")
    edit_by_hand(store.paths, hurt, **broken)
    row = on_disk(store.paths.data)["wins"][hurt.id]

    seen = store.snapshot()
    assert seen.all(Win) == (whole,)
    (problem,) = seen.problems
    assert problem.startswith(f"wins, {hurt.id}: ")
    assert named in problem
    assert "\n" not in problem
    keep(store, "after")
    assert on_disk(store.paths.data)["wins"][hurt.id] == row
    assert texts(store) == ["whole", "after"]


def test_a_record_that_is_not_even_a_record_is_left_out_and_left_alone(store: Store) -> None:
    keep(store, "whole")
    whole = on_disk(store.paths.data)
    whole["wins"]["win-odd"] = 7
    store.paths.data.write_text(json.dumps(whole))

    assert texts(store) == ["whole"]
    assert store.snapshot().problems == ["wins, win-odd: it is not a record"]
    keep(store, "after")
    assert on_disk(store.paths.data)["wins"]["win-odd"] == 7


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (CheckIn, {"mood": 11}),
        (CheckIn, {"mood": -1}),
        (CheckIn, {"energy": 9}),
        (CheckIn, {"energy": 0}),
        (CheckIn, {"tension": "much"}),
        (Step, {"outcome": "forgotten"}),
        (Page, {"text": "half a character \ud83d"}),
    ],
)
def test_a_value_out_of_its_range_is_refused_in_one_line_and_nothing_changes(
    store: Store, kind: type[CheckIn], values: dict[str, object]
) -> None:
    keep(store, "here")
    before = store.paths.data.read_bytes()

    with pytest.raises(BadInput) as refusal:
        store.change(lambda seen: Change(keep=[store.new(kind, SUNDAY, **values)]))
    assert "\n" not in str(refusal.value)
    assert all(name in str(refusal.value) for name in values if name != "text")
    assert store.paths.data.read_bytes() == before
    assert keep(store, "and still").text == "and still"


def test_what_leaves_the_store_cannot_be_changed(store: Store, other: Store) -> None:
    check_in = store.new(CheckIn, SUNDAY, feelings=["tired", "uneasy"])
    routine = store.new(Routine, parts=(RoutinePart(words="a warm drink", seconds=60),))
    store.change(lambda seen: Change(keep=[check_in, routine]))

    for window in (store, other):
        seen = window.snapshot()
        found, calm = seen.all(CheckIn)[0], seen.all(Routine)[0]
        assert found.feelings == ("tired", "uneasy")
        with pytest.raises(AttributeError):
            found.energy = 3  # type: ignore[misc]
        with pytest.raises(AttributeError):
            calm.parts[0].words = "none"  # type: ignore[misc]


def test_a_picture_taken_earlier_stays_as_it_was(store: Store) -> None:
    keep(store, "one")
    earlier = store.snapshot()
    keep(store, "two")

    assert [win.text for win in earlier.all(Win)] == ["one"]
    assert texts(store) == ["one", "two"]


def test_an_unchanged_file_gives_the_same_picture_without_reading_it_again(store: Store) -> None:
    keep(store, "one")
    first = store.snapshot()

    assert store.snapshot() is first
    assert first.all(Win) is first.all(Win)


def test_records_that_did_not_change_are_not_read_anew(store: Store) -> None:
    kept = keep(store, "one").id
    before = store.snapshot().find(Win, kept)
    keep(store, "two")
    store.snapshot()
    keep(store, "three")

    assert store.snapshot().find(Win, kept) is before


def test_earlier_pictures_do_not_stay_in_memory(store: Store) -> None:
    def look() -> weakref.ref[Snapshot]:
        keep(store, "one more")
        store.snapshot().all(Win)
        return weakref.ref(store.snapshot())

    earlier = [look() for _ in range(5)]
    gc.collect()

    assert [ref() for ref in earlier[:-1]] == [None] * 4


def test_a_decision_that_ends_in_an_error_changes_nothing(store: Store) -> None:
    keep(store, "one")
    before = store.paths.data.read_bytes()

    def decide(seen: Snapshot) -> Change:
        raise BadInput("That is not a day.")

    with pytest.raises(BadInput, match="not a day"):
        store.change(decide)
    assert store.paths.data.read_bytes() == before
    assert texts(store) == ["one"]


def test_the_file_can_be_read_with_any_editor(store: Store) -> None:
    win = keep(store, "said hello to the neighbour", SUNDAY)

    lines = store.paths.data.read_text("utf-8").splitlines()
    assert lines[0].startswith('{"_meta":{')
    (line,) = [line for line in lines if "neighbour" in line]
    assert line.startswith(f'"{win.id}":{{')
    assert on_disk(store.paths.data)["_meta"]["schema"] == document.SCHEMA
