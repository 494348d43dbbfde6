"""Where things are kept."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from companion.domain.errors import BadInput

NAME = "companion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """The data file (symlinks resolved) and what stands beside it."""

    data: Path
    lock: Path
    backups: Path
    drafts: Path


def expanded(path: Path) -> Path:
    """Return `path` with ~ resolved. Raises BadInput for a home that is not here."""
    try:
        return path.expanduser()
    except RuntimeError:
        raise BadInput(f'"{path}" begins with ~ and names a home that is not here.') from None


def paths_beside(data: Path) -> Paths:
    """Return the paths that belong to the data file `data`. Raises BadInput for no file name."""
    real = Path(os.path.realpath(expanded(data)))
    if not real.name:
        raise BadInput(f'"{data}" does not name a file.')
    return Paths(
        data=real,
        lock=real.with_name(real.name + ".lock"),
        backups=real.with_name(real.stem + "-backups"),
        drafts=real.with_name(real.stem + "-drafts"),
    )


def default_paths(option: str | None, environ: Mapping[str, str]) -> Paths:
    """Return the paths for --data, else COMPANION_DATA, else the XDG data folder."""
    named = option or environ.get("COMPANION_DATA")
    if named:
        return paths_beside(Path(named))
    return paths_beside(platformdirs.user_data_path(NAME, appauthor=False) / f"{NAME}.json")


def config_file(environ: Mapping[str, str]) -> Path:
    """Return where the settings are: COMPANION_CONFIG, else the XDG config folder."""
    if named := environ.get("COMPANION_CONFIG"):
        return expanded(Path(named))
    return platformdirs.user_config_path(NAME, appauthor=False) / "config.toml"
