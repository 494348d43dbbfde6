"""One person: every detail by keyboard, what is private, and what a message begins with."""

from __future__ import annotations

import pytest

from companion.domain.people import FORMATS
from companion.domain.profile import PERSON_FIELDS
from companion.domain.records import Person, Sent
from companion.services import people, topics
from companion.services.context import Context
from companion.services.words import options
from tests.tui.people import person
from tests.tui.sitting import Sitting, sit

AT = {field.name: number for number, field in enumerate(PERSON_FIELDS)}
MARKS = [field.name for field in PERSON_FIELDS if field.kind == "mark"]
WORDS = [field.name for field in PERSON_FIELDS if field.question.kind == "text"]
CHOICES = [
    field.name
    for field in PERSON_FIELDS
    if field.kind == "text" and field.question.kind == "choice"
]


async def open_person(sitting: Sitting) -> None:
    await sitting.press("escape", "6", "enter")


async def to_field(sitting: Sitting, name: str) -> None:
    await sitting.burst("home", *["j"] * AT[name])


def value(sitting: Sitting, name: str) -> str:
    """Return what stands beside the label of the field."""
    label = PERSON_FIELDS[AT[name]].label
    rows = [line.strip().removeprefix("> ") for line in sitting.lines]
    (row,) = [row for row in rows if row.startswith(f"{label} ")]
    return row[len(label) :].strip()


class TestMarks:
    @pytest.mark.parametrize("name", MARKS)
    async def test_enter_sets_a_mark_and_takes_it_off(self, here: Context, name: str) -> None:
        person(here)
        async with sit(here, size=(80, 40)) as sitting:
            await open_person(sitting)
            await to_field(sitting, name)
            assert value(sitting, name) == "-"
            await sitting.press("enter")
            assert getattr(sitting.kept(Person)[0], name) is True
            assert value(sitting, name) == "yes"
            await sitting.press("enter")
            assert getattr(sitting.kept(Person)[0], name) is False
            assert value(sitting, name) == "-"


class TestWords:
    @pytest.mark.parametrize("name", CHOICES)
    async def test_a_choice_by_its_digit_and_own_words_beside_it(
        self, here: Context, name: str
    ) -> None:
        person(here)
        async with sit(here, size=(80, 40)) as sitting:
            await open_person(sitting)
            await to_field(sitting, name)
            await sitting.press("enter")
            question = PERSON_FIELDS[AT[name]].question
            offered = [words for words, _ in question.choices] or options(question.options)
            assert f"1 {offered[0]}" in sitting.flat
            await sitting.press("1")
            assert getattr(sitting.kept(Person)[0], name) == offered[0]
            assert value(sitting, name).startswith(offered[0][:20])
            await sitting.press("enter")
            await sitting.write("my own way")
            await sitting.press("enter")
            assert getattr(sitting.kept(Person)[0], name) == "my own way"
            await sitting.press("enter", "enter")
            assert getattr(sitting.kept(Person)[0], name) == "my own way"
            await sitting.press("enter")
            await sitting.write("-")
            await sitting.press("enter")
            assert getattr(sitting.kept(Person)[0], name) == ""

    @pytest.mark.parametrize("name", [each for each in WORDS if each != "topics"])
    async def test_a_line_of_words(self, here: Context, name: str) -> None:
        person(here)
        async with sit(here, size=(80, 40)) as sitting:
            await open_person(sitting)
            await to_field(sitting, name)
            await sitting.press("enter", "ctrl+u")
            await sitting.write("a few words")
            await sitting.press("enter")
            assert getattr(sitting.kept(Person)[0], name) == "a few words"
            assert value(sitting, name) == "a few words"

    async def test_a_name_needs_a_letter_and_the_old_one_stays(self, here: Context) -> None:
        person(here)
        async with sit(here) as sitting:
            await open_person(sitting)
            await sitting.press("enter", "ctrl+u", "enter")
            assert "A name needs a letter or two; a nickname is fine." in sitting.flat
            assert sitting.question == "Name:"
            assert sitting.kept(Person)[0].name == "Sam"

    async def test_topics_stand_apart(self, here: Context) -> None:
        person(here)
        async with sit(here, size=(80, 40)) as sitting:
            await open_person(sitting)
            await to_field(sitting, "topics")
            await sitting.press("enter")
            await sitting.write("the allotment; old films ;")
            await sitting.press("enter")
            assert sitting.kept(Person)[0].topics == ("the allotment", "old films")
            assert value(sitting, "topics") == "the allotment; old films"

    async def test_escape_leaves_a_detail_as_it_was(self, here: Context) -> None:
        person(here, note="calm voice")
        async with sit(here) as sitting:
            await open_person(sitting)
            await to_field(sitting, "note")
            await sitting.press("enter")
            await sitting.write(" and more")
            await sitting.press("escape")
            assert sitting.kept(Person)[0].note == "calm voice"


