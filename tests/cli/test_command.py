"""The command as a whole: what it loads, how it is asked, and every way it ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from companion import __version__
from companion.cli.app import VERBS, run
from tests.cli.shell import Shell


def modules_loaded_by(companion: Shell, *arguments: str) -> set[str]:
    code = (
        "import sys; from companion.cli.app import run; "
        f"run({list(arguments)!r}); print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=companion.environ()
    )
    assert ended.returncode == 0
    return {name.partition(".")[0] for name in ended.stderr.split()}


@pytest.mark.parametrize(
    "arguments", [("today",), ("win", "said hello"), ("wins",), ("help-now",), ("where",)]
)
def test_a_verb_loads_neither_the_screens_nor_what_it_does_not_need(
    companion: Shell, arguments: tuple[str, ...]
) -> None:
    loaded = modules_loaded_by(companion, *arguments)
    assert "click" in loaded
    assert not loaded & {"textual", "rich", "tomlkit", "dateutil", "difflib"}


def test_importtime_of_today_shows_no_screens(companion: Shell) -> None:
    ended = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "companion", "today"],
        capture_output=True,
        text=True,
        env=companion.environ(),
    )
    assert ended.returncode == 0
    loaded = [line.rpartition("|")[2].strip() for line in ended.stderr.splitlines()]
    assert "companion.services.today" in loaded
    assert not [name for name in loaded if "textual" in name or "rich" in name]


def test_only_the_module_of_the_verb_is_loaded(companion: Shell) -> None:
    code = (
        "import sys; from companion.cli.app import run; run(['where']); "
        "print(*[m for m in sys.modules if m.startswith('companion.cli.')])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=companion.environ()
    )
    loaded = set(ended.stdout.splitlines()[-1].split())
    assert loaded == {f"companion.cli.{name}" for name in ("app", "output", "session", "keeping")}


def test_the_version_is_said(companion: Shell) -> None:
    assert companion("--version").out == f"companion {__version__}\n"


def test_help_names_every_verb(companion: Shell) -> None:
    ended = companion("--help")
    assert ended.code == 0
    assert all(f"\n  {verb} " in ended.out for verb in VERBS)
    assert "..." not in ended.out.partition("Commands:")[2]


def test_every_verb_explains_itself_with_an_example(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for verb in VERBS:
        assert run([verb, "--help"]) == 0
        assert f"Try: companion {verb}" in capsys.readouterr().out


def test_a_misspelt_verb_is_answered_with_the_nearest(companion: Shell) -> None:
    line = companion("tody").refused(2)
    assert line == (
        'companion: "tody" is not something it can do. Did you mean "today"? Try: companion --help'
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("today", "--enrgy", "2"), "No such option"),
        (("today", "--energy"), "'--energy' requires an argument"),
        (("wins", "more", "words"), "unexpected extra argument"),
        (("done", "--mood", "eleven"), "mood is a whole number from 0 to 10; eleven is not."),
        (("--data", "", "wins"), "--data needs the name of a file."),
        (("--demo", "--data", "x.json", "wins"), "leave --data out"),
    ],
)
def test_a_wrong_use_is_one_line_that_says_what_to_type(
    companion: Shell, arguments: tuple[str, ...], said: str
) -> None:
    line = companion(*arguments).refused(2)
    assert said in line
    assert "Try: companion" in line
    assert not companion.data.exists()


def test_escape_sequences_in_a_wrong_use_do_not_reach_the_terminal(companion: Shell) -> None:
    line = companion("\x1b]0;title\x07\x1b[31mto\nday").refused(2)
    assert "\x1b" not in line
    assert "\x07" not in line


def test_the_data_file_is_named_before_or_after_the_verb_or_by_the_environment(
    companion: Shell, tmp_path: Path
) -> None:
    other = tmp_path / "other.json"
    companion("win", "in the usual file")
    assert companion("--data", str(other), "win", "before the verb").code == 0
    assert companion("win", "--data", str(other), "after the verb").code == 0
    words = [win["text"] for win in companion("wins", "--data", str(other), "--json").json]
    assert sorted(words) == ["after the verb", "before the verb"]
    by_environment = companion("wins", "--json", COMPANION_DATA=str(other)).json
    assert len(by_environment) == 2
    assert companion.texts() == ["in the usual file"]


def test_the_demo_shows_invented_wins_and_leaves_nothing_behind(
    companion: Shell, tmp_path: Path
) -> None:
    folder = tmp_path / "tmp"
    folder.mkdir()
    for arguments in (("--demo", "wins"), ("wins", "--demo")):
        ended = companion(*arguments, TMPDIR=str(folder))
        assert len(ended.lines) > 10
    assert companion("--demo", "done", TMPDIR=str(folder)).code == 0
    assert list(folder.iterdir()) == []
    assert not companion.data.parent.exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_the_script_for_the_shell(companion: Shell, shell: str) -> None:
    ended = companion("completion", shell)
    assert ended.code == 0
    assert "_COMPANION_COMPLETE" in ended.out
    assert companion("completion", SHELL=f"/usr/bin/{shell}").out == ended.out


def test_an_unknown_shell_is_told_which_there_are(companion: Shell) -> None:
    assert "bash, zsh, fish" in companion("completion", "tcsh").refused(2)


def test_the_tab_key_offers_verbs_and_options(companion: Shell) -> None:
    def completed(words: str) -> list[str]:
        ended = companion(
            _COMPANION_COMPLETE="bash_complete",
            COMP_WORDS=words,
            COMP_CWORD=str(len(words.split(" ")) - 1),
        )
        return [line.partition(",")[2] for line in ended.lines]

    assert completed("companion wi") == ["win", "wins"]
    assert "--energy" in completed("companion today --")


def test_where_names_the_file_its_backups_and_the_settings(companion: Shell) -> None:
    places = {
        "data": str(companion.data),
        "backups": str(companion.data.with_name("companion-backups")),
        "settings": str(companion.config),
    }
    assert companion("where", "--json").json == places
    plain = companion("where").out
    assert all(place in plain for place in places.values())
    assert not companion.data.parent.exists()


def test_a_home_that_is_not_there_is_a_folder_name_like_any_other(companion: Shell) -> None:
    shown = companion("where", "--data", "~nobody-of-that-name/x.json").out
    assert "/~nobody-of-that-name/x.json" in shown
