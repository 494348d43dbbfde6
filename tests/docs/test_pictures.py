from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import ROOT

FOLDER = ROOT / "screenshots"


@pytest.mark.long
def test_the_pictures_show_the_screens_as_they_are_now(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, str(FOLDER / "make.py"), "--svg", "--to", str(tmp_path)],
        check=True,
        timeout=300,
    )
    drawn = {path.name: path.read_text("utf-8") for path in tmp_path.glob("*.svg")}
    stored = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.svg")}
    assert drawn.keys() == stored.keys()
    differing = [name for name, picture in drawn.items() if picture != stored[name]]
    assert differing == [], "screenshots/make.py draws them anew; look at what it drew"


def test_each_picture_stands_there_as_svg_and_as_png_and_fetches_nothing() -> None:
    pictures = list(FOLDER.glob("*.svg"))
    assert pictures
    assert {p.stem for p in pictures} == {p.stem for p in FOLDER.glob("*.png")}
    for picture in pictures:
        text = picture.read_text("utf-8").replace("http://www.w3.org/2000/svg", "", 1)
        assert "http" not in text
        assert "@font-face" not in text


@pytest.mark.parametrize(
    "page", ["today", "messages", "message", "people", "person", "places", "wins"]
)
@pytest.mark.parametrize("look", ["80x24-lamp", "40x12-lamp", "110x34-lamp", "80x24-ansi-dark"])
def test_each_page_is_shown_in_each_size_and_in_the_terminals_own_colours(
    page: str, look: str
) -> None:
    assert (FOLDER / f"{page}-{look}.svg").exists()
