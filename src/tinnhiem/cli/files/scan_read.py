"""`tinnhiem scan read`: scanned ballots to readings; a campaign only if named.

Pictures stay in memory and readings go to standard output: nothing is written to disk,
and what is logged is how many pages came out in which outcome.
"""

import json
import os
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from tinnhiem.cli.layout_file import read_layout
from tinnhiem.cli.run import DONE, REFUSED, UNREADABLE, sentence_for_refusal
from tinnhiem.core.campaigns.errors import CampaignError
from tinnhiem.core.scanning.layout import SheetLayout

if TYPE_CHECKING:
    from tinnhiem.omr.reading import ReadPile

MOST_JOBS: Final = 64
USUAL_JOBS: Final = min(os.cpu_count() or 1, 4)
TOLD_EVERY: Final = 2.0  # seconds
STEADY: Final = 1.0  # second; before, a rate says nothing
FAST: Final = 10.0  # pages a second; from here on without a decimal
SEALED: Final = {"tls", "wss"}  # of the ways that Dask knows
OPEN_WIRE: Final = (
    "Cảnh báo: ảnh phiếu sẽ đi tới cụm {address} không mã hóa; ai nghe được đường "
    "truyền thì xem được phiếu. Chỉ dùng trong mạng riêng của Ban, hoặc đặt chứng thư "
    "cho cụm rồi nêu địa chỉ tls://."
)
CHOOSE: Final = "nêu --layout (một hoặc nhiều tệp) hoặc --campaign, không nêu cả hai."


@click.command()
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    metavar="ĐƯỜNG_DẪN…",
    type=click.Path(path_type=Path),
)
@click.option(
    "--layout",
    "layout_files",
    multiple=True,
    metavar="TỆP",
    type=click.Path(path_type=Path),
    help="Tệp bố cục ghi ra khi in phiếu; nêu nhiều lần khi có nhiều lần in.",
)
@click.option("--campaign", "slug", help="Lấy bố cục đang dùng của cuộc lấy phiếu này.")
@click.option(
    "--data",
    "data",
    type=click.Path(file_okay=True, path_type=Path),
    default=Path("ho-so"),
    envvar="TINNHIEM_DATA",
    show_default=True,
    help="Thư mục dữ liệu, khi dùng --campaign.",
)
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
@click.option(
    "--jobs",
    type=click.IntRange(1, MOST_JOBS),
    default=USUAL_JOBS,
    help="Số tiến trình đọc song song (mặc định: số nhân, nhiều nhất 4).",
)
@click.option(
    "--cluster",
    metavar="ĐỊA_CHỈ",
    help="Đọc trên cụm Dask có sẵn trong mạng nội bộ, ví dụ tls://10.0.0.5:8786; "
    "tcp:// không mã hóa đường truyền.",
)
def read(  # noqa: PLR0913 - one parameter an option
    paths: Sequence[Path],
    layout_files: Sequence[Path],
    slug: str | None,
    data: Path,
    jobs: int,
    cluster: str | None,
    *,
    as_json: bool,
) -> int:
    """Đọc phiếu trong ĐƯỜNG_DẪN: tệp PDF, TIFF, JPEG, PNG hoặc thư mục có các tệp đó.

    Mỗi trang quét vào có đúng một kết cục: đọc được, cần người xem, bị loại, hoặc nghi
    quét hai lần. Chỗ nào máy không chắc thì để người xem, máy không tự quyết.
    Không ghi ảnh hay kết quả từng phiếu ra đĩa.

    Mã thoát: 0 mọi trang đọc được hết; 1 có trang hoặc dòng cần người xem, bị loại hoặc
    nghi trùng; 2 không mở được trang nào, tệp bố cục hỏng hoặc lệnh gọi sai (cũng khi
    --campaign không có hoặc chưa in phiếu, --cluster không dùng được).
    """
    layouts = _layouts(layout_files, slug=slug, data=data)
    from tinnhiem.omr.reading import crew_for, read_pile

    if cluster is not None and not is_sealed(cluster):
        click.echo(OPEN_WIRE.format(address=cluster), err=True)
    crew = crew_for(layouts, jobs=jobs, cluster=cluster)
    pace = _Pace()
    pile = read_pile(paths, layouts, crew=crew, progress=pace.tell)
    pace.tell_now(len(pile.pages) - len(pile.shut))
    if as_json:
        from tinnhiem.cli.files.scan_json import pile_as_json

        click.echo(json.dumps(pile_as_json(pile, layouts), ensure_ascii=False))
    else:
        from tinnhiem.cli.files.scan_report import show_pile

        show_pile(pile, layouts)
    return _exit_code(pile)


def _layouts(
    files: Sequence[Path], *, slug: str | None, data: Path
) -> list[SheetLayout]:
    if bool(files) == bool(slug):
        raise click.UsageError(CHOOSE)
    if slug:
        # Loads Django, so only for whoever names a campaign; by name, since commands on
        # files do not import those on a campaign.
        in_campaign = import_module("tinnhiem.cli.campaign.scan")
        try:
            return [in_campaign.layout_of(data, slug)]
        except CampaignError as refusal:
            # Elsewhere a fact that refuses; here 1 means that pages need people.
            raise click.ClickException(sentence_for_refusal(refusal)) from refusal
    return [read_layout(path) for path in files]


def is_sealed(cluster: str) -> bool:
    """Say whether what goes to a cluster at this address is encrypted on its way."""
    return cluster.partition("://")[0].lower() in SEALED and "://" in cluster


class _Pace:
    """Tells on standard error how far we are, now and then, and at the end."""

    def __init__(self) -> None:
        self._started = self._told = time.monotonic()

    def tell(self, pages: int) -> None:
        if time.monotonic() - self._told >= TOLD_EVERY:
            self._told = time.monotonic()
            self.tell_now(pages)

    def tell_now(self, pages: int) -> None:
        click.echo(pace_words(pages, time.monotonic() - self._started), err=True)


def pace_words(pages: int, seconds: float) -> str:
    """Return how far we are, and how fast once there is something to tell it by."""
    if seconds < STEADY or not pages:
        return f"Đã đọc {pages} trang"
    rate = pages / seconds
    told = f"{rate:.0f}" if rate >= FAST else f"{rate:.1f}".replace(".", ",")
    return f"Đã đọc {pages} trang, {told} trang/giây"


def _exit_code(pile: "ReadPile") -> int:
    if len(pile.unopened) == len(pile.pages):
        return UNREADABLE
    is_clean = all(page.outcome.value == "read" for page in pile.pages)
    return DONE if is_clean else REFUSED
