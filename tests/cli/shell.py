"""The real command, run as a person's shell runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from companion.domain.days import logical_day
from companion.services.context import local_now


@dataclass(frozen=True)
class Ended:
    """How one command ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    def refused(self, code: int) -> str:
        """Return the one line on standard error of a command that ended so."""
        assert self.code == code, (self.code, self.out, self.err)
        assert self.out == ""
        assert self.err.startswith("companion: ")
        assert self.err.count("\n") == 1
        assert "Traceback" not in self.err
        return self.err.rstrip("\n")


@dataclass(frozen=True)
class Shell:
    """A person's shell with a home of its own."""

    home: Path
    env: Mapping[str, str] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        return self.home / "data" / "companion.json"

    @property
    def config(self) -> Path:
        return self.home / "config.toml"

    def environ(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
        return {
            **kept,
            "LANG": "en_IE.UTF-8",
            "PYTHONIOENCODING": "utf-8",
            "HOME": str(self.home),
            "COMPANION_DATA": str(self.data),
            "COMPANION_CONFIG": str(self.config),
            **self.env,
        }

    def command(self, *arguments: str | bytes) -> list[str | bytes]:
        return [sys.executable, "-m", "companion", *arguments]

    def __call__(self, *arguments: str | bytes, typed: str | bytes = b"", **env: str) -> Ended:
        ended = subprocess.run(
            self.command(*arguments),
            input=typed.encode() if isinstance(typed, str) else typed,
            capture_output=True,
            env={**self.environ(), **env},
            timeout=60,
        )
        return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    def records(self, table: str) -> list[dict[str, Any]]:
        """Return the living records of a table, read from the file without our code."""
        if not self.data.exists():
            return []
        rows = json.loads(self.data.read_text("utf-8")).get(table, {}).values()
        return [row for row in rows if not row["deleted"]]

    def texts(self) -> list[str]:
        """Return the words of the wins in the file."""
        return [win["text"] for win in self.records("wins")]


def today() -> date:
    """Return the logical day it is for the command."""
    return logical_day(local_now())
