"""What a person sent themselves: kept with whom it was for and how it was received."""

from __future__ import annotations

from companion.domain import filling
from companion.domain import text as texts
from companion.domain.errors import BadInput
from companion.domain.records import Sent, Waiting, Win, revised
from companion.services import people, wins
from companion.services.context import Context
from companion.services.messages import Composed, situations
from companion.services.words import line
from companion.store.store import Change, Kept, Snapshot

_NOT_YET = "no answer yet"
_HARD = "with a hard answer"
RECEIVED = ("warmly", "with a short answer", _HARD, _NOT_YET)


def mark(context: Context, composed: Composed) -> str:
    """Keep that this message was sent, as a win too; a reply that waited is answered with it.

    Returns the line to say.
    """
    if composed.trouble:
        raise BadInput(composed.trouble)
    draft = composed.draft
    situation = situations()[draft.situation]
    name = draft.values.get("name", "")
    occasion = draft.occasion
    win = context.store.new(
        Win,
        context.today,
        text=filling.fill(situation.win, {"name": name}),
        kind=wins.read_kind(situation.kind),
        guessed=False,
        person=occasion.person,
    )
    record = context.store.new(
        Sent,
        context.today,
        text=composed.text,
        situation=draft.situation,
        person=occasion.person,
        name=name,
        step=occasion.step,
    )

    def decide(seen: Snapshot) -> Change:
        answered = seen.find(Waiting, occasion.waiting)
        rested = [revised(answered, context.now(), archived=True)] if answered else []
        return Change(keep=[record, win, *rested])

    kept = context.store.change(decide, "keeping that it was sent")
    return f"{kept.line} {wins.acknowledgement(win)}"


def newest_first(context: Context) -> tuple[Sent, ...]:
    """Return what was sent, the newest first."""
    return tuple(sorted(context.store.snapshot().all(Sent), key=lambda s: s.id, reverse=True))


def receive(context: Context, sent_id: str, how: str) -> str:
    """Keep how a message was received, in a choice's or own words; returns the line to say.

    No answer yet, and a hard one, each have a kind line of their own. Empty words take back
    what was said.
    """
    words = texts.one_line(how)

    def decide(seen: Snapshot) -> Change:
        old = seen.find(Sent, sent_id)
        if old is None:
            raise BadInput("That message was removed in another window.")
        reply = "not-yet" if words == _NOT_YET else "came" if words else ""
        return Change(keep=[revised(old, context.now(), received=words, reply=reply)])

    kept = context.store.change(decide, "how it was received")
    return kind_line(context, kept.first(Sent)) or kept.line


def kind_line(context: Context, sent: Sent) -> str:
    """Return the line for a message without an answer yet or with a hard one; else ""."""
    seen = context.store.snapshot()
    if people.kept_apart(seen)(sent.person, sent.name):
        return line("kept-apart", context.today, sent.id)
    if sent.reply == "not-yet":
        return line("no-reply", context.today, sent.id)
    return line("a-hard-answer", context.today, sent.id) if sent.received == _HARD else ""


def remove(context: Context, sent_id: str) -> Kept:
    """Let go of what was kept of a sent message; undo brings it back."""

    def decide(seen: Snapshot) -> Change:
        old = seen.find(Sent, sent_id)
        return Change(remove=[old] if old else [])

    return context.store.change(decide, "letting the sent message go")
