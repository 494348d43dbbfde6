"""The screens' app: pages, themes, drafts, and leaving in order."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import traceback
from pathlib import Path
from typing import Any

from textual import events
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer

from companion.domain import names
from companion.domain.errors import CompanionError
from companion.domain.questions import ANCHOR, open_questions
from companion.domain.records import Person, Place, Record, Step, Waiting, Win
from companion.services import people
from companion.services.context import Context
from companion.store.drafts import Drafts
from companion.store.settings import Settings, save_theme
from companion.tui import theme as themes
from companion.tui.keys import for_textual, groups_of, usable_keymap
from companion.tui.link import Watch
from companion.tui.palette import KeyProvider
from companion.tui.screens.help_now import HelpNowScreen
from companion.tui.screens.hidden import HiddenScreen
from companion.tui.screens.keys_page import KeysScreen
from companion.tui.screens.page import Page
from companion.tui.screens.recovery import RecoveryScreen
from companion.tui.screens.today import TodayScreen
from companion.tui.screens.wins import WinsScreen
from companion.tui.wire import Frame

DRAFT_PAUSE = 1.0
LOOK_EVERY = 1.0
_HOMES: dict[str, type[Record]] = {
    "win-edit": Win,
    "person": Person,
    "place": Place,
    "waiting": Waiting,
}
"""What a draft is kept with, by the first word of its field."""


def _messages() -> Screen[None]:
    from companion.tui.screens.messages import MessagesScreen  # on the first visit

    return MessagesScreen()


def _people() -> Screen[None]:
    from companion.tui.screens.people import PeopleScreen

    return PeopleScreen()


class CompanionApp(App[int]):
    """One window. Keys are handled strictly one after another, however fast they come."""

    TITLE = "companion"
    MODES = {
        "today": TodayScreen,
        "messages": _messages,
        "wins": WinsScreen,
        "people": _people,
    }
    DEFAULT_MODE = "today"
    COMMANDS = {KeyProvider}
    ENABLE_COMMAND_PALETTE = True
    CSS_PATH = themes.style_paths()
    BINDINGS = []

    def __init__(
        self, context: Context, settings: Settings, config: Path, drafts: Drafts, demo: bool = False
    ) -> None:
        self._frame = Frame()
        # Without this Textual turns the terminal's own colours into black under NO_COLOR.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.context = context
        self.drafts = drafts
        self.fault = ""
        self._settings = settings
        self._config = config
        self._demo = demo
        self._draft_timer: Timer | None = None
        self._trouble = ""
        self._back: tuple[str, ...] = ()
        self._veil: tuple[object, re.Pattern[str] | None] = (None, None)
        self.names_hidden = False
        self._hour = context.now().hour
        self.person_keymap, self._key_troubles = usable_keymap(settings.keys)
        for theme in themes.THEMES.values():
            self.register_theme(theme)
        self.theme = themes.choose_theme(settings.theme, os.environ)
        self.set_keymap(for_textual(self.person_keymap))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give every theme our tokens."""
        return themes.DEFAULT_TOKENS

    def on_load(self) -> None:
        """Take drafts over before the first question opens, so that its words are in its field."""
        self._back = self.drafts.adopt()

    def on_mount(self) -> None:
        """Look at the file; bring drafts back; watch for another window's changes."""
        try:
            self.context.store.snapshot()
        except CompanionError as error:
            self._trouble = str(error)
            self.push_screen(RecoveryScreen(error))
        self.app_resume_signal.subscribe(self, lambda _: self._frame.forget())
        self.set_interval(LOOK_EVERY, self._look_again)
        self.call_after_refresh(self._bring_drafts_back)

    def say(self, line: str) -> None:
        """Say one line on the page that is shown now."""
        if isinstance(self.screen, Page):
            self.screen.asking.say(line)

    # names

    def veiled(self, content: Content) -> Content:
        """Return `content` with dots for people's names, while they are hidden."""
        if not self.names_hidden:
            return content
        try:
            seen = self.context.store.snapshot()
        except CompanionError:
            return content
        if self._veil[0] is not seen:
            self._veil = (seen, names.pattern_of(people.names_known(seen)))
        return Content(names.hidden(content.plain, self._veil[1]), list(content.spans))

    def action_names(self) -> None:
        """Hide people's names on the screen, or show them again."""
        self.names_hidden = not self.names_hidden
        for page in (screen for screen in self.screen_stack if isinstance(screen, Page)):
            page.asking.redraw()
            page.refresh_page()
        self.say("Names are hidden; h shows them." if self.names_hidden else "Names are shown.")

    # drafts

    def hold_draft(self, field: str, text: str) -> None:
        """Remember what stands in a field; a second after the last key it is on disk."""
        if self.drafts.get(field) == text:
            return
        self.drafts.hold(field, text)
        if self._draft_timer:
            self._draft_timer.stop()
        if text:
            self._draft_timer = self.set_timer(DRAFT_PAUSE, self._save_drafts)
        else:
            self._save_drafts()

    def _save_drafts(self) -> None:
        self.run_worker(self.drafts.save, thread=True, group="drafts", exit_on_error=False)

    def _forget_what_has_no_place(self) -> None:
        """Let go of drafts that no field will ever show again: the record is gone or closed."""
        seen = self.context.store.snapshot()
        for field in self.drafts.fields():
            what, _, rest = field.partition(":")
            record_id, _, question = rest.partition(":")
            step = seen.find(Step, record_id) if what == "step" else None
            waiting = [q.id for q in open_questions(step)] if step else []
            if step and step.stage != "closed":
                waiting.append(ANCHOR.id)
            home = _HOMES.get(what)
            gone = home is not None and seen.find(home, record_id) is None
            if gone or (what == "step" and record_id != "next" and question not in waiting):
                self.drafts.hold(field, "")
        self._save_drafts()

    def _bring_drafts_back(self) -> None:
        with contextlib.suppress(CompanionError):
            self._forget_what_has_no_place()
        troubles = (*self._settings.troubles, *self._key_troubles)
        if troubles:
            self.say(troubles[0])
        if isinstance(self.screen, Page):
            if "win" in self._back:
                self.screen.action_win()
            ask = self.screen.asking.open
            if ask and ask.draft in self._back and not troubles:
                self.say("What you were writing is back.")
        if self._demo:
            self.say("Invented people and wins; nothing here is kept.")

    # another window

    def _look_again(self) -> None:
        hour = self.context.now().hour
        if hour != self._hour and isinstance(self.screen, Page):
            self._hour = hour
            self.screen.refresh_page()
        if self.context.store.changed_elsewhere():
            self.run_worker(self._read_again, thread=True, group="look", exclusive=True)

    def _read_again(self) -> None:
        try:
            self.context.store.snapshot()
        except CompanionError as error:
            self.call_from_thread(self._say_once, str(error))
        else:
            self.call_from_thread(self._show_again)

    def _say_once(self, trouble: str) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self.say(trouble)

    def _show_again(self) -> None:
        self._trouble = ""
        if isinstance(self.screen, RecoveryScreen):
            self.restored()
        elif isinstance(self.screen, Page):
            self.screen.refresh_page()

    # keys

    async def on_event(self, event: events.Event) -> None:
        """Handle each key to its end before the next: fast typing and pasted keys stay in order."""
        page = self.screen if self._running and self.screen_stack else None
        if isinstance(page, Page) and page.is_mounted and not getattr(event, "is_forwarded", True):
            if isinstance(event, events.Key):
                await self._press(page, event)
                return
            if isinstance(event, events.Paste):
                page.asking.type(event.text)
                return
        await super().on_event(event)

    async def _press(self, page: Page, event: events.Key) -> None:
        """Give a key to the open question, else to the bindings."""
        try:
            if not await page.asking.press(event):
                await self._check_bindings(event.key, priority=True) or (
                    await self._check_bindings(event.key)
                )
        except CompanionError as error:  # the file cannot be read; nothing else may end with it
            self.say(str(error))

    def action_go(self, page: str) -> None:
        """Show a page."""
        while len(self.screen_stack) > 1 and not isinstance(self.screen, RecoveryScreen):
            self.pop_screen()
        self.switch_mode(page)

    def action_help_now(self) -> None:
        """Open help now; from there it closes."""
        self._open(HelpNowScreen())

    def action_keys(self) -> None:
        """Open the page of keys."""
        self._open(KeysScreen(groups_of(self.screen)))

    def action_hide(self) -> None:
        """Hide the screen."""
        self.push_screen(HiddenScreen())

    def _open(self, screen: Screen[None]) -> None:
        if type(self.screen) is type(screen):
            self.pop_screen()
        else:
            self.push_screen(screen)

    def action_redraw(self) -> None:
        """Draw everything again, after a poor line or another program garbled it."""
        self._frame.forget()
        self.screen.refresh(repaint=True, layout=True)

    def action_leave(self) -> None:
        """Leave; drafts stay for next time."""
        self.exit(0)

    def action_use_theme(self, name: str) -> None:
        """Use a theme, now and next time."""
        self.theme = themes.choose_theme(name, os.environ)
        try:
            save_theme(self._config, name)
        except CompanionError as error:
            self.say(str(error))

    def restored(self) -> None:
        """Go on after a file was brought back."""
        self.pop_screen()
        self._show_again()
        if isinstance(self.screen, TodayScreen):
            self.screen.go_on()
        self.say("Brought back. The file as it was before stands beside it.")

    # the line and the end

    def _display(self, screen: Screen[object], renderable: Any) -> None:
        if isinstance(renderable, CompositorUpdate):
            renderable = self._frame.narrow(renderable)
        super()._display(screen, renderable)

    def on_resize(self) -> None:
        """A resized terminal has forgotten what it showed."""
        self._frame.forget()

    def _fatal_error(self) -> None:
        """Leave without a traceback: it would show private words."""
        error = sys.exc_info()[1]
        frames = traceback.extract_tb(error.__traceback__) if error else []
        ours = [f for f in frames if "companion" in f.filename] or frames
        place = f" at {Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
        self.fault = f"{type(error).__name__}{place}"
        self._close_messages_no_wait()


def run(context: Context, settings: Settings, config: Path, demo: bool) -> int:
    """Open the screens; return the exit code. `demo` says that the records are invented."""
    for stale in ("COLUMNS", "LINES"):  # exported ones would win over the terminal's own size
        os.environ.pop(stale, None)
    drafts = Drafts(context.store.paths.drafts)
    watch = Watch(drafts.save)
    app = CompanionApp(context, settings, config, drafts, demo)

    def leave(code: int) -> None:
        if app._loop is not None:
            app._loop.call_soon_threadsafe(app.exit, code)

    watch.on_leave(leave)
    app.run(mouse=False)
    drafts.close()
    watch.left()
    if app.fault:
        sys.stderr.write(
            f"companion ran into a fault of its own ({app.fault}) and closed. "
            "What was kept is on disk; what you were typing comes back.\n"
        )
        return 1
    return app.return_value or 0