class TestMinutes:
    @pytest.mark.parametrize("written", ["0", "241", "999", "7.5", "some"])
    async def test_what_is_out_of_range_gets_one_line_and_stays_to_be_mended(
        self, here: Context, written: str
    ) -> None:
        person(here)
        async with sit(here) as sitting:
            await open_person(sitting)
            await to_field(sitting, "agreed_minutes")
            await sitting.press("enter")
            await sitting.write(written)
            await sitting.press("enter")
            said = f"Minutes are a whole number from 1 to 240; {written} is not."
            assert said in sitting.flat
            assert (sitting.question, sitting.field) == ("How many minutes?", written)
            assert sitting.kept(Person)[0].agreed_minutes is None

    @pytest.mark.parametrize("written", ["1", "5", "20", "45", "240"])
    async def test_the_number_written_is_the_number_kept(self, here: Context, written: str) -> None:
        person(here)
        async with sit(here, size=(80, 40)) as sitting:
            await open_person(sitting)
            await to_field(sitting, "agreed_minutes")
            await sitting.press("enter")
            await sitting.write(written)
            await sitting.press("enter")
            assert sitting.kept(Person)[0].agreed_minutes == int(written)
            assert value(sitting, "agreed_minutes") == written


class TestFormats:
    async def test_the_order_picked_is_the_order_kept_and_is_shown(self, here: Context) -> None:
        person(here)
        names = list(FORMATS)
        async with sit(here, size=(80, 40)) as sitting:
            await open_person(sitting)
            await to_field(sitting, "formats")
            await sitting.press("enter", "3", "1")
            assert f"3 1. {FORMATS[names[2]]}" in sitting.flat
            assert f"1 2. {FORMATS[names[0]]}" in sitting.flat
            await sitting.press("3")
            assert f"1 1. {FORMATS[names[0]]}" in sitting.flat
            await sitting.press("3", "enter")
            assert sitting.kept(Person)[0].formats == (names[0], names[2])
            assert value(sitting, "formats") == "text, then call"

    async def test_what_was_picked_before_stands_marked(self, here: Context) -> None:
        person(here, formats=("call", "text"))
        async with sit(here, size=(80, 40)) as sitting:
            await open_person(sitting)
            await to_field(sitting, "formats")
            await sitting.press("enter")
            assert "1 2. text" in sitting.flat
            assert "3 1. call" in sitting.flat
            await sitting.press("3", "enter")
            assert sitting.kept(Person)[0].formats == ("text",)


