"""`tinnhiem people preview`, `import`, `undo`: see, write, take back."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import click

from tinnhiem.actions.people.import_people import import_people
from tinnhiem.actions.people.undo_import import undo_import
from tinnhiem.cli.campaign.asking import agreed, is_watched
from tinnhiem.cli.campaign.options import deed, moment, on_campaign, open_campaign
from tinnhiem.cli.json_rows import echo_rows
from tinnhiem.cli.reading_options import reads_table
from tinnhiem.config.clock import current_day
from tinnhiem.core.people.errors import PreviewStaleError
from tinnhiem.core.people.people_reading import ReadingChoices
from tinnhiem.core.people.preview import (
    PeoplePreview,
    PreviewVerdict,
    RowPreview,
    preview_people,
)
from tinnhiem.core.people.table_heading import ColumnChoice
from tinnhiem.intake.people_files import (
    read_pasted_people,
    read_people_file,
    refusal_of,
)
from tinnhiem.messages.people_preview import (
    VERDICT_WORDS,
    preview_head,
    row_values,
    say_counts,
    say_preview_row,
)
from tinnhiem.messages.people_rows import say_caution, say_columns, say_encoding
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.people_state import known_people

DONE, REFUSED = 0, 1
STDIN: Final = "-"
OFFICEHOLDERS: Final = "officeholders"
SHOWN: Final = 40  # rows for people; all of them with --all and in --json

KIND = click.option(
    "--as",
    "kind",
    type=click.Choice(["everybody", OFFICEHOLDERS]),
    default="everybody",
    show_default=True,
    help="Tệp là toàn bộ nhân sự, hay chỉ là danh sách người được lấy phiếu.",
)
CATEGORY = click.option(
    "--category", default="", help="Thành phần của người mà tệp không ghi thành phần."
)


@click.command()
@click.argument("file", metavar="TỆP", type=click.Path(allow_dash=True, path_type=Path))
@on_campaign
@KIND
@CATEGORY
@reads_table
@click.option("--all", "shows_all", is_flag=True, help="In cả dòng không đổi, bỏ qua.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def preview(  # noqa: PLR0913 - one parameter an option
    file: Path,
    data: Path,
    slug: str | None,
    kind: str,
    category: str,
    sheet: str | None,
    heading_row: int | None,
    columns: tuple[ColumnChoice, ...],
    *,
    shows_all: bool,
    as_json: bool,
) -> int:
    """Xem trước từng ô: mới, giữ nguyên, thay đổi, lưu ý, lỗi; không ghi gì."""
    chosen = open_campaign(data, slug)
    choices = ReadingChoices(
        columns=columns,
        heading_row=heading_row,
        category=category,
        are_officeholders=kind == OFFICEHOLDERS,
        today=current_day(),
    )
    seen = _preview(chosen, file, sheet=sheet, choices=choices)
    if as_json:
        echo_rows(preview_head(seen), map(row_values, seen.rows), last="totals")
    else:
        _show(seen, shows_all=shows_all)
    return DONE if seen.is_ready else REFUSED


@click.command(name="import")
@click.argument("file", metavar="TỆP", type=click.Path(allow_dash=True, path_type=Path))
@deed
@KIND
@CATEGORY
@reads_table
@click.option("--write", "writes", is_flag=True, help="Ghi luôn, không hỏi lại.")
def import_file(  # noqa: PLR0913 - one parameter an option
    file: Path,
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    kind: str,
    category: str,
    sheet: str | None,
    heading_row: int | None,
    columns: tuple[ColumnChoice, ...],
    *,
    writes: bool,
) -> int:
    """Nhập danh sách nhân sự sau khi xem trước; có lỗi thì không ghi gì.

    Trên màn hình dòng lệnh, chương trình cho xem trước rồi hỏi có ghi không; trong tệp
    lệnh tự động, lệnh này là việc ghi. Lấy lại bằng «people undo».
    """
    chosen = open_campaign(data, slug)
    now = moment(at)
    choices = ReadingChoices(
        columns=columns,
        heading_row=heading_row,
        category=category,
        are_officeholders=kind == OFFICEHOLDERS,
        today=now.date(),
    )
    seen = _preview(chosen, file, sheet=sheet, choices=choices)
    refusal = refusal_of(file, seen)
    if refusal is not None:
        raise refusal
    if not writes and not _agreed(seen):
        click.echo("Chưa ghi gì.")
        return DONE
    try:
        _write(chosen, seen, file=file.name, by=by, now=now)
    except PreviewStaleError:
        fresh = _preview(chosen, file, sheet=sheet, choices=choices)
        _show(fresh, shows_all=False)
        raise
    return DONE


def _agreed(seen: PeoplePreview) -> bool:
    """Ask whoever sits before the screen; a script has agreed by calling."""
    if not is_watched():
        return True
    _show(seen, shows_all=False)
    return agreed("Ghi vào cuộc lấy phiếu?")


def _write(
    chosen: Campaign, seen: PeoplePreview, *, file: str, by: str, now: datetime
) -> None:
    count = import_people(
        campaign=chosen,
        persons=seen.persons,
        officeholders=seen.officeholders,
        by=by,
        now=now,
        file=file,
        agreed=seen.fingerprint,
        keeps_members=seen.keeps_members,
    )
    rated = len(seen.officeholders or ())
    click.echo(f"Đã nhập {count} người, trong đó {rated} người được lấy phiếu.")
    click.echo(say_counts(seen))


@click.command()
@deed
def undo(data: Path, slug: str | None, by: str, at: datetime | None) -> None:
    """Hoàn tác lần nhập nhân sự gần nhất, trả lại đúng như trước."""
    chosen = open_campaign(data, slug)
    file = undo_import(campaign=chosen, by=by, now=moment(at))
    click.echo(f"Đã hoàn tác lần nhập «{file}»; nhân sự trở lại như trước đó.")


def _preview(
    chosen: Campaign, file: Path, *, sheet: str | None, choices: ReadingChoices
) -> PeoplePreview:
    """Read the file and hold it against the campaign, with progress on stderr."""
    known = known_people(chosen)
    choices = ReadingChoices(
        columns=choices.columns,
        heading_row=choices.heading_row,
        category=choices.category,
        known_categories=known.categories,
        are_officeholders=choices.are_officeholders,
        today=choices.today,
    )
    with _progress() as told:
        if str(file) == STDIN:
            reading = read_pasted_people(sys.stdin.read(), choices=choices)
        else:
            reading = read_people_file(
                file, sheet=sheet, choices=choices, progress=told("Đọc tệp")
            )
        step = told("So với cuộc lấy phiếu")
        step(0, len(reading.rows))
        seen = preview_people(
            reading, known, are_officeholders=choices.are_officeholders
        )
        step(len(reading.rows), len(reading.rows))
    return seen


Told = Callable[[str], Callable[[int, int], None]]


@contextmanager
def _progress() -> Iterator[Told]:
    """Yield what begins a bar; nothing is drawn when nobody is looking."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    shown = Progress(console=console, transient=True, disable=not console.is_terminal)
    with shown:

        def begin(words: str) -> Callable[[int, int], None]:
            task = shown.add_task(words, total=None)
            return lambda done, whole: shown.reset(task, completed=done, total=whole)

        yield begin


