"""`companion content`: look at the library, and check it or one's own entries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from companion.cli.output import say, say_json, well_formed
from companion.cli.session import Session, as_json, shared, wrong_use
from companion.services import content as verbs

_SAID_BY = ("text", "thought", "words", "title", "label", "number")


@click.group(epilog="Try: companion content list steps energy=1")
def content() -> None:
    """Look at the library, and check entries of your own."""


@content.command(epilog="Try: companion content check ~/.config/companion/content")
@shared
@as_json
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def check(session: Session, folder: Path | None, as_json: bool) -> None:
    """Check the shipped entries, or your own in FOLDER, against every rule."""
    with wrong_use():
        report = verbs.check_folder(folder) if folder else verbs.check_shipped()
    if as_json:
        say_json({"counts": report.counts, "breaches": report.lines})
    else:
        width = max(map(len, report.counts), default=0)
        for name, count in report.counts.items():
            say(f"{name:<{width}}  {count:>4}")
        count = len(report.lines)
        say(*report.lines, f"{count} {'breach' if count == 1 else 'breaches'}")
    click.get_current_context().exit(1 if report.lines else 0)


def _kinds(ctx: click.Context, param: click.Parameter, begun: str) -> list[str]:
    return [kind for kind in verbs.KINDS if kind.startswith(begun)]


def _said(entry: Any) -> str:
    return next(str(getattr(entry, name)) for name in _SAID_BY if hasattr(entry, name))


def _name(entry: Any) -> str:
    return str(getattr(entry, "id", "") or getattr(entry, "code", "") or "-")


@content.command("list", epilog="Try: companion content list steps energy=1 format=text")
@shared
@as_json
@click.argument("kind", metavar="KIND", shell_complete=_kinds)
@click.argument("tags", nargs=-1, metavar="[TAG=VALUE]...")
@click.pass_obj
def list_(session: Session, kind: str, tags: tuple[str, ...], as_json: bool) -> None:
    """List entries of one KIND; TAG=VALUE (or a bare TAG) narrows it."""
    session.read_own_content()
    with wrong_use():
        found = verbs.entries_of(well_formed(kind), [well_formed(tag) for tag in tags])
    if as_json:
        say_json(found)
        return
    width = max((len(_name(entry)) for entry in found), default=0)
    for entry in found:
        say(f"{_name(entry):<{width}}  {_said(entry)}")
    if not found:
        say("Nothing with that.")
