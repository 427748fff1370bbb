"""How a fact is written on an official paper; and the blank where it is not known."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction
from functools import partial
from typing import Any, Final

from tinnhiem.core.papers.numbers import cited
from tinnhiem.core.plans.plan import Deadline, DeadlineKind, Head
from tinnhiem.core.plans.superiors import superiors_in as superiors_in
from tinnhiem.core.rules.rulebook import Band, Rulebook
from tinnhiem.core.share import Share
from tinnhiem.papers import words

TWO_DIGITS: Final = 10
LAST_ZERO_MONTH: Final = 2
WEEKDAYS: Final = (
    "Thứ Hai",
    "Thứ Ba",
    "Thứ Tư",
    "Thứ Năm",
    "Thứ Sáu",
    "Thứ Bảy",
    "Chủ nhật",
)
_BREAKS: Final = re.compile(r"[\t\r\n]+")
_DRAFTER: Final = re.compile(r"VT,\s*([A-ZĐ]{2,10})\b")
_SYMBOL: Final = re.compile(r"[-/]")
_DEPUTY: Final = re.compile(r"K/T\s*(?P<head>BÍ THƯ|\S.*?)[\s,;]+(?P<deputy>PHÓ .+)$")
_HEAD_POST: Final = re.compile(r"(?:PHÓ )?BÍ THƯ.*$|TRƯỞNG BAN.*$|CHỦ NHIỆM.*$")
COLLECTIVES: Final = (
    "chi bộ",
    "chi ủy",
    "đảng ủy",
    "ban thường vụ",
    "ban chấp hành",
)
SHORT: Final = "……"
LONG: Final = "………………………"
GAP: Final = "\u00a0" * 6


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
    words_only = prose(value)
    return words_only if words_only.endswith((".", ";", ":")) else f"{words_only}."


def closing(value: str) -> str:
    """Return the last words of a document, ended by «./.»."""
    return f"{prose(value).removesuffix('./.').rstrip('.')}./."


def organ_code(value: str) -> str:
    """Return the issuer's part of a symbol: «VP» of «KH-VP», «CB» of «KH/CB»."""
    return _SYMBOL.split(value, maxsplit=1)[-1]


def drafter(value: str) -> str:
    """Return the unit that drafts: «HCQT» of «Lưu: VT, HCQT(b)»."""
    found = _DRAFTER.search(value)
    return found[1] if found else SHORT


def party_listed(value: str) -> str:
    """Return a listed line as the Party writes it: «Lưu Chi bộ», without a colon."""
    return undashed(value).replace("Lưu:", "Lưu", 1)


def collective(value: Head) -> str:
    """Return the body in whose name one signs: «CHI BỘ» of «Chi bộ Văn phòng»."""
    name = value.issuer.casefold()
    for body in COLLECTIVES:
        if name.startswith(body):
            return body.upper()
    return value.issuer.upper()


def deputising(value: str) -> str:
    """Return «K/T BÍ THƯ» of «K/T Bí thư, Phó Bí thư»; nothing for the head."""
    found = _DEPUTY.search(value.upper().replace("KT.", "K/T "))
    return " ".join(f"K/T {found['head']}".split()) if found else ""


def position(value: str) -> str:
    """Return the signer's position without «T/M …» and «K/T …» before it."""
    words_only = value.upper().replace("KT.", "K/T ").replace("TM.", "T/M ")
    found = _DEPUTY.search(words_only)
    if found:
        return found["deputy"].strip()
    if words_only.startswith("T/M"):
        found = _HEAD_POST.search(words_only)
        return found[0].strip() if found else words_only
    return words_only


def _superior_and_organ(head: Head) -> tuple[str, str]:
    """Split «Văn phòng UBND tỉnh …»: an office stands under the body it serves."""
    if head.superior:
        return head.superior, head.issuer.removesuffix(head.superior).strip()
    office, found, body = head.issuer.partition(" UBND ")
    if found and office == "Văn phòng":
        return f"UBND {body}", office
    return "", head.issuer


def superior(value: Head) -> str:
    """Return the superior body in capitals; nothing when the plan names none."""
    return _superior_and_organ(value)[0].upper()


def organ(value: Head) -> str:
    """Return the issuer in capitals, without the superior's name at its end."""
    return _superior_and_organ(value)[1].upper()


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


def ordinal(value: str) -> str:
    """Return «1.» for the number of a paragraph; dashes and «(1)» stay."""
    return (
        f"{value.rstrip('.')}." if value[-1:].isalnum() or value[-1:] == "." else value
    )


