"""When the file or the disk will not: one clear line, nothing overwritten, nothing lost."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from companion.domain.records import CheckIn, Week, Win
from companion.services import keeping, today, wins
from companion.services.context import Context, open_context
from companion.store.paths import Paths, paths_beside
from companion.tui.app import CompanionApp
from tests.clock import Clock
from tests.services.doing import card
from tests.store.helpers import everything_in
from tests.tui.conftest import SUNDAY_EVENING
from tests.tui.days import wins_of, with_somebody
from tests.tui.sitting import build, sit


def asides(paths: Paths) -> list[Path]:
    return list(paths.data.parent.glob("companion-aside-*.json"))


def torn(paths: Paths) -> bytes:
    """Tear the end off the data file; return what is left of it."""
    whole = paths.data.read_bytes()
    half = whole[: whole.rindex(b'"messages"')]
    paths.data.write_bytes(half)
    return half


def full(descriptor: int) -> None:
    """Stand in for the system's fsync on a full disk."""
    raise OSError(errno.ENOSPC, "No space left on device")


class TestAFileThatCannotBeRead:
    async def test_a_digit_brings_back_what_stands_whole_and_the_file_goes_aside(
        self, here: Context, paths: Paths
    ) -> None:
        wins_of(here, "one", "two")
        half = torn(paths)
        async with sit(open_context(paths, now=here.now)) as sitting:
            assert "Your file needs a hand" in sitting.text
            assert "what stands whole in the file: wins 2" in sitting.flat
            assert "Nothing is overwritten" in sitting.flat
            assert paths.data.read_bytes() == half
            await sitting.press("1")
            assert "Brought back. The file as it was before stands beside it." in sitting.flat
            assert "one small step" in sitting.text
            assert {w.text for w in sitting.kept(Win)} == {"one", "two"}
            (aside,) = asides(paths)
            assert aside.read_bytes() == half
            await sitting.press("escape", "4")
            assert "two" in sitting.text

    async def test_or_the_backup_of_an_earlier_day(
        self, here: Context, paths: Paths, clock: Clock
    ) -> None:
        wins_of(here, "one")
        clock.advance(days=1)
        wins.keep(here, "two")
        paths.data.write_bytes(b"\x00" * 4096)
        async with sit(open_context(paths, now=clock)) as sitting:
            assert "the backup of 2026-11-23: wins 1" in sitting.flat
            await sitting.press("1")
            assert [w.text for w in sitting.kept(Win)] == ["one"]
            assert asides(paths)[0].read_bytes() == b"\x00" * 4096

    async def test_a_disk_that_refuses_asks_again(
        self, here: Context, paths: Paths, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        wins_of(here, "one")
        half = torn(paths)
        async with sit(open_context(paths, now=here.now)) as sitting:
            monkeypatch.setattr(os, "fsync", full)
            await sitting.press("1")
            assert "Not restored: the disk is full. The file is as it was." in sitting.flat
            assert sitting.question == "Bring back?"
            assert paths.data.read_bytes() == half
            monkeypatch.undo()
            await sitting.press("escape", "escape", "1")
            assert "Brought back." in sitting.flat

    async def test_a_file_brought_back_from_the_shell_is_noticed(
        self, here: Context, there: Context, paths: Paths
    ) -> None:
        wins_of(here, "one")
        torn(paths)
        async with sit(open_context(paths, now=here.now)) as sitting:
            keeping.bring_back(there, "salvage")
            await sitting.shows("Brought back.", "one small step")
            assert sitting.question == "How much energy is here?"

    @pytest.mark.parametrize("content", [b"", b"not JSON", b'{"a": 1}', b"\xff\xfe\x00"])
    async def test_nothing_to_bring_back_is_said_and_nothing_is_touched(
        self, here: Context, paths: Paths, tmp_path: Path, content: bytes
    ) -> None:
        paths.data.write_bytes(content)
        before = everything_in(tmp_path)
        async with sit(here) as sitting:
            assert "Nothing readable was found in it, and there is no backup yet." in sitting.flat
            await sitting.press("escape", "enter", "1", "n", "z", "e", "d", "x", "x", "?", "escape")
            assert sitting.running
            await sitting.press("q")
            assert sitting.app.fault == ""
        assert everything_in(tmp_path) == before

    async def test_help_and_words_are_not_taken_away(self, here: Context, paths: Paths) -> None:
        paths.data.write_bytes(b"not JSON")
        async with sit(here) as sitting:
            await sitting.press("!")
            assert "Help now" in sitting.text
            await sitting.press("escape", "w")
            await sitting.write("a win all the same")
            await sitting.press("enter")
            assert "cannot be read" in sitting.flat
            assert sitting.field == "a win all the same"
        assert paths.data.read_bytes() == b"not JSON"

    @pytest.mark.parametrize("keys", ["1", "4", "41", "4?o"])
    async def test_walking_to_other_pages_shows_the_line_and_breaks_nothing(
        self, here: Context, paths: Paths, keys: str
    ) -> None:
        wins_of(here, "one")
        half = torn(paths)
        async with sit(open_context(paths, now=here.now)) as sitting:
            await sitting.press("escape", *keys, "n", "j", "enter", "y", "f", "e")
            assert sitting.running
            assert sitting.app.fault == ""
        assert paths.data.read_bytes() == half

    async def test_a_file_that_breaks_while_the_window_is_open_is_said(
        self, here: Context, paths: Paths
    ) -> None:
        wins_of(here, "one")
        async with sit(here) as sitting:
            await sitting.press("escape")
            half = torn(paths)
            await sitting.shows("cannot be read")
            await sitting.press("w")
            await sitting.write("two")
            await sitting.press("enter")
            assert (sitting.question, sitting.field) == ("A win:", "two")
        assert paths.data.read_bytes() == half


class TestAFileOfANewerCompanion:
    async def test_one_line_and_nothing_is_written(
        self, here: Context, paths: Paths, tmp_path: Path, clock: Clock
    ) -> None:
        wins_of(here, "one")
        clock.advance(days=1)
        wins.keep(here, "two")
        newer = paths.data.read_bytes().replace(b'"schema":2', b'"schema":99', 1)
        paths.data.write_bytes(newer)
        before = everything_in(tmp_path)
        async with sit(open_context(paths, now=clock)) as sitting:
            assert "was written by a newer companion" in sitting.flat
            assert "Nothing readable was found" not in sitting.flat
            assert "Bring back?" not in sitting.flat
            await sitting.press("1", "enter", "w")
            await sitting.write("x")
            await sitting.press("enter")
            assert "was written by a newer companion" in sitting.flat
            assert sitting.field == "x"
            await sitting.press("ctrl+u", "escape", "q")
        assert everything_in(tmp_path) == before


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(os, "fsync", full)
    return monkeypatch


class TestAFullDisk:
    async def test_a_win_is_still_in_its_field_and_is_kept_once_there_is_room(
        self, here: Context, full_disk: pytest.MonkeyPatch
    ) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "w")
            await sitting.write("said hello")
            await sitting.press("enter")
            assert "Not kept: the disk is full. What you wrote is still here." in sitting.flat
            assert (sitting.question, sitting.field) == ("A win:", "said hello")
            assert sitting.kept(Win) == ()
            full_disk.undo()
            await sitting.press("enter")
            assert [w.text for w in sitting.kept(Win)] == ["said hello"]

    async def test_a_changed_win_too(self, here: Context, monkeypatch: pytest.MonkeyPatch) -> None:
        wins_of(here, "said hi")
        async with sit(here) as sitting:
            await sitting.press("escape", "4", "e")
            await sitting.write(" to Sam")
            monkeypatch.setattr(os, "fsync", full)
            await sitting.press("enter")
            assert "Not kept: the disk is full." in sitting.flat
            assert sitting.field == "said hi to Sam"
            await sitting.press("escape", "b", "ctrl+u")
            await sitting.write("friday")
            await sitting.press("enter")
            assert sitting.field == "friday"
            assert [w.text for w in sitting.kept(Win)] == ["said hi"]

    async def test_an_answer_is_asked_again(
        self, here: Context, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "4", "4", "4")
            await sitting.write("my voice")
            monkeypatch.setattr(os, "fsync", full)
            await sitting.press("enter")
            assert "Not kept: the disk is full." in sitting.flat
            assert (sitting.question, sitting.field) == ("What might go wrong?", "my voice")
            monkeypatch.undo()
            await sitting.press("enter")
            assert card(here).feared == "my voice"

    async def test_the_words_named_for_a_feeling_are_still_marked(
        self, here: Context, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async with sit(here) as sitting:
            await sitting.press("2", "1", "5")
            monkeypatch.setattr(os, "fsync", full)
            await sitting.press("enter")
            assert "Not kept: the disk is full." in sitting.flat
            assert "*tired" in sitting.flat
            assert "*lonely" in sitting.flat
            monkeypatch.undo()
            await sitting.press("enter")
            assert sitting.kept(CheckIn)[-1].feelings == ("tired", "lonely")

    async def test_nothing_else_that_is_pressed_claims_to_be_kept(
        self, here: Context, full_disk: pytest.MonkeyPatch
    ) -> None:
        async with sit(here) as sitting:
            for key in ("3", "enter", "n", "-", "f", "z"):
                await sitting.press(key)
                if key != "enter":
                    assert "Not kept: the disk is full." in sitting.flat, key
                assert "Kept." not in sitting.flat
                await sitting.press("escape", "escape")
            assert sitting.kept(CheckIn) == ()


class TestAFolderThatCannotBeWritten:
    async def test_it_is_said_once_something_is_to_be_kept(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("in the way")
        paths = paths_beside(tmp_path / "file" / "companion.json")
        async with sit(open_context(paths, now=Clock(SUNDAY_EVENING))) as sitting:
            assert sitting.running
            await sitting.press("escape", "w")
            await sitting.write("a win")
            await sitting.press("enter")
            assert sitting.field == "a win"
            assert sitting.app.fault == ""


async def press_all(app: CompanionApp, *keys: str) -> None:
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        await pilot.pause()


class TestAFaultOfOurOwn:
    async def test_it_leaves_without_a_traceback_or_anything_of_the_persons(
        self,
        here: Context,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        with_somebody(here)

        def boom(context: Context) -> None:
            secret = "a private thing"
            raise RuntimeError(f"it broke on {secret}")

        monkeypatch.setattr(today, "take", boom)
        app = build(here)
        with pytest.raises(RuntimeError):
            await press_all(app, "w", *"secret", "ctrl+u", "escape", "enter")
        assert app.fault.startswith("RuntimeError at ")
        assert not app._exit_renderables
        said = capsys.readouterr()
        for private in ("private", "secret", "Traceback"):
            assert private not in app.fault + said.out + said.err

    async def test_what_was_kept_before_it_is_kept(
        self, here: Context, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(today, "set_intention", lambda context, words: 1 // 0)
        app = build(here)
        with pytest.raises(ZeroDivisionError):
            await press_all(app, "escape", "w", *"one", "enter", "i", "enter")
        assert [w.text for w in here.store.snapshot().all(Win)] == ["one"]
        assert here.store.snapshot().all(Week) == ()
        assert app.fault.startswith("ZeroDivisionError at ")
