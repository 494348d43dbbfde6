from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from companion.domain.errors import BadInput
from companion.domain.records import Win
from companion.services import today, wins
from companion.services.context import Context
from companion.services.wins import ChangedMeanwhile
from companion.store import library
from tests.clock import Clock

SUNDAY = date(2026, 11, 22)


def keep(context: Context, words: str, **more: Any) -> Win:
    return wins.keep(context, words, **more).first(Win)


def texts(context: Context) -> list[str]:
    return [win.text for win in wins.newest_first(context)]


class TestKeeping:
    def test_one_line_is_kept_with_its_day_and_a_softly_guessed_kind(self, here: Context) -> None:
        kept = wins.keep(here, "said hello to the neighbour")
        assert kept.line == "Kept."
        win = kept.first(Win)
        assert (win.text, win.kind, win.guessed) == (
            "said hello to the neighbour", "reached-out", True,
        )  # fmt: skip
        assert win.day == SUNDAY
        assert wins.newest_first(here) == (win,)

    def test_it_is_there_in_another_window_at_once(self, here: Context, there: Context) -> None:
        keep(here, "Opened the curtains.")
        assert texts(there) == ["Opened the curtains."]

    @pytest.mark.parametrize("given", ["answered", "Answered", " answered "])
    def test_a_kind_can_be_said_by_name(self, here: Context, given: str) -> None:
        win = keep(here, "said hello", kind=given)
        assert (win.kind, win.guessed) == ("answered", False)

    def test_a_kind_can_be_said_by_its_id_or_label(self, here: Context) -> None:
        for kind in library.win_kinds().values():
            assert wins.read_kind(kind.id) == wins.read_kind(kind.label) == kind.id

    def test_an_unknown_kind_names_the_nearest(self, here: Context) -> None:
        with pytest.raises(BadInput, match='Did you mean "answered"') as caught:
            wins.keep(here, "said hello", kind="anwsered\x1b[31m")
        assert "\x1b" not in str(caught.value)
        assert texts(here) == []

    @pytest.mark.parametrize("words", ["", "   ", "\n\t", "\x1b[31m"])
    def test_without_a_word_there_is_one_clear_line(self, here: Context, words: str) -> None:
        with pytest.raises(BadInput, match="a word or two"):
            wins.keep(here, words)
        assert not here.store.paths.data.exists()

    @pytest.mark.parametrize(
        ("pasted", "kept"),
        [
            ("[/red] [bold and \\ stay", "[/red] [bold and \\ stay"),
            ("אמרתי שלום 👋", "אמרתי שלום 👋"),
            ("隣の人に挨拶した", "隣の人に挨拶した"),
            ("two\nlines", "two lines"),
            ("\x1b]0;x\x07quiet\x1b[0m", "quiet"),
        ],
    )
    def test_unusual_text_is_kept_whole_and_harmless(
        self, here: Context, there: Context, pasted: str, kept: str
    ) -> None:
        keep(here, pasted)
        assert texts(there) == [kept]

    def test_a_very_long_line_is_kept_whole(self, here: Context, there: Context) -> None:
        keep(here, "long " * 4000)
        assert len(texts(there)[0]) == 19_999

    def test_every_kind_answers_with_a_line_of_its_own(self, here: Context) -> None:
        for kind in library.win_kinds().values():
            win = keep(here, "this", kind=kind.id)
            assert wins.acknowledgement(win) in kind.acknowledgements
            assert wins.acknowledgement(win) == wins.acknowledgement(win)


class TestBackdating:
    @pytest.mark.parametrize(
        ("words", "day"),
        [("yesterday", SUNDAY - timedelta(days=1)), ("friday", SUNDAY - timedelta(days=2)),
         ("3 days ago", SUNDAY - timedelta(days=3)), ("24 dec", date(2025, 12, 24)),
         ("today", SUNDAY), ("2026-11-01", date(2026, 11, 1))],
    )  # fmt: skip
    def test_a_win_of_an_earlier_day_has_that_day(
        self, here: Context, words: str, day: date
    ) -> None:
        win = keep(here, "said hello", day=wins.read_past_day(here, words))
        assert win.day == day

    def test_no_time_of_that_day_is_invented(self, here: Context, clock: Clock) -> None:
        before = clock()
        win = keep(here, "said hello", day=SUNDAY - timedelta(days=3))
        assert before < win.created < clock()
        assert win.created == win.updated

    @pytest.mark.parametrize("words", ["tomorrow", "in two weeks", "2026-12-24"])
    def test_a_day_still_to_come_is_refused(self, here: Context, words: str) -> None:
        with pytest.raises(BadInput, match="still to come"):
            wins.read_past_day(here, words)

    def test_a_day_that_is_not_in_the_calendar_is_refused(self, here: Context) -> None:
        with pytest.raises(BadInput, match="February 2026 ends on the 28th"):
            wins.read_past_day(here, "2026-02-30")

    def test_after_midnight_today_is_still_the_evening(self, here: Context, clock: Clock) -> None:
        clock.advance(hours=6)
        assert clock().hour == 1
        assert keep(here, "said goodnight").day == SUNDAY


