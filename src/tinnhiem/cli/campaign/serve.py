"""`tinnhiem serve`: the pages, on this machine."""

import socket
import webbrowser
from pathlib import Path

import click
from django.conf import settings
from waitress.server import create_server

from tinnhiem.cli.campaign.options import FOLDER, open_folder
from tinnhiem.config.way_out import has_way_out
from tinnhiem.config.wsgi import application
from tinnhiem.core.campaigns.errors import ServerPortTakenError
from tinnhiem.store.queries.papers import has_classified_papers

LOOPBACK = "127.0.0.1"
DEFAULT_PORT = 8000


@click.command()
@FOLDER
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=DEFAULT_PORT,
    show_default=True,
    help="Cổng.",
)
@click.option("--open", "opens", is_flag=True, help="Mở trình duyệt.")
def serve(data: Path, port: int, *, opens: bool) -> None:
    """Mở các trang làm việc trên máy này cho đến khi bấm Ctrl-C."""
    open_folder(data)
    warn_of_way_out()
    serve_until_stopped(port, opens=opens)


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
    server = create_server(application, host=LOOPBACK, port=port, threads=4, ident="")
    address = f"http://{LOOPBACK}:{port}/{path}"
    click.echo(f"Mở trang: {address} (bấm Ctrl-C để dừng)")
    if opens:
        webbrowser.open(address)
    try:
        server.run()
    finally:
        server.close()
        click.echo("Đã dừng.")


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


def require_free_port(port: int) -> None:
    """Refuse a port that something else listens on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError as error:
            raise ServerPortTakenError(port) from error
