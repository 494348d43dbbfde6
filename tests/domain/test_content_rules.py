"""Every rule of the library: one small entry that does not keep it, and one that does."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from companion.domain import library as kinds
from companion.domain.content_rules import Shelves
from tests.domain.small_library import (
    END,
    LADDER,
    MESSAGE,
    REFRAME,
    ROUTINE,
    SITUATION,
    TALL,
    message,
    shelves,
    steps,
    tall,
    told,
)  # fmt: skip


def evening(*texts: str) -> Shelves:
    entries = [kinds.EveningPrompt(id=f"e-{n}", text=text) for n, text in enumerate(texts, 1)]
    return shelves(evening=entries)


def test_the_small_library_keeps_every_rule() -> None:
    assert told(shelves()) == []


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("You should wave.", "should"), ("You shouldn't worry.", "shouldn't"),
        ("You must wave.", "must"), ("You have to wave.", "have to"),
        ("Nobody has to wave.", "has to"), ("You had to wave.", "had to"),
        ("Nothing can fail here.", "fail"), ("Failing is fine.", "failing"),
        ("You missed it.", "missed"), ("Keep the streak.", "streak"), ("A lazy day.", "lazy"),
        ("No excuse needed.", "excuse"), ("At least wave.", "at least"),
        ("Cheer up now.", "cheer up"), ("Don't worry now.", "don't worry"),
        ("Don\u2019t worry now.", "don\u2019t worry"), ("Just wave.", "just"),
        ("But others have it worse.", "others have it worse"), ("It is overdue.", "overdue"),
        ("It is proven.", "proven"), ("It can cure this.", "cure"),
        ("He committed suicide.", "committed suicide"),
    ],
)  # fmt: skip
def test_a_word_that_pushes_is_named(said: str, word: str) -> None:
    assert told(evening(said)) == [f'evening, e-1: text holds "{word}"']


@pytest.mark.parametrize(
    "said",
    ["A mustard sandwich.", "Adjust the lamp.", "The streaked sky.", "Secure the door.",
     "At leisure.", "The curse of Tuesday."],
)  # fmt: skip
def test_a_word_that_holds_such_a_word_is_fine(said: str) -> None:
    assert told(evening(said)) == []


def test_hard_words_may_stand_in_harsh_thoughts_and_in_cues_only() -> None:
    hard = replace(REFRAME, kinder="You must rest.")
    assert told(shelves(reframes=[hard])) == ['reframes, late: kinder holds "must"']


@pytest.mark.parametrize("text", ["Two\nlines.", "Two  spaces.", " A space first.", "A bell\x07."])
def test_a_text_that_is_not_one_clean_line_is_named(text: str) -> None:
    assert told(evening(text)) == ["evening, e-1: text is not one line with single spaces"]


@pytest.mark.parametrize("text", ["שלום, מה שלומך?", "A wave 👩‍👩‍👧 back.", "Ça va, où ?"])
def test_any_script_is_a_clean_line(text: str) -> None:
    assert told(evening(text)) == []


@pytest.mark.parametrize("name", ["Two Words", "two_words", "-two", "two--words", "zwei-wörter"])
def test_an_id_with_anything_but_small_letters_digits_and_hyphens_is_named(name: str) -> None:
    wrong = "an id is small letters, digits and single hyphens"
    assert told(shelves(situations=[SITUATION, replace(SITUATION, id=name)])) == [
        f"situations, {name}: {wrong}"
    ]


EITHER = "needs either smaller (the id of another step) or smallest (words), not both"
WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"


@pytest.mark.parametrize(
    ("shelf", "field", "most"),
    [(shelf, field, most) for (shelf, field), most in {
        ("steps", "text"): 16, ("steps", "why"): 20, ("steps", "smallest"): 12,
        ("reframes", "thought"): 12, ("reframes", "validation"): 18, ("reframes", "kinder"): 18,
        ("reframes", "defusion"): 16, ("reframes", "question"): 16, ("parts", "words"): 16,
        ("patterns", "words"): 8, ("situations", "about"): 12, ("ladders", "title"): 8,
    }.items()],
)  # fmt: skip
def test_a_text_of_one_word_too_many_is_named(shelf: str, field: str, most: int) -> None:
    def with_words(count: int) -> Shelves:
        small = shelves()
        text = " ".join([*WORDS.split(), *WORDS.split()][:count])
        first, *others = small[shelf].values()
        return {
            **small, shelf: {e.id: e for e in [replace(first, **{field: text}), *others]}
        }  # fmt: skip

    entry = next(iter(shelves()[shelf]))
    assert told(with_words(most)) == []
    assert told(with_words(most + 1)) == [
        f"{shelf}, {entry}: {field} has {most + 1} words; at most {most}"
    ]


def test_a_rung_of_a_ladder_is_measured_too() -> None:
    rungs = (replace(LADDER.rungs[0], situation=f"{WORDS} fifteen"), *LADDER.rungs[1:])
    assert told(shelves(ladders=[replace(LADDER, rungs=rungs)])) == [
        "ladders, calls: rungs has 15 words; at most 14"
    ]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Hello[ {nam}].",
         "{nam} is not a placeholder; these are: name, activity, minutes, day, place, option"),
        ("Hello {name}.", "{name} needs words for when it is empty, or [ ] around its part"),
        ("Hello {name.", "a { or } stands alone"),
        ("Hello [ {name}.", "a [ or ] stands alone, or one stands within another"),
        ("Hello[ [{name}]].", "a [ or ] stands alone, or one stands within another"),
        ("Hello {name|a [b] c}.", "a [ or ] stands among the words after a |"),
    ],
)  # fmt: skip
def test_a_message_that_cannot_be_filled_is_named(text: str, wrong: str) -> None:
    assert told(message(text)) == [f"messages, hello: text: {wrong}"]


@pytest.mark.parametrize(
    ("text", "found", "said"),
    [
        ("Hello [{name}].", "a space before a mark", "Hello ."),
        ("Hello [{name}] there.", "two spaces", "Hello  there."),
        ("[{activity}, ]maybe?", "a sentence without its capital", "maybe?"),
        ("Maybe tea,[ {day}].", "two marks in a row", "Maybe tea,."),
        (
            "Maybe tea.[ {day}].",
            "two marks in a row",
            "Maybe tea..",
        ),
        ("See you[ {day}.]", "no mark at its end", "See you"),
    ],
)
def test_a_message_that_is_not_whole_with_a_part_empty_is_named(
    text: str, found: str, said: str
) -> None:
    line = f'text is not whole with some parts empty ({found}): "{said}"'
    assert told(message(text)) == [f"messages, hello: {line}"]


@pytest.mark.parametrize(
    "text",
    ["Hello[ {name}].", "Maybe {activity|tea}?",
     "Tea[ on {day}][ at {place}]? Or {option|none} is fine.",
     "See you[ {day}]. Or not..."],
)  # fmt: skip
def test_a_message_that_stays_whole_is_fine(text: str) -> None:
    assert told(message(text)) == []


def test_a_message_is_measured_with_everything_filled_in() -> None:
    fits = " ".join(["Word"] * 42) + "[ at {place}]."
    over = " ".join(["Word"] * 43) + "[ at {place}]."
    assert told(message(fits)) == []
    (line,) = told(message(over))
    assert line.startswith("messages, hello: text has 46 words filled; at most 45: ")
    (line,) = told(message("Hello.", shorter="One " * 16 + "more."))
    assert line.startswith("messages, hello: shorter has 17 words filled; at most 16: ")


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"smaller": ""}, EITHER),
        ({"smaller": "nowhere"}, 'smaller names "nowhere", and there is no such step'),
        ({"bigger": "nowhere"}, 'bigger names "nowhere", and there is no such step'),
        ({"smaller": "tall"}, "smaller leads back to itself: tall > tall"),
        ({"bigger": "end"}, 'bigger, "end", does not ask for more energy or demand'),
        ({"energy": 2, "demand": 3}, "energy 2 means demand 2 at most"),
        ({"formats": ("solo",), "demand": 2}, "solo means demand 0 or 1"),
        ({"contact": "none"}, "contact none means demand 0"),
    ],
)  # fmt: skip
def test_a_step_that_does_not_keep_a_rule_is_named(changed: dict[str, Any], wrong: str) -> None:
    assert told(tall(**changed)) == [f"steps, tall: {wrong}"]


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"minutes": 3}, "energy 1 means two minutes at most, demand 0 or 1, and no reply needed"),
        ({"reply_needed": True},
         "energy 1 means two minutes at most, demand 0 or 1, and no reply needed"),
        ({"goes_out": True}, "energy 1 can be done lying down, and does not go out"),
        ({"formats": ("body",)},
         "is the last of its chain: energy 1, demand 0, contact none, and solo"),
    ],
)  # fmt: skip
def test_a_smallest_step_that_asks_too_much_is_named(changed: dict[str, Any], wrong: str) -> None:
    low = replace(END, id="low", text="Hum one note.", **changed)
    assert told(steps(low)) == [f"steps, low: {wrong}"]


def test_both_smaller_and_smallest_are_one_too_many() -> None:
    low = replace(END, id="low", text="Hum one note.", smaller="end")
    assert f"steps, low: {EITHER}" in told(steps(low))


MIDDLE = replace(TALL, id="middle", text="Nod to a neighbour.")


@pytest.mark.parametrize(
    ("less", "wrong"),
    [
        ({}, "is not lower in energy or demand"),
        ({"energy": 2, "demand": 2}, "is not lower in energy or demand"),
        ({"energy": 4, "demand": 0, "contact": "none"}, "is not lower in energy or demand"),
        ({"energy": 2, "contact": "known"}, "adds contact"),
        ({"energy": 2, "contact": "new"}, "adds contact"),
    ],
)
def test_a_smaller_step_that_is_not_smaller_is_named(less: dict[str, Any], wrong: str) -> None:
    library = steps(replace(TALL, smaller="middle"), replace(MIDDLE, **less))
    assert told(library) == [f'steps, tall: smaller, "middle", {wrong}']


def test_a_smaller_step_that_goes_out_when_the_larger_does_not_is_named() -> None:
    at_home = replace(TALL, smaller="middle", goes_out=False)
    assert told(steps(at_home, replace(MIDDLE, energy=2))) == [
        'steps, tall: smaller, "middle", goes out'
    ]


@pytest.mark.parametrize("less", [{"energy": 2}, {"demand": 0, "contact": "none"}])
def test_a_smaller_step_that_is_smaller_is_fine(less: dict[str, Any]) -> None:
    assert told(steps(replace(TALL, smaller="middle"), replace(MIDDLE, **less))) == []


def test_steps_that_lead_round_in_a_circle_are_named_once_with_their_way() -> None:
    round_ = steps(
        replace(TALL, smaller="middle"), replace(MIDDLE, energy=2, smaller="third"),
        replace(TALL, id="third", text="Look out of the window.", energy=2, smaller="tall"),
        replace(TALL, id="outside", text="Open the window once.", energy=4, smaller="tall"),
    )  # fmt: skip
    assert told(round_) == [
        "steps, third: smaller leads back to itself: third > tall > middle > third"
    ]


@pytest.mark.parametrize(
    ("bad", "line"),
    [
        ({"messages": [replace(MESSAGE, situation="bye")]},
         'messages, hello: situation names "bye", not in situations'),
        ({"reframes": [replace(REFRAME, pattern="bye")]},
         'reframes, late: pattern names "bye", not in patterns'),
        ({"reframes": [replace(REFRAME, step="bye")]},
         'reframes, late: step names "bye", not in steps'),
        ({"routines": [replace(ROUTINE, parts=("breath", "bye"))]},
         'routines, slow: parts names "bye", not in parts'),
        ({"steps": [END, replace(TALL, messages=("hello", "bye"))]},
         'steps, tall: messages names "bye", not in situations'),
        ({"ladders": [replace(LADDER, rungs=(replace(LADDER.rungs[0], step="bye"),))]},
         'ladders, calls: step "bye" is not a step'),
        ({"ladders": [replace(LADDER, rungs=LADDER.rungs[::-1])]},
         "ladders, calls: its rungs do not rise in fear"),
    ],
)  # fmt: skip
def test_what_is_named_and_is_not_there_is_told(bad: dict[str, list[Any]], line: str) -> None:
    assert told(shelves(**bad)) == [line]


def test_what_may_be_left_empty_names_nothing() -> None:
    rungs = tuple(replace(rung, step="") for rung in LADDER.rungs)
    library = shelves(
        reframes=[replace(REFRAME, step="")], ladders=[replace(LADDER, rungs=rungs)]
    )  # fmt: skip
    assert told(library) == []


def test_a_text_that_stands_twice_is_named() -> None:
    assert told(evening("What was soft?", "Who was near?", "what was SOFT?")) == [
        'evening, e-3: says the same as "e-1"'
    ]


def test_neighbours_that_begin_with_the_same_three_words_are_named() -> None:
    assert told(evening("What did you hear?", "what did: you see?", "Did you hear?")) == [
        'evening, e-2: begins like the one before it: "what did you"'
    ]


@pytest.mark.parametrize(
    "texts",
    [("What did you hear?", "What did he see?"), ("What now?", "What now, then?"),
     ("What did you hear?", "Who?", "What did you see?")],
)  # fmt: skip
def test_neighbours_that_share_less_are_fine(texts: tuple[str, ...]) -> None:
    assert told(evening(*texts)) == []


def test_more_than_one_loud_line_in_fifty_is_named() -> None:
    quiet = [f"Number {n} was quiet." for n in range(98)]
    line = "exclamation marks in more than one line of fifty"
    assert told(evening(*quiet, "One bell!", "Two bells!")) == []
    assert told(evening(*quiet[:97], "One bell!", "Two bells!")) == [f"evening, e-99: {line}"]
    assert told(evening("One bell!", "Two bells!")) == [f"evening, e-2: {line}"]
    assert told(evening("One bell!", "Quiet.")) == []
