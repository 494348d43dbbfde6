"""One writer at a time, across windows of one machine."""

from __future__ import annotations

import contextlib
import fcntl
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

from companion.store.disk import PRIVATE_FILE
from companion.store.errors import Busy

PATIENCE = 20.0


@contextlib.contextmanager
def exclusive(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock file at `path`; it is never removed. Raises Busy after `patience` seconds.

    A lock file of its own, because the data file's inode changes with every commit.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, PRIVATE_FILE)
    try:
        until = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise Busy(
                        "Another window is holding the file. Nothing was changed; try again."
                    )
                time.sleep(random.uniform(0.001, 0.008))
        yield
    finally:
        # Closing lets go even when it reports an error; what was kept by then is kept.
        with contextlib.suppress(OSError):
            os.close(descriptor)
