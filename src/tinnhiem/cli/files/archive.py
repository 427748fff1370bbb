"""`tinnhiem archive verify`: is a bundle whole, and of which campaign?"""

import json
from pathlib import Path

import click

from tinnhiem.core.conference.phase import Phase

PASSPHRASE = "TINNHIEM_ARCHIVE_PASSPHRASE"  # noqa: S105 - the name of a variable


@click.command()
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option(
    "--passphrase",
    default="",
    envvar=PASSPHRASE,
    help=f"Mật khẩu của gói có mã hóa (hoặc biến {PASSPHRASE}).",
)
@click.option("--json", "as_json", is_flag=True, help="In bảng kê dạng JSON.")
def verify(*, file: Path, passphrase: str, as_json: bool) -> None:
    """So từng tệp trong gói lưu trữ với bảng kê vân tay, không ghi gì.

    Mã thoát: 0 nguyên vẹn; 1 mật khẩu sai hoặc thiếu; 2 không phải gói, hỏng, thiếu,
    thừa hoặc đã bị sửa.
    """
    from tinnhiem.core.archive.manifest import manifest_text
    from tinnhiem.intake.archive_zip import open_bundle
    from tinnhiem.messages.conference import PHASE_WORDS
    from tinnhiem.store.backup.bundles import read_bundle

    bundle = open_bundle(read_bundle(file, passphrase=passphrase), path=str(file))
    manifest = bundle.manifest
    if as_json:
        table = json.loads(manifest_text(manifest))
        table["verified"], table["bundle_sha256"] = True, bundle.sha256
        click.echo(json.dumps(table, ensure_ascii=False, indent=1))
        return
    size = f"{sum(one.size for one in manifest.files):,}".replace(",", ".")
    click.echo(f"NGUYÊN VẸN: {len(manifest.files)} tệp, {size} byte, khớp bảng kê.")
    click.echo(f"{manifest.title} («{manifest.slug}»)")
    phase = PHASE_WORDS[Phase(manifest.phase)]
    made = f"{manifest.made_at:%H:%M ngày %d/%m/%Y}"
    click.echo(f"Giai đoạn: {phase}. Lập lúc {made}, {manifest.made_by or '…'}.")
    click.echo(f"Nhật ký: {manifest.head.entries} dòng, {manifest.head.digest}")
    for words in manifest.left_out:
        click.echo(f"Không có trong gói: {words}.")
    click.echo(f"Vân tay của gói (SHA-256): {bundle.sha256}")
