"""A person at the screens: keys in, the lines of the screen out."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widget import Widget

from companion.domain.records import Record, Win
from companion.services import wins
from companion.services.context import Context
from companion.store.drafts import Drafts
from companion.store.settings import Settings, load_settings
from companion.tui.app import CompanionApp
from companion.tui.screens.page import Page

R = TypeVar("R", bound=Record)
PATIENCE = 15.0


def build(context: Context, settings: Settings | None = None) -> CompanionApp:
    """Return the screens as `companion` opens them; the settings stand beside the data file."""
    config = context.store.paths.data.parent / "config.toml"
    drafts = Drafts(context.store.paths.drafts)
    return CompanionApp(context, settings or load_settings(config), config, drafts)


def screen_lines(app: CompanionApp) -> list[str]:
    """Return what stands on the screen, line by line."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def _event(key: str) -> events.Key:
    if len(key) == 1:
        return events.Key(key if key.isalnum() else _character_to_key(key), key)
    return events.Key(key, {"enter": "\r", "escape": "\x1b", "tab": "\t"}.get(key))


class Sitting:
    """One window, open. `pilot` runs it; time passes only where a test waits for something."""

    def __init__(self, app: CompanionApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def context(self) -> Context:
        return self.app.context

    @property
    def config(self) -> Path:
        return self.app._config

    async def burst(self, *keys: str) -> None:
        """Press keys as a fast line brings them: all at once, nothing waited for between."""
        for key in keys:
            self.app.post_message(_event(key).set_sender(self.app))
        await self.settle()

    async def press(self, *keys: str) -> None:
        """Press keys one after another, each handled and drawn before the next."""
        for key in keys:
            await self.burst(key)

    async def write(self, text: str) -> None:
        """Type a text."""
        await self.burst(*text)

    async def paste(self, text: str) -> None:
        """Paste a text as a terminal brackets it."""
        self.app.post_message(events.Paste(text).set_sender(self.app))
        await self.settle()

    async def settle(self) -> None:
        """Let what was sent be handled, laid out and drawn."""
        for _ in range(500):
            if not self.running:
                return
            await self.pilot.pause(0)
            if not self._unfinished():
                return
        raise AssertionError(f"the screen never came to rest:\n{self.text}")

    def _unfinished(self) -> bool:
        screen = self.app.screen
        widgets = [screen, *screen.walk_children(Widget)]
        return (
            self.app.message_queue_size > 0
            or bool(screen._dirty_widgets)
            or any(
                widget.message_queue_size
                or widget._layout_required
                or widget._repaint_required
                or widget._scroll_required
                or widget._refresh_styles_required
                for widget in widgets
            )
        )

    async def until(self, condition: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Pause until `condition` holds; the screen is shown when it never does."""
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise AssertionError(f"never came within {seconds} s; the screen:\n{self.text}")
            await self.pilot.pause(0.02)

    async def shows(self, *words: str, seconds: float = PATIENCE) -> str:
        """Wait until every one of `words` stands on the screen; return the screen."""
        await self.until(lambda: all(word in self.flat for word in words), seconds)
        return self.text

    @property
    def lines(self) -> list[str]:
        return screen_lines(self.app)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def flat(self) -> str:
        """The screen's words without the line breaks that the width made, nor frames."""
        return " ".join(self.text.replace("│", " ").replace("\u00a0", " ").split())

    @property
    def foot(self) -> str:
        return self.lines[-1].strip()

    @property
    def on_a_page(self) -> bool:
        return isinstance(self.app.screen, Page)

    @property
    def page(self) -> Page:
        assert isinstance(self.app.screen, Page)
        return self.app.screen

    @property
    def question(self) -> str:
        """The words of the open question, as kept by the ask line; "" when none is open."""
        ask = self.page.asking.open
        return ask.question.words if ask else ""

    @property
    def field(self) -> str:
        """What stands in the field for typing."""
        return self.page.asking._input.value

    def kept(self, kind: type[R]) -> tuple[R, ...]:
        """Return what is in the file of this kind, as it is now."""
        return self.context.store.snapshot().all(kind)

    def newest_first(self) -> list[Win]:
        """Return the wins as the page of wins lists them."""
        return list(wins.newest_first(self.context))

    @property
    def running(self) -> bool:
        return self.app._running and not self.app._exit


@asynccontextmanager
async def sit(
    context: Context, size: tuple[int, int] = (80, 24), settings: Settings | None = None
) -> AsyncIterator[Sitting]:
    """Open the screens, and leave them at the end as the program does."""
    app = build(context, settings)
    async with app.run_test(size=size) as pilot:
        sitting = Sitting(app, pilot)
        await sitting.settle()
        yield sitting
    app.drafts.close()
