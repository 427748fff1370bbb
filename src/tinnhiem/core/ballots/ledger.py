"""The ledger of ballot papers, whose movements must balance (cân đối phiếu)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from enum import StrEnum

from tinnhiem.core.ballots.account import BallotAccount
from tinnhiem.core.ballots.errors import BallotsUnbalancedError
from tinnhiem.core.ballots.fault import Fault, FaultCode, fault


class Movement(StrEnum):
    """What can happen to a sheet; the words of `BallotAccount`."""

    PRINTED = "printed"
    DAMAGED = "damaged"
    STAMPED = "stamped"
    ISSUED = "issued"
    EXCHANGED = "exchanged"
    UNUSED = "unused"
    RETURNED = "returned"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class SheetMovement:
    """So many sheets moved at once. A correction is a movement below zero."""

    movement: Movement
    sheets: int


def account_of(movements: Iterable[SheetMovement]) -> BallotAccount:
    """Add movements up, in any order. The account may not balance yet."""
    sheets: Counter[Movement] = Counter()
    for entry in movements:
        sheets[entry.movement] += entry.sheets
    return BallotAccount(**{kind.value: sheets[kind] for kind in Movement})


def require_balance(
    account: BallotAccount,
    *,
    present: int,
    summoned: int,
    spare: int | None = None,
) -> tuple[Fault, ...]:
    """Refuse an account with a fault that blocks.

    Args:
        account: Sheets, at the end of the vote.
        present: Persons in the hall when sheets were issued.
        summoned: Persons on the roster.
        spare: Sheets to be printed beyond the roster; None when nobody decided.

    Returns:
        Warnings: each needs a remark in the minutes.

    Raises:
        BallotsUnbalancedError: With every blocking fault. Count the sheets again.
    """
    faults = imbalances(account, present=present, summoned=summoned, spare=spare)
    blocking = tuple(fault for fault in faults if fault.blocks)
    if blocking:
        raise BallotsUnbalancedError(blocking)
    return faults


def imbalances(
    account: BallotAccount,
    *,
    present: int,
    summoned: int,
    spare: int | None = None,
) -> tuple[Fault, ...]:
    """Return every fault of the account, in order of code; empty when it balances."""
    faults = [
        *_unexplained(account),
        *_too_many(account, present=present, summoned=summoned),
        *_to_be_remarked(account),
    ]
    if spare is not None and account.printed != summoned + spare:
        faults.append(
            fault(
                FaultCode.PRINT_RUN_DIFFERS,
                printed=account.printed,
                summoned=summoned,
                spare=spare,
            )
        )
    return tuple(sorted(faults, key=lambda fault: fault.code))


def _unexplained(account: BallotAccount) -> Iterable[Fault]:
    if account.printed != account.damaged + account.stamped:
        yield fault(
            FaultCode.PRINTED_UNEXPLAINED,
            printed=account.printed,
            damaged=account.damaged,
            stamped=account.stamped,
        )
    if account.stamped != account.issued + account.exchanged + account.unused:
        yield fault(
            FaultCode.STAMPED_UNEXPLAINED,
            stamped=account.stamped,
            issued=account.issued,
            exchanged=account.exchanged,
            unused=account.unused,
        )


def _too_many(
    account: BallotAccount, *, present: int, summoned: int
) -> Iterable[Fault]:
    if account.issued > present:
        code = FaultCode.ISSUED_OVER_PRESENT
        yield fault(code, issued=account.issued, present=present)
    if present > summoned:
        code = FaultCode.PRESENT_OVER_SUMMONED
        yield fault(code, present=present, summoned=summoned)
    if account.missing < 0:
        yield fault(
            FaultCode.RETURNED_OVER_ISSUED,
            returned=account.returned,
            foreign=account.foreign,
            issued=account.issued,
        )
    if account.foreign > account.returned:
        code = FaultCode.FOREIGN_OVER_RETURNED
        yield fault(code, foreign=account.foreign, returned=account.returned)
    lowest = min(astuple(account))
    if lowest < 0:
        yield fault(FaultCode.NEGATIVE_SHEETS, sheets=lowest)


def _to_be_remarked(account: BallotAccount) -> Iterable[Fault]:
    if account.missing > 0:
        code = FaultCode.MISSING_SHEETS
        yield fault(code, missing=account.missing, issued=account.issued)
    if account.foreign > 0:
        yield fault(FaultCode.FOREIGN_SHEETS, foreign=account.foreign)
