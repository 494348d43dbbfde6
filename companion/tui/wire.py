"""Fewer bytes on the line: only cells that changed are sent.

Textual repaints whole regions, several times at start. Over SSH every byte is waited
for, so the last frame is remembered here and each update is narrowed to the runs of
cells that differ from it, with no more colour codes than the run needs.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import split_graphemes
from rich.console import Console
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

Cell = tuple[str, Style | None]
_GAP = 6  # unchanged cells between two runs that cost less to repeat than a cursor move
_WIDE = ""  # the second cell of a wide character


class Frame:
    """What the terminal shows now, as far as it is known."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, Cell]] = {}

    def forget(self) -> None:
        """Forget the frame, so that the next update is sent in full."""
        self._rows.clear()

    def narrow(self, update: CompositorUpdate) -> CompositorUpdate:
        """Return an update that sends only what differs; others pass as they are."""
        if isinstance(update, LayoutUpdate):
            placed = _from_layout(update)
        elif isinstance(update, ChopsUpdate):
            placed = _from_chops(update)
        else:
            self.forget()
            return update
        return _Narrowed(self, list(placed))

    def difference(self, placed: Iterable[tuple[int, int, Strip]], console: Console) -> str:
        """Return the terminal's text for what differs, and remember it as shown."""
        out: list[str] = []
        pen: Style | None = None
        for x, y, strip in placed:
            row = self._rows.setdefault(y, {})
            cells = _cells(strip)
            for start, end in _changed(row, x, cells):
                out.append(f"\x1b[{y + 1};{x + start + 1}H")
                for text, style in _runs(cells[start:end]):
                    if style != pen:
                        out.append(_codes(style, console))
                        pen = style
                    out.append(text)
            row.update(zip(range(x, x + len(cells)), cells, strict=True))
        if out:
            out.append("\x1b[0m")
        return "".join(out)


class _Narrowed(CompositorUpdate):
    def __init__(self, frame: Frame, placed: list[tuple[int, int, Strip]]) -> None:
        self._frame = frame
        self._placed = placed

    def render_segments(self, console: Console) -> str:
        return self._frame.difference(self._placed, console)


def _from_layout(update: LayoutUpdate) -> Iterable[tuple[int, int, Strip]]:
    for y, strips in enumerate(update.strips, update.region.y):
        yield update.region.x, y, Strip.join(list(strips))


def _from_chops(update: ChopsUpdate) -> Iterable[tuple[int, int, Strip]]:
    for y, first, last in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x <= last and end > first:
                yield x, y, strip.crop(0, min(end, max(last, end)) - x)


def _cells(strip: Strip) -> list[Cell]:
    cells: list[Cell] = []
    for text, style, control in strip:
        if control:
            continue
        if text.isascii():
            cells.extend([(char, style) for char in text])
            continue
        for start, end, width in split_graphemes(text)[0]:
            if width:
                cells.append((text[start:end], style))
                cells.extend([(_WIDE, style)] * (width - 1))
    return cells


def _changed(row: dict[int, Cell], x: int, cells: list[Cell]) -> list[tuple[int, int]]:
    """Return the half-open runs of `cells` to send, near ones joined, wide characters whole."""
    runs: list[tuple[int, int]] = []
    for i, cell in enumerate(cells):
        if row.get(x + i) == cell:
            continue
        if runs and i - runs[-1][1] <= _GAP:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return [_whole(cells, start, end) for start, end in runs]


def _whole(cells: list[Cell], start: int, end: int) -> tuple[int, int]:
    while start > 0 and cells[start][0] == _WIDE:
        start -= 1
    while end < len(cells) and cells[end][0] == _WIDE:
        end += 1
    return start, end


def _runs(cells: list[Cell]) -> Iterable[tuple[str, Style | None]]:
    text, style = "", cells[0][1]
    for char, its_style in cells:
        if its_style != style:
            yield text, style
            text, style = "", its_style
        text += char
    yield text, style


def _codes(style: Style | None, console: Console) -> str:
    system = console._color_system
    if style is None or system is None:
        return "\x1b[0m"
    codes = style._make_ansi_codes(system)
    return f"\x1b[0;{codes}m" if codes else "\x1b[0m"
