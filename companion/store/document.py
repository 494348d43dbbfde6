"""The file's bytes: valid JSON, `_meta` first, one record a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from companion.domain.records import TABLES

Fields = dict[str, Any]
Tables = dict[str, dict[str, Fields]]
SCHEMA = 2
_LINES = msgspec.json.Encoder()


def _formats_in_order(tables: Tables) -> Tables:
    """Schema 2: the one safest format of a person became their formats, the safest first."""
    people: dict[str, Any] = {}
    rows: dict[str, Any] = tables.get("people", {})
    for record_id, row in rows.items():
        if not isinstance(row, dict):  # changed by hand; it is named when it is read
            people[record_id] = row
            continue
        rest = {k: v for k, v in row.items() if k not in _PEOPLE_HAD}
        safest = row.get("safest_format")
        people[record_id] = {**rest, "formats": [safest]} if safest else rest
    return {**tables, "people": people} if people else tables


_PEOPLE_HAD = ("safest_format", "rotation", "rotation_turn")
MIGRATIONS: dict[int, Callable[[Tables], Tables]] = {1: _formats_in_order}
"""From schema n to n + 1: pure steps over plain values."""


class NotOurs(Exception):
    """These bytes are not a data file of ours. The message says why in a few words."""


class Newer(Exception):
    """These bytes were written by a newer version."""


def encode(tables: Mapping[str, Mapping[str, Fields]], nonce: str) -> bytes:
    """Return the file for `tables`. Tables without records are left out but for the known ones."""
    dump = msgspec.json.encode
    meta = {"nonce": nonce, "schema": SCHEMA, "program": "companion"}
    parts = [b'{"_meta":' + dump(meta)]
    for name in (*TABLES, *(n for n in tables if n not in TABLES)):
        rows = tables.get(name, {})
        # One object a line in one call; then the braces between lines become commas.
        # A line break never stands inside encoded JSON.
        lines = _LINES.encode_lines([{i: fields} for i, fields in rows.items()])
        joined = lines.replace(b"}\n{", b",\n")[1:-2]
        parts.append(dump(name) + (b":{\n" + joined + b"\n}" if rows else b":{}"))
    return b",\n".join(parts) + b"\n}\n"


def decode(data: bytes) -> tuple[Tables, str, int]:
    """Return tables, nonce and schema of the file's bytes.

    Raises NotOurs when they cannot be read, Newer when their schema is above ours.
    """
    if not data.strip():
        raise NotOurs("it is empty")
    try:
        whole = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise NotOurs("it is not whole JSON")
    meta = whole.pop("_meta", None) if isinstance(whole, dict) else None
    schema = meta.get("schema") if isinstance(meta, dict) else None
    if not isinstance(meta, dict) or type(schema) is not int or schema < 1:
        raise NotOurs("it is JSON of another kind")
    if schema > SCHEMA:
        raise Newer
    for name, rows in whole.items():
        if not isinstance(rows, dict):
            raise NotOurs(f'its part "{name}" is not a table')
    return whole, str(meta.get("nonce", "")), schema


def migrate(tables: Tables, found: int) -> Tables:
    """Return `tables` brought from schema `found` to ours, step by step."""
    for version in range(found, SCHEMA):
        tables = MIGRATIONS[version](tables)
    return tables


_HEADER = re.compile(rb'^\s*"([a-z]+)":\s*\{\s*$')
_LINE = re.compile(rb'^\s*("(?:[^"\\]|\\.)*"):\s*(\{.*\}),?\s*$')
_NOUNS = {kind.__name__.lower(): name for name, kind in TABLES.items()}


def salvage(data: bytes) -> Tables:
    """Return every record that still stands whole on its own line."""
    tables: Tables = {}
    here = ""
    for line in data.split(b"\n"):
        if header := _HEADER.match(line):
            here = header[1].decode()
            continue
        if not (found := _LINE.match(line)):
            continue
        try:
            name, fields = msgspec.json.decode(found[1]), msgspec.json.decode(found[2])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue
        table = _NOUNS.get(str(name).partition("-")[0], here)
        # Without fields it is the line of an empty table, not a record.
        if name != "_meta" and table in TABLES and isinstance(fields, dict) and fields:
            tables.setdefault(table, {})[name] = fields
    return tables
