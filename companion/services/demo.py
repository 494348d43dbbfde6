"""Invented records to look around in. Nobody in them exists, and nothing of them is kept."""

from __future__ import annotations

from datetime import timedelta

from companion.domain.days import week_start
from companion.domain.records import (
    Card,
    CardSection,
    CheckIn,
    Favourite,
    Person,
    Place,
    Record,
    Ritual,
    Step,
    Waiting,
    Week,
    Win,
)
from companion.services import turns
from companion.services.context import Context
from companion.store import library
from companion.store.store import Change

_WINS = (
    (1, "Let Dad carry the bags without saying sorry.", "accepted-support"),
    (1, "Went to bed instead of scrolling.", "rested-kindly"),
    (2, "Said good morning at the bakery. Voice came out fine.", "reached-out"),
    (4, "Left the call after ten minutes, as agreed.", "left-kindly"),
    (5, "Sent Mira the photo of the heron.", "reached-out"),
    (6, "Opened the window and stood there a while.", "noticed"),
    (7, "Heard Ana's whole story. Said little.", "listened"),
    (8, "Told the group I come, and may leave early.", "set-a-boundary"),
    (9, "Answered the letter from March. Two lines.", "answered"),
    (11, "Sang along to one song in the kitchen.", "expressed"),
    (13, "Stayed at the reading for the first half.", "showed-up"),
    (16, "Asked the neighbour for the ladder.", "asked"),
    (19, "Was uneasy all the way there, and went.", "acted-with-the-feeling"),
    (22, "Only read her message. That was today's size.", "did-the-smaller"),
    (27, "Called it a hard day, and was fair to myself about it.", "spoke-kindly"),
    (34, "Held the door for someone with a pram.", "contributed"),
    (41, "Came back here after a while away.", "came-back"),
)


def _map(context: Context) -> list[Record]:
    """Return invented people and places, a reply that waits, a needs card and short calls."""
    new = context.store.new
    sam = new(
        Person, name="Sam", tie="friend", steady=True, listens=True, formats=("text", "call"),
        feel_after="lighter", agreed_often="every other week", agreed_minutes=20,
        agreed_fine_to_skip="any time, without a reason", topics=("the heron at the pond",),
    )  # fmt: skip
    ana = new(Person, name="Ana", tie="neighbour", steady=True, formats=("in-person",))
    return [
        sam,
        ana,
        new(Person, name="Mira", tie="old colleague", predictable=True, pace="slow is fine"),
        new(Person, name="Mo", tie="pet", steady=True, note="a cat, and a good listener"),
        new(Person, name="the choir", tie="group", drains=True, formats=("async",)),
        new(
            Place, name="the library", noise=1, crowd=3, familiarity=8, seat="by the window",
            way_out="the side door",
        ),
        new(Place, name="the bakery", noise=5, crowd=6, familiarity=9, welcome="they know me"),
        new(Waiting, name="Mira", about="her letter"),
        new(
            Card,
            kind="needs",
            sections=(CardSection(title="", text="A seat near the door helps me."),),
            codes=(CardSection(title="leaf", text="going home early, tired and not upset"),),
            formats=("text", "voice", "call"),
        ),
        new(
            Ritual, context.today, title=turns.TITLE, format="call", minutes=10,
            people=(sam.id, ana.id), turns=(sam.id, ana.id),
        ),
    ]  # fmt: skip


def fill(context: Context) -> None:
    """Put invented records into an empty file."""
    today = context.today
    kinds = library.win_kinds()
    new = context.store.new
    records: list[Record] = [
        new(Win, today - timedelta(days=ago), text=text, kind=kind, guessed=False)
        for ago, text, kind in _WINS
        if kind in kinds
    ]
    records += [
        *_map(context),
        new(Week, week_start(today), intention="One small hello, whatever the mood."),
        new(CheckIn, today - timedelta(days=1), energy=3, feelings=("tired",)),
    ]
    entries = list(library.shipped("steps").values())  # whatever the person hid
    yesterday = next(e for e in entries if e.energy == 3 and e.contact != "none")
    records.append(
        new(
            Step,
            today - timedelta(days=1),
            entry=yesterday.id,
            text=yesterday.text,
            energy=3,
            formats=yesterday.formats,
            stage="closed",
            outcome="done",
            mood_before=3,
            expected_mood=3,
            mood_after=5,
        )
    )
    liked = next(e for e in entries if e.energy == 1 and "solo" in e.formats)
    records.append(new(Favourite, entry=liked.id, energy=1))
    context.store.change(lambda seen: Change(keep=records), "the demo")
