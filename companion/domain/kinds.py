"""Which kind of win a line or a finished step is: a soft guess, always changeable."""

from __future__ import annotations

import re
from collections.abc import Mapping

from companion.domain.library import StepEntry, WinKind
from companion.domain.records import Step

DEFAULT_KIND = "noticed"
_BY_FORMAT = {
    "in-person": "showed-up",
    "text": "reached-out",
    "voice": "reached-out",
    "async": "reached-out",
}


def cued_kind(text: str, kinds: Mapping[str, WinKind]) -> str | None:
    """Return the kind whose longest cue stands in `text` as whole words; None without a cue."""
    words = f" {' '.join(re.findall(r'[a-z]+', text.lower().replace(chr(39), '')))} "
    best, best_length = None, 0
    for kind in kinds.values():
        for cue in kind.cues:
            plain = " ".join(re.findall(r"[a-z]+", cue.lower().replace("'", "")))
            if plain and len(plain) > best_length and f" {plain} " in words:
                best, best_length = kind.id, len(plain)
    return best


def guess_kind(text: str, kinds: Mapping[str, WinKind]) -> str:
    """Return the kind that `text` hints at, or "noticed"."""
    return cued_kind(text, kinds) or DEFAULT_KIND


def kind_of_step(step: Step, entry: StepEntry | None, kinds: Mapping[str, WinKind]) -> str:
    """Return the kind of win that a closed step is."""
    if step.outcome == "rest":
        return "rested-kindly"
    if step.outcome == "smaller":
        return "did-the-smaller"
    heavy = (step.mood_before is not None and step.mood_before <= 3) or (
        step.tension_before or 0
    ) >= 7
    if heavy:
        return "acted-with-the-feeling"
    if entry is None:
        return guess_kind(step.text, kinds)
    if entry.helper_role:
        return "contributed"
    if entry.listen_only:
        return "listened"
    if cued := cued_kind(step.text, kinds):
        return cued
    if entry.contact != "none":
        for format_ in entry.formats:
            if format_ in _BY_FORMAT:
                return _BY_FORMAT[format_]
    if "creative" in entry.formats:
        return "expressed"
    return "rested-kindly" if "body" in entry.formats else DEFAULT_KIND
