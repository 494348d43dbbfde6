"""Help now: the person's own contact and the help lines of their country."""

from __future__ import annotations

import locale
import os
import re
from dataclasses import dataclass

from companion.domain import text as texts
from companion.domain.errors import BadInput, CompanionError
from companion.domain.library import Helpline
from companion.domain.records import Card, CardSection, revised
from companion.services.context import Context
from companion.services.words import options
from companion.store import library
from companion.store.settings import nearest
from companion.store.store import Change, Kept, Snapshot

_OTHER_CODES = {"UK": "GB"}


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpNow:
    """What the help page shows. `country` is "" where it is not known."""

    intro: tuple[str, ...]
    contact: str
    sections: tuple[CardSection, ...]
    country: str
    lines: tuple[Helpline, ...]
    elsewhere: tuple[Helpline, ...]
    limits: tuple[str, ...]


def countries() -> dict[str, str]:
    """Return the countries with lines, by code."""
    return {entry.code: entry.country for entry in library.helplines() if entry.code}


def _country_of_locale() -> str:
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG", "")
    found = re.match(r"[a-z]{2,3}_([A-Z]{2})", named or (locale.getlocale()[0] or ""))
    return found[1] if found else ""


def _card(seen: Snapshot) -> Card | None:
    cards = [c for c in seen.all(Card) if c.kind == "help-now"]
    return max(cards, key=lambda c: c.updated, default=None)


def look(context: Context, country: str = "") -> HelpNow:
    """Return help for `country` (a code), the kept one, or the machine's own.

    A data file that cannot be read takes nothing of the help lines away.
    """
    try:
        card = _card(context.store.snapshot())
    except CompanionError:
        card = None
    code = country or (card.country if card else "") or _country_of_locale()
    known = countries()
    lines = library.helplines()
    return HelpNow(
        intro=options("help-intro"),
        contact=card.contact if card else "",
        sections=card.sections if card else (),
        country=known.get(code, ""),
        lines=tuple(entry for entry in lines if entry.code == code and code),
        elsewhere=tuple(entry for entry in lines if not entry.code),
        limits=options("limits"),
    )


def read_country(words: str) -> str:
    """Return the code for a country's code or name. Raises BadInput naming the nearest."""
    known = countries()
    clean = words.strip()
    code_given = _OTHER_CODES.get(clean.upper(), clean.upper())
    if code_given in known:
        return code_given
    for code, name in known.items():
        if name.casefold() == clean.casefold():
            return code
    raise BadInput(
        f'There are no lines for "{texts.one_line(words)}" here.'
        f"{nearest(clean.title(), tuple(known.values()))} findahelpline.com knows more countries."
    )


def _change_card(context: Context, words: str, **values: str) -> Kept:
    def decide(seen: Snapshot) -> Change:
        old = _card(seen)
        if old:
            return Change(keep=[revised(old, context.now(), **values)])
        return Change(keep=[context.store.new(Card, kind="help-now", **values)])

    return context.store.change(decide, words)


def set_contact(context: Context, contact: str) -> Kept:
    """Keep the person's own number or name to call; empty takes it off."""
    return _change_card(context, "your own number", contact=texts.one_line(contact))


def set_country(context: Context, words: str) -> Kept:
    """Keep the country whose lines are shown first."""
    return _change_card(context, "the country", country=read_country(words))
