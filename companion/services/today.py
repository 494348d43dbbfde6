"""What a person does with today's step: check in, choose, take, finish, rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from companion.domain import text as texts
from companion.domain.choosing import find_entry, root_of, smaller_version
from companion.domain.days import week_start
from companion.domain.errors import BadInput
from companion.domain.kinds import kind_of_step
from companion.domain.library import StepEntry
from companion.domain.questions import FEELINGS, questions_of, read_rating
from companion.domain.records import CheckIn, Favourite, Outcome, Step, Week, Win, revised
from companion.services import today_view as view
from companion.services.context import Context
from companion.services.words import line
from companion.store import library
from companion.store.store import Change, Kept, Snapshot

_RATINGS = (
    "mood_before", "tension_before", "expected_mood", "mood_after", "tension_after", "confidence",
)  # fmt: skip
_RATING_NAMES = {name: name.split("_")[0] for name in _RATINGS} | {"expected_mood": "mood"}
_LINES = ("feared", "happened", "hard", "helped", "anchor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What to say after a verb: the warm line, whether it is on disk, and the win it brought."""

    line: str
    kept: Kept
    win: Win | None = None


def _in_range(value: int, low: int, high: int, name: str) -> int:
    if not low <= value <= high:
        raise BadInput(
            f"{name.capitalize()} is a whole number from {low} to {high}; {value} is not."
        )
    return value


def check_in(
    context: Context,
    energy: int | None = None,
    feelings: tuple[str, ...] | None = None,
    mood: int | None = None,
) -> Kept:
    """Keep how it is now. Feelings or mood without energy join the day's last check-in.

    Energy 1-5, mood 0-10, feelings among FEELINGS; BadInput for anything else.
    """
    if energy is not None:
        _in_range(energy, 1, 5, "energy")
    if mood is not None:
        _in_range(mood, 0, 10, "mood")
    for feeling in feelings or ():
        if feeling not in FEELINGS:
            shown = texts.shorten(texts.one_line(feeling), 40)
            raise BadInput(f'"{shown}" is not among the words here: {", ".join(FEELINGS)}.')
    day = context.today

    def decide(seen: Snapshot) -> Change:
        last = view.latest_checkin(seen, day)
        if last is None or energy is not None:
            words = (last.feelings if last else ()) if feelings is None else feelings
            record = context.store.new(CheckIn, day, energy=energy, feelings=words, mood=mood)
        else:
            record = revised(
                last,
                context.now(),
                feelings=last.feelings if feelings is None else feelings,
                mood=last.mood if mood is None else mood,
            )
        step = view.current_step(seen, day)
        stale = [step] if step and step.stage == "offered" and energy is not None else []
        return Change(keep=[record], remove=stale)

    return context.store.change(decide, "the check-in")


def _put_on_card(
    context: Context, old: Step | None, entry: StepEntry, entries: dict[str, StepEntry], **more: Any
) -> Step:
    smaller = smaller_version(entry, entries)
    values: dict[str, Any] = {
        "entry": entry.id,
        "text": entry.text,
        "smaller": smaller.text if smaller else "",
        "energy": entry.energy,
        "formats": tuple(entry.formats),
        "minutes": entry.minutes,
        **more,
    }
    if old is None or old.stage == "closed":
        return context.store.new(Step, context.today, **values)
    if old.entry != entry.id:
        # How doable it felt was said of another step.
        asked = tuple(q for q in old.asked if q != "confidence")
        values = {"confidence": None, "asked": asked, **values}
    return revised(old, context.now(), **values)


def _change_step(
    context: Context, decide: Callable[[Snapshot, Step | None], Step | None], words: str
) -> Kept:
    day = context.today

    def step_change(seen: Snapshot) -> Change:
        step = decide(seen, view.current_step(seen, day))
        return Change(keep=[step] if step else [])

    return context.store.change(step_change, words)


def another(context: Context) -> Kept:
    """Put the next suggestion on the card. After the last one the first comes round again."""
    day = context.today

    def decide(seen: Snapshot, step: Step | None) -> Step:
        energy = view.energy_of(seen, day)
        entries = view.own_and_shipped(seen)
        offer = view.offer_of(seen, day, energy)
        open_step = step if step and step.day == day and step.stage != "closed" else None
        earlier = open_step.passed if open_step else ()
        done = (s.entry for s in seen.all(Step) if s.day == day and s.stage == "closed")
        passed = (*earlier, root_of(offer.entry))
        over = {*passed, *map(root_of, done)}
        ranked = view.suggestions(seen, day, energy)
        left = [s for s in ranked if root_of(s.entry.id) not in over]
        if not left:
            passed, left = (), ranked
        return _put_on_card(
            context,
            open_step,
            left[0].entry,
            entries,
            passed=passed,
            person=left[0].person,
            stage="offered",
            asked=(),
            taken_at=None,
        )

    return _change_step(context, decide, "another step")


