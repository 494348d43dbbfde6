"""Every key, once: what it is called, where it works, what it does.

The bindings, the footer, the `?` page, the palette, the person's own keymap and
docs/keys.md all come from here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from textual.binding import Binding, BindingType
from textual.screen import Screen

ANY = "anywhere"
TODAY = "Today"
WINS = "Wins"
MENU = "Own menu"
MESSAGES = "Messages"
MESSAGE = "A message"
HAND = "Words to hand on"
SENT = "What you sent"
WAITING = "Waiting replies"
TOPICS = "Topics"
NEEDS = "Needs card"
PEOPLE = "People"
PERSON = "A person"
PLACES = "Places"
CALLS = "Short calls"
FIELDS = "in a list of details"
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
    _key("page-messages", "2", "Messages", ANY, "app.go('messages')"),
    _key("page-wins", "4", "Wins", ANY, "app.go('wins')"),
    _key("page-people", "6", "People", ANY, "app.go('people')"),
    _key("message", "m", "message", ANY, "screen.message", long="a message: words ready to send, for what is on now"),
    _key("win", "w", "a win", ANY, "screen.win", long="keep a win: one line about something that counts"),
    _key("help-now", "!", "help now", ANY, "app.help_now", long="help now: your own number and help lines"),
    _key("undo", "u", "undo", ANY, "screen.undo", long="take back the last change of this sitting"),
    _key("keys", "?", "keys", ANY, "app.keys", "f1", long="every key"),
    _key("palette", "ctrl+p", "palette", ANY, "app.command_palette", long="find anything by its name"),
    _key("hide", "x", "hide", ANY, "app.hide", long="hide the screen; any key brings it back"),
    _key("names", "h", "names", ANY, "app.names", long="hide people's names on the screen, or show them"),
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
    _key("message-open", "enter", "see the words", MESSAGES, "screen.enter"),
    _key("waiting", "b", "waiting", MESSAGES, "screen.waiting", long="waiting replies: one at a time, none of them pressing"),
    _key("topics", "t", "topics", MESSAGES, "screen.topics", long="topics to talk about"),
    _key("needs", "c", "needs card", MESSAGES, "screen.needs", long="your needs card and code words"),
    _key("sent", "y", "sent", MESSAGES, "screen.sent", long="what you sent, and how it was received"),
    _key("hand-clipboard", "enter", "clipboard", HAND, "screen.clipboard", long="send the words to your terminal's clipboard"),
    _key("hand-print", "p", "print", HAND, "screen.print_out", long="print the words to the shell, where they stay"),
    _key("hand-file", "f", "file", HAND, "screen.file", long="save the words as a file"),
    _key("message-sent", "y", "I sent it", MESSAGE, "screen.mark_sent", long="keep that you sent it, as a win"),
    _key("message-shorter", "-", "shorter", MESSAGE, "screen.shorter", long="the message in fewer words"),
    _key("message-longer", "+", "longer", MESSAGE, "screen.longer", "=", long="the whole message again"),
    _key("message-another", "n", "another", MESSAGE, "screen.another", long="another wording"),
    _key("message-tone", "t", "tone", MESSAGE, "screen.tone", long="plain, warm or light"),
    _key("message-fill", "e", "fill in", MESSAGE, "screen.fill", long="fill in name, minutes, day and what else it has"),
    _key("message-option", "o", "an idea", MESSAGE, "screen.option", long="add an idea for instead or next, or change it"),
    _key("message-own", "a", "own words", MESSAGE, "screen.own", long="keep it in your own words; the shipped one stays"),
    _key("message-own-gone", "d", "let it go", MESSAGE, "screen.own_gone", long="let your own wording go; u brings it back"),
    _key("sent-read", "enter", "read", SENT, "screen.enter"),
    _key("sent-received", "t", "how it was received", SENT, "screen.received", long="how it was received; no answer so far is among the choices"),
    _key("sent-delete", "d", "delete", SENT, "screen.delete", long="let go of it; u brings it back"),
    _key("waiting-answer", "enter", "write back", WAITING, "screen.enter", long="words for an answer, filled in"),
    _key("waiting-another", "n", "another", WAITING, "screen.another", long="another one that waits"),
    _key("waiting-rest", "d", "let it rest", WAITING, "screen.delete", long="let it rest, unanswered; u brings it back"),
    _key("waiting-add", "a", "add", WAITING, "screen.add", long="put a reply down for later"),
    _key("waiting-edit", "e", "edit", WAITING, "screen.edit", long="change what it is about"),
    _key("topic-keep", "enter", "keep for someone", TOPICS, "screen.enter", long="keep this topic for a person, or take it off"),
    _key("topic-add", "a", "own topic", TOPICS, "screen.add", long="a topic in your own words, for a person"),
    _key("need-change", "enter", "change", NEEDS, "screen.enter"),
    _key("need-add", "a", "a need", NEEDS, "screen.add", long="add what helps you"),
    _key("need-code", "b", "a code word", NEEDS, "screen.code", long="add a code word and what it means"),
    _key("need-delete", "d", "take off", NEEDS, "screen.delete", long="take this off the card; u brings it back"),
    _key("need-share", "c", "to share", NEEDS, "screen.share", long="the card as words to share"),
    _key("person-open", "enter", "open", PEOPLE, "screen.enter"),
    _key("person-add", "a", "add", PEOPLE, "screen.add", long="add someone: a friend, a neighbour, a pet, a help line"),
    _key("person-delete", "d", "remove", PEOPLE, "screen.delete", long="remove someone; what was kept with them is asked about"),
    _key("places", "p", "places", PEOPLE, "screen.places", long="places and what makes them bearable"),
    _key("calls", "c", "short calls", PEOPLE, "screen.calls", long="short calls in turns"),
    _key("easiest", "o", "easiest ways", PEOPLE, "screen.easiest", long="which ways of being in touch are easiest for you"),
    _key("person-topics", "t", "topics", PERSON, "screen.topics", long="topics kept for this person"),
    _key("person-agreed", "c", "what we said", PERSON, "screen.share", long="what you agreed on, as words to share"),
    _key("person-remove", "d", "remove", PERSON, "screen.delete", long="remove this person; u brings them back"),
    _key("field-change", "enter", "change", FIELDS, "screen.enter"),
    _key("place-open", "enter", "open", PLACES, "screen.enter"),
    _key("place-add", "a", "add", PLACES, "screen.add", long="add a place"),
    _key("place-delete", "d", "remove", PLACES, "screen.delete", long="remove a place; u brings it back"),
    _key("call-talked", "enter", "we talked", CALLS, "screen.enter", long="keep that the call took place; the turn goes on"),
    _key("call-pass", "n", "pass it on", CALLS, "screen.pass_on", long="pass the turn on; nothing is noted"),
    _key("call-set", "e", "who and how long", CALLS, "screen.set_up", long="name who the calls are with, and their minutes"),
    _key("call-stop", "d", "let them be", CALLS, "screen.delete", long="let the short calls be; u brings them back"),
    _key("help-contact", "e", "own number", HELP, "screen.contact", long="keep your own number or name to call"),
    _key("help-country", "t", "country", HELP, "screen.country", long="choose the country of the help lines"),
)  # fmt: skip

BY_ID = {key.id: key for key in KEYS}
GROUPS = (
    ANY, TODAY, MESSAGES, MESSAGE, HAND, WAITING, SENT, TOPICS, NEEDS, WINS, PEOPLE, PERSON,
    FIELDS, PLACES, CALLS, MENU, HELP, LIST, READ,
)  # fmt: skip
_TOGETHER = (
    *({page, LIST} for page in (WINS, MENU, MESSAGES, SENT, TOPICS, NEEDS, PEOPLE, PLACES)),
    *({page, READ} for page in (TODAY, HELP, WAITING, CALLS)),
    {MESSAGE, HAND, READ}, {PERSON, FIELDS, LIST},
)  # fmt: skip
"""Groups of keys that work at one time."""
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


def groups_of(screen: Screen[object]) -> set[str]:
    """Return the groups of keys that are a screen's own, beside those that work anywhere."""
    here = {binding.id for binding in screen.BINDINGS if isinstance(binding, Binding)}
    return {key.page for key in KEYS if key.id in here and key.page not in (ANY, LIST, READ)}


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
    together = {ANY, mine.page}.union(*(groups for groups in _TOGETHER if mine.page in groups))
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
