"""What was typed and not kept comes back."""

from __future__ import annotations

import json
from pathlib import Path

from companion.domain.records import Favourite, Person, Week, Win
from companion.services import people, profile, wins
from companion.services.context import Context, open_context
from companion.store.paths import Paths
from tests.services.doing import card
from tests.tui.days import wins_of, with_somebody
from tests.tui.people import person, place
from tests.tui.sitting import sit
from tests.tui.talk import waits

BACK = "What you were writing is back."


def saved(paths: Paths) -> list[dict[str, str]]:
    found = paths.drafts.glob("*.json") if paths.drafts.is_dir() else ()
    return [json.loads(path.read_text("utf-8")) for path in found]


class TestComingBack:
    async def test_a_win_half_typed_is_open_again_with_its_words(
        self, here: Context, paths: Paths
    ) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "w")
            await sitting.write("half a sen")
            await sitting.press("ctrl+c")
        assert not paths.data.exists()
        async with sit(open_context(paths, now=here.now)) as sitting:
            assert BACK in sitting.flat
            await sitting.press("shift")
            assert (sitting.question, sitting.field) == ("A win:", "half a sen")
            await sitting.write("tence")
            await sitting.press("enter")
            assert [w.text for w in sitting.kept(Win)] == ["half a sentence"]
        async with sit(open_context(paths, now=here.now)) as sitting:
            assert BACK not in sitting.flat
        assert saved(paths) == []

    async def test_it_is_on_disk_a_second_after_the_last_key(
        self, here: Context, paths: Paths
    ) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "w")
            await sitting.write("half a sen")
            assert saved(paths) == []
            await sitting.until(lambda: saved(paths) == [{"win": "half a sen"}], seconds=5)

    async def test_the_words_of_an_open_question_are_in_its_field_again(
        self, here: Context, paths: Paths
    ) -> None:
        with_somebody(here)
        async with sit(here) as sitting:
            await sitting.press("enter", "4", "4", "4")
            await sitting.write("my voice")
            await sitting.press("ctrl+c")
        async with sit(open_context(paths, now=here.now)) as sitting:
            assert BACK in sitting.flat
            await sitting.press("shift")
            assert (sitting.question, sitting.field) == ("What might go wrong?", "my voice")
            await sitting.press("enter")
            assert card(here).feared == "my voice"

    async def test_a_change_of_a_win_waits_where_it_was_begun(
        self, here: Context, paths: Paths
    ) -> None:
        wins_of(here, "said hi")
        async with sit(here) as sitting:
            await sitting.press("escape", "4", "e")
            await sitting.write(" to Sam")
            await sitting.press("ctrl+c")
        async with sit(open_context(paths, now=here.now)) as sitting:
            await sitting.press("escape", "4", "e")
            assert sitting.field == "said hi to Sam"
            await sitting.press("enter")
            assert [w.text for w in sitting.kept(Win)] == ["said hi to Sam"]
        assert saved(paths) == []

    async def test_escape_leaves_the_words_for_later(self, here: Context) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "w")
            await sitting.write("not now")
            await sitting.press("escape", "w")
            assert sitting.field == "not now"

    async def test_emptying_the_line_forgets_it(self, here: Context, paths: Paths) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "w")
            await sitting.write("never mind")
            await sitting.press("ctrl+u", "escape")
        assert saved(paths) == []

    async def test_every_kept_line_is_forgotten_as_a_draft(
        self, here: Context, paths: Paths
    ) -> None:
        async with sit(here) as sitting:
            await sitting.press("escape", "i", "ctrl+u")
            await sitting.write("two hellos")
            await sitting.press("enter", "o", "a")
            await sitting.write("hum")
            await sitting.press("enter", "2", "e")
            await sitting.write(" softly")
            await sitting.press("enter", "!", "e")
            await sitting.write("Sam 123")
            await sitting.press("enter")
            assert sitting.kept(Week)[0].intention == "two hellos"
            assert sitting.kept(Favourite)[0].text == "hum softly"
            assert sitting.app.drafts.fields() == ()
        assert saved(paths) == []

    async def test_words_being_typed_in_another_window_are_left_to_it(
        self, here: Context, there: Context
    ) -> None:
        async with sit(there) as other:
            await other.press("escape", "w")
            await other.write("mine")
            other.app.drafts.save()
            async with sit(here) as sitting:
                assert BACK not in sitting.flat
                await sitting.press("escape", "w")
                assert sitting.field == ""
            assert other.field == "mine"

    async def test_an_awkward_draft_comes_back_letter_by_letter(
        self, here: Context, paths: Paths, tmp_path: Path
    ) -> None:
        words = "[/red] \\ 母 שלום 🌧"
        async with sit(here) as sitting:
            await sitting.press("escape", "w")
            await sitting.paste(words)
            await sitting.press("ctrl+c")
        async with sit(open_context(paths, now=here.now)) as sitting:
            await sitting.press("shift")
            assert sitting.field == words


class TestLettingGo:
    async def test_words_for_a_win_that_is_gone_do_not_stay_on_disk(
        self, here: Context, there: Context, paths: Paths
    ) -> None:
        (win,) = wins_of(here, "said hi")
        async with sit(here) as sitting:
            await sitting.press("escape", "4", "e")
            await sitting.write(" to Sam")
            await sitting.press("ctrl+c")
        assert saved(paths) == [{f"win-edit:{win.id}": "said hi to Sam"}]
        wins.remove(there, win.id)
        async with sit(here) as sitting:
            await sitting.press("escape")
        assert saved(paths) == []

    async def test_nor_do_words_about_someone_or_a_place_that_was_removed(
        self, here: Context, there: Context, paths: Paths
    ) -> None:
        mira, cafe = person(here, "Mira"), place(here, "cafe")
        waits(here, "Mira")
        async with sit(here) as sitting:
            await sitting.press("escape", "6", "enter", "end", "enter")
            await sitting.write("private words")
            await sitting.press("escape", "escape", "p", "enter", "end", "enter")
            await sitting.write("private seat")
            await sitting.press("escape", "2", "b", "e")
            await sitting.write("private matter")
            await sitting.press("ctrl+c")
        (left,) = saved(paths)
        assert sorted(left.values()) == ["private matter", "private seat", "private words"]
        people.remove(there, mira.id, "removed")
        profile.remove_place(there, cafe.id)
        async with sit(here) as sitting:
            await sitting.press("escape")
        assert saved(paths) == []

    async def test_words_about_someone_who_is_still_there_stay(
        self, here: Context, paths: Paths
    ) -> None:
        person(here, "Mira")
        async with sit(here) as sitting:
            await sitting.press("escape", "6", "enter", "end", "enter")
            await sitting.write("likes tea")
            await sitting.press("ctrl+c")
        async with sit(open_context(paths, now=here.now)) as sitting:
            await sitting.press("escape", "6", "enter", "end", "enter")
            assert sitting.field == "likes tea"
            await sitting.press("enter")
            assert sitting.kept(Person)[0].note == "likes tea"
        assert saved(paths) == []
