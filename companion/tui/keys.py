"""Every key, once: what it is called, where it works, what it does.

The bindings, the footer, the `?` page, the palette, the person's own keymap and
docs/keys.md all come from here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from textual.binding import Binding, BindingType

ANY = "anywhere"
TODAY = "Today"
WINS = "Wins"
MENU = "Own menu"
LIST = "in lists"
READ = "to read on"
HELP = "Help now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key. `also` are further keys for the same; they are not shown in the footer."""

    id: str
    key: str
    words: str
    page: str
    action: str
    also: tuple[str, ...] = ()
    long: str = ""


def _key(
    key_id: str, key: str, words: str, page: str, action: str, *also: str, long: str = ""
) -> Key:
    return Key(id=key_id, key=key, words=words, page=page, action=action, also=also, long=long)


KEYS = (
    _key("page-today", "1", "Today", ANY, "app.go('today')"),
    _key("page-wins", "4", "Wins", ANY, "app.go('wins')"),
    _key("win", "w", "a win", ANY, "screen.win", long="keep a win: one line about something that counts"),
    _key("help-now", "!", "help now", ANY, "app.help_now", long="help now: your own number and help lines"),
    _key("undo", "u", "undo", ANY, "screen.undo", long="take back the last change of this sitting"),
    _key("keys", "?", "keys", ANY, "app.keys", "f1", long="every key"),
    _key("palette", "ctrl+p", "palette", ANY, "app.command_palette", long="find anything by its name"),
    _key("hide", "x", "hide", ANY, "app.hide", long="hide the screen; any key brings it back"),
    _key("redraw", "ctrl+l", "redraw", ANY, "app.redraw", long="draw the whole screen again"),
    _key("back", "escape", "back", ANY, "screen.back"),
    _key("quit", "q", "quit", ANY, "app.leave", long="leave; what you typed stays for next time"),
    _key("leave", "ctrl+c", "leave", ANY, "app.leave", "ctrl+q", long="leave, also in the middle of typing"),
    _key("step-take", "enter", "take it", TODAY, "screen.enter", long="take the step, or finish it"),
    _key("step-smaller", "-", "smaller", TODAY, "screen.smaller", long="the gentler version of this step"),
    _key("step-bigger", "+", "bigger", TODAY, "screen.bigger", "=", long="a bigger version, only if you want one"),
    _key("step-another", "n", "another", TODAY, "screen.another", long="another step"),
    _key("step-rest", "z", "rest today", TODAY, "screen.rest", long="rest today; it needs no reason"),
    _key("step-why", "y", "why this", TODAY, "screen.why", long="why this step is offered"),
    _key("step-favourite", "f", "like it", TODAY, "screen.favourite", long="put this step on your own menu, or take it off"),
    _key("step-menu", "o", "own menu", TODAY, "screen.menu", long="your own menu of steps"),
    _key("step-confidence", "c", "how doable", TODAY, "screen.confidence", long="say how doable the step feels"),
    _key("step-anchor", "t", "tie it", TODAY, "screen.anchor", long="tie the step to a moment: when ..., then ..."),
    _key("energy", "e", "energy", TODAY, "screen.energy", long="say how much energy is here, and a word for it"),
    _key("intention", "i", "intention", TODAY, "screen.intention", long="this week's intention"),
    _key("list-down", "j", "down", LIST, "screen.move(1)", "down"),
    _key("list-up", "k", "up", LIST, "screen.move(-1)", "up"),
    _key("list-page-down", "pagedown", "page down", LIST, "screen.leap(1)"),
    _key("list-page-up", "pageup", "page up", LIST, "screen.leap(-1)"),
    _key("list-first", "home", "first", LIST, "screen.end(-1)", "g"),
    _key("list-last", "end", "last", LIST, "screen.end(1)", "G"),
    _key("read-down", "down", "down", READ, "screen.scroll_column(1)", "j"),
    _key("read-up", "up", "up", READ, "screen.scroll_column(-1)", "k"),
    _key("read-page-down", "pagedown", "page down", READ, "screen.scroll_column(8)", "space"),
    _key("read-page-up", "pageup", "page up", READ, "screen.scroll_column(-8)"),
    _key("win-read", "enter", "read", WINS, "screen.read"),
    _key("win-add", "a", "add", WINS, "screen.win"),
    _key("win-edit", "e", "edit", WINS, "screen.edit"),
    _key("win-kind", "t", "kind", WINS, "screen.kind", long="change the kind of this win"),
    _key("win-day", "b", "day", WINS, "screen.day", long="give this win another day"),
    _key("win-delete", "d", "delete", WINS, "screen.delete", long="let this win go; u brings it back"),
    _key("win-search", "/", "search", WINS, "screen.search"),
    _key("menu-offer", "enter", "do this today", MENU, "screen.offer"),
    _key("menu-add", "a", "add", MENU, "screen.add", long="a step in your own words"),
    _key("menu-edit", "e", "edit", MENU, "screen.edit"),
    _key("menu-delete", "d", "delete", MENU, "screen.delete"),
    _key("help-contact", "e", "own number", HELP, "screen.contact", long="keep your own number or name to call"),
    _key("help-country", "t", "country", HELP, "screen.country", long="choose the country of the help lines"),
)  # fmt: skip

