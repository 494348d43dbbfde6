"""help-now: the person's own number, and help lines. Always works, asks and records nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import click

from companion.cli.output import complain, say, say_json, well_formed
from companion.cli.session import Session, as_json, shared, wrong_use
from companion.domain.errors import BadInput, CompanionError
from companion.domain.library import Helpline
from companion.services import help_now as verbs
from companion.services.context import Context, open_context
from companion.services.help_now import HelpNow
from companion.store.paths import paths_beside
from companion.store.store import Kept

_NO_COUNTRY = "none"
_ELSEWHERE = "findahelpline.com lists help lines of about 130 countries."


def _line(entry: Helpline) -> str:
    more = ", ".join(part for part in (entry.hours, entry.language, entry.cost) if part)
    return f"  {entry.number}   {entry.name} ({entry.channel}{'; ' + more if more else ''})"


def page(help_: HelpNow) -> list[str]:
    """Return the page as plain lines."""
    own = [f"Your own: {help_.contact}"] if help_.contact else []
    card = [f"{section.title}: {section.text}" for section in help_.sections]
    shown = help_.lines or help_.elsewhere
    checked = max((entry.checked for entry in shown), default="")
    lines = [*own, *card, *help_.intro]
    if help_.lines:
        lines += [f"{help_.country}:", *map(_line, help_.lines)]
    lines += ["Anywhere:", *map(_line, help_.elsewhere)]
    if checked:
        lines.append(f"Checked against public pages on {checked}, not by calling.")
    if not help_.contact:
        lines.append('Your own number first: companion help-now --contact "Name, number"')
    return [*lines, *help_.limits]


def _country(words: str) -> str:
    if not words:
        return ""
    try:
        return verbs.read_country(well_formed(words))
    except BadInput as error:
        complain(str(error))
        return _NO_COUNTRY


def _opened(session: Session) -> Context:
    """Open the person's data; where even its place is unclear, nothing, which is enough here."""
    try:
        return session.open()
    except CompanionError as error:
        complain(str(error))
        return open_context(paths_beside(Path(os.devnull)))


def _show(context: Context, country: str, as_json: bool) -> None:
    try:
        found = verbs.look(context, country)
    except Exception:
        # Whatever is broken, someone is waiting for this page.
        say(_ELSEWHERE)
        return
    if as_json:
        say_json(
            {
                "contact": found.contact,
                "country": found.country,
                "lines": found.lines,
                "elsewhere": found.elsewhere,
            }
        )
    else:
        say(*page(found))


def _keep(keep: Callable[[], Kept], as_json: bool) -> bool:
    try:
        line = keep().line
        if not as_json:
            say(line)
    except BadInput:
        raise
    except CompanionError as error:
        complain(str(error))
        return False
    return True


@click.command("help-now", epilog="Try: companion help-now --country Ireland")
@shared
@as_json
@click.option("--country", default="", metavar="NAME", help="Show this country's lines.")
@click.option("--contact", metavar="TEXT", help="Keep your own name and number to call.")
@click.option("--keep-country", metavar="NAME", help="Keep the country shown first.")
@click.pass_obj
def help_now(
    session: Session, country: str, contact: str | None, keep_country: str | None, as_json: bool
) -> None:
    """Someone to call or write to now."""
    context = _opened(session)
    kept = True
    with wrong_use():
        if keep_country is not None:
            kept &= _keep(lambda: verbs.set_country(context, well_formed(keep_country)), as_json)
        if contact is not None:
            kept &= _keep(lambda: verbs.set_contact(context, well_formed(contact)), as_json)
    _show(context, _country(country), as_json)
    if not kept:
        click.get_current_context().exit(1)