class TestApart:
    async def test_unsafe_makes_no_message_and_names_help(self, here: Context) -> None:
        person(here)
        async with sit(here) as sitting:
            await open_person(sitting)
            await to_field(sitting, "unsafe")
            assert "m message" in sitting.foot
            await sitting.press("enter")
            assert sitting.kept(Person)[0].unsafe
            assert "kept apart" in sitting.flat
            assert "m message" not in sitting.foot
            assert "! help now" in sitting.foot
            await sitting.press("m")
            assert "Sam is kept apart; no message is made. ! is help now." in sitting.flat
            await sitting.press("!")
            assert "Help now" in sitting.text

    async def test_m_on_the_list_says_so_and_opens_nothing(self, here: Context) -> None:
        person(here, unsafe=True)
        async with sit(here) as sitting:
            await sitting.press("escape", "6", "m")
            assert "Sam is kept apart; no message is made. ! is help now." in sitting.flat
            assert "6 People" in sitting.text
            assert sitting.foot.startswith("enter open")

    @pytest.mark.parametrize("key", ["t", "c"])
    async def test_nothing_leads_back_to_them(self, here: Context, key: str) -> None:
        person(here, unsafe=True, agreed_often="every week")
        async with sit(here) as sitting:
            await open_person(sitting)
            assert "topics" not in sitting.foot
            assert "what we said" not in sitting.foot
            await sitting.press(key)
            assert "Sam is kept apart; no message is made." in sitting.flat

    async def test_taking_the_mark_off_says_what_it_means(self, here: Context) -> None:
        person(here, unsafe=True)
        async with sit(here) as sitting:
            await open_person(sitting)
            await to_field(sitting, "unsafe")
            await sitting.press("enter")
            assert "may be suggested again. enter puts it back." in sitting.flat
            await sitting.press("enter")
            assert sitting.kept(Person)[0].unsafe

    async def test_that_they_drain_stands_on_no_list(self, here: Context) -> None:
        person(here, drains=True, tie="friend")
        async with sit(here) as sitting:
            await sitting.press("escape", "6")
            assert "Sam" in sitting.text
            assert "drain" not in sitting.text


class TestMessage:
    async def test_m_fills_in_the_name(self, here: Context) -> None:
        person(here)
        async with sit(here) as sitting:
            await open_person(sitting)
            await sitting.press("m")
            assert "For Sam." in sitting.flat
            await sitting.press("enter")
            assert ", to Sam" in sitting.flat
            assert "Sam" in sitting.page.query_one("#hand").render().plain  # type: ignore[union-attr]
            await sitting.press("y")
            assert sitting.kept(Sent)[0].name == "Sam"

    async def test_with_one_who_drains_it_begins_with_a_limit(self, here: Context) -> None:
        person(here, drains=True)
        async with sit(here) as sitting:
            await open_person(sitting)
            await sitting.press("m", "enter")
            assert sitting.page.draft.situation == "boundary"  # type: ignore[attr-defined]
            assert "Sam" in sitting.text


class TestAgreedAndTopics:
    async def test_what_was_agreed_is_words_to_share(self, here: Context) -> None:
        person(here, agreed_often="every second Sunday", agreed_minutes=20,
               agreed_fine_to_skip="a week")  # fmt: skip
        async with sit(here) as sitting:
            await open_person(sitting)
            await sitting.press("c")
            for words in ("every second Sunday", "about 20 minutes", "Fine to skip: a week"):
                assert words in sitting.flat
            await sitting.press("enter")
            assert "every second Sunday" in sitting.app.clipboard
            await sitting.press("escape")
            assert value(sitting, "tie") == "-"

    async def test_nothing_agreed_yet_says_what_could_be(self, here: Context) -> None:
        person(here)
        async with sit(here) as sitting:
            await open_person(sitting)
            await sitting.press("c")
            assert "Nothing is written down as agreed" in sitting.flat

    async def test_an_ally_says_in_which_part(self, here: Context) -> None:
        person(here, ally_role="doctor", ally_helps_with="letters", ally_check_together="sleep")
        async with sit(here, size=(80, 40)) as sitting:
            await open_person(sitting)
            shown = [value(sitting, n) for n in AT if n.startswith("ally")]
            assert shown == ["doctor", "letters", "sleep"]

    async def test_t_keeps_a_topic_for_this_person(self, here: Context) -> None:
        person(here)
        async with sit(here) as sitting:
            await open_person(sitting)
            await sitting.press("t", "a")
            await sitting.write("the allotment")
            await sitting.press("enter")
            assert "the allotment" in sitting.text
            assert sitting.kept(Person)[0].topics == ("the allotment",)
            assert topics.one_for(here, sitting.kept(Person)[0], "call") == "the allotment"


class TestGone:
    async def test_removed_in_another_window_while_open(
        self, here: Context, there: Context
    ) -> None:
        sam = person(here)
        async with sit(here) as sitting:
            await open_person(sitting)
            people.remove(there, sam.id, "nameless")
            await sitting.shows("This is not on the map any more.", seconds=2.0)
            await sitting.press("enter", "m", "c", "d")
            assert sitting.running
