"""Today as plain questions and answers: for simple terminals, pipes and screen readers."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from companion.cli.asking import Leaving, ask, nearest_choice, read_line
from companion.cli.help_now import page
from companion.cli.line_message import write
from companion.cli.output import say
from companion.cli.today import closed_as, said_lines, step_lines
from companion.cli.wins import kind_line
from companion.domain.days import day_in_words, read_day
from companion.domain.errors import CompanionError
from companion.domain.questions import (
    ANCHOR,
    CONFIDENCE,
    ENERGY,
    FEELING,
    INTENTION,
    MOVED_TO,
    OUTCOME,
    Question,
)
from companion.domain.records import Outcome, Win
from companion.services import favourites, help_now, today, today_view, wins
from companion.services.context import Context
from companion.services.today_view import TodayView
from companion.store.store import Kept

_A_WIN = Question(id="win", words="A win, in one line", kind="text")
_KEYS = {
    "-": "smaller",
    "+": "bigger",
    "=": "bigger",
    "n": "another",
    "z": "rest",
    "!": "help",
    "w": "win",
    "m": "message",
    "y": "why",
    "e": "energy",
    "c": "doable",
    "f": "like",
    "o": "menu",
    "i": "intention",
    "u": "undo",
    "?": "more",
}
_MORE = (
    ("energy", "say anew how much energy is here"),
    ("doable", "say how doable the step feels"),
    ("tie", "tie the step to a moment of the day"),
    ("like", "put the step on your own menu, or take it off"),
    ("menu", "take a step from your own menu"),
    ("intention", "this week's intention"),
    ("undo", "take back the last change of this sitting"),
)

_COMMON = ("why", "win", "message", "help", "quit", "more")
_FURTHER = tuple(word for word, _ in _MORE)
_WORDS = {
    "offered": ("take", "smaller", "another", "bigger", "rest", *_COMMON, *_FURTHER),
    "taken": ("done", "smaller", "move", "let go", "another", "rest", *_COMMON, *_FURTHER),
    "closed": ("another", "win", "message", "help", "quit", "more", "intention", "undo"),
}

Action = Callable[[str], None]


class LineMode:
    """One sitting on plain lines. Every answer is kept before the next question."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._shown = ""
        self._actions: Mapping[str, Action] = {
            "take": lambda rest: self._heard(today.take(context)),
            "smaller": self._smaller,
            "another": lambda rest: self._heard(today.another(context)),
            "bigger": lambda rest: self._heard(today.bigger(context)),
            "rest": lambda rest: self._close("rest"),
            "done": lambda rest: self._close("done"),
            "move": self._move,
            "let go": lambda rest: self._close("let-go"),
            "why": lambda rest: say(*self._look().offer.reasons),
            "win": self._win,
            "message": lambda rest: write(context, self._show_help),
            "help": lambda rest: self._show_help(),
            "quit": self._quit,
            "more": self._more,
            "energy": lambda rest: self._check_in(),
            "doable": self._doable,
            "tie": self._tie,
            "like": self._like,
            "menu": self._menu,
            "intention": self._intention,
            "undo": lambda rest: say(context.store.undo()),
        }

    def sit(self) -> None:
        """Greet, ask what is open, and go on until the person leaves."""
        seen = self._look()
        say(seen.greeting)
        if seen.no_reply:
            say(seen.no_reply)
        say(f"This week: {seen.intention}")
        if seen.stage == "offered" and seen.offer.record is None:
            say("")
            self._check_in(only_open=True)
        if seen.questions:
            self._show()
        while True:
            self._ask_open()
            self._show()
            self._one_word()

    def _look(self) -> TodayView:
        return today_view.look(self._context)

    def _heard(self, kept: Kept) -> None:
        if kept.line != "Kept.":
            say(kept.line)

    def _show_help(self) -> None:
        say(*page(help_now.look(self._context)), "")

    def _check_in(self, only_open: bool = False) -> None:
        checkin = self._look().checkin
        if not (only_open and checkin and checkin.energy) and not ask(
            self._context, ENERGY, self._keep_energy, self._show_help, "enter skips"
        ):
            return
        if not (only_open and checkin and checkin.feelings):
            ask(self._context, FEELING, self._keep_feelings, self._show_help)
        seen = self._look()
        if seen.validation:
            say("", seen.validation)
        if seen.from_wins and seen.from_wins.day:
            when = day_in_words(seen.from_wins.day, seen.day)
            say(f'From your wins, {when}: "{seen.from_wins.text}"')

    def _keep_energy(self, energy: int | None) -> None:
        if energy is not None:
            self._heard(today.check_in(self._context, energy=energy))

    def _keep_feelings(self, feelings: tuple[str, ...] | None) -> None:
        if feelings:
            self._heard(today.check_in(self._context, feelings=feelings))

    def _ask(self, question: Question, skip: str = "enter skips") -> bool:
        def keep(value: int | str | None) -> None:
            self._heard(today.answer(self._context, question.id, value))

        return ask(self._context, question, keep, self._show_help, skip)

    def _ask_open(self) -> None:
        while questions := self._look().questions:
            if not self._ask(questions[0], "enter skips, . skips the rest"):
                self._heard(today.skip_the_rest(self._context))

    def _show(self) -> None:
        seen = self._look()
        lines = self._lines(seen)
        if "\n".join(lines) != self._shown:
            say("", *lines)
        self._shown = "\n".join(lines)

    def _lines(self, seen: TodayView) -> list[str]:
        step = seen.offer.record
        if seen.stage == "closed" and step:
            return [seen.line, closed_as(step, seen.day)]
        tied = [f"When: {step.anchor}"] if step and step.anchor else []
        if seen.stage == "taken":
            return ["You took this one. No hurry.", *step_lines(seen.offer), *tied]
        minutes = "1 minute" if seen.offer.minutes == 1 else f"{seen.offer.minutes} minutes"
        size = f"{', '.join(seen.offer.formats)}, {minutes}"
        unsure = [seen.line] if seen.line else []
        return [f"One small step ({size}):", *step_lines(seen.offer), *tied, *unsure]

    def _one_word(self) -> None:
        stage = self._look().stage
        words = _WORDS[stage]
        main = words[: words.index("more")]
        question = f"{OUTCOME.words} " if stage == "taken" else ""
        typed = read_line(f"{question}{', '.join(main)}, or more:")
        word, rest = self._find(typed, words)
        if word is None:
            say("Nothing was changed. A word from the line, or its first letter, is enough.")
            return
        with _troubles_said():
            self._actions[word](rest)

    @staticmethod
    def _find(typed: str, words: tuple[str, ...]) -> tuple[str | None, str]:
        """Return the word that was meant and what was typed after it."""
        if _KEYS.get(typed.casefold()) in words:
            return _KEYS[typed.casefold()], ""
        if whole := nearest_choice(typed, words):
            return whole, ""
        head, _, rest = typed.partition(" ")
        word = _KEYS.get(head.casefold()) or nearest_choice(head, words)
        return (word, rest.strip()) if word in ("win", "move") and word in words else (None, "")

    def _smaller(self, rest: str) -> None:
        if self._look().stage == "taken":
            self._close("smaller")
        else:
            self._heard(today.smaller(self._context))

    def _close(self, outcome: Outcome) -> None:
        self._after_closing(today.close(self._context, outcome))

    def _after_closing(self, said: today.Said) -> None:
        say("", *said_lines(said))
        seen = self._look()
        self._shown = "\n".join(self._lines(seen))

    def _move(self, rest: str) -> None:
        def keep(day: date | None) -> None:
            self._after_closing(today.close(self._context, "moved", moved_to=day))

        if rest:
            keep(read_day(rest, self._context.today))
        else:
            ask(self._context, MOVED_TO, keep, self._show_help, "enter is tomorrow")

    def _doable(self, rest: str) -> None:
        self._ask(CONFIDENCE)

    def _tie(self, rest: str) -> None:
        self._ask(ANCHOR)

    def _like(self, rest: str) -> None:
        self._heard(favourites.toggle(self._context))
        liked = self._look().offer.favourite
        say("It is on your menu." if liked else "It is off your menu.")

    def _menu(self, rest: str) -> None:
        menu = favourites.menu(self._context)
        if not menu:
            say("Your menu is empty. 'like' puts the step here on it.")
            return
        for number, favourite in enumerate(menu, 1):
            say(f"  {number}  {favourites.words_of(favourite)}")
        numbers = tuple((favourite.id, str(n)) for n, favourite in enumerate(menu, 1))
        question = Question(id="menu", words="Which one?", kind="choice", choices=numbers)

        def keep(favourite_id: str | None) -> None:
            if favourite_id:
                self._heard(today.put_favourite_on_card(self._context, favourite_id))

        ask(self._context, question, keep, self._show_help)

    def _intention(self, rest: str) -> None:
        def keep(words: str | None) -> None:
            if words:
                self._heard(today.set_intention(self._context, words))

        ask(self._context, INTENTION, keep, self._show_help)

    def _win(self, rest: str) -> None:
        def keep(words: str | None) -> None:
            if words:
                kept = wins.keep(self._context, words)
                won = kept.first(Win)
                say(kept.line, wins.acknowledgement(won), kind_line(won))

        if rest:
            keep(rest)
        else:
            ask(self._context, _A_WIN, keep, self._show_help)

    def _more(self, rest: str) -> None:
        words = _WORDS[self._look().stage]
        say(*(f"  {word}  {meaning}" for word, meaning in _MORE if word in words))

    def _quit(self, rest: str) -> None:
        raise Leaving


@contextlib.contextmanager
def _troubles_said() -> Iterator[None]:
    try:
        yield
    except CompanionError as error:
        say(str(error))


def run(context: Context, demo: bool) -> int:
    """Sit with Today until the person leaves; return the exit code."""
    with contextlib.suppress(ImportError):
        import readline

        readline.set_auto_history(False)
    if demo:
        say("Invented people and wins; nothing here is kept.")
    with contextlib.suppress(Leaving):
        LineMode(context).sit()
    return 0
