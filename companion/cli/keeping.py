"""where, check, backup, restore: the file itself."""

from __future__ import annotations

import os
from pathlib import Path

import click

from companion.cli.output import say, say_json, well_formed
from companion.cli.session import Session, as_json, shared, wrong_use
from companion.domain.errors import CompanionError
from companion.services import keeping
from companion.services.context import Context


def _shown(path: Path) -> str:
    return os.fsencode(path).decode("utf-8", "replace")


@click.command(epilog="Try: companion where")
@shared
@as_json
@click.pass_obj
def where(session: Session, as_json: bool) -> None:
    """Say where the data file, its backups and the settings are."""
    paths = session.open().store.paths
    places = {
        "data": _shown(paths.data),
        "backups": _shown(paths.backups),
        "settings": _shown(session.config),
    }
    if as_json:
        say_json(places)
    else:
        say(*(f"{name:<9} {place}" for name, place in places.items()))


@click.command(epilog="Try: companion check")
@shared
@as_json
@click.pass_obj
def check(session: Session, as_json: bool) -> None:
    """Read the whole file and say what is in it. Changes nothing."""
    found = keeping.check(session.open())
    if as_json:
        say_json(
            {
                "path": _shown(found.path),
                "exists": found.exists,
                "readable": not found.trouble,
                "trouble": found.trouble,
                "counts": found.counts,
                "remarks": found.remarks,
            }
        )
    elif not found.exists:
        say(f"{_shown(found.path)} is not there yet. The first thing you keep makes it.")
    elif not found.trouble:
        say(f"{_shown(found.path)} is whole: {keeping.counts_in_words(found.counts)}.")
        say(*found.remarks)
    if found.trouble:
        raise CompanionError(found.trouble)


@click.command(epilog="Try: companion backup")
@shared
@as_json
@click.pass_obj
def backup(session: Session, as_json: bool) -> None:
    """Copy the data file now, beside itself."""
    copy = keeping.back_up_now(session.open())
    if as_json:
        say_json({"backup": _shown(copy) if copy else None})
    elif copy:
        say(f"Copied to {_shown(copy)}")
    else:
        say("There is nothing to copy yet.")


@click.command(epilog="Try: companion restore (without a name, it shows the names)")
@shared
@as_json
@click.argument("name", required=False)
@click.pass_obj
def restore(session: Session, name: str | None, as_json: bool) -> None:
    """Bring back the backup NAME. Without a name: show what there is, change nothing."""
    context = session.open()
    if name is None:
        _show_recoverable(context, as_json)
        return
    with wrong_use():
        aside = keeping.bring_back(context, well_formed(name))
    if as_json:
        say_json({"restored": name, "aside": _shown(aside) if aside else None})
        return
    say(f"Restored: {name}.")
    if aside:
        say(f"The file as it was before is kept as {_shown(aside)}")


def _show_recoverable(context: Context, as_json: bool) -> None:
    found = keeping.recoverable(context)
    if as_json:
        say_json(
            {
                "trouble": found.trouble,
                "salvage": found.salvageable,
                "backups": [
                    {"name": b.name, "day": b.day, "counts": b.counts} for b in found.backups
                ],
            }
        )
        return
    if found.trouble:
        say(f"{_shown(context.store.paths.data)} cannot be read: {found.trouble}.")
    if found.salvageable:
        say(f"companion restore salvage   {keeping.counts_in_words(found.salvageable)}")
    for each in found.backups:
        say(f"companion restore {each.name}   {keeping.counts_in_words(each.counts)}")
    if not found.backups:
        say("There are no backups yet. One is made before each day's first change.")
    say("Nothing was changed.")
