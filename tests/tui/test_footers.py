"""No key is named that does nothing: every foot of every page, key by key."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from companion.domain.records import Card, CardSection, Sent
from companion.services import favourites, messages, needs, sent, today, turns
from companion.services.context import Context, open_context
from companion.services.occasions import Occasion
from companion.store.paths import paths_beside
from companion.store.store import Change
from companion.tui.keys import ANY, KEYS
from tests.clock import Clock
from tests.store.helpers import everything_in
from tests.tui.conftest import SUNDAY_EVENING
from tests.tui.days import alone, many_wins, with_somebody
from tests.tui.people import person, place
from tests.tui.sitting import Sitting, sit
from tests.tui.talk import own_words, waits

PRESSED = {"0-10": "3", "esc": "escape"}


def nothing_yet(context: Context) -> None:
    """The first day."""


def taken(context: Context) -> None:
    with_somebody(context)
    today.take(context)
    today.skip_the_rest(context)


def rested(context: Context) -> None:
    with_somebody(context)
    today.rest(context)


def some_wins(context: Context) -> None:
    with_somebody(context)
    many_wins(context, 30)


def a_menu(context: Context) -> None:
    with_somebody(context)
    favourites.add_own(context, "hum", 2)


def to_be_mended(context: Context) -> None:
    own_words(context, next(iter(messages.situations())), "Hi {friend|you}, it is me.")


def two_wait(context: Context) -> None:
    waits(context, "Mira", "the book")
    waits(context, "Samir")


def two_sent(context: Context) -> None:
    texts = ("Hello you.", "Thinking of you.")
    made = [context.store.new(Sent, context.today, text=text, name="Mira") for text in texts]
    context.store.change(lambda seen: Change(keep=made))


def a_card(context: Context) -> None:
    both = (CardSection(title="", text="soft light"), CardSection(title="", text="a seat"))
    made = context.store.new(Card, kind="needs", sections=both)
    context.store.change(lambda seen: Change(keep=[made]))


def two_people(context: Context) -> None:
    person(context, "Mira", tie="friend", agreed_often="on Sundays", topics=("films",))
    person(context, "Samir", agreed_minutes=20)


def one_apart(context: Context) -> None:
    person(context, "Rob", unsafe=True)


def two_places(context: Context) -> None:
    place(context, "Linden cafe", seat="by the window")
    place(context, "the library")


def calls(context: Context) -> None:
    both = [person(context, name).id for name in ("Mira", "Samir")]
    turns.set_up(context, both)


def torn(context: Context) -> None:
    many_wins(context, 3)
    path = context.store.paths.data
    path.write_bytes(path.read_bytes()[:-200])


def empty_file(context: Context) -> None:
    context.store.paths.data.write_bytes(b"")


def talking(context: Context) -> None:
    """People, a reply that waits, a sent message, a card: every list has something in it."""
    alone(context)
    person(context, "Mira", topics=("the garden",))
    for name in ("Mira", "Samir"):
        waits(context, name, "the book")
    needs.add(context, "need", "soft light")
    draft = messages.begin(context, Occasion(), "thanks")
    sent.mark(context, messages.compose(context, draft))


def own_message(context: Context) -> None:
    alone(context)
    own_words(context, "late-reply", "Hi, here I am.")


FEET: dict[str, tuple[Callable[[Context], object], tuple[str, ...]]] = {
    "energy": (nothing_yet, ()),
    "a word": (nothing_yet, ("3",)),
    "offered": (with_somebody, ()),
    "a rating": (with_somebody, ("enter",)),
    "a fear": (with_somebody, ("enter", "3", "3", "3")),
    "taken": (taken, ()),
    "how it went": (taken, ("enter",)),
    "which day": (taken, ("enter", "3")),
    "closed": (rested, ()),
    "a win": (with_somebody, ("w", "o", "k")),
    "no wins": (with_somebody, ("4",)),
    "wins": (some_wins, ("4", "j")),
    "searching": (some_wins, ("4", "/", "w")),
    "a kind": (some_wins, ("4", "t")),
    "a win's day": (some_wins, ("4", "b")),
    "a win in full": (some_wins, ("4", "enter")),
    "empty menu": (with_somebody, ("o",)),
    "menu": (a_menu, ("o",)),
    "an own message": (own_message, ("m", "enter")),
    "an offer": (talking, ("m", "enter", "o")),
    "another matter": (talking, ("2", "b", "e")),
    "a sent one in full": (talking, ("2", "y", "enter")),
    "kept topics": (talking, ("m", "t")),
    "own topic": (two_people, ("escape", "2", "t", "a")),
    "a need": (talking, ("2", "c", "a")),
    "another need": (talking, ("2", "c", "enter")),
    "easiest ways, on the card": (talking, ("2", "c", "j", "enter")),
    "help now": (with_somebody, ("!",)),
    "keys": (with_somebody, ("?",)),
    "messages": (with_somebody, ("2",)),
    "a message": (with_somebody, ("2", "enter")),
    "a message made shorter": (with_somebody, ("2", "enter", "-")),
    "a message to be mended": (to_be_mended, ("escape", "2", "enter")),
    "a place of it": (two_people, ("escape", "2", "enter", "e")),
    "a place of it that is filled": (two_people, ("escape", "6", "m", "enter", "e")),
    "own words": (with_somebody, ("2", "enter", "a")),
    "a file": (with_somebody, ("2", "enter", "f")),
    "nobody waits": (with_somebody, ("2", "b")),
    "someone waits": (two_wait, ("escape", "2", "b")),
    "who waits": (with_somebody, ("2", "b", "a", "M")),
    "about what": (with_somebody, ("2", "b", "a", "M", "enter")),
    "nothing sent": (with_somebody, ("2", "y")),
    "sent": (two_sent, ("escape", "2", "y", "j")),
    "how it was received": (two_sent, ("escape", "2", "y", "t")),
    "topics": (two_people, ("escape", "2", "t", "j")),
    "topics of someone": (two_people, ("escape", "6", "enter", "t")),
    "a topic for whom": (two_people, ("escape", "2", "t", "enter")),
    "needs": (a_card, ("escape", "2", "c")),
    "no needs": (nothing_yet, ("escape", "2", "c")),
    "a code word": (a_card, ("escape", "2", "c", "b")),
    "the card to share": (a_card, ("escape", "2", "c", "c")),
    "nobody": (with_somebody, ("6",)),
    "people": (two_people, ("escape", "6", "j")),
    "a tie": (with_somebody, ("6", "a", "M", "enter")),
    "easiest ways": (two_people, ("escape", "6", "o")),
    "removing": (two_people, ("escape", "6", "d")),
    "a person": (two_people, ("escape", "6", "enter", "j")),
    "a tie changed": (two_people, ("escape", "6", "enter", "j", "enter")),
    "a person apart": (one_apart, ("escape", "6", "enter")),
    "a person gone": (with_somebody, ("6", "a", "M", "enter", "enter", "enter", "u")),
    "no places": (with_somebody, ("6", "p")),
    "places": (two_places, ("escape", "6", "p", "j")),
    "a place": (two_places, ("escape", "6", "p", "enter", "j")),
    "a place gone": (with_somebody, ("6", "p", "a", "M", "enter", "enter", "u")),
    "how loud": (two_places, ("escape", "6", "p", "enter", "j", "enter")),
    "no calls": (two_people, ("escape", "6", "c")),
    "calls": (calls, ("escape", "6", "c")),
    "with whom": (two_people, ("escape", "6", "c", "e")),
    "how long": (two_people, ("escape", "6", "c", "e", "1", "enter")),
    "a torn file": (torn, ("escape",)),
    "bring back": (torn, ()),
    "an empty file": (empty_file, ()),
}


@dataclass(frozen=True)
class Seen:
    """All that a key can do something to."""

    running: bool
    screen: str
    question: str
    text: str
    files: dict[str, tuple[object, ...]]


def seen(sitting: Sitting, folder: Path) -> Seen:
    return Seen(
        running=sitting.running,
        screen=type(sitting.app.screen).__name__ if sitting.running else "",
        question=sitting.question if sitting.running and sitting.on_a_page else "",
        text=sitting.text if sitting.running else "",
        files=everything_in(folder),
    )


def press_of(named: str) -> str:
    """Return the key to press for what a foot names; of several digits, the last."""
    return PRESSED.get(named) or re.sub(r"^\d-(\d)$", r"\1", named)


ANYWHERE = {key.key for key in KEYS if key.page == ANY} - {"escape"}


def once(sitting: Sitting, foot: str, key: tuple[str, str]) -> tuple[str, ...]:
    """Return what tells this key apart: those of questions and of every page work alike."""
    alike = sitting.question or key[0] in ANYWHERE
    return key if alike else (*key, foot)


async def press_next(foot: str, folder: Path, known: set[tuple[str, ...]]) -> bool:
    """Press the foot's next key that is not known yet, on a day of its own; say if more are."""
    begin, keys = FEET[foot]
    folder.mkdir()
    paths = paths_beside(folder / "companion.json")
    begin(open_context(paths, now=Clock(SUNDAY_EVENING)))
    async with sit(open_context(paths, now=Clock(SUNDAY_EVENING))) as sitting:
        await sitting.press(*keys)
        every = sitting.page._foot()
        named = [key for key in every if once(sitting, foot, key) not in known]
        if named:
            known.add(once(sitting, foot, named[0]))
            before = seen(sitting, folder)
            await sitting.press(press_of(named[0][0]))
            await sitting.until(lambda: seen(sitting, folder) != before, seconds=3)
    return len(named) > 1


async def walk(foot: str, folder: Path, known: set[tuple[str, ...]]) -> None:
    number = 0
    while await press_next(foot, folder / f"{foot}-{number}", known):
        number += 1


async def test_every_key_that_any_foot_names_does_something(tmp_path: Path) -> None:
    known: set[tuple[str, ...]] = set()
    for foot in FEET:
        await walk(foot, tmp_path, known)
    assert len(known) > 40


@pytest.mark.long
@pytest.mark.parametrize("foot", FEET)
async def test_and_does_it_in_each_foot_where_it_stands(foot: str, tmp_path: Path) -> None:
    await walk(foot, tmp_path, set())


class TestTheFootItself:
    @pytest.mark.parametrize("width", [40, 60, 80, 110])
    async def test_it_is_one_line_and_ends_with_the_last_key(
        self, here: Context, width: int
    ) -> None:
        with_somebody(here)
        async with sit(here, size=(width, 16)) as sitting:
            assert sitting.foot.endswith("? keys")
            assert sitting.foot.startswith("enter take it")
            await sitting.press("enter")
            assert sitting.foot.endswith("esc back")
