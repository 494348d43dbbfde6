from __future__ import annotations

import pytest

from companion.services import today
from companion.services.context import Context
from tests.services.doing import card, is_one_of, look, open_ids, pass_over_until


def after_a_talk(context: Context) -> None:
    """Do a step in person, as one that somebody could have listened in."""
    today.check_in(context, energy=5)
    pass_over_until(context, formats=("in-person",))
    today.take(context)
    today.close(context, "done")


@pytest.mark.parametrize(("said", "kept"), [("yes", True), ("no", False), (None, None)])
def test_it_is_asked_afterwards_and_may_be_left_open(
    here: Context, there: Context, said: str | None, kept: bool | None
) -> None:
    after_a_talk(here)
    assert "heard" in open_ids(here)
    today.answer(here, "heard", said)
    assert card(there).heard is kept
    assert "heard" not in open_ids(there)


def test_not_heard_has_a_kind_line_of_its_own(here: Context) -> None:
    after_a_talk(here)
    assert is_one_of(look(here).line, "done")
    today.answer(here, "heard", "no")
    assert is_one_of(look(here).line, "not-heard")
    here.store.undo()
    assert is_one_of(look(here).line, "done")
    today.answer(here, "heard", "yes")
    assert is_one_of(look(here).line, "done")
