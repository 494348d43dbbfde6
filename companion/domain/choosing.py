"""Which step is offered today, and why. docs/choosing.md tells it in words.

The same day, records and library always give the same order. Only records of earlier
days count, so that what is offered does not move while a person looks at it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from companion.domain.draw import weighted_key
from companion.domain.library import StepEntry, StepFormat
from companion.domain.people import around, closeness
from companion.domain.records import Favourite, Format, Person, Step

REST_BEFORE_REPEAT = timedelta(days=14)
_WAITS = timedelta(days=7)
LOW_ENERGY = 2
TINY_MINUTES = 3
EASIEST = 2
AMONG_THE_FIRST = 3
_NEARNESS = {0: 1.0, 1: 0.45, 2: 0.2, 3: 0.1, 4: 0.05}
_MOST_DEMAND = {1: 1, 2: 2, 3: 4, 4: 4, 5: 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A step to offer, a person it brings to mind ("" for none), and the reasons in words."""

    entry: StepEntry
    person: str = ""
    person_name: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What a choice depends on.

    `history`: steps of any day; `feelings`: words of the check-in; `formats`: what is easiest
    for the person, the safest first.
    """

    day: date
    energy: int
    feelings: tuple[str, ...] = ()
    history: Sequence[Step] = ()
    favourites: Sequence[Favourite] = ()
    people: Sequence[Person] = ()
    formats: Sequence[Format] = ()


def own_formats(favourite: Favourite) -> tuple[StepFormat, ...]:
    """Return the formats of an own step that steps of the library also have; solo without any."""
    known: tuple[StepFormat, ...] = ("text", "voice", "in-person", "async", "creative", "body")
    return tuple(f for f in known if f in favourite.formats) or ("solo",)


def own_entry(favourite: Favourite) -> StepEntry:
    """Return a step of the person's own words as an entry of the library."""
    return StepEntry(
        id=favourite.id,
        text=favourite.text,
        why="From your own menu.",
        energy=favourite.energy or 1,
        formats=own_formats(favourite),
        minutes=5,
        demand=0,
        contact="none",
        smallest=favourite.smaller or "Read it once, and let that be all.",
    )


def smaller_version(entry: StepEntry, entries: Mapping[str, StepEntry]) -> StepEntry | None:
    """Return the gentler version of `entry`; None where it is already the smallest."""
    if entry.smaller in entries:
        return entries[entry.smaller]
    if not entry.smallest:
        return None
    return StepEntry(
        id=f"{entry.id}.smallest",
        text=entry.smallest,
        why="The smallest size there is. It counts the same.",
        energy=1,
        formats=("solo",),
        minutes=1,
        demand=0,
        contact="none",
    )


def root_of(entry_id: str) -> str:
    """Return the id of the step that `entry_id` is, or is the smallest version of."""
    return entry_id.partition(".smallest")[0]


def find_entry(entry_id: str, entries: Mapping[str, StepEntry]) -> StepEntry | None:
    """Return the entry of that id, the smallest versions included; None when there is none."""
    if entry_id in entries:
        return entries[entry_id]
    parent = root_of(entry_id)
    return smaller_version(entries[parent], entries) if parent in entries else None


def at_most(entry: StepEntry, energy: int, entries: Mapping[str, StepEntry]) -> StepEntry:
    """Return the largest version of `entry` that asks no more than `energy`."""
    seen = {entry.id}  # own entries may lead round in a circle
    while entry.energy > energy and (smaller := smaller_version(entry, entries)):
        if smaller.id in seen:
            break
        seen.add(smaller.id)
        entry = smaller
    return entry


def fits(entry: StepEntry, energy: int) -> bool:
    """Say whether `entry` may be offered: never above the energy, on low days nothing live."""
    if entry.energy > energy or entry.demand > _MOST_DEMAND[energy]:
        return False
    return not (entry.reply_needed and energy <= LOW_ENERGY)


def is_tiny_exchange(entry: StepEntry) -> bool:
    """Say whether `entry` is a small contact with somebody, over in a few minutes."""
    return entry.contact != "none" and 1 <= entry.demand <= 2 and entry.minutes <= TINY_MINUTES


def _person_for(entry: StepEntry, at: Situation) -> Person | None:
    """Return who this step brings to mind. Never someone marked unsafe."""
    if entry.contact != "known":
        return None

    def weight(person: Person) -> float:
        safest = bool(person.formats) and person.formats[0] in entry.formats
        return closeness(person) * (2 if safest else 1)

    return min(
        around(at.people, low=at.energy <= LOW_ENERGY),
        key=lambda p: weighted_key(weight(p), at.day, entry.id, "person", p.id),
        default=None,
    )


def _formats_of_the_last_two(at: Situation) -> set[str]:
    earlier = sorted((s for s in at.history if s.day and s.day < at.day), key=lambda s: s.id)
    return {name for step in earlier[-2:] for name in step.formats}


def _weight(
    entry: StepEntry, person: Person | None, favourite: bool, at: Situation, recent: set[str]
) -> float:
    weight = _NEARNESS[at.energy - entry.energy]
    if favourite:
        weight *= 4
    if "body" in entry.formats or entry.share_later:
        weight *= 1.3
    if person and person.steady:
        weight *= 1.8
    if "afraid" in at.feelings:
        weight /= 1 + entry.demand
    if "tired" in at.feelings:
        weight *= 1.8 if entry.minutes <= 2 else 0.5
    if "lonely" in at.feelings and entry.contact != "none":
        weight *= 1.6
    if set(at.formats[:EASIEST]) & set(entry.formats):
        weight *= 1.4
    if not recent.isdisjoint(entry.formats):
        weight *= 0.6
    return weight


