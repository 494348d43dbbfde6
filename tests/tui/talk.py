"""People, replies and messages to begin from, and the way to a message on the screen."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from companion.domain.records import Event, Message, Person, Waiting
from companion.services import messages, occasions, waiting
from companion.services.context import Context
from companion.store.store import Change
from companion.tui.screens.message import MessageScreen
from tests.tui.sitting import Sitting


def person(context: Context, name: str, **marks: Any) -> Person:
    """Put someone on the map."""
    made = context.store.new(Person, name=name, **marks)
    context.store.change(lambda seen: Change(keep=[made]))
    return made


def waits(context: Context, name: str, about: str = "") -> Waiting:
    """Put a reply down for later."""
    return waiting.add(context, name, about).first(Waiting)


def event_on(context: Context, **known: Any) -> Event:
    """Keep an event that began ten minutes ago."""
    begun = context.now() - timedelta(minutes=10)
    made = context.store.new(Event, starts=begun, minutes=60, **known)
    context.store.change(lambda seen: Change(keep=[made]))
    return made


def own_words(context: Context, situation: str, text: str) -> Message:
    """Put an own wording into the file, whatever it holds."""
    made = context.store.new(Message, situation=situation, text=text)
    context.store.change(lambda seen: Change(keep=[made]))
    return made


async def open_words(sitting: Sitting, situation: str = "tiny-check-in") -> None:
    """Go to the page of messages, and to the words for a situation."""
    await sitting.press("escape", "2")
    context = sitting.context
    rows = messages.in_order(context.store.snapshot(), occasions.now(context))
    at = [each.id for each, _ in rows].index(situation)
    await sitting.burst("g", *["j"] * at)
    await sitting.press("enter")


def message(sitting: Sitting) -> MessageScreen:
    """Return the message on the screen."""
    assert isinstance(sitting.app.screen, MessageScreen)
    return sitting.app.screen


def words(sitting: Sitting) -> str:
    """Return the words on the screen, as they would be handed on."""
    assert " ".join(message(sitting).words().split()) in sitting.flat
    return message(sitting).words()


async def turn_to(sitting: Sitting, version: str) -> None:
    """Press "another" until this wording is shown."""
    for _ in range(20):
        if message(sitting).draft.version == version:
            return
        await sitting.press("n")
    raise AssertionError(f"{version} never came")
