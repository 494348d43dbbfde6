from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from companion.domain.errors import BadInput
from companion.domain.filling import placeholders
from companion.domain.library import Tone
from companion.domain.records import Message, Place
from companion.services import messages, occasions, profile, waiting
from companion.services.context import Context
from companion.services.messages import Draft
from companion.services.occasions import Occasion
from companion.store import library
from tests.services.people_around import mark, someone

SITUATIONS = sorted(library.shelf("situations"))
OWN = "Hello Sam, I am thinking of you."


def say(context: Context, draft: Draft) -> str:
    return messages.compose(context, draft).text


def named(context: Context, situation: str, name: str) -> Draft:
    return messages.filled_in(context, Draft(situation=situation), "name", name)


def keep_own(context: Context, draft: Draft, words: str) -> str:
    return messages.keep_own(context, draft, words).first(Message).id


class TestFilling:
    def test_name_and_minutes_come_from_the_map(self, here: Context) -> None:
        sam = someone(here, "Sam", agreed_minutes=15)
        draft = messages.begin(here, Occasion(person=sam.id), "boundary")
        assert dict(draft.values) == {"name": "Sam", "minutes": "15"}
        said = say(here, replace(draft, version="boundary-01"))
        assert said.startswith("It would be good to see you, Sam,")
        assert "about 15 minutes" in said

    def test_what_is_said_goes_before_what_is_on_the_map(self, here: Context) -> None:
        sam = someone(here, "Sam", agreed_minutes=15)
        of_call = messages.begin(here, occasions.of_call(sam, 5))
        assert of_call.situation == "mutual-check-in"
        assert of_call.values["minutes"] == "5"

    @pytest.mark.parametrize("situation", SITUATIONS)
    def test_with_nothing_filled_in_every_situation_still_reads(
        self, here: Context, situation: str
    ) -> None:
        composed = messages.compose(here, messages.begin(here, Occasion(), situation))
        assert composed.text
        assert composed.trouble == ""
        assert not set(composed.text) & set("{}[]|")
        assert "  " not in composed.text

    def test_a_name_taken_out_again_leaves_a_whole_message(self, here: Context) -> None:
        draft = replace(named(here, "tiny-check-in", "Sam"), version="tiny-check-in-01")
        assert say(here, draft).startswith("Hello Sam.")
        assert say(here, messages.filled_in(here, draft, "name", " ")).startswith("Hello. ")

    def test_an_option_is_added_where_the_wording_has_no_place_for_it(self, here: Context) -> None:
        draft = Draft(situation="tiny-check-in", version="tiny-check-in-01")
        draft = messages.filled_in(here, draft, "option", "a walk on Sunday")
        composed = messages.compose(here, draft)
        assert composed.text.endswith(" If it suits you, we could try a walk on Sunday.")
        assert ("option", "a walk on Sunday") in composed.places
        assert messages.left_out(composed) == ()

    def test_an_option_stands_once_where_the_wording_has_a_place(self, here: Context) -> None:
        draft = Draft(situation="late-reply", version="late-reply-01", values={"option": "tea"})
        assert say(here, draft).count("tea") == 1
        assert "we could try" not in say(here, draft)

    def test_a_day_is_written_with_its_capital(self, here: Context) -> None:
        draft = messages.filled_in(here, Draft(situation="move"), "day", "thursday")
        assert draft.values["day"] == "Thursday"

    def test_what_this_wording_has_no_place_for_is_named(self, here: Context) -> None:
        draft = Draft(
            situation="tiny-check-in", version="tiny-check-in-01", values={"place": "the pier"}
        )
        assert messages.left_out(messages.compose(here, draft)) == ("place",)

    def test_places_come_calm_ones_first(self, here: Context) -> None:
        for name, noise in (("the station", "9"), ("the library", "1")):
            profile.add(here, Place, name, noise=noise)
        offered = messages.choices_for(here, Draft(situation="keep-me-company"), "place")
        assert offered == ("the library", "the station")


