"""Choosing by lot, the same lot every time: from the day and a name, never from chance."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def lot(*parts: object) -> float:
    """Return a number in (0, 1) that depends on `parts` and nothing else."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).digest()
    return (int.from_bytes(digest[:8], "big") + 1) / (2**64 + 2)


def weighted_key(weight: float, *parts: object) -> float:
    """Return a sort key; the smallest of several wins with a chance in proportion to its weight.

    Weighted sampling without replacement by exponential keys (Efraimidis and Spirakis 2006).
    """
    return -math.log(lot(*parts)) / weight if weight > 0 else math.inf


def pick(items: Sequence[T], *parts: object) -> T:
    """Return one of `items`, a non-empty sequence."""
    return items[int(lot(*parts) * len(items))]
