"""The person's own menu of steps."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from companion.domain.questions import ENERGY, ENERGY_WORDS, Question
from companion.domain.records import Favourite
from companion.services import favourites, today
from companion.tui.keys import ANY, LIST, MENU, bindings
from companion.tui.screens.browse import Browse
from companion.tui.widgets.ask import Answer, Ask
from companion.tui.widgets.record_list import RecordList
from companion.tui.widgets.words import Words

_ADD = Question(id="menu-add", words="A step in your words:", kind="text")
_EDIT = Question(id="menu-edit", words="Change it:", kind="text")


class MenuScreen(Browse[Favourite]):
    """Steps the person likes, by energy."""

    BINDINGS = bindings(ANY, LIST, MENU)
    here = "Today"

    def body(self) -> Sequence[Widget]:
        """Return the heading and the list."""
        return (Words(id="sides"), RecordList[Favourite](self._line, id="list"))

    def show(self) -> None:
        """Draw the menu."""
        found = favourites.menu(self.context)
        self.list.show(found, lambda a, b: a.id == b.id)
        words = (
            "Your own menu. On low days these come first."
            if found
            else "Your own menu is empty. a adds a step; f on Today puts the offered one here."
        )
        self.query_one("#sides", Words).update(Content.assemble((words, "$quiet")))

    def _line(self, step: Favourite, above: Favourite | None, width: int, chosen: bool) -> Content:
        energy = step.energy or 1
        named = "" if above and (above.energy or 1) == energy else ENERGY_WORDS[energy]
        text = self.fitted(favourites.words_of(step), max(width - 18, 8))
        return Content.assemble(
            ("> " if chosen else "  ", "$warm bold"),
            (f"{named:<14}", "$quiet"),
            (text, "bold $ink" if chosen else "$ink"),
        )

    def foot_keys(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the menu."""
        if self.list.chosen is None:
            return (("menu-add", "add"), ("back", "back"))
        return (
            ("menu-offer", "do this today"), ("menu-add", "add"), ("menu-edit", "edit"),
            ("menu-delete", "delete"), ("back", "back"),
        )  # fmt: skip

    async def action_offer(self) -> None:
        """Put the step under the cursor on today's card."""
        chosen = self.list.chosen
        if chosen is None:
            return
        kept = await self.do(today.put_favourite_on_card, self.context, chosen.id)
        if kept:
            self.app.pop_screen()

    def action_add(self) -> None:
        """Ask for a step in own words, and the energy it takes."""

        async def then(answer: Answer) -> None:
            if not str(answer or "").strip():
                return
            words = str(answer)

            async def with_energy(energy: Answer) -> None:
                level = energy if isinstance(energy, int) else 1
                if await self.do(favourites.add_own, self.context, words, level):
                    self.companion.hold_draft("menu-add", "")

            self.asking.ask(Ask(question=ENERGY, then=with_energy))

        self.asking.ask(Ask(question=_ADD, then=then, draft="menu-add"))

    def action_edit(self) -> None:
        """Change the words of the step under the cursor."""
        if chosen := self.list.chosen:
            self.ask_text(
                _EDIT,
                lambda text: favourites.edit_own(self.context, chosen.id, text).line,
                value=favourites.words_of(chosen),
                field=f"menu-edit:{chosen.id}",
            )

    async def action_delete(self) -> None:
        """Take the step under the cursor off the menu."""
        chosen = self.list.chosen
        if chosen is None:
            return
        kept = await self.do(favourites.remove, self.context, chosen.id)
        if kept:
            self.asking.say("Off your menu. u brings it back.")
