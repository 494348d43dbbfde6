"""Identifiers: text, time-ordered, random, and saying what they name."""

from __future__ import annotations

from datetime import datetime

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32, lower case


def _base32(number: int, digits: int) -> str:
    out = ""
    for _ in range(digits):
        number, rest = divmod(number, 32)
        out = _ALPHABET[rest] + out
    return out


def new_id(noun: str, instant: datetime, noise: int) -> str:
    """Return an id such as "win-01kaqz3x4c-7p2m9qd0": noun, milliseconds, 40 random bits.

    Ids of one noun sort by time. `noise` is a random whole number; its low 40 bits are used.
    """
    millis = int(instant.timestamp() * 1000)
    return f"{noun}-{_base32(millis, 10)}-{_base32(noise & (1 << 40) - 1, 8)}"
