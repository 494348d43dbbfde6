"""companion message: the words on standard output and nothing beside them."""

from __future__ import annotations

from tests.cli.shell import Shell


def test_one_ready_message_and_nothing_else(companion: Shell) -> None:
    ended = companion("message", "late-reply", "--to", "Sam")
    assert (ended.code, ended.err, len(ended.lines)) == (0, "", 1)
    assert "Sam" in ended.out
    assert not companion.data.exists()


def test_an_unknown_situation_names_the_nearest(companion: Shell) -> None:
    assert 'Did you mean "late-reply"?' in companion("message", "late-repl").refused(2)


def test_a_name_with_braces_and_escapes_is_harmless(companion: Shell) -> None:
    ended = companion("message", "late-reply", "--to", "{x}\n\x1b[31m\u202eSam")
    assert ended.code == 0
    assert "{x} Sam" in ended.out
    assert "\x1b" not in ended.out
