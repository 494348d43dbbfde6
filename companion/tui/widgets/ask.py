"""The ask line: every question of the program, asked in one line above the footer."""

from __future__ import annotations

import dataclasses
from collections.abc import Awaitable, Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from companion.domain import text as texts
from companion.domain.questions import Question
from companion.tui.widgets.words import Words

Answer = int | str | tuple[str, ...] | None
Then = Callable[[Answer], Awaitable[None]]
Back = Callable[[], Awaitable[None]]

_DIGITS = 9
_MOST_WIDTH = 76
_DIGIT_KINDS = {"rating": (0, 10), "energy": (1, 5)}


@dataclasses.dataclass(slots=True, kw_only=True)
class Ask:
    """One asking. `then` gets the answer (None: skipped), `back` runs on escape.

    Of several answers the order counts where it is `in_order`.

    `draft` names the draft of a typed answer; `skip_all` runs on tab; `live` gets the text
    at every key, `enter` is what the foot says of that key.
    """

    question: Question
    then: Then
    back: Back | None = None
    skip_all: Back | None = None
    live: Callable[[str], None] | None = None
    options: tuple[tuple[str, str], ...] = ()
    own_words: bool = True
    value: str = ""
    draft: str = ""
    enter: str = ""
    number: str = ""
    in_order: bool = False
    marked: list[str] = dataclasses.field(default_factory=list)
    cursor: int = -1

    @property
    def typed(self) -> bool:
        """Whether the answer is typed as text."""
        return self.question.kind in ("text", "day") or (
            self.question.kind == "choice" and (self.own_words or self.narrows)
        )

    @property
    def by_digit(self) -> bool:
        """Whether a digit picks an option; where numbers are asked for, digits are typed."""
        return not any(value.isdigit() for value, _ in self.options)

    @property
    def narrows(self) -> bool:
        """Whether typing narrows the options: there are many, and own words do not fit."""
        return not self.own_words and len(self.options) > _DIGITS

    def matching(self, typed: str) -> tuple[tuple[str, str], ...]:
        """Return the options to show for what is typed."""
        if not self.narrows:
            return self.options
        found = [o for o in self.options if o[1].casefold().startswith(typed.casefold())]
        return tuple(found or [o for o in self.options if typed.casefold() in o[1].casefold()])


