from __future__ import annotations

import pytest

from companion.domain.kinds import cued_kind
from companion.domain.library import WinKind
from tests.content.shipped import KINDS

LABELS = [
    "reached out", "answered", "listened", "asked", "accepted support", "showed up",
    "set a boundary", "left kindly", "rested kindly", "expressed", "contributed",
    "acted with the feeling there", "did the smaller version", "spoke kindly to myself",
    "noticed", "came back",
]  # fmt: skip
EACH = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda k: k.id)


def test_the_sixteen_kinds_are_there_in_their_order() -> None:
    assert [kind.label for kind in KINDS.values()] == LABELS


def test_connection_and_rest_weigh_the_same() -> None:
    sides = [kind.side for kind in KINDS.values()]
    assert sides.count("connection") >= 7
    assert sides.count("rest") >= 7


@EACH
def test_each_has_quiet_lines_that_name_what_was_done(kind: WinKind) -> None:
    assert 3 <= len(kind.acknowledgements) <= 5


@EACH
def test_its_cues_are_plain_and_point_to_it_alone(kind: WinKind) -> None:
    assert len(kind.cues) >= 8
    assert len(set(kind.cues)) == len(kind.cues)
    for cue in kind.cues:
        assert cue == cue.lower()
        assert cued_kind(cue, KINDS) == kind.id


def test_no_cue_stands_under_two_kinds() -> None:
    cues = [cue for kind in KINDS.values() for cue in kind.cues]
    assert len(cues) == len(set(cues))
