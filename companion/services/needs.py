"""The needs card: what helps among people, own code words, the easiest ways to be in touch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from companion.domain import profile
from companion.domain import text as texts
from companion.domain.errors import BadInput
from companion.domain.people import formats_in_words
from companion.domain.records import Card, CardSection, Format, Person, revised
from companion.services.context import Context
from companion.store.store import Change, Kept, Snapshot

Part = Literal["need", "code", "formats"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the card: which part it belongs to, and its words."""

    part: Part
    text: str


def card_of(seen: Snapshot) -> Card | None:
    """Return the needs card as last kept."""
    cards = [c for c in seen.all(Card) if c.kind == "needs"]
    return max(cards, key=lambda c: c.updated, default=None)


def formats_of(seen: Snapshot) -> tuple[Format, ...]:
    """Return the ways that are easiest for the person, the safest first."""
    card = card_of(seen)
    return card.formats if card else ()


def _words(part: Part, section: CardSection) -> str:
    return f"{section.title}: {section.text}" if part == "code" else section.text


def rows(context: Context) -> tuple[Row, ...]:
    """Return the card line by line; the easiest ways stand there always, last."""
    card = card_of(context.store.snapshot())
    sections = card.sections if card else ()
    codes = card.codes if card else ()
    return (
        *(Row(part="need", text=_words("need", each)) for each in sections),
        *(Row(part="code", text=_words("code", each)) for each in codes),
        Row(part="formats", text=formats_in_words(card.formats if card else ())),
    )


def as_text(context: Context) -> str:
    """Return the card as text to share; "" while nothing stands on it."""
    card = card_of(context.store.snapshot())
    if card is None:
        return ""
    blocks: list[list[str]] = []
    if card.sections:
        blocks.append(["What helps me:", *(f"- {each.text}" for each in card.sections)])
    if card.codes:
        blocks.append(["If I say:", *(f"- {_words('code', each)}" for each in card.codes)])
    if card.formats:
        blocks.append([f"Easiest for me: {formats_in_words(card.formats)}."])
    return "\n\n".join("\n".join(block) for block in blocks)


def agreement_text(person: Person) -> str:
    """Return what was agreed with someone as text to share; "" while nothing was."""
    often = [f"How often: {person.agreed_often}"] if person.agreed_often else []
    long = [f"How long: about {person.agreed_minutes} minutes"] if person.agreed_minutes else []
    skip = [f"Fine to skip: {person.agreed_fine_to_skip}"] if person.agreed_fine_to_skip else []
    lines = [*often, *long, *skip]
    return "\n".join(["What we said:", *(f"- {each}" for each in lines)]) if lines else ""


def _section(part: Part, written: str) -> CardSection:
    clean = texts.one_line(written)
    if part == "need":
        if not clean:
            raise BadInput("A need takes a few words, such as: a seat near the door.")
        return CardSection(title="", text=clean)
    word, colon, meaning = (piece.strip() for piece in clean.partition(":"))
    if not (word and colon and meaning):
        raise BadInput("A code word and what it means, a colon between: yellow: slow today")
    return CardSection(title=word, text=meaning)


def _change(context: Context, words: str, alter: Callable[[Card], dict[str, Any]]) -> Kept:
    def decide(seen: Snapshot) -> Change:
        old = card_of(seen) or context.store.new(Card, kind="needs")
        return Change(keep=[revised(old, context.now(), **alter(old))])

    return context.store.change(decide, words)


_HELD = {"need": "sections", "code": "codes"}


def add(context: Context, part: Literal["need", "code"], written: str) -> Kept:
    """Put a need or a code word ("yellow: slow today") on the card. BadInput for neither."""
    section = _section(part, written)
    name = _HELD[part]
    return _change(context, "the card", lambda old: {name: (*getattr(old, name), section)})


def _replaced(row: Row, *instead: CardSection) -> Callable[[Card], dict[str, Any]]:
    name = _HELD[row.part]

    def alter(old: Card) -> dict[str, Any]:
        held: tuple[CardSection, ...] = getattr(old, name)
        at = next((n for n, each in enumerate(held) if _words(row.part, each) == row.text), None)
        if at is None:
            raise BadInput("That line was changed in another window; it is left as it is now.")
        return {name: (*held[:at], *instead, *held[at + 1 :])}

    return alter


def change(context: Context, row: Row, written: str | tuple[str, ...]) -> Kept:
    """Keep other words for a line of the card; for the easiest ways, their order."""
    if row.part == "formats":
        value = profile.read(profile.FORMATS_FIELD, written)
        return _change(context, "the easiest ways", lambda old: {"formats": value})
    section = _section(row.part, str(written))
    return _change(context, "the change to the card", _replaced(row, section))


def remove(context: Context, row: Row) -> Kept:
    """Take a line off the card; undo brings it back."""
    if row.part == "formats":
        return _change(context, "the easiest ways", lambda old: {"formats": ()})
    return _change(context, "taking that off the card", _replaced(row))
