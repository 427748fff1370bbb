"""Vietnamese written in old encodings, for tests that read it back."""

import re
import unicodedata
from collections.abc import Callable, Mapping

from hypothesis import strategies as st

from tinnhiem.intake.letters import tcvn3, vni
from tinnhiem.intake.letters.alphabet import SHAPES, TONES
from tinnhiem.intake.letters.code import glyphs_of

TCVN3 = {letter: glyph for glyph, letter in tcvn3.TABLE.items()} | {
    letter.upper(): glyph for glyph, letter in tcvn3.CASELESS.items()
}
VNI = {letter: glyphs for glyphs, letter in (vni.SMALL | vni.CAPITAL).items()}
VIQR = dict(zip(SHAPES, "^(+", strict=True)) | dict(zip(TONES, "`?~'.", strict=True))
ITSELF = re.compile(r"(?<=[aeiouyAEIOUY])(?=[\^(+*`?~'.])|(?<=[dD])(?=[dD])|\\")


def tcvn3_of(text: str) -> str:
    return _mapped(text, TCVN3)


def vni_of(text: str) -> str:
    return _mapped(text, VNI)


def cp1258_of(text: str) -> str:
    return glyphs_of(b"".join(map(_cp1258, text)))


def viqr_of(text: str) -> str:
    escaped = ITSELF.sub(r"\\", text)
    return "".join(map(_viqr, escaped))


def double_utf8_of(text: str) -> str:
    return glyphs_of(text.encode("utf-8"))


WRITERS: Mapping[str, Callable[[str], str]] = {
    "tcvn3": tcvn3_of,
    "vni": vni_of,
    "cp1258": cp1258_of,
    "viqr": viqr_of,
    "utf-8-as-cp1252": double_utf8_of,
}


def _mapped(text: str, table: Mapping[str, str]) -> str:
    return "".join(table.get(letter, letter) for letter in text)


def _cp1258(letter: str) -> bytes:
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        base, tones = _apart(letter)
        return base.encode("cp1258") + tones.encode("cp1258")


def _viqr(letter: str) -> str:
    if letter in "đĐ":
        return "dd" if letter == "đ" else "DD"
    base, tones = _apart(letter)
    signs = unicodedata.normalize("NFD", base) + tones
    return "".join(VIQR.get(sign, sign) for sign in signs)


def _apart(letter: str) -> tuple[str, str]:
    signs = unicodedata.normalize("NFD", letter)
    tones = "".join(sign for sign in signs if sign in TONES)
    base = "".join(sign for sign in signs if sign not in TONES)
    return unicodedata.normalize("NFC", base), tones


FAMILIES = (
    *("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Hoàng", "Phan", "Vũ", "Võ", "Đặng"),
    *("Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Trịnh", "Mai", "Tạ"),
)
MIDDLES = ("Văn", "Thị", "Hữu", "Đức", "Thành", "Quốc", "Ngọc", "Thị Mỹ", "Xuân", "")
GIVEN = (
    *("Bút", "Mực", "Nghiên", "Giấy", "Ấn", "Ước", "Ánh", "Yến", "Quyền", "Nhường"),
    *("Tuyết", "Khuê", "Hằng", "Lữ", "Oanh", "Thỏa", "Thuỷ", "Nghĩa", "Sửu", "Dậu"),
)


def _name(parts: tuple[str, str, str]) -> str:
    return " ".join(part for part in parts if part)


names = st.tuples(
    st.sampled_from(FAMILIES), st.sampled_from(MIDDLES), st.sampled_from(GIVEN)
).map(_name)
