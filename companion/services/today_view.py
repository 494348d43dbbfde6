"""What Today shows: read from the records, deciding nothing, keeping nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from companion.domain.choosing import (
    Situation,
    Suggestion,
    find_entry,
    own_entry,
    rank,
    smaller_version,
)
from companion.domain.days import part_of_day, week_start
from companion.domain.draw import pick
from companion.domain.library import StepEntry
from companion.domain.names import pattern_of
from companion.domain.people import steady_ones
from companion.domain.questions import Question, open_questions
from companion.domain.records import TABLES, CheckIn, Favourite, Person, Sent, Step, Week, Win
from companion.services import needs, people
from companion.services.context import Context
from companion.services.words import line, options
from companion.store import library
from companion.store.store import Snapshot

DEFAULT_ENERGY = 2
SURE = 7
GAP = timedelta(days=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The step on the card. `record` is None until something about it was kept."""

    entry: str
    text: str
    why: str
    smaller: str
    energy: int
    formats: tuple[str, ...]
    minutes: int
    tags: tuple[str, ...]
    person: str
    person_name: str
    favourite: bool
    reasons: tuple[str, ...]
    record: Step | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayView:
    """One look at today.

    `line` is the warm line after a step is closed, or the offer of a smaller one when the
    person said it feels hardly doable.
    """

    day: date
    part: str
    greeting: str
    returned: bool
    checkin: CheckIn | None
    energy: int
    validation: str
    intention: str
    stage: Literal["offered", "taken", "closed"]
    offer: Offer
    questions: tuple[Question, ...]
    line: str
    from_wins: Win | None
    no_reply: str
    steady: tuple[str, ...]


def latest_checkin(seen: Snapshot, day: date) -> CheckIn | None:
    """Return the last check-in of `day`."""
    return max((c for c in seen.all(CheckIn) if c.day == day), key=lambda c: c.id, default=None)


def current_step(seen: Snapshot, day: date) -> Step | None:
    """Return the step that is on the card: today's last one, else one taken yesterday and open.

    An older open step is let be: it is on nobody's list.
    """
    todays = [s for s in seen.all(Step) if s.day == day]
    if todays:
        return max(todays, key=lambda s: s.id)
    yesterday = [s for s in seen.all(Step) if s.day == day - timedelta(days=1)]
    last = max(yesterday, key=lambda s: s.id, default=None)
    return last if last and last.stage == "taken" else None


def situation(seen: Snapshot, day: date, energy: int) -> Situation:
    """Return what the choice of a step depends on."""
    checkin = latest_checkin(seen, day)
    return Situation(
        day=day,
        energy=energy,
        feelings=checkin.feelings if checkin else (),
        history=seen.all(Step),
        favourites=seen.all(Favourite),
        people=seen.all(Person),
        formats=needs.formats_of(seen),
    )


def energy_of(seen: Snapshot, day: date) -> int:
    """Return today's energy as last said, or a gentle guess."""
    checkin = latest_checkin(seen, day)
    return checkin.energy if checkin and checkin.energy else DEFAULT_ENERGY


def own_and_shipped(seen: Snapshot) -> dict[str, StepEntry]:
    """Return every entry a step may come from, by id: the library's and the person's own."""
    own = {f.id: own_entry(f) for f in seen.all(Favourite) if f.text and not f.entry}
    return {**library.steps(), **own}


def suggestions(seen: Snapshot, day: date, energy: int) -> list[Suggestion]:
    """Return what may be offered on `day`, best first."""
    return rank(situation(seen, day, energy), library.steps())


def offer_of(seen: Snapshot, day: date, energy: int) -> Offer:
    """Return the step on the card: the kept one, else the day's first suggestion."""
    record = current_step(seen, day)
    entries = own_and_shipped(seen)
    ranked = suggestions(seen, day, energy)
    if record is None:
        return _offer(seen, ranked[0], None, entries)
    for suggestion in ranked:
        if suggestion.entry.id == record.entry:
            return _offer(seen, suggestion, record, entries)
    entry = find_entry(record.entry, entries)
    if entry is None:
        entry = StepEntry(
            id=record.entry, text=record.text, why="", energy=record.energy or 1, formats=("solo",),
            minutes=record.minutes or 1, demand=0, contact="none", smallest=record.smaller,
        )  # fmt: skip
    return _offer(
        seen, Suggestion(entry=entry, reasons=("You chose this one yourself.",)), record, entries
    )


def _offer(
    seen: Snapshot, suggestion: Suggestion, record: Step | None, entries: dict[str, StepEntry]
) -> Offer:
    entry = suggestion.entry
    smaller = smaller_version(entry, entries)
    person = record.person if record else suggestion.person
    name = next((p.name for p in seen.all(Person) if p.id == person and not p.unsafe), "")
    return Offer(
        entry=entry.id,
        text=record.text if record else entry.text,
        why=entry.why,
        smaller=smaller.text if smaller else "",
        energy=entry.energy,
        formats=tuple(entry.formats),
        minutes=entry.minutes,
        tags=tuple(words for words, is_so in _tags(entry) if is_so),
        person=person,
        person_name=name,
        favourite=any(entry.id in (f.entry, f.id) for f in seen.all(Favourite)),
        reasons=suggestion.reasons,
        record=record,
    )