class TestShapes:
    def test_short_is_shorter_and_says_so(self, here: Context) -> None:
        draft = replace(named(here, "late-reply", "Sam"), version="late-reply-01")
        whole = messages.compose(here, draft)
        short = messages.compose(here, replace(draft, short=True))
        assert short.text == "Hi Sam. A slow answer from me, and thank you for writing."
        assert (whole.length, short.length) == ("a few lines", "short")

    def test_own_words_without_a_short_form_keep_their_first_sentences(self, here: Context) -> None:
        long = "I am here. " + "There is much more to say about it, one day. " * 5
        own = keep_own(here, Draft(situation="thanks"), long)
        short = say(here, Draft(situation="thanks", version=own, short=True))
        assert short.startswith("I am here.")
        assert len(short.split()) <= 16

    @pytest.mark.parametrize("ending", ["", "[ Or {option}.]"])
    def test_an_option_stays_when_own_words_are_made_shorter(
        self, here: Context, ending: str
    ) -> None:
        long = "I am here. " + "There is much more to say about it. " * 5
        own = keep_own(here, Draft(situation="thanks"), long.strip() + ending)
        draft = Draft(situation="thanks", version=own, short=True, values={"option": "tea"})
        assert say(here, draft).endswith("about it. If it suits you, we could try tea.")

    def test_an_option_that_the_shorter_own_words_hold_is_said_once(self, here: Context) -> None:
        long = "Could we try {option|something}? " + "There is more to say about it. " * 5
        own = keep_own(here, Draft(situation="thanks"), long)
        draft = Draft(situation="thanks", version=own, short=True, values={"option": "tea"})
        assert say(here, draft).startswith("Could we try tea? There is more")
        assert say(here, draft).count("tea") == 1

    @pytest.mark.parametrize("tone", get_args(Tone))
    @pytest.mark.parametrize("situation", SITUATIONS)
    def test_every_situation_has_words_in_every_tone(
        self, here: Context, situation: str, tone: Tone
    ) -> None:
        composed = messages.compose(here, Draft(situation=situation, tone=tone))
        assert composed.version.tone == tone

    def test_the_next_tone_goes_round(self, here: Context) -> None:
        draft = Draft(situation="late-reply")
        tones = []
        for _ in range(4):
            draft = messages.next_tone(here, draft)
            tones.append(draft.tone)
        assert tones == ["warm", "light", "plain", "warm"]

    def test_another_goes_through_all_and_round_to_the_first(self, here: Context) -> None:
        draft = messages.compose(here, Draft(situation="late-reply")).draft
        held = len(messages.versions(here.store.snapshot(), "late-reply"))
        seen = []
        for _ in range(held):
            draft = messages.another(here, draft)
            seen.append(draft.version)
        assert len(set(seen)) == held
        assert messages.another(here, draft).version == seen[0]

    def test_the_wording_stays_all_day(self, here: Context, there: Context) -> None:
        draft = Draft(situation="thanks", tone="warm")
        assert say(here, draft) == say(there, draft)

    def test_an_unknown_tone_names_those_there_are(self) -> None:
        assert messages.read_tone(" Warm ") == "warm"
        with pytest.raises(BadInput, match="plain, warm, light"):
            messages.read_tone("stern")


class TestSituations:
    @pytest.mark.parametrize("written", ["late-reply", "Late Reply", " answering  late "])
    def test_a_situation_is_said_by_its_id_or_label(self, written: str) -> None:
        assert messages.read_situation(written) == "late-reply"

    def test_an_unknown_one_names_the_nearest(self) -> None:
        with pytest.raises(BadInput, match='Did you mean "late-reply"') as caught:
            messages.read_situation("late-replay\x1b[31m")
        assert "\x1b" not in str(caught.value)

    def test_what_fits_the_moment_comes_first(self, here: Context) -> None:
        order = messages.in_order(here.store.snapshot(), Occasion(situation="thanks"))
        assert (order[0][0].id, order[0][1]) == ("thanks", True)
        assert {each.id for each, _ in order} == set(SITUATIONS)
        assert sum(fits for _, fits in order) == 1

    def test_limits_are_near_for_someone_who_drains(self, here: Context) -> None:
        kim = someone(here, "Kim", drains=True)
        about = occasions.about(here.store.snapshot(), kim)
        order = messages.in_order(here.store.snapshot(), about)
        assert order[0][0].id == "boundary"
        assert {"boundary", "decline", "exit-now"} <= {each.id for each, fits in order if fits}


