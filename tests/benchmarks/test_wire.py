"""Bytes on the line, measured on a real pseudo-terminal at 80x24. Over SSH each is waited for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal import Terminal, companion

pytestmark = pytest.mark.long


def test_each_moment_stays_within_its_bytes(tmp_path: Path) -> None:
    spent: dict[str, int] = {}
    with Terminal(*companion("--demo"), data=tmp_path / "unused.json") as line:
        line.shows("How much energy")
        spent["start"] = line.settle()
        line.press("2")
        line.shows("Does a word fit?")
        line.settle()
        line.press("enter")
        line.settle()
        line.press("4")
        line.shows("of connection")
        spent["page switch"] = line.settle()
        line.press("j")
        line.settle()
        line.press("j")
        spent["key in a list"] = line.settle()
        line.press("6")
        line.shows("6 People", "the choir")
        spent["to People"] = line.settle()
        line.press("j")
        spent["key among people"] = line.settle()
        line.press("m")
        line.shows("asking for company")
        spent["m, a message"] = line.settle()
        line.press("j")
        spent["key among situations"] = line.settle()
        line.press("enter")
        line.shows("ready to send")
        spent["the words"] = line.settle()
        line.press("n")
        spent["another wording"] = line.settle()
        line.press("4")
        line.shows("of connection")
        line.settle()
        line.press("w")
        line.shows("A win:")
        line.settle()
        line.press("a")
        line.settle(1.5)
        line.press("b")
        spent["typed character"] = line.settle(1.5)
        line.read(60)
        spent["idle for 60 s"] = line.settle()
    budget = {
        "start": 10_000,
        "page switch": 7_000,
        "key in a list": 700,
        "to People": 7_000,
        "key among people": 700,
        "m, a message": 7_000,
        "key among situations": 700,
        "the words": 7_000,
        "another wording": 1_500,
        "typed character": 400,
        "idle for 60 s": 0,
    }
    for moment, most in budget.items():
        print(f"{moment:<20} {spent[moment]:>6} bytes (at most {most})")
    assert all(spent[moment] <= most for moment, most in budget.items()), spent
