"""Topics to talk about, and keeping some for a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from companion.domain import text as texts
from companion.domain.draw import lot, pick
from companion.domain.errors import BadInput
from companion.domain.library import Topic
from companion.domain.records import Person, revised
from companion.services.context import Context
from companion.store import library
from companion.store.store import Change, Kept, Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A topic's words, and whether it is kept for the person in question."""

    text: str
    kept: bool


def _shipped() -> list[Topic]:
    shelf: Mapping[str, Topic] = library.shelf("topics")
    return list(shelf.values())


def offered(context: Context, person_id: str = "") -> tuple[Offered, ...]:
    """Return the topics: those kept for the person first, then the library's in the day's order."""
    person = context.store.snapshot().find(Person, person_id) if person_id else None
    own = person.topics if person else ()
    rest = sorted(_shipped(), key=lambda t: lot(context.today, "topic", t.id))
    return (
        *(Offered(text=text, kept=True) for text in own),
        *(Offered(text=topic.text, kept=False) for topic in rest if topic.text not in own),
    )


def one_for(context: Context, person: Person | None = None, format_: str = "any") -> str:
    """Return one topic for today: of those kept for the person, else one of the library.

    `format_` "text" or "call" leaves out what suits only the other.
    """
    if person and person.topics:
        return pick(person.topics, context.today, person.id)
    fitting = [t for t in _shipped() if format_ == "any" or t.format in ("any", format_)]
    who = person.id if person else ""
    return pick(fitting, context.today, "topic", who).text if fitting else ""


def keep_for(context: Context, person_id: str, words: str) -> Kept:
    """Keep a topic for a person, or take it off where it is kept already. BadInput when empty."""
    clean = texts.one_line(words)
    if not clean:
        raise BadInput("A topic needs a word or two, such as: the garden, or a film.")

    def decide(seen: Snapshot) -> Change:
        person = seen.find(Person, person_id)
        if person is None:
            raise BadInput("That person was removed in another window.")
        held = person.topics
        topics = tuple(t for t in held if t != clean) if clean in held else (*held, clean)
        return Change(keep=[revised(person, context.now(), topics=topics)])

    return context.store.change(decide, "the topic")
