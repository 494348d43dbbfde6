"""The library as a thing to look at and to check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from companion.domain import content_rules
from companion.domain.errors import BadInput
from companion.store import library
from companion.store.settings import nearest

KINDS = tuple(library.SHELVES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check found: entries per shelf, and one line for each fault or breach."""

    counts: dict[str, int]
    lines: tuple[str, ...]


def _line(breach: content_rules.Breach) -> str:
    return f"{library.SHELVES[breach.shelf].file}, {breach.entry}: {breach.wrong}"


def _read_folder(folder: Path) -> dict[str, library.Read]:
    return {
        name: library.read_file(folder / shelf.file, shelf)
        for name, shelf in library.SHELVES.items()
        if (folder / shelf.file).exists()
    }


def _hidden_nowhere(reads: Mapping[str, library.Read]) -> Iterator[library.Fault]:
    known: dict[str, list[str]] = {}
    for name, read in reads.items():
        file = library.SHELVES[name].file
        known.setdefault(file, []).extend([*library.shipped(name), *read.entries])
    for name, read in reads.items():
        file = library.SHELVES[name].file
        for key in sorted(read.hidden - set(known[file])):
            wrong = f"hide names it, and there is no such entry.{nearest(key, tuple(known[file]))}"
            yield library.Fault(file=file, entry=key, wrong=wrong)


def _faults(folder: Path, reads: Mapping[str, library.Read]) -> list[str]:
    faults = [fault for read in reads.values() for fault in read.faults]
    faults += _hidden_nowhere(reads)
    for path in sorted(folder.glob("*.toml")):
        faults += library.unread(path)
    return list(dict.fromkeys(str(fault) for fault in faults))


def check_shipped(language: str = library.ENGLISH) -> Report:
    """Run every rule over the shipped entries of a language."""
    folder = library.SHIPPED / language
    reads = _read_folder(folder)
    shelves: dict[str, Mapping[str, Any]] = {
        name: reads[name].entries if name in reads else {} for name in library.SHELVES
    }
    found = content_rules.breaches(shelves)
    return Report(
        counts={name: len(entries) for name, entries in shelves.items()},
        lines=(*_faults(folder, reads), *map(_line, found)),
    )


def check_folder(folder: Path) -> Report:
    """Run every rule over the person's own entries in `folder`, seen with the shipped ones.

    Raises BadInput when there is no such folder or nothing in it to read.
    """
    if not folder.is_dir():
        raise BadInput(f"{folder} is not a folder. Own entries stand in files such as steps.toml.")
    if not any(folder.glob("*.toml")):
        raise BadInput(f"{folder} holds no .toml file. A first one could be steps.toml.")
    reads = _read_folder(folder)
    shelves: dict[str, Mapping[str, Any]] = {}
    for name in library.SHELVES:
        own = reads.get(name, library.Read(entries={}))
        others = {k: v for k, v in library.shipped(name).items() if k not in own.entries}
        shelves[name] = library.without({**others, **own.entries}, own.hidden)
    mine = {(name, key) for name, read in reads.items() for key in read.entries}
    mine |= {("steps", k) for k, v in shelves["steps"].items() if ("steps", v.smaller) in mine}
    found = [
        breach
        for breach in content_rules.breaches(shelves, whole=False)
        if (breach.shelf, breach.entry) in mine
    ]
    return Report(
        counts={name: len(read.entries) for name, read in reads.items()},
        lines=(*_faults(folder, reads), *map(_line, found)),
    )


def _holds(entry: Any, name: str, wanted: str) -> bool:
    value = getattr(entry, name)
    if isinstance(value, bool):
        return value == (wanted not in ("no", "false"))
    if isinstance(value, tuple):
        return wanted in [str(item) for item in value]
    return str(value).casefold() == wanted.casefold()


def _field(shelf: str, name: str) -> str:
    kind = library.SHELVES[shelf].kind
    known: tuple[str, ...] = kind.__struct_fields__
    for candidate in (name, f"{name}s", name.replace("-", "_")):
        if candidate in known:
            return candidate
    raise BadInput(f'{shelf} has no tag "{name}".{nearest(name, known)}')


def entries_of(shelf: str, filters: Sequence[str] = ()) -> list[Any]:
    """Return a shelf's entries that fit every filter: "energy=2", "format=text", "daylight".

    Raises BadInput for an unknown shelf or tag, naming the nearest.
    """
    if shelf not in KINDS:
        names = ", ".join(KINDS)
        raise BadInput(f'There is no kind "{shelf}".{nearest(shelf, KINDS)} These are: {names}.')
    wanted = []
    for each in filters:
        name, _, value = each.partition("=")
        wanted.append((_field(shelf, name), value or "yes"))
    return [
        entry
        for entry in library.shelf(shelf).values()
        if all(_holds(entry, name, value) for name, value in wanted)
    ]
