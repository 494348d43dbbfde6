"""win and wins: keeping what counts from the shell."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cli.shell import Shell, today

AWKWARD = [
    "[/red] [bold",
    r"C:\new\table \u0041 \\",
    "👩‍👩‍👧 on the balcony 🌧️",
    "שלום, אמרתי בוקר טוב",
    "你好，邻居",
    "a, (b) \"c\" 'd' }",
]


def test_a_win_is_kept_with_a_kind_guessed_softly(companion: Shell) -> None:
    ended = companion("win", "said hello to the neighbour")
    assert ended.code == 0
    first, second = ended.lines
    assert first == "Kept."
    assert "reached out, a guess" in second
    (win,) = companion("wins", "--json").json
    assert win["text"] == "said hello to the neighbour"
    assert win["kind"] == "reached-out"
    assert win["guessed"] is True
    assert win["day"] == str(today())


def test_words_need_no_quotes(companion: Shell) -> None:
    companion("win", "opened", "the", "curtains")
    assert companion.texts() == ["opened the curtains"]


def test_a_kind_and_a_day_can_be_named(companion: Shell) -> None:
    ended = companion("win", "--kind", "rested kindly", "--day", "yesterday", "lay down")
    assert "a guess" not in ended.out
    (win,) = companion.records("wins")
    assert (win["kind"], win["guessed"]) == ("rested-kindly", False)
    assert win["day"] == str(today() - timedelta(days=1))


def test_standard_input_brings_a_win_a_line(companion: Shell) -> None:
    ended = companion("win", "-", typed="first\r\n\n  \nsecond\n\x1b[31m\nthird")
    assert ended.lines == ["Kept.", "3 wins, one for each line."]
    assert companion.texts() == ["first", "second", "third"]
    assert "a guess" in companion("win", "-", typed="just one").out


def test_twenty_thousand_characters_come_whole(companion: Shell) -> None:
    long = "a long evening " * 1334
    companion("win", "-", typed=long)
    (kept,) = companion.texts()
    assert len(kept) == len(long.strip()) > 20_000
    assert companion("wins").lines[0].count("evening") == 1334


@pytest.mark.parametrize("words", AWKWARD)
def test_any_characters_come_back_as_they_were(companion: Shell, words: str) -> None:
    assert companion("win", "--", words).code == 0
    assert companion.texts() == [words]
    assert companion("wins").out == f"{today()}  {words}  (noticed)\n"
    assert companion("wins", "--json").json[0]["text"] == words


def test_escape_sequences_and_line_breaks_never_reach_the_file_or_the_terminal(
    companion: Shell,
) -> None:
    companion("win", "before\x1b[2J\x1b]52;c;aGk=\x07\nafter\r\x9b31m \u202eend\x7f")
    assert companion.texts() == ["before after end"]


def test_control_characters_put_into_the_file_by_hand_do_not_reach_the_terminal(
    companion: Shell,
) -> None:
    companion("win", "PLACE")
    changed = companion.data.read_text().replace("PLACE", r"a\u001b[31m\u009bb\u202ec\nd")
    companion.data.write_text(changed)
    plain = companion("wins").out
    assert plain.count("\n") == 1
    json_lines = companion("wins", "--json")
    for printed in (plain, json_lines.out):
        assert not {"\x1b", "\x9b", "\u202e"} & set(printed)
    assert json_lines.json[0]["text"] == "a\x1b[31m\x9bb\u202ec\nd"


def test_bytes_that_are_no_text_are_kept_with_a_mark_in_their_place(companion: Shell) -> None:
    assert companion("win", b"caf\xe9 with Sam").code == 0
    assert companion("win", "-", typed=b"th\xe9 in bed").code == 0
    assert companion.texts() == ["caf\ufffd with Sam", "th\ufffd in bed"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("win",), "A win needs a word or two"),
        (("win", " \x1b[31m "), "A win needs a word or two"),
        (("win", "-"), "No words came on standard input."),
        (("win", "--kind", "restd kindly", "x"), 'Did you mean "rested kindly"?'),
        (("win", "--kind", "zzzz", "x"), "Kinds: reached out, answered"),
        (("win", "--day", "2026-02-30", "x"), '"2026-02-30" is not in the calendar'),
        (("win", "--day", "tomorrow", "x"), "still to come"),
        (("win", "- slept"), "before words with a leading dash, put --"),
        (("wins", "--since", "someday"), "is not a day I can read"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_keeps_nothing(
    companion: Shell, arguments: tuple[str, ...], said: str
) -> None:
    assert said in companion(*arguments).refused(2)
    assert companion.texts() == []


def test_wins_are_listed_newest_day_first(companion: Shell) -> None:
    companion("win", "older", "--day", "3 days ago")
    companion("win", "newer")
    days = [today(), today() - timedelta(days=3)]
    assert companion("wins").lines == [
        f"{days[0]}  newer  (noticed)",
        f"{days[1]}  older  (noticed)",
    ]


def test_wins_are_narrowed_by_day_and_by_words(companion: Shell) -> None:
    companion("win", "Lay down early", "--kind", "rested kindly", "--day", "3 days ago")
    companion("win", "waved at the postman")
    assert [w["text"] for w in companion("wins", "--since", "yesterday", "--json").json] == [
        "waved at the postman"
    ]
    assert "Lay down" in companion("wins", "--search", "RESTED lay").out
    assert companion("wins", "--search", "neighbour").lines == ["None here with that."]
    assert companion("wins", "--search", "neighbour", "--json").json == []


def test_no_wins_yet_is_said_kindly(companion: Shell) -> None:
    ended = companion("wins")
    assert ended.code == 0
    assert len(ended.lines) == 1
    assert companion("wins", "--json").json == []
    assert not companion.data.exists()