class TestLookingThrough:
    def fill(self, context: Context) -> None:
        for ago, words in enumerate(["Said hello to Ana", "Had a nap", "Texted ANA back", "Drew"]):
            keep(context, words, day=SUNDAY - timedelta(days=ago))

    def test_the_newest_day_is_first_and_within_a_day_the_newest(self, here: Context) -> None:
        keep(here, "older", day=SUNDAY - timedelta(days=2))
        keep(here, "first today")
        keep(here, "second today")
        keep(here, "yesterday, kept last", day=SUNDAY - timedelta(days=1))
        assert texts(here) == ["second today", "first today", "yesterday, kept last", "older"]

    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("", ["Said hello to Ana", "Had a nap", "Texted ANA back", "Drew"]),
            ("ana", ["Said hello to Ana", "Texted ANA back"]),
            ("back ana", ["Texted ANA back"]),
            ("rested", ["Had a nap"]),
            ("nothing like it", []),
        ],
    )
    def test_search_finds_words_and_kinds(
        self, here: Context, words: str, found: list[str]
    ) -> None:
        self.fill(here)
        assert [w.text for w in wins.search(here, words)] == found

    def test_search_between_two_days(self, here: Context) -> None:
        self.fill(here)
        found = wins.search(
            here, since=SUNDAY - timedelta(days=2), until=SUNDAY - timedelta(days=1)
        )
        assert [w.text for w in found] == ["Had a nap", "Texted ANA back"]

    def test_connection_and_rest_stand_side_by_side(self, here: Context) -> None:
        assert wins.sides(here) == {"connection": 0, "rest": 0}
        keep(here, "said hello")
        keep(here, "had a nap")
        keep(here, "said no to the party")
        assert wins.sides(here) == {"connection": 1, "rest": 2}

    def test_steps_rest_and_typed_wins_all_count_and_nothing_takes_away(
        self, here: Context, clock: Clock
    ) -> None:
        totals = []
        for _ in range(3):
            today.close(here, "done")
            today.rest(here)
            totals.append(sum(wins.sides(here).values()))
            clock.advance(days=3)
        assert totals == [2, 4, 6]


class TestChanging:
    def test_words_kind_and_day_can_be_changed(self, here: Context) -> None:
        win = keep(here, "said helo")
        wins.change(here, win.id, words="said hello", opened=win.updated)
        wins.change(here, win.id, kind="noticed")
        wins.change(here, win.id, day=SUNDAY - timedelta(days=1))
        (changed,) = wins.newest_first(here)
        assert (changed.text, changed.kind, changed.guessed) == ("said hello", "noticed", False)
        assert changed.day == SUNDAY - timedelta(days=1)
        assert (changed.id, changed.created) == (win.id, win.created)

    def test_new_words_leave_the_kind_as_it_was(self, here: Context) -> None:
        win = keep(here, "said hello")
        wins.change(here, win.id, words="had a nap")
        assert wins.newest_first(here)[0].kind == "reached-out"

    def test_emptied_words_are_refused_and_the_win_stays(self, here: Context) -> None:
        win = keep(here, "said hello")
        with pytest.raises(BadInput, match="d lets it go"):
            wins.change(here, win.id, words="  ")
        assert texts(here) == ["said hello"]

    def test_two_windows_changing_the_same_win_lose_nothing(
        self, here: Context, there: Context
    ) -> None:
        win = keep(here, "said hello")
        opened = wins.newest_first(there)[0].updated
        wins.change(here, win.id, words="said hello to Ana", opened=win.updated)
        with pytest.raises(ChangedMeanwhile, match='changed this win to "said hello to Ana"'):
            wins.change(there, win.id, words="said hello, twice", opened=opened)
        assert texts(here) == texts(there) == ["said hello to Ana"]
        wins.change(there, win.id, words="said hello, twice")
        assert texts(here) == ["said hello, twice"]

    def test_a_win_removed_in_the_other_window_is_said_so(
        self, here: Context, there: Context
    ) -> None:
        win = keep(here, "said hello")
        wins.remove(there, win.id)
        with pytest.raises(ChangedMeanwhile, match="keeps your words as a new one"):
            wins.change(here, win.id, words="said hello, twice", opened=win.updated)
        wins.change(here, win.id, words="said hello, twice")
        assert texts(there) == ["said hello, twice"]
        with pytest.raises(ChangedMeanwhile):
            wins.remove(here, win.id)

    def test_a_win_let_go_comes_back_with_undo(self, here: Context, there: Context) -> None:
        win = keep(here, "said hello")
        wins.remove(here, win.id)
        assert texts(there) == []
        assert here.store.undo() == "Undone: letting the win go."
        assert texts(there) == ["said hello"]
        assert wins.newest_first(here)[0].kind == win.kind

    def test_several_changes_are_undone_one_by_one(self, here: Context) -> None:
        win = keep(here, "one")
        wins.change(here, win.id, words="two")
        keep(here, "three")
        assert here.store.undo() == "Undone: the new win."
        assert here.store.undo() == "Undone: the change to a win."
        assert texts(here) == ["one"]
        assert here.store.undo() == "Undone: the new win."
        assert texts(here) == []
        assert here.store.undo() == "Nothing to undo in this sitting."

    def test_nothing_of_a_win_let_go_stays_readable_in_the_file(self, here: Context) -> None:
        win = keep(here, "a private thing")
        wins.remove(here, win.id)
        assert "a private thing" not in here.store.paths.data.read_text("utf-8")
