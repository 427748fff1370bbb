"""`tinnhiem vault`: the vault of restricted files, from the machine's own terminal.

A secret is asked for, or read from a file; never an argument, which others on the
machine could see.
"""

from pathlib import Path

import click

from tinnhiem.actions.trust.vault import (
    change_passphrase,
    make_vault,
    prove_vault,
    recover_vault,
)
from tinnhiem.cli.campaign.options import BY, FOLDER, open_folder
from tinnhiem.config.clock import current_time
from tinnhiem.core.files import FileUnreadableError
from tinnhiem.store.queries.vault import vault_contents, vault_state

STATES = {"absent": "chưa lập", "shut": "đã lập", "open": "đã lập"}
SAFE = (
    "Chép mã ra giấy, niêm phong và cất vào két: mã chỉ hiện lần này. Mất cả mật khẩu "
    "kho lẫn mã khôi phục thì tài liệu trong kho mất hẳn, không ai mở lại được."
)
SECRET_FILE = click.Path(path_type=Path)
OLD_FILE = click.option(
    "--old-file", type=SECRET_FILE, help="Tệp có mật khẩu cũ (không có: hỏi)."
)
NEW_FILE = click.option(
    "--new-file", type=SECRET_FILE, help="Tệp có mật khẩu mới (không có: hỏi)."
)


@click.group()
def vault() -> None:
    """Kho tài liệu hạn chế: tài liệu nằm mã hóa trong thư mục dữ liệu."""


@vault.command()
@FOLDER
def state(data: Path) -> None:
    """Xem đã lập kho chưa và kho có bao nhiêu tệp."""
    open_folder(data)
    held = vault_contents()
    click.echo(f"Kho tài liệu hạn chế: {STATES[vault_state()]}, {held.files} tệp.")


@vault.command()
@FOLDER
@BY
@click.option(
    "--passphrase-file", type=SECRET_FILE, help="Tệp có mật khẩu kho (không có: hỏi)."
)
def make(data: Path, by: str, passphrase_file: Path | None) -> None:
    """Lập kho; in mã khôi phục để cất vào két."""
    open_folder(data)
    passphrase = _asked("Mật khẩu kho", passphrase_file, twice=True)
    code = make_vault(passphrase=passphrase, by=by, now=current_time())
    click.echo(f"Đã lập kho. Mã khôi phục: {code}")
    click.echo(SAFE)


@vault.command()
@FOLDER
@click.option(
    "--passphrase-file",
    type=SECRET_FILE,
    help="Tệp có mật khẩu kho hoặc mã khôi phục (không có: hỏi).",
)
def check(data: Path, passphrase_file: Path | None) -> int:
    """Thử mật khẩu và đọc lại từng tệp trong kho đến byte cuối."""
    open_folder(data)
    secret = _asked("Mật khẩu kho hoặc mã khôi phục", passphrase_file)
    files, broken = prove_vault(secret=secret, now=current_time())
    click.echo(f"Mật khẩu đúng. {files} tệp, {files - len(broken)} tệp còn nguyên.")
    for name in broken:
        click.echo(f"Hỏng hoặc bị sửa: {name}")
    return 1 if broken else 0


@vault.command()
@FOLDER
@BY
@OLD_FILE
@NEW_FILE
def change(data: Path, by: str, old_file: Path | None, new_file: Path | None) -> None:
    """Đổi mật khẩu kho; tệp trong kho không phải mã hóa lại."""
    open_folder(data)
    old = _asked("Mật khẩu kho hiện tại", old_file)
    new = _asked("Mật khẩu kho mới", new_file, twice=True)
    change_passphrase(old=old, new=new, by=by, now=current_time())
    click.echo("Đã đổi mật khẩu kho. Bản sao lưu trước đây vẫn mở bằng mật khẩu cũ.")


@vault.command()
@FOLDER
@BY
@click.option(
    "--code-file", type=SECRET_FILE, help="Tệp có mã khôi phục (không có: hỏi)."
)
@NEW_FILE
def recover(data: Path, by: str, code_file: Path | None, new_file: Path | None) -> None:
    """Quên mật khẩu kho: đặt lại bằng mã khôi phục, nhận mã mới."""
    open_folder(data)
    code = _asked("Mã khôi phục", code_file)
    new = _asked("Mật khẩu kho mới", new_file, twice=True)
    given = recover_vault(code=code, new=new, by=by, now=current_time())
    click.echo(f"Đã đặt lại mật khẩu kho. Mã khôi phục mới: {given}")
    click.echo(SAFE)


def _asked(what: str, file: Path | None, *, twice: bool = False) -> str:
    """Return a secret from a file's first line, or ask for it."""
    if file is None:
        again = f"Nhập lại: {what.lower()}" if twice else ""
        answer: str = click.prompt(
            what, hide_input=True, confirmation_prompt=again or False
        )
        return answer
    try:
        return (file.read_text(encoding="utf-8-sig").splitlines() or [""])[0]
    except (OSError, UnicodeDecodeError) as error:
        raise FileUnreadableError(str(file)) from error
