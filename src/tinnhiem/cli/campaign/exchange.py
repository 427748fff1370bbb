"""`tinnhiem papers export-folder`: an issued paper for the provincial system."""

from datetime import date, datetime
from pathlib import Path
from typing import Final

import click

from tinnhiem.actions.papers.export_folder import Export, export_folder
from tinnhiem.cli.campaign.options import deed, moment, open_campaign
from tinnhiem.cli.params import Day
from tinnhiem.core.papers.exchange.metadata import Priority
from tinnhiem.papers.making import CATALOGUE

PRIORITIES: Final = {
    "thuong": Priority.NORMAL,
    "khan": Priority.URGENT,
    "thuong-khan": Priority.VERY_URGENT,
    "hoa-toc": Priority.MOST_URGENT,
}


@click.command(name="export-folder")
@click.argument(
    "code", metavar="MÃ", type=click.Choice([kind.code for kind in CATALOGUE])
)
@deed
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="Thư mục sẽ tạo; không ghi đè thư mục đã có.",
)
@click.option(
    "--copy",
    type=click.IntRange(0, 99),
    default=0,
    help="Số của tệp, khi văn bản gồm nhiều tệp (mỗi nơi nhận một tệp).",
)
@click.option(
    "--signed-pdf",
    type=click.Path(path_type=Path),
    help="Tệp PDF đã ban hành có thêm chữ ký số, để xuất thay tệp chưa ký.",
)
@click.option(
    "--organ-id",
    default="",
    envvar="TINNHIEM_ORGAN_ID",
    help="Mã định danh cơ quan, 13 ký tự; có thể để trống.",
)
@click.option(
    "--priority",
    type=click.Choice(list(PRIORITIES)),
    default="thuong",
    show_default=True,
    help="Mức độ khẩn.",
)
@click.option("--due", type=Day(), help="Hạn trả lời hoặc xử lý, nếu có.")
def export_one(  # noqa: PLR0913 - one parameter an option
    code: str,
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    out: Path,
    copy: int,
    signed_pdf: Path | None,
    organ_id: str,
    priority: str,
    due: date | None,
) -> None:
    """Xuất văn bản đã ban hành (PDF, Word, metadata.json) để văn thư tải lên.

    Chỉ văn bản đã ban hành; văn bản có độ mật thì không xuất.
    """
    chosen = open_campaign(data, slug)
    export = Export(
        code=code,
        out=out,
        copy=copy,
        signed_pdf=signed_pdf,
        organ_id=organ_id.strip(),
        priority=PRIORITIES[priority],
        due_on=due,
    )
    made = export_folder(campaign=chosen, export=export, by=by, now=moment(at))
    for path in made:
        click.echo(path)
    if not export.organ_id:
        click.echo(
            "Lưu ý: chưa có mã định danh cơ quan (OrganId để trống). Ghi bằng "
            "--organ-id hoặc biến môi trường TINNHIEM_ORGAN_ID."
        )
