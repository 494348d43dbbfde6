"""Waiting replies: who may get an answer one day. No ages, no counts; letting one rest is fine."""

from __future__ import annotations

from companion.domain import text as texts
from companion.domain.draw import lot
from companion.domain.errors import BadInput
from companion.domain.records import Waiting, revised
from companion.services import people
from companion.services.context import Context
from companion.services.words import line
from companion.store.store import Change, Kept, Snapshot


def everyone(context: Context) -> tuple[Waiting, ...]:
    """Return who waits, in the day's order, which says nothing about how long they do.

    Those let rest, and those kept apart as not safe, are not among them.
    """
    seen = context.store.snapshot()
    apart = people.kept_apart(seen)
    open_ones = [w for w in seen.all(Waiting) if not (w.archived or apart(w.person, w.name))]
    return tuple(sorted(open_ones, key=lambda w: lot(context.today, "waiting", w.id)))


def first(context: Context) -> Waiting | None:
    """Return the one shown first today."""
    return next(iter(everyone(context)), None)


def add(context: Context, who: str, about: str = "") -> Kept:
    """Put a reply down for later. Raises BadInput without a name."""
    name = texts.one_line(who)
    if not name:
        raise BadInput("A name or a word is enough, such as: Sam, or the library.")
    person = people.find(context.store.snapshot(), name)
    record = context.store.new(
        Waiting,
        person=person.id if person else "",
        name=person.name if person else name,
        about=texts.one_line(about),
    )
    return context.store.change(lambda seen: Change(keep=[record]), "the waiting reply")


def change(context: Context, waiting_id: str, about: str) -> Kept:
    """Keep what a waiting reply is about."""

    def decide(seen: Snapshot) -> Change:
        old = seen.find(Waiting, waiting_id)
        if old is None:
            raise BadInput("That one does not wait any more.")
        return Change(keep=[revised(old, context.now(), about=texts.one_line(about))])

    return context.store.change(decide, "the change")


def let_rest(context: Context, waiting_id: str) -> str:
    """Let a reply rest, unanswered; returns a kind line. Undo brings it back."""

    def decide(seen: Snapshot) -> Change:
        old = seen.find(Waiting, waiting_id)
        return Change(keep=[revised(old, context.now(), archived=True)] if old else [])

    context.store.change(decide, "letting the reply rest")
    return line("let-rest", context.today, waiting_id)
