"""The log of wins: keep, look through, change, let go."""

from __future__ import annotations

from datetime import date, datetime

from companion.domain import text as texts
from companion.domain.days import read_day
from companion.domain.draw import pick
from companion.domain.errors import BadInput
from companion.domain.kinds import guess_kind
from companion.domain.records import Win, revised
from companion.services.context import Context
from companion.store import library
from companion.store.settings import nearest
from companion.store.store import Change, Kept, Snapshot


class ChangedMeanwhile(BadInput):
    """Another window changed or removed this win since it was opened."""


def read_kind(words: str) -> str:
    """Return the kind's id for an id or a label. Raises BadInput naming the nearest."""
    kinds = library.win_kinds()
    by_label = {kind.label: kind.id for kind in kinds.values()}
    clean = " ".join(words.lower().split())
    if clean in kinds:
        return clean
    if clean in by_label:
        return by_label[clean]
    shown = texts.shorten(texts.one_line(words), 40)
    raise BadInput(f'"{shown}" is not a kind of win.{nearest(clean, (*kinds, *by_label))}')


def read_past_day(context: Context, words: str) -> date:
    """Return the day `words` name, today at the latest. Raises BadInput."""
    day = read_day(words, context.today, past=True)
    if day > context.today:
        shown = texts.one_line(words)
        raise BadInput(f'"{shown}" is still to come; a win belongs to today or before.')
    return day


def keep(context: Context, words: str, kind: str = "", day: date | None = None) -> Kept:
    """Keep a win. Its kind is guessed from the words when none is given.

    A `day` before today has no time of its own. Raises BadInput for empty words.
    """
    clean = texts.one_line(words)
    if not clean:
        raise BadInput("A win needs a word or two, such as: opened the curtains.")
    win = context.store.new(
        Win,
        day or context.today,
        text=clean,
        kind=read_kind(kind) if kind else guess_kind(clean, library.win_kinds()),
        guessed=not kind,
    )
    return context.store.change(lambda seen: Change(keep=[win]), "the new win")


def acknowledgement(win: Win) -> str:
    """Return a line that acknowledges this kind of win."""
    kind = library.win_kinds().get(win.kind)
    return pick(kind.acknowledgements, win.id) if kind else ""


def newest_first(context: Context) -> tuple[Win, ...]:
    """Return every win, the newest day first."""
    found = context.store.snapshot().all(Win)
    return tuple(sorted(found, key=lambda w: (w.day or date.min, w.id), reverse=True))


def search(
    context: Context, words: str = "", since: date | None = None, until: date | None = None
) -> tuple[Win, ...]:
    """Return the wins that hold every one of `words` (text or kind), newest first."""
    needles = words.casefold().split()
    kinds = library.win_kinds()

    def holds(win: Win) -> bool:
        label = kinds[win.kind].label if win.kind in kinds else win.kind
        hay = f"{win.text} {label}".casefold()
        return all(needle in hay for needle in needles)

    return tuple(
        win
        for win in newest_first(context)
        if (since is None or (win.day and win.day >= since))
        and (until is None or (win.day and win.day <= until))
        and (not needles or holds(win))
    )


def sides(context: Context) -> dict[str, int]:
    """Return how many wins are of connection and of rest. Both only grow."""
    kinds = library.win_kinds()
    totals = {"connection": 0, "rest": 0}
    for win in context.store.snapshot().all(Win):
        totals[kinds[win.kind].side if win.kind in kinds else "rest"] += 1
    return totals


def _as_seen(seen: Snapshot, win_id: str, opened: datetime | None) -> Win:
    win = seen.find(Win, win_id)
    if win is None:
        raise ChangedMeanwhile(
            "This win was removed in another window. Enter again keeps your words as a new one."
        )
    if opened is not None and win.updated != opened:
        raise ChangedMeanwhile(
            f'Another window changed this win to "{texts.shorten(win.text, 40)}". '
            "Enter again keeps your words instead."
        )
    return win


def change(
    context: Context,
    win_id: str,
    words: str | None = None,
    kind: str | None = None,
    day: date | None = None,
    opened: datetime | None = None,
) -> Kept:
    """Change a win's words, kind or day.

    `opened` is the `updated` the person was looking at; ChangedMeanwhile when another
    window has changed or removed it since. Without it the words are kept in any case, as a
    new win if the old one is gone. BadInput when the words are empty.
    """
    clean = None if words is None else texts.one_line(words)
    if clean == "":
        raise BadInput("A win needs a word or two; d lets it go.")
    chosen = None if kind is None else read_kind(kind)

    def decide(seen: Snapshot) -> Change:
        if clean and opened is None and seen.find(Win, win_id) is None:
            kept_anew = guess_kind(clean, library.win_kinds())
            return Change(keep=[context.store.new(Win, context.today, text=clean, kind=kept_anew)])
        win = _as_seen(seen, win_id, opened)
        return Change(
            keep=[
                revised(
                    win,
                    context.now(),
                    text=win.text if clean is None else clean,
                    kind=win.kind if chosen is None else chosen,
                    guessed=win.guessed and chosen is None,
                    day=day or win.day,
                )
            ]
        )

    return context.store.change(decide, "the change to a win")


def remove(context: Context, win_id: str) -> Kept:
    """Let a win go. Undo brings it back."""

    def decide(seen: Snapshot) -> Change:
        return Change(remove=[_as_seen(seen, win_id, None)])

    return context.store.change(decide, "letting the win go")