def step_mark(value: str) -> str:
    """Return how a step is marked under its stage: «(1)» of «3.1(1)», «3.2.»."""
    inner = value.partition("(")[2]
    return f"({inner}" if inner else f"{value.rstrip('.')}."


def deadline(value: Deadline) -> str:
    """Return a deadline in the words that say what it means."""
    if value.kind is DeadlineKind.DAYS_BEFORE_VOTE or value.day is None:
        return f"chậm nhất {count(value.days or 0)} ngày trước ngày lấy phiếu tín nhiệm"
    before = {
        DeadlineKind.ON_OR_BEFORE: "chậm nhất ngày",
        DeadlineKind.BEFORE: "trước ngày",
        DeadlineKind.ON: "ngày",
    }
    return f"{before[value.kind]} {short_day(value.day)}"


def month(value: int) -> str:
    """Return «01», «02», «3» … «12»."""
    return f"{value:02d}" if value <= LAST_ZERO_MONTH else str(value)


def _superior_at(place: int, text: str) -> str:
    return superiors_in((text,))[place]


def about(value: str) -> str:
    """Return the title of an instrument as it follows its number: «về …»."""
    words_only = clause(value)
    return words_only if words_only.startswith("về ") else f"về {words_only}"


def dated(value: Rulebook) -> str:
    """Return what follows an instrument's number when it is first cited."""
    return f" ngày {short_day(value.issued_on)} của {value.issuer}"


def dated_about(value: Rulebook) -> str:
    """Return the same with the instrument's title."""
    return f"{dated(value)} {about(value.title)}"


def bound(value: Band) -> str:
    """Return «trên 1/2», «từ 2/3 trở lên»."""
    if value.from_ is not None:
        return f"từ {fraction(value.from_)} trở lên"
    return f"trên {fraction(value.above or Fraction(0))}"


SUPERIORS: Final = ("superior_1", "superior_2", "superior_3", "superior_4")
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
    "kind": (lambda value: value.upper(), "KẾ HOẠCH"),
    "upper": (lambda value: str(value).upper(), LONG),
    "lower": (lower_first, LONG),
    "undashed": (undashed, LONG),
    "sentence": (sentence, LONG),
    "closing": (closing, LONG),
    "clean": (lambda value: prose(value).rstrip(".;,"), LONG),
    "organ": (organ, LONG),
    "organ_code": (organ_code, SHORT),
    "base": (words.BASE_WORDS.__getitem__, SHORT),
    "drafter": (drafter, SHORT),
    "party_listed": (party_listed, LONG),
    "collective": (collective, LONG),
    "deputising": (deputising, ""),
    "position": (position, LONG),
    "role_y": (
        lambda value: words.ROLE_WORDS[value].replace("Ủy", "Uỷ"),
        SHORT,
    ),
    "role": (words.ROLE_WORDS.__getitem__, SHORT),
    "rule_name": (lambda value: words.RULE_WORDS.get(value, value), SHORT),
    "prose": (prose, LONG),
    "clause": (clause, LONG),
    "kept": (kept, LONG),
    "superior": (superior, ""),
    "ordinal": (ordinal, ""),
    "step_mark": (step_mark, ""),
    "deadline": (deadline, ""),
    "gap": (str, GAP),
    # a number with its symbol, in one run so that no line ends between them
    "cited": (lambda value: cited(value.number, value.symbol), GAP),
    "two": (lambda value: f"{value:02d}", GAP),
    "month": (month, GAP),
    "eligibility": (words.ELIGIBILITY_WORDS.__getitem__, ""),
    "step": (words.STEP_WORDS.__getitem__, ""),
    "deadline_cell": (deadline, ""),
    "due": (deadline, f"trước ngày {SHORT}/{SHORT}/{SHORT}"),
    "about": (about, ""),
    "bound": (bound, SHORT),
    "dated": (dated, ""),
    "dated_about": (dated_about, ""),
    "list": (lambda value: "; ".join(value), ""),
    # in tables and beside «Ký, ghi rõ họ tên»: nothing, to be written by hand
    "signer": (str, ""),
    "handcount": (count, ""),
}
FORMS.update(
    (name, (partial(_superior_at, place), LONG)) for place, name in enumerate(SUPERIORS)
)


def show(value: object, form: str) -> str:
    """Write `value` in `form`, NFC, on one line; nothing becomes the form's blank."""
    write, blank = FORMS[form]
    if value in (None, "", ()):
        return blank
    return _BREAKS.sub(" ", unicodedata.normalize("NFC", write(value)))
