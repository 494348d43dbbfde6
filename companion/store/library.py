"""Reading the library: plain TOML, typed and checked, only the shelves asked for.

Shipped entries come first, those of the person's language over them, the person's own
folder last: it adds, replaces by id, or hides. What was parsed is kept in the cache folder,
so that a start costs the same however long the library grows.
"""

from __future__ import annotations

import contextlib
import re
import tomllib
from binascii import crc32
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import platformdirs
from msgspec.structs import replace

from companion import __version__
from companion.domain import library as kinds
from companion.domain.errors import CompanionError
from companion.domain.library import STANDS_IN, Helpline, Phrase, StepEntry, WinKind
from companion.store import disk
from companion.store.errors import reason
from companion.store.settings import nearest

# Not importlib.resources: its import alone takes as long as reading the file.
SHIPPED = Path(__file__).parents[1] / "content"
ENGLISH = "en"


class BadContent(CompanionError):
    """An entry of the library does not fit: which file, which entry, which field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Entries of one kind: the file they stand in, the name of their TOML table, their type."""

    name: str
    file: str
    table: str
    kind: Any


SHELVES = {
    shelf.name: shelf
    for shelf in (
        Shelf(name="steps", file="steps.toml", table="step", kind=kinds.StepEntry),
        Shelf(name="wins", file="wins.toml", table="kind", kind=kinds.WinKind),
        Shelf(name="phrases", file="phrases.toml", table="phrase", kind=kinds.Phrase),
        Shelf(name="helplines", file="helplines.toml", table="line", kind=kinds.Helpline),
        Shelf(name="situations", file="messages.toml", table="situation", kind=kinds.Situation),
        Shelf(name="messages", file="messages.toml", table="message", kind=kinds.MessageEntry),
        Shelf(name="patterns", file="reframes.toml", table="pattern", kind=kinds.Pattern),
        Shelf(name="reframes", file="reframes.toml", table="reframe", kind=kinds.ReframeEntry),
        Shelf(name="parts", file="routines.toml", table="part", kind=kinds.PartEntry),
        Shelf(name="routines", file="routines.toml", table="routine", kind=kinds.RoutineEntry),
        Shelf(name="rituals", file="rituals.toml", table="ritual", kind=kinds.RitualEntry),
        Shelf(name="topics", file="topics.toml", table="topic", kind=kinds.Topic),
        Shelf(
            name="restorative", file="restorative.toml", table="restorative", kind=kinds.Restorative
        ),
        Shelf(
            name="expressions", file="expressions.toml", table="expression", kind=kinds.Expression
        ),
        Shelf(name="evening", file="evening.toml", table="prompt", kind=kinds.EveningPrompt),
        Shelf(name="activities", file="activities.toml", table="activity", kind=kinds.Activity),
        Shelf(name="roles", file="roles.toml", table="role", kind=kinds.HelperRole),
        Shelf(name="ladders", file="ladders.toml", table="ladder", kind=kinds.LadderEntry),
    )
}
FILES = tuple(dict.fromkeys(shelf.file for shelf in SHELVES.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something in a content file that cannot be read: the file, the entry, what is wrong."""

    file: str
    entry: str
    wrong: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.file}{', ' + self.entry if self.entry else ''}: {self.wrong}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a content file gave for one shelf."""

    entries: dict[str, Any]
    hidden: frozenset[str] = frozenset()
    faults: tuple[Fault, ...] = ()


@dataclass(slots=True)
class _Sources:
    language: str = ENGLISH
    own: Path | None = None


_sources = _Sources()


def use(language: str, own: Path | None) -> None:
    """Say which language and which own folder this process reads; nothing is read yet."""
    if (language, own) != (_sources.language, _sources.own):
        _sources.language, _sources.own = language, own
        shelf.cache_clear()
        phrases.cache_clear()


def _key(values: Any, number: int) -> str:
    if isinstance(values, dict):
        named = values.get("id") or " ".join(
            str(values[field]) for field in ("code", "number") if values.get(field)
        )
        if isinstance(named, str) and named:
            return named
    return f"number {number}"


def _text_of(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BadContent(f"it is not UTF-8 text; look at line {line}") from None


def _document(path: Path) -> dict[str, Any]:
    try:
        if not path.is_file():  # opening a pipe would wait for ever
            raise BadContent("it is not a file")
        return tomllib.loads(_text_of(path))
    except (ValueError, RecursionError) as error:  # tomllib lets some of int's own through
        raise BadContent(f"it is not whole TOML: {error}") from None
    except OSError as error:
        raise BadContent(f"it cannot be opened: {reason(error, reading=True)}") from None


_NOUNS = {
    "int": "a whole number", "float": "a number with a point", "str": "text in quotes",
    "array": "a list in [ ]", "bool": "true or false", "object": "an entry with fields",
}  # fmt: skip
_EXPECTED = re.compile(
    r"Expected `(\w+)`(?: of length)?(?: (>=|<=) (\d+))?(?:, got `(\w+)`)?(?: - at `\$\.?(.*)`)?"
)
_ENUM = re.compile(r"Invalid enum value '(.*)' - at `\$\.(.*)`", re.DOTALL)


def _allowed(kind: Any, field: str) -> tuple[str, ...]:
    from msgspec import inspect

    for each in inspect.type_info(kind).fields:  # type: ignore[attr-defined]
        if each.name == field:
            listed = getattr(each.type, "item_type", each.type)
            return tuple(map(str, getattr(listed, "values", ())))
    return ()


def _wrong(error: msgspec.ValidationError, kind: Any) -> str:
    """Say in plain words what does not fit, the field first."""
    words = str(error)
    if found := _ENUM.fullmatch(words):
        field = found[2].partition("[")[0]
        return f'"{field}" cannot be "{found[1]}"; it can be {", ".join(_allowed(kind, field))}'
    if found := _EXPECTED.fullmatch(words):
        wanted, bound, limit, got, place = found.groups()
        most = f", {limit} or more" if bound == ">=" else f", {limit} at most" if bound else ""
        instead = f", not {_NOUNS.get(got, got)}" if got else ""
        subject = f'"{place}"' if place else "this"
        return f"{subject} is to be {_NOUNS.get(wanted, wanted)}{most}{instead}"
    what, _, place = words.partition(" - at ")
    field, where = what.split("`")[1], f" in {place.strip('`$.')}" if place else ""
    if what.startswith("Object contains unknown field"):
        return f'there is no field "{field}" here{where}.{nearest(field, kind.__struct_fields__)}'
    return f'the field "{field}" is not there{where}'


def read_file(path: Path, shelf: Shelf) -> Read:
    """Return the entries of one shelf in a file; each fault in one line, the rest still read."""
    try:
        document = _document(path)
    except BadContent as error:
        return Read(entries={}, faults=(Fault(file=path.name, entry="", wrong=str(error)),))
    faults: list[Fault] = []
    entries: dict[str, Any] = {}
    rows = document.get(shelf.table, [])
    if not isinstance(rows, list):
        wrong = f"{shelf.table} is not a list of entries; write [[{shelf.table}]]"
        return Read(entries={}, faults=(Fault(file=path.name, entry="", wrong=wrong),))
    for number, values in enumerate(rows, 1):
        key = _key(values, number)
        try:
            entry = msgspec.convert(values, shelf.kind)
        except msgspec.ValidationError as error:
            faults.append(Fault(file=path.name, entry=key, wrong=_wrong(error, shelf.kind)))
            continue
        if key in entries:
            faults.append(Fault(file=path.name, entry=key, wrong="this id stands here twice"))
        entries[key] = entry
    hidden = document.get("hide", [])
    if not isinstance(hidden, list) or not all(isinstance(name, str) for name in hidden):
        faults.append(Fault(file=path.name, entry="", wrong='hide is a list such as ["an-id"]'))
        hidden = []
    return Read(entries=entries, hidden=frozenset(hidden), faults=tuple(faults))


def unread(path: Path) -> list[Fault]:
    """Return a fault for every part of a content file that nothing reads."""
    known = tuple(shelf.table for shelf in SHELVES.values() if shelf.file == path.name)
    if not known:
        wrong = f"no file of this name is read.{nearest(path.name, FILES)}"
        return [Fault(file=path.name, entry="", wrong=wrong)]
    try:
        document = _document(path)
    except BadContent:
        return []  # read_file says so
    return [
        Fault(
            file=path.name,
            entry="",
            wrong=f"[[{name}]] is not read here, only {' and '.join(f'[[{k}]]' for k in known)}",
        )
        for name in document
        if name not in (*known, "hide")
    ]


def _stamp(path: Path, shelf: Shelf) -> bytes:
    stat = path.stat()
    fields = ",".join(shelf.kind.__struct_fields__)
    # With the time of its last change, which no tool sets: unpacking may set the other.
    times = f"{stat.st_mtime_ns} {stat.st_ctime_ns}"
    return f"{__version__} {times} {stat.st_size} {fields}".encode()


def _sealed(stamp: bytes, packed: bytes) -> bytes:
    """Return the first line of a cached shelf; a number in it may be one to ring for help."""
    return b"%s %08x" % (stamp, crc32(packed))


def _shipped(language: str, shelf: Shelf) -> dict[str, Any]:
    """Return the shipped entries of a shelf, from the cache when the file is the same."""
    path = SHIPPED / language / shelf.file
    try:
        stamp = _stamp(path, shelf)
    except OSError:
        return {}
    cached = platformdirs.user_cache_path("companion", appauthor=False) / (
        f"{language}-{shelf.name}.msgpack"
    )
    with contextlib.suppress(OSError, msgspec.DecodeError):
        known, _, packed = cached.read_bytes().partition(b"\n")
        if known == _sealed(stamp, packed):
            return msgspec.msgpack.decode(packed, type=dict[str, shelf.kind])  # type: ignore[name-defined]
    found = read_file(path, shelf)
    if found.faults:
        raise BadContent(f"{found.faults[0]}.")
    with contextlib.suppress(OSError):
        packed = msgspec.msgpack.encode(found.entries)
        disk.make_folder(cached.parent)
        disk.write_durably(cached, _sealed(stamp, packed) + b"\n" + packed)
    return found.entries


def without(entries: Mapping[str, Any], hidden: Collection[str]) -> dict[str, Any]:
    """Return `entries` less the hidden ones; `smaller` then leads past a hidden step."""
    if not hidden:
        return dict(entries)
    kept: dict[str, Any] = {}
    for key, entry in entries.items():
        if key in hidden:
            continue
        passed = {key}
        while (less := entries.get(getattr(entry, "smaller", ""))) and less.id in hidden:
            if less.id in passed:
                break
            passed.add(less.id)
            entry = replace(entry, smaller=less.smaller, smallest=less.smallest)
        kept[key] = entry
    return kept


def shipped(name: str) -> Mapping[str, Any]:
    """Return the shipped English entries of a shelf."""
    return _shipped(ENGLISH, SHELVES[name])


@cache
def shelf(name: str) -> Mapping[str, Any]:
    """Return the entries of a shelf by id: shipped, in the person's language, their own.

    A fault in an own file leaves that entry out; `companion content check` names it.
    """
    which = SHELVES[name]
    entries = dict(_shipped(ENGLISH, which))
    if _sources.language != ENGLISH:
        entries |= _shipped(_sources.language, which)
    if _sources.own:
        own = read_file(_sources.own / which.file, which)
        return without(entries | own.entries, own.hidden)
    return entries


def shelves() -> dict[str, Mapping[str, Any]]:
    """Return every shelf."""
    return {name: shelf(name) for name in SHELVES}


def steps() -> Mapping[str, StepEntry]:
    """Return the step entries by id; there is always one that fits the lowest energy."""
    entries: Mapping[str, StepEntry] = shelf("steps")
    if any(e.energy == 1 and e.demand <= 1 and not e.reply_needed for e in entries.values()):
        return entries
    return {**entries, STANDS_IN.id: STANDS_IN}


def win_kinds() -> Mapping[str, WinKind]:
    """Return the kinds of wins by id."""
    return shelf("wins")


@cache
def phrases() -> Mapping[str, tuple[Phrase, ...]]:
    """Return the phrases by the moment they are for."""
    groups: dict[str, list[Phrase]] = {}
    for phrase in shelf("phrases").values():
        groups.setdefault(phrase.when, []).append(phrase)
    return {when: tuple(group) for when, group in groups.items()}


def helplines() -> tuple[Helpline, ...]:
    """Return the help lines."""
    return tuple(shelf("helplines").values())
