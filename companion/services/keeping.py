"""The file itself: where it is, whether it is whole, copies, and bringing it back."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from companion.domain.errors import CompanionError
from companion.domain.records import TABLE_OF
from companion.services.context import Context
from companion.store import backups, lock, recovery
from companion.store.errors import NotKept, reason
from companion.store.recovery import Recovery


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What `check` found. `trouble` is "" for a file that is whole."""

    path: Path
    exists: bool
    counts: dict[str, int]
    trouble: str
    remarks: tuple[str, ...]


def check(context: Context) -> Findings:
    """Read the whole file and say what is in it and what does not fit. Changes nothing."""
    path = context.store.paths.data
    if not path.exists():
        return Findings(path=path, exists=False, counts={}, trouble="", remarks=())
    try:
        seen = context.store.snapshot()
    except CompanionError as error:
        return Findings(path=path, exists=True, counts={}, trouble=str(error), remarks=())
    counts = {table: len(seen.all(kind)) for kind, table in TABLE_OF.items()}
    remarks = list(seen.problems)
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        remarks.append(f"others on this machine may read the file (mode {mode:04o})")
    return Findings(
        path=path,
        exists=True,
        counts={table: count for table, count in counts.items() if count},
        trouble="",
        remarks=tuple(remarks),
    )


def back_up_now(context: Context) -> Path | None:
    """Copy the file under the name of this moment; None when there is no file yet.

    Raises NotKept when the disk refuses.
    """
    paths = context.store.paths
    name = context.now().strftime("%Y-%m-%d-%H%M%S")
    if not paths.data.exists():
        return None
    try:
        with lock.exclusive(paths.lock):
            return backups.back_up(paths, context.now().date(), name)
    except OSError as error:
        raise NotKept(f"No backup was made: {reason(error)}.") from None


def recoverable(context: Context) -> Recovery:
    """Return what could be brought back."""
    return recovery.look(context.store.paths)


def bring_back(context: Context, name: str) -> Path | None:
    """Restore the backup `name`, or "salvage"; return where the replaced file was copied."""
    return recovery.restore(context.store.paths, name, context.now())


def counts_in_words(counts: dict[str, int]) -> str:
    """Return counts as "wins 12, steps 3", or "no records"."""
    return ", ".join(f"{table} {count}" for table, count in counts.items()) or "no records"
