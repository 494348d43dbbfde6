from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from companion.domain.choosing import REST_BEFORE_REPEAT, Situation, fits, rank
from companion.domain.library import StepEntry
from companion.domain.records import Favourite, Format, Person, Step
from tests.domain.situations import STEPS, TODAY, done, liked, person


def days(number: int) -> list[date]:
    return [TODAY + timedelta(days=n) for n in range(number)]


def lived(energies: list[int], favourites: list[Favourite] | None = None) -> list[Step]:
    """Do the first suggestion of every day."""
    history: list[Step] = []
    for day, energy in zip(days(len(energies)), energies, strict=True):
        at = Situation(day=day, energy=energy, history=history, favourites=favourites or ())
        history.append(done(rank(at, STEPS)[0].entry, day))
    return history


ENERGIES = {
    "always lowest": [1] * 90,
    "always low": [2] * 90,
    "middling": [3] * 90,
    "high": [5] * 90,
    "up and down": [1 + (n * 7 + n // 5) % 5 for n in range(90)],
}


@pytest.mark.parametrize("energies", ENERGIES.values(), ids=ENERGIES)
def test_over_ninety_days_no_step_comes_back_within_two_weeks(energies: list[int]) -> None:
    history = lived(energies)
    for n, step in enumerate(history):
        recent = {s.entry for s in history[max(0, n - 13) : n]}
        left = [e for e in STEPS.values() if fits(e, energies[n]) and e.id not in recent]
        assert step.entry not in recent or not left


def test_when_every_step_was_done_lately_the_one_longest_ago_comes_again() -> None:
    few = dict([(i, e) for i, e in STEPS.items() if e.energy == 1][:3])
    ids = list(few)
    history = [done(i, TODAY - timedelta(days=3 - n)) for n, i in enumerate(ids)]
    offered = [s.entry.id for s in rank(Situation(day=TODAY, energy=1, history=history), few)]
    assert offered[0] == ids[0]


def test_a_favourite_may_come_back_the_next_day() -> None:
    history = lived([2] * 30, favourites=[liked("two-sips")])
    assert Counter(s.entry for s in history)["two-sips"] == 30


def test_the_smallest_size_done_yesterday_counts_as_the_step_itself() -> None:
    yesterday = done("two-sips.smallest", TODAY - timedelta(days=1))
    for day in days(13):
        offered = rank(Situation(day=day, energy=1, history=[yesterday]), STEPS)
        assert offered[-1].entry.id == "two-sips"


def test_a_step_rests_for_two_weeks_and_no_longer() -> None:
    then = done("two-sips", TODAY)
    before = Situation(day=TODAY + REST_BEFORE_REPEAT - timedelta(days=1), energy=1, history=[then])
    after = Situation(day=TODAY + REST_BEFORE_REPEAT, energy=1, history=[then])
    assert rank(before, STEPS)[-1].entry.id == "two-sips"
    places = [s.entry.id for s in rank(after, STEPS)]
    fresh = [s.entry.id for s in rank(Situation(day=after.day, energy=1), STEPS)]
    assert abs(places.index("two-sips") - fresh.index("two-sips")) <= 2


def times_first(entry: str, favourites: list[Favourite]) -> int:
    offers = (rank(Situation(day=d, energy=3, favourites=favourites), STEPS)[0] for d in days(300))
    return sum(s.entry.id == entry for s in offers)


def test_a_favourite_comes_up_more_often() -> None:
    middling = next(e.id for e in STEPS.values() if e.energy == 3 and e.contact == "any")
    plain, favourite = times_first(middling, []), times_first(middling, [liked(middling)])
    assert favourite >= 2 * max(plain, 1)


def brought_up(people: list[Person], energy: int = 4) -> Counter[str]:
    named: Counter[str] = Counter()
    for day in days(60):
        offered = rank(Situation(day=day, energy=energy, people=people), STEPS)
        named.update(s.person_name for s in offered if s.person)
    return named


def test_steady_people_come_to_mind_more_often() -> None:
    named = brought_up([person("Sam", steady=True), person("Mira")])
    assert named["Sam"] > 2 * named["Mira"] > 0


def test_people_who_listen_or_are_predictable_come_to_mind_more_often() -> None:
    named = brought_up([person("Sam", listens=True), person("Jo", predictable=True), person("Ana")])
    assert min(named["Sam"], named["Jo"]) > 1.4 * named["Ana"]


def test_draining_people_come_to_mind_rarely_and_never_on_low_days() -> None:
    people = [person("Sam", drains=True), person("Mira")]
    named = brought_up(people)
    assert 0 < named["Sam"] < named["Mira"] / 5
    assert brought_up(people, energy=2)["Sam"] == 0


def test_steps_with_a_steady_person_come_first_more_often() -> None:
    def known(people: list[Person]) -> int:
        offers = (rank(Situation(day=d, energy=3, people=people), STEPS)[0] for d in days(300))
        return sum(s.entry.contact == "known" for s in offers)

    assert known([person("Sam", steady=True)]) > 1.2 * known([person("Sam")])


def firsts(*feelings: str, energy: int = 3) -> list[tuple[int, int, str]]:
    offers = (
        rank(Situation(day=d, energy=energy, feelings=feelings), STEPS)[0].entry for d in days(150)
    )
    return [(e.demand, e.minutes, e.contact) for e in offers]


def test_on_an_uneasy_day_quieter_steps_come_first() -> None:
    assert sum(d for d, _, _ in firsts("afraid")) < 0.7 * sum(d for d, _, _ in firsts())


def test_on_a_tired_day_shorter_steps_come_first() -> None:
    assert sum(m for _, m, _ in firsts("tired")) < 0.85 * sum(m for _, m, _ in firsts())


def test_on_a_lonely_day_steps_with_somebody_come_first_more_often() -> None:
    def with_somebody(said: list[tuple[int, int, str]]) -> int:
        return sum(contact != "none" for _, _, contact in said)

    assert with_somebody(firsts("lonely")) > with_somebody(firsts())


def test_the_body_and_sharing_are_favoured_a_little() -> None:
    at_three = [e for e in STEPS.values() if fits(e, 3)]
    favoured = {e.id for e in at_three if "body" in e.formats or e.share_later}
    weight = {e.id: {3: 1.0, 2: 0.45, 1: 0.2}[e.energy] for e in at_three}
    plain = sum(weight[i] for i in favoured) / sum(weight.values())
    offers = [rank(Situation(day=d, energy=3), STEPS)[0].entry.id for d in days(600)]
    share = sum(i in favoured for i in offers) / len(offers)
    assert plain < share < 1.5 * plain


def test_with_energy_there_steps_of_that_size_come_first_most_often() -> None:
    for energy in range(1, 6):
        offers = (rank(Situation(day=d, energy=energy), STEPS)[0] for d in days(300))
        sizes = Counter(s.entry.energy for s in offers)
        assert sizes.most_common(1)[0][0] == energy


EASIEST = "It is one of the ways that are easiest for you."


def share_of_firsts(format_: Format, easiest: tuple[Format, ...]) -> float:
    """Return how often the first suggestion of a day is of this format."""
    offers = [rank(Situation(day=d, energy=3, formats=easiest), STEPS)[0] for d in days(400)]
    return sum(format_ in s.entry.formats for s in offers) / len(offers)


@pytest.mark.parametrize("format_", ["text", "voice", "in-person"])
def test_what_is_easiest_for_the_person_comes_first_a_little_more_often(format_: Format) -> None:
    plain = share_of_firsts(format_, ())
    assert plain < share_of_firsts(format_, (format_,)) < 2 * plain + 0.05
    assert share_of_firsts(format_, ("hybrid", format_)) > plain


def test_only_the_first_two_ways_count_and_they_are_named_as_a_reason() -> None:
    at = Situation(day=TODAY, energy=5, formats=("hybrid", "voice", "in-person"))
    bare = Situation(day=TODAY, energy=5, formats=("hybrid", "voice"))
    order = [s.entry.id for s in rank(at, STEPS)]
    assert order == [s.entry.id for s in rank(bare, STEPS)]
    for suggestion in rank(at, STEPS):
        assert (EASIEST in suggestion.reasons) == ("voice" in suggestion.entry.formats)


def test_without_any_named_no_way_is_called_easiest() -> None:
    for suggestion in rank(Situation(day=TODAY, energy=5), STEPS):
        assert EASIEST not in suggestion.reasons


def test_someone_comes_to_mind_more_often_for_the_way_that_is_safest_with_them() -> None:
    people = [replace(person("Sam"), formats=("text", "call")), person("Mira")]
    texts = {i: e for i, e in STEPS.items() if e.contact == "known" and "text" in e.formats}
    others = {i: e for i, e in STEPS.items() if e.contact == "known" and "text" not in e.formats}

    def share(entries: dict[str, StepEntry]) -> float:
        named = Counter(
            s.person_name
            for day in days(60)
            for s in rank(Situation(day=day, energy=5, people=people), entries)
        )
        return named["Sam"] / named.total()

    assert share(texts) > 0.6
    assert 0.4 < share(others) < 0.6
