"""The graph of tables: may an answer lead where it leads?

Known tables are named; a table that nobody knows is taken for one of answers when a
column is named like a mark. Everything an answer may have is listed, and whatever is
not on the list is a finding: forgetting to forbid something must not let it through.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tinnhiem.core.secrecy.leak import Leak, LeakKind


@dataclass(frozen=True, slots=True)
class ColumnShape:
    """A column as the database declares it (cột)."""

    name: str
    type: str
    is_key: bool = False


@dataclass(frozen=True, slots=True)
class LinkShape:
    """A foreign key: which column leads to which table (khóa ngoại)."""

    column: str
    target: str


@dataclass(frozen=True, slots=True)
class TableShape:
    """A table as the database declares it (bảng)."""

    name: str
    columns: tuple[ColumnShape, ...]
    links: tuple[LinkShape, ...] = ()


ANSWERS: Final = "store_linereading"
COUNTS: Final = "store_officeholdercount"
SEALED: Final = "store_sealedrow"
PICTURES: Final = "store_sealedpicture"
ONCE: Final = "store_doneonce"

# What each table of the count may have, by column, and where it may lead.
LAWFUL: Final[Mapping[str, Mapping[str, str]]] = {
    ANSWERS: {"id": "", "of_id": COUNTS, "mark": ""},
    COUNTS: {
        "id": "",
        "round_id": "store_countround",
        "officeholder_id": "store_officeholder",
        **dict.fromkeys(("high", "confidence", "low", "blank"), ""),
        **dict.fromkeys(("several", "struck", "foreign"), ""),
    },
    SEALED: {
        **dict.fromkeys(("id", "batch", "kind", "state", "version", "sealed"), ""),
        "count_id": "store_opencount",
        "member_id": "store_committeemember",  # who keys: a typist, not a voter
    },
    PICTURES: {"id": "", "count_id": "store_opencount", "sealed": ""},
}
# Tables that hold the work of a count or of a click, in which no moment may stand.
WITHOUT_MOMENTS: Final = frozenset(
    {*LAWFUL, ONCE, "store_opencount", "store_countbatch"}
)
MARK_NAME: Final = re.compile(
    r"^(mark|marks|answer_mark|vote|level|choice|muc|phieu_muc|lua_chon)$"
)
MOMENT_NAME: Final = re.compile(r"(^|_)(at|time|date|when|ts|luc|gio|ngay)$")
MOMENT_TYPE: Final = re.compile(r"date|time", re.IGNORECASE)
COUNTING_TYPE: Final = re.compile(r"int|serial", re.IGNORECASE)


def tables_of_answers(tables: Iterable[TableShape]) -> tuple[str, ...]:
    """Name the tables that hold marks: the known one, and those that look like one."""
    return tuple(
        table.name
        for table in tables
        if table.name == ANSWERS
        or any(MARK_NAME.match(column.name) for column in table.columns)
    )


def leaks_of_schema(tables: Sequence[TableShape], *, place: str) -> tuple[Leak, ...]:
    """Return every column and link of the count's tables that is not lawful.

    Args:
        tables: All of the database.
        place: Which database, for the report.
    """
    answers = set(tables_of_answers(tables))
    found: list[Leak] = []
    for table in tables:
        if table.name in answers or table.name in LAWFUL:
            lawful = LAWFUL.get(table.name, LAWFUL[ANSWERS])
            found += _unlawful(table, lawful, place=place)
        elif table.name in WITHOUT_MOMENTS:
            found += _moments(table, place=place)
        found += (
            Leak(
                LeakKind.RELATION, place, f"{table.name}.{link.column} → {link.target}"
            )
            for link in table.links
            if link.target in answers
        )
    return tuple(found)


def _unlawful(
    table: TableShape, lawful: Mapping[str, str], *, place: str
) -> Iterator[Leak]:
    targets = {link.column: link.target for link in table.links}
    marks = [c.name for c in table.columns if MARK_NAME.match(c.name)]
    if len(marks) > 1:
        yield Leak(LeakKind.WHOLE_ROW, place, f"{table.name}: {', '.join(marks)}")
    for column in table.columns:
        name = f"{table.name}.{column.name}"
        target = targets.get(column.name, "")
        if target and target != lawful.get(column.name):
            yield Leak(LeakKind.RELATION, place, f"{name} → {target}")
        elif _is_moment(column):
            yield Leak(LeakKind.MOMENT, place, name)
        elif lawful is LAWFUL[ANSWERS] and _counts_up(column, lawful):
            yield Leak(LeakKind.COUNTING_KEY, place, name)
        elif column.name not in lawful and not MARK_NAME.match(column.name):
            yield Leak(LeakKind.EXTRA_COLUMN, place, name)


def _moments(table: TableShape, *, place: str) -> Iterator[Leak]:
    for column in table.columns:
        if _is_moment(column):
            yield Leak(LeakKind.MOMENT, place, f"{table.name}.{column.name}")


def _is_moment(column: ColumnShape) -> bool:
    return bool(MOMENT_TYPE.search(column.type) or MOMENT_NAME.search(column.name))


def _counts_up(column: ColumnShape, lawful: Mapping[str, str]) -> bool:
    is_link = bool(lawful.get(column.name))
    return bool(COUNTING_TYPE.search(column.type)) and not is_link
