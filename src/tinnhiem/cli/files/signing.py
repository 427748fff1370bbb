"""`tinnhiem papers sign`, `papers signatures`: digital signatures on a PDF file.

Works on files, without a campaign and without Django.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import click

from tinnhiem.cli.params import VIET_NAM
from tinnhiem.cli.run import DONE, REFUSED
from tinnhiem.core.papers.signing.errors import (
    FileAlreadyThereError,
    SigningKeyMissingError,
)

ROLES: Final = ("person", "organ")
ENDINGS: Final = {"person": "nguoi-ky", "organ": "co-quan-ky"}
PASSWORD: Final = "TINNHIEM_SIGN_PASSWORD"  # noqa: S105 -- the name of a variable
MM: Final = 72 / 25.4


@click.command()
@click.argument("file", metavar="TỆP.pdf", type=click.Path(path_type=Path))
@click.option(
    "--role",
    required=True,
    type=click.Choice(ROLES),
    help="Người có thẩm quyền (person) ký trước, cơ quan (organ) ký sau.",
)
@click.option(
    "--p12", type=click.Path(path_type=Path), help="Tệp khóa PKCS#12 (.p12, .pfx)."
)
@click.option(
    "--pkcs11-lib",
    "library",
    type=click.Path(path_type=Path),
    help="Thư viện PKCS#11 của thiết bị (.so, .dll).",
)
@click.option("--token", help="Tên (label) của thiết bị.")
@click.option("--key", "key_name", help="Tên (label) của khóa trên thiết bị.")
@click.option(
    "--name", default="", help="Họ tên in ở chỗ ký (mặc định: theo chứng thư số)."
)
@click.option(
    "--picture",
    type=click.Path(path_type=Path),
    help="Ảnh PNG chữ ký (xanh) hoặc dấu (đỏ) của cơ quan; không có thì ghi bằng chữ.",
)
@click.option(
    "--seal-mm",
    type=click.FloatRange(10, 60),
    default=36.0,
    show_default=True,
    help="Đường kính dấu, mm.",
)
@click.option(
    "--annex-to",
    default="",
    metavar="SỐ",
    help="Tệp là phụ lục riêng của văn bản số này, ví dụ 05/KH-VP.",
)
@click.option(
    "--out", type=click.Path(path_type=Path), help="Tệp kết quả; không ghi đè."
)
def sign(**asked: Any) -> int:
    """Ký số một tệp PDF (PAdES B-B), không cần mạng.

    Mật khẩu, mã PIN được hỏi khi ký, hoặc lấy từ biến môi trường
    TINNHIEM_SIGN_PASSWORD; không bao giờ ghi trên dòng lệnh.
    """
    from tinnhiem.intake.text_files import MEGABYTE, read_bytes
    from tinnhiem.papers.making import write_whole
    from tinnhiem.papers.signing.keys import require_extra
    from tinnhiem.papers.signing.marks import read_picture
    from tinnhiem.papers.signing.sign import Order, Role, sign_pdf

    file: Path = asked["file"]
    target = asked["out"] or file.with_name(f"{file.stem}-{ENDINGS[asked['role']]}.pdf")
    if target.exists():
        raise FileAlreadyThereError(str(target))
    require_extra()
    pdf = read_bytes(file, limit=100 * MEGABYTE)
    picture = read_picture(asked["picture"]) if asked["picture"] else b""
    order = Order(
        role=Role(asked["role"]),
        name=asked["name"],
        picture=picture,
        seal=asked["seal_mm"] * MM,
        annex_to=asked["annex_to"],
    )
    now = datetime.now(VIET_NAM)  # noqa: TID251 - a signature bears the real time
    signed = sign_pdf(pdf, order, key=_key(asked), at=now, path=str(file))
    write_whole(target, signed.content)
    click.echo(f"Đã ký: {signed.signer}, trang {signed.place.page + 1}.\n{target}")
    return DONE


def _key(asked: dict[str, Any]) -> Any:
    from tinnhiem.papers.signing.keys import KeyFile, Token

    if asked["p12"]:
        return KeyFile(path=asked["p12"], password=_secret("Mật khẩu của tệp khóa"))
    if asked["library"] and asked["token"] and asked["key_name"]:
        return Token(
            library=asked["library"],
            label=asked["token"],
            key=asked["key_name"],
            pin=_secret("Mã PIN của thiết bị"),
        )
    raise SigningKeyMissingError(str(asked["file"]))


def _secret(prompt: str) -> str:
    import os

    given = os.environ.get(PASSWORD)
    return given if given is not None else click.prompt(prompt, hide_input=True)


@click.command()
@click.argument("file", metavar="TỆP.pdf", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def signatures(*, file: Path, as_json: bool) -> int:
    """Cho biết ai đã ký tệp PDF, lúc nào, tệp còn nguyên vẹn không.

    Không xét người cấp chứng thư số có đáng tin hay không.

    Mã thoát: 0 mọi chữ ký còn nguyên vẹn, 1 có chữ ký hỏng hoặc chưa ai ký, 2 không
    đọc được.
    """
    from tinnhiem.intake.text_files import MEGABYTE, read_bytes
    from tinnhiem.papers.signing.signatures import read_signatures

    found = read_signatures(read_bytes(file, limit=100 * MEGABYTE), path=str(file))
    if as_json:
        rows = [_row(one) for one in found]
        click.echo(json.dumps({"signatures": rows}, ensure_ascii=False, indent=2))
    else:
        for number, one in enumerate(found, 1):
            click.echo("\n".join(_lines(number, one)))
        if not found:
            click.echo("Tệp chưa có chữ ký số nào.")
    return DONE if found and all(one.is_intact for one in found) else REFUSED


def _row(one: Any) -> dict[str, Any]:
    return {
        "field": one.field,
        "signer": one.signer,
        "issuer": one.issuer,
        "signed_at": one.signed_at.isoformat() if one.signed_at else None,
        "intact": one.is_intact,
        "pades": one.is_pades,
        "covers_whole_file": one.covers_all,
    }


def _lines(number: int, one: Any) -> list[str]:
    verdict = "còn nguyên vẹn" if one.is_intact else "ĐÃ BỊ SỬA SAU KHI KÝ"
    when = "không ghi giờ"
    if one.signed_at:
        local = one.signed_at.astimezone(VIET_NAM)
        when = f"{local:%H:%M:%S} ngày {local:%d/%m/%Y}"
    lines = [
        f"{number}. {one.signer}: {verdict}",
        f"   Giờ ký do máy người ký ghi: {when}",
        f"   Chứng thư số do «{one.issuer}» cấp; chương trình không xét có đáng tin "
        "hay không.",
    ]
    if one.is_intact and not one.covers_all:
        lines.append("   Sau đó chỉ có thêm chữ ký khác.")
    return lines
