"""The store: records in, records out, changes kept as one step each, undo for this sitting."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

import msgspec
from tinydb import TinyDB

from companion.domain.errors import BadInput
from companion.domain.ids import new_id
from companion.domain.records import TABLE_OF, Record, noun_of
from companion.store.document import Fields, Tables
from companion.store.paths import Paths
from companion.store.storage import DurableStorage, RecordTable

R = TypeVar("R", bound=Record)
UNDO_LEVELS = 50
_Rows = dict[type[Record], dict[str, tuple[Fields, Any]]]
_FIELDS = {kind: frozenset(kind.__struct_fields__) for kind in TABLE_OF}


class Snapshot:
    """The records as they were at one moment. Living ones only; nothing in it changes."""

    def __init__(self, tables: Tables, before: Snapshot | None = None) -> None:
        self.tables: Mapping[str, Mapping[str, Fields]] = tables
        self.problems: list[str] = []
        # Only the rows: a chain of earlier snapshots would stay in memory for ever.
        self._known: _Rows = {**before._known, **before._rows} if before else {}
        self._rows: _Rows = {}
        self._all: dict[type[Record], tuple[Any, ...]] = {}

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return the living records of `kind`, oldest id first.

        A record that cannot be read (changed by hand) is left out, left alone in the file,
        and named in `problems`.
        """
        if kind not in self._all:
            rows = self._convert(kind)
            self._all[kind] = tuple(rows[i][1] for i in sorted(rows))
        return self._all[kind]

    def find(self, kind: type[R], record_id: str) -> R | None:
        """Return the living record of that id, or None."""
        self.all(kind)
        row = self._rows[kind].get(record_id)
        return row[1] if row else None

    def _convert(self, kind: type[R]) -> dict[str, tuple[Fields, R]]:
        known = self._known.get(kind, {})
        rows: dict[str, tuple[Fields, R]] = {}
        table = TABLE_OF[kind]
        for record_id, raw in self.tables.get(table, {}).items():
            if (old := known.get(record_id)) and old[0] is raw:
                rows[record_id] = old
                continue
            try:
                if raw.get("deleted"):
                    continue
                record = msgspec.convert(raw, kind)
            except (msgspec.ValidationError, AttributeError) as error:
                self.problems.append(f"{table}, {record_id}: {_plain(error)}")
                continue
            if record.id != record_id:
                self.problems.append(f"{table}, {record_id}: its id says {record.id}")
                continue
            rows[record_id] = (raw, record)
        self._rows[kind] = rows
        self._known.pop(kind, None)
        return rows


