"""People, places and own words, written into the data file before the shell is used."""

from __future__ import annotations

from typing import Any, TypeVar

from companion.domain.records import Record
from companion.services.context import local_now, open_context
from companion.store.paths import paths_beside
from companion.store.store import Change
from tests.cli.shell import Shell

R = TypeVar("R", bound=Record)


def known(companion: Shell, kind: type[R], **fields: Any) -> R:
    """Keep one record of this kind, as the screens would."""
    context = open_context(paths_beside(companion.data), local_now)
    record = context.store.new(kind, **fields)
    return context.store.change(lambda seen: Change(keep=[record]), "it").first(kind)


def as_it_stands(companion: Shell) -> tuple[bytes, int, int]:
    """Return what changes when the data file is written: its bytes, its time, its number."""
    status = companion.data.stat()
    return companion.data.read_bytes(), status.st_mtime_ns, status.st_ino
