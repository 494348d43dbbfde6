from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from companion.services.context import Context, open_context
from companion.store.paths import Paths, paths_beside
from tests.clock import Clock

SUNDAY_EVENING = datetime(2026, 11, 22, 19, 30, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def clock() -> Clock:
    return Clock(SUNDAY_EVENING)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return paths_beside(tmp_path / "companion.json")


@pytest.fixture
def here(paths: Paths, clock: Clock) -> Context:
    return open_context(paths, now=clock)


@pytest.fixture
def there(paths: Paths, clock: Clock) -> Context:
    """The same file, open in a second window."""
    return open_context(paths, now=clock)
