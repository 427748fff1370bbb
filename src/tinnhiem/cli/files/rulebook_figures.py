"""A rulebook as rows that a clerk reads: label, value in words, citation."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from tinnhiem.core.rules.citation import Status
from tinnhiem.core.rules.rulebook import Anchor, Band, Lead, Rule, Rulebook, Strength
from tinnhiem.core.share import Base

STATUS_WORDS: Final[dict[Status, str]] = {
    Status.SEEN: "đã đọc trích đoạn",
    Status.PRACTICE: "theo thực tiễn",
    Status.INFERRED: "suy luận",
    Status.UNVERIFIED: "CHƯA KIỂM CHỨNG",
}
BASE_WORDS: Final[dict[Base, str]] = {
    Base.MEMBERS: "tổng số thành viên (đại biểu)",
    Base.SUMMONED: "số người được triệu tập",
    Base.PRESENT: "số người có mặt",
    Base.ISSUED: "số phiếu phát ra",
    Base.RETURNED: "tổng số phiếu thu về",
    Base.VALID: "số phiếu hợp lệ",
}
ANCHOR_WORDS: Final[dict[Anchor, str]] = {
    Anchor.CONFERENCE: "ngày hội nghị lấy phiếu",
    Anchor.SESSION_OPENING: "ngày khai mạc kỳ họp",
}
STRENGTH_WORDS: Final[dict[Strength, str]] = {
    Strength.REFUSE: "bắt buộc (từ chối nếu trái)",
    Strength.WARN: "cảnh báo nếu trái",
}
BAND_WORDS: Final = {"review": "xem xét", "relief": "miễn nhiệm"}
LISTS: Final = {
    "exclusions": "Không lấy phiếu đối với",
    "invalid_sheets": "Cả lá phiếu không hợp lệ",
    "invalid_lines": "Dòng của một người không hợp lệ",
    "publication": "Công khai kết quả",
    "dossier": "Hồ sơ",
    "procedure": "Trình tự",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One rule as a row.

    Attributes:
        place: Dotted place, as an override names it.
        label: What it is, in Vietnamese.
        words: Its value, in Vietnamese.
    """

    place: str
    label: str
    words: str
    rule: Rule[Any]


def figures_of(book: Rulebook) -> tuple[Figure, ...]:
    """Return every figure of a rulebook, in the order of the process."""
    return (*_single(book), *_bands(book), *_leads(book), *_sentences(book))


def _single(book: Rulebook) -> Iterator[Figure]:
    yield Figure("anchor", "Ngày T", ANCHOR_WORDS[book.anchor.value], book.anchor)
    quorum = f"ít nhất {book.quorum.value} {BASE_WORDS[book.quorum_base]}"
    yield Figure("quorum", "Điều kiện tiến hành", quorum, book.quorum)
    base = BASE_WORDS[book.share_base.value]
    yield Figure("share_base", "Tỷ lệ tính trên", base, book.share_base)
    yield _plain(
        book.officeholders_vote, "officeholders_vote", "Người được lấy phiếu ghi phiếu"
    )
    yield _plain(
        book.committee_min, "committee_min", "Ban Kiểm phiếu tối thiểu (người)"
    )
    strength = book.committee_excludes_officeholders
    yield Figure(
        "committee_excludes_officeholders",
        "Người được lấy phiếu không ở Ban Kiểm phiếu",
        STRENGTH_WORDS[strength.value],
        strength,
    )
    yield _plain(book.minutes_copies, "minutes_copies", "Số bản biên bản kiểm phiếu")
    yield _plain(book.criteria, "criteria", "Tiêu chí")
    if book.newcomer_months is not None:
        yield _plain(
            book.newcomer_months, "newcomer_months", "Mới giữ chức dưới (tháng)"
        )


def _plain(rule: Rule[Any], place: str, label: str) -> Figure:
    if isinstance(rule.value, bool):
        return Figure(place, label, "có" if rule.value else "không", rule)
    return Figure(place, label, str(rule.value), rule)


def _bands(book: Rulebook) -> Iterator[Figure]:
    for rule in book.bands:
        band = rule.value
        label = f"Mức «{BAND_WORDS.get(band.key, band.key)}»"
        words = f"Tín nhiệm thấp {_reach(band)}: {band.text}"
        yield Figure(f"bands.{band.key}", label, words, rule)


def _reach(band: Band) -> str:
    bounds: tuple[tuple[str, Fraction | None], ...] = (
        ("trên", band.above),
        ("từ", band.from_),
        ("dưới", band.below),
        ("đến hết", band.up_to),
    )
    return " và ".join(f"{word} {bound}" for word, bound in bounds if bound is not None)


def _leads(book: Rulebook) -> Iterator[Figure]:
    for rule in book.leads:
        lead: Lead = rule.value
        words = f"{lead.what}: chậm nhất {lead.days} ngày trước ngày T"
        yield Figure(f"leads.{lead.key}", f"T−{lead.days}", words, rule)


def _sentences(book: Rulebook) -> Iterator[Figure]:
    for name, label in LISTS.items():
        rules: tuple[Rule[str], ...] = getattr(book, name)
        for rule in rules:
            yield Figure(f"{name}.{rule.key}", label, rule.value, rule)
