"""The examples of docs/content.md work as they stand."""

from __future__ import annotations

import re
from pathlib import Path

from companion.domain import content_rules
from companion.domain.filling import PLACEHOLDERS, fill
from companion.services.content import check_folder
from companion.store import library

PAGE = (Path(__file__).parents[2] / "docs" / "content.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r"```toml\n# ([a-z]+\.toml)\n(.*?)```", PAGE, re.DOTALL))


def test_every_example_keeps_every_rule(tmp_path: Path) -> None:
    assert set(EXAMPLES) == {"steps.toml", "messages.toml", "helplines.toml"}
    for file, text in EXAMPLES.items():
        (tmp_path / file).write_text(text, "utf-8")
    report = check_folder(tmp_path)
    assert report.lines == ()
    assert report.counts["steps"] == 2
    assert (report.counts["messages"], report.counts["helplines"]) == (1, 1)


def test_the_example_message_reads_as_the_page_says(tmp_path: Path) -> None:
    (tmp_path / "messages.toml").write_text(EXAMPLES["messages.toml"], "utf-8")
    read = library.read_file(tmp_path / "messages.toml", library.SHELVES["messages"])
    (message,) = read.entries.values()
    assert f'"{fill(message.text, {})}"' in " ".join(PAGE.split())


def test_the_page_names_every_file_table_and_placeholder() -> None:
    for shelf in library.SHELVES.values():
        assert f"`{shelf.file}`" in PAGE
        assert f"`[[{shelf.table}]]`" in PAGE
    assert all(f"`{{{name}}}`" in PAGE for name in PLACEHOLDERS)


def test_what_the_page_hides_is_there_to_hide() -> None:
    hidden = re.findall(r'"([a-z-]+)"', re.findall(r"hide = \[(.*?)\]", PAGE)[0])
    assert set(hidden) <= set(library.shipped("steps"))


def test_the_page_lists_the_words_that_push() -> None:
    told = PAGE[PAGE.index("none of these:") : PAGE.index("No two entries")]
    for word in " ".join(told.split("none of these:")[1].split()).rstrip(" .-").split(", "):
        entry = library.SHELVES["evening"].kind(id="x", text=f"A {word} b.")
        assert content_rules.breaches({"evening": {"x": entry}}, whole=False), word
