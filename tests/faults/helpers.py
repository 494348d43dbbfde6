"""Other processes, and system calls that go wrong."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CALLS: dict[str, Any] = dict.fromkeys(
    ("open", "write", "fsync", "close", "replace", "unlink", "mkdir", "stat", "fstat", "scandir"),
    os,
) | {"flock": fcntl}


@contextmanager
def window(verb: str, file: Path, name: str = "") -> Iterator[subprocess.Popen[str]]:
    """Another process with the same file, once it says that it is there. Killed at the end."""
    command = [sys.executable, "-m", "tests.faults.child", verb, str(file), name]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout
            assert process.stdout.readline() in ("ready\n", "held\n")
            yield process
        finally:
            process.kill()


def tell(process: subprocess.Popen[str], line: object = "") -> None:
    """Give the other process a line."""
    assert process.stdin
    process.stdin.write(f"{line}\n")
    process.stdin.flush()


def answer(process: subprocess.Popen[str]) -> str:
    """Return the next line that the other process prints."""
    assert process.stdout
    return process.stdout.readline()


@contextmanager
def around(
    act: Callable[[str, int, tuple[Any, ...], Callable[[], Any]], Any],
) -> Iterator[Counter[str]]:
    """Let `act` stand in for each system call of this thread; yield how many there were.

    It gets the call's name, its number, its arguments, and the real call.
    """
    counts: Counter[str] = Counter()
    thread = threading.get_ident()

    def wrap(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if threading.get_ident() != thread:
                return real(*arguments, **named)
            counts[name] += 1
            return act(name, counts[name], arguments, partial(real, *arguments, **named))

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name, module in CALLS.items():
            patch.setattr(module, name, wrap(name, getattr(module, name)))
        yield counts


@contextmanager
def failing(call: str, number: int, code: int) -> Iterator[None]:
    """Let the `number`th `call` of this thread end with the error `code`."""

    def act(name: str, count: int, arguments: tuple[Any, ...], real: Callable[[], Any]) -> Any:
        if (name, count) != (call, number):
            return real()
        if name == "close":  # the system lets go of a file even when it reports an error
            real()
        raise OSError(code, os.strerror(code))

    with around(act):
        yield


def calls_of(action: Callable[[], object]) -> Counter[str]:
    """Return how many system calls of each name `action` makes."""
    with around(lambda name, count, arguments, real: real()) as counts:
        action()
    return counts
