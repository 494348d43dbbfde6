from __future__ import annotations

from pathlib import Path

import pytest

from companion.store.paths import Paths, paths_beside
from companion.store.store import Store
from tests.clock import Clock
from tests.store.helpers import EVENING


@pytest.fixture
def clock() -> Clock:
    return Clock(EVENING)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return paths_beside(tmp_path / "home" / "companion.json")


@pytest.fixture
def store(paths: Paths, clock: Clock) -> Store:
    return Store(paths, clock)
