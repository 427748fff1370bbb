"""`tinnhiem backup` and `tinnhiem restore`: the data folder as one encrypted file."""

from datetime import datetime
from pathlib import Path

import click

from tinnhiem.actions.trust.make_backup import make_backup
from tinnhiem.actions.trust.restore_backup import restore_backup
from tinnhiem.cli.campaign.audit import name_words, state_words
from tinnhiem.cli.campaign.options import AT, BY, FOLDER, moment, open_folder

ASKED = "TINNHIEM_BACKUP_PASSPHRASE"
PASSPHRASE = "Mật khẩu sao lưu"  # noqa: S105 - what is asked for, not the answer
PLACE = click.Path(path_type=Path)


@click.command()
@FOLDER
@BY
@AT
@click.option(
    "--passphrase",
    envvar=ASKED,
    prompt=PASSPHRASE,
    hide_input=True,
    confirmation_prompt="Nhập lại mật khẩu sao lưu",
    help=f"Mật khẩu sao lưu (hỏi khi không có; hoặc biến {ASKED}).",
)
@click.argument("target", type=PLACE, metavar="TỆP")
def backup(
    data: Path, by: str, at: datetime | None, passphrase: str, target: Path
) -> None:
    """Sao lưu cả thư mục dữ liệu vào một tệp mã hóa, trong khi vẫn làm việc."""
    open_folder(data)
    kept = make_backup(target, passphrase=passphrase, by=by, now=moment(at))
    click.echo(
        f"Đã sao lưu {len(kept.files)} tệp vào {target} và đọc lại đúng từng vân tay."
    )
    click.echo(
        "Mất mật khẩu sao lưu thì không ai mở được tệp này. Niêm phong mật khẩu trong "
        "phong bì, cất riêng với tệp."
    )


@click.command()
@BY
@AT
@click.option(
    "--passphrase",
    envvar=ASKED,
    prompt=PASSPHRASE,
    hide_input=True,
    help=f"Mật khẩu sao lưu (hỏi khi không có; hoặc biến {ASKED}).",
)
@click.argument("source", type=PLACE, metavar="TỆP")
@click.option("--to", "target", type=PLACE, required=True, help="Thư mục mới.")
def restore(
    by: str, at: datetime | None, passphrase: str, source: Path, target: Path
) -> int:
    """Phục hồi từ bản sao lưu vào một thư mục mới, so từng vân tay, soát nhật ký."""
    back = restore_backup(
        source,
        target=target.absolute(),
        passphrase=passphrase,
        by=by,
        now=moment(at),
    )
    made = f"{back.manifest.made_at:%H:%M ngày %d/%m/%Y}"
    click.echo(
        f"Đã phục hồi {len(back.manifest.files)} tệp vào {target}; vân tay từng tệp "
        f"khớp với bảng kê lập lúc {made}."
    )
    for state in back.chains:
        click.echo(f"{name_words(state)}: {state_words(state)}")
    click.echo("Mọi người phải đăng nhập lại; thẻ vẫn dùng được.")
    return 0 if all(state.is_sound for state in back.chains) else 1
