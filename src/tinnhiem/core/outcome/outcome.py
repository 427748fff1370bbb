"""What one officeholder's count leads to, with the figures and the law."""

from dataclasses import dataclass
from enum import StrEnum

from tinnhiem.core.count.count import Count
from tinnhiem.core.levels import Level
from tinnhiem.core.rules.citation import Citation
from tinnhiem.core.rules.rulebook import Band
from tinnhiem.core.share import Base, Share


@dataclass(frozen=True, slots=True)
class Finding:
    """A band together with the share and the law that led to it.

    `band` is None when no band applies: the result serves evaluation only.
    """

    band: Band | None
    low: Share
    citation: Citation


class Exposure(StrEnum):
    """How a published figure would reveal votes."""

    UNANIMOUS = "unanimous"  # everybody answered alike: each vote is known
    NEARLY_UNANIMOUS = "nearly-unanimous"  # one person answered otherwise
    FEW_BALLOTS = "few-ballots"  # so few sheets that answers can be guessed


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Everything the papers say about one officeholder.

    Attributes:
        shares: Share of each level of the lawful base.
        other_shares: The same of the other bases, for comparison only.
        finding: The band by the lawful base.
        one_more, one_less: The band with one low answer more or less; None when
            that is impossible.
    """

    count: Count
    lawful_base: Base
    shares: dict[Level, Share]
    other_shares: dict[Base, dict[Level, Share]]
    finding: Finding
    one_more: Finding | None
    one_less: Finding | None
    exposures: tuple[Exposure, ...]
