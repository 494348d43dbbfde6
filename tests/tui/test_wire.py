"""Fewer bytes, the same screen: what is sent is compared with what Textual would have sent."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pyte
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, InlineUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from companion.tui.wire import Frame

WIDTH, HEIGHT = 24, 4
CONSOLE = Console(force_terminal=True, color_system="truecolor", width=WIDTH)
PLAIN = Style()
STYLES = (
    PLAIN,
    Style(bold=True),
    Style(color="#e0a458"),
    Style(color="#9a8c78", bgcolor="#171411"),
    Style(reverse=True),
    Style(underline=True, color="#9db17c"),
)
TEXTS = ("a", "b", " ", "    ", "some words ", "漢", "한글", "😀", "e\u0301", "x\u0323\u0301", "ש")


class Terminal:
    """A terminal, and every cell of what it shows."""

    def __init__(self) -> None:
        # A column more than is drawn: this emulator wraps before a mark in the last one.
        self.screen = pyte.Screen(WIDTH + 1, HEIGHT)
        self._stream = pyte.Stream(self.screen)

    def show(self, update: CompositorUpdate) -> int:
        sent = update.render_segments(CONSOLE)
        self._stream.feed(sent)
        return len(sent)

    @property
    def cells(self) -> list[list[tuple[object, ...]]]:
        return [[tuple(self.screen.buffer[y][x]) for x in range(WIDTH)] for y in range(HEIGHT)]


def strip_of(parts: list[tuple[str, Style]], width: int) -> Strip:
    segments = [Segment(text, style) for text, style in parts]
    return Strip(segments).adjust_cell_length(width, PLAIN)


def layout(rows: list[list[Strip]]) -> LayoutUpdate:
    return LayoutUpdate(list(rows), Region(0, 0, WIDTH, HEIGHT))


parts = st.lists(st.tuples(st.sampled_from(TEXTS), st.sampled_from(STYLES)), max_size=8)
cuts = st.lists(st.integers(1, WIDTH - 1), max_size=3, unique=True).map(
    lambda inner: [0, *sorted(inner), WIDTH]
)


@dataclass
class Page:
    """A screen of columns: the cuts between them, and each line's strips."""

    cuts: list[int]
    rows: list[list[Strip]]

    def chops(self, changed: set[tuple[int, int]]) -> ChopsUpdate:
        """Return the update Textual makes when these (line, column) strips were drawn anew."""
        lines = sorted({y for y, _ in changed})
        drawn = [
            {x: strip if y in lines else None for x, strip in zip(self.cuts, row, strict=False)}
            for y, row in enumerate(self.rows)
        ]
        spans = []
        for y in lines:
            columns = [column for line, column in changed if line == y]
            spans.append((y, self.cuts[min(columns)], self.cuts[max(columns) + 1]))
        return ChopsUpdate(drawn, spans, [self.cuts[1:]] * HEIGHT)


@st.composite
def pages(draw: st.DrawFn) -> Page:
    at = draw(cuts)
    widths = [end - start for start, end in pairwise(at)]
    rows = [[strip_of(draw(parts), width) for width in widths] for _ in range(HEIGHT)]
    return Page(at, rows)


class TestTheSameScreen:
    @settings(max_examples=120, deadline=None)
    @given(st.data())
    def test_after_any_updates_the_screen_is_as_if_all_had_been_sent(
        self, data: st.DataObject
    ) -> None:
        frame, ours, whole = Frame(), Terminal(), Terminal()
        page = data.draw(pages())
        updates: list[CompositorUpdate] = [layout(page.rows)]
        for _ in range(data.draw(st.integers(1, 6))):
            kind = data.draw(st.sampled_from(["a strip", "strips", "page", "again"]))
            if kind == "page":
                page = data.draw(pages())
            if kind in ("page", "again"):
                updates.append(layout(page.rows))
                continue
            columns = len(page.cuts) - 1
            places = st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, columns - 1))
            most = 1 if kind == "a strip" else 6
            changed = data.draw(st.sets(places, min_size=1, max_size=most))
            rows = [list(row) for row in page.rows]
            for y, column in changed:
                width = page.cuts[column + 1] - page.cuts[column]
                rows[y][column] = strip_of(data.draw(parts), width)
            page = Page(page.cuts, rows)
            updates.append(page.chops(changed))
        for update in updates:
            whole.show(update)
            ours.show(frame.narrow(update))
            assert ours.cells == whole.cells

    @settings(max_examples=40, deadline=None)
    @given(pages(), pages())
    def test_after_forgetting_everything_is_drawn_again(self, before: Page, after: Page) -> None:
        frame, ours, whole = Frame(), Terminal(), Terminal()
        ours.show(frame.narrow(layout(before.rows)))
        ours = Terminal()
        frame.forget()
        ours.show(frame.narrow(layout(after.rows)))
        whole.show(layout(after.rows))
        assert ours.cells == whole.cells


class TestFewerBytes:
    def rows(self, word: str) -> list[list[Strip]]:
        return [[strip_of([("some words ", STYLES[3]), (word, STYLES[2])], WIDTH)]] * HEIGHT

    def test_nothing_new_sends_nothing(self) -> None:
        frame, terminal = Frame(), Terminal()
        terminal.show(frame.narrow(layout(self.rows("here"))))
        assert terminal.show(frame.narrow(layout(self.rows("here")))) == 0

    def test_a_letter_costs_a_letter_its_place_and_its_colour(self) -> None:
        frame, terminal = Frame(), Terminal()
        full = terminal.show(frame.narrow(layout([*self.rows("here")])))
        rows = [*self.rows("here")[1:], *self.rows("hero")[:1]]
        assert terminal.show(frame.narrow(layout(rows))) < 40 < full
        assert terminal.screen.display[-1].startswith("some words hero")

    def test_a_wide_character_is_sent_whole(self) -> None:
        frame, terminal = Frame(), Terminal()
        first = [[strip_of([("ab漢cd", PLAIN)], WIDTH)]] * HEIGHT
        second = [[strip_of([("ab漢cd", STYLES[4])], WIDTH)]] * HEIGHT
        terminal.show(frame.narrow(layout(first)))
        terminal.show(frame.narrow(layout(second)))
        assert terminal.screen.display[0].startswith("ab漢cd")
        assert all(terminal.screen.buffer[0][x].reverse for x in range(6))

    def test_a_character_without_a_cell_moves_nothing(self) -> None:
        frame, terminal = Frame(), Terminal()
        rows = [[strip_of([("\u200bab\u200b", PLAIN), ("c", STYLES[1])], WIDTH)]] * HEIGHT
        terminal.show(frame.narrow(layout(rows)))
        assert terminal.screen.display[-1].startswith("abc ")

    def test_an_update_of_another_kind_passes_and_what_was_known_is_forgotten(self) -> None:
        frame, terminal = Frame(), Terminal()
        full = terminal.show(frame.narrow(layout(self.rows("here"))))
        other = InlineUpdate([])
        assert frame.narrow(other) is other
        assert terminal.show(frame.narrow(layout(self.rows("here")))) == full
