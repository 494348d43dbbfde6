"""today, done, smaller, rest and move: the step of the day from the shell."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.cli.shell import Shell, today


def test_today_says_the_step_its_why_the_smaller_one_and_what_to_type(companion: Shell) -> None:
    ended = companion("today", "--energy", "1")
    assert ended.code == 0
    step = companion("today", "--json").json["step"]
    assert step["energy"] == 1
    text, why, smaller, then = ended.lines
    assert text == step["text"]
    assert why == step["why"]
    assert smaller == f"smaller: {step['smaller']}"
    assert "companion done" in then


@pytest.mark.parametrize("energy", range(1, 6))
def test_at_every_energy_today_is_at_most_four_lines(companion: Shell, energy: int) -> None:
    ended = companion("today", "--energy", str(energy))
    assert ended.code == 0
    assert len(ended.lines) <= 4
    seen = companion("today", "--json").json
    assert seen["energy"] == energy
    assert seen["step"]["energy"] <= energy


def test_an_energy_of_nine_is_refused_with_an_example(companion: Shell) -> None:
    assert companion("today", "--energy", "9").refused(2) == (
        "companion: energy is a whole number from 1 to 5; 9 is not. Try: companion today --energy 2"
    )


def test_looking_at_today_keeps_nothing(companion: Shell) -> None:
    companion("today")
    companion("today", "--json")
    assert not companion.data.exists()
    companion("today", "--energy", "1")
    before = (companion.data.stat().st_mtime_ns, companion.data.stat().st_ino)
    companion("today")
    companion("today", "--energy", "1")
    assert (companion.data.stat().st_mtime_ns, companion.data.stat().st_ino) == before


def test_what_was_shown_for_the_energy_named_is_what_is_then_finished(companion: Shell) -> None:
    shown = companion("today", "--energy", "1").lines[0]
    assert companion("today").lines[0] == shown
    companion("done")
    assert companion.texts() == [shown]


def test_done_says_a_warm_line_and_the_win_and_keeps_mood_and_note(companion: Shell) -> None:
    step = companion("today").lines[0]
    ended = companion("done", "--mood", "4", "--note", "she waved\nback")
    assert ended.code == 0
    warm, win = ended.lines
    assert warm
    assert win == f"Kept as a win: {step}"
    (kept,) = companion.records("steps")
    assert (kept["outcome"], kept["mood_after"], kept["happened"]) == (
        "done", 4, "she waved\nback",
    )  # fmt: skip
    assert companion("wins", "--json").json[0]["text"] == step


def test_smaller_finishes_the_smaller_version_and_keeps_it_as_a_win(companion: Shell) -> None:
    smaller = companion("today").lines[2].removeprefix("smaller: ")
    ended = companion("smaller")
    assert ended.lines[1] == f"Kept as a win: {smaller}"
    (win,) = companion.records("wins")
    assert (win["text"], win["kind"]) == (smaller, "did-the-smaller")


def test_rest_is_kept_as_care(companion: Shell) -> None:
    assert companion("rest").code == 0
    (win,) = companion.records("wins")
    assert win["kind"] == "rested-kindly"
    assert "Today is for resting." in companion("today").out


@pytest.mark.parametrize(("words", "days"), [((), 1), (("tomorrow",), 1), (("in", "3", "days"), 3)])
def test_move_brings_the_step_to_the_day_named(
    companion: Shell, words: tuple[str, ...], days: int
) -> None:
    step = companion("today").lines[0]
    ended = companion("move", *words)
    assert ended.code == 0
    assert "Moved to" in ended.lines[-1]
    assert step in ended.lines[-1]
    (kept,) = companion.records("steps")
    assert kept["moved_to"] == str(today() + timedelta(days=days))
    assert companion.texts() == []


@pytest.mark.parametrize("day", ["2026-02-30", "someday", "2020-01-01", "today"])
def test_a_step_cannot_move_to_a_day_that_is_not_ahead(companion: Shell, day: str) -> None:
    assert "Try: companion move friday" in companion("move", day).refused(2)
    assert not companion.data.exists()


def test_a_closed_step_is_said_kindly_and_not_closed_again(companion: Shell) -> None:
    step = companion("today").lines[0]
    warm = companion("done").lines[0]
    ended = companion("today")
    assert ended.lines[:2] == [warm, f"Done today: {step}"]
    assert len(ended.lines) <= 4
    assert "closed already" in companion("done").refused(1)
    assert len(companion.texts()) == 1


def test_login_prints_the_step_until_it_is_closed_and_then_nothing(companion: Shell) -> None:
    assert companion("today", "--login").out == companion("today").out
    companion("rest")
    ended = companion("today", "--login")
    assert (ended.code, ended.out, ended.err) == (0, "", "")


def test_a_taken_step_is_told_as_taken(companion: Shell) -> None:
    step = companion("today").lines[0]
    companion("--plain", typed="\n\ntake\n")
    ended = companion("today")
    assert ended.lines[0] == f"You took this one: {step}"
    assert len(ended.lines) <= 4
    assert companion("today", "--json").json["stage"] == "taken"


def test_the_day_begins_when_the_settings_say(companion: Shell) -> None:
    utc = datetime.now(UTC)
    ahead = (6 - utc.hour) % 24
    six_in_the_morning = {"TZ": f"TEST-{ahead}"}
    local = (utc + timedelta(hours=ahead)).date()
    assert companion("today", "--json", **six_in_the_morning).json["day"] == str(local)
    companion.config.write_text('day_starts_at = "07:00"\n')
    before = str(local - timedelta(days=1))
    assert companion("today", "--json", **six_in_the_morning).json["day"] == before


def test_plain_after_today_goes_on_as_questions(companion: Shell) -> None:
    ended = companion("today", "--plain", "--energy", "3")
    assert ended.code == 0
    assert "Does a word fit?" in ended.out
    assert "How much energy" not in ended.out


def test_control_characters_put_into_a_step_by_hand_do_not_reach_the_terminal(
    companion: Shell,
) -> None:
    companion("--plain", typed="\n\ntake\n")
    (step,) = companion.records("steps")
    changed = companion.data.read_text().replace(step["text"], r"wave\u001b]0;x\u0007\u009b1m now")
    companion.data.write_text(changed)
    for printed in (companion("today").out, companion("--plain").out):
        assert "wave now" in printed
        assert not {"\x1b", "\x07", "\x9b"} & set(printed)
