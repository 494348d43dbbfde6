"""What a message would be about right now: an event, the step on the card, a waiting reply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from companion.domain.choosing import find_entry
from companion.domain.days import day_in_words, logical_day
from companion.domain.records import Event, Person, Place, Waiting
from companion.services import today_view, waiting
from companion.services.context import Context
from companion.store.store import Snapshot

SOON = timedelta(hours=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A moment that calls for a message: the situation, whom it is for, what is known of it.

    `step` and `waiting` are ids of what it came from; all of it may be empty.
    """

    situation: str = ""
    person: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    step: str = ""
    waiting: str = ""


def _event_now(seen: Snapshot, now: datetime) -> Event | None:
    """Return the event that is on, or the next one within half a day."""
    near = [
        e
        for e in seen.all(Event)
        if e.starts
        and not e.outcome
        and e.starts - SOON <= now <= e.starts + timedelta(minutes=e.minutes)
    ]
    return min(near, key=lambda e: (e.starts, e.id), default=None)


def _of_event(context: Context, seen: Snapshot, event: Event) -> Occasion:
    assert event.starts is not None
    with_whom = [p for i in event.people if (p := seen.find(Person, i)) and not p.unsafe]
    place = seen.find(Place, event.place)
    begun = context.now() >= event.starts
    known = {
        "activity": event.activity or event.title,
        "minutes": str(event.minutes),
        "day": day_in_words(logical_day(event.starts, context.starts_at), context.today),
        "place": place.name if place else event.place,
        "name": with_whom[0].name if len(with_whom) == 1 else "",
    }
    return Occasion(
        situation="exit-now" if begun else "exit-agreed",
        person=with_whom[0].id if len(with_whom) == 1 else "",
        values={name: value for name, value in known.items() if value},
    )


def _of_step(seen: Snapshot, day: date) -> Occasion | None:
    offer = today_view.offer_of(seen, day, today_view.energy_of(seen, day))
    entry = find_entry(offer.entry, today_view.own_and_shipped(seen))
    closed = offer.record is not None and offer.record.stage == "closed"
    if entry is None or closed or not entry.messages:
        return None
    return Occasion(
        situation=entry.messages[0],
        person=offer.person if offer.person_name else "",
        step=offer.record.id if offer.record else "",
    )


def now(context: Context) -> Occasion:
    """Return what a message would be about now; an empty occasion where nothing is near."""
    seen = context.store.snapshot()
    if event := _event_now(seen, context.now()):
        return _of_event(context, seen, event)
    if of_step := _of_step(seen, context.today):
        return of_step
    if first := waiting.first(context):
        return of_waiting(first)
    return Occasion()


def of_waiting(record: Waiting) -> Occasion:
    """Return the occasion of answering someone who waits."""
    return Occasion(
        situation="late-reply",
        person=record.person,
        values={"name": record.name} if record.name else {},
        waiting=record.id,
    )


def about(seen: Snapshot, person: Person) -> Occasion:
    """Return the occasion of writing to someone; a limit comes first with one who drains."""
    if person.unsafe:
        return Occasion()
    return Occasion(situation="boundary" if person.drains else "", person=person.id)


def in_words(context: Context, occasion: Occasion) -> str:
    """Return what an occasion is, for the person to see why it comes first; "" for none."""
    seen = context.store.snapshot()
    if occasion.waiting and (waits := seen.find(Waiting, occasion.waiting)):
        about = f" about {waits.about}" if waits.about else ""
        return f"{waits.name or 'Someone'} may get an answer{about}, whenever it suits."
    person = seen.find(Person, occasion.person) if occasion.person else None
    if occasion.values.get("activity"):
        return f"For {occasion.values['activity']}."
    if occasion.situation and not (person and person.drains):
        whom = f", perhaps with {person.name} in mind" if person else ""
        return f"For today's step{whom}."
    return f"For {person.name}." if person else ""


def of_call(person: Person, minutes: int) -> Occasion:
    """Return the occasion of arranging a short call with someone."""
    return Occasion(situation="mutual-check-in", person=person.id, values={"minutes": str(minutes)})


def kept_apart(person: Person) -> str:
    """Return the line for wanting to write to someone marked as not safe."""
    return f"{person.name} is kept apart; no message is made. ! is help now."
