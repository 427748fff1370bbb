"""Every edition of every paper of an office: numbers given, frozen, replaced.

The one place that says what may follow what. A ledger is a value: a deed returns the
next one and leaves this one as it was.

Source: Nghị định 30/2020/NĐ-CP, Điều 15 (numbers), Điều 18 (issue, replacement).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tinnhiem.core.papers.errors import (
    DayBeforeSignatureError,
    NumberTakenError,
    PaperFrozenError,
    PaperNotIssuedError,
    ReasonMissingError,
)
from tinnhiem.core.papers.numbers import Series
from tinnhiem.core.papers.states import PaperState


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition of one paper, from the day it was frozen.

    Attributes:
        campaign: Whose paper; numbers are shared by all campaigns of an office.
        edition: Counts up from 1 with each replacement or new number.
        series, number: None for a paper that bears no number.
        frozen_on: The day printed on it; of a paper without number, when it was final.
        reason: Why it was replaced or its number cancelled; empty while in force.
    """

    campaign: str
    code: str
    edition: int
    state: PaperState
    frozen_on: date
    series: Series | None = None
    number: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueOrder:
    """What somebody asks for when a signed paper gets its number.

    Attributes:
        number: None: the next one of the series.
        signed_on: The day of the signature on paper.
        issued_on: The day to print.
    """

    campaign: str
    code: str
    series: Series
    signed_on: date
    issued_on: date
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """All editions, in the order they were frozen."""

    editions: tuple[Edition, ...] = ()

    def of(self, campaign: str, code: str) -> Iterator[Edition]:
        """Yield the editions of one paper, oldest first."""
        return (
            one for one in self.editions if (one.campaign, one.code) == (campaign, code)
        )

    def current(self, campaign: str, code: str) -> Edition | None:
        """Return the edition in force; None while the paper is a draft."""
        return next((e for e in self.of(campaign, code) if e.state.is_current), None)

    def next_number(self, series: Series) -> int:
        """Return the number after the highest ever given, cancelled ones included."""
        given = [e.number for e in self.editions if e.series == series]
        return max((number for number in given if number is not None), default=0) + 1

    def issue(self, order: IssueOrder) -> "Ledger":
        """Give a draft its number and freeze it.

        Raises:
            PaperFrozenError: It is final or issued; replace it instead.
            NumberTakenError: The number was given before, even if cancelled.
            DayBeforeSignatureError: The day of issue is before the signature.
        """
        self._require_draft(order.campaign, order.code)
        if order.issued_on < order.signed_on:
            raise DayBeforeSignatureError(
                signed_on=order.signed_on, issued_on=order.issued_on
            )
        number = order.number or self.next_number(order.series)
        self._require_free(order.series, number)
        issued = Edition(
            campaign=order.campaign,
            code=order.code,
            edition=self._next_edition(order.campaign, order.code),
            state=PaperState.ISSUED,
            frozen_on=order.issued_on,
            series=order.series,
            number=number,
        )
        return Ledger((*self.editions, issued))

    def finalise(self, campaign: str, code: str, *, on: date) -> "Ledger":
        """Freeze a paper that bears no number.

        Raises:
            PaperFrozenError: It is final or issued; replace it instead.
        """
        self._require_draft(campaign, code)
        final = Edition(
            campaign=campaign,
            code=code,
            edition=self._next_edition(campaign, code),
            state=PaperState.FINAL,
            frozen_on=on,
        )
        return Ledger((*self.editions, final))

    def replace(self, campaign: str, code: str, *, reason: str) -> "Ledger":
        """Take an edition out of force, so that another may be issued in its place.

        Raises:
            PaperNotIssuedError: There is no edition in force.
            ReasonMissingError: Nobody says why.
        """
        return self._ended(campaign, code, PaperState.REPLACED, reason)

    def cancel(self, campaign: str, code: str, *, reason: str) -> "Ledger":
        """Cancel a number that was given; it stays in the register, never used again.

        Raises:
            PaperNotIssuedError: There is no edition in force that bears a number.
            ReasonMissingError: Nobody says why.
        """
        current = self.current(campaign, code)
        if current is not None and current.number is None:
            raise PaperNotIssuedError(code)
        return self._ended(campaign, code, PaperState.CANCELLED, reason)

    def _ended(
        self, campaign: str, code: str, state: PaperState, reason: str
    ) -> "Ledger":
        current = self.current(campaign, code)
        if current is None:
            raise PaperNotIssuedError(code)
        if not reason.strip():
            raise ReasonMissingError(code)
        ended = replace(current, state=state, reason=reason.strip())
        return Ledger(tuple(ended if e is current else e for e in self.editions))

    def _require_draft(self, campaign: str, code: str) -> None:
        current = self.current(campaign, code)
        if current is not None:
            raise PaperFrozenError(
                code, number=current.number, frozen_on=current.frozen_on
            )

    def _require_free(self, series: Series, number: int) -> None:
        for one in self.editions:
            if one.series == series and one.number == number:
                raise NumberTakenError(
                    number=number,
                    paper=one.code,
                    reason=one.reason,
                    free=self.next_number(series),
                )

    def _next_edition(self, campaign: str, code: str) -> int:
        return sum(1 for _ in self.of(campaign, code)) + 1


def out_of_order(ledger: Ledger, issued: Edition) -> tuple[Edition, ...]:
    """Return editions whose number and day contradict those of `issued`.

    A lower number with a later day, or a higher one with an earlier day: lawful
    series run with time, so the clerk looks at the book once more.
    """
    return tuple(
        one
        for one in ledger.editions
        if one.series == issued.series
        and one.number is not None
        and issued.number is not None
        and (one.number - issued.number) * (one.frozen_on - issued.frozen_on).days < 0
    )


def count_up(ledger: Ledger) -> bool:
    """Say whether editions count up from one and only the last may be in force."""
    papers: dict[tuple[str, str], list[Edition]] = {}
    for one in ledger.editions:
        papers.setdefault((one.campaign, one.code), []).append(one)
    for editions in papers.values():
        editions.sort(key=lambda one: one.edition)
        if [one.edition for one in editions] != list(range(1, len(editions) + 1)):
            return False
        if any(one.state.is_current for one in editions[:-1]):
            return False
    return True
