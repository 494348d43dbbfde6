from __future__ import annotations

import pytest

from companion.domain.errors import BadInput
from companion.domain.records import Message, Sent, Waiting, Win
from companion.services import messages, occasions, replies, sent, today_view, waiting, wins
from companion.services.context import Context
from companion.services.messages import Composed, Draft
from companion.services.occasions import Occasion
from companion.services.words import options
from companion.store import library
from tests.clock import Clock
from tests.services.people_around import mark, someone


def written(context: Context, situation: str = "tiny-check-in", name: str = "Sam") -> Composed:
    draft = messages.filled_in(context, Draft(situation=situation), "name", name)
    return messages.compose(context, draft)


def send(context: Context) -> str:
    sent.mark(context, written(context))
    return sent.newest_first(context)[0].id


class TestMarking:
    def test_what_was_sent_is_kept_with_a_win(self, here: Context) -> None:
        sam = someone(here, "Sam")
        composed = written(here)
        said = sent.mark(here, composed)
        (record,) = sent.newest_first(here)
        assert (record.text, record.name, record.person) == (composed.text, "Sam", sam.id)
        assert (record.situation, record.day) == ("tiny-check-in", here.today)
        assert (record.received, record.reply) == ("", "")
        (win,) = wins.newest_first(here)
        assert (win.text, win.person) == ("Sent a tiny hello to Sam.", sam.id)
        assert said == f"Kept. {wins.acknowledgement(win)}"

    @pytest.mark.parametrize("situation", sorted(library.shelf("situations")))
    def test_the_win_is_of_the_situations_kind(self, here: Context, situation: str) -> None:
        sent.mark(here, messages.compose(here, Draft(situation=situation)))
        (win,) = wins.newest_first(here)
        assert (win.kind, win.guessed) == (library.shelf("situations")[situation].kind, False)
        assert not set(win.text) & set("{}[]|")

    def test_the_one_who_waited_is_answered_and_one_undo_takes_all_back(
        self, here: Context, there: Context
    ) -> None:
        waiting.add(here, "Mira", "her letter")
        (waits,) = waiting.everyone(here)
        draft = messages.begin(here, occasions.of_waiting(waits))
        sent.mark(here, messages.compose(here, draft))
        assert waiting.everyone(there) == ()
        assert wins.newest_first(there)[0].text == "Wrote back to Mira, in my own time."

        assert here.store.undo() == "Undone: keeping that it was sent."
        seen = there.store.snapshot()
        assert (seen.all(Sent), seen.all(Win)) == ((), ())
        (back,) = waiting.everyone(there)
        assert (back.id, back.name, back.about) == (waits.id, "Mira", "her letter")

    def test_sent_to_someone_else_the_one_who_waits_still_does(self, here: Context) -> None:
        waiting.add(here, "Mira")
        draft = messages.begin(here, occasions.of_waiting(waiting.everyone(here)[0]))
        draft = messages.filled_in(here, draft, "name", "Ana")
        sent.mark(here, messages.compose(here, draft))
        assert [w.name for w in waiting.everyone(here)] == ["Mira"]

    def test_one_who_waits_no_more_is_no_trouble(self, here: Context, there: Context) -> None:
        waiting.add(here, "Mira")
        composed = messages.compose(
            here, messages.begin(here, occasions.of_waiting(waiting.everyone(here)[0]))
        )
        there.store.snapshot()
        here.store.undo()
        assert sent.mark(here, composed).startswith("Kept.")
        assert here.store.snapshot().all(Waiting) == ()

    def test_a_wording_that_cannot_be_filled_is_not_kept_as_sent(self, here: Context) -> None:
        messages.keep_own(here, Draft(situation="thanks"), "Thanks a lot.")
        path = here.store.paths.data
        path.write_text(path.read_text("utf-8").replace("Thanks a lot.", "Thanks {"))
        assert here.store.snapshot().all(Message)[0].text == "Thanks {"
        composed = messages.compose(here, messages.begin(here, Occasion(), "thanks"))
        with pytest.raises(BadInput, match="cannot be filled"):
            sent.mark(here, composed)
        assert sent.newest_first(here) == ()

    def test_the_newest_is_first(self, here: Context, clock: Clock) -> None:
        first = send(here)
        clock.advance(hours=1)
        second = send(here)
        assert [s.id for s in sent.newest_first(here)] == [second, first]


