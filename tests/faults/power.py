"""A disk whose power may be cut: what may stand on it after any moment of an action.

The model is as unkind as the rules allow. What was written to a file and not confirmed by
fsync may be there, half there or not at all, also under its new name. A name made, moved or
removed in a folder may be lost until the folder itself is confirmed; names go in their order.
"""

from __future__ import annotations

import itertools
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from tests.faults.helpers import around

Standing = dict[Path, bytes]
Kind = Literal["create", "mkdir", "move", "remove", "write", "sync file", "sync folder"]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that reached the system. `file` numbers a file, whatever its name is."""

    kind: Kind
    path: Path = Path()
    target: Path = Path()
    file: int = 0
    data: bytes = b""


@dataclass(slots=True)
class Disk:
    """What stood on the disk under `root`, and all that happened to it since."""

    root: Path
    deaf_to: Literal["", "sync file", "sync folder"] = ""
    names: dict[Path, int] = field(default_factory=dict)
    folders: set[Path] = field(default_factory=set)
    contents: dict[int, bytes] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    _open: dict[int, tuple[Path, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for path in self.root.rglob("*"):
            if path.is_dir():
                self.folders.add(path)
            else:
                number = path.stat().st_ino
                self.names[path], self.contents[number] = number, path.read_bytes()

    def record(self, action: Callable[[], object]) -> None:
        """Let `action` happen for real, and note what it asks of the system."""
        with around(self._act):
            action()

    def _act(self, name: str, count: int, given: tuple[Any, ...], real: Callable[[], Any]) -> Any:
        new = name == "open" and bool(given[1] & os.O_CREAT) and not os.path.lexists(given[0])
        result = real()
        if name == "open":
            path, number = Path(given[0]), os.fstat(result).st_ino
            self._open[result] = path, number
            if new:
                self._note(Event("create", path, file=number))
        elif name == "write":
            data = bytes(given[1][:result])
            self._note(Event("write", file=self._open[given[0]][1], data=data))
        elif name == "fsync":
            path, number = self._open[given[0]]
            folder = stat.S_ISDIR(os.fstat(given[0]).st_mode)
            self._note(Event("sync folder" if folder else "sync file", path, file=number))
        elif name == "replace":
            self._note(Event("move", Path(given[0]), Path(given[1])))
        elif name == "unlink":
            self._note(Event("remove", Path(given[0])))
        elif name == "mkdir":
            self._note(Event("mkdir", Path(given[0])))
        return result

    def _note(self, event: Event) -> None:
        if event.kind != self.deaf_to:
            self.events.append(event)

    def after_a_cut(self, moment: int) -> Iterator[Standing]:
        """Give everything that may stand on the disk when the power goes after `moment` events."""
        seen = self.events[:moment]
        naming = [n for n, e in enumerate(seen) if e.kind in ("create", "mkdir", "move", "remove")]
        sure = [n for n in naming if seen[n].path.parent in _confirmed(seen[n:])]
        unsure = [n for n in naming if n not in sure]
        for lucky, share in itertools.product(range(len(unsure) + 1), (0.0, 0.5, 1.0)):
            there = sorted(sure + unsure[:lucky])
            yield self._standing([seen[n] for n in there], self._written(seen, share))

    def _written(self, seen: list[Event], share: float) -> dict[int, bytes]:
        safe, loose = dict(self.contents), dict.fromkeys(self.contents, b"")
        for event in seen:
            if event.kind == "create":
                safe[event.file], loose[event.file] = b"", b""
            elif event.kind == "write":
                loose[event.file] += event.data
            elif event.kind == "sync file":
                safe[event.file] += loose[event.file]
                loose[event.file] = b""
        return {n: safe[n] + loose[n][: int(len(loose[n]) * share)] for n in safe}

    def _standing(self, naming: list[Event], written: dict[int, bytes]) -> Standing:
        names, folders = dict(self.names), {self.root, *self.folders}
        for event in naming:
            if event.kind == "create":
                names[event.path] = event.file
            elif event.kind == "mkdir":
                folders.add(event.path)
            elif event.kind == "move" and event.path in names:
                names[event.target] = names.pop(event.path)
            elif event.kind == "remove":
                names.pop(event.path, None)
        return {
            path: written[number]
            for path, number in names.items()
            if folders.issuperset(p for p in path.parents if p.is_relative_to(self.root))
        }


def _confirmed(events: list[Event]) -> set[Path]:
    return {event.path for event in events if event.kind == "sync folder"}
