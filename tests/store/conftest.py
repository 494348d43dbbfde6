from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.store import library
from companion.store.paths import Paths, paths_beside
from companion.store.store import Store
from tests.clock import Clock
from tests.store.content import SHIPPED, Content
from tests.store.helpers import EVENING


@pytest.fixture
def clock() -> Clock:
    return Clock(EVENING)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return paths_beside(tmp_path / "companion.json")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Content]:
    """A small shipped library in the place of the real one."""
    made = Content(tmp_path / "shipped", tmp_path / "own", tmp_path / "cache" / "companion")
    monkeypatch.setattr(library, "SHIPPED", made.shipped)
    monkeypatch.setenv("XDG_CACHE_HOME", str(made.cache.parent))
    made.ship(SHIPPED)
    yield made
    monkeypatch.undo()
    library.use("", None)
    library.use("en", None)


@pytest.fixture
def store(paths: Paths, clock: Clock) -> Store:
    return Store(paths, clock)


@pytest.fixture
def other(paths: Paths, clock: Clock) -> Store:
    """The same file, open in another window."""
    return Store(paths, clock)