def _tags(entry: StepEntry) -> tuple[tuple[str, bool], ...]:
    return (
        ("daylight", entry.daylight),
        ("come as you are", entry.come_as_you_are),
        ("listen only", entry.listen_only),
        ("helper role", entry.helper_role),
        ("to share later", entry.share_later),
    )


def _last_day_before(seen: Snapshot, day: date) -> date | None:
    return max(
        (r.day for kind in TABLES.values() for r in seen.all(kind) if r.day and r.day < day),
        default=None,
    )


def returned_after_gap(seen: Snapshot, day: date) -> bool:
    """Say whether this is a coming back: records, and none in the last days before today."""
    last = _last_day_before(seen, day)
    return last is not None and day - last >= GAP


def is_hard(seen: Snapshot, day: date) -> bool:
    """Say whether the day was called a low one: energy 1-2, a heavy word, or mood 3 or less."""
    checkin = latest_checkin(seen, day)
    step = current_step(seen, day)
    moods = [checkin.mood if checkin else None, step.mood_before if step else None]
    low = bool(
        checkin and ((checkin.energy or 5) <= 2 or {"heavy", "numb"} & set(checkin.feelings))
    )
    return low or any(mood is not None and mood <= 3 for mood in moods)


def _validation(checkin: CheckIn | None, day: date) -> str:
    if checkin is None:
        return ""
    for feeling in checkin.feelings:
        if said := line(f"validation-{feeling.replace('all right', 'alright')}", day, checkin.id):
            return said
    return line("validation-low", day, checkin.id) if checkin.energy == 1 else ""


def _line(step: Step | None, offer: Offer, day: date) -> str:
    if step is None or step.stage == "taken":
        return ""
    if step.stage == "offered":
        unsure = step.confidence is not None and step.confidence < SURE and offer.smaller
        return line("low-confidence", day, step.id) if unsure else ""
    if step.reply == "not-yet":
        return line("no-reply", day, step.id)
    if step.heard is False:
        return line("not-heard", day, step.id)
    if step.hard and step.outcome == "let-go":
        return line("setback", day, step.id)
    return line(step.outcome, day, step.id)


def awaiting_reply(seen: Snapshot, day: date) -> Step | Sent | None:
    """Return the last step or message of the last days that hoped for an answer, if none came."""
    hoped: list[Step | Sent] = [*seen.all(Step), *seen.all(Sent)]
    recent = [
        r for r in hoped if r.reply and r.day and timedelta(0) < day - r.day <= timedelta(days=3)
    ]
    last = max(recent, key=lambda r: (r.day or date.min, r.created), default=None)
    if last is None or last.reply != "not-yet":
        return None
    name = last.name if isinstance(last, Sent) else ""
    return None if people.kept_apart(seen)(last.person, name) else last


def _may_come_back(seen: Snapshot, day: date) -> list[Win]:
    """Return the wins of earlier days, but for those with someone kept apart in them.

    A first name is enough, in capitals or not: rather one win too few than that one.
    """
    apart = people.kept_apart(seen)
    unsafe = pattern_of(people.unsafe_names(seen))
    return [
        w
        for w in seen.all(Win)
        if w.day
        and w.day < day
        and not apart(w.person, "")
        and not (unsafe and unsafe.search(w.text))
    ]


def intention_of(seen: Snapshot, day: date) -> str:
    """Return the week's intention: the kept one, else one to start from."""
    monday = week_start(day)
    kept = max(
        (w for w in seen.all(Week) if w.day == monday), key=lambda w: w.updated, default=None
    )
    if kept and kept.intention:
        return kept.intention
    group = options("intention")
    return pick(group, "intention", monday) if group else ""


def look(context: Context, energy: int | None = None) -> TodayView:
    """Return today as it stands. `energy` (1-5) tries another energy without keeping it."""
    seen = context.store.snapshot()
    day = context.today
    checkin = latest_checkin(seen, day)
    used = energy or energy_of(seen, day)
    offer = offer_of(seen, day, used)
    if energy and not (offer.record and offer.record.stage == "taken"):
        offer = _offer(seen, suggestions(seen, day, used)[0], None, own_and_shipped(seen))
    step = offer.record
    part = part_of_day(context.now())
    returned = returned_after_gap(seen, day)
    hard = is_hard(seen, day)
    older = _may_come_back(seen, day) if hard else []
    waiting = awaiting_reply(seen, day)
    return TodayView(
        day=day,
        part=part,
        greeting=line("return" if returned else f"greeting-{part}", day),
        returned=returned,
        checkin=checkin,
        energy=used,
        validation=_validation(checkin, day),
        intention=intention_of(seen, day),
        stage=step.stage if step else "offered",
        offer=offer,
        questions=open_questions(step) if step else (),
        line=_line(step, offer, day),
        from_wins=pick(older, "win", day) if older else None,
        no_reply=line("no-reply", day, waiting.id) if waiting else "",
        steady=tuple(p.name for p in steady_ones(seen.all(Person), day)) if hard else (),
    )
