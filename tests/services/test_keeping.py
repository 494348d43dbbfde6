from __future__ import annotations

import pytest

from companion.domain.errors import BadInput
from companion.services import keeping, today, wins
from companion.services.context import Context
from companion.store.errors import NewerFile, Unreadable
from tests.clock import Clock


class TestChecking:
    def test_without_a_file_there_is_nothing_to_find_and_nothing_is_made(
        self, here: Context
    ) -> None:
        found = keeping.check(here)
        assert (found.exists, found.counts, found.trouble) == (False, {}, "")
        assert not here.store.paths.data.exists()

    def test_a_whole_file_is_counted_by_table(self, here: Context) -> None:
        today.check_in(here, energy=2)
        today.close(here, "done")
        wins.keep(here, "said hello")
        found = keeping.check(here)
        assert found.exists
        assert found.counts == {"checkins": 1, "steps": 1, "wins": 2}
        assert (found.trouble, found.remarks) == ("", ())
        assert keeping.counts_in_words(found.counts) == "checkins 1, steps 1, wins 2"
        assert keeping.counts_in_words({}) == "no records"

    def test_what_was_removed_is_not_counted(self, here: Context) -> None:
        wins.keep(here, "one")
        wins.remove(here, wins.newest_first(here)[0].id)
        assert keeping.check(here).counts == {}

    @pytest.mark.parametrize("broken", [b"", b"{ torn", b"[]"])
    def test_a_broken_file_is_named_in_one_line_and_left_alone(
        self, here: Context, broken: bytes
    ) -> None:
        here.store.paths.data.write_bytes(broken)
        found = keeping.check(here)
        assert "companion restore" in found.trouble
        assert "\n" not in found.trouble
        assert here.store.paths.data.read_bytes() == broken
        with pytest.raises(Unreadable):
            wins.keep(here, "said hello")
        assert here.store.paths.data.read_bytes() == broken

    def test_a_newer_file_is_neither_read_nor_written(self, here: Context) -> None:
        newer = b'{"_meta":{"nonce":"x","schema":99,"program":"companion"}}'
        here.store.paths.data.write_bytes(newer)
        assert "newer companion" in keeping.check(here).trouble
        with pytest.raises(NewerFile):
            today.rest(here)
        assert here.store.paths.data.read_bytes() == newer

    def test_a_value_changed_by_hand_is_named_and_the_others_stand(
        self, here: Context, there: Context
    ) -> None:
        wins.keep(here, "said hello")
        today.check_in(here, energy=2)
        path = here.store.paths.data
        path.write_text(path.read_text("utf-8").replace('"energy":2', '"energy":9'), "utf-8")
        found = keeping.check(there)
        assert found.counts == {"wins": 1}
        assert len(found.remarks) == 1
        assert "checkins" in found.remarks[0]

    def test_a_file_that_others_may_read_is_remarked_on(self, here: Context) -> None:
        wins.keep(here, "said hello")
        assert keeping.check(here).remarks == ()
        here.store.paths.data.chmod(0o644)
        assert keeping.check(here).remarks == (
            "others on this machine may read the file (mode 0644)",
        )


class TestCopies:
    def test_a_copy_now_holds_all_there_is(self, here: Context) -> None:
        assert keeping.back_up_now(here) is None
        wins.keep(here, "said hello")
        copy = keeping.back_up_now(here)
        assert copy is not None
        assert copy.read_bytes() == here.store.paths.data.read_bytes()
        assert copy.stat().st_mode & 0o077 == 0
        assert [b.counts for b in keeping.recoverable(here).backups] == [{"wins": 1}]

    def test_an_earlier_copy_brings_things_back_and_the_replaced_file_is_kept_aside(
        self, here: Context, clock: Clock
    ) -> None:
        wins.keep(here, "first")
        copy = keeping.back_up_now(here)
        assert copy is not None
        clock.advance(minutes=5)
        wins.keep(here, "second")
        before = here.store.paths.data.read_bytes()
        aside = keeping.bring_back(here, copy.stem)
        assert [w.text for w in wins.newest_first(here)] == ["first"]
        assert aside is not None
        assert aside.read_bytes() == before

    def test_a_torn_file_gives_back_every_whole_line(self, here: Context) -> None:
        for number in range(5):
            wins.keep(here, f"win {number}")
        path = here.store.paths.data
        lines = path.read_bytes().split(b"\n")
        kept = [line for line in lines if b"win 4" not in line]
        torn = b"\n".join(kept[:-2]) + b'\n"win-x":{"te'
        path.write_bytes(torn)
        assert keeping.recoverable(here).salvageable == {"wins": 4}
        aside = keeping.bring_back(here, "salvage")
        assert sorted(w.text for w in wins.newest_first(here)) == [f"win {n}" for n in range(4)]
        assert aside is not None
        assert aside.read_bytes() == torn

    def test_a_name_that_is_no_copy_is_answered_with_those_there_are(self, here: Context) -> None:
        wins.keep(here, "first")
        copy = keeping.back_up_now(here)
        assert copy is not None
        with pytest.raises(BadInput, match=copy.stem):
            keeping.bring_back(here, "yesterday")
        with pytest.raises(BadInput, match="nothing to salvage"):
            keeping.bring_back(here, "salvage")
        assert [w.text for w in wins.newest_first(here)] == ["first"]
