"""What a signature shows on the page: the office's own picture, or a line of text.

The product never draws a signature or a seal; without a picture it says in words who
signed and when.
"""

import struct
import tempfile
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import typst

from tinnhiem.core.papers.signing.errors import SignaturePictureError
from tinnhiem.papers.fonts import FOLDER

PICTURE_LIMIT: Final = 5 * 1024 * 1024
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_GREATEST_SIDE: Final = 10_000
_SEE_THROUGH: Final = {4, 6}  # kinds of PNG with an alpha channel
_PALETTE: Final = 3


def read_picture(path: Path) -> bytes:
    """Return the bytes of a PNG.

    Raises:
        SignaturePictureError: It is no PNG, is opaque, or is too large.
    """
    try:
        content = path.read_bytes()
    except OSError as refused:
        detail = str(refused.strerror or "")
        raise SignaturePictureError(str(path), detail=detail) from refused
    problem = _problem_of(content)
    if problem:
        raise SignaturePictureError(str(path), detail=problem)
    return content


def _problem_of(content: bytes) -> str:
    if not content.startswith(_PNG) or len(content) < len(_PNG) + 25:
        return "không phải tệp PNG"
    if len(content) > PICTURE_LIMIT:
        return "lớn hơn 5 MB"
    wide, high, _, kind = struct.unpack(">IIBB", content[16:26])
    if not (0 < wide <= _GREATEST_SIDE and 0 < high <= _GREATEST_SIDE):
        return f"{wide} x {high} điểm ảnh"
    if kind in _SEE_THROUGH or b"tRNS" in content[:4096]:
        return ""
    return "nền không trong suốt, sẽ che chữ và dấu"


def words_of_signer(name: str, at: datetime) -> str:
    """Return what stands in the signature's place when there is no picture.

    «Ký số bởi: …» and under it «Thời gian ký: 06/7/2023 08:00:00 +07:00».
    """
    return f"Ký số bởi: {name}\nThời gian ký: {_day(at)} {_clock(at)}"


def words_of_annex(number: str, at: datetime) -> str:
    """Return the line of an annex in a file of its own.

    Args:
        number: Of the paper it belongs to, «05/KH-VP».
        at: Aware; when it is signed.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I: «Số …; ngày/tháng/năm;
    giờ:phút:giây», with the zone of ISO 8601.
    """
    return f"Số {number}; {_day(at)}; {_clock(at)}"


def _day(at: datetime) -> str:
    month = f"{at.month:02d}" if at.month <= 2 else str(at.month)  # noqa: PLR2004 -- the decree
    return f"{at.day:02d}/{month}/{at.year}"


def _clock(at: datetime) -> str:
    return f"{at:%H:%M:%S} {at:%z}"[:-2] + ":" + f"{at:%z}"[-2:]


def text_mark(text: str, *, size: tuple[float, float], right: bool = False) -> bytes:
    """Return a PDF of that size in points with the words in it.

    Args:
        text: NFC.
        size: Width and height.
        right: Flush right and 10 points, as on an annex; else centred, as large as
            fits, at most 10 points.
    """
    wide, high = size
    longest = max(len(line) for line in text.split("\n"))
    points = 10.0 if right else max(5.0, min(10.0, wide / longest / 0.47))
    inputs = {
        "w": str(wide),
        "h": str(high),
        "s": str(round(points, 2)),
        "side": "right" if right else "center",
        "text": text,
    }
    return _compiled("mark_text.typ", None, inputs)


def picture_mark(png: bytes, *, size: tuple[float, float], path: str = "PNG") -> bytes:
    """Return a PDF of that size in points with the picture in it, undistorted.

    Raises:
        SignaturePictureError: The picture is damaged.
    """
    wide, high = size
    try:
        return _compiled("mark_picture.typ", png, {"w": str(wide), "h": str(high)})
    except typst.TypstError as broken:
        raise SignaturePictureError(path, detail="tệp ảnh bị hỏng") from broken


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(FOLDER)],
    )


def _compiled(template: str, png: bytes | None, inputs: dict[str, str]) -> bytes:
    source = (files("tinnhiem.papers") / "templates" / template).read_bytes()
    # Typst takes pictures from files only; nothing of them stays behind.
    with tempfile.TemporaryDirectory(prefix="tinnhiem-ky-") as folder:
        main = Path(folder) / "dau.typ"
        main.write_bytes(source)
        if png:
            (Path(folder) / "hinh.png").write_bytes(png)
        return typst.compile(
            str(main), font_paths=_fonts(), sys_inputs=inputs, format="pdf"
        )
