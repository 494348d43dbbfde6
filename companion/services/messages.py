"""Messages: which one fits, filling it, a person's own versions. Nothing here sends anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from companion.domain import filling
from companion.domain import messages as words
from companion.domain import text as texts
from companion.domain.days import with_capitals
from companion.domain.draw import pick
from companion.domain.errors import BadInput
from companion.domain.library import MessageEntry, Situation, Tone
from companion.domain.people import BOUNDARIES, calm_first, for_message, label
from companion.domain.records import Message, Person, Place, revised
from companion.services import people
from companion.services.context import Context
from companion.services.occasions import Occasion
from companion.services.words import options
from companion.store import library
from companion.store.settings import nearest
from companion.store.store import Change, Kept, Snapshot

TONES: tuple[Tone, ...] = ("plain", "warm", "light")
DEFAULT_SITUATION = "tiny-check-in"
_MINUTES = ("10", "15", "20", "30", "60")
_DAYS = ("today", "tomorrow", "this week", "this weekend", "next week")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One wording of a message: a shipped one, or the person's own."""

    id: str
    tone: Tone
    text: str
    shorter: str
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was chosen so far for one message. `version` "" leaves the wording to the day."""

    situation: str
    tone: Tone = "plain"
    version: str = ""
    short: bool = False
    values: Mapping[str, str] = field(default_factory=dict)
    occasion: Occasion = field(default_factory=Occasion)


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A message ready to send. `places` are the placeholders it has, with what stands in them.

    `trouble` says why it cannot be filled; then `text` is the wording as it was written.
    """

    draft: Draft
    version: Version
    text: str
    length: str
    places: tuple[tuple[str, str], ...]
    in_mind: tuple[str, ...]
    trouble: str = ""


def situations() -> Mapping[str, Situation]:
    """Return the situations by id."""
    return library.shelf("situations")


def read_situation(written: str) -> str:
    """Return the id for a situation's id or label. Raises BadInput naming the nearest."""
    known = situations()
    clean = " ".join(texts.one_line(written).casefold().split())
    by_label = {each.label.casefold(): each.id for each in known.values()}
    for found in (clean, clean.replace(" ", "-")):
        if found in known:
            return found
    if clean in by_label:
        return by_label[clean]
    hint = nearest(clean, (*known, *by_label))
    shown = texts.shorten(texts.one_line(written), 40)
    raise BadInput(f'"{shown}" is not a situation here.{hint} companion message --list has them.')


def read_tone(written: str) -> Tone:
    """Return the tone that `written` names. Raises BadInput naming those there are."""
    clean = written.strip().casefold()
    for tone in TONES:
        if tone == clean:
            return tone
    shown = texts.shorten(texts.one_line(written), 40)
    raise BadInput(f'"{shown}" is not a tone; these are: {", ".join(TONES)}.')


def versions(seen: Snapshot, situation: str) -> tuple[Version, ...]:
    """Return the wordings for a situation, the person's own first (the newest before others)."""
    own = sorted(
        (m for m in seen.all(Message) if m.situation == situation),
        key=lambda m: m.updated,
        reverse=True,
    )
    shipped: Mapping[str, MessageEntry] = library.shelf("messages")
    return (
        *(Version(id=m.id, tone=m.tone, text=m.text, shorter=m.shorter, own=True) for m in own),
        *(
            Version(id=m.id, tone=m.tone, text=m.text, shorter=m.shorter, own=False)
            for m in shipped.values()
            if m.situation == situation
        ),
    )


def begin(context: Context, occasion: Occasion, situation: str = "") -> Draft:
    """Return a draft for a situation, filled with what the occasion knows."""
    seen = context.store.snapshot()
    values = dict(occasion.values)
    person = seen.find(Person, occasion.person) if occasion.person else None
    if person and not person.unsafe:
        values.setdefault("name", person.name)
        if person.agreed_minutes:
            values.setdefault("minutes", str(person.agreed_minutes))
    chosen = situation or occasion.situation or DEFAULT_SITUATION
    own = next((v for v in versions(seen, chosen) if v.own), None)
    return Draft(
        situation=chosen,
        values=values,
        occasion=occasion,
        tone=own.tone if own else "plain",
        version=own.id if own else "",
    )


