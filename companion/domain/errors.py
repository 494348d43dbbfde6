"""What can go wrong, each said in one line a person can act on."""

from __future__ import annotations


class CompanionError(Exception):
    """It could not be done. The message is one plain line: what is wrong, what to do."""


class BadInput(CompanionError):
    """What was typed cannot be used. The message says what would fit."""
