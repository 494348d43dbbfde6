"""A message on plain lines: which one, for whom, the words, and whether it was sent."""

from __future__ import annotations

import pytest

from companion.domain.records import Message, Person
from companion.services import messages
from tests.cli.people_known import known
from tests.cli.shell import Ended, Shell

WHICH = "Which one? Its number or its words"
WHOM = "To whom?"
SENT = "Keep this as sent?"


@pytest.fixture
def companion(companion: Shell) -> Shell:
    """A shell on a day that rests: no step calls for a message of its own."""
    assert companion("rest").code == 0
    return companion


def write(companion: Shell, *typed: str, begin: str = "message") -> Ended:
    lines = "".join(f"{line}\n" for line in (begin, *typed))
    ended = companion("--plain", typed=lines)
    assert (ended.code, ended.err) == (0, "")
    return ended


def number_of(ended: Ended, situation: str) -> str:
    """Return the number that stands before a situation in the list."""
    label = messages.situations()[situation].label
    (row,) = (line.split() for line in ended.lines if line.strip().endswith(f" {label}"))
    return row[0]


def said_after(ended: Ended, question: str) -> str:
    """Return the words between the last answer to a question and the next question."""
    return ended.out.rpartition(question)[2].partition(SENT)[0].partition("\n")[2].strip()


def sent(companion: Shell) -> list[tuple[object, object, object]]:
    rows = companion.records("sent")
    return [(row["text"], row["situation"], row["name"]) for row in rows]


def test_a_message_by_its_number_sent_is_kept_with_its_win(companion: Shell) -> None:
    wins_before = companion.texts()
    number = number_of(write(companion, ".", "q"), "late-reply")
    ended = write(companion, number, "Sam", "yes", "q")
    words = said_after(ended, WHOM)
    assert "Sam" in words
    assert "\n" not in words
    assert sent(companion) == [(words, "late-reply", "Sam")]
    (win,) = (w for w in companion.records("wins") if w["text"] not in wins_before)
    assert win["text"] == "Wrote back to Sam, in my own time."
    assert (win["kind"], win["guessed"]) == ("answered", False)
    assert "Kept." in ended.out.rpartition(SENT)[2]
    order = [ended.out.index(each) for each in ("  1  ", WHICH, WHOM, words, SENT)]
    assert order == sorted(order)


@pytest.mark.parametrize("begin", ["message", "m", "mess"])
@pytest.mark.parametrize("words", ["late-reply", "Answering Late"])
def test_a_message_by_its_words_begun_by_word_or_letter(
    companion: Shell, begin: str, words: str
) -> None:
    write(companion, words, "Sam", "y", "q", begin=begin)
    ((_, situation, name),) = sent(companion)
    assert (situation, name) == ("late-reply", "Sam")


def test_enter_takes_the_first_one_and_leaves_the_name_out(companion: Shell) -> None:
    ended = write(companion, "", "", "yes", "q")
    first = next(iter(messages.situations()))
    assert f"  1  {messages.situations()[first].label}" in ended.out
    assert "enter leaves the name out" in ended.out
    words = said_after(ended, WHOM)
    assert sent(companion) == [(words, first, "")]
    assert not set("{}[]") & set(words)


@pytest.mark.parametrize("answer", ["no", "", "."])
def test_a_message_that_was_not_sent_keeps_nothing(companion: Shell, answer: str) -> None:
    before = companion.data.read_bytes()
    ended = write(companion, "late-reply", "Sam", answer, "q")
    assert "Sam" in said_after(ended, WHOM)
    assert companion.data.read_bytes() == before


def test_bad_answers_get_one_line_and_the_question_again(companion: Shell) -> None:
    ended = write(companion, "99", "0", "9" * 5000, "late-repl", "thanks", "Sam", "perhaps", "yes",
                  "q")  # fmt: skip
    assert ended.out.count(f"The numbers here go from 1 to {len(messages.situations())}.") == 2
    assert 'Did you mean "late-reply"?' in ended.out
    assert ended.out.count(WHICH) == 5
    assert "These fit: yes, no." in ended.out
    assert ended.out.count(SENT) == 2
    assert [situation for _, situation, _ in sent(companion)] == ["thanks"]


def test_a_dot_goes_back_without_a_message(companion: Shell) -> None:
    ended = write(companion, ".", "q")
    assert WHICH in ended.out
    assert WHOM not in ended.out
    assert SENT not in ended.out


def test_help_comes_at_every_question_and_the_question_stays(companion: Shell) -> None:
    companion("help-now", "--contact", "Mira 0123")
    ended = write(companion, "!", "late-reply", "!", "Sam", "!", "yes", "q")
    assert ended.out.count("Your own: Mira 0123") == 3
    for question in (WHICH, WHOM, SENT):
        assert ended.out.count(question) == 2
    assert len(sent(companion)) == 1


def test_those_on_the_map_are_named_and_two_of_one_name_are_told_apart(companion: Shell) -> None:
    known(companion, Person, name="Sam", tie="friend")
    brother = known(companion, Person, name="Sam", tie="brother")
    known(companion, Person, name="Rex", unsafe=True)
    ended = write(companion, "thanks", "Sam", "rex", "sam, brother", "yes", "q")
    (row,) = (line for line in ended.lines if line.startswith("On your map: "))
    assert "Sam (friend)" in row
    assert "Sam (brother)" in row
    assert "Rex" not in row
    assert "More than one is called Sam" in ended.out
    assert "not safe for you" in ended.out
    assert ended.out.count(WHOM) == 3
    (kept,) = companion.records("sent")
    assert (kept["person"], kept["name"]) == (brother.id, "Sam")


def test_a_name_with_braces_and_escapes_is_harmless(companion: Shell) -> None:
    ended = write(companion, "late-reply", "{x}\x1b[31m\u202eSam", "yes", "q")
    assert "{x}Sam" in said_after(ended, WHOM)
    assert "\x1b" not in ended.out
    assert "\u202e" not in ended.out


def test_own_words_that_cannot_be_filled_are_said_and_the_sitting_goes_on(
    companion: Shell,
) -> None:
    known(companion, Message, situation="thanks", text="Hi {name}.")
    ended = write(companion, "thanks", "Sam", "message", "late-reply", "Sam", "yes", "q")
    assert ended.out.count("This wording cannot be filled: ") == 1
    assert [situation for _, situation, _ in sent(companion)] == ["late-reply"]


def test_undo_takes_back_that_it_was_sent_and_its_win(companion: Shell) -> None:
    before = companion.texts()
    write(companion, "late-reply", "Sam", "yes", "undo", "q")
    assert sent(companion) == []
    assert companion.texts() == before


@pytest.mark.parametrize("answers", range(3))
def test_the_end_of_input_at_any_question_leaves_quietly(companion: Shell, answers: int) -> None:
    before = companion.data.read_bytes()
    ended = write(companion, *["late-reply", "Sam"][:answers])
    assert "Traceback" not in ended.out
    assert companion.data.read_bytes() == before
