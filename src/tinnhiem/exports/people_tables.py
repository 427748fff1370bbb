"""The people of a campaign as CSV or workbook, in the form that import reads back.

No cell can become a formula: a workbook stores text as text, CSV gets an apostrophe
that our own reader takes off again.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import xlsxwriter

from tinnhiem.core.people.cell import Birth
from tinnhiem.core.people.person import Person
from tinnhiem.core.people.person_row import NOTHING, Column
from tinnhiem.core.people.roster import Officeholder
from tinnhiem.exports.result_csv import defused

NUMBER: Final = "STT"
HEADINGS: Final = (NUMBER, *(column.value for column in Column))
WIDTHS: Final = (6, 14, 28, 10, 12, 32, 28, 14, 12, 36, 28)
SHEET: Final = "Nhân sự"
OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def people_csv(
    persons: Sequence[Person], officeholders: Sequence[Officeholder]
) -> bytes:
    """Return the people, one a row, as Excel of a Vietnamese Windows opens them."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for number, row in _rows(persons, officeholders):
        writer.writerow([number, *map(defused, row)])
    return text.getvalue().encode("utf-8-sig")


def people_xlsx(
    persons: Sequence[Person], officeholders: Sequence[Officeholder]
) -> bytes:
    """Return the people as a workbook; every cell but the number is text."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as book:
        sheet = book.add_worksheet(SHEET)
        bold = book.add_format({"bold": True, "text_wrap": True})
        for place, width in enumerate(WIDTHS):
            sheet.set_column(place, place, width)
        for place, heading in enumerate(HEADINGS):
            sheet.write_string(0, place, heading, bold)
        sheet.freeze_panes(1, 0)
        for number, row in _rows(persons, officeholders):
            sheet.write_number(number, 0, number)
            for place, text in enumerate(row, start=1):
                sheet.write_string(number, place, text)
    return content.getvalue()


def _rows(
    persons: Sequence[Person], officeholders: Sequence[Officeholder]
) -> Iterable[tuple[int, list[str]]]:
    titles = {holder.person: holder.title for holder in officeholders}
    for number, person in enumerate(persons, start=1):
        yield number, _cells(person, titles.get(person.key, ""))


def _cells(person: Person, rated_as: str) -> list[str]:
    tenures = person.tenures
    values = {
        Column.KEY: person.key,
        Column.NAME: person.name,
        Column.GENDER: person.gender.value.capitalize(),
        Column.BIRTH: _birth(person),
        Column.TITLE: "; ".join(tenure.title for tenure in tenures),
        Column.UNIT: _several(tenure.unit for tenure in tenures),
        Column.FROM: _several(_day(tenure.held_from) for tenure in tenures),
        Column.TO: _several(_day(tenure.held_to) for tenure in tenures),
        Column.CATEGORIES: "; ".join(person.categories),
        Column.RATED_AS: rated_as,
    }
    return [values[column] for column in Column]


def _birth(person: Person) -> str:
    return _day(person.birth_on) or str(Birth(person.birth_year))


def _several(texts: Iterable[str]) -> str:
    """Return pieces that keep their places; nothing when none says anything."""
    pieces = list(texts)
    return "; ".join(text or NOTHING for text in pieces) if any(pieces) else ""


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
