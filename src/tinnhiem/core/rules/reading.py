"""From TOML text to a validated rulebook. A figure without source is refused."""

import re
import tomllib
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from tinnhiem.core.rules import errors
from tinnhiem.core.rules.bands import note_faulty_bands, read_band
from tinnhiem.core.rules.citation import Citation, Status
from tinnhiem.core.rules.rulebook import (
    Anchor,
    Lead,
    Rule,
    Rulebook,
    Strength,
    Track,
)
from tinnhiem.core.rules.sheet import Sheet, Table
from tinnhiem.core.share import Base

T = TypeVar("T")

SYNTAX: Final = re.compile(r"^(?P<what>.*) \(at line (?P<line>\d+), column (\d+)\)$")
KEY: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MOST_DAYS: Final = 366
MOST_COPIES: Final = 99
MOST_MEMBERS: Final = 999
MOST_MONTHS: Final = 60
MOST_VERSIONS: Final = 9999


def read_rulebook(text: str, *, where: str) -> Rulebook:
    """Return the rulebook that a TOML text describes.

    Args:
        text: The whole file. It is kept in `Rulebook.text`.
        where: The file's name, for refusals.

    Raises:
        RulebookError: The first fault by line; `others` has the rest. The operator
            corrects the file at the lines named.
    """
    return rulebook_of(parse(text, where=where), text=text, where=where)


