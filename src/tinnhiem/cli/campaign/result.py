"""`tinnhiem result export`: the signed result as a file."""

from datetime import datetime
from pathlib import Path

import click

from tinnhiem.actions.outcome.export_result import export_result
from tinnhiem.cli.campaign.options import deed, moment, open_campaign
from tinnhiem.cli.campaign.output import write_bytes
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
    if path is None:
        click.echo(content, nl=False)
        return
    write_bytes(path, content)
    click.echo(f"Đã ghi kết quả vào {path}.")
