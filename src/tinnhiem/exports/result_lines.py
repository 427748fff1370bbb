"""The signed result as lines and columns: what CSV and a workbook share."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tinnhiem.core.ballots.account import BallotAccount
from tinnhiem.core.campaigns.errors import NothingToShowError
from tinnhiem.core.levels import LEVEL_WORDS, Level
from tinnhiem.core.outcome.outcome import Outcome
from tinnhiem.core.people.roster import Officeholder
from tinnhiem.core.record import CampaignRecord
from tinnhiem.core.rules.citation import Citation, Status
from tinnhiem.core.share import BASE_WORDS, Share

NO_BAND: Final = "Không thuộc mức phải xem xét"
NOT_COMPARED: Final = "chưa đối chiếu với văn bản chính thức"
REHEARSAL: Final = "Diễn tập, không phải kết quả chính thức"


class Kind(StrEnum):
    """How a column is written."""

    TEXT = "text"
    COUNT = "count"
    SHARE = "share"


Value = str | int | Share


@dataclass(frozen=True, slots=True)
class Line:
    """One officeholder of the ballot with the outcome."""

    person: Officeholder
    outcome: Outcome
    account: BallotAccount
    is_rehearsal: bool


@dataclass(frozen=True, slots=True)
class Column:
    """One column: heading, kind, width in letters, and where its value stands."""

    heading: str
    kind: Kind
    width: int
    value: Callable[[Line], Value]


def lines_of(record: CampaignRecord) -> tuple[Line, ...]:
    """Return one line per officeholder, in ballot order.

    Raises:
        NothingToShowError: The minutes are not signed; sign them first.
    """
    hall = record.conference
    if not record.outcomes or hall is None or hall.account is None:
        raise NothingToShowError
    outcomes = {outcome.count.officeholder: outcome for outcome in record.outcomes}
    return tuple(
        Line(person, outcomes[person.key], hall.account, record.is_rehearsal)
        for person in record.rated
    )


def one_line(text: str) -> str:
    """Return a text in NFC on one line, without characters that are not printed."""
    composed = unicodedata.normalize("NFC", text)
    return " ".join(
        "".join(c if unicodedata.category(c) != "Cc" else " " for c in composed).split()
    )


def band_words(outcome: Outcome) -> str:
    """Return the consequence in the instrument's words, or that there is none."""
    band = outcome.finding.band
    return one_line(band.text) if band else NO_BAND


def citation_words(citation: Citation) -> str:
    """Return article and instrument, and say so when nobody has compared them."""
    doubt = f" ({NOT_COMPARED})" if citation.status is Status.UNVERIFIED else ""
    return f"{citation}{doubt}"


def _levels() -> Iterator[Column]:
    for level in Level:
        word = LEVEL_WORDS[level].capitalize()
        yield Column(f"{word} (số phiếu)", Kind.COUNT, 10, _part_of(level))
        yield Column(f"{word} (%)", Kind.SHARE, 10, _share_of(level))


def _part_of(level: Level) -> Callable[[Line], Value]:
    return lambda line: line.outcome.shares[level].part


def _share_of(level: Level) -> Callable[[Line], Value]:
    return lambda line: line.outcome.shares[level]


COLUMNS: Final[tuple[Column, ...]] = (
    Column("TT", Kind.COUNT, 5, lambda line: line.person.order),
    Column("Họ và tên", Kind.TEXT, 24, lambda line: line.person.name),
    Column("Chức danh", Kind.TEXT, 26, lambda line: line.person.title),
    Column("Phiếu phát ra", Kind.COUNT, 8, lambda line: line.account.issued),
    Column("Phiếu thu về", Kind.COUNT, 8, lambda line: line.account.returned),
    Column("Phiếu hợp lệ", Kind.COUNT, 8, lambda line: line.outcome.count.valid),
    Column("Phiếu không hợp lệ", Kind.COUNT, 10, lambda x: x.outcome.count.invalid),
    *_levels(),
    Column("Mẫu số", Kind.COUNT, 8, lambda line: line.outcome.shares[Level.HIGH].whole),
    Column(
        "Tỷ lệ tính trên",
        Kind.TEXT,
        22,
        lambda line: BASE_WORDS[line.outcome.lawful_base],
    ),
    Column("Mức theo quy định", Kind.TEXT, 34, lambda line: band_words(line.outcome)),
    Column(
        "Căn cứ",
        Kind.TEXT,
        30,
        lambda line: citation_words(line.outcome.finding.citation),
    ),
    Column("Không đánh dấu", Kind.COUNT, 8, lambda line: line.outcome.count.blank),
    Column("Đánh dấu nhiều mức", Kind.COUNT, 10, lambda x: x.outcome.count.several),
    Column("Gạch họ tên", Kind.COUNT, 8, lambda line: line.outcome.count.struck),
    Column(
        "Không do Ban Kiểm phiếu phát ra",
        Kind.COUNT,
        14,
        lambda line: line.outcome.count.foreign,
    ),
    Column(
        "Ghi chú", Kind.TEXT, 20, lambda line: REHEARSAL if line.is_rehearsal else ""
    ),
)
