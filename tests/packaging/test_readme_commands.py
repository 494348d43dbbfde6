"""The README's first command, typed as it stands, in a folder where nothing was done yet.

Its second, for the tests, is what .ci/run begins with.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.pages import commands, page
from tests.packaging.fresh import copy_of_the_project
from tests.terminal import Terminal


@pytest.mark.long
def test_the_first_command_installs_it_and_opens_it(tmp_path: Path) -> None:
    project = copy_of_the_project(tmp_path / "project")
    typed = commands(page("README.md"))[0]
    data = tmp_path / "companion.json"
    with Terminal("sh", "-c", f"cd '{project}' && {typed}", data=data) as screens:
        screens.until(lambda text: "How much energy" in text, seconds=300)
        screens.press("2")
        screens.shows("a little", "Does a word fit?")
        screens.press("ctrl+c")
        assert screens.exit_code() == 0
    assert data.exists()
