from __future__ import annotations

import re
from datetime import date

import pytest

from companion.domain.library import Helpline
from tests.content.shipped import LINES

# As listed in public sources; a number that differs from its place here is a mistake.
# Somebody may dial it on a bad night, so it is written out a second time.
NUMBERS = {
    "US": ["988", "HOME to 741741"],
    "CA": ["988"],
    "GB": ["116 123", "SHOUT to 85258", "111 option 2"],
    "IE": ["116 123", "HELLO to 50808"],
    "AU": ["13 11 14", "0477 13 11 14"],
    "NZ": ["1737"],
    "IN": ["14416", "1800-891-4416"],
    "DE": ["0800 111 0 111", "0800 111 0 222", "116 123"],
    "AT": ["142"],
    "CH": ["143"],
    "FR": ["3114"],
    "ES": ["024"],
    "PT": ["1411"],
    "NL": ["113", "0800-0113"],
    "BE": ["1813", "0800 32 123"],
    "IT": ["02 2327 2327"],
    "PL": ["116 123"],
    "NO": ["116 123"],
    "SE": ["90101"],
    "JP": ["0120-279-338"],
    "KR": ["109"],
    "SG": ["1771", "1767"],
    "PH": ["1553"],
    "ZA": ["0800 567 567"],
    "BR": ["188"],
    "MX": ["800 911 2000"],
    "AR": ["0800-999-0091"],
    "": ["findahelpline.com"],
}
CHANNELS = {"call", "text", "chat", "web"}
EACH = pytest.mark.parametrize("line", LINES, ids=lambda entry: f"{entry.code}-{entry.number}")


def test_every_number_is_exactly_the_listed_one() -> None:
    found: dict[str, list[str]] = {}
    for line in LINES:
        found.setdefault(line.code, []).append(line.number)
    assert found == NUMBERS


def test_the_shared_european_number_stands_only_where_it_was_listed() -> None:
    assert {line.code for line in LINES if line.number == "116 123"} == {
        "GB", "IE", "DE", "PL", "NO",
    }  # fmt: skip


@EACH
def test_each_line_says_who_how_and_when_it_was_checked(line: Helpline) -> None:
    assert line.country
    assert line.name
    assert line.source
    assert set(line.channel.split(", ")) <= CHANNELS
    assert line.checked == date.fromisoformat(line.checked).isoformat()
    assert line.code == "" or re.fullmatch(r"[A-Z]{2}", line.code)


@EACH
def test_how_to_reach_it_agrees_with_the_number(line: Helpline) -> None:
    if " to " in line.number:
        assert line.channel == "text"
    assert (line.channel == "web") == (line.code == "")


@EACH
def test_what_is_not_certain_is_left_empty(line: Helpline) -> None:
    for field in (line.hours, line.language, line.cost):
        assert not re.search(r"\?|unknown|probably|maybe|n/a", field.lower())
    assert line.cost == "" or line.cost.startswith("free")
    assert line.source == "public directory" or re.fullmatch(r"[\w.-]+\.\w+(/\w+)?", line.source)


def test_a_country_has_one_name_and_one_code() -> None:
    assert len({line.country for line in LINES}) == len({line.code for line in LINES})
    assert {(line.country, line.code) for line in LINES if not line.code} == {("anywhere", "")}