class TestOwnWords:
    def test_they_stand_beside_the_shipped_ones_and_come_first(self, here: Context) -> None:
        before = messages.versions(here.store.snapshot(), "tiny-check-in")
        draft = messages.compose(here, named(here, "tiny-check-in", "Sam")).draft
        own = keep_own(here, draft, OWN)
        after = messages.versions(here.store.snapshot(), "tiny-check-in")
        assert (after[0].id, after[0].own) == (own, True)
        assert after[1:] == before

    def test_next_time_they_are_there_for_another_name_or_none(
        self, here: Context, there: Context
    ) -> None:
        keep_own(here, named(here, "tiny-check-in", "Sam"), OWN)
        again = messages.begin(there, Occasion(), "tiny-check-in")
        assert say(there, again) == "Hello, I am thinking of you."
        ana = messages.filled_in(there, again, "name", "Ana")
        assert say(there, ana) == "Hello Ana, I am thinking of you."

    def test_they_are_changed_in_place(self, here: Context) -> None:
        own = keep_own(here, Draft(situation="thanks"), "Thank you.")
        assert keep_own(here, messages.begin(here, Occasion(), "thanks"), "Thanks a lot.") == own
        found = here.store.snapshot().all(Message)
        assert [(m.id, m.text) for m in found] == [(own, "Thanks a lot.")]
        assert here.store.undo() == "Undone: your own wording."
        assert [m.text for m in here.store.snapshot().all(Message)] == ["Thank you."]

    def test_let_go_they_come_back_with_undo(self, here: Context) -> None:
        own = keep_own(here, Draft(situation="thanks"), "Thank you.")
        messages.let_own_go(here, own)
        assert not any(v.own for v in messages.versions(here.store.snapshot(), "thanks"))
        assert here.store.undo() == "Undone: letting your wording go."
        assert messages.versions(here.store.snapshot(), "thanks")[0].id == own

    def test_a_shipped_one_cannot_be_let_go(self, here: Context) -> None:
        with pytest.raises(BadInput, match="stays"):
            messages.let_own_go(here, "late-reply-01")
        assert not here.store.paths.data.exists()

    @pytest.mark.parametrize(
        ("words", "wrong"),
        [(" \n", "a word or two"), ("Hi {nam|you}.", "not a placeholder"), ("Hi [", "alone")],
    )
    def test_what_cannot_be_filled_is_not_kept(self, here: Context, words: str, wrong: str) -> None:
        with pytest.raises(BadInput, match=wrong):
            messages.keep_own(here, Draft(situation="thanks"), words)
        assert here.store.snapshot().all(Message) == ()

    def test_broken_by_hand_in_the_file_they_are_shown_with_what_is_wrong(
        self, here: Context
    ) -> None:
        own = keep_own(here, Draft(situation="thanks"), "Thanks[ {name}].")
        path = here.store.paths.data
        path.write_text(path.read_text("utf-8").replace("Thanks[ {name}].", "Thanks[ {nam"))
        composed = messages.compose(here, messages.begin(here, Occasion(), "thanks"))
        assert composed.version.id == own
        assert composed.text == "Thanks[ {nam"
        assert composed.trouble.startswith("This wording cannot be filled: ")
        for draft in (
            replace(composed.draft, short=True),
            messages.filled_in(here, composed.draft, "option", "tea"),
        ):
            assert messages.compose(here, draft).trouble
        another = messages.compose(here, messages.another(here, composed.draft))
        assert another.trouble == ""


