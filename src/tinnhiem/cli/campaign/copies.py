"""`tinnhiem papers allot`, `print-out`, `hand-over`: copies under account."""

from datetime import datetime
from pathlib import Path

import click

from tinnhiem.actions.papers.allot_copies import allot_copies
from tinnhiem.actions.papers.make_slip import make_receipts, make_slip
from tinnhiem.actions.papers.print_out import CopyMeant, hand_over, print_out
from tinnhiem.cli.campaign.issuing import CODE
from tinnhiem.cli.campaign.options import deed, moment, open_campaign
from tinnhiem.core.papers.copies import CopyShare

COPY = click.option(
    "--copy", "number", type=click.IntRange(1, 9_999), required=True, help="Bản số."
)
MOST_COPIES = 2_000
SHARE_HINT = "viết như --to «Các phòng, ban=8»: tên trong Nơi nhận, dấu =, số bản."


class Share(click.ParamType[CopyShare]):
    """One line of Nơi nhận and its copies, as «Các phòng, ban=8»."""

    name = "nơi nhận=số bản"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> CopyShare:
        """Return the share, or refuse with the way to write one."""
        if isinstance(value, CopyShare):
            return value
        recipient, found, copies = str(value).rpartition("=")
        number = int(copies) if copies.strip().isdecimal() else 0
        if not found or not recipient.strip() or not 1 <= number <= MOST_COPIES:
            raise click.BadParameter(f"«{value}»: {SHARE_HINT}", ctx, param)
        return CopyShare(recipient.strip(), number)


@click.command()
@CODE
@deed
@click.option(
    "--to", "shares", type=Share(), multiple=True, help="Số bản của một nơi nhận."
)
def allot(  # noqa: PLR0913 - one parameter an option
    code: str,
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    shares: tuple[CopyShare, ...],
) -> None:
    """Phân bản theo Nơi nhận, đánh số bản, trước khi in."""
    copies = allot_copies(
        campaign=open_campaign(data, slug),
        code=code,
        shares=shares,
        by=by,
        now=moment(at),
    )
    for copy in copies:
        click.echo(f"Bản số {copy.number}/{len(copies)}: {copy.recipient}")


@click.command(name="print-out")
@CODE
@deed
@COPY
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="Tệp PDF để in.",
)
@click.option(
    "--reason", default="", help="Lý do: khi in lại, và mỗi lần in văn bản có độ mật."
)
def print_one(  # noqa: PLR0913 - one parameter an option
    code: str,
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    number: int,
    out: Path,
    reason: str,
) -> None:
    """Ghi sổ in một bản rồi mới xuất tệp để in."""
    row = print_out(
        campaign=open_campaign(data, slug),
        copy=CopyMeant(code=code, number=number, reason=reason),
        target=out.absolute(),
        by=by,
        now=moment(at),
    )
    click.echo(f"Đã ghi sổ: in bản số {row.number}, {row.recipient}. Tệp: {out}")
    click.echo("In xong thì xóa tệp này và bộ nhớ máy in nếu văn bản có độ mật.")


@click.command(name="hand-over")
@CODE
@deed
@COPY
@click.option("--to", required=True, help="Người nhận bản này.")
def hand_one_over(  # noqa: PLR0913 - one parameter an option
    code: str,
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    number: int,
    to: str,
) -> None:
    """Ghi việc giao một bản: cho ai, khi nào."""
    row = hand_over(
        campaign=open_campaign(data, slug),
        copy=CopyMeant(code=code, number=number),
        to=to,
        by=by,
        now=moment(at),
    )
    click.echo(f"Đã giao bản số {row.number} cho {row.handed_to}. Người nhận ký sổ.")


@click.command()
@CODE
@deed
@click.option("--to", "recipient", required=True, help="Nơi nhận, như trên văn bản.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Thư mục đặt phiếu.",
)
def slip(  # noqa: PLR0913 - one parameter an option
    code: str,
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    recipient: str,
    out: Path,
) -> None:
    """Lập phiếu gửi kèm văn bản đã ban hành cho một nơi nhận."""
    for path in make_slip(
        campaign=open_campaign(data, slug),
        code=code,
        recipient=recipient,
        folder=out.absolute(),
        by=by,
        now=moment(at),
    ):
        click.echo(f"  {path}")


@click.command()
@CODE
@deed
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Thư mục đặt danh sách.",
)
def receipts(  # noqa: PLR0913 - one parameter an option
    code: str, data: Path, slug: str | None, by: str, at: datetime | None, out: Path
) -> None:
    """Lập danh sách ký nhận từng bản của một văn bản đã ban hành."""
    for path in make_receipts(
        campaign=open_campaign(data, slug),
        code=code,
        folder=out.absolute(),
        by=by,
        now=moment(at),
    ):
        click.echo(f"  {path}")
