"""One message: filled, changed in place, and handed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.content import Content

from companion.domain.questions import Question
from companion.services import messages, sent
from companion.services.messages import Composed, Draft
from companion.services.occasions import Occasion
from companion.tui.keys import ANY, HAND, MESSAGE, READ, bindings
from companion.tui.screens.drawing import beside
from companion.tui.screens.hand import HandScreen
from companion.tui.widgets.words import Words

_PLACES = {
    "name": "To whom?",
    "activity": "To do what?",
    "minutes": "How many minutes?",
    "day": "Which day?",
    "place": "Where?",
    "option": "What might suit instead, or next?",
}
_LABELS = {"name": "to", "option": "an idea"}
_OWN = Question(id="message-own", words="Your words:", kind="text")


class MessageScreen(HandScreen):
    """A message for one situation."""

    BINDINGS = bindings(ANY, READ, HAND, MESSAGE)
    here = "Messages"

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft
        self._composed: Composed | None = None
        self._kept = ""

    def occasion(self) -> Occasion:
        """Return what this message is about: another one from here is for the same."""
        return self.draft.occasion

    def words(self) -> str:
        """Return the message; nothing where it cannot be filled."""
        composed = self._composed
        return composed.text if composed and not composed.trouble else ""

    def show(self) -> None:
        """Fill the message and draw it."""
        composed = messages.compose(self.context, self.draft)
        self._composed = composed
        self.draft = composed.draft
        label = messages.situations()[self.draft.situation].label
        name = self.draft.values.get("name", "")
        whom: list[tuple[str, str]] = [(", to ", "$quiet"), (name, "bold $ink")] if name else []
        self.query_one("#lead", Words).update(Content.assemble((label, "bold $ink"), *whom))
        whose = "your own words" if composed.version.own else composed.version.tone
        title = "ready to send" if self.words() else "to be mended"
        self.draw_words(composed.text, title, f"{whose}, {composed.length}")
        self.query_one("#notes", Words).update(self._notes(composed))

    def _notes(self, composed: Composed) -> Content:
        rows = [(_LABELS.get(name, name), value or "-") for name, value in composed.places]
        if composed.in_mind and any(name == "name" for name, _ in composed.places):
            rows.append(("comes to mind", ", ".join(composed.in_mind)))
        if composed.trouble:
            rows = [("", composed.trouble)]
        return Content.assemble(
            *(part for row in rows for part in beside(*row, self.size.width))
        ).rstrip()

    def foot_keys(self) -> Sequence[tuple[str, str]]:
        """Return the keys of a message."""
        composed = self._composed
        if composed and composed.trouble:
            return (("message-own", "mend it"), ("message-another", "another"), ("back", "back"))
        size = ("message-longer", "longer") if self.draft.short else ("message-shorter", "shorter")
        return (
            ("hand-clipboard", "clipboard"), ("message-fill", "fill in"), size,
            ("message-another", "another"), ("message-sent", "I sent it"), ("keys", "keys"),
        )  # fmt: skip

    # changing it

    def _use(self, draft: Draft) -> None:
        self.draft = draft
        self.refresh_page()

    def action_shorter(self) -> None:
        """Use the shorter version."""
        before = self.words()
        self._use(replace(self.draft, short=True))
        if self.words() == before:
            self.asking.say("This is as short as it gets.")

    def action_longer(self) -> None:
        """Use the whole message."""
        self._use(replace(self.draft, short=False))

    def action_another(self) -> None:
        """Use the next wording."""
        self._use(messages.another(self.context, self.draft))

    def action_tone(self) -> None:
        """Use the next tone."""
        self._use(messages.next_tone(self.context, self.draft))

    def action_fill(self) -> None:
        """Ask for each place of the message in turn; escape ends it, what was said stays."""
        composed = self._composed
        if composed is None or composed.trouble:
            return
        names = [name for name, _ in composed.places]
        if not names:
            self.asking.say("Nothing to fill in here. o adds an idea, a writes your own words.")
            return
        self._fill_from(names)

    def _fill_from(self, names: Sequence[str]) -> None:
        name, *rest = names

        async def then(written: str | None) -> None:
            if written is not None:
                filled = await self.do(messages.filled_in, self.context, self.draft, name, written)
                if filled is None:
                    self._fill_from(names)
                    return
                self._use(filled)
            if rest:
                self._fill_from(rest)

        self.ask_choice(
            Question(id=f"fill-{name}", words=_PLACES[name], kind="choice"),
            messages.choices_for(self.context, self.draft, name),
            self.draft.values.get(name, ""),
            then,
        )

    def action_option(self) -> None:
        """Add something to offer, or change it."""
        self._fill_from(["option"])

    # own words, and having sent it

    def action_own(self) -> None:
        """Ask for own words, beginning from those that stand here."""
        composed = self._composed
        if composed is None:
            return
        draft = composed.draft

        def keep(written: str) -> str:
            kept = messages.keep_own(self.context, draft, written)
            own = kept.records[0]
            self.draft = replace(self.draft, version=own.id, short=False)
            return f"{kept.line} Your own words come first here from now on."

        self.ask_text(
            _OWN,
            keep,
            value=composed.text,
            field=f"message-own:{draft.situation}",
        )

    async def action_own_gone(self) -> None:
        """Let the own wording go."""
        kept = await self.do(messages.let_own_go, self.context, self.draft.version)
        if kept:
            self._use(replace(self.draft, version=""))
            self.asking.say("Gone. u brings it back; those of the library are all there.")

    async def action_mark_sent(self) -> None:
        """Keep that it was sent; the same words once only."""
        composed = self._composed
        if composed is None:
            return
        held = {each.text for each in sent.newest_first(self.context)}  # undo may have taken it
        if self._kept == composed.text and self._kept in held:
            self.asking.say("That is kept already. y on the page Messages shows what you sent.")
            return
        said = await self.do(sent.mark, self.context, composed)
        if said:
            self._kept = composed.text
            self.asking.say(said)
