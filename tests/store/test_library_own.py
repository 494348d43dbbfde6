"""The shipped library, a language over it, and the person's own folder over both."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from companion.store import library
from companion.store.library import BadContent
from tests.store.content import AS_SHIPPED, SHIPPED, Content, line, step


def test_without_an_own_folder_everything_is_as_shipped(content: Content) -> None:
    assert content.texts() == AS_SHIPPED
    assert not content.own.exists()


def test_an_own_entry_is_added(content: Content) -> None:
    content.write(step("mine", "Ring the bell."))
    assert content.texts() == {**AS_SHIPPED, "mine": "Ring the bell."}


def test_an_own_entry_of_the_same_id_stands_in_the_place_of_the_shipped_one(
    content: Content,
) -> None:
    content.write(step("nod", "Nod to the tree."))
    assert list(content.texts().items()) == list({**AS_SHIPPED, "nod": "Nod to the tree."}.items())


def test_what_is_hidden_is_gone_and_coming_back_is_deleting_the_line(content: Content) -> None:
    content.write('hide = ["nod", "no-such-entry"]\n')
    assert content.texts() == {"wave": "Wave once.", "hum": "Hum once."}
    content.write("")
    assert content.texts() == AS_SHIPPED


def test_smaller_leads_past_a_hidden_step_to_the_next_one(content: Content) -> None:
    chain = [("far", "near"), ("near", "small"), ("small", "")]
    content.ship(
        "".join(
            step(key, smaller=less or None, smallest=None if less else "Breathe.")
            for key, less in chain
        )
    )
    content.write('hide = ["near"]\n')
    content.start()
    assert library.steps()["far"].smaller == "small"
    content.write('hide = ["near", "small"]\n')
    content.start()
    assert (library.steps()["far"].smaller, library.steps()["far"].smallest) == ("", "Breathe.")


def test_hidden_steps_that_lead_round_in_a_circle_do_not_stop_the_start(content: Content) -> None:
    circle = [step(a, smaller=b, smallest=None) for a, b in ("wx", "xy", "yx")]
    content.write('hide = ["x", "y"]\n' + "".join(circle))
    assert set(content.texts()) == {*AS_SHIPPED, "w"}


def test_an_own_help_line_stands_in_the_place_of_the_one_with_its_number(content: Content) -> None:
    content.ship(line("116 123", "As shipped") + line("50808", "Text"), "helplines.toml")
    content.write(line("116 123", "My own words") + line("01 234", "My doctor"), "helplines.toml")
    content.start()
    assert [entry.name for entry in library.helplines()] == ["My own words", "Text", "My doctor"]


@pytest.mark.parametrize(
    "text",
    ["[[step]\n", b"\xff\xfe\x00", "step = 3", "hide = 3", step("bad", energy=77), "x = 1",
     step("bad", why=None), step("bad", extra=1), 'hide = [1]\n[[steps]]\nid = "x"\n', ""],
    ids=range(10),
)  # fmt: skip
def test_a_fault_in_an_own_file_leaves_the_rest_as_it_is(
    content: Content, text: str | bytes
) -> None:
    content.write(text)
    assert content.texts() == AS_SHIPPED


def test_good_entries_beside_a_bad_one_are_there(content: Content) -> None:
    content.write(step("bad", energy=77) + step("mine", "Ring the bell."))
    assert content.texts() == {**AS_SHIPPED, "mine": "Ring the bell."}


@pytest.mark.parametrize("kind", ["folder", "pipe", "link to nothing", "link to itself"])
def test_something_else_in_the_place_of_an_own_file_does_not_stop_the_start(
    content: Content, kind: str
) -> None:
    content.own.mkdir()
    path = content.own / "steps.toml"
    match kind:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "link to nothing":
            path.symlink_to(content.own / "gone")
        case _:
            path.symlink_to(path)
    assert content.texts() == AS_SHIPPED


def test_an_own_folder_that_is_a_file_or_may_not_be_entered_does_not_stop_the_start(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    content.own.write_text("a file", "utf-8")
    assert content.texts() == AS_SHIPPED
    content.own.unlink()
    content.write(step("mine"))

    def refuse(self: Path, **more: object) -> None:
        if self.is_relative_to(content.own):
            raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    monkeypatch.setattr(library, "_shipped", lambda language, which: {"wave": "as shipped"})
    content.start()
    assert library.shelf("steps") == {"wave": "as shipped"}


def test_another_language_is_used_and_what_it_lacks_is_in_english(content: Content) -> None:
    content.ship(step("nod", "Einmal nicken."), language="de")
    assert content.texts("de") == {**AS_SHIPPED, "nod": "Einmal nicken."}
    assert content.texts("en") == AS_SHIPPED


def test_a_file_or_a_language_that_is_not_there_is_in_english(content: Content) -> None:
    content.ship(line("1", "Eins"), "helplines.toml", language="de")
    assert content.texts("de") == AS_SHIPPED
    assert content.texts("xx") == AS_SHIPPED


def test_own_entries_come_over_the_language_too(content: Content) -> None:
    content.ship(step("nod", "Einmal nicken.") + step("hum", "Summen."), language="de")
    content.write('hide = ["hum"]\n' + step("nod", "Dem Baum nicken."))
    assert content.texts("de") == {"wave": "Wave once.", "nod": "Dem Baum nicken."}


def test_the_phrases_follow_the_language_and_the_own_folder(content: Content) -> None:
    def phrase(name: str, text: str) -> str:
        return f'[[phrase]]\nid = "{name}"\nwhen = "rest"\ntext = "{text}"\n\n'

    content.ship(phrase("rest-01", "Rest.") + phrase("rest-02", "Be still."), "phrases.toml")
    content.ship(phrase("rest-02", "Still sein."), "phrases.toml", language="de")
    content.write(phrase("mine", "Zzz."), "phrases.toml")
    content.start("de")
    assert [p.text for p in library.phrases()["rest"]] == ["Rest.", "Still sein.", "Zzz."]


def test_a_fault_in_a_shipped_file_is_said_in_one_line(content: Content) -> None:
    content.ship(SHIPPED + step("bad", energy=77))
    with pytest.raises(BadContent) as said:
        content.texts()
    assert str(said.value) == 'steps.toml, bad: "energy" is to be a whole number, 5 at most.'


def test_only_the_shelves_that_are_asked_for_are_read(content: Content, tmp_path: Path) -> None:
    """What Python opens is heard through an audit hook, which cannot be taken away again."""
    for file in library.FILES:
        content.ship(SHIPPED if file == "steps.toml" else "", file)
        content.write("", file)
    opened: list[str] = []
    listening = [True]

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if listening and event == "open" and str(arguments[0]).startswith(str(tmp_path)):
            opened.append(Path(str(arguments[0])).name)

    sys.addaudithook(hear)
    content.start()
    assert opened == []
    library.steps()
    library.steps()
    listening.clear()
    assert [name for name in opened if name.endswith(".toml")] == ["steps.toml"] * 2
    assert {name for name in opened if "msgpack" in name} >= {"en-steps.msgpack"}
    assert not [name for name in opened if "wins" in name]
