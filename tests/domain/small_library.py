"""A small library that keeps every rule, to spoil one entry of."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from companion.domain import library as kinds
from companion.domain.content_rules import Shelves, breaches

END = kinds.StepEntry(
    id="end", text="Look at the ceiling.", why="It is there.", energy=1, formats=("solo",),
    minutes=1, demand=0, contact="none", smallest="Close your eyes.",
)  # fmt: skip
TALL = replace(
    END, id="tall", text="Wave to a neighbour.", energy=3, demand=1, contact="any",
    formats=("in-person",), smallest="", smaller="end", goes_out=True, minutes=5,
)  # fmt: skip
MESSAGE = kinds.MessageEntry(
    id="hello", situation="hello", tone="plain", text="Hello[ {name}].", shorter="Hello."
)
SITUATION = kinds.Situation(id="hello", label="saying hello", kind="hi", win="Said hello.")
KIND = kinds.WinKind(
    id="hi", label="said hello", side="connection", cues=("hello",), acknowledgements=("Kept.",)
)
PATTERN = kinds.Pattern(id="labels", words="a name for all of you", cues=("i should",))
REFRAME = kinds.ReframeEntry(
    id="late", thought="I should have failed less.", pattern="labels", cues=("must",),
    validation="That is heavy.", defusion="A thought is passing.", kinder="It is one day.",
    question="What helps?", step="end",
)  # fmt: skip
LADDER = kinds.LadderEntry(
    id="calls", title="calls",
    rungs=tuple(kinds.LadderRung(situation=f"Call {n}.", fear=n, step="end") for n in (1, 2, 2)),
)  # fmt: skip
ROUTINE = kinds.RoutineEntry(id="slow", title="Slow", moment="any", parts=("breath",))
PART = kinds.PartEntry(id="breath", words="Breathe as you do.", seconds=20)


def shelves(**added: list[Any]) -> Shelves:
    """Return a small library that keeps every rule, with other entries in these shelves."""
    small: dict[str, list[Any]] = {
        "steps": [END, TALL], "situations": [SITUATION], "messages": [MESSAGE],
        "patterns": [PATTERN], "reframes": [REFRAME], "ladders": [LADDER],
        "routines": [ROUTINE], "parts": [PART], "wins": [KIND],
    }  # fmt: skip
    return {
        name: {entry.id: entry for entry in entries} for name, entries in {**small, **added}.items()
    }


def told(library: Shelves, whole: bool = False) -> list[str]:
    return [f"{b.shelf}, {b.entry}: {b.wrong}" for b in breaches(library, whole=whole)]


def steps(*entries: kinds.StepEntry) -> Shelves:
    return shelves(steps=[END, *entries])


def tall(**changed: Any) -> Shelves:
    return steps(replace(TALL, **changed))


def message(text: str, **changed: Any) -> Shelves:
    return shelves(messages=[replace(MESSAGE, text=text, **changed)])
