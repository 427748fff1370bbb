"""`tinnhiem result export` and `chart`: the signed result as a file."""

from datetime import datetime
from pathlib import Path

import click

from tinnhiem.actions.outcome.export_result import draw_result, export_result
from tinnhiem.cli.campaign.options import deed, moment, open_campaign
from tinnhiem.cli.output import write_bytes
from tinnhiem.exports.formats import ExportFormat

XLSX_NEEDS_A_FILE = "tệp Excel không in ra màn hình được; thêm --out TỆP."
OUT = click.option(
    "--out",
    "path",
    metavar="TỆP",
    type=click.Path(path_type=Path),
    help="Tệp để ghi; không có thì in ra màn hình.",
)


@click.command()
@deed
@click.option(
    "--format",
    "form",
    required=True,
    type=click.Choice([form.value for form in ExportFormat]),
    help="Dạng tệp cần xuất.",
)
@OUT
def export(  # noqa: PLR0913 - one parameter an option
    *,
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    form: str,
    path: Path | None,
) -> None:
    """Xuất kết quả đã ký: csv, xlsx (Excel); json, cvr, ers (máy đọc).

    Chỉ xuất được sau khi cả Ban Kiểm phiếu đã ký biên bản.
    """
    if path is None and form == ExportFormat.XLSX:
        raise click.UsageError(XLSX_NEEDS_A_FILE)
    content = export_result(
        campaign=open_campaign(data, slug),
        form=ExportFormat(form),
        by=by,
        now=moment(at),
    )
    _hand_over(content, path, what="kết quả")


@click.command()
@deed
@OUT
def chart(
    data: Path, slug: str | None, by: str, at: datetime | None, path: Path | None
) -> None:
    """Vẽ biểu đồ kết quả đã ký thành một tệp SVG, kèm bảng số liệu.

    Chỉ vẽ được sau khi cả Ban Kiểm phiếu đã ký biên bản.
    """
    content = draw_result(campaign=open_campaign(data, slug), by=by, now=moment(at))
    _hand_over(content, path, what="biểu đồ")


def _hand_over(content: bytes, path: Path | None, *, what: str) -> None:
    if path is None:
        click.echo(content, nl=False)
        return
    write_bytes(path, content)
    click.echo(f"Đã ghi {what} vào {path}.")
