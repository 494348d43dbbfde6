"""`companion` without a verb: the screens, or plain lines where screens do not fit."""

from __future__ import annotations

import os
import sys

from companion.cli.output import complain
from companion.cli.session import Session
from companion.store.settings import load_settings


def _wants_lines(session: Session) -> bool:
    screens_fit = sys.stdin.isatty() and sys.stdout.isatty()
    return session.plain or not screens_fit or os.environ.get("TERM") == "dumb"


def open_companion(session: Session) -> int:
    """Open Today and stay until the person leaves; return the exit code."""
    settings = load_settings(session.config)
    for trouble in settings.troubles:
        complain(trouble)
    context = session.open(settings)
    if _wants_lines(session):
        from companion.cli import line_mode

        return line_mode.run(context, session.demo)
    from companion.tui.app import run

    return run(context, settings, session.config, session.demo)