class AskLine(Vertical):
    """Shows the open question, or the last line said. Keys reach it through `press`."""

    class Changed(Message):
        """A question was opened or closed: the footer shows other keys."""

    def __init__(self, hold: Callable[[str, str], None], held: Callable[[str], str]) -> None:
        super().__init__(id="ask")
        self._asks: list[Ask] = []
        self._hold = hold
        self._held = held

    def compose(self) -> ComposeResult:
        """Lay out the options, the question and the field for typing."""
        yield Words(id="ask-said")
        yield Words(id="ask-options")
        with Vertical(id="ask-row"):
            yield Words(id="ask-words")
            yield Input(id="ask-input", compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """Keep the cursor steady: a blinking one sends bytes all day long."""
        self._input.cursor_blink = False
        self._show()

    @property
    def _input(self) -> Input:
        return self.query_one("#ask-input", Input)

    @property
    def open(self) -> Ask | None:
        """The question that is being asked."""
        return self._asks[-1] if self._asks else None

    def ask(self, ask: Ask) -> None:
        """Ask; an open question waits underneath and comes back afterwards."""
        self._park()
        self._asks.append(ask)
        self._begin(ask)

    def _begin(self, ask: Ask) -> None:
        draft = self._held(ask.draft) if ask.draft else ""
        with self._input.prevent(Input.Changed):  # what stands there to start from is no draft
            self._input.value = draft or ask.value if ask.typed else ""
        self._input.cursor_position = len(self._input.value)
        self._show()

    def _park(self) -> None:
        if (ask := self.open) and ask.typed:
            ask.value = self._input.value

    def end(self) -> None:
        """Close the open question; the one underneath comes back."""
        if self._asks:
            self._asks.pop()
        if ask := self.open:
            self._begin(ask)
        else:
            self._show()

    def end_all(self) -> None:
        """Close every question."""
        self._asks.clear()
        self._show()

    def redraw(self) -> None:
        """Draw the open question anew: names were hidden, or are shown again."""
        if self.open:
            self._show()

    def say(self, line: str) -> None:
        """Show one quiet line until the next key."""
        said = self.query_one("#ask-said", Words)
        said.update(Content(f" {line}" if line else ""))
        said.display = bool(line)
        self.query_one("#ask-row").display = bool(self.open) or not line

    async def press(self, event: events.Key) -> bool:
        """Take a key if a question is open and the key belongs to it."""
        self.say("")
        ask = self.open
        if ask is None:
            return False
        if event.key == "enter":
            await self._enter(ask)
        elif event.key == "escape":
            await self._escape(ask)
        elif event.key == "tab" and ask.skip_all:
            self.end()
            await ask.skip_all()
        elif event.key in ("up", "down") and ask.options:
            self._cycle(ask, 1 if event.key == "down" else -1)
        elif event.character and event.is_printable:
            return await self._character(ask, event.character)
        else:
            return False
        return True

    async def _character(self, ask: Ask, char: str) -> bool:
        if ask.question.kind in _DIGIT_KINDS:
            return await self._digit(ask, char)
        number = int(char) if char.isascii() and char.isdigit() else 0
        picks = ask.by_digit and 1 <= number <= min(_DIGITS, len(ask.options))
        if picks and not self._input.value:
            await self._pick(ask, number - 1)
            return True
        if not ask.typed:
            return False
        if char == "!" and not self._input.value:
            await self.run_action("app.help_now")  # help is never a letter away
            return True
        self.type(char)
        return True

    def type(self, text: str) -> None:
        """Put typed or pasted text at the cursor, harmless and on one line."""
        ask = self.open
        if ask is None or not ask.typed:
            return
        clean = texts.one_line(text)
        before = " " if text.startswith(" ") else ""
        after = " " if clean and text.endswith(" ") else ""
        ask.cursor = -1
        self._input.insert_text_at_cursor(before + clean + after)
        self.changed()

    def changed(self) -> None:
        """Remember what stands in the field as a draft."""
        ask = self.open
        if ask is None or not ask.typed:
            return
        if ask.draft:
            self._hold(ask.draft, self._input.value)
        if ask.live:
            ask.live(self._input.value)
        if ask.narrows:
            self.query_one("#ask-options", Words).update(self._options(ask))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Follow deletions and other edits of the field."""
        event.stop()
        if event.value == self._input.value:
            self.changed()

    async def _digit(self, ask: Ask, char: str) -> bool:
        low, high = _DIGIT_KINDS[ask.question.kind]
        if not (char.isascii() and char.isdigit()):
            return False
        number = int(ask.number + char)
        if number == 1 and high >= 10:
            ask.number = "1"
            self._show()
            return True
        if low <= number <= high:
            await self._finish(ask, number)
        else:
            ask.number = ""
            self._show(f"{low} to {high} fits here; enter skips.")
        return True

    async def _pick(self, ask: Ask, index: int) -> None:
        value = ask.options[index][0]
        if ask.question.kind == "several":
            ask.marked = [m for m in ask.marked if m != value] if value in ask.marked else [
                *ask.marked, value
            ]  # fmt: skip
            self._show()
        else:
            await self._finish(ask, value)

    def _cycle(self, ask: Ask, by: int) -> None:
        count = len(ask.matching(self._input.value))
        if count:
            ask.cursor = (ask.cursor + by) % count if ask.cursor >= 0 or by > 0 else count - 1
        self._show()

    async def _enter(self, ask: Ask) -> None:
        kind = ask.question.kind
        answer: Answer
        found = ask.matching(self._input.value)
        if kind in _DIGIT_KINDS:
            answer = int(ask.number) if ask.number else None
        elif 0 <= ask.cursor < len(found) and kind != "several":
            answer = found[ask.cursor][0]
        elif ask.narrows and self._input.value:
            if not found:
                self.say("None of these holds that. Fewer letters show more.")
                return
            answer = found[0][0]
        elif kind == "several":
            if ask.cursor >= 0 and not ask.marked:
                ask.marked = [ask.options[ask.cursor][0]]
            answer = tuple(ask.marked) or None
        else:
            answer = self._input.value if ask.typed else None
        await self._finish(ask, answer)

    async def _finish(self, ask: Ask, answer: Answer) -> None:
        self.end()
        await ask.then(answer)

    async def _escape(self, ask: Ask) -> None:
        if ask.live:
            ask.live("")
        self.end()
        if ask.back:
            await ask.back()

    def _show(self, hint: str = "") -> None:
        ask = self.open
        typed = bool(ask and ask.typed)
        self._input.display = typed
        self.set_class(typed, "-typed")
        self.query_one("#ask-options", Words).update(self._options(ask))
        self.query_one("#ask-options").display = bool(ask and ask.options)
        self.query_one("#ask-words", Words).update(self._words(ask, hint))
        self.query_one("#ask-row").display = bool(ask) or not self.query_one("#ask-said").display
        self.screen.set_focus(self._input if typed else None)
        self.post_message(self.Changed())

    def _words(self, ask: Ask | None, hint: str) -> Content:
        if ask is None:
            return Content("")
        question = ask.question
        parts: list[tuple[str, str]] = [(f" {question.words} ", "$warm bold")]
        if question.kind in _DIGIT_KINDS:
            low, high = _DIGIT_KINDS[question.kind]
            ends = f" {low} {question.low} - {high} {question.high}" if question.low else ""
            parts.append((f"{ask.number or ' '} ", "reverse"))
            parts.append((f"  {hint or ends.strip()}", "$quiet"))
        elif hint:
            parts.append((hint, "$quiet"))
        return Content.assemble(*parts)

    def _options(self, ask: Ask | None) -> Content:
        if ask is None or not ask.options:
            return Content("")
        shown = ask.matching(self._input.value)
        first = max(0, ask.cursor - 5) if len(shown) > _DIGITS else 0
        width = min(self.screen.size.width, _MOST_WIDTH)
        parts: list[tuple[str, str]] = []
        room = 0
        for index, (value, words) in enumerate(shown[first:], first):
            chosen = index == ask.cursor or value in ask.marked
            picked = ask.by_digit and index < _DIGITS and shown == ask.options
            number = f"{index + 1} " if picked else ""
            key = f"{'>' if index == ask.cursor else ''}{number}"
            label = f"{self._mark(ask, value)}{words}"
            need = len(key) + Content(label).cell_length + 3
            # An option is not parted at the end of a line.
            parts.append(("\n " if parts and need > room else "" if parts else " ", ""))
            room = (width - 1 if need > room else room) - need
            parts += [(key, "$warm"), (label, "bold $ink" if chosen else "$ink"), ("   ", "")]
        return Content.assemble(*parts)

    def _mark(self, ask: Ask, value: str) -> str:
        """Return what shows that an option of several is chosen; in an order, which it is."""
        if value not in ask.marked:
            return ""
        return f"{ask.marked.index(value) + 1}. " if ask.in_order else "*"
