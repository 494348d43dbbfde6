"""How Today looks: contents for its parts, from the view and nothing else."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from companion.domain.days import day_in_words, short_day
from companion.domain.questions import ENERGY_WORDS
from companion.domain.records import Step
from companion.services.today_view import Offer, TodayView
from companion.tui.screens.drawing import LABEL, Part, beside

Fitted = Callable[[str, int], str]


def greeting(view: TodayView) -> Content:
    """Return the greeting, and the line for an answer that has not come."""
    return Content.assemble((view.greeting, "$ink"))


def energy(view: TodayView, short: bool) -> Content:
    """Return the day's energy and, unless `short`, the words that were named."""
    checkin = view.checkin
    if checkin is None or checkin.energy is None:
        return Content.assemble(("energy   ", "$quiet"), ("not said; that is fine", "$quiet"))
    dots: list[Part] = [("energy   ", "$quiet")]
    for level in range(1, 6):
        here = level == checkin.energy
        dots += [("■" if here else "·", "$warm" if here else "$quiet"), (" ", "")]
    dots.append((f"  {ENERGY_WORDS[checkin.energy]}", "$ink"))
    if checkin.feelings and not short:
        dots.append((f"   {', '.join(checkin.feelings)}", "$quiet"))
    return Content.assemble(*dots)


def validation(view: TodayView) -> Content:
    """Return the line that takes the named feeling seriously."""
    return Content.assemble((view.validation, "$quiet"))


def card_title(view: TodayView, fitted: Fitted) -> str:
    """Return the card's title for its stage; `fitted` cuts a text and hides names in it."""
    if view.stage == "closed" and view.offer.record:
        return {"rest": "rest today", "moved": "another day", "let-go": "let go"}.get(
            view.offer.record.outcome, "kept"
        )
    title = "yours today" if view.stage == "taken" else "one small step"
    name = fitted(view.offer.person_name, 24)
    return f"{title}, perhaps with {name} in mind" if name else title


def card_subtitle(offer: Offer) -> str:
    """Return the step's format, length and tags."""
    minutes = "1 minute" if offer.minutes == 1 else f"{offer.minutes} minutes"
    return ", ".join((offer.formats[0].replace("-", " "), minutes, *offer.tags))


def card(view: TodayView, why: bool, short: bool) -> Content:
    """Return what stands on the card. `why` adds the reasons; `short` leaves out what can wait."""
    offer = view.offer
    if view.stage == "closed" and offer.record:
        return _closed(view, offer.record)
    parts: list[Part] = [(offer.text, "bold $ink")]
    if offer.why and not short:
        parts.append((f"\n{offer.why}", "$quiet"))
    if offer.smaller:
        parts += [("\n" if short else "\n\n", ""), ("smaller  ", "$leaf"), (offer.smaller, "$ink")]
    if offer.record:
        parts += _answers(offer.record)
    if why:
        parts.append(("\n", ""))
        parts += [(f"\n- {reason}", "$quiet") for reason in offer.reasons]
    return Content.assemble(*parts)


def _answers(step: Step) -> list[Part]:
    parts: list[Part] = []
    if step.anchor:
        parts += [("\nwhen     ", "$quiet"), (step.anchor, "$ink")]
    if step.confidence is not None:
        parts += [("\ndoable   ", "$quiet"), (str(step.confidence), "$ink")]
    if step.expected_mood is not None:
        parts += [("\nexpected ", "$quiet"), (f"mood {step.expected_mood}", "$ink")]
    if step.feared:
        parts += [("\nfeared   ", "$quiet"), (step.feared, "$ink")]
    return parts


def _closed(view: TodayView, step: Step) -> Content:
    parts: list[Part] = [(view.line, "bold $ink")]
    if step.outcome == "rest":
        return Content.assemble(*parts)
    words = step.smaller or step.text if step.outcome == "smaller" else step.text
    parts += [("\n\n", ""), (words, "$quiet")]
    if step.moved_to:
        parts.append((f"\nIt comes back {day_in_words(step.moved_to, view.day)}.", "$quiet"))
    if step.feared:
        parts += [("\nfeared   ", "$quiet"), (step.feared, "$quiet")]
    if step.happened:
        parts += [("\nhappened ", "$quiet"), (step.happened, "$ink")]
    if step.win:
        parts.append(("\nkept among your wins", "$leaf"))
    if step.expected_mood is not None and step.mood_after is not None:
        parts.append((f"\nexpected mood {step.expected_mood}, then {step.mood_after}", "$quiet"))
    return Content.assemble(*parts)


def notes(view: TodayView, width: int, fitted: Fitted) -> Content:
    """Return the quiet lines under the card, for a screen `width` cells wide.

    `fitted` cuts a text and hides names in it.
    """
    rows: list[tuple[str, str]] = []
    if view.no_reply:
        rows.append(("no answer yet", f"{view.no_reply} (a: one came)"))
    if view.steady:
        rows.append(("steady people", f"{', '.join(view.steady)} (m: words ready to send)"))
    if view.intention:
        rows.append(("this week", view.intention))
    if view.from_wins and view.from_wins.day:
        room = min(width, 76) - LABEL - 6 if width >= 60 else 200
        text = fitted(view.from_wins.text, room)
        rows.append((f"win of {short_day(view.from_wins.day, view.day)}", f'"{text}"'))
    return Content.assemble(*(part for row in rows for part in beside(*row, width))).rstrip()
