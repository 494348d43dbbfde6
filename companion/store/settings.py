"""The person's settings: config.toml, read with care for what else stands in it."""

from __future__ import annotations

import contextlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import Any

from companion.domain.days import DAY_STARTS_AT
from companion.store import disk
from companion.store.errors import NotKept, reason

THEMES = ("auto", "lamp", "paper", "ansi-dark", "ansi-light")
_KNOWN = ("theme", "day_starts_at", "language", "keys")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What can be set. `troubles` are lines about what was not understood and left alone."""

    theme: str = "auto"
    day_starts_at: time = DAY_STARTS_AT
    language: str = "en"
    keys: Mapping[str, str] = field(default_factory=dict)
    troubles: tuple[str, ...] = ()


def nearest(word: str, known: tuple[str, ...]) -> str:
    """Return ' Did you mean "x"?' for the nearest known word, or ""."""
    import difflib  # only where something was misspelt

    close = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return f' Did you mean "{close[0]}"?' if close else ""


def _read_time(value: Any) -> time | None:
    if isinstance(value, time):
        return value
    with contextlib.suppress(ValueError, TypeError):
        read = time.fromisoformat(value)
        return read if read.tzinfo is None else None
    return None


def load_settings(path: Path) -> Settings:
    """Return the settings in `path`; what cannot be used keeps its default and is named."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        return Settings(troubles=(f"{path} cannot be read: {reason(error, reading=True)}.",))
    except UnicodeDecodeError:
        return Settings(troubles=(f"{path} is not UTF-8 text; the usual settings are used.",))
    except tomllib.TOMLDecodeError as error:
        return Settings(troubles=(f"{path}: {error}; the usual settings are used.",))
    troubles = [
        f'{path}: "{key}" is not a setting; it is left alone.{nearest(key, _KNOWN)}'
        for key in raw
        if key not in _KNOWN
    ]
    theme = raw.get("theme", "auto")
    if theme not in THEMES:
        troubles.append(f"{path}: theme can be {', '.join(THEMES)}.")
        theme = "auto"
    starts = _read_time(raw.get("day_starts_at", DAY_STARTS_AT))
    if starts is None or starts >= time(12):
        troubles.append(f'{path}: day_starts_at is a time before noon, such as "04:00".')
        starts = DAY_STARTS_AT
    language = raw.get("language", "en")
    if not isinstance(language, str) or not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]+)?", language):
        troubles.append(f'{path}: language is a code such as "en"; English is used.')
        language = "en"
    keys = raw.get("keys", {})
    if not isinstance(keys, dict) or not all(isinstance(v, str) for v in keys.values()):
        troubles.append(f'{path}: [keys] holds lines such as win = "w".')
        keys = {}
    return Settings(
        theme=theme, day_starts_at=starts, language=language, keys=keys, troubles=tuple(troubles)
    )


def save_theme(path: Path, theme: str) -> None:
    """Write the theme into `path`; comments and all else in it stay. Raises NotKept."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(path.read_text("utf-8")) if path.exists() else tomlkit.document()
        document["theme"] = theme
        disk.make_folder(path.parent)
        disk.write_durably(path.resolve(), tomlkit.dumps(document).encode())
    except OSError as error:
        raise NotKept(f"The theme is used now, and not kept: {reason(error)}.") from None
    except (TOMLKitError, UnicodeDecodeError):
        raise NotKept(f"The theme is used now, and not kept: {path} cannot be read.") from None
