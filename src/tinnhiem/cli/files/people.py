"""`tinnhiem people read`: what each row of a clerk's table is. No campaign."""

import sys
from pathlib import Path
from typing import Any, Final

import click

from tinnhiem.cli.json_rows import echo_rows
from tinnhiem.cli.reading_options import reads_table
from tinnhiem.config.clock import current_day
from tinnhiem.core.people.people_reading import ReadingChoices
from tinnhiem.core.people.read_row import PeopleReading, ReadRow, RowVerdict
from tinnhiem.core.people.row_cells import headings_by_field
from tinnhiem.core.people.table_heading import ColumnChoice
from tinnhiem.messages.people_rows import (
    say_caution,
    say_columns,
    say_encoding,
    say_row,
)

DONE, REFUSED = 0, 1
STDIN: Final = "-"
VERDICT_WORDS: Final = {
    RowVerdict.PERSON: "người",
    RowVerdict.SKIPPED: "bỏ qua",
    RowVerdict.ERROR: "LỖI",
}


@click.command()
@click.argument("file", metavar="TỆP", type=click.Path(allow_dash=True, path_type=Path))
@reads_table
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def read(
    file: Path,
    sheet: str | None,
    heading_row: int | None,
    columns: tuple[ColumnChoice, ...],
    *,
    as_json: bool,
) -> int:
    """Đọc thử danh sách: mỗi dòng là người, bỏ qua hay lỗi; không ghi gì.

    TỆP là .xlsx, .ods, .docx, CSV hoặc TOML; «-» là bảng dán từ Word, Excel.
    """
    from tinnhiem.intake.people_files import read_pasted_people, read_people_file

    choices = ReadingChoices(
        columns=columns, heading_row=heading_row, today=current_day()
    )
    if str(file) == STDIN:
        reading = read_pasted_people(sys.stdin.read(), choices=choices)
    else:
        reading = read_people_file(file, sheet=sheet, choices=choices)
    if as_json:
        echo_rows(reading_head(reading), map(row_values, reading.rows), last="totals")
    else:
        show_reading(reading)
    return REFUSED if reading.count(RowVerdict.ERROR) else DONE


def reading_head(reading: PeopleReading) -> dict[str, Any]:
    """Return all but the rows, as docs/reference/people-read.schema.json has it."""
    return {
        "sheet": reading.sheet,
        "encoding": reading.encoding.name,
        "header_row": reading.heading_row,
        "columns": headings_by_field(reading.heading),
        "totals": {
            "rows": len(reading.rows),
            "persons": reading.count(RowVerdict.PERSON),
            "skipped": reading.count(RowVerdict.SKIPPED),
            "errors": reading.count(RowVerdict.ERROR),
        },
    }


def row_values(row: ReadRow) -> dict[str, Any]:
    """Return one row as the schema has it."""
    person = row.person
    tenures = person.tenures if person else ()
    return {
        "row": row.number,
        "verdict": row.verdict.value,
        "name": person.name if person else "",
        "birth": row.birth,
        "office": "; ".join(tenure.title for tenure in tenures),
        "unit": row.unit,
        "gender": person.gender.value if person else "",
        "categories": list(person.categories) if person else [],
        "reason": say_row(row),
    }


def show_reading(reading: PeopleReading) -> None:
    """Print the evidence, the rows that need a look, and the totals."""
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    if reading.sheet:
        console.print(f"Trang tính: {reading.sheet}", markup=False)
    if encoding := say_encoding(reading):
        console.print(encoding, markup=False)
    for caution in reading.cautions:
        console.print(f"Lưu ý: {say_caution(caution)}", markup=False)
    console.print(f"Dòng tiêu đề: {reading.heading_row}", markup=False)
    for line in say_columns(reading):
        console.print(line, markup=False)
    table = Table(show_edge=False, pad_edge=False)
    for heading in ("Dòng", "Là", "Họ và tên", "Sinh", "Chức vụ", "Đơn vị", "Lý do"):
        table.add_column(heading, overflow="fold")
    for row in reading.rows:
        values = row_values(row)
        shown = [values[key] for key in ("name", "birth", "office", "unit", "reason")]
        cells = (str(row.number), VERDICT_WORDS[row.verdict], *map(_plain, shown))
        table.add_row(*cells)
    console.print(table)
    console.print(
        f"Cộng {len(reading.rows)} dòng: {reading.count(RowVerdict.PERSON)} người, "
        f"{reading.count(RowVerdict.SKIPPED)} dòng bỏ qua, "
        f"{reading.count(RowVerdict.ERROR)} dòng lỗi."
    )


def _plain(text: str) -> str:
    """Return a text of the file so that no bracket in it is taken for markup."""
    from rich.markup import escape

    return escape(text)
