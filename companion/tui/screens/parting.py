"""Removing a person: what becomes of what was kept with them is asked, and can be undone."""

from __future__ import annotations

from collections.abc import Callable

from companion.domain.questions import Question
from companion.domain.records import Person
from companion.services import people
from companion.tui.screens.page import Page
from companion.tui.widgets.ask import Answer, Ask

_NAME, _NARROW = 24, 11


def ask_fate(page: Page, person: Person, afterwards: Callable[[], object]) -> None:
    """Ask on `page` what becomes of it, and remove; escape leaves all as it is.

    The name stands in the question: the cursor can be moved on while it is open.
    """
    name = page.fitted(person.name, _NAME if page.size.width >= 60 else _NARROW)
    words = f"{name}: what was kept with them?"

    async def then(answer: Answer) -> None:
        fate = next((fate for fate, _ in people.FATES if fate == answer), None)
        if fate is None:
            return
        if await page.do(people.remove, page.context, person.id, fate):
            afterwards()
            page.companion.say("Removed. u brings all of it back.")

    page.asking.ask(
        Ask(
            question=Question(id="person-fate", words=words, kind="choice"),
            then=then,
            options=people.FATES,
            own_words=False,
            enter="leave it",
        )
    )
