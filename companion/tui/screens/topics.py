"""Topics to talk about, and those kept for someone."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from companion.domain import text as texts
from companion.domain.questions import Question
from companion.domain.records import Person
from companion.services import people, topics
from companion.services.topics import Offered
from companion.tui.keys import ANY, LIST, TOPICS, bindings
from companion.tui.screens.browse import Browse
from companion.tui.widgets.ask import Answer, Ask
from companion.tui.widgets.record_list import RecordList
from companion.tui.widgets.words import Words

_ADD = Question(id="topic-add", words="A topic in your words:", kind="text")
_WHO = Question(id="topic-who", words="For whom?", kind="choice")
_MARK = 7


class TopicsScreen(Browse[Offered]):
    """The library's topics, those kept for one person first."""

    BINDINGS = bindings(ANY, LIST, TOPICS)
    here = "Messages"

    def __init__(self, person_id: str = "") -> None:
        super().__init__()
        self._person = person_id
        self._mark = 0

    def body(self) -> Sequence[Widget]:
        """Return the heading and the list."""
        return (Words(id="sides"), RecordList[Offered](self._line, id="list"))

    def show(self) -> None:
        """Draw the topics."""
        offered = topics.offered(self.context, self._person)
        self._mark = _MARK if any(topic.kept for topic in offered) else 0
        self.list.show(offered, lambda a, b: a.text == b.text)
        self.moved()

    def _line(self, topic: Offered, above: Offered | None, width: int, chosen: bool) -> Content:
        return Content.assemble(
            ("> " if chosen else "  ", "$warm bold"),
            (f"{'kept' if topic.kept else '':<{self._mark}}", "$leaf"),
            (self.fitted(topic.text, self._room(width)), "bold $ink" if chosen else "$ink"),
        )

    def _room(self, width: int) -> int:
        return max(width - self._mark - 2, 8)

    def foot_keys(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the topics."""
        chosen = self.list.chosen
        keep = "take it off" if chosen and chosen.kept else "keep for someone"
        return (("topic-keep", keep), ("topic-add", "own topic"), ("back", "back"))

    def moved(self) -> None:
        """Let heading and foot follow the cursor."""
        person = self.context.store.snapshot().find(Person, self._person)
        whom = f" with {person.name}" if person else ""
        words = f"Something to talk about{whom}, or to ask. Any of them can be passed over."
        text = self.list.chosen.text if self.list.chosen else ""
        heading = Content.assemble((words, "$quiet"))
        self.draw_heading(heading, text, self._room(self.column))
        self.refresh_frame()

    async def action_enter(self) -> None:
        """Keep the topic under the cursor for someone, or take it off."""
        if chosen := self.list.chosen:
            await self._for_someone(chosen.text)

    def action_add(self) -> None:
        """Ask for a topic in own words."""

        async def then(answer: Answer) -> None:
            words = str(answer or "")
            if words.strip():
                await self._for_someone(words)

        self.asking.ask(Ask(question=_ADD, then=then, draft="topic-add", enter="go on"))

    async def _for_someone(self, words: str) -> None:
        if self._person:
            await self._keep(self._person, words)
            return
        known = people.to_pick(self.context)
        if not known:
            self.asking.say("The map has no names so far; 6 opens it.")
            return

        async def then(answer: Answer) -> None:
            if answer:
                await self._keep(str(answer), words)

        self.asking.ask(Ask(question=_WHO, then=then, options=known, own_words=False))

    async def _keep(self, person_id: str, words: str) -> None:
        kept = await self.do(topics.keep_for, self.context, person_id, words)
        if kept:
            self.companion.hold_draft("topic-add", "")
            person = kept.first(Person)
            held = texts.one_line(words) in person.topics
            self.asking.say(f"{'Kept for' if held else 'Taken off for'} {person.name}.")
