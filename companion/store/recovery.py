"""Bringing a file back: looking at what can be saved, and restoring without overwriting."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from companion.domain.errors import BadInput
from companion.store import backups, disk, document, lock
from companion.store.backups import Backup
from companion.store.errors import NotKept, reason
from companion.store.paths import Paths

SALVAGE = "salvage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """What stands in the file and beside it. Counts are living records per table.

    `trouble` is "" for a file that can be read.
    """

    trouble: str
    salvageable: dict[str, int]
    backups: tuple[Backup, ...]


def _living(tables: document.Tables) -> dict[str, int]:
    counts = {
        name: sum(1 for fields in rows.values() if not fields.get("deleted"))
        for name, rows in tables.items()
    }
    return {name: count for name, count in counts.items() if count}


def look(paths: Paths) -> Recovery:
    """Return what could be brought back. Changes nothing."""
    found = tuple(backups.readable_backups(paths))
    try:
        data = paths.data.read_bytes()
    except FileNotFoundError:
        return Recovery(trouble="", salvageable={}, backups=found)
    except OSError as error:
        return Recovery(trouble=reason(error, reading=True), salvageable={}, backups=found)
    try:
        document.decode(data)
    except document.NotOurs as error:
        return Recovery(
            trouble=str(error), salvageable=_living(document.salvage(data)), backups=found
        )
    except document.Newer:
        return Recovery(trouble="a newer companion wrote it", salvageable={}, backups=found)
    return Recovery(trouble="", salvageable={}, backups=found)


def set_aside(paths: Paths, now: datetime) -> Path | None:
    """Copy the data file as it stands, bytes and all, beside itself; None when there is none."""
    if not paths.data.exists():
        return None
    stamp = now.strftime("%Y-%m-%d-%H%M%S")
    copy = paths.data.with_name(f"{paths.data.stem}-aside-{stamp}{paths.data.suffix}")
    while copy.exists():
        copy = copy.with_name(f"{copy.stem}-{secrets.token_hex(2)}{copy.suffix}")
    disk.write_durably(copy, paths.data.read_bytes())
    return copy


def _restore(paths: Paths, now: datetime, content: Callable[[], bytes]) -> Path | None:
    try:
        disk.make_folder(paths.data.parent)
        with lock.exclusive(paths.lock):
            data = content()
            aside = set_aside(paths, now)
            disk.write_durably(paths.data, data)
    except OSError as error:
        raise NotKept(f"Not restored: {reason(error)}. The file is as it was.") from None
    return aside


def restore(paths: Paths, name: str, now: datetime) -> Path | None:
    """Put the backup called `name` in place, or what can be salvaged for "salvage".

    The file that was there is copied aside first; its copy's path is returned.
    Raises BadInput for an unknown name, NotKept when the disk refuses.
    """
    if name == SALVAGE:
        return _restore(paths, now, lambda: _salvaged(paths))
    known = {b.name: b for b in backups.readable_backups(paths)}
    if name not in known:
        names = ", ".join(known) or "none yet"
        raise BadInput(f'There is no backup called "{name}". Backups: {names}.')
    return _restore(paths, now, known[name].path.read_bytes)


def _salvaged(paths: Paths) -> bytes:
    try:
        data = paths.data.read_bytes()
    except FileNotFoundError:
        raise BadInput("There is no file to salvage.")
    try:
        document.decode(data)
    except document.NotOurs:
        return document.encode(document.salvage(data), secrets.token_hex(8))
    except document.Newer:
        raise BadInput("A newer companion wrote this file; it is left alone.")
    raise BadInput("The file can be read as it is; there is nothing to salvage.")
