"""Putting bytes on disk so that a crash leaves the old file or the new one, never half."""

from __future__ import annotations

import contextlib
import glob
import os
import secrets
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def make_folder(folder: Path) -> bool:
    """Create `folder` and its missing parents for their owner only; leave existing ones be.

    Returns False when the disk did not confirm a new one.
    """
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        if folder.parent == folder:
            break
        folder = folder.parent
    confirmed = True
    for each in reversed(missing):
        with contextlib.suppress(FileExistsError):
            each.mkdir(PRIVATE_FOLDER)
        try:
            confirm_folder(each.parent)
        except OSError:
            confirmed = False
    return confirmed


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def confirm_folder(folder: Path) -> None:
    """Ask the disk to confirm the names in `folder`. Raises OSError when it does not."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_durably(path: Path, data: bytes) -> bool:
    """Replace the file at `path` by `data`, 0600, as one step.

    Order: temporary file beside it, write, fsync, rename over, fsync the folder.
    Returns False when all of it worked except the disk's last confirmation.
    Raises OSError when the old file still stands.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(6)}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
    descriptor = os.open(temporary, flags, PRIVATE_FILE)
    try:
        try:
            _write_all(descriptor, data)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    try:
        confirm_folder(path.parent)
    except OSError:
        return False
    return True


def sweep(path: Path) -> None:
    """Remove temporary files that a killed process left beside `path`. Call under the lock."""
    for leftover in path.parent.glob(f".{glob.escape(path.name)}.*.tmp"):
        with contextlib.suppress(OSError):
            leftover.unlink()
