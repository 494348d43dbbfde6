"""A message on plain lines that fits the moment: whom it answers, and what is in its way."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta

from companion.domain.records import Event, Person, Waiting
from companion.services.context import local_now
from tests.cli.people_known import known
from tests.cli.shell import Ended, Shell

WHOM = "To whom?"
SENT = "Keep this as sent?"


def rested(companion: Shell) -> Shell:
    """A day on which no step calls for a message."""
    assert companion("rest").code == 0
    return companion


def write(companion: Shell, *typed: str) -> Ended:
    ended = companion("--plain", typed="".join(f"{line}\n" for line in ("message", *typed)))
    assert (ended.code, ended.err) == (0, "")
    return ended


def test_enter_and_enter_again_answer_who_waits_and_then_nobody_does(companion: Shell) -> None:
    known(rested(companion), Waiting, name="Mira")
    ended = write(companion, "", "", "yes", "q")
    assert "  1  answering late (fits now)" in ended.out
    assert ended.out.count("(fits now)") == 1
    assert "enter keeps Mira" in ended.out
    (kept,) = companion.records("sent")
    assert (kept["situation"], kept["name"]) == ("late-reply", "Mira")
    assert f"\n\n{kept['text']}\n\n" in ended.out
    assert "Mira" in kept["text"]
    assert [row["archived"] for row in companion.records("waiting")] == [True]
    assert "(fits now)" not in write(companion, ".", "q").out


def test_the_same_words_for_someone_else_leave_who_waits_waiting(companion: Shell) -> None:
    known(rested(companion), Waiting, name="Mira")
    write(companion, "", "Ana", "yes", "q")
    assert [row["name"] for row in companion.records("sent")] == ["Ana"]
    assert [row["archived"] for row in companion.records("waiting")] == [False]


def test_what_is_known_of_an_event_that_is_on_is_filled_in(companion: Shell) -> None:
    sam = known(companion, Person, name="Sam", tie="friend")
    begun = local_now() - timedelta(minutes=15)
    known(companion, Event, title="Choir", starts=begun, people=(sam.id,))
    rested(companion)
    ended = write(companion, "", "", "yes", "q")
    assert "  1  leaving now (fits now)" in ended.out
    assert "On your map: Sam\n" in ended.out
    (kept,) = companion.records("sent")
    assert (kept["situation"], kept["person"], kept["name"]) == ("exit-now", sam.id, "Sam")


def test_leaving_in_the_middle_of_a_message_keeps_nothing(companion: Shell) -> None:
    rested(companion)
    before = companion.data.read_bytes()
    for typed in (("q",), ("thanks", "quit"), ("thanks", "Sam", "q")):
        write(companion, *typed)
    assert companion.data.read_bytes() == before


def test_a_disk_that_takes_no_more_is_said_and_whether_it_was_sent_asked_again(
    companion: Shell,
) -> None:
    rested(companion)
    before = companion.data.read_bytes()
    ended = subprocess.run(
        ["/bin/sh", "-c", f"ulimit -f 0; exec {sys.executable} -m companion --plain"],
        input="message\nthanks\nSam\nyes\nno\nq\n",
        capture_output=True,
        text=True,
        env=companion.environ(),
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.count("Not kept: ") == 1
    assert ended.stdout.count(SENT) == 2
    assert companion.data.read_bytes() == before
