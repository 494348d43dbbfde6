"""companion message: what is filled in, what fits now, and what stands in the way."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.domain.filling import fill
from companion.domain.records import Event, Message, Person, Step, Waiting
from companion.services.context import local_now, open_context
from companion.store import library
from companion.store.paths import paths_beside
from companion.store.store import Change
from tests.cli.people_known import known
from tests.cli.shell import Ended, Shell, today
from tests.cli.test_keeping import BROKEN, NEWER, put
from tests.store.helpers import everything_in

EVERY_PLACE = (
    "Hi[ {name}], {activity|a cup} together[ for {minutes} minutes][ on {day}][ at {place}]?"
    "[ Or {option}.]"
)


def said(ended: Ended) -> str:
    """Return the message that was printed, with nothing else anywhere."""
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.endswith("\n")
    return ended.out.removesuffix("\n")


def own_words(companion: Shell, text: str, situation: str = "thanks", shorter: str = "") -> Message:
    return known(companion, Message, situation=situation, text=text, shorter=shorter)


def event_on(companion: Shell, *people: Person, title: str = "Choir") -> None:
    begun = local_now() - timedelta(minutes=15)
    known(companion, Event, title=title, starts=begun, people=tuple(p.id for p in people))


def test_a_pipe_gets_exactly_the_text_and_one_newline(companion: Shell) -> None:
    own_words(companion, "Danke schön[, {name}] 👋, bis bald — שלום.")
    ended = companion("message", "thanks", "--to", "Sam")
    assert (ended.code, ended.out, ended.err) == (
        0, "Danke schön, Sam 👋, bis bald — שלום.\n", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ((), "Hi, a cup together?"),
        (("--activity", "tea"), "Hi, tea together?"),
        (("--minutes", "20"), "Hi, a cup together for 20 minutes?"),
        (("--day", "friday"), "Hi, a cup together on Friday?"),
        (("--day", "the SUNDAY after"), "Hi, a cup together on the Sunday after?"),
        (("--place", "the library"), "Hi, a cup together at the library?"),
        (("--option", "a call"), "Hi, a cup together? Or a call."),
        (("--to=-Sam-", "--day", ""), "Hi -Sam-, a cup together?"),
        (
            ("--to", "Sam", "--activity", "tea", "--minutes", "240", "--day", "monday",
             "--place", "Ana's", "--option", "none of it"),
            "Hi Sam, tea together for 240 minutes on Monday at Ana's? Or none of it.",
        ),
    ],
)  # fmt: skip
def test_what_is_named_is_filled_in_and_the_rest_is_left_out_whole(
    companion: Shell, arguments: tuple[str, ...], text: str
) -> None:
    own_words(companion, EVERY_PLACE)
    assert said(companion("message", "thanks", *arguments)) == text


def test_an_offer_is_added_where_the_wording_has_no_place_for_one(companion: Shell) -> None:
    own_words(companion, "Not today[, {name}].")
    words = said(companion("message", "thanks", "--option", "a walk on Sunday"))
    assert words.startswith("Not today. ")
    assert "a walk on Sunday" in words


def test_short_is_the_shorter_wording_or_the_first_sentences(companion: Shell) -> None:
    own_words(companion, "A long word of thanks[, {name}].", shorter="Thanks[, {name}].")
    own_words(companion, "Not today. " + "It is a long week and I need my rest. " * 3, "decline")
    assert said(companion("message", "thanks", "--short", "--to", "Sam")) == "Thanks, Sam."
    assert said(companion("message", "decline", "--short")) == (
        "Not today. It is a long week and I need my rest."
    )


@pytest.mark.parametrize("situation", ["late-reply", "keep-me-company", "move", "neighbour"])
def test_each_thing_named_stands_in_the_words_or_is_said_to_have_no_place(
    companion: Shell, situation: str
) -> None:
    given = {"activity": "juggling", "minutes": "77", "day": "Friday", "place": "the quay",
             "option": "kites"}  # fmt: skip
    options = [part for name, words in given.items() for part in (f"--{name}", words)]
    ended = companion("message", situation, *options)
    assert (ended.code, len(ended.lines)) == (0, 1)
    dropped = ended.err.partition("no place for: ")[2].partition(".")[0].split(", ")
    for name, words in given.items():
        assert (words in ended.out) != (name in dropped), name


def test_short_words_without_a_place_for_what_was_named_say_so(companion: Shell) -> None:
    ended = companion("message", "keep-me-company", "--short", "--tone", "light", "--to", "Sam")
    assert "Sam" not in ended.out
    assert ended.err == ("companion: This wording has no place for: name. Another --tone may.\n")


def test_the_words_are_one_of_the_librarys_for_that_situation_and_tone(companion: Shell) -> None:
    wordings = companion("message", "--list", "late-reply", "--json").json
    for tone in ("plain", "warm", "light"):
        words = said(companion("message", "late-reply", "--to", "Sam", "--tone", tone))
        assert words in {fill(w["text"], {"name": "Sam"}) for w in wordings if w["tone"] == tone}


def test_without_a_situation_it_is_a_tiny_hello_when_nothing_is_on(companion: Shell) -> None:
    companion("rest")
    assert said(companion("message")) == said(companion("message", "tiny-check-in"))
    assert said(companion("message", "--to", "Sam")).count("Sam") == 1


def test_without_a_situation_it_answers_who_waits(companion: Shell) -> None:
    companion("rest")
    known(companion, Waiting, name="Mira")
    found = companion("message", "--json").json
    assert (found["situation"], found["places"]["name"]) == ("late-reply", "Mira")
    assert "Mira" in said(companion("message"))
    assert "Mira" not in said(companion("message", "late-reply"))


def test_without_a_situation_it_is_the_one_for_the_step_of_the_day(companion: Shell) -> None:
    entry = next(step for step in library.shelf("steps").values() if step.messages)
    store = open_context(paths_beside(companion.data)).store
    taken = store.new(Step, today(), entry=entry.id, text=entry.text, stage="taken")
    store.change(lambda seen: Change(keep=[taken]))
    assert companion("message", "--json").json["situation"] == entry.messages[0]


def test_without_a_situation_it_leaves_an_event_that_is_on(companion: Shell) -> None:
    event_on(companion, known(companion, Person, name="Sam"))
    own_words(companion, "Leaving {activity|it} now[, {name}].", "exit-now")
    assert said(companion("message")) == "Leaving Choir now, Sam."
    assert said(companion("message", "exit-now")) == "Leaving it now."


def test_a_person_brings_the_minutes_agreed_with_them_unless_others_are_named(
    companion: Shell,
) -> None:
    own_words(companion, "Hi[ {name}], for {minutes|some} minutes?")
    known(companion, Person, name="Sam", tie="friend", agreed_minutes=10)
    known(companion, Person, name="Sam", tie="neighbour", agreed_minutes=30)
    for words, minutes in (("Sam, friend", 10), ("sam (Neighbour)", 30)):
        assert said(companion("message", "thanks", "--to", words)) == (
            f"Hi Sam, for {minutes} minutes?"
        )
    others = companion("message", "thanks", "--to", "Sam, friend", "--minutes", "5")
    assert said(others) == "Hi Sam, for 5 minutes?"


def test_two_of_one_name_and_one_tie_are_sent_to_the_page_of_people(companion: Shell) -> None:
    for _ in range(2):
        known(companion, Person, name="Sam", tie="friend")
    line = companion("message", "thanks", "--to", "Sam").refused(2)
    assert "a different tie on the People page tells them apart" in line


def test_someone_kept_apart_is_refused_however_written_and_never_comes_by_itself(
    companion: Shell,
) -> None:
    kim = known(companion, Person, name="Kim", tie="friend", unsafe=True)
    for name in ("KIM", "Kim, friend", "kim (friend)", "\x1b[1mKim "):
        line = companion("message", "late-reply", "--to", name).refused(2)
        assert "kept apart as not safe for you" in line
    companion("rest")
    known(companion, Waiting, name="Kim", person=kim.id)
    assert companion("message", "--json").json["situation"] == "tiny-check-in"
    event_on(companion, kim)
    assert "Kim" not in companion("message").out + companion("message", "--json").out


def test_a_broken_own_wording_leaves_the_librarys_there_by_another_tone(companion: Shell) -> None:
    own_words(companion, "Thank you {\x1b[1mx\ny}")
    line = companion("message", "thanks").refused(1)
    assert "{x y} is not a placeholder" in line
    assert line.endswith("The page Messages mends it.")
    assert said(companion("message", "thanks", "--tone", "warm"))


@pytest.mark.parametrize(
    "asked",
    [("message",), ("message", "thanks"), ("message", "thanks", "--to", "Sam"),
     ("message", "thanks", "--list"), ("message", "--json"), ("people",), ("places", "--json"),
     ("topic", "Sam")],
)  # fmt: skip
@pytest.mark.parametrize(
    ("content", "words"), [(BROKEN, "companion restore"), (NEWER, "newer companion")]
)
def test_a_file_that_cannot_be_read_is_one_line_and_stays_as_it_is(
    companion: Shell, asked: tuple[str, ...], content: bytes, words: str
) -> None:
    put(companion, content)
    assert words in companion(*asked).refused(1)
    assert companion.data.read_bytes() == content


def test_nothing_on_disk_changes_by_looking(companion: Shell) -> None:
    known(companion, Person, name="Sam", agreed_minutes=10)
    own_words(companion, "Ta[, {name}].")
    known(companion, Waiting, name="Mira")
    before = everything_in(companion.data.parent)
    for arguments in ((), ("thanks", "--to", "Sam", "--short", "--tone", "warm"), ("--list",),
                      ("thanks", "--list", "--json"), ("thanx",), ("thanks", "--day", "friday"),
                      ("--json",)):  # fmt: skip
        companion("message", *arguments)
    assert everything_in(companion.data.parent) == before


def test_with_no_file_at_all_it_works_and_makes_none(companion: Shell) -> None:
    for arguments in ((), ("thanks",), ("--list",), ("thanks", "--list"), ("--json",)):
        assert companion("message", *arguments).code == 0
    assert not companion.data.parent.exists()
    assert not companion.config.exists()


def test_the_tab_key_offers_the_situations(companion: Shell) -> None:
    ended = companion(
        _COMPANION_COMPLETE="bash_complete", COMP_WORDS="companion message exit", COMP_CWORD="2"
    )
    assert [line.partition(",")[2] for line in ended.lines] == ["exit-agreed", "exit-now"]
