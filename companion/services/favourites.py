"""The person's own menu of steps."""

from __future__ import annotations

from companion.domain import text as texts
from companion.domain.choosing import find_entry
from companion.domain.errors import BadInput
from companion.domain.records import Favourite, Step, revised
from companion.services import today_view as view
from companion.services.context import Context
from companion.store import library
from companion.store.store import Change, Kept, Snapshot


def words_of(favourite: Favourite) -> str:
    """Return the step's words: own ones, else the library's."""
    entry = find_entry(favourite.entry, library.steps()) if favourite.entry else None
    return favourite.text or (entry.text if entry else favourite.entry)


def menu(context: Context) -> tuple[Favourite, ...]:
    """Return the menu, by energy, lowest first."""
    found = context.store.snapshot().all(Favourite)
    return tuple(sorted(found, key=lambda f: (f.energy or 1, words_of(f).lower())))


def toggle(context: Context) -> Kept:
    """Put the step on the card on the menu, or take it off."""

    def decide(seen: Snapshot) -> Change:
        offer = view.offer_of(seen, context.today, view.energy_of(seen, context.today))
        held = [f for f in seen.all(Favourite) if offer.entry in (f.entry, f.id)]
        kept = [] if offer.record else [_as_it_stands(context, offer)]
        if held:
            return Change(keep=kept, remove=held)
        liked = context.store.new(Favourite, entry=offer.entry, energy=offer.energy)
        return Change(keep=[liked, *kept])

    return context.store.change(decide, "the menu")


def _as_it_stands(context: Context, offer: view.Offer) -> Step:
    """Return the card as a record: the menu weighs in the choice, and the card is to stay."""
    return context.store.new(
        Step,
        context.today,
        entry=offer.entry,
        text=offer.text,
        smaller=offer.smaller,
        energy=offer.energy,
        formats=offer.formats,
        minutes=offer.minutes,
        person=offer.person,
    )


def add_own(context: Context, words: str, energy: int = 1, smaller: str = "") -> Kept:
    """Put a step in own words on the menu. Energy 1-5; BadInput when empty or out of range."""
    clean = texts.one_line(words)
    if not clean:
        raise BadInput("A step needs a few words, such as: wave to the cat next door.")
    if not 1 <= energy <= 5:
        raise BadInput(f"Energy is a whole number from 1 to 5; {energy} is not.")
    record = context.store.new(
        Favourite, text=clean, energy=energy, smaller=texts.one_line(smaller)
    )
    return context.store.change(lambda seen: Change(keep=[record]), "the new step")


def edit_own(context: Context, favourite_id: str, words: str) -> Kept:
    """Change the words of a step on the menu; a shipped one becomes the person's own."""
    clean = texts.one_line(words)
    if not clean:
        raise BadInput("A step needs a few words; d takes it off the menu.")

    def decide(seen: Snapshot) -> Change:
        old = seen.find(Favourite, favourite_id)
        if old is None:
            raise BadInput("That step is not on your menu any more.")
        return Change(keep=[revised(old, context.now(), text=clean, entry="")])

    return context.store.change(decide, "the step's words")


def remove(context: Context, favourite_id: str) -> Kept:
    """Take a step off the menu."""

    def decide(seen: Snapshot) -> Change:
        old = seen.find(Favourite, favourite_id)
        return Change(remove=[old] if old else [])

    return context.store.change(decide, "taking the step off the menu")
