"""Who comes to mind for what, and the words for ties, formats and marks.

Someone marked unsafe is never in what these functions return for a suggestion, a message
or an invitation. Nobody is ranked: the order follows what a moment asks for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from companion.domain.draw import weighted_key
from companion.domain.records import Format, Person, Place

MOST_STEADY = 5
MYSELF = "me"
FORMATS: dict[Format, str] = {
    "text": "text",
    "voice": "voice note",
    "call": "call",
    "async": "group, no hurry",
    "hybrid": "call or meet, decided late",
    "in-person": "in person",
}
"""Ways of being in touch, from what is safest for most people on."""

BOUNDARIES = frozenset({"boundary", "decline", "move", "exit-agreed", "exit-now", "pause-the-talk"})
"""Situations of messages that keep a limit."""

_WANTS_STEADY = frozenset({"keep-me-company", "mutual-check-in", "accepting-help"})


def safe(people: Iterable[Person]) -> list[Person]:
    """Return those with a name and without the mark unsafe."""
    return [p for p in people if p.name and not p.unsafe]


def around(people: Iterable[Person], low: bool) -> list[Person]:
    """Return who may come to mind: the safe ones; on a low day nobody who drains."""
    return [p for p in safe(people) if not (low and p.drains)]


def closeness(person: Person) -> float:
    """Return how much weight a person has where someone comes to mind; draining ones little."""
    base = 1.0 + 2 * person.steady + person.predictable + person.listens
    return base * 0.1 if person.drains else base


def for_message(people: Iterable[Person], situation: str) -> list[Person]:
    """Return whom a message of this situation may be for, the most fitting first."""

    def fit(person: Person) -> float:
        if situation in BOUNDARIES:
            return 1.0 + person.drains
        weight = closeness(person)
        if situation == "please-listen" and person.listens and not person.drains:
            weight *= 3
        if situation in _WANTS_STEADY and person.steady and not person.drains:
            weight *= 2
        if situation == "ally" and person.ally_role:
            weight *= 9
        if situation == "neighbour" and "neighbour" in person.tie.casefold():
            weight *= 9
        return weight

    return sorted(safe(people), key=lambda p: (-fit(p), p.name.casefold(), p.id))


def steady_ones(people: Iterable[Person], day: date) -> tuple[Person, ...]:
    """Return up to five steady people for a hard day; of more, the day's lot."""
    steady = [p for p in safe(people) if p.steady and not p.drains]
    chosen = sorted(steady, key=lambda p: weighted_key(1, day, "steady", p.id))[:MOST_STEADY]
    return tuple(sorted(chosen, key=lambda p: (p.name.casefold(), p.id)))


def alphabetical(people: Iterable[Person]) -> tuple[Person, ...]:
    """Return everyone by name; those kept apart come last."""
    return tuple(sorted(people, key=lambda p: (p.unsafe, p.name.casefold(), p.id)))


def calm_first(places: Iterable[Place]) -> tuple[Place, ...]:
    """Return places by how easy they are: quiet, roomy and familiar ones first."""

    def ease(place: Place) -> int:
        middle = 5
        noise = middle if place.noise is None else place.noise
        crowd = middle if place.crowd is None else place.crowd
        known = middle if place.familiarity is None else place.familiarity
        return noise + crowd - known

    named = [place for place in places if place.name]
    return tuple(sorted(named, key=lambda place: (ease(place), place.name.casefold(), place.id)))


def formats_in_words(formats: Sequence[Format]) -> str:
    """Return an order of formats as people say it: "text, then call"."""
    return ", then ".join(FORMATS.get(name, name) for name in formats)


def marks_in_words(person: Person) -> tuple[str, ...]:
    """Return the marks of a person in words; what is private (drains) is not among them."""
    if person.unsafe:
        return ("kept apart",)
    marks = (
        ("steady", person.steady),
        ("predictable", person.predictable),
        ("listens", person.listens),
    )
    return tuple(words for words, is_so in marks if is_so)


def label(person: Person) -> str:
    """Return a name that tells two of the same name apart: "Sam (friend)"."""
    return f"{person.name} ({person.tie})" if person.tie else person.name


def next_turn(turns: Sequence[str]) -> tuple[str, ...]:
    """Return `turns` after the first one's turn has passed."""
    return (*turns[1:], *turns[:1])
