"""Whether percents are of the base that the document names and the law asks for."""

from collections.abc import Iterator

from tinnhiem.core.outcome.bases import PercentHabit
from tinnhiem.core.outcome.concluding import finding_of
from tinnhiem.core.outcome.outcome import Finding
from tinnhiem.core.outcome.proof import ProofCode, ProofFinding, Weight
from tinnhiem.core.outcome.published import (
    PublishedLine,
    PublishedResult,
    Quantity,
    first_counts,
)
from tinnhiem.core.rules.citation import Status
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.core.share import Base, Share


def base_faults(
    result: PublishedResult, habit: PercentHabit, rulebook: Rulebook | None
) -> Iterator[ProofFinding]:
    """Yield one finding where percents are of another base than said or prescribed."""
    if habit.base is None and habit.whole is None:
        return
    wholes = _wholes(result)
    printed = {figure.whole for figure in result.figures}
    if habit.base is None and habit.whole not in printed:
        yield ProofFinding(
            code=ProofCode.WHOLE_NOT_NAMED,
            weight=Weight.REMARK,
            told={"whole": habit.whole or 0, "fitting": habit.fitting},
        )
    stated = result.stated_base
    if stated and stated not in habit.bases and stated in wholes:
        yield ProofFinding(
            code=ProofCode.BASE_MISNAMED, told=_told(stated, habit, wholes)
        )
    if rulebook is not None:
        yield from _unlawful(habit, wholes, rulebook)


def band_of(
    line: PublishedLine, result: PublishedResult, rulebook: Rulebook | None
) -> Finding | None:
    """Return the band of this person's low answers; None where it cannot be told.

    Source:
        `rulebook.share_base`, `rulebook.bands`.
    """
    if rulebook is None:
        return None
    low = line.counts.get(Quantity.LOW)
    whole = result.wholes_of(line).get(rulebook.share_base.value)
    if low is None or whole is None or not 0 <= low <= whole:
        return None
    return finding_of(Share(low, whole, rulebook.share_base.value), rulebook)


def _unlawful(
    habit: PercentHabit, wholes: dict[Base, int], rulebook: Rulebook
) -> Iterator[ProofFinding]:
    lawful = rulebook.share_base
    if lawful.value in habit.bases:
        return
    if habit.base is None and lawful.value not in wholes:
        return
    is_known = lawful.value in wholes and lawful.citation.status is Status.SEEN
    yield ProofFinding(
        code=ProofCode.BASE_NOT_LAWFUL,
        weight=Weight.FAULT if is_known else Weight.REMARK,
        told=_told(lawful.value, habit, wholes),
        citation=lawful.citation,
    )


def _told(
    wanted: Base, habit: PercentHabit, wholes: dict[Base, int]
) -> dict[str, str | int | tuple[str, ...]]:
    used = habit.whole or wholes.get(habit.base or wanted, 0)
    return {
        "base": habit.base or "",
        "whole": used,
        "wanted": wanted.value,
        "wanted_whole": wholes.get(wanted, 0),
    }


def _wholes(result: PublishedResult) -> dict[Base, int]:
    """Return one whole per base, for a sentence about the whole document."""
    known = first_counts(result.figures)
    return {base: known[Quantity(base.value)] for base in Base if base.value in known}