class TestReceiving:
    def test_how_it_was_received_is_kept(self, here: Context, there: Context) -> None:
        assert sent.receive(here, send(here), "warmly") == "Kept."
        (record,) = sent.newest_first(there)
        assert (record.received, record.reply) == ("warmly", "came")

    def test_own_words_are_fine(self, here: Context) -> None:
        assert sent.receive(here, send(here), "a heart\nand a cat\x1b[0m") == "Kept."
        assert sent.newest_first(here)[0].received == "a heart and a cat"

    def test_no_answer_yet_has_a_kind_line(self, here: Context) -> None:
        assert sent.receive(here, send(here), "no answer yet") in options("no-reply")
        assert sent.newest_first(here)[0].reply == "not-yet"

    def test_a_hard_answer_has_a_kind_line(self, here: Context) -> None:
        said = sent.receive(here, send(here), "with a hard answer")
        assert said in options("a-hard-answer")
        assert sent.newest_first(here)[0].reply == "came"

    def test_about_someone_kept_apart_no_line_hopes_for_anything(self, here: Context) -> None:
        sam = someone(here, "Sam")
        draft = messages.filled_in(here, Draft(situation="thanks"), "name", "Sam")
        sent.mark(here, messages.compose(here, draft))
        record = sent.newest_first(here)[0]
        assert record.person == sam.id
        mark(here, sam, unsafe=True)
        assert sent.receive(here, record.id, "no answer yet") in options("kept-apart")

    def test_a_name_written_small_is_theirs_too(self, here: Context) -> None:
        draft = messages.filled_in(here, Draft(situation="thanks"), "name", "rex")
        sent.mark(here, messages.compose(here, draft))
        someone(here, "Rex", unsafe=True)
        record = sent.newest_first(here)[0]
        assert sent.receive(here, record.id, "no answer yet") in options("kept-apart")

    def test_every_choice_offered_is_understood(self, here: Context) -> None:
        sent_id = send(here)
        for choice in sent.RECEIVED:
            assert sent.receive(here, sent_id, choice)
            assert sent.newest_first(here)[0].received == choice

    def test_empty_words_and_undo_take_it_back(self, here: Context) -> None:
        sent_id = send(here)
        sent.receive(here, sent_id, "no answer yet")
        sent.receive(here, sent_id, " ")
        record = sent.newest_first(here)[0]
        assert (record.received, record.reply) == ("", "")
        assert here.store.undo() == "Undone: how it was received."
        assert sent.newest_first(here)[0].received == "no answer yet"

    def test_one_removed_in_another_window_is_said_so(self, here: Context, there: Context) -> None:
        sent_id = send(here)
        sent.remove(there, sent_id)
        with pytest.raises(BadInput, match="another window"):
            sent.receive(here, sent_id, "warmly")

    def test_let_go_its_words_leave_the_file_and_undo_brings_it_back(self, here: Context) -> None:
        sent_id = send(here)
        words = sent.newest_first(here)[0].text
        sent.remove(here, sent_id)
        assert words not in here.store.paths.data.read_text("utf-8")
        here.store.undo()
        assert sent.newest_first(here)[0].text == words


class TestTheDayAfter:
    def test_without_an_answer_today_has_a_kind_line_until_one_comes(
        self, here: Context, clock: Clock
    ) -> None:
        sent.receive(here, send(here), "no answer yet")
        assert today_view.look(here).no_reply == ""
        clock.advance(days=1)
        assert today_view.look(here).no_reply in options("no-reply")
        replies.answer_came(here)
        assert today_view.look(here).no_reply == ""
        assert sent.newest_first(here)[0].reply == "came"
        with pytest.raises(BadInput, match="no message waiting"):
            replies.answer_came(here)

    def test_nothing_is_asked_of_a_message_nobody_said_anything_about(
        self, here: Context, clock: Clock
    ) -> None:
        send(here)
        clock.advance(days=1)
        assert today_view.look(here).no_reply == ""

    def test_after_some_days_it_is_let_be(self, here: Context, clock: Clock) -> None:
        sent.receive(here, send(here), "no answer yet")
        clock.advance(days=4)
        assert today_view.look(here).no_reply == ""

    def test_it_says_nothing_of_someone_kept_apart_since(self, here: Context, clock: Clock) -> None:
        sam = someone(here, "Sam")
        sent.receive(here, send(here), "no answer yet")
        mark(here, sam, unsafe=True)
        clock.advance(days=1)
        assert today_view.look(here).no_reply == ""
