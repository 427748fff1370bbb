"""Typical shapes of marks in text and in bytes: what a search can recognise.

A single «2» may be anything; several keys of one sheet beside each other are a sheet.
What is written as prose, in another notation or compressed has none of these shapes:
the report says so.
"""

import json
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, Final

# Keys under which nothing of a vote is ever logged or told.
NEVER_LOGGED: Final = frozenset(
    {"voter", "person", "name", "mark", "marks", "level_of", "reading", "readings"}
)
MARK_WORDS: Final = frozenset(
    {"mark", "marks", "reading", "readings", "level_of", "muc", "sheet_marks"}
)
SHEET_WORDS: Final = frozenset({"sheets", "rows", "sheet", "started"})
KEYS: Final = frozenset("0123XG?")
ROWS: Final = 3  # so many rows of keys are a table of sheets


class MarkShape(StrEnum):
    """How marks stand together (hình thức nhận ra dấu trên phiếu)."""

    NAMED = "named"
    LIST = "list"
    TABLE = "table"
    STRINGS = "strings"


# "1", "2", "X" in brackets, as JSON writes lists; and 1, 1, 3 without quotes.
_QUOTED: Final = re.compile(r'\[\s*"[0-3XG?]"(?:\s*,\s*"[0-3XG?]")+\s*\]')
_BARE: Final = re.compile(r"\[\s*[0-3](?:\s*,\s*[0-3]){2,}\s*\]")
_PACKED: Final = re.compile(r'(?:"[0-3XG?]{2,60}"\s*,\s*){2,}"[0-3XG?]{2,60}"')
_NAMED: Final = re.compile(
    r'"(?:mark|marks|reading|readings|level_of|muc)"\s*:\s*(?:"[0-3XG?]"|\[\s*["0-3])'
)
_ROW: Final = re.compile(
    r"^(?:[^,;\t\n]{0,24}[,;\t]){0,2}[0-3XGxg](?:([,;\t])[0-3XGxg])(?:\1[0-3XGxg])*\s*$"
)
_YEAR: Final = re.compile(r"^(?:19|20)\d\d$")


def shapes_in(text: str) -> frozenset[MarkShape]:
    """Return the shapes of marks that stand in a text, or in bytes read as Latin-1."""
    found = set()
    if _NAMED.search(text):
        found.add(MarkShape.NAMED)
    if _QUOTED.search(text) or _has_bare_lists(text):
        found.add(MarkShape.LIST)
    if _has_packed(text):
        found.add(MarkShape.STRINGS)
    if has_rows_of_keys(text.splitlines()):
        found.add(MarkShape.TABLE)
    return frozenset(found)


def shapes_in_json(value: Any) -> frozenset[MarkShape]:
    """Return the shapes in a value read from JSON, down to its leaves."""
    found = set(shapes_in(json.dumps(value, ensure_ascii=False)))
    if any(_named_marks(value)):
        found.add(MarkShape.NAMED)
    return frozenset(found)


def has_rows_of_keys(lines: list[str]) -> bool:
    """Say whether several lines one after the other are cells with one key each."""
    run = 0
    for line in lines:
        run = run + 1 if len(line) < 500 and _ROW.match(line) else 0  # noqa: PLR2004
        if run >= ROWS:
            return True
    return False


def forbidden_keys(line: Mapping[str, Any]) -> frozenset[str]:
    """Return the keys of a log line that may never stand in one."""
    return NEVER_LOGGED & line.keys()


def _has_bare_lists(text: str) -> bool:
    """Say whether whole numbers stand in a list as marks do: repeated, from 0 to 3.

    Numbers of a roster do not repeat, so a list of four different ones is none.
    """
    for match in _BARE.finditer(text):
        keys = re.findall(r"\d", match.group())
        if len(set(keys)) < len(keys):
            return True
    return False


def _has_packed(text: str) -> bool:
    for match in _PACKED.finditer(text):
        words = re.findall(r'"([^"]+)"', match.group())
        lengths = {len(word) for word in words}
        if len(lengths) == 1 and not all(_YEAR.match(word) for word in words):
            return True
    return False


def _named_marks(value: Any) -> Iterator[bool]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in MARK_WORDS:
                yield _is_mark(inner) or isinstance(inner, list | dict)
            elif key in SHEET_WORDS and isinstance(inner, list | dict):
                yield bool(inner)
            yield from _named_marks(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named_marks(inner)


def _is_mark(value: Any) -> bool:
    return str(value) in KEYS
