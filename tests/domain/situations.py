"""Random people, favourites and histories around the shipped steps."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count

from hypothesis import strategies as st

from companion.domain.choosing import Situation
from companion.domain.library import StepEntry
from companion.domain.questions import FEELINGS
from companion.domain.records import Favourite, Outcome, Person, Step
from companion.store import library

THEN = datetime(2026, 1, 1, 12, tzinfo=UTC)
TODAY = date(2026, 11, 22)
STEPS = library.steps()
_numbers = count()


def person(name: str, **marks: bool) -> Person:
    return Person(id=f"person-{name}", created=THEN, updated=THEN, name=name, **marks)  # type: ignore[arg-type]


def liked(entry: str = "", text: str = "", energy: int = 1, smaller: str = "") -> Favourite:
    return Favourite(
        id=f"favourite-{entry or text}",
        created=THEN,
        updated=THEN,
        entry=entry,
        text=text,
        energy=energy,
        smaller=smaller,
    )


def done(
    entry: StepEntry | str, day: date, outcome: Outcome = "done", moved_to: date | None = None
) -> Step:
    found = STEPS.get(entry) if isinstance(entry, str) else entry
    return Step(
        id=f"step-{day.isoformat()}-{next(_numbers):08}",
        created=THEN,
        updated=THEN,
        day=day,
        entry=found.id if found else str(entry),
        text=found.text if found else "",
        formats=found.formats if found else (),
        stage="closed",
        outcome=outcome,
        moved_to=moved_to,
    )


NAMES = st.sampled_from(["Sam", "Mira", "Jo", "Ana", "Ilse", "Kofi", "Wren", ""])
PEOPLE = st.lists(
    st.builds(
        person,
        NAMES,
        steady=st.booleans(),
        predictable=st.booleans(),
        listens=st.booleans(),
        drains=st.booleans(),
        unsafe=st.booleans(),
    ),
    max_size=6,
    unique_by=lambda p: p.name,
)
FAVOURITES = st.lists(
    st.builds(liked, entry=st.sampled_from(sorted(STEPS)))
    | st.builds(
        liked,
        text=st.sampled_from(["Wave to the cat.", "Sit on the stairs.", "Ring the bell."]),
        energy=st.integers(1, 5),
    ),
    max_size=4,
    unique_by=lambda f: f.id,
)
HISTORY = st.lists(
    st.builds(
        done,
        st.sampled_from(sorted(STEPS)),
        st.integers(1, 40).map(lambda ago: TODAY - timedelta(days=ago)),
        st.sampled_from(["done", "smaller", "let-go", "rest"]),
    ),
    max_size=12,
)
FEELING_WORDS = st.lists(st.sampled_from(FEELINGS), max_size=3, unique=True).map(tuple)
SITUATIONS = st.builds(
    Situation,
    day=st.dates(TODAY, TODAY + timedelta(days=400)),
    energy=st.integers(1, 5),
    feelings=FEELING_WORDS,
    history=HISTORY,
    favourites=FAVOURITES,
    people=PEOPLE,
)
