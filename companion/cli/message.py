"""message: words ready to send, on standard output and nothing beside them."""

from __future__ import annotations

from dataclasses import replace

import click

from companion.cli.output import complain, say, say_json, well_formed
from companion.cli.session import Session, WholeNumber, as_json, shared, wrong_use
from companion.domain.errors import CompanionError
from companion.services import messages as verbs
from companion.services import occasions
from companion.services.context import Context
from companion.services.messages import Composed, Draft


def _situations(ctx: click.Context, param: click.Parameter, begun: str) -> list[str]:
    return [each for each in verbs.situations() if each.startswith(begun)]


def _list(context: Context, situation: str, as_json: bool) -> None:
    if not situation:
        known = list(verbs.situations().values())
        if as_json:
            say_json([{"id": s.id, "label": s.label, "about": s.about} for s in known])
            return
        width = max((len(s.id) for s in known), default=0)
        say(*(f"{s.id:<{width}}  {s.label}" for s in known))
        return
    found = verbs.versions(context.store.snapshot(), situation)
    if as_json:
        say_json(found)
        return
    for each in found:
        say(f"{'own' if each.own else each.tone:<6}  {each.text}")


def _composed(context: Context, draft: Draft, given: dict[str, str]) -> Composed:
    for place, written in given.items():
        if written:
            draft = verbs.filled_in(context, draft, place, written)
    return verbs.compose(context, draft)


@click.command(
    short_help="Print a message, ready to send.",
    epilog="Try: companion message late-reply --to Sam; --list names the situations",
)
@shared
@as_json
@click.argument("situation", nargs=-1, shell_complete=_situations)
@click.option("--to", "name", default="", metavar="NAME", help="Whom it is for.")
@click.option("--tone", default="", metavar="TONE", help="plain, warm or light.")
@click.option("--minutes", type=WholeNumber("minutes", 1, 240), help="How long.")
@click.option("--day", default="", metavar="WORDS", help="Such as Thursday, or next week.")
@click.option("--activity", default="", metavar="WORDS", help="Such as tea.")
@click.option("--place", default="", metavar="WORDS", help="Such as the library.")
@click.option("--option", default="", metavar="WORDS", help="An idea for instead, or next.")
@click.option("--short", is_flag=True, help="In fewer words.")
@click.option("--list", "listing", is_flag=True, help="The situations; with one, its wordings.")
@click.pass_obj
def message(
    session: Session,
    /,
    situation: tuple[str, ...],
    tone: str,
    minutes: int | None,
    short: bool,
    listing: bool,
    as_json: bool,
    **words: str,
) -> None:
    """Print a message for a SITUATION, filled and ready to send. Nothing is sent by itself.

    Without SITUATION it is the one that fits what is on now, else a tiny hello.
    """
    context = session.open()
    written = well_formed(" ".join(situation))
    with wrong_use():
        chosen = verbs.read_situation(written) if written else ""
        if listing:
            _list(context, chosen, as_json)
            return
        occasion = occasions.now(context) if not chosen else occasions.Occasion()
        draft = replace(verbs.begin(context, occasion, chosen), short=short)
        if tone:
            draft = verbs.in_tone(draft, verbs.read_tone(well_formed(tone)))
        given = {place: well_formed(each) for place, each in words.items()}
        given["minutes"] = str(minutes or "")
        composed = _composed(context, draft, given)
    if composed.trouble:
        raise CompanionError(f"{composed.trouble} The page Messages mends it.")
    dropped = [name for name in verbs.left_out(composed) if given.get(name)]
    if dropped:
        complain(f"This wording has no place for: {', '.join(dropped)}. Another --tone may.")
    if as_json:
        say_json(verbs.as_plain(composed))
    else:
        say(composed.text)
