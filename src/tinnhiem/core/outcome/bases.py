"""Which whole the percents of a document were computed of, and whether rounded or cut.

Nobody is asked: each whole that the document names is tried on every percent, and the
one that explains most of them is the document's base (mẫu số).
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tinnhiem.core.outcome.percents import Fit
from tinnhiem.core.outcome.published import (
    PrintedFigure,
    PublishedLine,
    PublishedResult,
)
from tinnhiem.core.share import Base

# Among wholes that explain the percents equally well, the likeliest is named first.
LIKELIEST: Final = (
    Base.RETURNED,
    Base.MEMBERS,
    Base.VALID,
    Base.ISSUED,
    Base.PRESENT,
    Base.SUMMONED,
)
WIDEST: Final = 2000  # a percent that suits more wholes than this tells nothing
EVIDENCE: Final = 2  # percents that must agree before an unnamed whole is believed


@dataclass(frozen=True, slots=True, kw_only=True)
class PercentHabit:
    """How the percents of one document were computed (cách tính tỷ lệ).

    Attributes:
        base: The whole they are of; None when no whole of the document explains any.
        bases: All that explain them equally well, `base` first.
        whole: An unnamed whole that explains them when no named one does.
        is_cut: Digits were cut off, not rounded.
        fitting: How many percents it explains.
    """

    base: Base | None = None
    bases: tuple[Base, ...] = ()
    whole: int | None = None
    is_cut: bool = False
    fitting: int = 0

    @property
    def fit(self) -> Fit:
        """Return what an honest percent of this document is."""
        return Fit.CUT if self.is_cut else Fit.ROUNDED

    def whole_of(self, wholes: dict[Base, int]) -> int | None:
        """Return the whole that a percent of a line with these wholes must be of."""
        return self.whole if self.base is None else wholes.get(self.base)


@dataclass(frozen=True, slots=True)
class _Candidate:
    base: Base
    fit: Fit
    counted: int  # percents beside a count: these prove something
    alone: int  # percents for which some count exists


def habit_of(result: PublishedResult, *, lawful: Base | None = None) -> PercentHabit:
    """Return how the percents of a document were computed.

    Args:
        result: The document.
        lawful: The base that the instrument prescribes; it wins where several bases
            explain the percents equally well.
    """
    best = _best_named(result, first=(result.stated_base, lawful))
    unnamed = _best_unnamed(result)
    counted = best[0].counted if best else 0
    if unnamed and unnamed[1] >= EVIDENCE and unnamed[1] > counted:
        return PercentHabit(whole=unnamed[0], fitting=unnamed[1])
    if not best:
        return PercentHabit()
    return PercentHabit(
        base=best[0].base,
        bases=tuple(one.base for one in best),
        is_cut=best[0].fit is Fit.CUT,
        fitting=best[0].counted + best[0].alone,
    )


def judged(result: PublishedResult) -> Iterator[tuple[PublishedLine, PrintedFigure]]:
    """Yield the percents that tell something about the base; nought does not."""
    for line in result.lines:
        for figure in line.levels:
            if figure.percent and figure.percent.digits:
                yield line, figure


def fits(figure: PrintedFigure, whole: int, fit: Fit) -> bool:
    """Say whether a printed percent can be of `whole`, rounded or cut."""
    if figure.percent is None:
        return True
    if figure.count is None:
        return bool(figure.percent.counts(whole, fit))
    return figure.percent.is_of(figure.count, whole, fit)


def _best_named(
    result: PublishedResult, *, first: tuple[Base | None, ...]
) -> list[_Candidate]:
    scored = [
        _score(result, base, fit) for fit in (Fit.ROUNDED, Fit.CUT) for base in Base
    ]
    most = max((one.counted, one.alone) for one in scored)
    if most == (0, 0):
        return []
    equal = [one for one in scored if (one.counted, one.alone) == most]
    # Whoever can be said to have rounded has rounded.
    equal = [one for one in equal if one.fit is equal[0].fit]
    order = [*first, *LIKELIEST]
    return sorted(equal, key=lambda one: order.index(one.base))


def _score(result: PublishedResult, base: Base, fit: Fit) -> _Candidate:
    counted = alone = 0
    for line, figure in judged(result):
        whole = result.wholes_of(line).get(base)
        own = figure.whole in (None, whole)  # «46/51» is no proof of 52
        if whole and own and fits(figure, whole, fit):
            counted += figure.count is not None
            alone += figure.count is None
    return _Candidate(base, fit, counted, alone)


def _best_unnamed(result: PublishedResult) -> tuple[int, int] | None:
    votes: Counter[int] = Counter()
    for _, figure in judged(result):
        if figure.count is None or figure.percent is None:
            continue
        if figure.whole is not None:
            if fits(figure, figure.whole, Fit.ROUNDED):
                votes[figure.whole] += 1
        else:
            likely = figure.percent.wholes(figure.count)
            votes.update(likely if len(likely) <= WIDEST else ())
    if not votes:
        return None
    whole, fitting = min(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    return whole, fitting
