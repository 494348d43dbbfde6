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
    _key("step-answer-came", "a", "an answer came", TODAY, "screen.answer_came", long="the answer you waited for came"),
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
_SHOWN = {"question_mark": "?", "exclamation_mark": "!", "minus": "-", "plus": "+", "slash": "/",
    "escape": "esc",
}  # fmt: skip


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

    troubles = [
        f'[keys] "{key_id}" is not a key\'s name.{nearest(key_id, tuple(BY_ID))}'
        for key_id in wanted
        if key_id not in BY_ID
    ]
    usable = {key_id: keys for key_id, keys in wanted.items() if key_id in BY_ID}
    # All together first, so that keys may change places; of two that want one key, the first.
    while found := next(((i, by) for i in reversed(usable) if (by := _clash(i, usable))), None):
        key_id, by = found
        troubles.append(f'[keys] {key_id} = "{usable[key_id]}" is taken by "{by}"; left as it was.')
        del usable[key_id]
    return usable, troubles


def _keys_of(key: Key, keymap: Mapping[str, str]) -> list[str]:
    named = [k.strip() for k in keymap.get(key.id, "").split(",")]
    return [k for k in named if k] or [key.key, *key.also]


def _names(key: Key, keymap: Mapping[str, str]) -> Counter[str]:
    """Return the names Textual gives the keys: "?" and "question_mark" are one."""
    written = Binding(",".join(_keys_of(key, keymap)), "")
    return Counter(binding.key for binding in Binding.make_bindings([written]))


def _clash(key_id: str, keymap: Mapping[str, str]) -> str:
    mine = BY_ID[key_id]
    together = {ANY, mine.page} | _BESIDE.get(mine.page, set())
    if mine.page == ANY:
        together = set(GROUPS)
    names = _names(mine, keymap)
    for other in KEYS:
        if other.id != key_id and other.page in together and names & _names(other, keymap):
            return other.words
    return ""


def for_textual(keymap: Mapping[str, str]) -> dict[str, str]:
    """Return the person's keymap as Textual wants it: every key by its long name."""
    return {key_id: ",".join(_names(BY_ID[key_id], keymap)) for key_id in keymap}


def shown(key_id: str, keymap: Mapping[str, str]) -> str:
    """Return how the key is written for a person, after their own keymap."""
    first = _keys_of(BY_ID[key_id], keymap)[0]
    return _SHOWN.get(first, first)
