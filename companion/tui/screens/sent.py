"""What was sent, and how it was received; no answer has a kind line of its own."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from companion.domain.days import day_in_words, short_day
from companion.domain.questions import Question
from companion.domain.records import Sent
from companion.services import sent
from companion.services.words import line
from companion.tui.keys import ANY, LIST, SENT, bindings
from companion.tui.screens.browse import Browse
from companion.tui.screens.reading import ReadingScreen
from companion.tui.widgets.record_list import RecordList
from companion.tui.widgets.words import Words

_RECEIVED = Question(id="sent-received", words="How was it received?", kind="choice")
_DAY = 13


class SentScreen(Browse[Sent]):
    """The messages that were marked as sent, the newest first."""

    BINDINGS = bindings(ANY, LIST, SENT)
    here = "Messages"

    def body(self) -> Sequence[Widget]:
        """Return the heading and the list."""
        return (Words(id="sides"), RecordList[Sent](self._line, id="list"))

    def show(self) -> None:
        """Draw the list."""
        found = sent.newest_first(self.context)
        self.list.show(found, lambda a, b: a.id == b.id)
        words = "What you sent. The sending was yours; an answer is up to them."
        words = words if found else line("empty-sent", self.context.today)
        self.query_one("#sides", Words).update(Content.assemble((words, "$quiet")))

    def _line(self, each: Sent, above: Sent | None, width: int, chosen: bool) -> Content:
        day = short_day(each.day, self.context.today) if each.day else ""
        if above is not None and above.day == each.day:
            day = ""
        whom = f"{each.name}: " if each.name else ""
        words = self.companion.veiled(Content(f"{whom}{each.text}"))
        text = words.truncate(width - _DAY - 3, ellipsis=True)
        return Content.assemble(
            ("> " if chosen else "  ", "$warm bold"),
            (f"{day:<{_DAY}}", "$quiet"),
            text.stylize("bold $ink" if chosen else "$ink"),
        )

    def foot_keys(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the list."""
        if self.list.chosen is None:
            return (("help-now", "help now"), ("back", "back"))
        return (
            ("sent-read", "read"), ("sent-received", "how it was received"),
            ("sent-delete", "delete"), ("back", "back"),
        )  # fmt: skip

    async def action_enter(self) -> None:
        """Read the message under the cursor."""
        each = self.list.chosen
        if each is None:
            return
        day = day_in_words(each.day, self.context.today) if each.day else ""
        title = f"{day}, to {each.name}" if each.name else day
        received = f"how it was received: {each.received or 'not said'}"
        kind = sent.kind_line(self.context, each)
        below = f"{received}\n\n{kind}" if kind else received
        self.app.push_screen(ReadingScreen(title, each.text, below, here="Messages"))

    def action_received(self) -> None:
        """Ask how the message under the cursor was received."""
        each = self.list.chosen
        if each is None:
            return

        async def then(how: str | None) -> None:
            if how is None:
                return
            said = await self.do(sent.receive, self.context, each.id, how)
            if said:
                self.asking.say(said)

        self.ask_choice(_RECEIVED, sent.RECEIVED, each.received, then)

    async def action_delete(self) -> None:
        """Let go of the message under the cursor."""
        if each := self.list.chosen:
            kept = await self.do(sent.remove, self.context, each.id)
            if kept:
                self.asking.say("Gone. u brings it back.")
