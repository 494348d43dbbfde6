from __future__ import annotations

import pytest

from companion.domain.errors import BadInput
from companion.services import help_now, needs, today_view
from companion.services.context import Context
from tests.services.people_around import someone


def texts(context: Context) -> list[str]:
    return [row.text for row in needs.rows(context) if row.text]


def test_an_empty_card_is_fine(here: Context) -> None:
    assert needs.as_text(here) == ""
    assert [(row.part, row.text) for row in needs.rows(here)] == [("formats", "")]
    assert not here.store.paths.data.exists()


def test_the_card_is_text_to_share(here: Context, there: Context) -> None:
    needs.add(here, "need", "a seat near\nthe door")
    needs.add(here, "code", "yellow :slow today: softly")
    needs.change(here, needs.rows(here)[-1], ("text", "call", "shouting", "text"))
    assert needs.as_text(there) == (
        "What helps me:\n- a seat near the door\n\n"
        "If I say:\n- yellow: slow today: softly\n\n"
        "Easiest for me: text, then call."
    )


def test_the_easiest_ways_are_known_where_a_step_is_chosen(here: Context) -> None:
    needs.change(here, needs.rows(here)[-1], ("voice", "text"))
    seen = here.store.snapshot()
    assert today_view.situation(seen, here.today, 3).formats == ("voice", "text")


@pytest.mark.parametrize("written", ["yellow", ":", "yellow:", ": slow", ""])
def test_a_code_word_needs_its_meaning(here: Context, written: str) -> None:
    with pytest.raises(BadInput, match="a colon between"):
        needs.add(here, "code", written)


def test_a_need_takes_a_few_words(here: Context) -> None:
    with pytest.raises(BadInput, match="a seat near the door"):
        needs.add(here, "need", "\t")


def test_a_line_is_changed_and_taken_off_and_undo_brings_it_back(here: Context) -> None:
    for words in ("quiet", "a seat", "light"):
        needs.add(here, "need", words)
    needs.change(here, needs.rows(here)[1], "a soft seat")
    assert texts(here) == ["quiet", "a soft seat", "light"]
    needs.remove(here, needs.rows(here)[0])
    assert texts(here) == ["a soft seat", "light"]
    assert here.store.undo() == "Undone: taking that off the card."
    assert texts(here) == ["quiet", "a soft seat", "light"]


def test_a_line_changed_in_another_window_is_left_as_it_is(here: Context, there: Context) -> None:
    needs.add(here, "code", "yellow: slow")
    row = needs.rows(there)[0]
    needs.change(here, row, "yellow: very slow")
    with pytest.raises(BadInput, match="another window"):
        needs.change(there, row, "red: stop")
    with pytest.raises(BadInput, match="another window"):
        needs.remove(there, row)
    assert texts(here) == ["yellow: very slow"]


def test_it_leaves_the_help_now_card_alone(here: Context) -> None:
    help_now.set_contact(here, "Ana 555")
    needs.add(here, "need", "quiet")
    needs.remove(here, needs.rows(here)[0])
    assert help_now.look(here).contact == "Ana 555"


def test_what_was_agreed_with_someone_is_text_to_share(here: Context) -> None:
    assert needs.agreement_text(someone(here, "Bo")) == ""
    sam = someone(
        here, "Sam", agreed_often="on Sundays", agreed_minutes=10, agreed_fine_to_skip="any of it"
    )
    assert needs.agreement_text(sam) == (
        "What we said:\n- How often: on Sundays\n- How long: about 10 minutes\n"
        "- Fine to skip: any of it"
    )
