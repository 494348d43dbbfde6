"""companion message: the words on standard output and nothing beside them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.domain.records import Event, Message, Person
from companion.services import messages
from companion.services.context import local_now
from companion.store import library
from tests.cli.people_known import as_it_stands, known
from tests.cli.shell import Ended, Shell
from tests.cli.test_command import modules_loaded_by

HOLES = set("{}[]")


def ready(ended: Ended) -> str:
    """Return the one message that a command printed, and nothing else."""
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.endswith("\n")
    (words,) = ended.lines
    assert words == words.strip()
    assert len(words) > 10
    return words


def test_one_ready_message_naming_sam_and_nothing_else_on_standard_output(
    companion: Shell,
) -> None:
    ended = companion("message", "late-reply", "--to", "Sam")
    words = ready(ended)
    assert ended.out == f"{words}\n"
    assert "Sam" in words
    assert not HOLES & set(words)
    assert "\x1b" not in words
    assert not companion.data.exists()


@pytest.mark.parametrize("situation", list(messages.situations()))
@pytest.mark.parametrize("name", ["", "Sam"])
def test_every_situation_prints_one_whole_message(
    capfd: pytest.CaptureFixture[str],
    companion: Shell,
    monkeypatch: pytest.MonkeyPatch,
    situation: str,
    name: str,
) -> None:
    from companion.cli.app import run

    for variable, value in companion.environ().items():
        monkeypatch.setenv(variable, value)
    assert run(["message", situation, *(("--to", name) if name else ())]) == 0
    printed = capfd.readouterr()
    assert printed.out.count("\n") == 1
    assert not HOLES & set(printed.out)
    if not name:
        assert printed.err == ""


def test_a_situation_is_named_by_its_words_too_without_quotes(companion: Shell) -> None:
    by_words = ready(companion("message", "Answering", "late", "--to", "Sam"))
    assert by_words == ready(companion("message", "late-reply", "--to", "Sam"))


@pytest.mark.parametrize("tone", messages.TONES)
def test_a_tone_is_chosen(companion: Shell, tone: str) -> None:
    told = companion("message", "late-reply", "--tone", tone.upper(), "--json").json
    assert told["tone"] == tone
    shipped = library.shelf("messages")[told["version"]]
    assert (shipped.tone, shipped.situation) == (tone, "late-reply")


def test_short_is_shorter_and_still_names_sam(companion: Shell) -> None:
    asked = ("message", "late-reply", "--to", "Sam", "--tone", "warm")
    whole, short = ready(companion(*asked)), ready(companion(*asked, "--short"))
    assert len(short) < len(whole)
    assert "Sam" in short


def test_minutes_and_a_day_stand_in_the_words(companion: Shell) -> None:
    words = ready(companion("message", "exit-agreed", "--minutes", "25", "--day", "friday"))
    assert "25 minutes" in words
    assert "Friday" in words
    assert "friday" not in words


def test_what_a_wording_has_no_place_for_is_said_beside_it(companion: Shell) -> None:
    ended = companion("message", "thanks", "--to", "Sam", "--minutes", "25")
    assert (ended.code, len(ended.lines)) == (0, 1)
    assert ended.err.startswith("companion: This wording has no place for: minutes.")
    assert ended.err.count("\n") == 1


def test_the_list_names_every_situation(companion: Shell) -> None:
    ended = companion("message", "--list")
    listed = [(line.split()[0], line.partition(" ")[2].strip()) for line in ended.lines]
    expected = {each.id: each.label for each in messages.situations().values()}
    assert dict(listed) == expected
    told = companion("message", "--list", "--json").json
    assert {each["id"]: each["label"] for each in told} == expected


def test_the_list_of_one_situation_shows_its_wordings_the_own_one_first(companion: Shell) -> None:
    known(companion, Message, situation="thanks", text="Thank you[, {name}], for real.")
    ended = companion("message", "thanks", "--list")
    assert ended.lines[0] == "own     Thank you[, {name}], for real."
    assert {line.split()[0] for line in ended.lines[1:]} == {"plain", "warm", "light"}
    told = companion("message", "thanks", "--list", "--json").json
    assert [each["own"] for each in told] == [True] + [False] * (len(told) - 1)


def test_as_json_it_is_the_same_message_with_its_places(companion: Shell) -> None:
    asked = ("message", "late-reply", "--to", "Sam")
    told = companion(*asked, "--json").json
    assert told["text"] == ready(companion(*asked))
    assert (told["situation"], told["own"]) == ("late-reply", False)
    assert told["places"]["name"] == "Sam"


def test_without_a_situation_it_fits_what_is_on_now(companion: Shell) -> None:
    starts = local_now() - timedelta(minutes=5)
    known(companion, Event, title="tea", starts=starts, minutes=60)
    assert companion("message", "--json").json["situation"] == "exit-now"


def test_without_a_situation_and_with_nothing_on_there_is_a_message_all_the_same(
    companion: Shell,
) -> None:
    assert companion("rest").code == 0
    assert companion("message", "--json").json["situation"] == "tiny-check-in"
    ready(companion("message"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("late-repl",), 'Did you mean "late-reply"?'),
        (("late-repl", "--list"), 'Did you mean "late-reply"?'),
        (("answring", "late"), 'Did you mean "answering late"?'),
        (("zzzz",), "companion message --list has them"),
        (("\x1b[31mzz\n\u202ezz",), '"zz zz" is not a situation here.'),
        (("late-reply", "--tone", "harsh"), "these are: plain, warm, light."),
        (("late-reply", "--minutes", "0"), "minutes is a whole number from 1 to 240; 0 is not."),
        (("late-reply", "--minutes", "x"), "minutes is a whole number from 1 to 240; x is not."),
    ],
)
def test_what_cannot_be_read_is_one_line_that_helps_on(
    companion: Shell, arguments: tuple[str, ...], said: str
) -> None:
    assert said in companion("message", *arguments).refused(2)
    assert not companion.data.exists()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("{x}\n\x1b[31m\u202eSam", "{x} Sam"),
        ("{name}", "{name}"),
        ("{minutes|9} [a] {", "{minutes|9} [a] {"),
        ("Sam\x1b]52;c;aGk=\x07\x9b31m", "Sam"),
        ("Sam\r\nSecond line", "Sam Second line"),
        ("שלום", "שלום"),
        ("[bold]Ana[/]", "[bold]Ana[/]"),
    ],
)
def test_any_name_is_plain_text(companion: Shell, name: str, shown: str) -> None:
    words = ready(companion("message", "late-reply", f"--to={name}"))
    assert shown in words
    assert words.isprintable()
    told = companion("message", "late-reply", f"--to={name}", "--json").json
    assert told["places"]["name"] == shown


def test_a_name_whose_bytes_are_no_text_has_a_mark_in_their_place(companion: Shell) -> None:
    assert "Ren\ufffd" in ready(companion("message", "late-reply", "--to", b"Ren\xe9"))


def test_two_people_of_one_name_are_told_apart_by_their_ties(companion: Shell) -> None:
    known(companion, Person, name="Sam", tie="friend")
    known(companion, Person, name="Sam", tie="brother", agreed_minutes=7)
    line = companion("message", "late-reply", "--to", "sam").refused(2)
    assert "Sam (friend)" in line
    assert "Sam (brother)" in line
    assert 'say "Sam, ' in line
    for name in ("Sam, friend", "Sam (friend)"):
        words = ready(companion("message", "late-reply", "--to", name))
        assert "Sam" in words
        assert "friend" not in words
    call = ("message", "mutual-check-in", "--to")
    assert companion(*call, "Sam, brother", "--json").json["places"].get("minutes") == "7"
    assert not companion(*call, "Sam, friend", "--json").json["places"].get("minutes")


def test_someone_kept_apart_is_in_no_message(companion: Shell) -> None:
    known(companion, Person, name="Rex", unsafe=True)
    line = companion("message", "late-reply", "--to", "rex").refused(2)
    assert "not safe for you" in line
    assert "help-now" in line


def test_own_words_come_first(companion: Shell) -> None:
    known(companion, Message, situation="late-reply", text="Oh[, {name}], there you are.")
    assert ready(companion("message", "late-reply", "--to", "Sam")) == "Oh, Sam, there you are."
    assert ready(companion("message", "late-reply")) == "Oh, there you are."
    told = companion("message", "late-reply", "--tone", "warm", "--json").json
    assert (told["own"], told["tone"]) == (False, "warm")


@pytest.mark.parametrize("broken", ["Hi {name}.", "Hi {", "Hi [a [b]]", "Hi[ {nme}]"])
def test_own_words_that_cannot_be_filled_are_said_in_one_line(
    companion: Shell, broken: str
) -> None:
    known(companion, Message, situation="late-reply", text=broken)
    for more in ((), ("--json",), ("--short",)):
        line = companion("message", "late-reply", "--to", "Sam", *more).refused(1)
        assert "This wording cannot be filled: " in line
    ready(companion("message", "thanks", "--to", "Sam"))


def test_control_characters_in_the_file_do_not_reach_the_terminal(companion: Shell) -> None:
    known(companion, Message, situation="thanks", text="PLACE")
    changed = companion.data.read_text().replace("PLACE", r"a\u001bc\u009bb\u202ec")
    companion.data.write_text(changed)
    for more in ((), ("--list",), ("--json",), ("--list", "--json")):
        ended = companion("message", "thanks", *more)
        assert ended.code == 0
        assert not {"\x1b", "\x9b", "\u202e"} & set(ended.out)


def test_looking_writes_nothing(companion: Shell) -> None:
    known(companion, Person, name="Sam")
    before = as_it_stands(companion)
    beside = sorted(companion.data.parent.iterdir())
    for more in (("late-reply", "--to", "Sam"), ("--list",), ("thanks", "--json"), ()):
        assert companion("message", *more).code == 0
    assert as_it_stands(companion) == before
    assert sorted(companion.data.parent.iterdir()) == beside


def test_neither_the_screens_nor_what_draws_them_is_loaded(companion: Shell) -> None:
    loaded = modules_loaded_by(companion, "message", "late-reply", "--to", "Sam")
    assert "companion" in loaded
    assert not loaded & {"textual", "rich", "tomlkit", "dateutil", "difflib"}
