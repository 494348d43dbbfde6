"""win and wins: keep what counts, and look through it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date

import click

from companion.cli.output import say, say_json, well_formed
from companion.cli.session import Session, as_json, shared, wrong_use
from companion.domain.errors import BadInput, CompanionError
from companion.domain.records import Win
from companion.domain.text import one_line
from companion.services import wins as verbs
from companion.services.context import Context
from companion.services.words import line
from companion.store import library

_UNDATED = "no day    "


def label(win: Win) -> str:
    """Return the name of the win's kind."""
    kind = library.win_kinds().get(win.kind)
    return kind.label if kind else win.kind


def kind_line(win: Win) -> str:
    """Say softly what kind it was kept as, and how to change that."""
    guess = ", a guess" if win.guessed else ""
    return f"Kind: {label(win)}{guess}. The Wins page changes it; --kind says it next time."


def _read_kind(words: str) -> str:
    try:
        return verbs.read_kind(words)
    except BadInput as error:
        labels = ", ".join(kind.label for kind in library.win_kinds().values())
        raise BadInput(f"{error} Kinds: {labels}.") from None


def _typed_lines() -> Iterator[str]:
    for words in sys.stdin.read().splitlines():
        if one_line(words):
            yield words


def _keep_lines(context: Context, kind: str, day: date | None) -> None:
    lines = list(_typed_lines())
    if not lines:
        raise click.UsageError("No words came on standard input.", ctx=click.get_current_context())
    for number, words in enumerate(lines):
        try:
            kept = verbs.keep(context, words, kind, day)
        except CompanionError as error:
            raise CompanionError(f"{error} {number} of {len(lines)} lines are kept.") from None
    say(kept.line)
    say(kind_line(kept.first(Win)) if len(lines) == 1 else f"{len(lines)} wins, one for each line.")


@click.command(
    short_help="Keep a win in your own words.",
    epilog='Try: companion win "opened the curtains"; before words with a leading dash, put --',
)
@shared
@click.argument("text", nargs=-1)
@click.option("--kind", default="", metavar="KIND", help='Such as "rested kindly".')
@click.option("--day", default="", metavar="DAY", help="Such as yesterday, or 2026-11-20.")
@click.pass_obj
def win(session: Session, text: tuple[str, ...], kind: str, day: str) -> None:
    """Keep a win: TEXT in your own words, or - for standard input, a win a line."""
    context = session.open()
    words = well_formed(" ".join(text))
    with wrong_use():
        chosen = _read_kind(well_formed(kind)) if kind else ""
        of_day = verbs.read_past_day(context, well_formed(day)) if day else None
        if text == ("-",):
            _keep_lines(context, chosen, of_day)
            return
        kept = verbs.keep(context, words, chosen, of_day)
    say(kept.line, kind_line(kept.first(Win)))


def _plain(found: tuple[Win, ...]) -> list[dict[str, object]]:
    fields = ("id", "day", "created", "text", "kind", "guessed")
    return [{name: getattr(win, name) for name in fields} for win in found]


@click.command(epilog="Try: companion wins --since monday --search bakery")
@shared
@as_json
@click.option("--since", default="", metavar="DAY", help="Only from this day on.")
@click.option("--search", default="", metavar="WORDS", help="Only wins that hold these words.")
@click.pass_obj
def wins(session: Session, since: str, search: str, as_json: bool) -> None:
    """List the wins, newest first."""
    context = session.open()
    with wrong_use():
        start = verbs.read_past_day(context, well_formed(since)) if since else None
    found = verbs.search(context, well_formed(search), since=start)
    if as_json:
        say_json(_plain(found))
        return
    for each in found:
        say(f"{each.day or _UNDATED}  {one_line(each.text)}  ({label(each)})")
    if not found:
        narrowed = bool(since or search)
        say("None here with that." if narrowed else line("empty-wins", context.today))
