"""Words to hand on: to the terminal's clipboard, to the shell, to a file. Nothing is sent."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator, Sequence

from textual.app import SuspendNotSupported
from textual.content import Content
from textual.widget import Widget

from companion.domain.questions import Question
from companion.services import handing
from companion.tui import clipboard
from companion.tui.keys import ANY, HAND, READ, bindings
from companion.tui.screens.page import Page
from companion.tui.widgets.words import Words

_FILE = Question(id="hand-file", words="Save as:", kind="text")


@contextlib.contextmanager
def _ctrl_c_goes_back() -> Iterator[None]:
    """Let ctrl+c end the waiting for a line; the event loop would take it as leaving, later."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGINT, before)


class HandScreen(Page):
    """A text to copy, print or save. It stands free at both sides, so that it can be selected."""

    BINDINGS = bindings(ANY, READ, HAND)
    here = "Messages"

    def __init__(self, title: str = "", text: str = "", here: str = "Messages") -> None:
        super().__init__()
        self._heading = title
        self._words = text
        self.here = here

    def body(self) -> Sequence[Widget]:
        """Return the heading, the words and the notes."""
        return (Words(id="lead"), Words(id="hand"), Words(id="notes"))

    def words(self) -> str:
        """Return the words to hand on, as they are."""
        return self._words

    def show(self) -> None:
        """Draw the words."""
        self.query_one("#lead", Words).update(Content.assemble((self._heading, "bold $ink")))
        self.draw_words(self.words(), "ready to share", "")
        self.query_one("#notes").display = False

    def draw_words(self, text: str, title: str, hint: str) -> None:
        """Draw the words with a title above and a hint below them."""
        hand = self.query_one("#hand", Words)
        hand.update(Content.assemble((text, "$ink")))
        hand.border_title = f" {title} "  # without corners the line would touch the words
        hand.border_subtitle = f" {hint} " if hint else ""

    def foot_keys(self) -> Sequence[tuple[str, str]]:
        """Return the ways to hand the words on."""
        return (
            ("hand-clipboard", "to the clipboard"), ("hand-print", "print"),
            ("hand-file", "to a file"), ("back", "back"),
        )  # fmt: skip

    async def action_clipboard(self) -> None:
        """Send the words to the terminal's clipboard."""
        if text := self.words():
            said = await clipboard.send(text, os.environ, self.app.copy_to_clipboard)
            doubt = "" if said == clipboard.NONE else "Not there? "
            self.asking.say(f"{said} {doubt}p prints it, f saves it.")

    def action_print_out(self) -> None:
        """Print the words on the plain terminal, where the shell keeps them in sight."""
        text = self.words()
        if not text:
            return
        try:
            with self.app.suspend(), contextlib.suppress(OSError), _ctrl_c_goes_back():
                sys.stdout.write(f"\n{text}\n\n(enter goes back to companion) ")
                sys.stdout.flush()
                sys.stdin.readline()
        except SuspendNotSupported:
            self.asking.say("It cannot be printed from here; f saves it to a file.")

    def action_file(self) -> None:
        """Save the words to a file."""
        text = self.words()
        if text:
            self.ask_text(
                _FILE, lambda name: handing.save(name, text), value=handing.where_to("message")
            )