BY_ID = {key.id: key for key in KEYS}
GROUPS = (ANY, TODAY, WINS, MENU, HELP, LIST, READ)
_BESIDE = {
    WINS: {LIST}, MENU: {LIST}, TODAY: {READ}, HELP: {READ},
    LIST: {WINS, MENU}, READ: {TODAY, HELP},
}  # fmt: skip
_SHOWN = {"question_mark": "?", "exclamation_mark": "!", "minus": "-", "plus": "+", "slash": "/"}


def bindings(*pages: str) -> list[BindingType]:
    """Return Textual's bindings for the keys of `pages`."""
    return [
        Binding(
            ",".join((key.key, *key.also)),
            key.action,
            key.words,
            show=False,
            id=key.id,
            priority=key.key.startswith("ctrl+"),  # also while a line is being typed
        )
        for key in KEYS
        if key.page in pages
    ]


def usable_keymap(wanted: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Return the part of the person's keymap that can be used, and a line for each part left out.

    Left out: unknown ids, and keys that would take another key away on the same page.
    """
    from companion.store.settings import nearest

    usable: dict[str, str] = {}
    troubles = []
    for key_id, keys in wanted.items():
        if key_id not in BY_ID:
            troubles.append(
                f'[keys] "{key_id}" is not a key\'s name.{nearest(key_id, tuple(BY_ID))}'
            )
            continue
        clash = _clash(key_id, {**usable, key_id: keys})
        if clash:
            troubles.append(f'[keys] {key_id} = "{keys}" is taken by "{clash}"; left as it was.')
            continue
        usable[key_id] = keys
    return usable, troubles


def _keys_of(key: Key, keymap: Mapping[str, str]) -> list[str]:
    named = keymap.get(key.id)
    return [k.strip() for k in named.split(",")] if named else [key.key, *key.also]


def _clash(key_id: str, keymap: Mapping[str, str]) -> str:
    mine = BY_ID[key_id]
    together = {ANY, mine.page} | _BESIDE.get(mine.page, set())
    if mine.page == ANY:
        together = set(GROUPS)
    counted = Counter(_keys_of(mine, keymap))
    for other in KEYS:
        if (
            other.id != key_id
            and other.page in together
            and counted & Counter(_keys_of(other, keymap))
        ):
            return other.words
    return ""


def shown(key_id: str, keymap: Mapping[str, str]) -> str:
    """Return how the key is written for a person, after their own keymap."""
    first = _keys_of(BY_ID[key_id], keymap)[0]
    return _SHOWN.get(first, first)