def _version_of(seen: Snapshot, draft: Draft, day: object) -> Version:
    every = versions(seen, draft.situation)
    for version in every:
        if version.id == draft.version:
            return version
    if not every:
        raise BadInput("There are no words for this situation. a writes some of your own.")
    in_tone = [v for v in every if v.tone == draft.tone] or list(every)
    own = [v for v in in_tone if v.own]
    if own:
        return own[0]
    # What is known is to be said: wordings with a place for most of it come first.
    known = {name for name, value in draft.values.items() if value}
    held = {v.id: len(known & set(filling.placeholders(v.text))) for v in in_tone}
    fitting = [v for v in in_tone if held[v.id] == max(held.values())]
    return pick(fitting, day, draft.situation, draft.tone)


def _filled(version: Version, draft: Draft) -> str:
    option = draft.values.get("option", "")
    if draft.short and not version.shorter:
        text = words.first_sentences(filling.fill(version.text, draft.values))
        offer = filling.fill(words.with_option(""), draft.values) if option not in text else ""
        return f"{text} {offer}".strip()
    template = version.shorter if draft.short else version.text
    if option:
        template = words.with_option(template)
    return filling.fill(template, draft.values)


def compose(context: Context, draft: Draft) -> Composed:
    """Return the message for a draft. Raises BadInput where a situation has no wording at all."""
    seen = context.store.snapshot()
    version = _version_of(seen, draft, context.today)
    trouble = filling.trouble(version.text) or filling.trouble(version.shorter)
    text = texts.note(version.text if trouble else _filled(version, draft))
    used = version.shorter if draft.short and version.shorter else version.text
    names = filling.placeholders(used) if not trouble else ()
    if draft.values.get("option") and "option" not in names:
        names = (*names, "option")
    in_mind = for_message(seen.all(Person), draft.situation)[:3]
    return Composed(
        draft=replace(draft, version=version.id, tone=version.tone),
        version=version,
        text=text,
        length=words.length_hint(text),
        places=tuple((name, draft.values.get(name, "")) for name in names),
        in_mind=() if draft.values.get("name") else tuple(p.name for p in in_mind),
        trouble=f"This wording cannot be filled: {trouble}." if trouble else "",
    )


def another(context: Context, draft: Draft) -> Draft:
    """Return the draft with the next wording, whatever its tone; the first comes after the last."""
    seen = context.store.snapshot()
    every = versions(seen, draft.situation)
    here = _version_of(seen, draft, context.today)
    after = every[(every.index(here) + 1) % len(every)]
    return replace(draft, version=after.id, tone=after.tone)


def next_tone(context: Context, draft: Draft) -> Draft:
    """Return the draft in the next tone that the situation has a wording in."""
    seen = context.store.snapshot()
    here = _version_of(seen, draft, context.today).tone
    held = {v.tone for v in versions(seen, draft.situation)}
    turn = TONES.index(here)
    order = [TONES[(turn + n) % len(TONES)] for n in range(1, len(TONES) + 1)]
    return in_tone(draft, next(tone for tone in order if tone in held))


def in_tone(draft: Draft, tone: Tone) -> Draft:
    """Return the draft in a tone, its wording left to the day."""
    return replace(draft, tone=tone, version="")