def smaller(context: Context) -> Kept:
    """Put the smaller version on the card; a step already taken stays taken.

    Raises BadInput where it is the smallest already.
    """

    def decide(seen: Snapshot, step: Step | None) -> Step:
        entries = view.own_and_shipped(seen)
        offer = view.offer_of(seen, context.today, view.energy_of(seen, context.today))
        entry = find_entry(offer.entry, entries)
        gentler = smaller_version(entry, entries) if entry else None
        if gentler is None:
            raise BadInput("This is the smallest size. Reading it counts too; z is rest.")
        return _put_on_card(context, step, gentler, entries, person=_still(offer, gentler))

    return _change_step(context, decide, "the smaller step")


def _still(offer: view.Offer, entry: StepEntry) -> str:
    """Return the person on the card if `entry` is a step with someone known too."""
    return offer.person if entry.contact == "known" else ""


def bigger(context: Context) -> Kept:
    """Put a bigger version on the card, because the person asked. BadInput where there is none."""

    def decide(seen: Snapshot, step: Step | None) -> Step:
        entries = view.own_and_shipped(seen)
        offer = view.offer_of(seen, context.today, view.energy_of(seen, context.today))
        larger = _bigger_of(offer.entry, entries)
        if larger is None:
            raise BadInput("There is no bigger version of this one. It is enough as it is.")
        return _put_on_card(context, step, larger, entries, person=_still(offer, larger))

    return _change_step(context, decide, "the bigger step")


def _bigger_of(entry_id: str, entries: dict[str, StepEntry]) -> StepEntry | None:
    parent, dot, _ = entry_id.rpartition(".smallest")
    if dot:
        return entries.get(parent)
    entry = entries.get(entry_id)
    if entry and entry.bigger in entries:
        return entries[entry.bigger]
    above = [e for e in entries.values() if e.smaller == entry_id]
    return min(above, key=lambda e: (e.energy, e.demand, e.id), default=None)


def put_favourite_on_card(context: Context, favourite_id: str) -> Kept:
    """Offer a step of the person's own menu today."""

    def decide(seen: Snapshot, step: Step | None) -> Step:
        entries = view.own_and_shipped(seen)
        favourite = seen.find(Favourite, favourite_id)
        entry = find_entry(favourite.entry or favourite.id, entries) if favourite else None
        if entry is None:
            raise BadInput("That step is not on your menu any more.")
        return _put_on_card(context, step, entry, entries, person="")

    return _change_step(context, decide, "the step from your menu")


def take(context: Context) -> Kept:
    """Take the step on the card. Taking it twice changes nothing."""

    def decide(seen: Snapshot, step: Step | None) -> Step | None:
        if step and step.stage == "taken":
            return None
        entries = view.own_and_shipped(seen)
        energy = view.energy_of(seen, context.today)
        offer = view.offer_of(seen, context.today, energy)
        if step and step.stage == "closed":
            raise BadInput("Today's step is finished. n brings another, if you want one.")
        entry = find_entry(offer.entry, entries)
        now = context.now()
        if entry is None:
            return revised(step, now, stage="taken", taken_at=now) if step else None
        return _put_on_card(
            context, step, entry, entries, stage="taken", taken_at=now, person=offer.person
        )

    return _change_step(context, decide, "taking the step")


def answer(context: Context, question: str, value: int | str | None) -> Kept:
    """Keep the answer to one question about today's step; None or "" skips it.

    Ratings are 0-10 (BadInput otherwise); texts become one line.
    """
    change: dict[str, Any] = {}
    if question in _RATINGS and value not in (None, ""):
        change[question] = read_rating(str(value), _RATING_NAMES[question])
    elif question in _LINES:
        change[question] = texts.one_line(str(value or ""))
    elif question == "reply":
        change["reply"] = str(value or "")
    elif question == "heard":
        change["heard"] = {"yes": True, "no": False}.get(str(value or ""))
    elif question not in _RATINGS:
        raise BadInput(f'There is no question called "{texts.one_line(question)}".')

    def decide(seen: Snapshot, step: Step | None) -> Step:
        if step is None:
            entries = view.own_and_shipped(seen)
            offer = view.offer_of(seen, context.today, view.energy_of(seen, context.today))
            entry = find_entry(offer.entry, entries)
            assert entry is not None
            step = _put_on_card(context, None, entry, entries, person=offer.person)
        return revised(step, context.now(), asked=_with(step.asked, question), **change)

    return _change_step(context, decide, "the answer")


