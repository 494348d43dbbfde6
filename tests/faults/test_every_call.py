"""Each system call of a commit goes wrong in turn."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from companion.domain.errors import CompanionError
from companion.domain.records import Win
from companion.store.errors import NotKept, reason
from companion.store.paths import paths_beside
from companion.store.store import Change, Store
from tests.clock import Clock
from tests.faults.helpers import CALLS, answer, around, calls_of, failing, tell, window
from tests.store.helpers import EVENING, keep, texts, texts_on_disk

Real = Callable[[], Any]
CODES = (errno.ENOSPC, errno.EIO, errno.EACCES)
KEPT = "Kept."
UNCONFIRMED = "Kept, but the disk did not confirm it."
WORDS = "the win in my hands"


def first_ever(home: Path) -> Store:
    """Return a store whose folder is not there yet."""
    return Store(paths_beside(home / "share" / "companion.json"), Clock(EVENING))


def ordinary(home: Path) -> Store:
    """Return a store with wins of today and today's backup."""
    store = first_of_the_day(home)
    keep(store, "three")
    return store


def first_of_the_day(home: Path) -> Store:
    """Return a store with wins of yesterday, where the next change begins with a backup."""
    store = first_ever(home)
    keep(store, "one")
    keep(store, "two")
    store.now.advance(days=1)  # type: ignore[attr-defined]
    return store


MOMENTS: dict[str, Callable[[Path], Store]] = {
    "the first win ever": first_ever,
    "a win of an ordinary day": ordinary,
    "the first win of a day": first_of_the_day,
}


def say(store: Store, words: str) -> str:
    """Keep a win and return the one line that the person reads."""
    win = store.new(Win, text=words)
    try:
        return store.change(lambda seen: Change(keep=[win]), "the new win").line
    except CompanionError as error:
        return str(error)


def check_what_was_said(said: str, store: Store, before: bytes | None, code: int) -> None:
    data = store.paths.data
    now = data.read_bytes() if data.exists() else None
    assert "\n" not in said
    assert "Errno" not in said
    if said in (KEPT, UNCONFIRMED) or said.startswith("Kept. Today's backup could not be made: "):
        assert texts_on_disk(data)[-1] == WORDS
        return
    assert now == before
    why = reason(OSError(code, os.strerror(code)))
    could_not_read = f"{data} cannot be opened: {reason(OSError(code, os.strerror(code)), True)}."
    assert said in (f"Not kept: {why}. What you wrote is still here.", could_not_read)


def check_a_retry(store: Store, home: Path) -> None:
    before = texts_on_disk(store.paths.data)
    assert say(store, "the same again") == KEPT
    assert texts_on_disk(store.paths.data) == [*before, "the same again"]
    assert [win.text for win in store.snapshot().all(Win)] == [*before, "the same again"]
    assert store.snapshot().problems == []
    assert list(home.rglob("*.tmp")) == []


def each_failing(moment: str, call: str, code: int, folder: Path) -> Counter[str]:
    """Let each `call` of a commit fail, one at a time; return how often each line was said."""
    home = folder / "counting"
    home.mkdir()
    store = MOMENTS[moment](home)
    total = calls_of(lambda: keep(store, WORDS))[call]
    lines: Counter[str] = Counter()
    for number in range(1, total + 1):
        home = folder / f"{call} {number}"
        home.mkdir()
        store = MOMENTS[moment](home)
        before = store.paths.data.read_bytes() if store.paths.data.exists() else None
        with failing(call, number, code):
            said = say(store, WORDS)
        check_what_was_said(said, store, before, code)
        check_a_retry(store, home)
        lines[said] += 1
        shutil.rmtree(home)
    return lines


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("moment", MOMENTS)
def test_whichever_call_fails_the_file_is_the_old_or_the_new_one_and_the_line_true(
    moment: str, call: str, code: int, tmp_path: Path
) -> None:
    each_failing(moment, call, code, tmp_path)


def test_an_ordinary_win_goes_through_the_calls_that_are_made_to_fail(tmp_path: Path) -> None:
    store = ordinary(tmp_path)
    made = calls_of(lambda: keep(store, WORDS))

    assert made["write"] >= 1
    assert made["fsync"] == 2
    assert made["replace"] == 1
    assert made["open"] == made["close"] >= 3


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your share of the disk is full"),
        (errno.EROFS, "the disk is mounted for reading only"),
        (errno.EIO, "the disk reported an error"),
    ],
)
def test_a_disk_that_is_full_or_failing_is_named(code: int, why: str, tmp_path: Path) -> None:
    store = ordinary(tmp_path)
    before = store.paths.data.read_bytes()
    with failing("write", 1, code):
        said = say(store, WORDS)

    assert said == f"Not kept: {why}. What you wrote is still here."
    assert store.paths.data.read_bytes() == before
    check_a_retry(store, tmp_path)


