"""Every kind of key of a rulebook is needed, or at least known, and has its line."""

import tomllib
from collections.abc import Iterator

import pytest

from tests.core.rules.books import KEYS, shipped
from tinnhiem.core.rules import errors
from tinnhiem.core.rules.reading import read_rulebook
from tinnhiem.core.rules.rulebook import Rulebook


def refused(text: str) -> errors.RulebookError:
    with pytest.raises(errors.RulebookError) as refusal:
        read_rulebook(text, where="quy-dinh.toml")
    return refusal.value


def _every_kind_of_key() -> Iterator[tuple[str, int, str, str]]:
    """Yield book, line number, table and key: each kind of key of each table once."""
    seen: set[tuple[str, str]] = set()
    for book in KEYS:
        table = ""
        for number, line in enumerate(shipped(book).split("\n"), start=1):
            table = line.strip("[]") if line.startswith("[") else table
            name, equals, _ = line.partition(" = ")
            if equals and not line.startswith("#") and (table, name) not in seen:
                seen.add((table, name))
                yield book, number, table, name


OPTIONAL = {"note", "instrument", "in_force_to"}
EVERY_KIND_OF_KEY = [
    pytest.param(book, number, name, id=f"{table or 'top'} {name}")
    for book, number, table, name in _every_kind_of_key()
]


@pytest.mark.parametrize(("key", "number", "name"), EVERY_KIND_OF_KEY)
def test_renaming_any_key_is_refused_on_its_line(
    key: str, number: int, name: str
) -> None:
    lines = shipped(key).split("\n")
    lines[number - 1] = lines[number - 1].replace(name, f"{name}_", 1)

    refusal = refused("\n".join(lines))

    unknown = [
        f for f in (refusal, *refusal.others) if f.code == "rulebook-unknown-key"
    ]
    assert [fault.line for fault in unknown] == [number]


@pytest.mark.parametrize(("key", "number", "name"), EVERY_KIND_OF_KEY)
def test_leaving_out_any_key_is_refused_at_its_table(
    key: str, number: int, name: str
) -> None:
    lines = shipped(key).split("\n")
    del lines[number - 1]
    text = "\n".join(lines)
    tomllib.loads(text)

    if name in OPTIONAL:
        assert isinstance(read_rulebook(text, where=key), Rulebook)
        return
    refusal = refused(text)

    headers = [
        n for n, kept in enumerate(lines[: number - 1], 1) if kept.startswith("[")
    ]
    assert refusal.line == (headers[-1] if headers else 1)
