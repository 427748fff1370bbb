"""The bytes of a text file as rows of letters, with what showed the encoding."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tinnhiem.core.files import FileEmptyError, FileLettersError, FileNotTableError
from tinnhiem.core.tables import CellNote, Encoding
from tinnhiem.intake.letters.code import OCTETS, glyphs_of
from tinnhiem.intake.letters.converting import convert
from tinnhiem.intake.letters.recognising import recognise, recognise_bytes
from tinnhiem.intake.text_files import plain

UTF_32: Final = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig", "EF BB BF"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "FF FE"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "FE FF"),
)
TRIED: Final = "UTF-8, UTF-16, TCVN3, VNI, Windows-1258"
ZEROS: Final = 10  # of a hundred bytes; blanks, figures and separators are ASCII
ONE_SIDED: Final = 4  # times as many zeros on one side as on the other
NO_BYTE: Final = 0xDC00  # where `surrogateescape` puts a byte that is no letter
ESCAPED: Final = re.compile("[\udc80-\udcff]")
CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")

Rows = tuple[tuple[str, ...], ...]
Split = Callable[[str], Rows]


@dataclass(frozen=True, slots=True)
class TextRows:
    """Rows whose letters are Unicode, NFC, and how they were read."""

    rows: Rows
    encoding: Encoding
    notes: dict[tuple[int, int], CellNote]


def read_text_rows(path: str, content: bytes, *, split: Split) -> TextRows:
    """Return the rows of a text file in whatever encoding it has.

    Args:
        path: Only to name the file in a refusal.
        content: The whole file.
        split: Turns text into rows; it is ASCII signs that part cells, whatever the
            encoding of the letters.

    Raises:
        FileLettersError: A byte is a letter in no encoding that fits the file; row and
            column are named. Nothing is ever replaced.
        FileNotTableError: Control characters: a binary file.
    """
    name, evidence, is_sure = unicode_of(path, content)
    if not name:
        return _in_old_bytes(path, content, split=split)
    try:
        text = content.decode(name)
    except UnicodeDecodeError as wrong:
        detail = f"byte thứ {wrong.start + 1} sai với bảng mã {name.upper()}"
        raise FileLettersError(path, row=0, column=0, detail=detail) from wrong
    _reject_controls(path, text)
    rows = split(plain(text))
    recognised = recognise(different(rows))
    converted = convert(rows, recognised)
    if converted.rows and not any(map(any, converted.rows)):
        raise FileEmptyError(path)
    encoding = recognised.encoding(Encoding(name, evidence, is_sure))
    return TextRows(converted.rows, encoding, converted.notes)


def unicode_of(path: str, content: bytes) -> tuple[str, str, bool]:
    """Return which Unicode encoding bytes have, why, and whether that is sure.

    The name is "" when they are no Unicode at all.
    """
    if content.startswith(UTF_32):
        detail = "UTF-32, không phần mềm văn phòng nào dùng"
        raise FileLettersError(path, row=0, column=0, detail=detail)
    for mark, name, shown in MARKS:
        if content.startswith(mark):
            return name, f"Đầu tệp có dấu nhận biết {shown}.", True
    side = _zero_side(content)
    if side is not None:
        where = "chẵn" if side == 1 else "lẻ"
        evidence = f"Không có dấu nhận biết; các byte ở vị trí {where} phần nhiều là 0."
        return ("utf-16-le", "utf-16-be")[1 - side], evidence, True
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "", "", False
    if content.isascii():
        return "utf-8", "Chỉ có ký tự ASCII.", True
    return "utf-8", "Không có dấu nhận biết; mọi byte đúng quy tắc UTF-8.", True


def different(rows: Rows) -> set[str]:
    """Return each cell once."""
    return {cell for row in rows for cell in row}


def _zero_side(content: bytes) -> int | None:
    """Return on which side of each pair of bytes the zeros are: 0, 1 or neither."""
    sample = content[: 1 << 20]
    zeros = (sample[0::2].count(0), sample[1::2].count(0))
    most = max(zeros)
    if most * 100 < len(sample) // 2 * ZEROS or most <= min(zeros) * ONE_SIDED:
        return None
    return zeros.index(most) if most else None


def _in_old_bytes(path: str, content: bytes, *, split: Split) -> TextRows:
    _reject_controls(path, content.decode("latin-1"))
    rows = split(_lines(glyphs_of(content)))
    recognised = recognise_bytes(different(rows))
    if recognised is None:
        _refuse_utf8(path, content, split=split)
        raise AssertionError  # a file that is no UTF-8 has a byte that is none
    converted = convert(rows, recognised)
    for (row, column), glyph in sorted(converted.strange.items()):
        octet = OCTETS.get(glyph)
        shown = f"byte {octet:02X}" if octet is not None else f"«{glyph}»"
        title = recognised.code.title if recognised.code else ""
        detail = f"{shown} không có trong bảng mã {title}"
        raise FileLettersError(path, row=row + 1, column=column + 1, detail=detail)
    name = recognised.code.name if recognised.code else ""
    encoding = Encoding(name, recognised.evidence, recognised.is_sure)
    return TextRows(converted.rows, encoding, converted.notes)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refuse_utf8(path: str, content: bytes, *, split: Split) -> None:
    """Refuse at the first byte that is no UTF-8."""
    rows = split(_lines(content.decode("utf-8", "surrogateescape")))
    for row, cells in enumerate(rows, start=1):
        for column, cell in enumerate(cells, start=1):
            found = ESCAPED.search(cell)
            if found:
                shown = f"byte {ord(found[0]) - NO_BYTE:02X}"
                detail = f"{shown} không hợp với bảng mã nào trong {TRIED}"
                raise FileLettersError(path, row=row, column=column, detail=detail)


def _reject_controls(path: str, text: str) -> None:
    # What Unicode has for controls above ASCII are letters in old encodings.
    found = CONTROL.search(text)
    if found:
        code, place = ord(found[0]), found.start() + 1
        detail = f"có ký tự điều khiển U+{code:04X} ở vị trí {place}"
        raise FileNotTableError(path, detail=detail)
