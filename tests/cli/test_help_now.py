"""help-now: it works with everything else broken."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell


def test_the_lines_of_the_country_are_there_with_their_date(companion: Shell) -> None:
    ended = companion("help-now", "--country", "Ireland")
    assert ended.code == 0
    assert "116 123   Samaritans" in ended.out
    assert "HELLO to 50808" in ended.out
    assert "Checked against public pages on 2026-11-22, not by calling." in ended.out
    assert "not therapy" in ended.out
    assert "988" not in ended.out


def test_the_country_can_be_a_code_and_is_else_the_machines_own(companion: Shell) -> None:
    by_name = companion("help-now", "--country", "Ireland").out
    assert companion("help-now", "--country", "ie").out == by_name
    assert companion("help-now").out == by_name
    assert "Tele-MANAS" in companion("help-now", LANG="en_IN.UTF-8").out


@pytest.mark.parametrize("arguments", [(), ("--country", "Atlantis"), ("--country", "\x1b[31m")])
def test_an_unknown_country_gets_the_directory(
    companion: Shell, arguments: tuple[str, ...]
) -> None:
    ended = companion("help-now", *arguments, LANG="C")
    assert ended.code == 0
    assert "findahelpline.com" in ended.out
    assert "Samaritans" not in ended.out
    assert "\x1b" not in ended.err


def test_the_own_number_stands_first_once_it_is_kept(companion: Shell) -> None:
    assert companion("help-now", "--contact", "Mira, 0123 [/b] \x1b[1m456").lines[0] == "Kept."
    assert companion("help-now").lines[0] == "Your own: Mira, 0123 [/b] 456"
    companion("help-now", "--contact", "")
    assert "Your own:" not in companion("help-now").out


def test_the_country_kept_is_shown_first(companion: Shell) -> None:
    assert companion("help-now", "--keep-country", "UK").code == 0
    assert "Shout" in companion("help-now").out
    line = companion("help-now", "--keep-country", "Irelend").refused(2)
    assert 'Did you mean "Ireland"?' in line
    assert "Shout" in companion("help-now").out


def test_showing_help_records_nothing(companion: Shell) -> None:
    companion("help-now")
    assert not companion.data.parent.exists()


@pytest.mark.parametrize("content", [b"", b"{", b'{"_meta":{"schema":99}}', b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read_takes_no_help_away(companion: Shell, content: bytes) -> None:
    whole = companion("help-now").out
    companion.data.parent.mkdir()
    companion.data.write_bytes(content)
    companion.config.write_text("= not toml")
    ended = companion("help-now")
    assert (ended.code, ended.out, ended.err) == (0, whole, "")


def test_help_comes_even_where_the_place_of_the_data_is_unclear(companion: Shell) -> None:
    whole = companion("help-now").out
    ended = companion("help-now", COMPANION_DATA="~nobody-of-that-name/x.json")
    assert (ended.code, ended.out) == (0, whole)


def test_a_number_that_could_not_be_kept_is_said_and_help_still_shown(companion: Shell) -> None:
    (companion.home / "data").write_text("in the way")
    ended = companion("help-now", "--contact", "Mira")
    assert ended.code == 1
    assert ended.err.startswith("companion: Not kept")
    assert "Samaritans" in ended.out


def test_help_as_json_holds_the_lines(companion: Shell) -> None:
    companion("help-now", "--contact", "Mira")
    found = companion("help-now", "--country", "US", "--json").json
    assert found["contact"] == "Mira"
    assert {line["number"] for line in found["lines"]} >= {"988"}
    assert found["elsewhere"][0]["number"] == "findahelpline.com"
