"""Draw the pictures in this folder: the screens over invented records, at a fixed moment.

    .venv/bin/python screenshots/make.py [--to FOLDER] [--svg]

Each picture is made twice: as SVG, which needs no font file and is the same on every
machine, and as PNG (with pillow and the DejaVu fonts; --svg leaves it out).
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import secrets
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import TerminalTheme

from companion.services import demo
from companion.services.context import open_context
from companion.store.drafts import Drafts
from companion.store.paths import paths_beside
from companion.store.settings import Settings
from companion.tui.app import CompanionApp

MOMENT = datetime(2026, 11, 22, 19, 40, tzinfo=UTC)
CHECKED_IN = ("2", "1", "5", "enter", "n")
SCENES = {
    "arriving": (),
    "today": CHECKED_IN,
    "taken": (*CHECKED_IN, "enter"),
    "messages": (*CHECKED_IN, "m"),
    "message": (*CHECKED_IN, "m", "enter"),
    "people": (*CHECKED_IN, "6"),
    "person": (*CHECKED_IN, "6", "end", "k", "enter"),
    "places": (*CHECKED_IN, "6", "p"),
    "waiting": (*CHECKED_IN, "2", "b"),
    "needs": (*CHECKED_IN, "2", "c"),
    "wins": (*CHECKED_IN, "4"),
    "help-now": (*CHECKED_IN, "!"),
    "keys": (*CHECKED_IN, "?"),
}
USUAL = (80, 24)
IN_FULL = ("today", "messages", "message", "people", "person", "places", "wins")
PICTURES = (
    *((scene, USUAL, "lamp") for scene in SCENES),
    *((scene, size, "lamp") for scene in IN_FULL for size in ((40, 12), (110, 34))),
    *((scene, USUAL, "ansi-dark") for scene in IN_FULL),
    *((scene, USUAL, "paper") for scene in ("today", "message", "wins")),
)
CELL, LINE, MARGIN = 10, 22, 12
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono{}.ttf"

# A terminal's own colours, for the theme that uses them.
NORMAL = (
    (0, 0, 0), (205, 72, 72), (90, 170, 90), (205, 175, 80),
    (90, 130, 205), (180, 110, 180), (80, 170, 180), (208, 208, 208),
)  # fmt: skip
BRIGHT = (
    (118, 118, 118), (240, 110, 110), (130, 210, 130), (240, 215, 120),
    (130, 170, 240), (215, 150, 215), (120, 210, 220), (245, 245, 245),
)  # fmt: skip
TERMINAL = TerminalTheme((18, 18, 18), (208, 208, 208), [*NORMAL], [*BRIGHT])
# Box drawing, as strokes from the middle of the cell: left, right, up, down.
STROKES = {
    "─": "lr", "│": "ud", "┌": "rd", "┐": "ld", "└": "ru", "┘": "lu",
    "╭": "rd", "╮": "ld", "╰": "ru", "╯": "lu",
}  # fmt: skip
RGB = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Neighbouring cells of one look."""

    x: int
    y: int
    cells: int
    text: str
    ink: RGB
    paper: RGB
    bold: bool
    underline: bool


async def look(folder: Path, keys: Iterable[str], size: tuple[int, int], theme: str) -> list[Run]:
    """Open the screens over invented records, press `keys`, and return what stands there."""
    context = open_context(paths_beside(folder / "companion.json"), now=lambda: MOMENT)
    demo.fill(context)
    drafts = Drafts(context.store.paths.drafts)
    app = CompanionApp(context, Settings(theme=theme), folder / "config.toml", drafts)
    async with app.run_test(size=size) as pilot:
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        strips = app.screen._compositor.render_strips()
        return [run for y, strip in enumerate(strips) for run in runs(y, strip)]


def runs(y: int, strip: Iterable[Segment]) -> Iterator[Run]:
    """Return the runs of one line."""
    x = 0
    for text, style, _ in Segment.simplify(strip):
        if cells := Segment(text).cell_length:
            yield styled(x, y, cells, text, style or Style())
            x += cells


def styled(x: int, y: int, cells: int, text: str, style: Style) -> Run:
    """Return one run with its colours resolved."""
    ink = rgb(style.color, foreground=True)
    paper = rgb(style.bgcolor, foreground=False)
    if style.reverse:
        ink, paper = paper, ink
    return Run(
        x=x, y=y, cells=cells, text=text, ink=ink, paper=paper,
        bold=bool(style.bold), underline=bool(style.underline),
    )  # fmt: skip


def rgb(color: Color | None, foreground: bool) -> RGB:
    """Return a colour as the terminal would show it."""
    found = (color or Color.default()).get_truecolor(TERMINAL, foreground)
    return found.red, found.green, found.blue


