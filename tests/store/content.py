"""A small shipped library and an own folder, for the tests of reading them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from companion.store import library


def step(name: str, text: str = "", /, **fields: object) -> str:
    """Return a step as a person writes it into a file."""
    known: dict[str, object] = {
        "id": name, "text": text or f"Wave to {name}.", "why": "Small and whole.", "energy": 1,
        "formats": ["solo"], "minutes": 1, "demand": 0, "contact": "none",
        "smallest": "Look out of the window.", **fields,
    }  # fmt: skip
    rows = [f"{key} = {_toml(value)}" for key, value in known.items() if value is not None]
    return "\n".join(["[[step]]", *rows, "", ""])


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def line(number: str, name: str) -> str:
    """Return a help line as a person writes it."""
    return (
        f'[[line]]\ncountry = "Ireland"\ncode = "IE"\nname = "{name}"\n'
        f'channel = "call"\nnumber = "{number}"\n\n'
    )


SHIPPED = step("wave", "Wave once.") + step("nod", "Nod once.") + step("hum", "Hum once.")
AS_SHIPPED = {"wave": "Wave once.", "nod": "Nod once.", "hum": "Hum once."}


@dataclass(frozen=True)
class Content:
    """A shipped folder, an own one, and the cache beside them."""

    shipped: Path
    own: Path
    cache: Path

    def ship(self, text: str, file: str = "steps.toml", language: str = "en") -> Path:
        path = self.shipped / language / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def write(self, text: str | bytes, file: str = "steps.toml") -> Path:
        self.own.mkdir(parents=True, exist_ok=True)
        path = self.own / file
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def texts(self, language: str = "en") -> dict[str, str]:
        """Start anew, and return the steps as the person then sees them."""
        self.start(language)
        return {key: entry.text for key, entry in library.steps().items()}

    def start(self, language: str = "en") -> None:
        """Forget what was read, as a new process has."""
        library.use("", None)
        library.use(language, self.own)
