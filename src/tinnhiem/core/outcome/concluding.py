"""From one officeholder's count to shares, a band and its article.

The band is stated and its rule quoted; a personnel conclusion is for people.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from tinnhiem.core.ballots.account import BallotAccount
from tinnhiem.core.conference.attendance import Attendance
from tinnhiem.core.count.count import Count
from tinnhiem.core.levels import Level
from tinnhiem.core.outcome.outcome import Exposure, Finding, Outcome
from tinnhiem.core.rules.rulebook import Band, Rule, Rulebook
from tinnhiem.core.share import Base, Share, WholeUnknownError

# Ours, not law: below this many returned sheets, colleagues can often work out who
# answered what from the figures alone (docs/explanation/counting.md).
FEW_BALLOTS: Final = 10


def conclude(
    count: Count,
    *,
    account: BallotAccount,
    attendance: Attendance,
    members: int | None,
    rulebook: Rulebook,
) -> Outcome:
    """Say what one officeholder's count leads to.

    Args:
        count: Lines for this officeholder.
        account: Where every sheet went. Supplies the sheet-based wholes.
        attendance: When sheets were issued. Supplies the person-based wholes.
        members: Seats of the body, present or not; None when it has none.
        rulebook: The instrument in force on the day of the vote.

    Raises:
        WholeUnknownError: The instrument counts of members and nobody said how many.
        ImpossibleShareError: More answers than the whole; reconcile first.

    Source:
        `rulebook.share_base`, `rulebook.bands`.
    """
    wholes = _wholes(count, account, attendance, members)
    lawful = rulebook.share_base.value
    if lawful not in wholes:
        raise WholeUnknownError(lawful)
    whole = wholes.pop(lawful)
    # One valid answer changed, so that every total stays as it is.
    one_more = count.low + 1 if count.high + count.confidence else None
    one_less = count.low - 1 if count.low else None
    return Outcome(
        count=count,
        lawful_base=lawful,
        shares=_shares(count, whole, lawful),
        other_shares={base: _shares(count, of, base) for base, of in wholes.items()},
        finding=finding_of(Share(count.low, whole, lawful), rulebook),
        one_more=_finding_if(one_more, whole, rulebook),
        one_less=_finding_if(one_less, whole, rulebook),
        exposures=exposures_of(count),
    )


def finding_of(low: Share, rulebook: Rulebook) -> Finding:
    """Return the strictest band that `low`, the share of low answers, falls into.

    When none applies, the article cited is that of the mildest band, which says from
    where on there are consequences; without bands, that of the base.

    Source:
        `rulebook.bands`.
    """
    strictest_first = sorted(rulebook.bands, key=_strictness, reverse=True)
    for rule in strictest_first:
        if _falls_into(rule.value, low):
            return Finding(rule.value, low, rule.citation)
    mildest = strictest_first[-1] if strictest_first else rulebook.share_base
    return Finding(None, low, mildest.citation)


def exposures_of(count: Count) -> tuple[Exposure, ...]:
    """Return how publishing this count would reveal votes; empty when it would not.

    `FEW_BALLOTS` is a figure of ours. Invalid lines do not hide anybody: whoever cast
    one can be told by others to have answered like the rest.
    """
    found = []
    most = max(count.high, count.confidence, count.low)
    if 0 < count.valid == most:
        found.append(Exposure.UNANIMOUS)
    elif count.valid and most == count.valid - 1:
        found.append(Exposure.NEARLY_UNANIMOUS)
    if 0 < count.returned < FEW_BALLOTS:
        found.append(Exposure.FEW_BALLOTS)
    return tuple(found)


def _wholes(
    count: Count, account: BallotAccount, attendance: Attendance, members: int | None
) -> dict[Base, int]:
    known = {} if members is None else {Base.MEMBERS: members}
    return known | {
        Base.SUMMONED: attendance.summoned,
        Base.PRESENT: attendance.present,
        Base.ISSUED: account.issued,
        Base.RETURNED: account.returned,
        Base.VALID: count.valid,
    }


def _shares(count: Count, whole: int, base: Base) -> dict[Level, Share]:
    lines: Mapping[Level, int] = {
        Level.HIGH: count.high,
        Level.CONFIDENCE: count.confidence,
        Level.LOW: count.low,
    }
    return {level: Share(part, whole, base) for level, part in lines.items()}


def _strictness(rule: Rule[Band]) -> tuple[Fraction, bool]:
    # At the same bound, «trên» is harder to reach than «từ … trở lên».
    band = rule.value
    return (band.above or band.from_ or Fraction(0), band.above is not None)


def _falls_into(band: Band, low: Share) -> bool:
    if band.above is not None:
        return low.exceeds(band.above)
    return band.from_ is not None and low.reaches(band.from_)


def _finding_if(low: int | None, whole: int, rulebook: Rulebook) -> Finding | None:
    if low is None:
        return None
    return finding_of(Share(low, whole, rulebook.share_base.value), rulebook)