def _with(asked: tuple[str, ...], *more: str) -> tuple[str, ...]:
    return (*asked, *(q for q in more if q not in asked))


def skip_the_rest(context: Context) -> Kept:
    """Skip every question of this stage that is still open."""

    def decide(seen: Snapshot, step: Step | None) -> Step | None:
        if step is None:
            return None
        ids = [q.id for q in questions_of(step)]
        return revised(step, context.now(), asked=_with(step.asked, *ids))

    return _change_step(context, decide, "skipping the questions")


def ask_again(context: Context, question: str) -> Kept:
    """Go back to a question: it becomes open again, its answer stays until it is replaced."""

    def decide(seen: Snapshot, step: Step | None) -> Step | None:
        if step is None or question not in step.asked:
            return None
        return revised(step, context.now(), asked=tuple(q for q in step.asked if q != question))

    return _change_step(context, decide, "going back")


def close(
    context: Context,
    outcome: Outcome,
    mood: int | None = None,
    note: str = "",
    moved_to: date | None = None,
) -> Said:
    """Close today's step as done, smaller, moved, let-go or rest.

    Done and smaller keep a win, rest keeps one of care. `mood` (0-10) is the mood after.
    A moved step goes to `moved_to`, tomorrow when nothing is said.
    """
    if mood is not None:
        _in_range(mood, 0, 10, "mood")
    day = context.today
    goal = (moved_to or day + timedelta(days=1)) if outcome == "moved" else None
    if goal and goal <= day:
        raise BadInput("A step moves to a day after today, such as tomorrow or friday.")
    won: list[Win] = []

    def decide(seen: Snapshot) -> Change:
        won.clear()
        step = view.current_step(seen, day)
        entries = view.own_and_shipped(seen)
        if step is None or (step.stage == "closed" and outcome != "rest"):
            if step is not None:
                raise BadInput(
                    "Today's step is closed already. More that counts fits among your wins."
                )
            offer = view.offer_of(seen, day, view.energy_of(seen, day))
            entry = find_entry(offer.entry, entries)
            assert entry is not None
            step = _put_on_card(context, None, entry, entries, person=offer.person)
        elif step.stage == "closed":
            if step.outcome == "rest":
                return Change(keep=[step])
            step = context.store.new(Step, day)
        now = context.now()
        # A step carried over from yesterday belongs to the day it was finished on.
        closed = revised(
            step, now, day=day, stage="closed", outcome=outcome, closed_at=now, moved_to=goal
        )
        if mood is not None:
            closed = revised(closed, now, mood_after=mood, asked=_with(closed.asked, "mood_after"))
        if note:
            closed = revised(
                closed, now, happened=texts.note(note), asked=_with(closed.asked, "happened")
            )
        win = _win_of(context, closed, find_entry(closed.entry, entries))
        if win is None:
            return Change(keep=[closed])
        won.append(win)
        return Change(keep=[revised(closed, now, win=win.id), win])

    kept = context.store.change(decide, f"{_OUTCOME_WORDS[outcome]}")
    closed = kept.first(Step)
    return Said(line=line(outcome, day, closed.id), kept=kept, win=won[0] if won else None)


_OUTCOME_WORDS = {
    "done": "finishing the step",
    "smaller": "finishing the smaller step",
    "moved": "moving the step",
    "let-go": "letting the step go",
    "rest": "resting today",
}


def _win_of(context: Context, step: Step, entry: StepEntry | None) -> Win | None:
    if step.outcome not in ("done", "smaller", "rest"):
        return None
    words = {"rest": "Rested today.", "smaller": step.smaller or step.text}.get(
        step.outcome, step.text
    )
    return context.store.new(
        Win,
        context.today,
        text=words,
        kind=kind_of_step(step, entry, library.win_kinds()),
        step=step.id,
        person=step.person,
    )


def rest(context: Context) -> Said:
    """Rest today, kept as care. No reason is asked."""
    return close(context, "rest")


def set_intention(context: Context, words: str) -> Kept:
    """Keep the week's intention; empty words bring back one to start from."""
    monday = week_start(context.today)

    def decide(seen: Snapshot) -> Change:
        old = next((w for w in seen.all(Week) if w.day == monday), None)
        clean = texts.one_line(words)
        week = (
            revised(old, context.now(), intention=clean)
            if old
            else context.store.new(Week, monday, intention=clean)
        )
        return Change(keep=[week])

    return context.store.change(decide, "the intention")
