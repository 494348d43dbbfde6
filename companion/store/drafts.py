"""What was typed and not yet kept: saved outside the data file, and brought back.

Each running window holds one draft file under a lock of its own. A file whose window is
gone is adopted by the next one that starts.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
from pathlib import Path
from threading import Lock

import msgspec

from companion.store import disk


class Drafts:
    """The drafts of one window, by the name of the field they were typed into."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / f"{secrets.token_hex(6)}.json"
        self._texts: dict[str, str] = {}
        self._saved: dict[str, str] = {}
        self._holding: int | None = None
        self._guard = Lock()

    def get(self, field: str) -> str:
        """Return what was typed into `field` and not kept, or ""."""
        return self._texts.get(field, "")

    def fields(self) -> tuple[str, ...]:
        """Return the fields that hold a draft, the newest last."""
        return tuple(self._texts)

    def hold(self, field: str, text: str) -> None:
        """Remember `text` in memory; `save` puts it on disk. An empty text forgets the field."""
        texts = {name: kept for name, kept in self._texts.items() if name != field}
        self._texts = {**texts, field: text} if text else texts

    def save(self) -> None:
        """Put the drafts on disk, or remove the file when there are none.

        Safe from any thread. A disk that refuses is no reason to stop a person typing:
        the text is still in front of them.
        """
        with self._guard, contextlib.suppress(OSError):
            texts = self._texts
            if texts == self._saved:
                return
            if texts:
                self._hold_folder()
                disk.write_durably(self._path, msgspec.json.encode(texts))
            else:
                self._path.unlink(missing_ok=True)
            self._saved = texts

    def _lock_path(self, path: Path) -> Path:
        return path.with_suffix(".lock")

    def _hold_folder(self) -> None:
        if self._holding is None:
            disk.make_folder(self._folder)
            self._holding = os.open(
                self._lock_path(self._path),
                os.O_RDWR | os.O_CREAT | os.O_CLOEXEC,
                disk.PRIVATE_FILE,
            )
            fcntl.flock(self._holding, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def adopt(self) -> tuple[str, ...]:
        """Take over the drafts of windows that are gone; return the fields that came back."""
        before = set(self._texts)
        left = self._folder.glob("*.json") if self._folder.is_dir() else ()
        for path in sorted(left, key=_age, reverse=True):
            with contextlib.suppress(OSError):
                self._adopt_one(path)
        return tuple(name for name in self._texts if name not in before)

    def _adopt_one(self, path: Path) -> None:
        descriptor = os.open(
            self._lock_path(path), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, disk.PRIVATE_FILE
        )
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            disk.sweep(path)
            texts = msgspec.json.decode(path.read_bytes(), type=dict[str, str])
            if texts.keys() & self._texts.keys():
                return  # words for a field that is taken wait for a later start
            self._texts = {**texts, **self._texts}
            self.save()
            if self._saved == self._texts:
                path.unlink(missing_ok=True)
                self._lock_path(path).unlink(missing_ok=True)
        except FileNotFoundError:  # another window was quicker
            self._lock_path(path).unlink(missing_ok=True)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return  # not ours to throw away
        finally:
            os.close(descriptor)

    def close(self) -> None:
        """Save what is left and let go of the lock, so that the next window may adopt it."""
        self.save()
        if self._holding is not None:
            if not self._saved:
                self._lock_path(self._path).unlink(missing_ok=True)
            os.close(self._holding)
            self._holding = None


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
