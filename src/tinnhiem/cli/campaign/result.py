"""`tinnhiem result export` and `chart`: the signed result as a file."""

from datetime import datetime
from pathlib import Path

import click

from tinnhiem.actions.outcome.export_result import draw_result, export_result
from tinnhiem.cli.campaign.options import deed, moment, open_campaign
from tinnhiem.cli.output import require_ours, write_bytes
from tinnhiem.core.record import CampaignRecord
from tinnhiem.exports.formats import ExportFormat
from tinnhiem.exports.standing_files import OURS, is_result_svg
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.records import record_of

PAPERS_OF_THE_RESULT = ("D16", "D16b", "D17", "D19", "D20", "D21")
XLSX_NEEDS_A_FILE = "tệp Excel không in ra màn hình được; thêm --out TỆP."
ENDINGS = ("csv", "xlsx")  # of formats; every other one is JSON
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
    if path is not None:
        ending = f".{form}" if form in ENDINGS else ".json"
        require_ours(path, ending=ending, is_ours=OURS[form])
    chosen = open_campaign(data, slug)
    content = export_result(
        campaign=chosen,
        form=ExportFormat(form),
        by=by,
        now=moment(at),
    )
    _hand_over(content, path, what="kết quả")
    _warn_of_secrecy(chosen)


@click.command()
@deed
@OUT
def chart(
    data: Path, slug: str | None, by: str, at: datetime | None, path: Path | None
) -> None:
    """Vẽ biểu đồ kết quả đã ký thành một tệp SVG, kèm bảng số liệu.

    Chỉ vẽ được sau khi cả Ban Kiểm phiếu đã ký biên bản.
    """
    if path is not None:
        require_ours(path, ending=".svg", is_ours=is_result_svg)
    chosen = open_campaign(data, slug)
    content = draw_result(campaign=chosen, by=by, now=moment(at))
    _hand_over(content, path, what="biểu đồ")
    _warn_of_secrecy(chosen)


def _hand_over(content: bytes, path: Path | None, *, what: str) -> None:
    if path is None:
        click.echo(content, nl=False)
        return
    write_bytes(path, content)
    click.echo(f"Đã ghi {what} vào {path}.")


def _warn_of_secrecy(campaign: Campaign) -> None:
    note = secrecy_note(record_of(campaign))
    if note:
        click.echo(note, err=True)


def secrecy_note(record: CampaignRecord) -> str:
    """Say that a file holds what a classified paper holds; nothing when none is.

    The level was decided by a named person; the file has no place to bear it.
    """
    marked = [
        code
        for code in PAPERS_OF_THE_RESULT
        if code in record.markings and record.markings[code].is_secret
    ]
    if not marked:
        return ""
    return (
        f"Lưu ý: văn bản {', '.join(marked)} đã được xác định độ mật; tệp này có cùng "
        "số liệu nên phải được quản lý như văn bản đó."
    )
