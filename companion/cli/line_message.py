"""A message on plain lines: which situation, for whom, the words, and whether it was sent."""

from __future__ import annotations

from collections.abc import Callable

from companion.cli.asking import ask, numbered
from companion.cli.output import say
from companion.domain.errors import CompanionError
from companion.domain.questions import Question
from companion.services import messages, occasions, sent
from companion.services.context import Context
from companion.services.messages import Composed, Draft

_SENT = Question(
    id="sent", words="Keep this as sent?", kind="choice", choices=(("yes", "yes"), ("no", "no"))
)


def _situation(context: Context, show_help: Callable[[], None]) -> str:
    """Ask which situation; enter takes the one that fits now. Returns "" after a dot."""
    occasion = occasions.now(context)
    found = messages.in_order(context.store.snapshot(), occasion)
    for number, (situation, fits) in enumerate(found, 1):
        say(f"  {number}  {situation.label}{' (fits now)' if fits else ''}")
    chosen = [found[0][0].id]

    def keep(answer: str | None) -> None:
        if answer:
            n = numbered(answer, len(found))
            chosen[0] = messages.read_situation(answer) if n is None else found[n][0].id

    question = Question(id="situation", words="Which one? Its number or its words", kind="text")
    going_on = ask(context, question, keep, show_help, "enter takes the first, . goes back")
    return chosen[0] if going_on else ""


def _to_whom(context: Context, draft: Draft, show_help: Callable[[], None]) -> Draft:
    names = messages.choices_for(context, draft, "name")
    if names:
        say(f"On your map: {', '.join(names)}")
    filled = [draft]

    def keep(name: str | None) -> None:
        if name:
            filled[0] = messages.filled_in(context, draft, "name", name)

    stays = draft.values.get("name", "")
    skip = f"enter keeps {stays}" if stays else "enter leaves the name out"
    ask(context, Question(id="name", words="To whom?", kind="text"), keep, show_help, skip)
    return filled[0]


def write(context: Context, show_help: Callable[[], None]) -> None:
    """Put a message together by questions, print it, and keep that it was sent if it was."""
    situation = _situation(context, show_help)
    if not situation:
        return
    occasion = occasions.now(context)
    fits = occasion if occasion.situation == situation else occasions.Occasion()
    draft = _to_whom(context, messages.begin(context, fits, situation), show_help)
    composed: Composed = messages.compose(context, draft)
    if composed.trouble:
        raise CompanionError(composed.trouble)
    say("", composed.text, "")

    def keep(answer: str | None) -> None:
        if answer == "yes":
            say(sent.mark(context, composed))

    ask(context, _SENT, keep, show_help)
