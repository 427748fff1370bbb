"""`tinnhiem archive make|restore`: a campaign as one file, and back."""

from datetime import datetime
from pathlib import Path

import click

from tinnhiem.actions.archive.make_archive import BundleWanted, make_archive
from tinnhiem.actions.archive.restore_archive import restore_archive
from tinnhiem.cli.campaign.options import AT, BY, deed, moment, open_campaign
from tinnhiem.cli.files.archive import PASSPHRASE
from tinnhiem.cli.output import write_bytes
from tinnhiem.core.trust.errors import TargetTakenError

PLACE = click.Path(path_type=Path)
SECRET = click.option(
    "--passphrase",
    default="",
    envvar=PASSPHRASE,
    help=f"Mật khẩu của gói (hoặc biến {PASSPHRASE}).",
)


@click.command()
@click.argument("target", metavar="TỆP", type=PLACE)
@deed
@SECRET
@click.option("--with-secret", is_flag=True, help="Đưa cả văn bản có độ mật vào gói.")
def make(  # noqa: PLR0913 - one parameter an option
    target: Path,
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    passphrase: str,
    *,
    with_secret: bool,
) -> None:
    """Lập gói lưu trữ của một cuộc lấy phiếu, kèm bảng kê vân tay từng tệp.

    Không có mật khẩu thì ai cầm tệp cũng mở được; văn bản có độ mật chỉ vào gói có
    mật khẩu.
    """
    chosen = open_campaign(data, slug)
    if target.exists():
        raise TargetTakenError(str(target))
    wanted = BundleWanted(passphrase=passphrase, with_secret=with_secret)
    made = make_archive(campaign=chosen, wanted=wanted, by=by, now=moment(at))
    write_bytes(target, made.content)
    click.echo(f"Đã lập {target}: {len(made.manifest.files)} tệp, đọc lại đúng cả.")
    for words in made.manifest.left_out:
        click.echo(f"Không đưa vào gói: {words}.")
    click.echo(f"Vân tay của gói (SHA-256), ghi vào Mục lục hồ sơ: {made.sha256}")


@click.command()
@click.argument("source", metavar="TỆP", type=PLACE)
@BY
@AT
@SECRET
@click.option("--to", "target", type=PLACE, required=True, help="Thư mục mới.")
def restore(
    source: Path, by: str, at: datetime | None, passphrase: str, target: Path
) -> None:
    """Phục hồi một cuộc lấy phiếu từ gói vào thư mục mới, so từng vân tay."""
    back = restore_archive(
        source,
        target=target.absolute(),
        passphrase=passphrase,
        by=by,
        now=moment(at),
    )
    click.echo(
        f"Đã phục hồi «{back.campaign.slug}» vào {target}: {back.papers} tệp văn bản, "
        f"{back.entries} dòng nhật ký liền mạch."
    )
    click.echo("Mọi người phải lập tài khoản mới trong thư mục này; thẻ cũ không dùng.")
