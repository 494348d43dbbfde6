"""What can go wrong with keeping, in one line each."""

from __future__ import annotations

import errno
from pathlib import Path

from companion.domain.errors import CompanionError

_WORDS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EACCES: "this folder may not be written to",
    errno.EPERM: "this folder may not be written to",
    errno.EROFS: "the disk is mounted for reading only",
    errno.EIO: "the disk reported an error",
    errno.ENOENT: "the folder is not there",
    errno.ENOTDIR: "a part of the path is not a folder",
    errno.EISDIR: "there is a folder where the file would be",
}


def reason(error: OSError, reading: bool = False) -> str:
    """Return what a system error means, without paths or code names."""
    if reading and error.errno in (errno.EACCES, errno.EPERM):
        return "this account may not read it"
    return _WORDS.get(error.errno or 0) or (error.strerror or "the system refused").lower()


class NotKept(CompanionError):
    """The change is not on disk; the file is as it was before."""


class Busy(NotKept):
    """Another window holds the file for too long."""


class Unreadable(CompanionError):
    """The data file is there and cannot be read as one of ours."""

    def __init__(self, path: Path, why: str) -> None:
        """Say which file and why; point to the way out."""
        super().__init__(
            f"{path} cannot be read ({why}). It is left as it is; "
            "'companion restore' shows what can be brought back."
        )
        self.path = path
        self.why = why


class NewerFile(CompanionError):
    """The data file was written by a newer version: neither read nor written."""
