"""One day with the real program, by keyboard, in a terminal."""

from __future__ import annotations

import json
from pathlib import Path

from tests.terminal import Terminal, companion


def records(data: Path, table: str) -> list[dict[str, object]]:
    return list(json.loads(data.read_text())[table].values())


def leave(terminal: Terminal) -> None:
    terminal.press("ctrl+c")
    assert terminal.exit_code() == 0


def test_a_whole_day_from_the_first_start_to_the_next_one(tmp_path: Path) -> None:
    data = tmp_path / "companion.json"
    with Terminal(*companion(), data=data) as day:
        day.shows("How much energy", "one small step")
        day.press("2")
        day.shows("a little", "Does a word fit?")
        day.press("1", "enter")
        day.shows("tired", "take it")
        day.press("enter")
        day.shows("yours today", "Mood now?")
        day.press("3")
        day.shows("Tension now?")
        day.press("6")
        day.shows("Mood you expect after?")
        day.press("1", "0")
        day.until(lambda text: "What might go wrong?" in text or "finish it" in text)
        leave(day)
        assert day.exit_code() == 0
    with Terminal(*companion(), data=data) as later:
        later.shows("yours today", "expected mood 10")
        later.until(lambda text: "What might go wrong?" in text or "finish it" in text)
        if "What might go wrong?" in later.text:
            later.press("enter")
        later.shows("finish it")
        later.press("enter")
        later.shows("How did it go?")
        later.press("2")
        later.shows("kept among your wins", "Mood now?")
        later.press("5", "tab")
        later.shows("another, if you like")
        later.press("4")
        later.shows("of rest and care", "did the smaller version")
        leave(later)
    with Terminal(*companion(), data=data) as again:
        again.shows("kept among your wins", "expected mood 10, then 5")
        again.press("4")
        again.shows("1 of rest and care")
    (step,) = records(data, "steps")
    (win,) = records(data, "wins")
    assert step["outcome"] == "smaller"
    assert (step["mood_before"], step["tension_before"], step["mood_after"]) == (3, 6, 5)
    assert step["win"] == win["id"]
    assert win["text"] == step["smaller"]


def test_leaving_between_two_questions_goes_on_there_from_another_terminal(tmp_path: Path) -> None:
    data = tmp_path / "companion.json"
    with Terminal(*companion(), data=data) as first:
        first.shows("How much energy")
        first.press("enter", "enter")
        first.shows("yours today", "Mood now?")
        first.press("4")
        first.shows("Tension now?")
        with Terminal(*companion(), data=data, size=(40, 12)) as second:
            second.shows("Tension now?")
            second.press("2")
            second.shows("Mood you expect")
        (step,) = records(data, "steps")
        assert (step["mood_before"], step["tension_before"]) == (4, 2)


def test_another_windows_win_appears_by_itself(tmp_path: Path) -> None:
    data = tmp_path / "companion.json"
    with Terminal(*companion(), data=data) as first:
        first.shows("How much energy")
        first.press("escape")
        first.until(lambda text: "How much" not in text)
        first.press("4")
        first.shows("1 Today  2 Messages  4 Wins")
        with Terminal(*companion("win", "watered the fern"), data=data) as shell:
            shell.shows("Kept.")
            assert shell.exit_code() == 0
        first.until(lambda text: "watered the fern" in text, seconds=4)


def test_only_looking_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    data = tmp_path / "companion.json"
    with Terminal(*companion("win", "one kept before"), data=data) as shell:
        shell.shows("Kept.")
        shell.exit_code()
    before = (data.read_bytes(), data.stat().st_mtime_ns, data.stat().st_ino)
    beside = sorted(tmp_path.rglob("*"))
    with Terminal(*companion(), data=data) as day:
        day.shows("How much energy")
        day.press("enter")
        for keys, seen in (("4", "one kept before"), ("jkG", "one kept before"), ("?", "anywhere")):
            day.press(*keys)
            day.shows(seen)
        day.press("down", "down", "!")
        day.shows("Help now")
        day.press("1")
        day.shows("one small step")
        day.press("y")
        day.shows("stays the same until tomorrow")
        day.press("x")
        day.until(lambda text: "one small step" not in text)
        day.press("x")
        day.shows("one small step")
        leave(day)
    assert (data.read_bytes(), data.stat().st_mtime_ns, data.stat().st_ino) == before
    assert sorted(tmp_path.rglob("*")) == beside


def test_the_terminals_own_size_counts_whatever_the_environment_says(tmp_path: Path) -> None:
    stale = {"COLUMNS": "80", "LINES": "24"}
    data = tmp_path / "companion.json"
    with Terminal(*companion(), data=data, size=(40, 12), env=stale) as small:
        small.shows("How much energy", "1-5 answer")
