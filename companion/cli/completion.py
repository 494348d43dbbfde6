"""`companion completion`: the script that lets the shell complete verbs and options."""

from __future__ import annotations

import os
from pathlib import PurePath

import click
from click.shell_completion import get_completion_class

from companion.cli.output import say
from companion.cli.session import shared

_SHELLS = ("bash", "zsh", "fish")


@click.command(epilog="Try: companion completion bash")
@shared
@click.argument("shell", required=False)
def completion(shell: str | None) -> None:
    """Print the completion script for bash, zsh or fish.

    For bash, in ~/.bashrc: eval "$(companion completion bash)"
    """
    from companion.cli.app import COMPLETE, NAME, cli

    named = shell or PurePath(os.environ.get("SHELL", "")).name
    kind = get_completion_class(named) if named in _SHELLS else None
    if kind is None:
        raise click.UsageError(
            f"Completion is there for {', '.join(_SHELLS)}.", ctx=click.get_current_context()
        )
    say(*kind(cli, {}, NAME, COMPLETE).source().splitlines())
