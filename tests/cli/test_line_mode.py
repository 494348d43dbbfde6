"""Today as questions and answers on plain lines."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta

import pytest

from companion.domain.questions import (
    ANCHOR,
    BEFORE,
    CONFIDENCE,
    ENERGY,
    FEELING,
    INTENTION,
    MOVED_TO,
    OUTCOME,
)
from companion.services import wins
from companion.services.context import local_now, open_context
from companion.services.words import options
from companion.store.paths import paths_beside
from tests.cli.shell import Ended, Shell, today
from tests.clock import Clock


def sit(companion: Shell, *typed: str) -> Ended:
    ended = companion("--plain", typed="".join(f"{line}\n" for line in typed))
    assert (ended.code, ended.err) == (0, "")
    return ended


def test_a_whole_day_from_the_check_in_to_the_win(companion: Shell) -> None:
    ended = sit(
        companion,
        "2", "tired, afraid",
        "-",
        "take", "3", "6", "5", "1",
        "done", "4", "", "it went fine", ".",
        "quit",
    )  # fmt: skip
    (checkin,) = companion.records("checkins")
    assert (checkin["energy"], checkin["feelings"]) == (2, ["tired", "afraid"])
    (step,) = companion.records("steps")
    assert (step["stage"], step["outcome"]) == ("closed", "done")
    ratings = ("mood_before", "tension_before", "expected_mood", "mood_after", "tension_after")
    assert [step[name] for name in ratings][:2] == [3, 6]
    assert step["mood_after"] == 4
    assert companion.texts() == [step["text"]]
    said = [ended.out.index(words) for words in (
        ENERGY.words, FEELING.words, "One small step", BEFORE[0].words, OUTCOME.words,
        "Kept as a win", "another, win, message, help, quit",
    )]  # fmt: skip
    assert said == sorted(said)


def test_the_validation_answers_the_feelings_before_a_step_is_offered(companion: Shell) -> None:
    ended = sit(companion, "1", "heavy")
    said = next(words for words in options("validation-heavy") if words in ended.out)
    assert ended.out.index(said) < ended.out.index("One small step")


def test_every_question_before_and_after_is_asked_once_in_its_order(companion: Shell) -> None:
    put_step_with_someone(companion)
    ended = sit(companion, "take", "3", "4", "5", "own fear", "done", "6", "2", "she wrote",
                "not yet", "1", "own help", "quit")  # fmt: skip
    (step,) = (s for s in companion.records("steps") if s["stage"] == "closed")
    assert step["asked"] == ["mood_before", "tension_before", "expected_mood", "feared",
                             "mood_after", "tension_after", "happened", "reply", "hard",
                             "helped"]  # fmt: skip
    assert step["feared"] == "own fear"
    assert step["happened"] == "she wrote"
    assert step["reply"] == "not-yet"
    assert step["hard"] == options("was-hard")[0]
    assert step["helped"] == "own help"
    assert any(words in ended.out for words in options("no-reply"))


def put_step_with_someone(companion: Shell) -> None:
    """Bring a step on the card that someone may answer."""
    sit(companion, "3", "tired")
    for _ in range(20):
        step = companion("today", "--json").json["step"]
        if "text" in step["formats"] and "solo" not in step["formats"]:
            return
        sit(companion, "another")
    raise AssertionError("no step with a message was offered")


def test_bad_answers_get_one_line_and_the_question_again(companion: Shell) -> None:
    ended = sit(companion, "9", "lots", "2", "sleepy", "1 3", "what?", "", "move", "take", "11",
                "-1", "7", ".")  # fmt: skip
    assert ended.out.count(ENERGY.words) == 3
    assert "Energy is a whole number from 1 to 5; 9 is not." in ended.out
    assert ended.out.count(FEELING.words) == 2
    assert ended.out.count("Nothing was changed.") == 3
    assert ended.out.count(BEFORE[0].words) == 3
    assert "Mood is a whole number from 0 to 10; 11 is not." in ended.out
    assert companion.records("checkins")[0]["feelings"] == ["tired", "heavy"]
    assert companion.records("steps")[0]["mood_before"] == 7


def test_leaving_in_the_middle_goes_on_exactly_there(companion: Shell) -> None:
    first = sit(companion, "2")
    assert first.out.count(FEELING.words) == 1
    second = sit(companion, "tired", "take", "3")
    assert ENERGY.words not in second.out
    assert second.out.index(FEELING.words) < second.out.index(BEFORE[1].words)
    third = sit(companion, "4")
    assert FEELING.words not in third.out
    assert BEFORE[0].words not in third.out
    assert third.out.index("You took this one.") < third.out.index(BEFORE[1].words)
    assert BEFORE[1].words in third.out
    assert BEFORE[2].words in third.out
    fourth = sit(companion, ".", "done")
    assert OUTCOME.words in fourth.out
    fifth = sit(companion, ".", "quit")
    assert fifth.out.count("Mood now?") == 1
    sixth = sit(companion)
    assert "Mood now?" not in sixth.out
    assert "Done today: " in sixth.out
    (step,) = companion.records("steps")
    assert (step["mood_before"], step["tension_before"]) == (3, 4)


@pytest.mark.parametrize("answers", range(9))
def test_the_end_of_input_at_any_question_leaves_quietly_with_all_answers_kept(
    companion: Shell, answers: int
) -> None:
    typed = ["2", "tired", "-", "+", "take", "3", "4", "5"][:answers]
    ended = sit(companion, *typed)
    assert "Traceback" not in ended.out
    if answers >= 1:
        assert companion.records("checkins")[0]["energy"] == 2
    if answers >= 6:
        assert companion.records("steps")[0]["mood_before"] == 3
    if answers >= 8:
        assert companion.records("steps")[0]["expected_mood"] == 5


@pytest.mark.parametrize(
    ("words", "outcome", "stage"),
    [("done", "done", "closed"), ("d", "done", "closed"), ("s", "smaller", "closed"),
     ("-", "smaller", "closed"), ("let go", "let-go", "closed"), ("l", "let-go", "closed"),
     ("z", "rest", "closed"), ("move\n", "moved", "closed"), ("move in 3 days", "moved", "closed"),
     ("n", "", "offered")],
)  # fmt: skip
def test_a_taken_step_is_finished_by_word_letter_or_key(
    companion: Shell, words: str, outcome: str, stage: str
) -> None:
    sit(companion, "", "", "t", ".", words, ".", "q")
    (step,) = companion.records("steps")
    assert (step["outcome"], step["stage"]) == (outcome, stage)


def test_move_asks_for_the_day_again_until_one_fits(companion: Shell) -> None:
    ended = sit(companion, "", "", "t", ".", "move", "2026-02-30", "yesterday", "in 2 days", "q")
    assert ended.out.count(MOVED_TO.words) == 3
    (step,) = companion.records("steps")
    assert step["moved_to"] == str(today() + timedelta(days=2))


def test_smaller_bigger_and_another_change_the_card(companion: Shell) -> None:
    shown = companion("today", "--json").json["step"]
    ended = sit(companion, "", "", "s", "b", "n")
    cards = ended.out.split("One small step")[1:]
    texts = [card.splitlines()[1] for card in cards]
    assert texts[0] == shown["text"]
    assert texts[1] == shown["smaller"]
    assert len(set(texts)) >= 3


def test_why_says_the_reasons(companion: Shell) -> None:
    reasons = companion("today", "--json").json["reasons"]
    ended = sit(companion, "", "", "why")
    assert all(reason in ended.out for reason in reasons)


def test_rest_is_one_key_and_warm(companion: Shell) -> None:
    ended = sit(companion, "", "", "z", "q")
    assert any(words in ended.out for words in options("rest"))
    assert companion.records("wins")[0]["kind"] == "rested-kindly"


def test_a_win_is_kept_from_anywhere_in_one_line_or_two(companion: Shell) -> None:
    ended = sit(companion, "", "", "win waved [b] at Sam", "w", "lay\x1b[31m down", "w", "", "q")
    assert companion.texts() == ["waved [b] at Sam", "lay down"]
    assert ended.out.count("Kept.") == 2
    assert "\x1b" not in ended.out


def test_help_comes_at_any_question_and_the_question_stays(companion: Shell) -> None:
    companion("help-now", "--contact", "Mira 0123")
    ended = sit(companion, "!", "2", "!", "", "help", "take", "!", "3")
    assert ended.out.count("Your own: Mira 0123") == 4
    assert companion.records("steps")[0]["mood_before"] == 3


def test_the_further_words_work_too(companion: Shell) -> None:
    ended = sit(
        companion, "", "", "more", "c", "4", "tie", "2", "f", "o", "1", "i", "one hello", "quit"
    )
    assert "tie the step to a moment" in ended.out
    assert CONFIDENCE.words in ended.out
    assert ANCHOR.words in ended.out
    assert INTENTION.words in ended.out
    (step,) = companion.records("steps")
    assert step["confidence"] == 4
    assert step["anchor"] == options("anchor")[1]
    assert any(words in ended.out for words in options("low-confidence"))
    assert len(companion.records("favourites")) == 1
    assert companion.records("weeks")[0]["intention"] == "one hello"
    assert "This week: one hello" in sit(companion).out


def test_undo_takes_back_the_last_change_of_the_sitting(companion: Shell) -> None:
    ended = sit(companion, "", "", "z", "u", "u")
    assert "Undone: resting today." in ended.out
    assert "Nothing to undo in this sitting." in ended.out
    assert companion.texts() == []


def test_a_disk_that_takes_no_more_is_said_and_the_question_asked_again(
    companion: Shell,
) -> None:
    companion("win", "already there")
    before = companion.data.read_bytes()
    ended = subprocess.run(
        ["/bin/sh", "-c", f"ulimit -f 0; exec {sys.executable} -m companion --plain"],
        input="2\n2\n",
        capture_output=True,
        text=True,
        env=companion.environ(),
    )
    assert ended.returncode == 0
    assert ended.stdout.count("Not kept: ") == 2
    assert ended.stdout.count(ENERGY.words) == 3
    assert companion.data.read_bytes() == before


def test_a_place_that_cannot_be_written_is_one_line(companion: Shell) -> None:
    (companion.home / "data").write_text("in the way")
    assert "not a folder" in companion("--plain", typed="2\n").refused(1)


def test_a_pipe_or_no_terminal_gets_lines_without_being_asked(companion: Shell) -> None:
    ended = companion(typed="2\n\nquit\n")
    assert ended.code == 0
    assert ENERGY.words in ended.out
    assert "\x1b" not in ended.out


def test_settings_that_were_not_understood_are_named_once(companion: Shell) -> None:
    companion.config.write_text('thme = "lamp"\nday_starts_at = "late"\n')
    ended = companion("--plain")
    assert ended.code == 0
    assert ended.err.count("\n") == 2
    assert 'Did you mean "theme"?' in ended.err
    assert companion("today").err == ""


def test_coming_back_after_a_while_is_a_welcome_without_a_tally(companion: Shell) -> None:
    clock = Clock(local_now() - timedelta(days=40))
    wins.keep(open_context(paths_beside(companion.data), clock), "waved")
    ended = sit(companion)
    assert any(words in ended.out for words in options("return"))
    assert "40" not in ended.out


def test_on_a_hard_day_an_own_win_comes_back_with_its_day(companion: Shell) -> None:
    clock = Clock(local_now() - timedelta(days=2))
    wins.keep(open_context(paths_beside(companion.data), clock), "laughed with Ana")
    ended = sit(companion, "1", "heavy")
    assert "From your wins, " in ended.out
    assert '"laughed with Ana"' in ended.out


def test_the_demo_says_that_nothing_is_kept(companion: Shell) -> None:
    ended = companion("--demo", typed="2\n\nquit\n")
    assert ended.lines[0] == "Invented people and wins; nothing here is kept."
    assert not companion.data.parent.exists()
