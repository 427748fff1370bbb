"""How a fact is written on an official paper; and the blank where it is not known."""

import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction
from typing import Any, Final

from tinnhiem.core.conference.committee import CommitteeRole
from tinnhiem.core.plans.plan import Head
from tinnhiem.core.share import Base, Share

TWO_DIGITS: Final = 10
LAST_ZERO_MONTH: Final = 2
WEEKDAYS: Final = (
    "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật",
)  # fmt: skip
SHORT: Final = "……"
LONG: Final = "………………………"
GAP: Final = "\u00a0" * 6
BASE_WORDS: Final = {
    Base.MEMBERS: "tổng số thành viên",
    Base.SUMMONED: "số người được triệu tập",
    Base.PRESENT: "số người có mặt",
    Base.ISSUED: "tổng số phiếu phát ra",
    Base.RETURNED: "tổng số phiếu thu về",
    Base.VALID: "tổng số phiếu hợp lệ",
}
ROLE_WORDS: Final = {
    CommitteeRole.HEAD: "Trưởng ban",
    CommitteeRole.SECRETARY: "Thư ký",
    CommitteeRole.MEMBER: "Ủy viên",
}
RULE_WORDS: Final = {
    "anchor": "ngày làm mốc tính thời hạn",
    "quorum": "tỷ lệ có mặt tối thiểu",
    "quorum_base": "mẫu số của tỷ lệ có mặt",
    "share_base": "mẫu số của tỷ lệ phiếu",
    "bands": "mức xử lý theo tỷ lệ tín nhiệm thấp",
    "leads": "các mốc thời gian chuẩn bị",
    "officeholders_vote": "việc người được lấy phiếu tham gia ghi phiếu",
    "committee_min": "số thành viên tối thiểu của Ban Kiểm phiếu",
    "committee_excludes_officeholders": (
        "việc người được lấy phiếu không tham gia Ban Kiểm phiếu"
    ),
    "minutes_copies": "số bản của Biên bản kiểm phiếu",
    "criteria": "tiêu chí lấy phiếu tín nhiệm",
}


def count(value: int) -> str:
    """Return «04», «26»; official papers write a count below ten with a zero."""
    return f"{value:02d}" if value else "0"


def day(value: date) -> str:
    """Return «ngày 05 tháng 7 năm 2023»: a zero before days below 10, months 1, 2."""
    month = f"{value.month:02d}" if value.month <= LAST_ZERO_MONTH else str(value.month)
    return f"ngày {value.day:02d} tháng {month} năm {value.year}"


def short_day(value: date) -> str:
    """Return «05/7/2023»."""
    month = f"{value.month:02d}" if value.month <= LAST_ZERO_MONTH else str(value.month)
    return f"{value.day:02d}/{month}/{value.year}"


def clock(value: datetime) -> str:
    """Return «08 giờ 05 phút»."""
    return f"{value.hour:02d} giờ {value.minute:02d} phút"


def moment(value: datetime) -> str:
    """Return «08 giờ 05 phút, ngày 10 tháng 7 năm 2023»."""
    return f"{clock(value)}, {day(value)}"


def fraction(value: Fraction) -> str:
    """Return «2/3»."""
    return f"{value.numerator}/{value.denominator}"


def share(value: Share) -> str:
    """Return the percent; display only."""
    return value.percent()


def lower_first(value: str) -> str:
    """Return the words with a small first letter."""
    return value[:1].lower() + value[1:]


def undashed(value: str) -> str:
    """Return a listed line without its dash and end mark."""
    return value.strip().removeprefix("-").strip().rstrip(";.,").strip()


def sentence(value: str) -> str:
    """Return the words, ended by a full stop when nothing ends them."""
    return value if value.rstrip().endswith((".", ";", ":", "/.")) else f"{value}."


def organ_code(value: str) -> str:
    """Return the issuer's part of a symbol: «VP» of «KH-VP»."""
    return value.partition("-")[2] or value


def organ(value: Head) -> str:
    """Return the issuer in capitals, without the superior's name at its end."""
    return value.issuer.removesuffix(value.superior).strip().upper()


def prose(value: str) -> str:
    """Return words of a source text without its marks of emphasis."""
    return " ".join(value.replace("*", "").split())


def clause(value: str) -> str:
    """Return words to go on after: no end mark, a small first letter."""
    return lower_first(prose(value).rstrip(".;, "))


def kept(value: str) -> str:
    """Return «lưu tại Cơ quan» for the recipient of the copy that is kept."""
    name = undashed(value)
    return name if name.lower().startswith("lưu") else f"lưu tại {name}"


FORMS: Final[dict[str, tuple[Callable[[Any], str], str]]] = {
    # name: how to write it, and what to print where it is not known yet
    "text": (str, LONG),
    "name": (str, LONG),
    "cell": (str, ""),
    "plain": (str, ""),
    "share": (share, ""),
    "number": (str, SHORT),
    "count": (count, SHORT),
    "percent": (share, SHORT),
    "day": (day, f"ngày {SHORT} tháng {SHORT} năm {SHORT}"),
    "short_day": (short_day, f"{SHORT}/{SHORT}/{SHORT}"),
    "clock": (clock, f"{SHORT} giờ {SHORT} phút"),
    "moment": (
        moment,
        f"{SHORT} giờ {SHORT} phút, ngày {SHORT} tháng {SHORT} năm {SHORT}",
    ),
    "weekday": (lambda value: WEEKDAYS[value.weekday()], SHORT),
    "year": (lambda value: str(value.year), GAP),
    "fraction": (fraction, SHORT),
    "upper": (lambda value: str(value).upper(), LONG),
    "lower": (lower_first, LONG),
    "undashed": (undashed, LONG),
    "sentence": (sentence, LONG),
    "organ": (organ, LONG),
    "organ_code": (organ_code, SHORT),
    "base": (BASE_WORDS.__getitem__, SHORT),
    "role": (ROLE_WORDS.__getitem__, SHORT),
    "rule_name": (lambda value: RULE_WORDS.get(value, value), SHORT),
    "prose": (prose, LONG),
    "clause": (clause, LONG),
    "kept": (kept, LONG),
    # in tables and beside «Ký, ghi rõ họ tên»: nothing, to be written by hand
    "signer": (str, ""),
    "handcount": (count, ""),
}


def show(value: object, form: str) -> str:
    """Write `value` in `form`, NFC; None and empty words become the form's blank."""
    write, blank = FORMS[form]
    if value is None or value == "":
        return blank
    return unicodedata.normalize("NFC", write(value))
