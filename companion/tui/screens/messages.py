"""Messages: situations that call for one, those that fit the moment first."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from companion.domain import text as texts
from companion.domain.library import Situation
from companion.services import messages, occasions
from companion.services.occasions import Occasion
from companion.tui.keys import ANY, LIST, MESSAGES, bindings
from companion.tui.screens.browse import Browse
from companion.tui.screens.message import MessageScreen
from companion.tui.screens.page import SHORT
from companion.tui.widgets.record_list import RecordList
from companion.tui.widgets.words import Words

Row = tuple[Situation, bool]
_FITS = 10
_INTRO = "Words ready to send. You choose them and you send them; nothing leaves by itself."


class MessagesScreen(Browse[Row]):
    """The situations. As a page it follows the moment; opened with m it keeps its occasion."""

    BINDINGS = bindings(ANY, LIST, MESSAGES)
    here = "Messages"
    _heading = _INTRO

    def __init__(self, occasion: Occasion | None = None) -> None:
        super().__init__()
        self._given = occasion

    def body(self) -> Sequence[Widget]:
        """Return the heading and the list."""
        return (Words(id="sides"), RecordList[Row](self._line, id="list"))

    def occasion(self) -> Occasion:
        """Return what a message would be about."""
        return occasions.now(self.context) if self._given is None else self._given

    def show(self) -> None:
        """Draw the situations, those that fit first."""
        occasion = self.occasion()
        rows = messages.in_order(self.context.store.snapshot(), occasion)
        self.list.show(rows, lambda a, b: a[0].id == b[0].id)
        self._heading = occasions.in_words(self.context, occasion) or _INTRO
        self.moved()

    def moved(self) -> None:
        """Say when the situation under the cursor fits."""
        about = self.list.chosen[0].about if self.list.chosen else ""
        short = self.size.height < SHORT
        heading = "" if short and about else f"{self._heading}\n"
        self.query_one("#sides", Words).update(
            Content.assemble((heading, "$quiet"), (about, "$ink"))
        )

    def _line(self, row: Row, above: Row | None, width: int, chosen: bool) -> Content:
        situation, fits = row
        first = fits and (above is None or not above[1])
        label = texts.shorten(situation.label, width - 2 - _FITS)
        return Content.assemble(
            ("> " if chosen else "  ", "$warm bold"),
            (f"{'fits now' if first else '':<{_FITS}}", "$leaf"),
            (label, "bold $ink" if chosen else "$ink"),
        )

    def foot_keys(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (
            ("message-open", "see the words"), ("waiting", "waiting"), ("topics", "topics"),
            ("needs", "needs card"), ("sent", "sent"), ("keys", "keys"),
        )  # fmt: skip

    def action_message(self) -> None:
        """Begin at the top, where the moment is."""
        self.action_end(-1)

    async def action_enter(self) -> None:
        """Show the words for the situation under the cursor."""
        chosen = self.list.chosen
        if chosen is None:
            return
        draft = await self.do(messages.begin, self.context, self.occasion(), chosen[0].id)
        if draft:
            self.app.push_screen(MessageScreen(draft))

    def action_waiting(self) -> None:
        """Open the waiting replies."""
        from companion.tui.screens.waiting import WaitingScreen

        self.app.push_screen(WaitingScreen())

    def action_topics(self) -> None:
        """Open the topics."""
        from companion.tui.screens.topics import TopicsScreen

        self.app.push_screen(TopicsScreen(self.occasion().person))

    def action_needs(self) -> None:
        """Open the needs card."""
        from companion.tui.screens.needs import NeedsScreen

        self.app.push_screen(NeedsScreen())

    def action_sent(self) -> None:
        """Open what was sent."""
        from companion.tui.screens.sent import SentScreen

        self.app.push_screen(SentScreen())
