"""One question at a time on plain lines: put it, read the answer, ask again if need be."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from companion.cli.output import printable, say
from companion.domain.days import read_day
from companion.domain.errors import BadInput, CompanionError
from companion.domain.questions import Question
from companion.domain.text import shorten
from companion.services.context import Context
from companion.services.words import options

QUIT = ("q", "quit")


class Leaving(Exception):
    """The person wants to leave; everything answered is kept."""


def read_line(prompt: str) -> str:
    """Return the next line typed. Raises Leaving at the end of input."""
    try:
        typed = input(f"{printable(prompt)} ")
    except EOFError:
        say("")
        raise Leaving from None
    except KeyboardInterrupt:
        say("")
        raise
    if not sys.stdin.isatty():
        say("")
    return printable(typed).strip()


def nearest_choice(typed: str, words: Sequence[str]) -> str | None:
    """Return the word that was typed, or the first one that begins so."""
    clean = typed.casefold()
    if clean in words:
        return clean
    return next((word for word in words if clean and word.startswith(clean)), None)


def numbered(typed: str, count: int) -> int | None:
    """Return the index of a numbered choice; None when no number was typed."""
    if not re.fullmatch(r"\d{1,6}", typed):
        return None
    if not 1 <= int(typed) <= count:
        raise BadInput(f"The numbers here go from 1 to {count}.")
    return int(typed) - 1


def _energy(typed: str) -> int:
    if not re.fullmatch("[1-5]", typed):
        raise BadInput(f"Energy is a whole number from 1 to 5; {shorten(typed, 40)} is not.")
    return int(typed)


def _one_of(typed: str, choices: Sequence[tuple[str, str]]) -> str:
    index = numbered(typed, len(choices))
    if index is not None:
        return choices[index][0]
    words = {label: value for value, label in choices}
    label = nearest_choice(typed, list(words))
    if label is None:
        raise BadInput(f"These fit: {', '.join(words)}.")
    return words[label]


def _several(typed: str, choices: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    named = {value for value, label in choices if label in typed.casefold()}
    rest = typed.casefold()
    for value, label in choices:
        if value in named:
            rest = rest.replace(label, " ")
    left = [part for part in re.split(r"[\s,;]+|\band\b", rest) if part]
    named |= {_one_of(part, choices) for part in left}
    return tuple(value for value, _ in choices if value in named)


def parse(question: Question, typed: str, today: date) -> Any:
    """Return the value that was typed for `question`. Raises BadInput.

    A rating stays as it was typed: the verb that keeps it reads it.
    """
    if question.kind == "energy":
        return _energy(typed)
    if question.kind == "day":
        return read_day(typed, today)
    if question.kind == "several":
        return _several(typed, question.choices)
    if question.choices:
        return _one_of(typed, question.choices)
    if question.options:
        phrases = options(question.options)
        index = numbered(typed, len(phrases))
        return typed if index is None else phrases[index]
    return typed


def _prompt(question: Question, skip: str) -> str:
    labels = ", ".join(label for _, label in question.choices)
    fits = {
        "rating": f"0 {question.low} to 10 {question.high}",
        "energy": f"1 {question.low} to 5 {question.high}",
        "several": labels,
        "choice": labels or "A number, or your own words",
        "day": "Such as tomorrow or friday",
        "text": "",
    }[question.kind]
    end = "." if fits and question.words[-1] not in ".?" else ""
    return " ".join(part for part in (question.words + end, fits, f"({skip}):") if part)


def ask(
    context: Context,
    question: Question,
    keep: Callable[[Any], object],
    show_help: Callable[[], None],
    skip: str = "enter skips",
) -> bool:
    """Ask until the answer is kept; None is kept for a skipped one.

    Returns False for ".", which skips this and what follows.
    """
    if question.options:
        for number, phrase in enumerate(options(question.options), 1):
            say(f"  {number}  {phrase}")
    while True:
        typed = read_line(_prompt(question, skip))
        if typed == ".":
            return False
        if typed == "!":
            show_help()
            continue
        if typed.casefold() in QUIT:
            raise Leaving
        try:
            keep(parse(question, typed, context.today) if typed else None)
        except CompanionError as error:
            say(str(error))
            continue
        return True
