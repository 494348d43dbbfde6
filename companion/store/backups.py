"""Copies of the data file from earlier days: seven daily, twelve monthly."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from companion.store import disk
from companion.store.document import Newer, NotOurs, decode
from companion.store.paths import Paths

DAILY = 7
MONTHLY = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One copy: its name for `restore`, its day, and how many living records of each table."""

    name: str
    day: date
    path: Path
    counts: dict[str, int]


def kept_days(days: Iterable[date]) -> set[date]:
    """Return which copies to keep: the newest seven, and the first of each of twelve months."""
    ordered = sorted(set(days))
    first_of_month: dict[tuple[int, int], date] = {}
    for day in ordered:
        first_of_month.setdefault((day.year, day.month), day)
    monthly = [first_of_month[month] for month in sorted(first_of_month)[-MONTHLY:]]
    return set(ordered[-DAILY:]) | set(monthly)


def _path_for(paths: Paths, day: date) -> Path:
    return paths.backups / f"{day.isoformat()}.json"


def _daily(paths: Paths) -> dict[date, Path]:
    found = {}
    for path in paths.backups.glob("*.json") if paths.backups.is_dir() else ():
        if re.fullmatch(r"\d{4}-\d\d-\d\d", path.stem):
            with contextlib.suppress(ValueError):
                found[date.fromisoformat(path.stem)] = path
    return found


def back_up(paths: Paths, day: date, name: str | None = None) -> Path | None:
    """Copy the data file as it stands, once a day or under `name`; prune older daily copies.

    Returns the copy's path, None when there is nothing to copy or the day has its copy.
    Raises OSError when the copy could not be made.
    """
    target = paths.backups / f"{name}.json" if name else _path_for(paths, day)
    if not paths.data.exists() or (name is None and target.exists()):
        return None
    disk.make_folder(paths.backups)
    for leftover in paths.backups.glob(".*.tmp"):
        leftover.unlink(missing_ok=True)
    disk.write_durably(target, paths.data.read_bytes())
    daily = _daily(paths)
    keep = kept_days(daily)
    for old, path in daily.items():
        if old not in keep:
            with contextlib.suppress(OSError):
                path.unlink()
    return target


def _is_tombstone(row: object) -> bool:
    return isinstance(row, dict) and bool(row.get("deleted"))


def counts_of(data: bytes) -> dict[str, int]:
    """Return the number of living records per table. Raises NotOurs or Newer."""
    tables, _, _ = decode(data)
    return {
        name: living
        for name, rows in tables.items()
        if (living := sum(1 for row in rows.values() if not _is_tombstone(row)))
    }


def readable_backups(paths: Paths) -> list[Backup]:
    """Return the copies that can be read, newest first. Named ones carry their file's day."""
    found = []
    for path in paths.backups.glob("*.json") if paths.backups.is_dir() else ():
        try:
            counts = counts_of(path.read_bytes())
            stamp = date.fromtimestamp(path.stat().st_mtime)
        except (OSError, NotOurs, Newer):
            continue
        with contextlib.suppress(ValueError):
            stamp = date.fromisoformat(path.stem)
        found.append(Backup(name=path.stem, day=stamp, path=path, counts=counts))
    return sorted(found, key=lambda b: (b.day, b.name), reverse=True)