class TestNames:
    def test_two_of_one_name_are_told_apart_by_their_tie(self, here: Context) -> None:
        friend = someone(here, "Sam", "friend")
        someone(here, "Sam", "colleague")
        with pytest.raises(BadInput, match=r"More than one is called Sam: .*say \"Sam, ") as caught:
            named(here, "thanks", "sam")
        assert "\n" not in str(caught.value)
        for written in ("Sam, friend", "Sam (friend)"):
            draft = named(here, "thanks", written)
            assert draft.occasion.person == friend.id
            assert draft.values["name"] == "Sam"
        assert set(messages.choices_for(here, draft, "name")) == {"Sam (friend)", "Sam (colleague)"}

    def test_every_name_offered_can_be_taken(self, here: Context) -> None:
        for name, tie in (("Sam", "friend"), ("Sam", "colleague"), ("Sam", ""), ("Ana", "friend")):
            someone(here, name, tie)
        draft = Draft(situation="thanks")
        taken = {
            messages.filled_in(here, draft, "name", each).occasion.person
            for each in messages.choices_for(here, draft, "name")
        }
        assert len(taken) == 4

    @pytest.mark.parametrize("situation", SITUATIONS)
    def test_someone_kept_apart_is_never_offered(self, here: Context, situation: str) -> None:
        someone(here, "Rex", unsafe=True, steady=True, listens=True, ally_role="peer")
        someone(here, "Ana")
        draft = Draft(situation=situation)
        assert messages.choices_for(here, draft, "name") == ("Ana",)
        assert messages.compose(here, draft).in_mind == ("Ana",)

    def test_someone_kept_apart_is_refused_with_a_way_on(self, here: Context) -> None:
        rex = someone(here, "Rex", unsafe=True)
        with pytest.raises(BadInput, match="companion help-now"):
            named(here, "thanks", "rex")
        assert "name" not in messages.begin(here, Occasion(person=rex.id)).values

    def test_a_name_that_is_on_no_map_is_fine(self, here: Context) -> None:
        draft = named(here, "thanks", "the librarian")
        assert draft.values["name"] == "the librarian"
        assert draft.occasion.person == ""

    def test_the_name_of_the_one_who_waits_still_answers_them(self, here: Context) -> None:
        someone(here, "Mira", "friend")
        waiting.add(here, "Mira")
        waits = waiting.everyone(here)[0]
        draft = messages.begin(here, occasions.of_waiting(waits))
        for written in ("mira", "Mira (friend)"):
            assert messages.filled_in(here, draft, "name", written).occasion.waiting == waits.id

    def test_for_someone_else_it_does_not_answer_the_one_who_waits(self, here: Context) -> None:
        waiting.add(here, "Mira")
        draft = messages.begin(here, occasions.of_waiting(waiting.everyone(here)[0]))
        assert messages.filled_in(here, draft, "name", "Ana").occasion.waiting == ""

    def test_nor_for_someone_else_of_the_same_name(self, here: Context) -> None:
        someone(here, "Sam", "friend")
        someone(here, "Sam", "colleague")
        waiting.add(here, "Sam, friend")
        draft = messages.begin(here, occasions.of_waiting(waiting.everyone(here)[0]))
        to = messages.filled_in(here, draft, "name", "Sam, colleague")
        assert to.occasion.waiting == ""
        assert messages.filled_in(here, draft, "name", "Sam, friend").occasion.waiting

    def test_marked_unsafe_later_nobody_of_that_name_is_in_mind(self, here: Context) -> None:
        sam = someone(here, "Sam", steady=True)
        mark(here, sam, unsafe=True)
        assert messages.compose(here, Draft(situation="thanks")).in_mind == ()


def test_the_place_for_the_name_is_known_in_every_situation_with_one() -> None:
    shipped = library.shelf("messages").values()
    with_name = {m.situation for m in shipped if "name" in placeholders(m.text)}
    assert len(with_name) >= 15
