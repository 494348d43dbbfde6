"""A TinyDB storage and table that keep what they are given.

TinyDB's own JSON storage rewrites the file in place and re-reads it on every call. This
one holds the parsed file, checks in microseconds whether another window changed it, and
commits a transaction as one durable step.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from threading import Lock, RLock
from typing import Any, NoReturn

from tinydb.storages import Storage
from tinydb.table import Table

from companion.store import backups, disk, document, lock
from companion.store.document import Fields, Tables
from companion.store.errors import NewerFile, NotKept, Unreadable, reason
from companion.store.paths import Paths

_PREFIX = 96  # bytes; the nonce stands within them

Stamp = tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The file as it was read: its tables, and what shows whether it is still the same file."""

    tables: Tables
    stamp: Stamp | None
    prefix: bytes
    schema: int


_EMPTY = Parsed(tables={}, stamp=None, prefix=b"", schema=document.SCHEMA)


def _stamp(result: os.stat_result) -> Stamp:
    return (
        result.st_dev, result.st_ino, result.st_size, result.st_mtime_ns, result.st_ctime_ns
    )  # fmt: skip


class DurableStorage(Storage):
    """The data file behind TinyDB. `today` gives the day that backups are named by."""

    def __init__(self, paths: Paths, today: Callable[[], date]) -> None:
        self.paths = paths
        self.confirmed = True
        self.backup_trouble = ""
        self._today = today
        self._parsed: Parsed | None = None
        self._staged: Tables | None = None
        self._dirty = False
        self._guard = RLock()
        self._looking = Lock()

    def _refuse(self) -> NoReturn:
        raise NewerFile(
            f"{self.paths.data} was written by a newer companion. "
            "Nothing was read or changed; update companion on this machine."
        )

    def parsed(self) -> Parsed:
        """Return the file as it is now, read again only if it changed.

        Raises Unreadable, NewerFile, or NotKept when the system does not let it be read.
        """
        # A guard of its own: looking goes on while another thread waits to change something.
        with self._looking:
            try:
                self._parsed = self._load(self._parsed)
            except BaseException:
                self._parsed = None
                raise
            return self._parsed

    def stale(self) -> bool:
        """Say whether the file on disk is another one than was last read. Costs one stat."""
        held = self._parsed
        try:
            return held is None or _stamp(self.paths.data.stat()) != held.stamp
        except FileNotFoundError:
            return held is None or held.stamp is not None
        except OSError:
            return True

    def _load(self, held: Parsed | None) -> Parsed:
        try:
            with open(self.paths.data, "rb", buffering=0) as file:
                stamp = _stamp(os.fstat(file.fileno()))
                prefix = file.read(_PREFIX)
                if held and (held.stamp, held.prefix) == (stamp, prefix):
                    return held
                data = prefix + file.read()
        except FileNotFoundError:
            return _EMPTY
        except OSError as error:
            why = reason(error, reading=True)
            raise NotKept(f"{self.paths.data} cannot be opened: {why}.") from None
        try:
            tables, _, schema = document.decode(data)
        except document.Newer:
            self._refuse()
        except document.NotOurs as error:
            raise Unreadable(self.paths.data, str(error)) from None
        migrated = document.migrate(tables, schema)
        return Parsed(tables=migrated, stamp=stamp, prefix=prefix, schema=schema)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Lock, look again, let the change happen, commit once. Nested ones join the outer."""
        with self._guard:
            if self._staged is not None:
                yield
                return
            try:
                confirmed = disk.make_folder(self.paths.data.parent)
                with lock.exclusive(self.paths.lock):
                    self._staged = dict(self.parsed().tables)
                    self._dirty = False
                    yield
                    if self._dirty:
                        self._commit(self._staged)
                        self.confirmed &= confirmed
            except OSError as error:
                self._parsed = None
                raise NotKept(f"Not kept: {reason(error)}. What you wrote is still here.") from None
            except BaseException:
                self._parsed = None
                raise
            finally:
                self._staged = None

    def _commit(self, tables: Tables) -> None:
        held = self.parsed()
        path = self.paths.data
        disk.sweep(path)
        self._back_up(held)
        nonce = secrets.token_hex(8)
        data = document.encode(tables, nonce)
        self.confirmed = disk.write_durably(path, data)
        try:
            stamp = _stamp(path.stat())
        except OSError:  # it is kept all the same; the next look reads it anew
            self._parsed = None
            return
        self._parsed = Parsed(
            tables=tables, stamp=stamp, prefix=data[:_PREFIX], schema=document.SCHEMA
        )

    def _back_up(self, held: Parsed) -> None:
        """Copy the file first. A change of schema needs its copy; a day's copy is a kindness."""
        self.backup_trouble = ""
        day = self._today()
        if held.schema != document.SCHEMA:
            backups.back_up(self.paths, day, f"before-schema-{document.SCHEMA}")
        try:
            backups.back_up(self.paths, day)
        except OSError as error:
            self.backup_trouble = f"Today's backup could not be made: {reason(error)}."

    def read(self) -> Tables:
        """Return the tables, as TinyDB asks for them. The outer dict is the caller's own."""
        with self._guard:
            return dict(self.parsed().tables if self._staged is None else self._staged)

    def write(self, data: Mapping[str, Mapping[str, Fields]]) -> None:
        """Take the tables TinyDB gives back; they are committed with the transaction."""
        with self.transaction():
            self._staged = {name: dict(rows) for name, rows in data.items()}
            self._dirty = True


class RecordTable(Table):
    """A TinyDB table whose documents have text ids and whose changes are transactions."""

    document_id_class = str  # type: ignore[assignment]
    default_query_cache_capacity = 0
    _storage: DurableStorage

    def _get_next_id(self) -> NoReturn:
        raise TypeError("a record brings its own id; use put()")

    def _update_table(self, updater: Callable[[dict[Any, Any]], None]) -> None:
        with self._storage.transaction():
            tables = self._storage.read()
            rows = {i: dict(fields) for i, fields in tables.get(self.name, {}).items()}
            updater(rows)
            self._storage.write({**tables, self.name: rows})
        self.clear_cache()

    def put(self, rows: Mapping[str, Fields]) -> None:
        """Insert or replace whole records by id, in one step."""
        with self._storage.transaction():
            tables = self._storage.read()
            self._storage.write({**tables, self.name: {**tables.get(self.name, {}), **rows}})
        self.clear_cache()
