"""The rules of the library that can be checked, over shipped and own entries alike.

docs/content.md tells them in words. A rule that needs a reader is not here.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from companion.domain import filling
from companion.domain.library import CONTACT_RANK, StepEntry
from companion.domain.text import one_line

Shelves = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """One rule that one entry does not keep: its shelf, its id, and what is wrong."""

    shelf: str
    entry: str
    wrong: str


_ABSENT = (
    "should", "shouldn['\u2019]t", "must", "mustn['\u2019]t", "have to", "has to", "had to",
    "having to", r"fail\w*", "missed", "streaks?", "lazy", "lazily", "excuses?", "at least",
    "cheer up", "don['\u2019]t worry", "just", "others have it worse", "overdue", "proven",
    "cure", "cures", "cured", "committed suicide",
)  # fmt: skip
_ABSENT_WORDS = re.compile(r"\b(" + "|".join(_ABSENT) + r")\b", re.IGNORECASE)
_HARSH = {("reframes", "thought"), ("reframes", "cues"), ("patterns", "cues"), ("wins", "cues")}
_NOT_WORDS = {
    "id", "source", "checked", "number", "code", "smaller", "bigger", "step", "pattern", "set",
    "situation", "kind", "when", "format", "formats", "needs", "messages", "parts", "mode",
    "tone", "contact", "side", "moment", "cadence", "channel",
}  # fmt: skip
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MOST_WORDS = {
    ("steps", "text"): 16, ("steps", "why"): 20, ("steps", "smallest"): 12,
    ("phrases", "text"): 18, ("wins", "acknowledgements"): 14,
    ("reframes", "thought"): 12, ("reframes", "validation"): 18, ("reframes", "kinder"): 18,
    ("reframes", "defusion"): 16, ("reframes", "question"): 16,
    ("parts", "words"): 16, ("rituals", "text"): 18, ("topics", "text"): 14,
    ("restorative", "text"): 16, ("expressions", "text"): 18, ("evening", "text"): 14,
    ("activities", "text"): 18, ("activities", "entry"): 16, ("roles", "text"): 14,
    ("activities", "title"): 6, ("rituals", "title"): 8, ("ladders", "title"): 8,
    ("ladders", "rungs"): 14, ("patterns", "words"): 8, ("situations", "about"): 12,
}  # fmt: skip
_TEMPLATES = {"messages": {"text": 45, "shorter": 16}, "situations": {"win": 12}}
"""Fields that are templates, with the most words they have when filled."""
_EXAMPLES = {
    "name": "Sam", "activity": "tea", "minutes": "20", "day": "Thursday",
    "place": "the library", "option": "a short walk on Sunday",
}  # fmt: skip
"""Values a message is tried with, in every choice of them."""

COVERED_FORMATS = ("text", "voice", "in-person", "async", "creative", "body", "solo")
LEAST_PER_CELL = 3
INVENTORY = {
    "steps": 150, "situations": 18, "messages": 70, "patterns": 11, "reframes": 70, "wins": 16,
    "routines": 12, "parts": 40, "rituals": 20, "topics": 60, "restorative": 50,
    "expressions": 100, "evening": 40, "activities": 25, "roles": 20, "ladders": 8,
    "phrases": 135, "helplines": 25,
}  # fmt: skip
REQUIRED_SETS = (
    "no-future", "no-one-understands", "worthless", "nothing-to-offer",
    "too-late-to-reply", "cancelled-back-to-zero",
)  # fmt: skip


def texts_of(entry: Any) -> Iterator[tuple[str, str]]:
    """Yield (field, text) for everything in an entry that a person reads."""
    for name in entry.__struct_fields__:
        value = getattr(entry, name)
        if name in _NOT_WORDS:
            continue
        if isinstance(value, str) and value:
            yield name, value
        elif isinstance(value, tuple) and value and isinstance(value[0], str):
            yield from ((name, item) for item in value)
        elif isinstance(value, tuple):
            yield from ((name, item.situation) for item in value if hasattr(item, "situation"))


def _count(text: str) -> int:
    return len(text.split())


def _wording(shelf: str, key: str, entry: Any) -> Iterator[str]:
    if hasattr(entry, "id") and not _ID.fullmatch(entry.id):
        yield "an id is small letters, digits and single hyphens"
    for field, text in texts_of(entry):
        if (shelf, field) not in _HARSH and (found := _ABSENT_WORDS.search(text)):
            yield f'{field} holds "{found[0].lower()}"'
        if text != one_line(text):
            yield f"{field} is not one line with single spaces"
        most = _MOST_WORDS.get((shelf, field))
        if most and _count(text) > most:
            yield f"{field} has {_count(text)} words; at most {most}"


def _expansions(template: str) -> Iterator[str]:
    names = filling.placeholders(template)
    for size in range(len(names) + 1):
        for chosen in itertools.combinations(names, size):
            yield filling.fill(template, {name: _EXAMPLES[name] for name in chosen})


_UNWHOLE = (
    (re.compile(r"  "), "two spaces"),
    (re.compile(r"\s[.,;:?]"), "a space before a mark"),
    (re.compile(r"[,;:]\s*[.?]|(?<!\.)\.\.(?!\.)|\?\."), "two marks in a row"),
    (re.compile(r"[\[\]{}]"), "a bracket left over"),
    (re.compile(r"(?:^|[.?!] )[a-z]"), "a sentence without its capital"),
    (re.compile(r"[^.?!'\")]$"), "no mark at its end"),
)


def _message(shelf: str, key: str, entry: Any) -> Iterator[str]:
    for field, most in _TEMPLATES.get(shelf, {}).items():
        template = getattr(entry, field)
        if wrong := filling.trouble(template):
            yield f"{field}: {wrong}"
            continue
        for text in _expansions(template):
            if _count(text) > most:
                yield f'{field} has {_count(text)} words filled; at most {most}: "{text}"'
                break
            if found := next((words for pattern, words in _UNWHOLE if pattern.search(text)), ""):
                yield f'{field} is not whole with some parts empty ({found}): "{text}"'
                break


def _chain(shelves: Shelves, step: StepEntry) -> Iterator[str]:
    steps: Mapping[str, StepEntry] = shelves["steps"]
    if bool(step.smaller) == bool(step.smallest):
        yield "needs either smaller (the id of another step) or smallest (words), not both"
    if step.smaller and step.smaller not in steps:
        yield f'smaller names "{step.smaller}", and there is no such step'
    if step.bigger and step.bigger not in steps:
        yield f'bigger names "{step.bigger}", and there is no such step'
    if loop := _loop(step, steps):
        if step.id == max(loop, key=list(steps).index):
            yield f"smaller leads back to itself: {' > '.join([*loop, step.id])}"
    elif less := steps.get(step.smaller):
        lower = less.energy < step.energy or less.demand < step.demand
        if not lower or less.energy > step.energy or less.demand > step.demand:
            yield f'smaller, "{less.id}", is not lower in energy or demand'
        if CONTACT_RANK[less.contact] > CONTACT_RANK[step.contact]:
            yield f'smaller, "{less.id}", adds contact'
        if less.goes_out and not step.goes_out:
            yield f'smaller, "{less.id}", goes out'
    if (more := steps.get(step.bigger)) and (more.energy, more.demand) <= (
        step.energy, step.demand,
    ):  # fmt: skip
        yield f'bigger, "{more.id}", does not ask for more energy or demand'
    if step.smallest and not _is_terminal(step):
        yield "is the last of its chain: energy 1, demand 0, contact none, and solo"


def _size(step: StepEntry) -> Iterator[str]:
    if step.energy == 1 and (step.minutes > 2 or step.demand > 1 or step.reply_needed):
        yield "energy 1 means two minutes at most, demand 0 or 1, and no reply needed"
    if step.energy == 1 and step.goes_out:
        yield "energy 1 can be done lying down, and does not go out"
    if step.energy == 2 and step.demand > 2:
        yield "energy 2 means demand 2 at most"
    if step.contact == "none" and step.demand:
        yield "contact none means demand 0"
    if "solo" in step.formats and step.demand > 1:
        yield "solo means demand 0 or 1"


def _loop(step: StepEntry, steps: Mapping[str, StepEntry]) -> list[str]:
    """Return the ids from `step` through its smaller ones back to itself; none: no loop."""
    seen = [step.id]
    here = steps.get(step.smaller)
    while here and here.id not in seen:
        seen.append(here.id)
        here = steps.get(here.smaller)
    return seen if here and here.id == step.id else []


def _is_terminal(step: StepEntry) -> bool:
    return (step.energy, step.demand, step.contact) == (1, 0, "none") and "solo" in step.formats


_REFERENCES = (
    ("messages", "situation", "situations"),
    ("situations", "kind", "wins"),
    ("reframes", "pattern", "patterns"),
    ("reframes", "step", "steps"),
    ("routines", "parts", "parts"),
    ("steps", "messages", "situations"),
)


def _references(shelves: Shelves) -> Iterator[Breach]:
    for shelf, field, other in _REFERENCES:
        for key, entry in shelves.get(shelf, {}).items():
            value = getattr(entry, field)
            for name in (value,) if isinstance(value, str) else value:
                if name and name not in shelves.get(other, {}):
                    yield Breach(
                        shelf=shelf, entry=key, wrong=f'{field} names "{name}", not in {other}'
                    )
    for key, ladder in shelves.get("ladders", {}).items():
        for rung in ladder.rungs:
            if rung.step and rung.step not in shelves["steps"]:
                yield Breach(shelf="ladders", entry=key, wrong=f'step "{rung.step}" is not a step')
        fears = [rung.fear for rung in ladder.rungs]
        if fears != sorted(fears):
            yield Breach(shelf="ladders", entry=key, wrong="its rungs do not rise in fear")


def _opening(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", text.lower())[:3])


_MAIN_TEXT = ("text", "thought", "words", "title")


def _main_text(entry: Any) -> str:
    return next((str(getattr(entry, f)) for f in _MAIN_TEXT if hasattr(entry, f)), "")


def _neighbours(shelf: str, entries: Mapping[str, Any]) -> Iterator[Breach]:
    seen: dict[str, str] = {}
    before = ""
    for key, entry in entries.items():
        text = _main_text(entry)
        if not text or shelf in ("wins", "situations", "patterns"):
            continue
        same = seen.setdefault(text.casefold(), key)
        if same != key:
            yield Breach(shelf=shelf, entry=key, wrong=f'says the same as "{same}"')
        opening = _opening(text)
        if opening == before and len(opening.split()) == 3:
            yield Breach(
                shelf=shelf, entry=key, wrong=f'begins like the one before it: "{opening}"'
            )
        before = opening


def _exclamations(shelf: str, entries: Mapping[str, Any]) -> Iterator[Breach]:
    lines = [(key, text) for key, e in entries.items() for _, text in texts_of(e)]
    loud = [key for key, text in lines if "!" in text]
    if len(loud) * 50 > max(len(lines), 50):
        yield Breach(
            shelf=shelf, entry=loud[-1], wrong="exclamation marks in more than one line of fifty"
        )


def coverage(steps: Iterable[StepEntry]) -> dict[tuple[int, str], int]:
    """Return how many steps there are for each energy and format."""
    cells = {(energy, kind): 0 for energy in range(1, 6) for kind in COVERED_FORMATS}
    for step in steps:
        for kind in step.formats:
            cells[step.energy, kind] += 1
    return cells


def _cells(shelves: Shelves) -> Iterator[Breach]:
    for (energy, kind), count in coverage(shelves["steps"].values()).items():
        if (energy, kind) != (1, "in-person") and count < LEAST_PER_CELL:
            wrong = f"energy {energy} has {count} of {kind}; {LEAST_PER_CELL} are needed"
            yield Breach(shelf="steps", entry="(all)", wrong=wrong)


def _inventory(shelves: Shelves) -> Iterator[Breach]:
    for shelf, least in INVENTORY.items():
        if (count := len(shelves.get(shelf, {}))) < least:
            yield Breach(shelf=shelf, entry="(all)", wrong=f"has {count}; {least} are needed")
    sets = [entry.set for entry in shelves.get("reframes", {}).values()]
    for name in REQUIRED_SETS:
        if name not in sets:
            yield Breach(shelf="reframes", entry="(all)", wrong=f'nothing for the set "{name}"')


Entrywise = Callable[[str, str, Any], Iterator[str]]
_ENTRYWISE: tuple[Entrywise, ...] = (_wording, _message)


def breaches(shelves: Shelves, whole: bool = True) -> list[Breach]:
    """Return every breach of a rule. `whole` adds the rules for the library as a whole."""
    found: list[Breach] = []
    for shelf, entries in shelves.items():
        for key, entry in entries.items():
            for rule in _ENTRYWISE:
                found += (Breach(shelf=shelf, entry=key, wrong=w) for w in rule(shelf, key, entry))
        found += _neighbours(shelf, entries)
        found += _exclamations(shelf, entries)
    for key, step in shelves.get("steps", {}).items():
        wrongs = (*_chain(shelves, step), *_size(step))
        found += (Breach(shelf="steps", entry=key, wrong=w) for w in wrongs)
    found += _references(shelves)
    if whole:
        found += _cells(shelves)
        found += _inventory(shelves)
    return found
