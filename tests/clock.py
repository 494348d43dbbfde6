"""A clock that tests hold in their hands."""

from __future__ import annotations

from datetime import datetime, timedelta


class Clock:
    """Gives an instant and moves on by a millisecond each time it is asked."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def __call__(self) -> datetime:
        self._now += timedelta(milliseconds=1)
        return self._now

    def set(self, instant: datetime) -> None:
        self._now = instant

    def advance(self, **span: float) -> None:
        self._now += timedelta(**span)
