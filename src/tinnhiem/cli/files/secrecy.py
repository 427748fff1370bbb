"""`tinnhiem secrecy check`: can a mark be traced in this data folder?"""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from tinnhiem.cli.run import DONE, REFUSED
from tinnhiem.core.files import (
    FileMissingError,
    FileRefusedError,
    FileUnreadableError,
)
from tinnhiem.core.secrecy.leak import LeakKind, SecrecyReport
from tinnhiem.messages.secrecy import BLIND, LEAKS, LIMITS, LOOKED

PLACE = click.Path(path_type=Path)


@click.group()
def secrecy() -> None:
    """Giữ bí mật lá phiếu."""


@secrecy.command()
@click.argument("folder", metavar="THƯ_MỤC", type=PLACE)
@click.option(
    "--passphrase-file",
    "secret",
    type=PLACE,
    metavar="TỆP",
    help="Tệp có một dòng là mật khẩu sao lưu, để soát bên trong bản sao lưu.",
)
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def check(*, folder: Path, secret: Path | None, as_json: bool) -> int:
    """Soát THƯ_MỤC dữ liệu: có đường nào từ một người đến dấu trên phiếu không.

    Soát bảng, cột, khóa, thứ tự dòng, trang trống và nhật ký ghi của cơ sở dữ liệu,
    nhật ký kỹ thuật, tệp tạm, tệp tải lên và bản sao lưu. Chỉ đọc, không sửa gì.

    Mã thoát: 0 không thấy đường lộ nào; 1 có; 2 không đọc được thư mục, cơ sở dữ liệu
    hoặc bản sao lưu.
    """
    from tinnhiem.store.inspection.search import DATABASE, search_folder

    if not (folder / DATABASE).is_file():
        raise FileMissingError(str(folder / DATABASE))
    report = search_folder(
        folder,
        traces=Path(tempfile.gettempdir()),
        read_rows=_rows_in,
        passphrase=_passphrase(secret),
    )
    if as_json:
        click.echo(json.dumps(_table(report), ensure_ascii=False, indent=2))
    else:
        _print(report, folder)
    return REFUSED if report.leaks else DONE


def _rows_in(content: bytes, name: str) -> Sequence[Sequence[str]] | None:
    from tinnhiem.intake.tables import table_in

    try:
        table = table_in(content, name)
    except FileRefusedError:
        return None
    return table.rows


def _passphrase(place: Path | None) -> str | None:
    if place is None:
        return None
    try:
        return place.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise FileUnreadableError(str(place), detail=str(error)) from error


def _table(report: SecrecyReport) -> dict[str, Any]:
    return {
        "looked": {what.value: number for what, number in report.looked},
        "leaks": [
            {
                "kind": leak.kind.value,
                "place": leak.place,
                "what": leak.what,
                "times": leak.times,
                "message": LEAKS[leak.kind][0],
                "remedy": LEAKS[leak.kind][1],
            }
            for leak in report.leaks
        ],
        "unseen": [
            {"place": one.place, "why": one.why.value, "times": one.times}
            for one in report.unseen
        ],
        "limits": LIMITS,
    }


def _print(report: SecrecyReport, folder: Path) -> None:
    click.echo(f"Soát giữ bí mật: {folder}\n\nĐã soát")
    for what, number in report.looked:
        click.echo(f"  {number:>9}  {LOOKED[what]}")
    if report.unseen:
        click.echo("\nKhông soát được")
    for one in report.unseen:
        times = f" ({one.times} tệp)" if one.times > 1 else ""
        click.echo(f"  {one.place}{times}: {BLIND[one.why]}.")
    if not report.leaks:
        click.echo("\nKhông thấy đường nào từ một người đến dấu trên phiếu.")
    kinds = dict.fromkeys(leak.kind for leak in report.leaks)
    for kind in kinds:
        _print_kind(kind, report)
    click.echo(f"\n{LIMITS}")


def _print_kind(kind: LeakKind, report: SecrecyReport) -> None:
    said, remedy = LEAKS[kind]
    click.echo(f"\nLỘ  {said} [{kind.value}]")
    for leak in report.leaks:
        if leak.kind is kind:
            times = f" ({leak.times} lần)" if leak.times > 1 else ""
            click.echo(f"      {leak.place}: {leak.what}{times}")
    click.echo(f"    Cách xử lý: {remedy}")