def strokes(run: Run) -> Iterator[tuple[int, int, int, int]]:
    """Return the lines of a run's box drawing, so that borders join in any font."""
    for n, char in enumerate(run.text):
        left, top = MARGIN + (run.x + n) * CELL, MARGIN + run.y * LINE
        middle, centre = left + CELL // 2, top + LINE // 2
        for side in STROKES.get(char, ""):
            end = {
                "l": (left, centre), "r": (left + CELL, centre),
                "u": (middle, top), "d": (middle, top + LINE),
            }[side]  # fmt: skip
            yield middle, centre, *end


def words(run: Run) -> Iterator[tuple[int, str]]:
    """Return the words of a run, parted at wider gaps, with the cell each part starts in."""
    plain = "".join(" " if char in STROKES else char for char in run.text)
    for found in re.finditer(r"\S+(?: \S+)*", plain):
        yield run.x + Segment(plain[: found.start()]).cell_length, found[0]


def extent(size: tuple[int, int]) -> tuple[int, int]:
    """Return the picture's width and height."""
    return size[0] * CELL + 2 * MARGIN, size[1] * LINE + 2 * MARGIN


def hexed(colour: RGB) -> str:
    """Return a colour as SVG writes it."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def svg(drawn: list[Run], size: tuple[int, int], title: str) -> str:
    """Return the picture as SVG: no outside font, no link, text that can be selected."""
    width, height = extent(size)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"',
        ' font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="16">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="{hexed(drawn[0].paper)}"/>',
    ]
    for run in drawn:
        x, y, ink = MARGIN + run.x * CELL, MARGIN + run.y * LINE, hexed(run.ink)
        if run.paper != drawn[0].paper:
            out.append(
                f'<rect x="{x}" y="{y}" width="{run.cells * CELL}" height="{LINE}"'
                f' fill="{hexed(run.paper)}"/>'
            )
        look = f' fill="{ink}"' + (' font-weight="bold"' if run.bold else "")
        look += ' text-decoration="underline"' if run.underline else ""
        out += [
            f'<text x="{MARGIN + at * CELL}" y="{y + 16}" lengthAdjust="spacingAndGlyphs"'
            f' textLength="{Segment(word).cell_length * CELL}"{look}>{escape(word)}</text>'
            for at, word in words(run)
        ]
        if path := "".join(f"M{a} {b}L{c} {d}" for a, b, c, d in strokes(run)):
            out.append(f'<path d="{path}" stroke="{ink}"/>')
    return "\n".join([*out, "</svg>\n"])


def save_png(drawn: list[Run], size: tuple[int, int], path: Path) -> None:
    """Save the picture as PNG."""
    from PIL import Image, ImageDraw, ImageFont

    fonts = {bold: ImageFont.truetype(FONT.format("-Bold" if bold else ""), 16) for bold in (0, 1)}
    image = Image.new("RGB", extent(size), drawn[0].paper)
    pen = ImageDraw.Draw(image)
    for run in drawn:
        x, y = MARGIN + run.x * CELL, MARGIN + run.y * LINE
        right = x + run.cells * CELL - 1
        pen.rectangle((x, y, right, y + LINE - 1), fill=run.paper)
        for at, word in words(run):
            for n, char in enumerate(word):
                place = (MARGIN + (at + n) * CELL, y + 2)
                pen.text(place, char, fill=run.ink, font=fonts[run.bold])
        if run.underline:
            pen.line((x, y + LINE - 4, right, y + LINE - 4), fill=run.ink)
        for line in strokes(run):
            pen.line(line, fill=run.ink)
    image.save(path, optimize=True)


def main() -> None:
    """Draw every picture."""
    asked = argparse.ArgumentParser(description="Draw the pictures of the screens.")
    asked.add_argument("--to", type=Path, default=Path(__file__).parent, help="the folder")
    asked.add_argument("--svg", action="store_true", help="leave the PNG pictures out")
    wanted = asked.parse_args()
    os.environ.pop("NO_COLOR", None)
    os.environ["LC_ALL"] = "en_GB.UTF-8"  # the help lines of one country, everywhere
    for scene, size, theme in PICTURES:
        # Ids are drawn by lot, and the lines of a day by id.
        secrets.randbits = random.Random(22).getrandbits  # type: ignore[assignment]
        name = f"{scene}-{size[0]}x{size[1]}-{theme}"
        with tempfile.TemporaryDirectory() as folder:
            drawn = asyncio.run(look(Path(folder), SCENES[scene], size, theme))
        title = f"companion: {scene} at {size[0]} by {size[1]} cells, {theme}"
        (wanted.to / f"{name}.svg").write_text(svg(drawn, size, title), "utf-8")
        if not wanted.svg:
            save_png(drawn, size, wanted.to / f"{name}.png")


if __name__ == "__main__":
    main()
