"""Places and what makes them bearable."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from companion.domain.questions import Question
from companion.domain.records import Place
from companion.services import profile
from companion.services.words import line
from companion.tui.keys import ANY, FIELDS, LIST, PLACES, bindings
from companion.tui.screens.browse import Browse
from companion.tui.screens.fields import FieldsScreen
from companion.tui.widgets.record_list import RecordList
from companion.tui.widgets.words import Words

_ADD = Question(id="place-add", words="Which place?", kind="text")
_NAME = 26


class PlaceScreen(FieldsScreen[Place]):
    """What is written down about one place."""

    BINDINGS = bindings(ANY, LIST, FIELDS)
    kind = Place

    def foot_keys(self) -> Sequence[tuple[str, str]]:
        """Return the keys of a place."""
        if self.record is None:
            return (("back", "back"),)
        return (("field-change", "change"), ("undo", "undo"), ("back", "back"))


class PlacesScreen(Browse[Place]):
    """The places, calm and familiar ones first."""

    BINDINGS = bindings(ANY, LIST, PLACES)
    here = "People"

    def body(self) -> Sequence[Widget]:
        """Return the heading and the list."""
        return (Words(id="sides"), RecordList[Place](self._line, id="list"))

    def show(self) -> None:
        """Draw the places."""
        found = profile.places(self.context)
        self.list.show(found, lambda a, b: a.id == b.id)
        words = "Places, the calm and known ones first. Messages draw on them."
        words = words if found else line("empty-places", self.context.today)
        self.query_one("#sides", Words).update(Content.assemble((words, "$quiet")))

    def _line(self, place: Place, above: Place | None, width: int, chosen: bool) -> Content:
        name = Content(self.fitted(place.name, _NAME - 1))
        seat = [place.seat] if place.seat else []
        way_out = [f"exit: {place.way_out}"] if place.way_out else []
        about = ", ".join([*seat, *way_out] or ([place.welcome] if place.welcome else []))
        return Content.assemble(
            ("> " if chosen else "  ", "$warm bold"),
            name.stylize("bold $ink" if chosen else "$ink"),
            (" " * max(_NAME - name.cell_length, 1), ""),
            (self.fitted(about, max(width - _NAME - 2, 8)) if width >= 60 else "", "$quiet"),
        )

    def foot_keys(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the places."""
        if self.list.chosen is None:
            return (("place-add", "add a place"), ("back", "back"))
        return (
            ("place-open", "open"), ("place-add", "add"), ("place-delete", "remove"),
            ("back", "back"),
        )  # fmt: skip

    async def action_enter(self) -> None:
        """Open the place under the cursor."""
        if place := self.list.chosen:
            self.app.push_screen(PlaceScreen(place.id))

    def action_add(self) -> None:
        """Ask for a place, and open it for the rest."""

        def add(name: str) -> str:
            kept = profile.add(self.context, Place, name)
            return f"{kept.line} enter adds what makes it bearable."

        self.ask_text(_ADD, add)

    async def action_delete(self) -> None:
        """Remove the place under the cursor."""
        if place := self.list.chosen:
            kept = await self.do(profile.remove_place, self.context, place.id)
            if kept:
                self.asking.say("Removed. u brings it back.")
