"""people, places and topic: the private map, and something to talk about."""

from __future__ import annotations

import click

from companion.cli.output import say, say_json, well_formed
from companion.cli.session import Session, as_json, shared, wrong_use
from companion.domain.people import formats_in_words, marks_in_words
from companion.domain.records import Person, Place
from companion.domain.text import one_line
from companion.services import people as verbs
from companion.services import profile, topics
from companion.services.words import line


def _person_line(person: Person) -> str:
    ways = formats_in_words(person.formats)
    more = (person.tie, ", ".join(marks_in_words(person)), ways)
    return one_line("; ".join([person.name, *(part for part in more if part)]))


def _place_line(place: Place) -> str:
    seat = f"seat: {place.seat}" if place.seat else ""
    way_out = f"exit: {place.way_out}" if place.way_out else ""
    more = (seat, way_out, place.welcome)
    return one_line("; ".join([place.name, *(part for part in more if part)]))


@click.command(short_help="List the people on your map.", epilog="Try: companion people --json")
@shared
@as_json
@click.pass_obj
def people(session: Session, as_json: bool) -> None:
    """List the people on your map, by name. What is private (drains) stands only in --json."""
    context = session.open()
    found = verbs.everyone(context)
    if as_json:
        say_json(found)
    else:
        say(*(_person_line(person) for person in found))
        if not found:
            say(line("empty-people", context.today))


@click.command(short_help="List the places on your map.", epilog="Try: companion places")
@shared
@as_json
@click.pass_obj
def places(session: Session, as_json: bool) -> None:
    """List the places on your map, calm and known ones first."""
    context = session.open()
    found = profile.places(context)
    if as_json:
        say_json(found)
    else:
        say(*(_place_line(place) for place in found))
        if not found:
            say(line("empty-places", context.today))


@click.command(short_help="Print a topic to talk about.", epilog="Try: companion topic Sam")
@shared
@as_json
@click.argument("person", nargs=-1)
@click.pass_obj
def topic(session: Session, person: tuple[str, ...], as_json: bool) -> None:
    """Print one topic to talk about, with PERSON one of those kept for them."""
    context = session.open()
    name = well_formed(" ".join(person))
    with wrong_use():
        whom = verbs.find_known(context.store.snapshot(), name) if name else None
    text = topics.one_for(context, whom)
    if as_json:
        say_json({"topic": text, "person": whom.name if whom else ""})
    else:
        say(one_line(text))
