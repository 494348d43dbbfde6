from __future__ import annotations

import re
from pathlib import Path

import pytest

from companion.domain.records import TABLES, CardSection, Record, RoutinePart, Rung
from companion.services.context import open_context
from companion.store import backups, document, recovery
from companion.store.paths import paths_beside
from tests.docs.pages import commands, page, section

PAGE = page("docs/data.md")
INNER = {"routines": RoutinePart, "ladders": Rung, "cards": CardSection}


def named(text: str) -> set[str]:
    return set(re.findall(r"`(\w+)`", text))


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_described_with_every_field_and_no_other(table: str) -> None:
    found = re.search(rf"^\*\*{table}\*\*:(.*?)\n\n", PAGE, re.S | re.M)
    assert found
    own = set(TABLES[table].__struct_fields__) - set(Record.__struct_fields__)
    inner = set(INNER[table].__struct_fields__) if table in INNER else set()
    assert named(found[1]) == own | inner


def test_what_every_record_has_is_described() -> None:
    rows = section(PAGE, "What every record has")
    assert set(Record.__struct_fields__) <= named(rows)


def test_the_example_is_a_file_the_program_reads(tmp_path: Path) -> None:
    found = re.search(r"```json\n(.*?)```", PAGE, re.S)
    assert found
    data = tmp_path / "companion.json"
    data.write_text(found[1])
    context = open_context(paths_beside(data))
    seen = context.store.snapshot()
    (win,) = seen.all(TABLES["wins"])
    assert win.id.startswith("win-")
    assert not seen.problems


def test_names_beside_the_file_are_as_told() -> None:
    paths = paths_beside(Path("/home/you/diary.json"))
    told = named(PAGE.replace(".", "_").replace("-", "_").replace("/`", "`"))
    for path in (paths.lock, paths.backups, paths.drafts):
        assert path.name.replace(".", "_").replace("-", "_") in told


def test_numbers_told_are_the_ones_that_hold() -> None:
    assert backups.DAILY == 7
    assert backups.MONTHLY == 12
    assert "newest seven stay, and the first of each of the last twelve months" in " ".join(
        PAGE.split()
    )
    assert f"`_meta.schema` is {document.SCHEMA}" in PAGE
    assert f"companion restore {recovery.SALVAGE} " in PAGE


def test_every_command_on_the_page_begins_with_something_that_is_there() -> None:
    from companion.cli.app import VERBS

    for line in commands(PAGE):
        first, *rest = line.split()
        assert first in ("companion", "cp")
        assert first != "companion" or rest[0] in VERBS
