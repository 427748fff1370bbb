"""`tinnhiem lan`: the certificate with which phones of the LAN trust our pages."""

from pathlib import Path
from typing import Final

import click

from tinnhiem.actions.trust.lan_certificate import make_authority, ready_authority
from tinnhiem.cli.campaign.options import BY, FOLDER, open_folder
from tinnhiem.cli.output import write_bytes
from tinnhiem.config.addresses import own_addresses, own_host
from tinnhiem.config.clock import current_time
from tinnhiem.core.files import FileNotWritableError
from tinnhiem.core.trust.errors import LanAddressMissingError
from tinnhiem.core.trust.lan import in_groups, lan_names, url_host
from tinnhiem.web.qr import qr_picture

DOOR_PORT: Final = 8080
PICTURES: Final = ("svg", "png", "pdf")
ADDRESS = click.option(
    "--address",
    "addresses",
    multiple=True,
    help="Địa chỉ của máy trong mạng nội bộ; địa chỉ đầu được in trên thẻ.",
)
DOOR = click.option(
    "--door-port",
    type=click.IntRange(1, 65535),
    default=DOOR_PORT,
    show_default=True,
    help="Cổng của trang lấy chứng thư.",
)


@click.group()
def lan() -> None:
    """Chứng thư để điện thoại trong mạng nội bộ tin trang làm việc."""


@lan.command()
@FOLDER
@BY
@ADDRESS
@DOOR
@click.option(
    "--qr",
    type=click.Path(path_type=Path),
    help="Ghi mã QR của trang lấy chứng thư vào tệp .svg, .png hoặc .pdf.",
)
@click.option(
    "--new", is_flag=True, help="Lập chứng thư mới; máy nào cũng phải cài lại."
)
def certificate(  # noqa: PLR0913 - one for each option
    data: Path,
    by: str,
    addresses: tuple[str, ...],
    door_port: int,
    qr: Path | None,
    *,
    new: bool,
) -> None:
    """Lập (nếu chưa có) và xem chứng thư, dấu vân tay, mã QR cho điện thoại."""
    open_folder(data)
    make = make_authority if new else ready_authority
    made = make(host=own_host(), by=by, now=current_time())
    click.echo(f"Chứng thư: {made.title}, dùng đến ngày {made.until:%d/%m/%Y}")
    click.echo(f"Dấu vân tay SHA-256: {' '.join(in_groups(made.sha256))}")
    click.echo(f"Windows hiện SHA-1: {' '.join(in_groups(made.sha1))}")
    try:
        names = lan_names(addresses or own_addresses(), host=own_host(), names=())
    except LanAddressMissingError:
        if qr is not None:
            raise
        click.echo("Máy chưa vào mạng nội bộ nên chưa có địa chỉ cho điện thoại.")
        return
    door = f"http://{url_host(names.addresses[0])}:{door_port}/"
    click.echo(f"Điện thoại lấy chứng thư ở {door} khi chạy: tinnhiem serve --lan")
    if qr is not None:
        write_bytes(qr, _drawn(door, qr))
        click.echo(f"Đã ghi mã QR vào {qr}")


def _drawn(address: str, place: Path) -> bytes:
    kind = place.suffix.lower().removeprefix(".")
    if kind not in PICTURES:
        detail = "tên tệp phải kết thúc bằng .svg, .png hoặc .pdf"
        raise FileNotWritableError(str(place), detail=detail)
    return qr_picture(address, kind=kind)
