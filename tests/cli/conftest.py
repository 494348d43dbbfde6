from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import Shell


@pytest.fixture
def companion(tmp_path: Path) -> Shell:
    return Shell(tmp_path)
