"""Results after the signing: figures, what follows by the law, how close it was."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.levels import LEVEL_WORDS, Level
from tinnhiem.core.outcome.outcome import Exposure, Finding, Outcome
from tinnhiem.core.people.roster import Officeholder
from tinnhiem.core.record import CampaignRecord
from tinnhiem.core.rules.rulebook import Band
from tinnhiem.core.share import Base
from tinnhiem.messages.share import BASE_WORDS
from tinnhiem.papers.forms import fraction
from tinnhiem.web.figures import percent
from tinnhiem.web.saying import said
from tinnhiem.web.words import DOUBTS

NO_BAND = _("Không thuộc mức phải xem xét; kết quả dùng để đánh giá cán bộ.")
# The length of a bar in units of its drawing, and what a level bears besides colour.
BAR, BAR_HEIGHT = 1000, 100
PATTERNS: Final = {Level.HIGH: "", Level.CONFIDENCE: "stripes", Level.LOW: "dots"}
EXPOSURE_WORDS = {
    Exposure.UNANIMOUS: _(
        "Mọi phiếu ghi giống nhau, nên ai biết kết quả cũng biết từng người đã ghi gì. "
        "Cân nhắc phạm vi công bố."
    ),
    Exposure.NEARLY_UNANIMOUS: _(
        "Chỉ một phiếu ghi khác, nên người ghi phiếu đó suy ra được các phiếu còn lại. "
        "Cân nhắc phạm vi công bố."
    ),
    Exposure.FEW_BALLOTS: _(
        "Số phiếu ít, có thể đoán được người ghi. Cân nhắc phạm vi công bố."
    ),
}


@dataclass(frozen=True, slots=True)
class LevelLine:
    """One level: votes, share of the lawful base, shares of the other bases.

    `starts_at` is the number of votes of the levels before it, for the bar.
    """

    level: Level
    words: str
    votes: int
    percent: str
    others: tuple[str, ...]
    starts_at: int

    @property
    def pattern(self) -> str:
        """What the level bears besides its colour; empty where it is plain."""
        return PATTERNS[self.level]


@dataclass(frozen=True, slots=True)
class BarPart:
    """One part of a bar, in units of its drawing."""

    level: Level
    begin: int
    width: int
    pattern: str


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What follows by the law, with its source and how well that is known."""

    bound: str
    text: str
    source: str
    doubt: str
    applies: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """Everything the page says about one officeholder."""

    order: int
    name: str
    title: str
    returned: int
    valid: int
    invalid: int
    invalid_kinds: tuple[tuple[str, int], ...]
    whole: int
    base: str
    rest: str
    other_bases: tuple[str, ...]
    levels: tuple[LevelLine, ...]
    conclusion: Conclusion
    margins: tuple[str, ...]
    warnings: tuple[str, ...]

    bar_width = BAR
    bar_height = BAR_HEIGHT

    @property
    def bar_parts(self) -> tuple[BarPart, ...]:
        """The bar, as long as the whole; exact in whole units, so parts always meet."""
        return bar_parts_of(self.levels, whole=self.whole)


def bar_parts_of(levels: Iterable[LevelLine], *, whole: int) -> tuple[BarPart, ...]:
    """Return the parts of a bar of `whole` votes; a level without votes has none."""
    return tuple(
        BarPart(
            level.level,
            begin=(begin := BAR * level.starts_at // whole),
            width=BAR * (level.starts_at + level.votes) // whole - begin,
            pattern=level.pattern,
        )
        for level in levels
        if level.votes
    )


def result_lines(record: CampaignRecord) -> tuple[ResultLine, ...]:
    """Return the results in ballot order; nothing before the minutes are signed."""
    return lines_of(record.outcomes, record.officeholders)


def lines_of(
    outcomes: Iterable[Outcome], officeholders: Iterable[Officeholder]
) -> tuple[ResultLine, ...]:
    """Return one line per outcome, in ballot order."""
    holders = {holder.key: holder for holder in officeholders}
    return tuple(
        _line(outcome, holders[outcome.count.officeholder]) for outcome in outcomes
    )


def _line(outcome: Outcome, holder: Officeholder) -> ResultLine:
    tally = outcome.count
    return ResultLine(
        order=holder.order,
        name=holder.name,
        title=holder.title,
        returned=tally.returned,
        valid=tally.valid,
        invalid=tally.invalid,
        invalid_kinds=_invalid_kinds(outcome),
        whole=outcome.finding.low.whole,
        base=said(BASE_WORDS[outcome.lawful_base]),
        rest=_rest(outcome),
        other_bases=tuple(said(BASE_WORDS[base]) for base in outcome.other_shares),
        levels=_levels(outcome),
        conclusion=_conclusion(outcome.finding),
        margins=_margins(outcome),
        warnings=tuple(str(EXPOSURE_WORDS[exposure]) for exposure in outcome.exposures),
    )


def _rest(outcome: Outcome) -> str:
    """Say what an empty end of the bar stands for."""
    if outcome.lawful_base is Base.RETURNED:
        return gettext("phiếu không hợp lệ")
    return gettext("phiếu không hợp lệ hoặc không có phiếu")


def _invalid_kinds(outcome: Outcome) -> tuple[tuple[str, int], ...]:
    tally = outcome.count
    kinds = (
        (gettext("không đánh dấu"), tally.blank),
        (gettext("đánh dấu nhiều mức"), tally.several),
        (gettext("gạch tên"), tally.struck),
        (gettext("phiếu lạ"), tally.foreign),
    )
    return tuple((words, sheets) for words, sheets in kinds if sheets)


def _levels(outcome: Outcome) -> tuple[LevelLine, ...]:
    lines: list[LevelLine] = []
    before = 0
    for level in Level:
        share = outcome.shares[level]
        others = tuple(
            percent(shares[level]) for shares in outcome.other_shares.values()
        )
        words = said(LEVEL_WORDS[level])
        line = LevelLine(
            level, words, share.part, percent(share), others, starts_at=before
        )
        lines.append(line)
        before += share.part
    return tuple(lines)


def _conclusion(finding: Finding) -> Conclusion:
    band, citation = finding.band, finding.citation
    return Conclusion(
        bound=bound_words(band) if band else "",
        text=band.text if band else str(NO_BAND),
        source=str(citation),
        doubt=str(DOUBTS[citation.status]),
        applies=band is not None,
    )


def bound_words(band: Band) -> str:
    """Return «trên 1/2» or «từ 2/3 trở lên», as the band is bounded."""
    if band.above is not None:
        return gettext("trên {part}").format(part=fraction(band.above))
    if band.from_ is not None:
        return gettext("từ {part} trở lên").format(part=fraction(band.from_))
    return ""


def _margins(outcome: Outcome) -> tuple[str, ...]:
    ways = (
        (gettext("Thêm 01 phiếu tín nhiệm thấp"), outcome.one_more),
        (gettext("Bớt 01 phiếu tín nhiệm thấp"), outcome.one_less),
    )
    now = outcome.finding.band
    return tuple(f"{way}: {_changed(now, then)}." for way, then in ways if then)


def _changed(now: Band | None, then: Finding) -> str:
    if (now.key if now else "") == (then.band.key if then.band else ""):
        words = gettext("{low}, không đổi mức")
    elif then.band is None:
        words = gettext("{low}, không còn thuộc mức phải xem xét")
    else:
        words = gettext("{low}, chuyển sang mức {bound}")
    bound = bound_words(then.band) if then.band else ""
    return words.format(low=percent(then.low), bound=bound)
