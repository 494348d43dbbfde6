from __future__ import annotations

import pytest

from companion.domain.errors import BadInput
from companion.services import help_now
from companion.services.context import Context


@pytest.fixture(autouse=True)
def _nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C")


def numbers(found: help_now.HelpNow) -> list[str]:
    return [line.number for line in found.lines]


def test_without_a_known_country_there_is_the_directory(here: Context) -> None:
    found = help_now.look(here)
    assert (found.country, found.lines, found.contact) == ("", (), "")
    assert [line.number for line in found.elsewhere] == ["findahelpline.com"]
    assert found.intro
    assert found.limits


def test_looking_keeps_nothing(here: Context) -> None:
    help_now.look(here, "DE")
    assert list(here.store.paths.data.parent.iterdir()) == []


def test_the_machines_own_language_suggests_a_country(
    here: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_IE.UTF-8")
    found = help_now.look(here)
    assert found.country == "Ireland"
    assert numbers(found) == ["116 123", "HELLO to 50808"]


def test_a_kept_country_is_shown_before_the_machines_own(
    here: Context, there: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    help_now.set_country(here, "germany")
    assert help_now.look(there).country == "Germany"
    assert numbers(help_now.look(there))[0] == "0800 111 0 111"
    assert help_now.look(there, "FR").country == "France"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("de", "DE"),
        ("Germany", "DE"),
        ("GERMANY", "DE"),
        ("uk", "GB"),
        ("gb", "GB"),
        (" nl ", "NL"),
    ],
)
def test_a_country_may_be_written_as_code_or_name(words: str, code: str) -> None:
    assert help_now.read_country(words) == code


def test_an_unknown_country_names_the_nearest_and_the_directory() -> None:
    with pytest.raises(BadInput, match=r'Did you mean "Germany".*findahelpline\.com'):
        help_now.read_country("Germani")
    with pytest.raises(BadInput, match=r"findahelpline\.com") as caught:
        help_now.read_country("\x1b[31mnowhere")
    assert "\x1b" not in str(caught.value)


def test_the_persons_own_number_stands_there_from_then_on(here: Context, there: Context) -> None:
    help_now.set_contact(here, " Dr Ott,\n030 1234 ")
    help_now.set_country(here, "AT")
    found = help_now.look(there)
    assert (found.contact, found.country) == ("Dr Ott, 030 1234", "Austria")
    help_now.set_contact(there, "")
    assert help_now.look(here).contact == ""
    assert help_now.look(here).country == "Austria"


@pytest.mark.parametrize("broken", [b"", b"{", b'{"_meta":{"schema":99}}', b"\xff\xfe\x00", b"[]"])
def test_a_broken_or_newer_file_takes_no_help_away(here: Context, broken: bytes) -> None:
    here.store.paths.data.write_bytes(broken)
    found = help_now.look(here, "US")
    assert numbers(found) == ["988", "HOME to 741741"]
    assert found.elsewhere
    assert found.contact == ""
    assert here.store.paths.data.read_bytes() == broken


def test_every_country_of_the_lines_can_be_chosen(here: Context) -> None:
    for code, name in help_now.countries().items():
        assert help_now.read_country(name) == code
        assert help_now.look(here, code).lines
