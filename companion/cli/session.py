"""What one call of the command works with: which file, and the options every verb takes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from companion.domain.errors import BadInput

if TYPE_CHECKING:
    from companion.services.context import Context
    from companion.store.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(slots=True)
class Session:
    """The options given before or after the verb."""

    data: str | None = None
    demo: bool = False
    plain: bool = False

    @property
    def config(self) -> Path:
        """Where the settings are."""
        from companion.store.paths import config_file

        return config_file(os.environ)

    def read_own_content(self, settings: Settings | None = None) -> Settings:
        """Let the library speak the person's language and hold their own entries."""
        from companion.store import library
        from companion.store.settings import load_settings

        known = settings or load_settings(self.config)
        library.use(known.language, self.config.parent / "content")
        return known

    def open(self, settings: Settings | None = None) -> Context:
        """Return the context for the verbs; an invented one for --demo, gone at the end."""
        from companion.services.context import open_context
        from companion.store.paths import default_paths

        if self.demo and self.data:
            raise click.UsageError("--demo shows invented data; leave --data out.")
        starts_at = self.read_own_content(settings).day_starts_at
        if self.demo:
            return _invented(starts_at)
        return open_context(default_paths(self.data, os.environ), starts_at=starts_at)


def _invented(starts_at: time) -> Context:
    from companion.services import demo
    from companion.services.context import open_context
    from companion.store.paths import paths_beside

    folder = click.get_current_context().find_root().with_resource(_private_folder())
    context = open_context(paths_beside(folder / "companion.json"), starts_at=starts_at)
    demo.fill(context)
    return context


@contextmanager
def _private_folder() -> Iterator[Path]:
    """Give a folder that is gone afterwards, also when the line drops."""
    import signal
    import tempfile

    def leave(number: int, frame: object) -> NoReturn:
        sys.exit(128 + number)

    for each in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, leave)
    with tempfile.TemporaryDirectory(prefix="companion-demo-") as folder:
        yield Path(folder)


def _remember(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    if value == "":
        raise click.BadParameter("--data needs the name of a file.", ctx=ctx)
    if value:
        setattr(ctx.find_object(Session), str(param.name), value)


def _option(*names: str, **more: Any) -> Callable[[Command], Command]:
    return click.option(*names, expose_value=False, callback=_remember, **more)


def shared(command: Command) -> Command:
    """Give a command the options that go before or after the verb."""
    command = _option("--plain", is_flag=True, help="Plain questions and answers.")(command)
    command = _option("--demo", is_flag=True, help="Invented data; nothing is kept.")(command)
    return _option("--data", metavar="FILE", help="The data file to use.")(command)


as_json = click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")


class WholeNumber(click.types.IntParamType):
    """A whole number in a range, refused in one line that says what fits."""

    name = "number"

    def __init__(self, what: str, low: int, high: int) -> None:
        self._range = range(low, high + 1)
        self._fits = f"{what} is a whole number from {low} to {high}"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number `value` names."""
        try:
            number = int(value)
        except ValueError:
            number = -1
        if number not in self._range:
            self.fail(f"{self._fits}; {value} is not.", param, ctx)
        return number


@contextmanager
def wrong_use() -> Iterator[None]:
    """Call what could not be read in an argument a wrong use."""
    try:
        yield
    except BadInput as error:
        raise click.UsageError(str(error), ctx=click.get_current_context()) from None
