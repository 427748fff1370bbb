"""`tinnhiem demo`: the whole job on the real plan of 2023, with invented people."""

import secrets
import shutil
import time
from pathlib import Path

import click

from tinnhiem.actions.access.entry_link import make_entry_link
from tinnhiem.actions.access.make_account import NewAccount, begin_office
from tinnhiem.cli.campaign.demo_story import CHAPTERS, Story, example_folder
from tinnhiem.cli.campaign.options import open_folder
from tinnhiem.cli.campaign.ports import require_free_port
from tinnhiem.cli.campaign.serve import DEFAULT_PORT, serve_until_stopped
from tinnhiem.config.clock import current_time
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.campaigns.errors import DemoFolderInUseError
from tinnhiem.store.folder import require_file

OUT = Path("out") / "quang-ngai-2023"
MARKER = ".trinh-dien"


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=OUT,
    show_default=True,
    help="Thư mục kết quả; chỉ xóa lại thư mục do lệnh này tạo ra.",
)
@click.option("--serve", "serves", is_flag=True, help="Xong thì mở các trang.")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=DEFAULT_PORT,
    help="Cổng của các trang.",
)
def demo(out: Path, port: int, *, serves: bool) -> None:
    """Chạy trọn cuộc lấy phiếu theo kế hoạch thật năm 2023, với 26 người hư cấu."""
    require_file(
        "tinnhiem demo"
    )  # its people are invented: not into the office's tables
    if serves:
        require_free_port(port)
    begin_afresh(out)
    started = time.perf_counter()
    story = Story(example_folder())
    open_folder(out, create=True)
    for number, (title, chapter) in enumerate(CHAPTERS, start=1):
        click.echo(f"[{number:>2}/{len(CHAPTERS)}] {title} … ", nl=False)
        click.echo(chapter(story))
    seconds = time.perf_counter() - started
    took = f"{seconds:.1f}".replace(".", ",")
    click.echo(f"\nXong trong {took} giây. Kết quả ở {out}:")
    for name, what in CONTENTS:
        click.echo(f"  {name:<22} {what}")
    if serves:
        serve_until_stopped(port, path=demonstration_link())


CONTENTS = (
    ("van-ban/", "văn bản PDF và Word, mở ra xem và in"),
    ("ket-qua.xlsx", "kết quả cho Excel, kèm biểu đồ"),
    ("bieu-do.svg", "biểu đồ kết quả, mở bằng trình duyệt"),
    ("lich.ics", "hạn việc và Hội nghị cho lịch trên máy, điện thoại"),
    ("cuoc-lay-phieu.toml", "toàn bộ số liệu, đọc và sửa được bằng trình soạn thảo"),
    ("tinnhiem.sqlite3", "cơ sở dữ liệu của cuộc lấy phiếu"),
    ("nhat-ky.log", "nhật ký kỹ thuật, không có tên người, không có phiếu"),
)


def demonstration_link() -> str:
    """Make an account for whoever looks at the demonstration; return its link."""
    now = current_time()
    new = NewAccount(
        login="trinh-dien",
        name="Người xem trình diễn",
        password=secrets.token_urlsafe(24),
        duties=(Duty.ADMIN, Duty.CLERK),
        is_temporary=False,
    )
    account = begin_office(new, now=now)
    return f"vao/{make_entry_link(account=account, by=new.login, now=now)}/"


def begin_afresh(out: Path) -> None:
    """Empty the folder of an earlier demonstration; leave anybody else's alone.

    Raises:
        DemoFolderInUseError: The folder holds something that this command did not
            make.
    """
    if out.exists() and any(out.iterdir()):
        if not (out / MARKER).is_file():
            raise DemoFolderInUseError(str(out))
        shutil.rmtree(out)
    out.mkdir(parents=True, exist_ok=True)
    (out / MARKER).write_text("tinnhiem demo\n", encoding="utf-8")
