"""companion content, and one's own entries in the day."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from companion.store.library import SHELVES
from tests.cli.shell import Shell
from tests.store.content import step


def write(companion: Shell, text: str | bytes, file: str = "steps.toml") -> Path:
    folder = companion.config.parent / "content"
    folder.mkdir(exist_ok=True)
    (folder / file).write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def message(text: str) -> str:
    return (
        '[[message]]\nid = "mine"\nsituation = "thanks"\ntone = "plain"\n'
        f'text = "{text}"\nshorter = "Thank you."\n'
    )


def test_check_counts_the_shipped_library_and_finds_nothing(companion: Shell) -> None:
    ended = companion("content", "check")
    assert (ended.code, ended.err) == (0, "")
    counts = {name: int(count) for name, count in map(str.split, ended.lines[:-1])}
    assert list(counts) == list(SHELVES)
    assert counts["steps"] >= 150
    assert ended.lines[-1] == "0 breaches"
    as_json = companion("content", "check", "--json")
    assert (as_json.code, as_json.json) == (0, {"counts": counts, "breaches": []})


LOOP = {"energy": 3, "demand": 1, "contact": "any", "formats": ["text"], "smallest": None}
TAKES = "text: {nam} is not a placeholder; these are: name, activity, minutes, day, place, option"
BAD: dict[str, tuple[str, str | bytes, str]] = {
    "an unknown placeholder":
        ("messages.toml", message("Thank you[ {nam}]."), f"messages.toml, mine: {TAKES}"),
    "smaller ones in a circle":
        ("steps.toml", step("one", smaller="two", **LOOP) + step("two", smaller="one", **LOOP),
         "steps.toml, two: smaller leads back to itself: two > one > two"),
    "a word that pushes":
        ("steps.toml", step("one", "You should ring."), 'steps.toml, one: text holds "should"'),
    "a field that is not there":
        ("steps.toml", step("one", why=None), 'steps.toml, one: the field "why" is not there'),
    "a field nobody knows":
        ("steps.toml", step("one", minuts=1),
         'steps.toml, one: there is no field "minuts" here. Did you mean "minutes"?'),
    "TOML that breaks off":
        ("evening.toml", '[[prompt]]\nid = "one\n',
         "evening.toml: it is not whole TOML: Illegal character '\\n' (at line 2, column 10)"),
    "a file that is not UTF-8":
        ("topics.toml", b'[[topic]]\nid = "caf\xe9"\n',
         "topics.toml: it is not UTF-8 text; look at line 2"),
    "one for two shelves that is not UTF-8":
        ("messages.toml", b"# \xe9\n", "messages.toml: it is not UTF-8 text; look at line 1"),
    "a file nobody reads":
        ("stepps.toml", step("one"),
         'stepps.toml: no file of this name is read. Did you mean "steps.toml"?'),
    "an id that stands twice":
        ("steps.toml", step("one", "Ring once.") + step("one", "Ring twice."),
         "steps.toml, one: this id stands here twice"),
    "a table nobody reads":
        ("steps.toml", "[[steps]]\n", "steps.toml: [[steps]] is not read here, only [[step]]"),
}  # fmt: skip


@pytest.mark.parametrize(("file", "text", "line"), BAD.values(), ids=BAD)
def test_a_fault_gets_one_line_that_says_what_it_is(
    companion: Shell, file: str, text: str | bytes, line: str
) -> None:
    folder = write(companion, text, file)
    ended = companion("content", "check", str(folder))
    assert (ended.code, ended.err) == (1, "")
    assert [said for said in ended.lines if ":" in said] == [line]
    assert ended.lines[-1] == "1 breach"


def test_a_folder_with_many_faults_gets_one_line_for_each(companion: Shell) -> None:
    steps = [
        step("a", smaller="b", **LOOP), step("b", smaller="a", **LOOP),
        step("c", "You should ring."), step("d", why=None), step("e", minuts=1),
        step("f", "Ring once."), step("f", "Hum twice."), step("good", "Open the window."),
    ]  # fmt: skip
    write(companion, "".join(steps))
    write(companion, message("Thank you[ {nam}]."), "messages.toml")
    for name in ("TOML that breaks off", "a file that is not UTF-8", "a file nobody reads"):
        file, text, _ = BAD[name]
        folder = write(companion, text, file)
    ended = companion("content", "check", str(folder))
    assert ended.code == 1
    assert sorted(line for line in ended.lines if ":" in line or "breach" in line) == sorted(
        [
            "steps.toml, b: smaller leads back to itself: b > a > b",
            'steps.toml, c: text holds "should"',
            'steps.toml, d: the field "why" is not there',
            'steps.toml, e: there is no field "minuts" here. Did you mean "minutes"?',
            "steps.toml, f: this id stands here twice",
            BAD["an unknown placeholder"][2],
            BAD["TOML that breaks off"][2],
            BAD["a file that is not UTF-8"][2],
            BAD["a file nobody reads"][2],
            "9 breaches",
        ]
    )
    as_json = companion("content", "check", str(folder), "--json")
    assert (as_json.code, as_json.json["breaches"]) == (1, ended.lines[-10:-1])
    assert as_json.json["counts"]["steps"] == 5


def test_a_good_own_folder_is_counted(companion: Shell) -> None:
    folder = write(companion, step("mine", "Ring the bell."))
    ended = companion("content", "check", str(folder))
    assert (ended.code, ended.lines) == (0, ["steps     1", "0 breaches"])


def test_a_folder_that_is_not_there_is_refused(companion: Shell) -> None:
    line = companion("content", "check", str(companion.home / "gone")).refused(2)
    assert "gone is not a folder. Own entries stand in files such as steps.toml." in line


def ids(lines: list[str]) -> list[str]:
    return [line.split()[0] for line in lines]


def test_list_shows_a_kind_narrowed_by_tags(companion: Shell) -> None:
    whole = companion("content", "list", "steps").lines
    narrowed = companion("content", "list", "steps", "energy=1", "format=text").lines
    assert len(whole) >= 150
    assert 3 <= len(narrowed) < len(whole)
    assert set(narrowed_ids := ids(narrowed)) < set(ids(whole))
    entries = companion("content", "list", "steps", "energy=1", "format=text", "--json").json
    assert [e["id"] for e in entries] == narrowed_ids
    assert all(e["energy"] == 1 and "text" in e["formats"] for e in entries)


@pytest.mark.parametrize("kind", SHELVES)
def test_every_kind_can_be_listed(companion: Shell, kind: str) -> None:
    ended = companion("content", "list", kind)
    assert (ended.code, ended.err) == (0, "")
    assert len(ended.lines) == len(companion("content", "list", kind, "--json").json)


def test_a_tag_nothing_has_is_said(companion: Shell) -> None:
    ended = companion("content", "list", "steps", "contact=nobody")
    assert (ended.code, ended.lines) == (0, ["Nothing with that."])
    assert companion("content", "list", "steps", "contact=nobody", "--json").json == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["stepps"], 'There is no kind "stepps". Did you mean "steps"?'),
        (["steps", "enrgy=1"], 'steps has no tag "enrgy". Did you mean "energy"?'),
        ([b"\xff"], 'There is no kind "\ufffd". These are: '),
        ([], "Missing argument 'KIND'."),
    ],
)
def test_a_kind_or_tag_nobody_knows_names_the_nearest(
    companion: Shell, arguments: list[str | bytes], said: str
) -> None:
    line = companion("content", "list", *arguments).refused(2)
    assert line.startswith(f"companion: {said}")
    assert "Try: companion content" in line


def test_the_shell_completes_the_kinds(companion: Shell) -> None:
    ended = companion(
        _COMPANION_COMPLETE="bash_complete", COMP_WORDS="companion content list r", COMP_CWORD="3"
    )
    offered = [line.partition(",")[2] for line in ended.lines]
    assert offered == ["reframes", "routines", "rituals", "restorative", "roles"]


def test_a_hidden_step_never_appears(companion: Shell) -> None:
    first = companion("today").lines[0]
    by_text = {e["text"]: e["id"] for e in companion("content", "list", "steps", "--json").json}
    write(companion, f'hide = ["{by_text[first]}"]\n')
    assert companion("today").lines[0] != first
    listed = companion("content", "list", "steps", "--json").json
    assert by_text[first] not in [entry["id"] for entry in listed]


def test_an_own_step_can_be_the_one_of_the_day(companion: Shell) -> None:
    names = [entry["id"] for entry in companion("content", "list", "steps", "--json").json]
    hidden = ", ".join(f'"{name}"' for name in names)
    write(companion, f"hide = [{hidden}]\n" + step("mine", "Ring the bell for a minute."))
    assert companion("today").lines == [
        "Ring the bell for a minute.",
        "Small and whole.",
        "smaller: Look out of the window.",
        companion("today").lines[3],
    ]
    companion("done")
    assert companion.texts() == ["Ring the bell for a minute."]


def hide_everything(companion: Shell) -> None:
    names: dict[str, list[str]] = {}
    for kind, shelf in SHELVES.items():
        for entry in companion("content", "list", kind, "--json").json:
            key = entry.get("id") or f"{entry['code']} {entry['number']}".strip()
            names.setdefault(shelf.file, []).append(key)
    for file, found in names.items():
        write(companion, f"hide = {json.dumps(found)}\n", file)


def test_with_everything_hidden_there_is_still_one_breath_and_a_way_to_keep_it(
    companion: Shell,
) -> None:
    hide_everything(companion)
    assert companion("content", "list", "steps").lines == ["Nothing with that."]
    assert companion("content", "check", str(companion.home / "content")).code == 0
    text, _, smaller, _ = companion("today", "--energy", "1").lines
    assert (text, smaller) == (
        "One breath, where you are.",
        "smaller: Let the breath come by itself.",
    )
    assert companion("done").code == 0
    assert companion("win", "said hello").code == 0
    assert companion.texts() == [text, "said hello"]
    for verb in ("today", "wins", "help-now"):
        assert companion(verb).code == 0
        assert companion("--demo", verb).code == 0
    assert companion("--plain", typed="\n\n\n\n").code == 0


def test_an_own_step_in_the_place_of_a_shipped_one_is_shown(companion: Shell) -> None:
    first = companion("today").lines[0]
    entry = next(
        e for e in companion("content", "list", "steps", "--json").json if e["text"] == first
    )
    kept = {k: v for k, v in entry.items() if k != "text" and v not in ("", False, [])}
    write(companion, step(kept.pop("id"), "My own words for it.", **{"smallest": None, **kept}))
    assert companion("today").lines[0] == "My own words for it."


@pytest.mark.parametrize("text", [b"\xff", "[[step]\n", step("bad", energy=9), "hide = 1\n"])
def test_a_fault_in_ones_own_folder_leaves_the_day_as_it_is(
    companion: Shell, text: str | bytes
) -> None:
    before = companion("today")
    write(companion, text)
    after = companion("today")
    assert (after.code, after.out, after.err) == (0, before.out, "")


def test_ones_own_help_line_comes_with_the_countrys(companion: Shell) -> None:
    write(
        companion,
        '[[line]]\ncountry = "Ireland"\ncode = "IE"\nname = "Night desk"\nchannel = "call"\n'
        'number = "01 234 5678"\n',
        "helplines.toml",
    )
    assert "01 234 5678" in companion("help-now", "--country", "IE").out