def test_when_only_the_last_confirmation_is_missing_it_is_kept_and_that_is_said(
    tmp_path: Path,
) -> None:
    assert each_failing("a win of an ordinary day", "fsync", errno.EIO, tmp_path) == {
        "Not kept: the disk reported an error. What you wrote is still here.": 1,
        UNCONFIRMED: 1,
    }


def test_a_new_folder_that_the_disk_did_not_confirm_is_said_too(tmp_path: Path) -> None:
    store = first_ever(tmp_path)
    with failing("fsync", 1, errno.EIO):
        said = say(store, WORDS)

    assert said == UNCONFIRMED
    check_a_retry(store, tmp_path)


def test_an_undo_that_the_disk_did_not_confirm_says_so(tmp_path: Path) -> None:
    store = ordinary(tmp_path)
    with failing("fsync", 2, errno.EIO):
        said = store.undo()

    assert said == "Undone: the new win. The disk did not confirm it."
    assert texts_on_disk(store.paths.data) == ["one", "two"]


def test_an_undo_that_was_not_kept_can_be_tried_again(tmp_path: Path) -> None:
    store = ordinary(tmp_path)
    with failing("replace", 1, errno.EIO), pytest.raises(NotKept, match="the disk reported"):
        store.undo()

    assert texts_on_disk(store.paths.data) == ["one", "two", "three"]
    assert store.undo() == "Undone: the new win."
    assert texts_on_disk(store.paths.data) == ["one", "two"]


def test_trouble_after_the_file_is_in_place_is_not_called_not_kept(tmp_path: Path) -> None:
    """The file is in place: looking at it once more, or letting the lock go, may fail."""
    for call in ("stat", "close"):
        home = tmp_path / call
        home.mkdir()
        store = ordinary(home)
        last = calls_of(partial(keep, store, "four"))[call]
        with failing(call, last, errno.EIO):
            said = say(store, WORDS)
        assert said == KEPT
        check_a_retry(store, home)


@pytest.mark.parametrize("size", [1, 100])
def test_a_disk_that_takes_little_at_a_time_gets_all_of_it(size: int, tmp_path: Path) -> None:
    store = ordinary(tmp_path)
    write = os.write

    def a_little(name: str, count: int, given: tuple[Any, ...], real: Real) -> Any:
        return write(given[0], given[1][:size]) if name == "write" else real()

    with around(a_little) as counts:
        said = say(store, WORDS)
    assert said == KEPT
    assert counts["write"] > 5
    check_a_retry(store, tmp_path)


def test_a_disk_that_fills_up_halfway_leaves_the_old_file(tmp_path: Path) -> None:
    store = ordinary(tmp_path)
    before = store.paths.data.read_bytes()
    write = os.write

    def halfway(name: str, count: int, given: tuple[Any, ...], real: Real) -> Any:
        if name != "write":
            return real()
        if count > 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(given[0], given[1][:200])

    with around(halfway):
        said = say(store, WORDS)
    assert said == "Not kept: the disk is full. What you wrote is still here."
    assert store.paths.data.read_bytes() == before
    assert list(tmp_path.rglob("*.tmp")) == []
    check_a_retry(store, tmp_path)


def test_a_temporary_file_that_cannot_be_removed_goes_with_the_next_commit(
    tmp_path: Path,
) -> None:
    store = ordinary(tmp_path)

    def refuse(name: str, count: int, given: tuple[Any, ...], real: Real) -> Any:
        if name in ("replace", "unlink"):
            raise OSError(errno.EIO, "Input/output error")
        return real()

    with around(refuse):
        assert say(store, WORDS).startswith("Not kept: ")
    assert len(list(tmp_path.rglob("*.tmp"))) == 1
    check_a_retry(store, tmp_path)


@pytest.mark.parametrize("call", ["open", "write", "fsync", "close", "replace"])
def test_another_process_goes_on_while_this_one_has_trouble(call: str, tmp_path: Path) -> None:
    store = ordinary(tmp_path)
    total = calls_of(lambda: keep(store, "four"))[call]
    with window("serve", store.paths.data, "theirs") as other:
        for number in range(1, total + 1):
            with failing(call, number, errno.EIO):
                say(store, f"{WORDS} {number}")
            tell(other)
            seen = json.loads(answer(other))
            assert {f"theirs {n}" for n in range(number)} < set(seen)
            assert sorted(seen) == sorted(texts(store)) == sorted(texts_on_disk(store.paths.data))
