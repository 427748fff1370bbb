"""`tinnhiem account`: accounts of the office, from the machine's own terminal."""

from pathlib import Path

import click

from tinnhiem.actions.access.change_account import give_new_password
from tinnhiem.actions.access.entry_link import make_entry_link
from tinnhiem.cli.campaign.options import BY, FOLDER, open_folder
from tinnhiem.cli.campaign.ports import LOOPBACK
from tinnhiem.cli.campaign.serve import DEFAULT_PORT
from tinnhiem.config.clock import current_time
from tinnhiem.store.queries.access import account_named, all_accounts

TERMINAL = "cửa sổ lệnh"


@click.group()
def account() -> None:
    """Tài khoản của người chuẩn bị, chủ trì, giám sát và quản trị."""


@account.command(name="list")
@FOLDER
def list_all(data: Path) -> None:
    """Liệt kê tài khoản."""
    open_folder(data)
    rows = all_accounts()
    for row in rows:
        state = "" if row.is_active else " (đã khóa)"
        click.echo(f"{row.login:<20} {row.name}: {', '.join(row.duties)}{state}")
    if not rows:
        click.echo("Chưa có tài khoản. Chạy tinnhiem serve rồi thiết lập trên trang.")


@account.command()
@FOLDER
@BY
@click.argument("login")
@click.option("--port", type=int, default=DEFAULT_PORT, help="Cổng của trang.")
def link(data: Path, by: str, login: str, port: int) -> None:
    """Tạo liên kết vào một lần, dùng trong 10 phút, trên chính máy này."""
    open_folder(data)
    token = make_entry_link(
        account=account_named(login), by=by or TERMINAL, now=current_time()
    )
    click.echo(f"http://{LOOPBACK}:{port}/vao/{token}/")


@account.command()
@FOLDER
@BY
@click.argument("login")
def password(data: Path, by: str, login: str) -> None:
    """Cấp mật khẩu mới (khi quên); phải đổi ngay ở lần đăng nhập sau."""
    open_folder(data)
    given = give_new_password(
        account=account_named(login), by=by or TERMINAL, now=current_time()
    )
    click.echo(given)
