from __future__ import annotations

import json

from companion.domain.records import CheckIn, Win, revised
from companion.store.paths import Paths
from companion.store.store import UNDO_LEVELS, Change, Store
from tests.store.helpers import SUNDAY, keep, on_disk, texts, texts_on_disk


def reword(store: Store, win: Win, text: str) -> Win:
    new = revised(win, store.now(), text=text)
    return store.change(lambda seen: Change(keep=[new]), "the change").first(Win)


def let_go(store: Store, win: Win) -> None:
    store.change(lambda seen: Change(remove=[win]), "letting it go")


def test_a_new_win_is_taken_back_and_leaves_no_words(store: Store) -> None:
    keep(store, "too much said")

    assert store.undo() == "Undone: the new win."
    assert texts(store) == []
    assert "too much said" not in store.paths.data.read_text()


def test_a_change_is_taken_back(store: Store) -> None:
    win = keep(store, "first words")
    reword(store, win, "second words")

    assert store.undo() == "Undone: the change."
    assert texts(store) == ["first words"]
    assert texts_on_disk(store.paths.data) == ["first words"]


def test_a_win_let_go_comes_back_whole(store: Store) -> None:
    win = keep(store, "worth keeping", SUNDAY, kind="answered", person="person-1")
    let_go(store, win)

    assert store.undo() == "Undone: letting it go."
    back = store.snapshot().find(Win, win.id)
    assert back is not None
    assert revised(back, win.updated) == win
    assert back.updated > win.updated


def test_undo_goes_back_over_several_levels_and_then_says_there_is_no_more(store: Store) -> None:
    win = keep(store, "one")
    win = reword(store, win, "two")
    win = reword(store, win, "three")
    let_go(store, win)

    seen = []
    for _ in range(4):
        assert store.undo().startswith("Undone: ")
        seen.append(texts(store))
    assert seen == [["three"], ["two"], ["one"], []]
    assert store.undo() == "Nothing to undo in this sitting."


def test_a_change_after_an_undo_can_be_taken_back_too(store: Store) -> None:
    win = keep(store, "one")
    reword(store, win, "two")
    store.undo()
    back = store.snapshot().find(Win, win.id)
    assert back is not None
    reword(store, back, "three")

    assert store.undo() == "Undone: the change."
    assert texts(store) == ["one"]
    assert store.undo() == "Undone: the new win."
    assert texts(store) == []


def test_a_step_over_several_records_is_taken_back_as_one(store: Store) -> None:
    win, check_in = store.new(Win, text="a"), store.new(CheckIn, SUNDAY, energy=2)
    store.change(lambda seen: Change(keep=[win, check_in]), "the evening")

    assert store.undo() == "Undone: the evening."
    assert store.snapshot().all(Win) == ()
    assert store.snapshot().all(CheckIn) == ()


def test_undo_leaves_alone_what_another_window_changed_since(store: Store, other: Store) -> None:
    win = keep(store, "mine")
    reword(other, win, "theirs")

    assert store.undo() == "Left as it is: the new win was changed again since."
    assert texts(store) == ["theirs"]
    assert store.undo() == "Nothing to undo in this sitting."


def test_another_windows_other_win_is_no_reason_not_to_undo(store: Store, other: Store) -> None:
    check_in = store.new(CheckIn, SUNDAY, feelings=("tired", "uneasy"))
    store.change(lambda seen: Change(keep=[check_in]), "the check-in")
    keep(other, "theirs")

    assert store.undo() == "Undone: the check-in."
    assert store.snapshot().all(CheckIn) == ()
    assert texts(store) == ["theirs"]


def test_undo_belongs_to_the_window_that_made_the_change(store: Store, other: Store) -> None:
    keep(other, "theirs")

    assert store.undo() == "Nothing to undo in this sitting."
    assert texts(store) == ["theirs"]


def test_what_was_undone_keeps_the_fields_of_a_newer_version(store: Store, paths: Paths) -> None:
    win = keep(store, "one")
    whole = on_disk(paths.data)
    whole["wins"][win.id]["weather"] = "grey"
    paths.data.write_text(json.dumps(whole))
    reword(store, win, "two")
    store.undo()

    assert on_disk(paths.data)["wins"][win.id]["weather"] == "grey"


def test_a_long_sitting_remembers_its_last_changes(store: Store) -> None:
    for number in range(UNDO_LEVELS + 5):
        keep(store, str(number))

    while store.undo().startswith("Undone"):
        pass
    assert texts(store) == ["0", "1", "2", "3", "4"]
