"""A text saved where the person asked, for their eyes only, and never over a file that is there."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from companion.domain.errors import BadInput
from companion.store import disk
from companion.store.errors import NotKept, reason
from companion.store.paths import expanded


def free_name(folder: Path, stem: str) -> Path:
    """Return a name in `folder` that no file has yet: message.txt, message-2.txt, ..."""
    number = 1
    while os.path.lexists(path := folder / f"{stem}{'' if number == 1 else f'-{number}'}.txt"):
        number += 1
    return path


def save(written: str, text: str) -> Path:
    """Write `text` to a new file, 0600, and return its path.

    Raises BadInput for a name that is taken or none, NotKept when the disk refuses.
    """
    if not written.strip():
        raise BadInput("A file needs a name, such as: message.txt")
    path = expanded(Path(written.strip()))
    try:
        data = (text + "\n").encode()
    except UnicodeEncodeError:
        raise NotKept("Not saved: it holds a character that cannot be kept.") from None
    try:
        descriptor = os.open(
            path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, disk.PRIVATE_FILE
        )
    except FileExistsError:
        raise BadInput(f"{path} is there already and stays as it is. Another name?") from None
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "the name cannot be used"
        raise NotKept(f"Not saved: {why}.") from None
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        with contextlib.suppress(OSError):
            path.unlink()
        raise NotKept(f"Not saved: {reason(error)}.") from None
    return path