def _plain(error: Exception) -> str:
    if isinstance(error, AttributeError):
        return "it is not a record"
    return str(error).replace("`", "").replace("$.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a verb decided: records to keep whole, and records to let go of."""

    keep: Sequence[Record] = ()
    remove: Sequence[Record] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What was kept. `line` is the one thing to say about it."""

    records: tuple[Record, ...] = ()
    line: str = "Kept."

    def first(self, kind: type[R]) -> R:
        """Return the first kept record of `kind`."""
        return next(r for r in self.records if isinstance(r, kind))


@dataclass(slots=True)
class _Undoable:
    words: str
    before: dict[tuple[str, str], Fields | None] = field(default_factory=dict)
    after: dict[tuple[str, str], Fields] = field(default_factory=dict)


class Store:
    """One data file. Safe to use from several threads; changes wait for each other."""

    def __init__(self, paths: Paths, now: Callable[[], datetime]) -> None:
        self.paths = paths
        self.now = now
        self._storage = DurableStorage(paths, today=lambda: now().date())
        self._db = _database(self._storage)
        self._snapshot: Snapshot | None = None
        self._undo: list[_Undoable] = []

    def snapshot(self) -> Snapshot:
        """Return the records as the file holds them now. Looking never writes.

        Raises Unreadable, NewerFile or NotKept, each with one line.
        """
        tables = self._storage.parsed().tables
        held = self._snapshot
        if held is None or held.tables is not tables:
            held = Snapshot(tables, held)
            self._snapshot = held
        return held

    def changed_elsewhere(self) -> bool:
        """Say whether the file differs from what was last read, without reading it."""
        return self._storage.stale()

    def new(self, kind: type[R], day: date | None = None, /, **values: Any) -> R:
        """Return a new record of `kind`, not yet kept."""
        now = self.now()
        noise = secrets.randbits(40)
        return kind(
            id=new_id(noun_of(kind), now, noise), created=now, updated=now, day=day, **values
        )

    def change(self, decide: Callable[[Snapshot], Change], words: str = "that") -> Kept:
        """Let `decide` look at the newest records and keep what it returns, as one step.

        `words` name the change for undo. Raises BadInput for a value out of its range, and
        StoreError's kinds when it could not be kept; then the file is as it was.
        """
        entry = _Undoable(words)
        with self._storage.transaction():
            change = decide(Snapshot(self._storage.read(), self._snapshot))
            rows: dict[tuple[str, str], Fields] = {}
            for record in change.keep:
                rows[TABLE_OF[type(record)], record.id] = self._fields_of(record)
            for record in change.remove:
                rows[TABLE_OF[type(record)], record.id] = self._tombstone(record)
            self._put(rows, entry)
        if entry.after:
            self._undo = [*self._undo, entry][-UNDO_LEVELS:]
        return Kept(records=tuple(change.keep), line=self._line())

    def _put(self, rows: dict[tuple[str, str], Fields], entry: _Undoable) -> None:
        tables = self._storage.read()
        by_table: dict[str, dict[str, Fields]] = {}
        for (table, record_id), row in rows.items():
            old = tables.get(table, {}).get(record_id)
            entry.before[table, record_id] = old
            entry.after[table, record_id] = row
            by_table.setdefault(table, {})[record_id] = row
        for table, some in by_table.items():
            self._table(table).put(some)

    def _table(self, name: str) -> RecordTable:
        table = self._db.table(name, cache_size=0)
        assert isinstance(table, RecordTable)
        return table

    def _fields_of(self, record: Record) -> Fields:
        kind = type(record)
        try:
            # By way of JSON, so that a row is the same before and after it was on disk.
            values: Fields = msgspec.json.decode(msgspec.json.encode(record))
            msgspec.convert(values, kind)
        except msgspec.ValidationError as error:
            raise BadInput(f"That does not fit: {_plain(error)}.") from None
        except UnicodeEncodeError:
            raise BadInput("That holds a character that cannot be kept.") from None
        old = self._storage.read().get(TABLE_OF[kind], {}).get(record.id, {})
        return {**values, **{k: v for k, v in old.items() if k not in _FIELDS[kind]}}

    def _tombstone(self, record: Record) -> Fields:
        now = self.now()
        bare = Record(id=record.id, created=record.created, updated=now, deleted=now)
        values: Fields = msgspec.to_builtins(bare)
        return values

    def _line(self) -> str:
        if not self._storage.confirmed:
            return "Kept, but the disk did not confirm it."
        if self._storage.backup_trouble:
            return f"Kept. {self._storage.backup_trouble}"
        return "Kept."

    def undo(self) -> str:
        """Take back the last change of this sitting, if it still stands as it was left.

        Returns one line that says what happened.
        """
        if not self._undo:
            return "Nothing to undo in this sitting."
        entry = self._undo[-1]
        with self._storage.transaction():
            tables = self._storage.read()
            if any(tables.get(t, {}).get(i) != row for (t, i), row in entry.after.items()):
                self._undo.pop()
                return f"Left as it is: {entry.words} was changed again since."
            rows: dict[tuple[str, str], Fields] = {}
            now = msgspec.to_builtins(self.now())
            for (table, record_id), row in entry.before.items():
                if row is not None:
                    rows[table, record_id] = {**row, "updated": now}
                else:
                    created = entry.after[table, record_id]["created"]
                    rows[table, record_id] = {
                        "id": record_id, "created": created, "updated": now, "deleted": now
                    }  # fmt: skip
            self._put(rows, _Undoable(""))
        self._undo.pop()
        self._restamp(entry, rows)
        doubt = "" if self._storage.confirmed else " The disk did not confirm it."
        return f"Undone: {entry.words}.{doubt}"

    def _restamp(self, undone: _Undoable, rows: dict[tuple[str, str], Fields]) -> None:
        """Let earlier levels recognise the records that this undo brought back."""
        for level in self._undo:
            for key, row in level.after.items():
                if row == undone.before.get(key):
                    level.after[key] = rows[key]


def _database(storage: DurableStorage) -> TinyDB:
    class Database(TinyDB):
        table_class = RecordTable

    return Database(storage=lambda: storage)
