"""What a row of a table is when it is not a person: total, section, signature, note."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tinnhiem.core.people.heading import plain_words, without_marks


class SkipKind(StrEnum):
    """Why a row is not a person; every row that is skipped says which."""

    BLANK = "blank"
    ABOVE_TABLE = "above-table"
    HEADING = "heading"
    HEADING_AGAIN = "heading-again"
    SECTION = "section"
    TOTAL = "total"
    NUMBER_ONLY = "number-only"
    CONTINUED = "continued"
    NOTE = "note"
    BELOW_TABLE = "below-table"


TOTAL: Final = re.compile(
    r"^\W*(?:tổng(?:\s+(?:cộng|số|hợp))?|cộng)"
    r"(?=\W|$)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
TOTAL_REST: Final = re.compile(
    r"[\W\d_]*(?:(?:số|danh|sách|có|gồm|là|này|người|đồng|chí|đại|biểu|cán|bộ|công|"
    r"chức|nam|nữ|cộng|trong|đó|ghi|phiếu|toàn|cơ|quan|trang|mang|chuyển|sang|nhóm|"
    r"mục|phòng|phần)[\W\d_]*)*",
    re.IGNORECASE,
)
COUNTED: Final = re.compile(r"\d+")
NOTE: Final = re.compile(
    r"^\W*(?:ghi\s+chú\s*[:.]|chú\s+thích\s*[:.]|lưu\s+ý\s*[:.]|\(?danh\s+sách\s+(?:này|"
    r"có|gồm)|ấn\s+định\s+danh\s+sách|\(\*\)|\*\s|trang\s+(?:số\s+)?\d+)",
    re.IGNORECASE,
)
# Where an office signs, the table is over.
SIGNATURE: Final = re.compile(
    r"(?:^|\n)\W*(?:nơi\s+nhận|người\s+lập|lập\s+biểu|lập\s+bảng|lập\s+danh\s+sách|"
    r"người\s+duyệt|thủ\s+trưởng\s+(?:đơn\s+vị|cơ\s+quan)|xác\s+nhận\s+của|"
    r"(?:tm|kt|tl|tuq|q)\s*\.\s)|\(?\s*ký\s*,?\s*(?:tên|ghi\s+rõ|đóng\s+dấu)|"
    r"ngày\s*[\d.…_ ]*\s*tháng\s*[\d.…_ ]*\s*năm\s*[\d.…_ ]*",
    re.IGNORECASE,
)
SECTION_NUMBER: Final = re.compile(
    r"^(?P<number>[IVXLC]{1,6}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*)\s*[.)/:\-–]\s*(?=\S)"
)
ROMAN: Final = re.compile(r"[IVXLC]{1,6}\.?|[A-ZĐ]\.?|[*\-+]")
SECTION_COUNT: Final = re.compile(
    r"\s*[(:–\-]\s*\d+\s*(?:người|đồng\s+chí|đ/c|đại\s+biểu|cán\s+bộ)?\.?\s*\)?\s*$",
    re.IGNORECASE,
)
UNITS: Final = (
    *("phòng", "ban", "sở", "văn phòng", "trung tâm", "chi cục", "cục", "khối", "tổ"),
    *("lãnh đạo", "đảng ủy", "đảng uỷ", "chi bộ", "ủy ban", "uỷ ban", "hội đồng"),
    *("đơn vị", "bộ phận", "thường trực", "thanh tra", "công đoàn", "đoàn thanh niên"),
    *("mặt trận", "trường", "bệnh viện", "huyện", "thành phố", "thị xã", "xã", "nhóm"),
    *("phường", "tập thể", "trưởng các", "các đồng chí", "cấp ủy", "cấp uỷ", "hội"),
    *("ban chấp hành", "ban thường vụ", "viện", "quỹ", "đại biểu", "thành viên"),
)
CATEGORIES: Final = (
    *("tập thể", "thành phần", "ủy viên", "uỷ viên", "đảng ủy viên", "cấp ủy"),
    *("các đồng chí", "trưởng các", "cấp trưởng", "bí thư", "những người", "nhóm"),
)
NAMED_SO: Final = frozenset({"văn", "thị", "đức", "hữu", "ngọc", "minh", "thanh"})
LONGEST_NAME: Final = 6
MANY: Final = 12


@dataclass(frozen=True, slots=True)
class Section:
    """A row that heads those below it: «I. Lãnh đạo Văn phòng» (dòng nhóm).

    Attributes:
        style: «I», «A», «1» or «»; a section ends at the next of its style.
        is_category: Whether it names who votes rather than where they work.
    """

    words: str
    style: str
    is_category: bool


def is_total(text: str) -> bool:
    """Say whether a row's first text is that of a total."""
    found = TOTAL.match(text)
    return bool(found) and bool(TOTAL_REST.fullmatch(found["rest"] if found else ""))


def figures_in(text: str) -> list[int]:
    """Return the whole numbers that a total row names."""
    return [int(found) for found in COUNTED.findall(text)]


def is_note(text: str) -> bool:
    """Say whether a text explains the table rather than stand in it."""
    return bool(NOTE.match(text))


def is_signature(text: str) -> bool:
    """Say whether a text belongs to the place where an office signs."""
    return bool(SIGNATURE.search(text))


def is_section_number(text: str) -> bool:
    """Say whether the number of a row is that of a section: I, II, A, B."""
    return bool(ROMAN.fullmatch(text.strip()))


def names_a_unit(text: str) -> bool:
    """Say whether words name a unit or a group and cannot be a person's name."""
    words = plain_words(_bare(text))
    if not any(words == unit or words.startswith(f"{unit} ") for unit in UNITS):
        return False
    parts = words.split()
    # «Phòng Thị Hoa», «Hội Văn Nam»: rare, but names of persons.
    return not (len(parts) in (2, 3, 4) and len(parts) > 1 and parts[1] in NAMED_SO)


def looks_like_a_name(text: str) -> bool:
    """Say whether a text that stands alone may be somebody's name."""
    words = text.split()
    if not 1 < len(words) <= LONGEST_NAME or names_a_unit(text):
        return False
    return all(word[0].isupper() and _is_word(word) for word in words)


def section_of(text: str, *, number: str = "") -> Section:
    """Return what a section row says, without its number and its count."""
    found = SECTION_NUMBER.match(text)
    style = _style(number or (found["number"] if found else ""))
    words = _bare(text)
    bare = without_marks(plain_words(words))
    kinds = (without_marks(kind) for kind in CATEGORIES)
    return Section(words, style, any(bare.startswith(kind) for kind in kinds))


def is_long(text: str) -> bool:
    """Say whether a text is a sentence rather than a cell."""
    return len(text.split()) > MANY


def _bare(text: str) -> str:
    flat = " ".join(text.split())
    return SECTION_COUNT.sub("", SECTION_NUMBER.sub("", flat)).strip(" .:;")


def _style(number: str) -> str:
    plain = number.strip(" .)")
    if not plain:
        return ""
    if plain[0].isdigit():
        return "1" * (plain.count(".") + 1)
    return "I" if set(plain) <= set("IVXLC") else "A"


def _is_word(word: str) -> bool:
    return all(letter.isalpha() or letter in "'’.-" for letter in word)
