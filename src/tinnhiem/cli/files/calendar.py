"""`tinnhiem plan calendar`: a plan's deadlines as a calendar file."""

from datetime import date
from pathlib import Path

import click

from tinnhiem.cli.calendar_file import OUT, write_calendar
from tinnhiem.cli.params import DayOrMoment
from tinnhiem.config.clock import current_time
from tinnhiem.core.plans.agenda import agenda_of
from tinnhiem.intake.plan_files import read_plan


@click.command()
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option(
    "--conference-on",
    "when",
    metavar="NGÀY",
    type=DayOrMoment(),
    help="Ngày họp, thêm giờ nếu đã ấn định: «2023-07-11» hoặc «2023-07-11 08:00».",
)
@OUT
def calendar(file: Path, when: date | None, path: Path) -> None:
    """Ghi các hạn việc của kế hoạch trong TỆP thành lịch (.ics).

    Lịch có nhắc trước 3 ngày và 1 ngày. Kế hoạch sửa thì ghi lại vào cùng một tệp:
    việc cũ được cập nhật, không sinh việc trùng.
    """
    plan = read_plan(file)
    write_calendar(path, agenda_of(plan, conference=when), made_at=current_time())
