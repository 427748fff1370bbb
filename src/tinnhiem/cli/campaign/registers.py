"""`tinnhiem papers register`: the books of outgoing documents."""

from datetime import datetime
from pathlib import Path

import click

from tinnhiem.actions.papers.make_register import (
    RegisterWanted,
    Sheet,
    make_register,
)
from tinnhiem.cli.campaign.options import AT, BY, FOLDER, moment, open_folder
from tinnhiem.store.queries.registers import numbered_count

NO_PERIOD = "chưa nêu năm của sổ: --year 2023, hoặc --term 2020-2025."


@click.command()
@FOLDER
@BY
@AT
@click.option(
    "--year",
    type=click.IntRange(1945, 2199),
    help="Năm của sổ; số chạy từ 01 mỗi năm.",
)
@click.option("--term", default="", help="Nhiệm kỳ, đối với sổ của tổ chức đảng.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Thư mục đặt sổ.",
)
@click.option(
    "--table",
    "sheets",
    multiple=True,
    type=click.Choice([sheet.value for sheet in Sheet]),
    help="Xuất thêm bảng (có thể lặp lại).",
)
@click.option("--secret", is_flag=True, help="Sổ đăng ký bí mật nhà nước đi.")
@click.option(
    "--export-secret", is_flag=True, help="Cho phép xuất bảng văn bản mật (ghi sổ)."
)
def register(  # noqa: PLR0913 - one parameter an option
    data: Path,
    by: str,
    at: datetime | None,
    year: int | None,
    term: str,
    out: Path,
    sheets: tuple[str, ...],
    *,
    secret: bool,
    export_secret: bool,
) -> None:
    """Lập sổ đăng ký văn bản đi của một năm để in, từ văn bản đã ban hành."""
    period = term.strip() or (str(year) if year else "")
    if not period:
        raise click.UsageError(NO_PERIOD)
    open_folder(data)
    wanted = RegisterWanted(
        period=period,
        is_secret=secret,
        sheets=tuple(map(Sheet, sheets)),
        exports_secret=export_secret,
    )
    for path in make_register(
        wanted=wanted, folder=out.absolute(), by=by, now=moment(at)
    ):
        click.echo(f"  {path}")
    classified = numbered_count(period, is_secret=True)
    if classified and not secret:
        click.echo(
            f"Còn {classified} văn bản mật ở sổ riêng, không có trong sổ này: thêm "
            "--secret."
        )