def _reasons(
    entry: StepEntry, person: Person | None, favourite: bool, at: Situation
) -> tuple[str, ...]:
    said = []
    if favourite:
        said.append("It is on your own menu.")
    if entry.energy == at.energy:
        said.append(f"It asks for energy {entry.energy}, and that is what you have today.")
    else:
        said.append(f"It asks for energy {entry.energy}, less than your {at.energy} today.")
    if entry.contact == "none":
        said.append("It needs nobody else.")
    elif not entry.reply_needed:
        said.append("It is whole without a reply.")
    if entry.contact == "known":
        said.append("It is for someone who knows you.")
    if person and person.steady:
        said.append(f"{person.name} is one of your steady people.")
    elif person and person.listens:
        said.append(f"{person.name} listens without judging.")
    if set(at.formats[:EASIEST]) & set(entry.formats):
        said.append("It is one of the ways that are easiest for you.")
    if "body" in entry.formats:
        said.append("Small movement sometimes helps a little.")
    if "afraid" in at.feelings and entry.demand <= 1:
        said.append("You named being uneasy, so quieter steps come first.")
    if "tired" in at.feelings and entry.minutes <= 2:
        said.append("You named being tired, so short steps come first.")
    said.append("The rest is the day's lot: it stays the same until tomorrow.")
    return tuple(said)


def _suggest(entry: StepEntry, favourite: bool, at: Situation) -> Suggestion:
    person = _person_for(entry, at)
    return Suggestion(
        entry=entry,
        person=person.id if person else "",
        person_name=person.name if person else "",
        reasons=_reasons(entry, person, favourite, at),
    )


def _moved_here(at: Situation, entries: Mapping[str, StepEntry]) -> Iterable[Suggestion]:
    """Suggest what was moved to this day or, not taken up since, to one of the last days."""
    for step in at.history:
        goal = step.moved_to
        if step.outcome != "moved" or goal is None or not timedelta(0) <= at.day - goal < _WAITS:
            continue
        taken_up = any(
            s.entry == step.entry and s.day and goal <= s.day < at.day for s in at.history
        )
        entry = find_entry(step.entry, entries)
        if entry is None or taken_up:
            continue
        fitting = at_most(entry, at.energy, entries)
        if fitting.energy > at.energy:
            continue
        size = "" if fitting == entry else " This is its smaller version."
        when = "this day" if goal == at.day else "an earlier day, and it can still be today"
        yield replace(_suggest(fitting, False, at), reasons=(f"You moved it to {when}.{size}",))


def _menu(at: Situation, entries: Mapping[str, StepEntry]) -> dict[str, StepEntry]:
    """Return the person's own menu by id: own words, library steps, smallest versions."""
    found = (
        own_entry(f) if f.text and not f.entry else find_entry(f.entry, entries)
        for f in at.favourites
    )
    return {entry.id: entry for entry in found if entry}


def _last_used(at: Situation) -> dict[str, date]:
    days: dict[str, date] = {}
    for step in at.history:
        if step.day and step.day < at.day:
            root = root_of(step.entry)
            days[root] = max(step.day, days.get(root, step.day))
    return days


def _with_a_tiny_exchange(ordered: list[Suggestion]) -> list[Suggestion]:
    """Return `ordered` with a tiny exchange among the first three, so that each day has one."""
    best = next((s for s in ordered if is_tiny_exchange(s.entry)), None)
    if best is None or best in ordered[:AMONG_THE_FIRST]:
        return ordered
    others = [s for s in ordered if s is not best]
    return [*others[: AMONG_THE_FIRST - 1], best, *others[AMONG_THE_FIRST - 1 :]]


def rank(at: Situation, entries: Mapping[str, StepEntry]) -> list[Suggestion]:
    """Return every step that may be offered, best first.

    A step moved to this day comes first; on low days the person's own menu is next. Steps
    of the last two weeks come last (the longest ago first), except favourites.
    """
    menu = _menu(at, entries)
    pool = {**entries, **menu}
    last_used = _last_used(at)
    recent = _formats_of_the_last_two(at)
    fresh: list[tuple[bool, float, str, Suggestion]] = []
    used: list[tuple[date, str, Suggestion]] = []
    for entry in pool.values():
        if not fits(entry, at.energy):
            continue
        favourite = entry.id in menu
        suggestion = _suggest(entry, favourite, at)
        person = next((p for p in at.people if p.id == suggestion.person), None)
        seen = last_used.get(root_of(entry.id))
        if seen and not favourite and at.day - seen < REST_BEFORE_REPEAT:
            used.append((seen, entry.id, suggestion))
            continue
        later = at.energy <= LOW_ENERGY and not favourite
        weight = _weight(entry, person, favourite, at, recent)
        key = weighted_key(weight, at.day, at.energy, entry.id)
        fresh.append((later, key, entry.id, suggestion))
    moved = list(_moved_here(at, pool))
    first = {s.entry.id for s in moved}
    ordered = [row[-1] for row in sorted(fresh, key=lambda row: row[:3])]
    ordered += [row[-1] for row in sorted(used, key=lambda row: row[:2])]
    return _with_a_tiny_exchange(moved + [s for s in ordered if s.entry.id not in first])
