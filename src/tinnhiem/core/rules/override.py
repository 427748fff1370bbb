"""Departing from a figure of the rulebook, on the record.

The figure is put into the parsed tables and the book is read again, so a departure
meets the same strictness as the book itself. The text of the book does not change:
what the law says and what was decided stay apart.

An overridden figure is no longer law. Its citation names the decision, and its
status is `practice`: seen in one body's own decision, not in the instrument.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from tinnhiem.core.rules.citation import Status
from tinnhiem.core.rules.errors import (
    OverrideReasonMissingError,
    OverrideRuleUnknownError,
    OverrideValueError,
    RulebookError,
)
from tinnhiem.core.rules.reading import parse, rulebook_of
from tinnhiem.core.rules.rulebook import Rulebook

IDENTITY: Final = "book"  # no decision turns one instrument into another
NO_FIGURE: Final = frozenset(
    {"key", "article", "source", "status", "note", "instrument", "evidence"}
)
PLAIN: Final = ("value", "fraction", "days", "text")  # what a bare path means


@dataclass(frozen=True, slots=True)
class Override:
    """A departure from a figure of the rulebook, on the record.

    Attributes:
        rule: Dotted place in the rulebook: `quorum` or `quorum.fraction`,
            `minutes_copies`, `leads.dossier-in`, `bands.review.above`.
        value: The new value, as the rulebook's TOML writes it; quotes may be left
            out: `3/4`, `"3/4"`, `5`, `false`.
        reason: Why; never empty.
        by: Who decided; never empty.
    """

    rule: str
    value: str
    reason: str
    by: str
    decided_on: date


def apply_overrides(rulebook: Rulebook, overrides: Sequence[Override]) -> Rulebook:
    """Return the rulebook with some figures replaced; its `text` stays.

    Args:
        rulebook: As read from its TOML, which it keeps in `text`.
        overrides: In the order decided; a later one about the same figure wins.

    Raises:
        OverrideReasonMissingError: Write down why, and who decided.
        OverrideRuleUnknownError: Choose one of the figures it lists.
        OverrideValueError: Write a value that the rulebook itself could hold.
    """
    if not overrides:
        return rulebook
    tables = parse(rulebook.text, where=rulebook.key)
    for override in overrides:
        _require_reason(override)
        _put(tables, override, rulebook)
    # Read once, after the last: two bands that meet can only move together.
    try:
        return rulebook_of(tables, text=rulebook.text, where=rulebook.key)
    except RulebookError as refusal:
        blamed = _blamed(overrides, refusal)
        raise OverrideValueError(
            blamed.rule, value=blamed.value, detail=refusal.code
        ) from refusal


def overridable(rulebook: Rulebook) -> tuple[str, ...]:
    """Return every dotted place that a departure may name, in the book's order."""
    tables = parse(rulebook.text, where=rulebook.key)
    return tuple(place for place, _, _ in _figures(tables))


def _require_reason(override: Override) -> None:
    missing = [w for w in ("reason", "by") if not getattr(override, w).strip()]
    if missing:
        raise OverrideReasonMissingError(
            override.rule, value=override.value, detail=", ".join(missing)
        )


def _put(tables: dict[str, Any], override: Override, rulebook: Rulebook) -> None:
    places = {place: (table, key) for place, table, key in _figures(tables)}
    if override.rule not in places:
        raise OverrideRuleUnknownError(
            override.rule, value=override.value, detail=", ".join(places)
        )
    table, key = places[override.rule]
    own = table.get("instrument") or rulebook.name
    cited = " ".join(word for word in (table["article"], own) if word)
    table[key] = _value(override.value)
    table["instrument"] = (
        f"quyết định của {override.by.strip()} ngày {override.decided_on:%d/%m/%Y} "
        f"(thay {cited})"
    )
    table["article"] = ""
    table["source"] = override.reason.strip()
    table["status"] = Status.PRACTICE.value


def _blamed(overrides: Sequence[Override], refusal: RulebookError) -> Override:
    """Return the last departure in the part of the book that is refused."""
    part = refusal.key.split(".")[0]
    touching = [o for o in overrides if o.rule.split(".")[0] == part]
    return (touching or list(overrides))[-1]


def _value(written: str) -> object:
    """Return what stands in the override, read as TOML; bare words are text."""
    try:
        parsed = tomllib.loads(f"value = {written.strip()}")
    except tomllib.TOMLDecodeError:
        return written.strip()
    return parsed["value"] if len(parsed) == 1 else written.strip()


def _figures(tables: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield each place with the table and key it names."""
    for name, content in tables.items():
        if name == IDENTITY:
            continue
        if isinstance(content, dict):
            yield from _fields(name, content)
        else:
            for entry in content:
                yield from _fields(f"{name}.{entry['key']}", entry)


def _fields(
    place: str, table: dict[str, Any]
) -> Iterator[tuple[str, dict[str, Any], str]]:
    for key in table:
        if key in PLAIN:
            yield place, table, key
        if key not in NO_FIGURE:
            yield f"{place}.{key}", table, key
