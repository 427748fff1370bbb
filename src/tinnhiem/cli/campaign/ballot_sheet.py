"""`tinnhiem ballots print`: the ballot that a machine can read, with its layout."""

import json
from datetime import datetime
from pathlib import Path
from typing import Final

import click

from tinnhiem.actions.ballots.lay_out_sheet import (
    lay_out_sheet,
    sheet_of,
    sheet_to_test_with,
)
from tinnhiem.actions.demonstration.sheet import demonstration_record
from tinnhiem.cli.campaign.options import AT, BY, FOLDER, moment, open_campaign
from tinnhiem.cli.output import require_ours, write_bytes
from tinnhiem.core.scanning.layout import FORMAT, SheetLayout, layout_rows
from tinnhiem.papers.ballot_drawing import with_drawings
from tinnhiem.papers.ballot_face import face_of
from tinnhiem.papers.ballot_pdf import FULL_SIZE, MOST_COPIES, sheet_pdf
from tinnhiem.papers.ballot_sheet import LARGE, NORMAL, BallotSheet, ballot_sheet
from tinnhiem.store.queries.records import record_of

MOST_BATCHES: Final = 99
ONE_OF_BOTH: Final = "nêu tên cuộc lấy phiếu hoặc --demo, không nêu cả hai."
HOW_TO_PRINT: Final = (
    "In đúng khổ 100 %, không chọn «Fit to page» (vừa khổ giấy); mọi phiếu in cùng một "
    "máy, cùng một lần. Không sửa, không đánh số từng tờ."
)
NO_BALLOT: Final = (
    "Đây là phiếu thử: không dùng để bỏ phiếu, máy không đếm. "
    "Quét tờ này rồi chạy «tinnhiem scan calibrate BẢN_QUÉT --layout TỆP_BỐ_CỤC» với "
    "đúng tệp bố cục vừa ghi."
)


@click.command(name="print")
@click.argument("campaign", required=False, metavar="[CUỘC]")
@FOLDER
@BY
@AT
@click.option("--demo", is_flag=True, help="Bốn chức danh với họ tên hư cấu.")
@click.option(
    "--out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Tệp PDF ghi ra.",
)
@click.option(
    "--layout",
    "layout_file",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Tệp bố cục (.json) ghi ra, dùng khi đọc phiếu đã quét.",
)
@click.option("--large", is_flag=True, help="Khổ chữ lớn, cho mọi người ghi phiếu.")
@click.option("--test", "is_test", is_flag=True, help="Phiếu thử để kiểm tra máy quét.")
@click.option(
    "--batch",
    type=click.IntRange(1, MOST_BATCHES),
    default=None,
    help="Lần in. Để trống: giữ mẫu đang dùng, hoặc lập lần mới khi phiếu đã khác.",
)
@click.option(
    "--copies",
    type=click.IntRange(1, MOST_COPIES),
    default=1,
    show_default=True,
    help="Số phiếu trong tệp, mọi phiếu giống hệt nhau.",
)
def print_sheet(  # noqa: PLR0913 - one parameter an option
    data: Path,
    campaign: str | None,
    by: str,
    at: datetime | None,
    out: Path,
    layout_file: Path,
    batch: int | None,
    copies: int,
    *,
    demo: bool,
    large: bool,
    is_test: bool,
) -> None:
    """In phiếu đọc được bằng máy: tệp PDF và tệp bố cục đi kèm."""
    if demo == bool(campaign):
        raise click.UsageError(ONE_OF_BOTH)
    require_ours(out, ending=".pdf", is_ours=lambda content: FULL_SIZE in content)
    require_ours(layout_file, ending=".json", is_ours=_is_layout)
    now = moment(at)
    if campaign is None or is_test:
        sheet = _shown(data, campaign, large=large, is_test=is_test, batch=batch or 1)
    else:
        run = lay_out_sheet(
            campaign=open_campaign(data, campaign),
            is_large=large,
            batch=batch,
            by=by,
            now=now,
        )
        sheet = sheet_of(run)
    pdf = sheet_pdf(sheet, copies=copies, made_at=now)
    write_bytes(out, pdf)
    rows = layout_rows(with_drawings(sheet.layout, pdf))
    text = json.dumps(rows, ensure_ascii=False, indent=1)
    write_bytes(layout_file, f"{text}\n".encode())
    _tell(sheet.layout, copies=copies, is_test=is_test)


def _shown(
    data: Path, campaign: str | None, *, large: bool, is_test: bool, batch: int
) -> BallotSheet:
    """Return a sheet that no count will take: nothing of it is kept."""
    if campaign is None:
        record = demonstration_record()
    else:
        record = record_of(open_campaign(data, campaign))
    face = face_of(record)
    if is_test:
        return sheet_to_test_with(face, is_large=large)
    return ballot_sheet(face, sizes=LARGE if large else NORMAL, batch=batch)


def _is_layout(content: bytes) -> bool:
    return f'"{FORMAT}"'.encode() in content


def _tell(layout: SheetLayout, *, copies: int, is_test: bool) -> None:
    click.echo(
        f"Đã ghi {copies} phiếu, mỗi phiếu {len(layout.people)} người trên "
        f"{len(layout.pages)} trang; mã mẫu {layout.style}, lần in {layout.batch}."
    )
    click.echo(NO_BALLOT if is_test else HOW_TO_PRINT)
