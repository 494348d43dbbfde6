"""An answer that comes on a later day."""

from __future__ import annotations

from companion.domain.errors import BadInput
from companion.domain.records import revised
from companion.services.context import Context
from companion.services.today_view import awaiting_reply
from companion.store.store import Change, Kept, Snapshot


def answer_came(context: Context) -> Kept:
    """Keep that the answer hoped for came after all. BadInput when none was waited for."""

    def decide(seen: Snapshot) -> Change:
        waiting = awaiting_reply(seen, context.today)
        if waiting is None:
            raise BadInput("There is no message waiting for an answer here.")
        return Change(keep=[revised(waiting, context.now(), reply="came")])

    return context.store.change(decide, "the answer that came")
