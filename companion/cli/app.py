"""The command itself: its verbs by name, and every way it can end."""

from __future__ import annotations

import contextlib
import os
import sys
from importlib import import_module

import click

from companion.cli.output import complain, prepare_streams, say, silence, well_formed
from companion.cli.session import Session, shared
from companion.domain.errors import CompanionError
from companion.domain.text import one_line, shorten

NAME = "companion"
COMPLETE = "_COMPANION_COMPLETE"
VERBS = {
    "today": "companion.cli.today:today",
    "done": "companion.cli.today:done",
    "smaller": "companion.cli.today:smaller",
    "rest": "companion.cli.today:rest",
    "move": "companion.cli.today:move",
    "win": "companion.cli.wins:win",
    "wins": "companion.cli.wins:wins",
    "message": "companion.cli.message:message",
    "people": "companion.cli.people:people",
    "places": "companion.cli.people:places",
    "topic": "companion.cli.people:topic",
    "help-now": "companion.cli.help_now:help_now",
    "where": "companion.cli.keeping:where",
    "check": "companion.cli.keeping:check",
    "backup": "companion.cli.keeping:backup",
    "restore": "companion.cli.keeping:restore",
    "content": "companion.cli.content:content",
    "completion": "companion.cli.completion:completion",
}


def import_verb(name: str) -> click.Command:
    """Load the one module that holds this verb."""
    module, _, attribute = VERBS[name].partition(":")
    command = getattr(import_module(module), attribute)
    assert isinstance(command, click.Command)
    return command


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called, not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order people meet them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the verb called `cmd_name`."""
        return import_verb(cmd_name) if cmd_name in VERBS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb, or say which one is near."""
        if args[0] in VERBS or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        from companion.store.settings import nearest

        word = shorten(one_line(well_formed(args[0])), 40)
        raise click.UsageError(
            f'"{word}" is not something it can do.{nearest(word, tuple(VERBS))}', ctx=ctx
        )


def _show_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        from companion import __version__

        say(f"{NAME} {__version__}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@shared
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version,
    help="Print the version.",
)  # fmt: skip
@click.pass_context
def cli(ctx: click.Context) -> None:
    """A quiet daily companion. Without a verb it opens the screens."""
    if ctx.invoked_subcommand is None:
        from companion.cli.opening import open_companion

        ctx.exit(open_companion(ctx.ensure_object(Session)))


def _sentence(error: click.UsageError, verb: str | None) -> str:
    """Say in one line what was wrong, and what to type instead."""
    own = isinstance(error, click.BadParameter) and not isinstance(error, click.MissingParameter)
    message = shorten(one_line(error.message if own else error.format_message()), 600)
    end = "" if message.endswith((".", "?")) else "."
    command = import_verb(verb) if verb else None
    hint = command.epilog if command else "Try: companion --help"
    return f"{message}{end} {hint}"


def _invoke(arguments: list[str]) -> int:
    verb = None
    try:
        with cli.make_context(NAME, arguments, obj=Session()) as ctx:
            try:
                cli.invoke(ctx)
            finally:
                verb = ctx.invoked_subcommand
    except click.exceptions.Exit as ending:
        return ending.exit_code
    except click.UsageError as error:
        complain(_sentence(error, verb))
        return 2
    except (CompanionError, click.ClickException) as error:
        complain(str(error))
        return 1
    return 0


def _system_refused(error: OSError) -> int:
    from companion.store.errors import reason

    try:
        sys.stdout.flush()
    except OSError:
        silence(sys.stdout.fileno())
    with contextlib.suppress(OSError):
        complain(f"What was to be shown could not be written: {reason(error)}.")
    return 1


def _fault(error: Exception) -> int:
    """Say that it is our fault, without a word the person wrote."""
    if os.environ.get("COMPANION_DEBUG"):
        import traceback

        traceback.print_exception(error)
    else:
        complain(
            f"Something in companion itself went wrong ({type(error).__name__}); "
            "it is not your doing. COMPANION_DEBUG=1 shows where."
        )
    return 1


def run(arguments: list[str]) -> int:
    """Run one command line; return 0 for done, 1 for could not, 2 for wrong use."""
    prepare_streams()
    if COMPLETE in os.environ:
        cli.main(arguments, prog_name=NAME, complete_var=COMPLETE)
    try:
        code = _invoke(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        silence(sys.stdout.fileno())
        return 0
    except OSError as error:
        return _system_refused(error)
    except Exception as error:
        return _fault(error)
    try:
        sys.stderr.flush()
    except OSError:  # the line is gone, and what was to be drawn on it
        silence(sys.stderr.fileno())
    return code
