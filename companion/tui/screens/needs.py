"""The needs card: what helps, own code words, the easiest ways to be in touch."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from companion.domain.questions import Question
from companion.services import needs
from companion.services.needs import Row
from companion.services.words import options
from companion.tui.keys import ANY, LIST, NEEDS, bindings
from companion.tui.screens.browse import Browse
from companion.tui.screens.easiest import ask_easiest
from companion.tui.screens.hand import HandScreen
from companion.tui.widgets.record_list import RecordList
from companion.tui.widgets.words import Words

_NEED = Question(id="need-add", words="What helps you?", kind="choice")
_CODE = Question(id="need-code", words="A word, a colon, what it means:", kind="choice")
_EDIT = Question(id="need-edit", words="Change it:", kind="text")
_LABELS = {"need": "what helps", "code": "if I say", "formats": "easiest for me"}
_LABEL = 16


def _room(width: int) -> int:
    return max(width - _LABEL - 2, 8)


class NeedsScreen(Browse[Row]):
    """The card, line by line."""

    BINDINGS = bindings(ANY, LIST, NEEDS)
    here = "Messages"

    def body(self) -> Sequence[Widget]:
        """Return the heading and the list."""
        return (Words(id="sides"), RecordList[Row](self._line, id="list"))

    def show(self) -> None:
        """Draw the card."""
        self.list.show(needs.rows(self.context), lambda a, b: a == b)
        self.moved()

    def _line(self, row: Row, above: Row | None, width: int, chosen: bool) -> Content:
        label = "" if above and above.part == row.part else _LABELS[row.part]
        return Content.assemble(
            ("> " if chosen else "  ", "$warm bold"),
            (f"{label:<{_LABEL}}", "$quiet"),
            (self.fitted(row.text, _room(width)) or "-", "bold $ink" if chosen else "$ink"),
        )

    def foot_keys(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the card."""
        row = self.list.chosen
        off = [("need-delete", "take off")] if row and row.text else []
        return (
            ("need-add", "a need"), ("need-code", "a code word"), ("need-change", "change"),
            *off, ("need-share", "to share"), ("back", "back"),
        )  # fmt: skip

    def moved(self) -> None:
        """Let heading and foot follow the cursor."""
        words = "Your needs card: shared beforehand, it can save explaining."
        text = self.list.chosen.text if self.list.chosen else ""
        heading = Content.assemble((words, "$quiet"))
        self.draw_heading(heading, text, _room(self.column))
        self.refresh_frame()

    def action_add(self) -> None:
        """Ask for what helps."""
        self.ask_text(
            _NEED,
            lambda words: needs.add(self.context, "need", words).line,
            choices=options("need"),
        )

    def action_code(self) -> None:
        """Ask for a code word and its meaning."""
        self.ask_text(
            _CODE,
            lambda words: needs.add(self.context, "code", words).line,
            choices=options("code-word"),
        )

    async def action_enter(self) -> None:
        """Change the line under the cursor."""
        row = self.list.chosen
        if row is None:
            return
        if row.part == "formats":
            self._ask_formats(row)
            return
        self.ask_text(
            _EDIT,
            lambda words: needs.change(self.context, row, words).line,
            value=row.text,
            field=f"need:{row.text}",
        )

    def _ask_formats(self, row: Row) -> None:
        async def then(order: tuple[str, ...]) -> None:
            await self.do(needs.change, self.context, row, order)

        ask_easiest(self, needs.formats_of(self.context.store.snapshot()), then)

    async def action_delete(self) -> None:
        """Take the line under the cursor off the card."""
        row = self.list.chosen
        if row and row.text:
            kept = await self.do(needs.remove, self.context, row)
            if kept:
                self.asking.say("Off the card. u brings it back.")

    def action_share(self) -> None:
        """Show the card as words to share."""
        if text := needs.as_text(self.context):
            self.app.push_screen(HandScreen("What helps me among people", text))
        else:
            self.asking.say("The card is empty so far; a adds what helps, b a code word.")
