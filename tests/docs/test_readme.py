from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, ROOT, commands, flowing, page, section

PROMISE = (
    'when the screen says "Kept", it is on disk; closing the terminal, a dropped line, a '
    "crash or a power cut neither loses it nor damages the file. Two windows on one machine "
    "never overwrite each other. Copies from two machines merge record by record, nothing "
    "dropped silently. A file that cannot be read is never overwritten. Looking never writes."
)


@cache
def help_of(*verb: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "companion", *verb, "--help"],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return done.stdout


def told_verbs() -> list[tuple[str, str]]:
    """Return the lines about the shell: the verb, "" for none, and the line."""
    lines = commands(section(page("README.md"), "In the shell"))
    found = [(re.match(r"companion ([a-z-]*)", line), line) for line in lines]
    return [(verb[1], line) for verb, line in found if verb]


def test_the_promise_stands_in_the_readme_word_for_word() -> None:
    assert PROMISE in flowing(page("README.md"))


def test_the_readme_begins_with_what_it_is_one_picture_and_two_commands() -> None:
    start = page("README.md").partition("\n## ")[0]
    assert start.count("![") == 1
    install, tests = commands(start)
    assert install.endswith("companion")
    assert tests.endswith("pytest -n 2")
    assert start.index("![") < start.index(install) < start.index(tests)


def test_ci_runs_the_command_for_the_tests_as_the_readme_has_it() -> None:
    lines = [line for line in page("README.md").splitlines() if "bin/pytest" in line]
    found = re.search(r"tests=\$\(grep -m1 '(.*?)' README.md\)", page(".ci/run"))
    assert found
    assert found[1] in lines[0]
    assert lines[0] in commands(page("README.md"))


def test_every_verb_the_shell_offers_is_told_in_the_readme_and_no_other() -> None:
    offered = set(re.findall(r"^  ([a-z][a-z-]+) {2,}\S", help_of(), re.M))
    assert {verb for verb, _ in told_verbs() if verb} == offered


def told_options() -> list[tuple[str, str]]:
    return [(verb, o) for verb, line in told_verbs() for o in re.findall(r"--[a-z-]+", line)]


@pytest.mark.parametrize(("verb", "option"), told_options())
def test_an_option_told_in_the_readme_is_there(verb: str, option: str) -> None:
    assert option in help_of(*verb.split())


def links() -> list[tuple[str, str]]:
    return [
        (path.relative_to(ROOT).as_posix(), target)
        for path in PAGES
        for target in re.findall(r"\]\(([^)#]+)\)", path.read_text("utf-8"))
        if "://" not in target
    ]


@pytest.mark.parametrize(("name", "target"), links())
def test_a_link_leads_somewhere(name: str, target: str) -> None:
    assert ((ROOT / name).parent / target).exists()


def test_every_page_of_the_docs_is_reached_from_the_readme() -> None:
    start = page("README.md")
    for path in (ROOT / "docs").glob("*.md"):
        assert f"(docs/{path.name})" in start


def test_settings_told_in_the_readme_are_understood(tmp_path: Path) -> None:
    from companion.store.settings import THEMES, load_settings

    told = section(page("README.md"), "In the shell")
    for name in re.findall(r"`theme` \((.*?)\)", flowing(told))[0].split(", "):
        assert name in THEMES
    path = tmp_path / "config.toml"
    path.write_text('theme = "paper"\nday_starts_at = "04:00"\n[keys]\nwin = "v"\n')
    assert load_settings(path).troubles == ()