def parse(text: str, *, where: str) -> dict[str, Any]:
    """Return the tables of a TOML text.

    Raises:
        RulebookSyntaxError: The text is not TOML; correct it at the line named.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        found = SYNTAX.match(str(wrong))
        last = text.count("\n") + 1  # «at end of document»
        raise errors.RulebookSyntaxError(
            where=where,
            line=int(found["line"]) if found else last,
            key="TOML",
            detail=found["what"] if found else str(wrong),
        ) from wrong


def rulebook_of(content: Mapping[str, Any], *, text: str, where: str) -> Rulebook:
    """Return the rulebook of parsed tables; `text` is kept and gives the lines.

    Raises:
        RulebookError: The first fault by line; `others` has the rest.
    """
    sheet = Sheet(where, text)
    top = Table(content, (), sheet)
    rulebook = _read(top, text)
    top.note_unknown()
    sheet.refuse_if_faulty()
    return rulebook


def _read(top: Table, text: str) -> Rulebook:
    book = top.table("book")
    figures = _Figures(top, f"{book.text('kind')} {book.text('number')}")
    bands = figures.many("bands", read_band)
    note_faulty_bands(bands, top.sheet)
    return Rulebook(
        **_identity(book),
        quorum_base=_base_of_quorum(top),
        bands=bands,
        **_single_figures(figures),
        **_lists(figures),
        text=text,
    )


def _identity(book: Table) -> dict[str, Any]:
    """Return the fields of `[book]`, the days in order."""
    fields: dict[str, Any] = {
        key: book.text(key)
        for key in ("key", "kind", "number", "title", "issuer", "replaces")
    }
    fields["version"] = book.integer("version", least=1, most=MOST_VERSIONS)
    fields["track"] = book.choice("track", Track)
    for key in ("issued_on", "in_force_from", "verified_on"):
        fields[key] = book.day(key)
    last = book.day("in_force_to") if book.has("in_force_to") else None
    fields["in_force_to"] = last
    if last is not None and last < fields["in_force_from"]:
        book.note(errors.RulebookDateError, "in_force_to", detail=last.isoformat())
    if fields["in_force_from"] < fields["issued_on"]:
        wrong = fields["in_force_from"].isoformat()
        book.note(errors.RulebookDateError, "in_force_from", detail=wrong)
    book.note_unknown()
    return fields


def _single_figures(figures: "_Figures") -> dict[str, Any]:
    single: dict[str, Any] = {
        "anchor": figures.one("anchor", lambda t: t.choice("value", Anchor)),
        "quorum": figures.one("quorum", lambda t: t.fraction("fraction")),
        "share_base": figures.one("share_base", lambda t: t.choice("value", Base)),
        "officeholders_vote": figures.one(
            "officeholders_vote", lambda t: t.boolean("value")
        ),
        "committee_min": figures.one(
            "committee_min", lambda t: t.integer("value", least=1, most=MOST_MEMBERS)
        ),
        "committee_excludes_officeholders": figures.one(
            "committee_excludes_officeholders", lambda t: t.choice("value", Strength)
        ),
        "minutes_copies": figures.one(
            "minutes_copies", lambda t: t.integer("value", least=1, most=MOST_COPIES)
        ),
        "criteria": figures.one("criteria", lambda t: t.text("text")),
    }
    if figures.top.has("newcomer_months"):
        single["newcomer_months"] = figures.one(
            "newcomer_months", lambda t: t.integer("value", least=1, most=MOST_MONTHS)
        )
    return single


def _lists(figures: "_Figures") -> dict[str, Any]:
    sentences = {
        name: figures.many(name, lambda t: t.text("text"))
        for name in ("invalid_sheets", "invalid_lines", "publication", "dossier")
    }
    return sentences | {
        "leads": figures.many("leads", _lead),
        "exclusions": figures.many(
            "exclusions", lambda t: t.text("text"), note="evidence"
        ),
        "procedure": figures.many("procedure", lambda t: t.text("text")),
    }


def _lead(table: Table) -> Lead:
    return Lead(
        key=table.text("key"),
        days=table.integer("days", least=0, most=MOST_DAYS),
        what=table.text("what"),
    )


def _base_of_quorum(top: Table) -> Base:
    """Return the whole of the quorum; its table is read twice, noted once."""
    table = Table(top.table("quorum").content, ("quorum",), top.sheet)
    return table.choice("of", Base)


class _Figures:
    """Reads tables that carry a figure and its citation."""

    def __init__(self, top: Table, instrument: str) -> None:
        self.top, self.instrument = top, instrument

    def one(self, name: str, take: Callable[[Table], T]) -> Rule[T]:
        """Read the figure that stands alone in the table `name`."""
        table = self.top.table(name)
        if name == "quorum":
            table.known.add("of")
        return self._rule(table, take, note="note")

    def many(
        self, name: str, take: Callable[[Table], T], *, note: str = "note"
    ) -> tuple[Rule[T], ...]:
        """Read a list of figures, each under a key of its own."""
        rules = tuple(
            self._rule(table, take, note=note) for table in self.top.tables(name)
        )
        seen: set[str] = set()
        for place, rule in enumerate(rules):
            path = (name, place, "key")
            if rule.key in seen:
                self.top.sheet.note(
                    errors.RulebookDuplicateError, path, detail=rule.key
                )
            elif rule.key and not KEY.fullmatch(rule.key):
                self.top.sheet.note(
                    errors.RulebookValueError, path, detail="a-z, 0-9, -"
                )
            seen.add(rule.key)
        return rules

    def _rule(self, table: Table, take: Callable[[Table], T], *, note: str) -> Rule[T]:
        is_entry = isinstance(table.path[-1], int)
        rule = Rule(
            value=take(table),
            citation=_citation(table, self.instrument),
            key=table.text("key") if is_entry else "",
            note=table.text(note) if note == "evidence" else table.text_or_blank(note),
        )
        table.text_or_blank("note")
        table.note_unknown()
        return rule


def _citation(table: Table, instrument: str) -> Citation:
    """Return where a figure comes from; `article` may be empty, never absent."""
    return Citation(
        instrument=table.text_or_blank("instrument") or instrument,
        article=_sourced(table, "article", may_be_empty=True),
        source=_sourced(table, "source", may_be_empty=False),
        status=_status(table),
    )


def _sourced(table: Table, key: str, *, may_be_empty: bool) -> str:
    value = (table.content or {}).get(key) if table.has(key) else None
    if isinstance(value, str) and (may_be_empty or value.strip()):
        return value
    if table.content is not None:
        table.note(errors.RulebookSourceMissingError, key)
    return ""


def _status(table: Table) -> Status:
    word = _sourced(table, "status", may_be_empty=True)
    if word in set(Status):
        return Status(word)
    if table.has("status") and isinstance((table.content or {}).get("status"), str):
        table.note(errors.RulebookStatusError, "status", detail=word)
    return Status.UNVERIFIED
