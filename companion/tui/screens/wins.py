"""Wins: the log that only grows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content
from textual.widget import Widget

from companion.domain.days import day_in_words, short_day
from companion.domain.questions import Question
from companion.domain.records import Win
from companion.services import wins
from companion.services.words import line
from companion.store import library
from companion.tui.keys import ANY, LIST, WINS, bindings
from companion.tui.screens.browse import Browse
from companion.tui.screens.reading import ReadingScreen
from companion.tui.widgets.ask import Answer, Ask
from companion.tui.widgets.record_list import RecordList
from companion.tui.widgets.words import Words

_EDIT = Question(id="win-edit", words="Change it:", kind="text")
_KIND = Question(id="win-kind", words="Which kind?", kind="choice")
_DAY = Question(id="win-day", words="Which day was it?", kind="day")
_DAY_ROOM = 13
_SEARCH = Question(id="win-search", words="Search:", kind="text")


class WinsScreen(Browse[Win]):
    """Browse, search, change and let go of wins."""

    BINDINGS = bindings(ANY, LIST, WINS)
    here = "Wins"
    _needle = ""
    _totals: dict[str, int] | None = None

    def body(self) -> Sequence[Widget]:
        """Return the line about both sides, and the list."""
        return (Words(id="sides"), RecordList[Win](self._line, id="list"))

    def show(self) -> None:
        """Draw the list from the records."""
        self.list.show(wins.search(self.context, self._needle), lambda a, b: a.id == b.id)
        self._totals = wins.sides(self.context)
        self.moved()

    def moved(self) -> None:
        """Say what the list holds, and the kind of the win under the cursor."""
        left = self._sides()
        win = self.list.chosen
        kind = library.win_kinds().get(win.kind) if win else None
        label = kind.label if kind else ""
        room = min(self.size.width, 76) - 4 - left.cell_length - len(label)
        right = Content.assemble((" " * room, ""), (label, "$ink")) if room > 1 else Content("")
        self.query_one("#sides", Words).update(left + right)

    def _sides(self) -> Content:
        if self._needle:
            return Content.assemble(
                ("holding ", "$quiet"), (f'"{self._needle}"', "$ink"),
                (f"   {self.list.total}", "$quiet"),
            )  # fmt: skip
        totals = self._totals
        if totals is None:  # the file could not be read yet
            return Content("")
        if not sum(totals.values()):
            return Content.assemble((line("empty-wins", self.context.today), "$ink"))
        return Content.assemble(
            (str(totals["connection"]), "$warm"), (" of connection", "$quiet"), ("   ", ""),
            (str(totals["rest"]), "$leaf"), (" of rest and care", "$quiet"),
        )  # fmt: skip

    def _line(self, win: Win, above: Win | None, width: int, chosen: bool) -> Content:
        day = short_day(win.day, self.context.today) if win.day else ""
        if above is not None and above.day == win.day:
            day = ""
        kind = library.win_kinds().get(win.kind)
        room = width - _DAY_ROOM - 3
        text = self.companion.veiled(Content(win.text)).truncate(room, ellipsis=True)
        label = kind.label if kind else ""
        if text.cell_length + len(label) + 3 > room:
            label = ""
        return Content.assemble(
            ("> " if chosen else "  ", "$warm bold"),
            (f"{day:<{_DAY_ROOM}}", "$quiet"),
            text.stylize("bold $ink" if chosen else "$ink"),
            (" " * max(room - text.cell_length - len(label), 0), ""),
            (label, "$leaf" if kind and kind.side == "rest" else "$warm"),
        )

    def foot_keys(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the list."""
        if self.list.chosen is None:
            return (("win-add", "add a win"), ("win-search", "search"), ("keys", "keys"))
        return (
            ("win-add", "add"), ("win-read", "read"), ("win-edit", "edit"), ("win-kind", "kind"),
            ("win-day", "day"), ("win-delete", "delete"), ("win-search", "search"),
            ("keys", "keys"),
        )  # fmt: skip

    def action_read(self) -> None:
        """Show the whole win."""
        if win := self.list.chosen:
            kind = library.win_kinds().get(win.kind)
            title = day_in_words(win.day, self.context.today) if win.day else ""
            below = f"{kind.label if kind else win.kind}\n{wins.acknowledgement(win)}"
            self.app.push_screen(ReadingScreen(title, win.text, below))

    def action_edit(self) -> None:
        """Change the words of the win under the cursor."""
        if win := self.list.chosen:
            self._ask_words(win, win.text, win.updated)

    def _ask_words(self, win: Win, value: str, opened: datetime | None) -> None:
        field = f"win-edit:{win.id}"

        async def then(answer: Answer) -> None:
            if answer is None:
                return
            kept = await self.do(self._change_words, win.id, str(answer), opened)
            if isinstance(kept, wins.ChangedMeanwhile):
                self._ask_words(win, str(answer), None)
                self.asking.say(str(kept))
            elif kept is None:
                self._ask_words(win, str(answer), opened)
            else:
                self.companion.hold_draft(field, "")
                self.asking.say(kept)

        self.asking.ask(Ask(question=_EDIT, then=then, value=value, draft=field))

    def _change_words(
        self, win_id: str, words: str, opened: datetime | None
    ) -> str | wins.ChangedMeanwhile:
        try:
            return wins.change(self.context, win_id, words=words, opened=opened).line
        except wins.ChangedMeanwhile as changed:
            return changed

    def action_kind(self) -> None:
        """Change the kind of the win under the cursor."""
        win = self.list.chosen
        if win is None:
            return

        async def then(answer: Answer) -> None:
            if answer:
                kept = await self.do(wins.change, self.context, win.id, kind=str(answer))
                if kept:
                    self.asking.say(kept.line)

        choices = tuple((kind.id, kind.label) for kind in library.win_kinds().values())
        self.asking.ask(Ask(question=_KIND, then=then, options=choices, own_words=False))

    def action_day(self) -> None:
        """Give the win under the cursor another day; no time is invented."""
        win = self.list.chosen
        if win is None:
            return

        def verb(words: str) -> str:
            day = wins.read_past_day(self.context, words)
            return wins.change(self.context, win.id, day=day).line

        self.ask_text(_DAY, verb, value=win.day.isoformat() if win.day else "")

    async def action_delete(self) -> None:
        """Let the win under the cursor go."""
        if win := self.list.chosen:
            kept = await self.do(wins.remove, self.context, win.id)
            if kept:
                self.asking.say("Gone. u brings it back.")

    def action_search(self) -> None:
        """Narrow the list while typing."""

        async def then(answer: Answer) -> None:
            self._narrow(str(answer or ""))

        self.asking.ask(
            Ask(question=_SEARCH, then=then, live=self._narrow, value=self._needle, enter="stay")
        )

    def _narrow(self, needle: str) -> None:
        self._needle = needle.strip()
        self.refresh_page()

    async def action_back(self) -> None:
        """Leave the search; the whole log is back."""
        if self._needle:
            self._narrow("")
        else:
            await super().action_back()
