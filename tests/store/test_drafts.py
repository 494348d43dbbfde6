from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from companion.store.drafts import Drafts
from tests.store.helpers import AWKWARD, LONG, beginning, everything_in

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "companion-drafts"


@contextmanager
def window(folder: Path, field: str, text: str) -> Iterator[subprocess.Popen[str]]:
    """Another window, in its own process, that has typed and not kept."""
    command = [sys.executable, "-m", "tests.store.typing_window", str(folder), field, text]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "saved\n"
        try:
            yield process
        finally:
            process.kill()


def typed(folder: Path, **texts: str) -> Drafts:
    drafts = Drafts(folder)
    for field, text in texts.items():
        drafts.hold(field, text)
    drafts.save()
    return drafts


def files(folder: Path) -> list[str]:
    return sorted(path.suffix for path in folder.iterdir())


def test_words_typed_in_a_window_that_was_killed_come_back_in_the_next(folder: Path) -> None:
    with window(folder, "win", "said hello to [the] neigh") as process:
        process.kill()
        process.wait()

    drafts = Drafts(folder)
    assert drafts.adopt() == ("win",)
    assert drafts.get("win") == "said hello to [the] neigh"
    assert Drafts(folder).adopt() == ()


def test_words_typed_in_a_window_that_still_lives_stay_there(folder: Path) -> None:
    with window(folder, "win", "still typing"):
        before = everything_in(folder)
        assert Drafts(folder).adopt() == ()
        assert everything_in(folder) == before


def test_a_window_closed_while_typing_leaves_its_words_for_the_next(folder: Path) -> None:
    with window(folder, "win", "half a line") as process:
        process.communicate()

    assert Drafts(folder).adopt() == ("win",)


def test_adopted_words_survive_a_second_kill(folder: Path) -> None:
    for field, text in (("win", "once"), ("note", "and again")):
        with window(folder, field, text) as process:
            process.kill()

    third = Drafts(folder)
    assert third.adopt() == ("win", "note")
    assert third.get("win") == "once"


@pytest.mark.parametrize("text", [*filter(None, AWKWARD), *LONG], ids=beginning)
def test_any_words_come_back_as_they_were(folder: Path, text: str) -> None:
    typed(folder, note=text).close()

    drafts = Drafts(folder)
    drafts.adopt()
    assert drafts.get("note") == text


def test_an_emptied_field_is_forgotten_and_its_file_goes(folder: Path) -> None:
    drafts = typed(folder, win="no", note="yes")
    drafts.hold("win", "")
    drafts.save()
    assert drafts.get("win") == ""
    assert drafts.fields() == ("note",)
    drafts.hold("note", "")
    drafts.save()
    assert files(folder) == [".lock"]
    drafts.close()
    assert files(folder) == []


def test_nothing_typed_leaves_nothing_on_disk(folder: Path) -> None:
    drafts = Drafts(folder)
    drafts.hold("win", "")
    drafts.save()
    drafts.adopt()
    drafts.close()

    assert not folder.exists()


def test_drafts_are_for_their_owner_only(folder: Path) -> None:
    typed(folder, win="private")

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_the_field_typed_into_last_is_named_last(folder: Path) -> None:
    drafts = typed(folder, win="a", note="b")
    drafts.hold("win", "a bit more")

    assert drafts.fields() == ("note", "win")


def test_two_lost_windows_with_the_same_field_come_back_one_after_the_other(folder: Path) -> None:
    typed(folder, win="the older").close()
    for path in folder.glob("*.json"):
        os.utime(path, (1_000_000, 1_000_000))
    typed(folder, win="the newer").close()

    first = Drafts(folder)
    assert first.adopt() == ("win",)
    assert first.get("win") == "the newer"
    first.hold("win", "")
    first.close()
    second = Drafts(folder)
    assert second.adopt() == ("win",)
    assert second.get("win") == "the older"


def test_two_lost_windows_with_different_fields_come_back_together(folder: Path) -> None:
    typed(folder, note="the older").close()
    for path in folder.glob("*.json"):
        os.utime(path, (1_000_000, 1_000_000))
    typed(folder, win="the newer").close()

    drafts = Drafts(folder)
    assert set(drafts.adopt()) == {"note", "win"}
    assert drafts.fields() == ("note", "win")
    assert len(list(folder.glob("*.json"))) == 1


def test_a_draft_that_cannot_be_read_is_not_thrown_away(folder: Path) -> None:
    typed(folder, win="whole").close()
    odd = folder / "0a0b0c0d0e0f.json"
    odd.write_text('{"win": ["another", "form"]}')

    drafts = Drafts(folder)
    assert drafts.adopt() == ("win",)
    assert drafts.get("win") == "whole"
    assert odd.read_text() == '{"win": ["another", "form"]}'


def test_half_written_files_of_a_killed_window_are_cleared_away(folder: Path) -> None:
    typed(folder, win="whole").close()
    (draft,) = folder.glob("*.json")
    (folder / f".{draft.name}.0a1b2c.tmp").write_text('{"win": "wh')

    Drafts(folder).adopt()
    assert list(folder.glob("*.tmp")) == []


def test_a_disk_that_refuses_does_not_stop_anyone_typing(tmp_path: Path) -> None:
    (tmp_path / "companion-drafts").write_text("a file where the folder would be")
    drafts = typed(tmp_path / "companion-drafts", win="still here")

    assert drafts.get("win") == "still here"
    (tmp_path / "companion-drafts").unlink()
    drafts.save()
    drafts.close()
    assert Drafts(tmp_path / "companion-drafts").adopt() == ("win",)


def test_saving_the_same_words_again_writes_nothing(folder: Path) -> None:
    drafts = typed(folder, win="one")
    before = everything_in(folder)
    drafts.save()

    assert everything_in(folder) == before


def test_drafts_can_be_saved_from_another_thread_while_someone_types(folder: Path) -> None:
    drafts = Drafts(folder)
    done = threading.Event()

    def keep_saving() -> None:
        while not done.is_set():
            drafts.save()

    saver = threading.Thread(target=keep_saving)
    saver.start()
    for length in range(1, 300):
        drafts.hold("win", "x" * length)
    done.set()
    saver.join()
    drafts.close()

    back = Drafts(folder)
    back.adopt()
    assert back.get("win") == "x" * 299
