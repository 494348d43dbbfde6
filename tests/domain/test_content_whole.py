"""The rules for the library as a whole: what it lacks is named."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from companion.domain import content_rules
from companion.domain.content_rules import INVENTORY, REQUIRED_SETS, Shelves
from tests.domain.small_library import (
    END,
    LADDER,
    MESSAGE,
    REFRAME,
    ROUTINE,
    SITUATION,
    TALL,
    shelves,
    told,
)


def whole_library() -> dict[str, dict[str, Any]]:
    """Return a library of the least size that has everything, of made-up entries."""
    found: dict[str, dict[str, Any]] = {
        name: {f"{n}": msgspec.defstruct("Bare", [])() for n in range(least)}
        for name, least in INVENTORY.items()
        if name not in ("steps", "reframes", "ladders", "messages", "routines", "situations")
    }
    cells = [
        (energy, kind)
        for energy, kind in content_rules.coverage([])
        if (energy, kind) != (1, "in-person")
    ]
    rows = [END] + [
        replace(TALL, id=f"s{n}", text=f"Number {n}.", energy=energy, formats=(kind,),
                smaller="end", goes_out=False, minutes=2,
                demand=0 if energy == 1 else 1, contact="none" if energy == 1 else "any")
        for n, (energy, kind) in enumerate(cells * 5)
    ]  # fmt: skip
    found["steps"] = {s.id: s for s in rows}
    found["reframes"] = {
        f"r{n}": replace(REFRAME, id=f"r{n}", thought=f"Thought {n}.", pattern="0", step="",
                         set=REQUIRED_SETS[n % len(REQUIRED_SETS)])
        for n in range(INVENTORY["reframes"])
    }  # fmt: skip
    found["ladders"] = {f"l{n}": replace(LADDER, id=f"l{n}", title=f"Ladder {n}") for n in range(8)}
    found["situations"] = {
        f"{n}": replace(SITUATION, id=f"{n}", kind="0") for n in range(INVENTORY["situations"])
    }
    found["messages"] = {
        f"m{n}": replace(MESSAGE, id=f"m{n}", situation="0", text=f"Hello {n}.") for n in range(70)
    }
    found["routines"] = {
        f"r{n}": replace(ROUTINE, id=f"r{n}", title=f"Slow {n}", parts=("0",)) for n in range(12)
    }
    return found


def of_the_whole(library: Shelves) -> list[str]:
    return [line for line in told(library, whole=True) if ", (all): " in line]


def test_a_library_that_has_everything_lacks_nothing() -> None:
    assert of_the_whole(whole_library()) == []


@pytest.mark.parametrize("shelf", INVENTORY)
def test_a_shelf_with_one_too_few_is_named(shelf: str) -> None:
    library = whole_library()
    kept = dict(list(library[shelf].items())[: INVENTORY[shelf] - 1])
    line = f"{shelf}, (all): has {INVENTORY[shelf] - 1}; {INVENTORY[shelf]} are needed"
    assert line in of_the_whole({**library, shelf: kept})


def test_a_kind_of_step_with_fewer_than_three_is_named() -> None:
    library = whole_library()
    voice = [k for k, s in library["steps"].items() if (s.energy, s.formats) == (4, ("voice",))]
    kept = {k: s for k, s in library["steps"].items() if k not in voice[2:]}
    assert of_the_whole({**library, "steps": kept}) == [
        "steps, (all): energy 4 has 2 of voice; 3 are needed"
    ]


@pytest.mark.parametrize("name", REQUIRED_SETS)
def test_a_required_set_without_an_entry_is_named(name: str) -> None:
    library = whole_library()
    others = {
        key: replace(entry, set="" if entry.set == name else entry.set)
        for key, entry in library["reframes"].items()
    }
    assert of_the_whole({**library, "reframes": others}) == [
        f'reframes, (all): nothing for the set "{name}"'
    ]


def test_an_own_folder_need_not_be_a_whole_library() -> None:
    assert told(shelves(), whole=False) == []
    assert len(of_the_whole(shelves())) > 20
