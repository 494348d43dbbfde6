"""What every page shares: head, column, ask line, foot, and the verbs that work anywhere."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from companion.domain import text as texts
from companion.domain.days import part_of_day
from companion.domain.errors import CompanionError
from companion.domain.questions import Question
from companion.domain.records import Win
from companion.services import occasions, wins
from companion.services.context import Context
from companion.services.occasions import Occasion
from companion.tui.keys import ANY, bindings, shown
from companion.tui.widgets.ask import Answer, Ask, AskLine
from companion.tui.widgets.frame import Foot, Head, foot_content, head_content
from companion.tui.widgets.words import app_of

if TYPE_CHECKING:
    from companion.tui.app import CompanionApp

P = ParamSpec("P")
V = TypeVar("V")

WIN = Question(id="win", words="A win:", kind="text")
SHORT = 20
MOST_WIDE = 76
MOST_CHOICES = 8
_EMPTY = "-"
PAGES = (
    ("page-today", "Today"),
    ("page-messages", "Messages"),
    ("page-wins", "Wins"),
    ("page-people", "People"),
)


class Page(Screen[None]):
    """One page. Subclasses fill the column and redraw it in `show`."""

    BINDINGS = bindings(ANY)
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (SHORT, "-tall")]
    here = ""

    @property
    def companion(self) -> CompanionApp:
        """The app, by its own type."""
        return app_of(self)

    @property
    def context(self) -> Context:
        """The person's companion: store, clock and day."""
        return self.companion.context

    @property
    def asking(self) -> AskLine:
        """The ask line of this page."""
        return self.query_one(AskLine)

    @property
    def column(self) -> int:
        """How many cells wide the column is."""
        return min(self.size.width, MOST_WIDE)

    def compose(self) -> ComposeResult:
        """Lay out the head, the column, the ask line and the foot."""
        yield Head()
        with VerticalScroll(id="column", can_focus=False):
            yield from self.body()
        yield AskLine(self.companion.hold_draft, self.companion.drafts.get)
        yield Foot()

    def body(self) -> Sequence[Widget]:
        """Return what stands in the column."""
        raise NotImplementedError

    def show(self) -> None:
        """Draw the column anew from the records."""
        raise NotImplementedError

    def foot_keys(self) -> Sequence[tuple[str, str]]:
        """Return (key id, words) for the foot while nothing is asked."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Draw for the first time."""
        self.refresh_page()

    def on_screen_resume(self) -> None:
        """Draw again: the records may have changed while another page was shown."""
        self.refresh_page()

    def on_resize(self, event: events.Resize) -> None:
        """Fit head and foot to the new width."""
        self.refresh_frame()

    def refresh_page(self) -> None:
        """Draw everything from the records as they are now."""
        try:
            self.show()
        except CompanionError as error:
            self.asking.say(str(error))
        self.refresh_frame()

    def refresh_frame(self) -> None:
        """Draw the head and the foot."""
        width = min(max(self.size.width - 2, 20), 76)
        keymap = self.companion.person_keymap
        now = self.context.now()
        pages = [(shown(key_id, keymap), name) for key_id, name in PAGES]
        self.query_one(Head).update(
            head_content(width, self.context.today, part_of_day(now), pages, self.here)
        )
        self.query_one(Foot).update(foot_content(width, self._foot()))

    def _foot(self) -> list[tuple[str, str]]:
        ask = self.asking.open
        keymap = self.companion.person_keymap
        if ask is None:
            return [(shown(key_id, keymap), words) for key_id, words in self._own_foot()]
        keys = [("enter", ask.enter or ("keep it" if ask.question.kind == "text" else "go on"))]
        if ask.question.kind in ("rating", "energy"):
            keys = [
                ("0-10" if ask.question.kind == "rating" else "1-5", "answer"),
                ("enter", "skip"),
            ]
        elif ask.options:
            most = min(len(ask.options), 9)
            digits = "1" if most == 1 else f"1-{most}"
            keys = [(digits if ask.by_digit else "down", "pick"), ("enter", ask.enter or "go on")]
        if ask.skip_all:
            keys.append(("tab", "skip the rest"))
        return [*keys, ("esc", "back")]

    def _own_foot(self) -> Sequence[tuple[str, str]]:
        try:
            return self.foot_keys()
        except CompanionError:  # what they depend on cannot be read
            back = (("back", "back"),) if len(self.app.screen_stack) > 1 else ()
            return (("help-now", "help now"), *back, ("quit", "quit"))

    @on(AskLine.Changed)
    def _asked(self) -> None:
        self.refresh_frame()

    def fitted(self, text: str, cells: int) -> str:
        """Return `text` cut to `cells`; names are hidden first, as a cut one is found no more."""
        return texts.shorten(self.companion.veiled(Content(text)).plain, cells)

    async def do(self, verb: Callable[P, V], *args: P.args, **kwargs: P.kwargs) -> V | None:
        """Run a verb off the event loop, then draw. A refusal is said in one line; returns None."""
        try:
            result = await asyncio.to_thread(verb, *args, **kwargs)
        except CompanionError as error:
            self.asking.say(str(error))
            return None
        self.refresh_page()
        return result

    def ask_text(
        self,
        question: Question,
        verb: Callable[[str], object],
        value: str = "",
        field: str = "",
        empty: bool = False,
        choices: Sequence[str] = (),
    ) -> None:
        """Ask for a line; keep asking with the same words while the verb refuses them.

        What `verb` returns is said when it is a line. An empty answer ends the asking, unless
        `empty` gives it to the verb too. `choices` can be picked beside own words.
        """
        draft = field or question.id

        async def then(answer: Answer) -> None:
            text = str(answer or "")
            if not (text.strip() or empty):
                self.companion.hold_draft(draft, "")
                return
            said = await self.do(verb, text)
            if said is None:
                self.ask_text(question, verb, text, draft, empty, choices)
                return
            self.companion.hold_draft(draft, "")
            if isinstance(said, str):
                self.asking.say(said)

        options = tuple((choice, choice) for choice in choices)
        self.asking.ask(
            Ask(question=question, then=then, value=value, draft=draft, options=options)
        )

    def ask_choice(
        self,
        question: Question,
        choices: Sequence[str],
        value: str,
        then: Callable[[str | None], Awaitable[None]],
        draft: str = "",
    ) -> None:
        """Ask for one of `choices` or own words, beside what stands there now (`value`).

        `then` gets the words, "" where it is to be left empty, None where `value` stays.
        """

        async def answered(answer: Answer) -> None:
            written = str(answer or "")
            await then(None if not written.strip() else "" if written == _EMPTY else written)

        options = [(choice, choice) for choice in choices if choice != value][:MOST_CHOICES]
        if value:
            options.append((_EMPTY, "leave it empty"))
        kept = f"keep {self.fitted(value, 20)}" if value else "leave it empty"
        self.asking.ask(
            Ask(question=question, then=answered, options=tuple(options), draft=draft, enter=kept)
        )

    def action_win(self) -> None:
        """Ask for a win."""
        if (ask := self.asking.open) and ask.question.id == "win":
            return
        self.ask_text(WIN, self._keep_win, value=self.win_to_start_from())

    def win_to_start_from(self) -> str:
        """Return words to start a win from."""
        return ""

    def _keep_win(self, text: str) -> str:
        kept = wins.keep(self.context, text)
        win = kept.first(Win)
        return f"{kept.line} {wins.acknowledgement(win)}"

    def occasion(self) -> Occasion:
        """Return what a message written from here would be about."""
        return occasions.now(self.context)

    def action_message(self) -> None:
        """Open the situations for a message, with what is known here filled in."""
        from companion.tui.screens.messages import MessagesScreen

        try:
            occasion = self.occasion()
        except CompanionError as error:
            self.asking.say(str(error))
            return
        self.app.push_screen(MessagesScreen(occasion))

    async def action_undo(self) -> None:
        """Take back the last change of this sitting."""
        said = await self.do(self.context.store.undo)
        if said:
            self.asking.end_all()
            self.asking.say(said)

    def action_scroll_column(self, by: int) -> None:
        """Scroll what does not fit, by lines."""
        self.query_one("#column").scroll_relative(y=by, animate=False)

    async def action_back(self) -> None:
        """Go back; a main page has nothing to go back to."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
