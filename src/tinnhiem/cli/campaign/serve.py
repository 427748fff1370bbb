"""`tinnhiem serve`: the pages, on this machine."""

import sys
import webbrowser
from pathlib import Path
from typing import Final, cast

import click
from django.conf import settings
from waitress.server import TcpWSGIServer, create_server

from tinnhiem.cli.campaign.lan import ADDRESS, DOOR
from tinnhiem.cli.campaign.lan_connections import Application
from tinnhiem.cli.campaign.lan_serving import LARGEST_REQUEST, LanPlan, LanServer
from tinnhiem.cli.campaign.options import BY, FOLDER, open_folder
from tinnhiem.cli.campaign.ports import LOOPBACK, require_free_port
from tinnhiem.config.addresses import own_addresses, own_host
from tinnhiem.config.way_out import has_way_out
from tinnhiem.config.wsgi import application
from tinnhiem.store.queries.papers import has_classified_papers
from tinnhiem.web.trust.plain_door import plain_door

DEFAULT_PORT = 8000
LAN_PORT = 8443
# Bytes: waitress writes what is larger to a temporary file, restricted files as well.
KEPT_IN_MEMORY: Final = sys.maxsize


@click.command()
@FOLDER
@BY
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=DEFAULT_PORT,
    show_default=True,
    help="Cổng.",
)
@click.option("--open", "opens", is_flag=True, help="Mở trình duyệt.")
@click.option("--lan", "on_lan", is_flag=True, help="Mở cả cho mạng nội bộ, qua HTTPS.")
@ADDRESS
@click.option("--name", "names", multiple=True, help="Tên của máy, ví dụ hcqt.local.")
@click.option(
    "--lan-port",
    type=click.IntRange(1, 65535),
    default=LAN_PORT,
    show_default=True,
    help="Cổng HTTPS trong mạng nội bộ.",
)
@DOOR
def serve(  # noqa: PLR0913 - one for each option
    data: Path,
    by: str,
    port: int,
    addresses: tuple[str, ...],
    names: tuple[str, ...],
    lan_port: int,
    door_port: int,
    *,
    opens: bool,
    on_lan: bool,
) -> None:
    """Mở các trang làm việc trên máy này cho đến khi bấm Ctrl-C."""
    open_or_begin(data)
    warn_of_way_out()
    if not on_lan:
        serve_until_stopped(port, opens=opens)
        return
    plan = LanPlan(
        addresses=lambda: addresses or own_addresses(),
        host=own_host(),
        names=names,
        pages=lan_port,
        door=door_port,
        by=by,
    )
    require_free_port(port)
    server = LanServer(plan, application, plain_door)
    server.start()
    click.echo(f"Trong mạng nội bộ: {settings.LAN_SITE}/")
    click.echo(f"Điện thoại lấy chứng thư ở: {settings.LAN_DOOR}")
    try:
        serve_until_stopped(port, opens=opens)
    finally:
        server.stop()


def open_or_begin(data: Path) -> None:
    """Open the data folder; an empty place becomes one, and the browser does the rest.

    Raises:
        DataFolderMissingError: Other files lie there: it is not ours to begin in.
        FileNotWritableError: It cannot be made or written.
    """
    is_new = not data.exists() or (data.is_dir() and not any(data.iterdir()))
    open_folder(data, create=is_new)
    if is_new:
        click.echo(f"Đã lập thư mục dữ liệu mới: {data.absolute()}")


def serve_until_stopped(port: int, *, opens: bool = False, path: str = "") -> None:
    """Serve on the loopback address until Ctrl-C.

    Args:
        port: Where.
        opens: Open a browser, too.
        path: What to add to the address that is shown, such as a link to enter by.

    Raises:
        ServerPortTakenError: Another program listens there.
    """
    require_free_port(port)
    server = loopback_server(application, port=port)
    address = f"http://{LOOPBACK}:{port}/{path}"
    click.echo(f"Mở trang: {address} (bấm Ctrl-C để dừng)")
    if opens:
        webbrowser.open(address)
    try:
        server.run()
    finally:
        server.close()
        click.echo("Đã dừng.")


def loopback_server(site: Application, *, port: int) -> TcpWSGIServer:
    """Return a server that listens and puts nothing that it carries on the disk."""
    made = create_server(
        site,
        host=LOOPBACK,
        port=port,
        threads=4,
        ident="",
        inbuf_overflow=KEPT_IN_MEMORY,
        outbuf_overflow=KEPT_IN_MEMORY,
        max_request_body_size=LARGEST_REQUEST,
    )
    return cast("TcpWSGIServer", made)  # one address: never several servers


def warn_of_way_out() -> None:
    """Say aloud that secret papers lie on a machine that may reach others."""
    way_out = has_way_out(Path(settings.ROUTE_TABLES))
    if way_out is False or not has_classified_papers():
        return
    found = (
        "máy này đang có đường ra mạng ngoài (bảng định tuyến có tuyến mặc định)"
        if way_out
        else "chương trình không đọc được bảng định tuyến của hệ điều hành này"
    )
    click.echo(
        f"Cảnh báo: có văn bản thuộc bí mật nhà nước, và {found}. "
        "Rút dây mạng, tắt Wi-Fi trước khi làm tiếp.",
        err=True,
    )
