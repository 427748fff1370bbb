"""Writing a calendar over the one that stands there, so that events are updated."""

from datetime import datetime
from pathlib import Path
from typing import Final

import click

from tinnhiem.cli.output import write_bytes
from tinnhiem.core.files import FileNotWritableError, FileTooLargeError
from tinnhiem.core.plans.agenda import Agenda

LARGEST: Final = 5_000_000  # bytes; a plan's calendar has some thousands

OUT = click.option(
    "--out",
    "path",
    metavar="TỆP.ics",
    required=True,
    type=click.Path(path_type=Path),
    help="Tệp lịch cần ghi; đã có lịch cũ thì cập nhật tại chỗ.",
)


def write_calendar(
    path: Path,
    agenda: Agenda,
    *,
    made_at: datetime,
    series: str = "",
    is_rehearsal: bool = False,
) -> None:
    """Write the calendar of `agenda` and say what is in it.

    Raises:
        FileNotWritableError: The file cannot be written, or is not a calendar of ours.
        FileTooLargeError: What stands there cannot be one.
    """
    from tinnhiem.exports.calendar import is_ours, plan_calendar  # slow to load

    before = _standing(path)
    if before and not is_ours(before):
        detail = "tệp đã có không phải lịch do chương trình này ghi"
        raise FileNotWritableError(str(path), detail=detail)
    content = plan_calendar(
        agenda,
        made_at=made_at,
        series=series,
        before=before,
        is_rehearsal=is_rehearsal,
    )
    write_bytes(path, content)
    _tell(path, agenda)
    cancelled = content.count(b"STATUS:CANCELLED")
    if cancelled:
        click.echo(f"Ghi là đã huỷ {cancelled} việc có trong lịch cũ mà nay không còn.")


def _standing(path: Path) -> bytes:
    if not path.is_file():
        return b""
    size = path.stat().st_size
    if size > LARGEST:
        raise FileTooLargeError(str(path), detail=f"{size} byte, tối đa {LARGEST}")
    try:
        return path.read_bytes()
    except OSError as refused:
        raise FileNotWritableError(
            str(path), detail=refused.strerror or ""
        ) from refused


def _tell(path: Path, agenda: Agenda) -> None:
    click.echo(f"Đã ghi lịch vào {path}: {len(agenda.due)} hạn việc", nl=False)
    click.echo("." if agenda.conference is None else " và Hội nghị.")
    for step in agenda.unplaced:
        words = step.deadline_text or step.title
        click.echo(f"Chưa đưa vào lịch mục {step.number}: {' '.join(words.split())}")
    if agenda.unplaced and agenda.conference is None:
        click.echo("Khi đã có ngày họp, ghi lại lịch với --conference-on NGÀY.")
