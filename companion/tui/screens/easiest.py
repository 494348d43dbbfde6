"""Asking for an order of ways to be in touch, beginning from the one that is kept."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from companion.domain.profile import FORMATS_FIELD
from companion.tui.screens.page import Page
from companion.tui.widgets.ask import Answer, Ask


def ask_easiest(
    page: Page, held: Sequence[str], then: Callable[[tuple[str, ...]], Awaitable[None]]
) -> None:
    """Ask on `page` for the order; `then` gets it, and nothing where it was skipped."""
    question = FORMATS_FIELD.question

    async def answered(answer: Answer) -> None:
        if isinstance(answer, tuple):
            await then(answer)

    page.asking.ask(
        Ask(
            question=question,
            then=answered,
            options=question.choices,
            marked=list(held),
            in_order=True,
        )
    )
