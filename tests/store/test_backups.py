from __future__ import annotations

import json
import random
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.records import Win
from companion.store import backups
from companion.store.paths import Paths
from companion.store.store import Change, Store
from tests.clock import Clock
from tests.store.helpers import SUNDAY, keep, on_disk, texts, texts_on_disk


def names(paths: Paths) -> list[str]:
    return sorted(path.stem for path in paths.backups.glob("*"))


def expected(days: set[date]) -> set[date]:
    """The seven newest, and the first of each of the twelve newest months."""
    firsts = {(d.year, d.month): d for d in sorted(days, reverse=True)}
    months = sorted(firsts)[-12:]
    return set(sorted(days)[-7:]) | {firsts[month] for month in months}


def test_before_the_first_change_of_a_day_the_file_is_copied_once(
    store: Store, clock: Clock
) -> None:
    keep(store, "on Sunday")
    clock.advance(days=1)
    keep(store, "on Monday")
    copy = store.paths.backups / "2026-11-23.json"
    first = copy.stat()
    keep(store, "later on Monday")

    assert texts_on_disk(copy) == ["on Sunday"]
    assert (copy.stat().st_ino, copy.stat().st_mtime_ns) == (first.st_ino, first.st_mtime_ns)
    assert names(store.paths) == ["2026-11-23"]
    clock.advance(days=1)
    keep(store, "on Tuesday")
    assert texts_on_disk(store.paths.backups / "2026-11-24.json") == [
        "on Sunday", "on Monday", "later on Monday"
    ]  # fmt: skip


def test_a_copy_is_a_file_of_its_own(store: Store, clock: Clock) -> None:
    keep(store, "one")
    clock.advance(days=1)
    before = store.paths.data.stat().st_ino
    keep(store, "two")

    copy = (store.paths.backups / "2026-11-23.json").stat()
    now = store.paths.data.stat()
    assert copy.st_nlink == now.st_nlink == 1
    assert copy.st_ino not in (before, now.st_ino)


def test_days_without_a_change_have_no_copy(store: Store, clock: Clock) -> None:
    keep(store, "one")
    clock.advance(days=10)
    texts(store)
    assert names(store.paths) == []
    keep(store, "two")
    assert names(store.paths) == ["2026-12-02"]


@given(st.sets(st.dates(date(2024, 1, 1), date(2027, 12, 31)), max_size=300))
def test_seven_days_and_twelve_months_stay_whatever_days_were_used(days: set[date]) -> None:
    kept: set[date] = set()
    for day in sorted(days):
        kept = backups.kept_days(kept | {day})

    assert kept == expected(days)
    assert len(kept) <= 19


def test_two_years_of_use_leave_seven_daily_and_twelve_monthly_copies(paths: Paths) -> None:
    paths.data.write_text("{}")
    lots = random.Random(7)
    days = {SUNDAY + timedelta(days=lots.randrange(730)) for _ in range(150)}
    paths.backups.mkdir()
    by_hand = paths.backups / "before the holiday.json"
    by_hand.write_text("{}")
    for day in sorted(days):
        backups.back_up(paths, day)

    kept = {date.fromisoformat(name) for name in names(paths) if name != by_hand.stem}
    assert kept == expected(days)
    assert by_hand.exists()


def test_copies_are_listed_newest_first_with_what_is_in_them(store: Store, clock: Clock) -> None:
    keep(store, "one")
    clock.advance(days=1)
    keep(store, "two")
    store.undo()
    clock.advance(days=1)
    keep(store, "three")
    (store.paths.backups / "2026-11-20.json").write_text('{"_meta":')

    listed = backups.readable_backups(store.paths)
    assert [(b.name, b.day, b.counts) for b in listed] == [
        ("2026-11-24", date(2026, 11, 24), {"wins": 1}),
        ("2026-11-23", date(2026, 11, 23), {"wins": 1}),
    ]


def test_a_copy_with_one_broken_record_is_still_offered(store: Store, clock: Clock) -> None:
    keep(store, "one")
    whole = on_disk(store.paths.data)
    whole["wins"]["win-odd"] = 7
    store.paths.data.write_text(json.dumps(whole))
    clock.advance(days=1)
    keep(store, "two")

    assert [b.counts for b in backups.readable_backups(store.paths)] == [{"wins": 2}]


def test_a_copy_that_cannot_be_made_is_said_beside_kept(store: Store, clock: Clock) -> None:
    keep(store, "one")
    store.paths.backups.write_text("a file where the folder would be")
    clock.advance(days=1)
    win = store.new(Win, text="two")

    assert store.change(lambda seen: Change(keep=[win])).line == (
        "Kept. Today's backup could not be made: a part of the path is not a folder."
    )
    assert texts_on_disk(store.paths.data) == ["one", "two"]
    store.paths.backups.unlink()
    again = store.new(Win, text="three")
    assert store.change(lambda seen: Change(keep=[again])).line == "Kept."
    assert names(store.paths) == ["2026-11-23"]