def _show(seen: PeoplePreview, *, shows_all: bool) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    console = Console(highlight=False)
    if encoding := say_encoding(seen.reading):
        console.print(encoding, markup=False)
    for caution in seen.reading.cautions:
        console.print(f"Lưu ý: {say_caution(caution)}", markup=False)
    for line in say_columns(seen.reading):
        console.print(line, markup=False)
    table = Table(show_edge=False, pad_edge=False)
    for heading in ("Dòng", "Nhận định", "Họ và tên", "Chi tiết"):
        table.add_column(heading, overflow="fold")
    quiet = (PreviewVerdict.SAME, PreviewVerdict.SKIPPED)
    rows = [row for row in seen.rows if shows_all or row.verdict not in quiet]
    for row in rows if shows_all else rows[:SHOWN]:
        table.add_row(*map(escape, _cells(row)))
    console.print(table)
    if not shows_all and len(rows) > SHOWN:
        console.print(f"… và {len(rows) - SHOWN} dòng nữa; thêm --all để xem hết.")
    for person in seen.leaving:
        console.print(f"Không còn trong tệp: {person.name}.", markup=False)
    console.print(say_counts(seen), markup=False)


def _cells(row: RowPreview) -> tuple[Any, ...]:
    person = row.read.person
    name = person.name if person else ""
    return str(row.number), VERDICT_WORDS[row.verdict], name, say_preview_row(row)