def filled_in(context: Context, draft: Draft, place: str, written: str) -> Draft:
    """Return the draft with `written` in a placeholder; a known name brings its person along.

    Raises BadInput for a name that two people bear, or one kept apart.
    """
    clean = texts.one_line(written)
    if place == "day":
        clean = with_capitals(clean)
    values = {**draft.values, place: clean}
    occasion = draft.occasion
    if place == "name":
        person = people.find(context.store.snapshot(), clean) if clean else None
        if person:
            values["name"] = person.name
            if person.agreed_minutes and not draft.values.get("minutes"):
                values["minutes"] = str(person.agreed_minutes)
        same = values["name"].casefold() == draft.values.get("name", "").casefold()
        same = same and (person is None or occasion.person in ("", person.id))
        # For someone else, it answers nobody who waits.
        waiting = occasion.waiting if same else ""
        occasion = replace(occasion, person=person.id if person else "", waiting=waiting)
    return replace(draft, values=values, occasion=occasion)


def choices_for(context: Context, draft: Draft, place: str) -> tuple[str, ...]:
    """Return what could stand in a placeholder, the most fitting first."""
    seen = context.store.snapshot()
    if place == "name":
        fitting = for_message(seen.all(Person), draft.situation)
        several = [p.name.casefold() for p in fitting]
        return tuple(label(p) if several.count(p.name.casefold()) > 1 else p.name for p in fitting)
    if place == "place":
        return tuple(each.name for each in calm_first(seen.all(Place)))
    fixed: dict[str, tuple[str, ...]] = {"minutes": _MINUTES, "day": _DAYS}
    return fixed.get(place) or options(f"fill-{place}")


def keep_own(context: Context, draft: Draft, written: str) -> Kept:
    """Keep the person's own wording of this message beside the shipped ones.

    What was filled in becomes a place to fill again. An own wording is changed, a shipped one
    stays as it is. Raises BadInput for empty words and for a template that cannot be filled.
    """
    template = words.as_template(texts.one_line(written), draft.values)
    if not template:
        raise BadInput("A message needs a word or two, such as: Hi, I thought of you.")
    if wrong := filling.trouble(template):
        raise BadInput(f"This cannot be filled: {wrong}.")

    def decide(seen: Snapshot) -> Change:
        old = seen.find(Message, draft.version)
        if old is not None:
            return Change(keep=[revised(old, context.now(), text=template, shorter="")])
        own = context.store.new(
            Message,
            situation=draft.situation,
            tone=draft.tone,
            text=template,
            entry=draft.version,
        )
        return Change(keep=[own])

    return context.store.change(decide, "your own wording")


def let_own_go(context: Context, version: str) -> Kept:
    """Let an own wording go; undo brings it back. Raises BadInput for a shipped one."""

    def decide(seen: Snapshot) -> Change:
        old = seen.find(Message, version)
        if old is None:
            raise BadInput("This wording is one of the library's, and stays.")
        return Change(remove=[old])

    return context.store.change(decide, "letting your wording go")


def in_order(seen: Snapshot, occasion: Occasion) -> tuple[tuple[Situation, bool], ...]:
    """Return the situations, those that fit the moment first and marked so.

    For someone who drains, the ways to keep a limit come first.
    """
    person = seen.find(Person, occasion.person) if occasion.person else None
    near = BOUNDARIES if person and person.drains else frozenset()
    fits = {occasion.situation} | near

    def rank(each: Situation) -> int:
        return 0 if each.id == occasion.situation else 1 if each.id in near else 2

    return tuple((each, each.id in fits) for each in sorted(situations().values(), key=rank))


def left_out(composed: Composed) -> tuple[str, ...]:
    """Return the placeholders that are filled in and that this wording has no place for."""
    held = {name for name, _ in composed.places}
    return tuple(
        name for name, value in composed.draft.values.items() if value and name not in held
    )


def as_plain(composed: Composed) -> dict[str, Any]:
    """Return a composed message as plain values."""
    return {
        "situation": composed.draft.situation,
        "tone": composed.version.tone,
        "version": composed.version.id,
        "own": composed.version.own,
        "text": composed.text,
        "places": dict(composed.places),
    }
