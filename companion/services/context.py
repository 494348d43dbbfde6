"""What every verb needs: the store, the clock, and when a day begins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from companion.domain.days import DAY_STARTS_AT, logical_day
from companion.store.paths import Paths
from companion.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One person's companion. `now` gives an instant with its offset."""

    store: Store
    now: Callable[[], datetime]
    starts_at: time = DAY_STARTS_AT

    @property
    def today(self) -> date:
        """The logical day it is now."""
        return logical_day(self.now(), self.starts_at)


def local_now() -> datetime:
    """Return this moment with the machine's offset."""
    return datetime.now().astimezone()


def open_context(
    paths: Paths, now: Callable[[], datetime] = local_now, starts_at: time = DAY_STARTS_AT
) -> Context:
    """Return the context for a data file. Nothing is read or written yet."""
    return Context(store=Store(paths, now), now=now, starts_at=starts_at)
