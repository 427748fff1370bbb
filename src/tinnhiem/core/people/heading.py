"""What a column of somebody's table holds, by the words in its heading.

Offices write their headings as they like. A word of the dictionary is taken as it
stands, without its diacritics, or inside a longer heading, and how it was recognised
is kept: the clerk confirms, or names the column.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final


class Meaning(StrEnum):
    """What a column holds; the value is what `--column` calls it."""

    NUMBER = "number"
    KEY = "key"
    NAME = "name"
    FAMILY = "family"
    GIVEN = "given"
    GENDER = "gender"
    MALE = "male"
    FEMALE = "female"
    BIRTH = "birth"
    BIRTH_MALE = "birth_male"
    BIRTH_FEMALE = "birth_female"
    BIRTH_DAY = "birth_day"
    BIRTH_MONTH = "birth_month"
    BIRTH_YEAR = "birth_year"
    OFFICE = "office"
    UNIT = "unit"
    FROM = "from"
    TO = "to"
    CATEGORIES = "categories"
    RATED_AS = "rated_as"
    IGNORED = "ignore"


class Likeness(StrEnum):
    """How a heading was recognised."""

    SAID = "said"  # the clerk named the column
    EXACT = "exact"
    UNMARKED = "unmarked"  # the same letters without their diacritics
    INSIDE = "inside"  # a word of ours inside a longer heading
    CONTENT = "content"  # by what stands below, under an empty heading


SCORES: Final[Mapping[Likeness, int]] = {
    Likeness.SAID: 100,
    Likeness.EXACT: 100,
    Likeness.UNMARKED: 90,
    Likeness.INSIDE: 70,
    Likeness.CONTENT: 60,
}


@dataclass(frozen=True, slots=True)
class HeadingGuess:
    """What a heading seems to mean, and why we think so (căn cứ nhận ra cột).

    Attributes:
        word: The word of the dictionary that fits.
    """

    meaning: Meaning
    likeness: Likeness
    word: str = ""

    @property
    def score(self) -> int:
        """0 to 100; below 80 the clerk should look twice."""
        return SCORES[self.likeness]


WORDS: Final[Mapping[Meaning, str]] = {
    Meaning.NUMBER: "stt|tt|số tt|số thứ tự|s tt|thứ tự|no|#",
    Meaning.KEY: (
        "mã|mã số|mã cán bộ|mã nhân sự|mã nhân viên|mã công chức|mã cbccvc|mã cbcc|"
        "số hiệu|số hiệu cán bộ|số hiệu công chức|số hiệu cbcc|mã số cán bộ"
    ),
    Meaning.NAME: (
        "họ và tên|họ tên|tên|họ và tên cán bộ|họ tên cán bộ|họ và tên đại biểu|"
        "họ tên đại biểu|họ và tên người ghi phiếu|họ tên người ghi phiếu|"
        "họ và tên khai sinh|họ đệm và tên|họ tên đệm và tên|họ tên đệm tên|"
        "họ và tên đồng chí|họ tên đồng chí|đồng chí|họ và tên đảng viên|"
        "họ và tên công chức|ông bà|họ và tên cbcc|tên cán bộ|full name|name"
    ),
    Meaning.FAMILY: (
        "họ|họ và tên đệm|họ tên đệm|họ đệm|họ và đệm|họ và chữ đệm|họ lót|họ và lót|"
        "họ và tên lót|họ và chữ lót"
    ),
    Meaning.GENDER: "giới tính|giới|nam nữ|phái|gt|gender|sex",
    Meaning.MALE: "nam",
    Meaning.FEMALE: "nữ",
    Meaning.BIRTH: (
        "ngày sinh|năm sinh|ngày tháng năm sinh|sinh năm|sinh ngày|ngày năm sinh|"
        "tháng năm sinh|ngày tháng sinh|ngày tháng năm|n sinh|ns|sinh|birth|"
        "date of birth"
    ),
    Meaning.BIRTH_MALE: "năm sinh nam|ngày sinh nam|nam sinh năm",
    Meaning.BIRTH_FEMALE: "năm sinh nữ|ngày sinh nữ|nữ sinh năm",
    Meaning.OFFICE: (
        "chức vụ|chức danh|chức vụ chức danh|chức danh chức vụ|chức vụ công tác|"
        "chức vụ hiện nay|chức vụ hiện tại|chức vụ đang giữ|chức vụ đảng|"
        "chức vụ trong đảng|chức vụ chính quyền|chức vụ đoàn thể|chức vụ kiêm nhiệm|"
        "chức vụ đơn vị công tác|chức vụ và đơn vị công tác|chức vụ đơn vị|"
        "chức danh đơn vị công tác|vị trí công tác|vị trí việc làm|chức trách|"
        "nhiệm vụ|chức vụ chức danh đơn vị công tác|position"
    ),
    Meaning.UNIT: (
        "đơn vị|đơn vị công tác|phòng ban|phòng|nơi công tác|cơ quan|cơ quan đơn vị|"
        "cơ quan công tác|bộ phận|phòng ban đơn vị|tên đơn vị|thuộc đơn vị|"
        "phòng ban đơn vị công tác|phòng đơn vị|đơn vị phòng ban|phòng chuyên môn|"
        "đơn vị công tác hiện nay|unit"
    ),
    Meaning.FROM: (
        "giữ chức từ|giữ chức vụ từ|từ ngày|từ|ngày bổ nhiệm|thời điểm bổ nhiệm|"
        "ngày giữ chức vụ|bổ nhiệm từ|từ tháng năm"
    ),
    Meaning.TO: "đến|đến ngày|giữ chức đến|giữ chức vụ đến|đến tháng năm",
    Meaning.CATEGORIES: (
        "thành phần|thành phần ghi phiếu|thuộc thành phần|thành phần tham dự|"
        "thành phần dự hội nghị|đối tượng ghi phiếu|diện ghi phiếu|thuộc diện"
    ),
    Meaning.RATED_AS: (
        "chức danh được lấy phiếu|người được lấy phiếu|được lấy phiếu|"
        "chức danh được lấy phiếu tín nhiệm|người được lấy phiếu tín nhiệm|"
        "được lấy phiếu tín nhiệm|đối tượng được lấy phiếu|diện được lấy phiếu|"
        "thuộc diện lấy phiếu|diện lấy phiếu|lấy phiếu tín nhiệm|lấy phiếu"
    ),
    Meaning.IGNORED: (
        "ghi chú|chú thích|điện thoại|số điện thoại|sđt|đt|điện thoại liên hệ|email|"
        "thư điện tử|địa chỉ|quê quán|nơi sinh|nơi ở|dân tộc|tôn giáo|trình độ|"
        "trình độ chuyên môn|chuyên môn|học vị|học hàm|học hàm học vị|ngoại ngữ|"
        "tin học|lý luận chính trị|trình độ lý luận chính trị|ngày vào đảng|"
        "ngày vào đảng chính thức|số thẻ đảng|cccd|số cccd|cmnd|số cmnd|số định danh|"
        "ký nhận|ký tên|chữ ký|ngạch|mã ngạch|ngạch công chức|hệ số lương|bậc lương|"
        "số giấy mời|giấy mời số"
    ),
}
BY_WORD: Final[Mapping[str, Meaning]] = {
    word: meaning for meaning, several in WORDS.items() for word in several.split("|")
}
IN_BRACKETS: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]")
NO_LETTER: Final = re.compile(r"[^\w#]+|_+")
BIRTH_PARTS: Final[Mapping[str, Meaning]] = {
    "ngày": Meaning.BIRTH_DAY,
    "tháng": Meaning.BIRTH_MONTH,
    "năm": Meaning.BIRTH_YEAR,
    "nam": Meaning.BIRTH_MALE,
    "nữ": Meaning.BIRTH_FEMALE,
}
# Several columns of posts stand side by side only when their headings say whose.
OF_WHOM: Final = ("đảng", "chính quyền", "đoàn thể", "kiêm nhiệm", "công đoàn")


def plain_words(heading: str) -> str:
    """Return what is compared: small letters and single blanks, no punctuation."""
    words = unicodedata.normalize("NFC", heading).casefold()
    return " ".join(NO_LETTER.sub(" ", words).split())


@lru_cache(maxsize=16384)  # the words of an office repeat
def without_marks(words: str) -> str:
    """Return the letters without tones, hooks and bars; đ is d."""
    apart = unicodedata.normalize("NFD", words.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return bare.replace("đ", "d")


BY_BARE_WORD: Final[Mapping[str, str]] = {
    without_marks(word): word for word in reversed(list(BY_WORD))
}
LONG_WORDS: Final = sorted((w for w in BY_WORD if " " in w), key=len, reverse=True)


@lru_cache(maxsize=2048)
def guess_heading(heading: str) -> HeadingGuess | None:
    """Return what one heading means; None when no word of the dictionary fits."""
    whole, outside = plain_words(heading), plain_words(IN_BRACKETS.sub("", heading))
    for words in (whole, outside):
        if words in BY_WORD:
            return HeadingGuess(BY_WORD[words], Likeness.EXACT, words)
    for words in (whole, outside):
        known = BY_BARE_WORD.get(without_marks(words))
        if known is not None and without_marks(words) == words:
            return HeadingGuess(BY_WORD[known], Likeness.UNMARKED, known)
    padded = f" {outside} "
    for word in LONG_WORDS:
        if f" {word} " in padded:
            return HeadingGuess(BY_WORD[word], Likeness.INSIDE, word)
    return None


def guess_two_lines(top: str, below: str) -> HeadingGuess | None:
    """Return what a heading of two lines means: «Ngày sinh» over «Nam».

    Args:
        top: The merged upper line; may be empty.
        below: The lower line; may be empty.
    """
    if not top or not below:
        return guess_heading(top or below)
    above, part = guess_heading(top), plain_words(below)
    if above is not None and above.meaning is Meaning.BIRTH and part in BIRTH_PARTS:
        return HeadingGuess(BIRTH_PARTS[part], above.likeness, f"{above.word} / {part}")
    if above is not None and above.meaning is Meaning.OFFICE:
        return above
    return guess_heading(below) or guess_heading(f"{top} {below}") or above


def says_whose_post(heading: str) -> bool:
    """Say whether a heading of posts says which kind of post it holds."""
    words = f" {plain_words(heading)} "
    return any(f" {kind} " in words for kind in OF_WHOM)
