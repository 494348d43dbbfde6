"""today, done, smaller, rest, move: the day's step from the shell."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from companion.cli.output import say, say_json, well_formed
from companion.cli.session import Session, WholeNumber, as_json, shared, wrong_use
from companion.domain.days import day_in_words, read_day
from companion.domain.records import Outcome, Step
from companion.domain.text import shorten
from companion.services import today as verbs
from companion.services import today_view as view
from companion.services.context import Context
from companion.services.today import Said
from companion.services.today_view import Offer, TodayView

_CLOSED_AS = {
    "done": "Done today: {}",
    "smaller": "The smaller one, done today: {}",
    "let-go": "Let go today: {}",
    "rest": "Today is for resting.",
    "moved": "Moved to {day}: {}",
    "": "Closed today: {}",
}


def closed_as(step: Step, day: date) -> str:
    """Say how today's step was closed."""
    words = (step.smaller or step.text) if step.outcome == "smaller" else step.text
    goal = day_in_words(step.moved_to, day) if step.moved_to else ""
    return _CLOSED_AS[step.outcome].format(words, day=goal)


def step_lines(offer: Offer) -> list[str]:
    """Return the step, its why, and its smaller version."""
    mind = f" {offer.person_name} comes to mind." if offer.person_name else ""
    why = [offer.why] if offer.why else []
    smaller = [f"smaller: {offer.smaller}"] if offer.smaller else []
    return [offer.text + mind, *why, *smaller]


def _lines(seen: TodayView) -> list[str]:
    step = seen.offer.record
    if step and seen.stage == "closed":
        closed = closed_as(step, seen.day)
        return [seen.line, closed, 'Something else that counts: companion win "..."']
    if seen.stage == "taken":
        first, *more = step_lines(seen.offer)
        end = "No hurry. Afterwards: companion done, companion smaller or companion move."
        return [f"You took this one: {first}", *more, end]
    end = "Next: companion done, companion smaller, companion rest or companion move."
    if seen.checkin is None:
        end = "Next: companion done, smaller, rest or move. Less energy: companion today --energy 1"
    return [*step_lines(seen.offer), end]


def _plain(seen: TodayView) -> dict[str, Any]:
    offer, step = seen.offer, seen.offer.record
    return {
        "day": seen.day,
        "stage": seen.stage,
        "energy": seen.energy,
        "intention": seen.intention,
        "step": {
            "entry": offer.entry,
            "text": offer.text,
            "why": offer.why,
            "smaller": offer.smaller,
            "energy": offer.energy,
            "formats": offer.formats,
            "minutes": offer.minutes,
            "person": offer.person_name,
        },
        "reasons": offer.reasons,
        "outcome": step.outcome if step else "",
        "line": seen.line,
    }


@click.command(epilog="Try: companion today --energy 2")
@shared
@as_json
@click.option("--energy", type=WholeNumber("energy", 1, 5), help="Energy today: 1 to 5.")
@click.option("--login", is_flag=True, help="Print nothing once today's step is closed.")
@click.pass_obj
def today(session: Session, energy: int | None, login: bool, as_json: bool) -> None:
    """Print today's step. --energy is kept as today's check-in."""
    context = session.open()
    seen = view.look(context)
    if energy and (seen.checkin is None or seen.checkin.energy != energy):
        verbs.check_in(context, energy=energy)
        seen = view.look(context)
    if session.plain:
        from companion.cli import line_mode

        line_mode.run(context, session.demo)
        return
    if login and seen.stage == "closed":
        return
    if as_json:
        say_json(_plain(seen))
    else:
        say(*_lines(seen))


def said_lines(said: Said) -> list[str]:
    """Return the warm line, the win it brought, and anything odd about the keeping."""
    lines = [said.line]
    if said.win:
        lines.append(f"Kept as a win: {shorten(said.win.text, 200)}")
    if said.kept.line != "Kept.":
        lines.append(said.kept.line)
    return [line for line in lines if line]


def _close(context: Context, outcome: Outcome, **more: Any) -> None:
    say(*said_lines(verbs.close(context, outcome, **more)))


_mood = click.option("--mood", type=WholeNumber("mood", 0, 10), help="Mood now: 0 to 10.")
_note = click.option("--note", default="", metavar="TEXT", help="What happened, in your words.")


@click.command(epilog='Try: companion done --mood 4 --note "she waved back"')
@shared
@_mood
@_note
@click.pass_obj
def done(session: Session, mood: int | None, note: str) -> None:
    """Close today's step as done, and keep it as a win."""
    _close(session.open(), "done", mood=mood, note=well_formed(note))


@click.command(epilog="Try: companion smaller --mood 4")
@shared
@_mood
@_note
@click.pass_obj
def smaller(session: Session, mood: int | None, note: str) -> None:
    """Close today's step in its smaller version. It counts the same."""
    _close(session.open(), "smaller", mood=mood, note=well_formed(note))


@click.command(epilog="Try: companion rest")
@shared
@_mood
@_note
@click.pass_obj
def rest(session: Session, mood: int | None, note: str) -> None:
    """Rest today. It needs no reason and is kept as care."""
    _close(session.open(), "rest", mood=mood, note=well_formed(note))


@click.command(short_help="Move today's step to another day.", epilog="Try: companion move friday")
@shared
@_note
@click.argument("day", nargs=-1)
@click.pass_obj
def move(session: Session, day: tuple[str, ...], note: str) -> None:
    """Move today's step to another DAY: tomorrow, friday, in 3 days, 2026-11-24."""
    context = session.open()
    with wrong_use():
        goal = read_day(well_formed(" ".join(day)), context.today) if day else None
        if goal and goal <= context.today:
            raise click.UsageError(
                "A step moves to a day after today.", ctx=click.get_current_context()
            )
    said = verbs.close(context, "moved", note=well_formed(note), moved_to=goal)
    step = said.kept.first(Step)
    say(*said_lines(said), closed_as(step, context.today))
