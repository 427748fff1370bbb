"""Every sheet went somewhere, and somebody wrote it down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import make_account
from tinnhiem.core.ballots.account import BallotAccount
from tinnhiem.core.ballots.errors import BallotsUnbalancedError
from tinnhiem.core.ballots.fault import Fault, FaultCode, fault
from tinnhiem.core.ballots.ledger import (
    Movement,
    SheetMovement,
    account_of,
    imbalances,
    require_balance,
)
from tinnhiem.messages.ballots import diagnosis, remedy

BALANCED = make_account(
    24, printed=32, damaged=1, stamped=31, issued=25, exchanged=2, unused=4
)


def faults(**changes: int) -> list[Fault]:
    account = make_account(**(dict(_figures(BALANCED)) | changes))
    return list(imbalances(account, present=25, summoned=26))


def _figures(account: BallotAccount) -> dict[str, int]:
    return {name: getattr(account, name) for name in Movement}


def test_movements_add_up_to_an_account() -> None:
    moves = [
        SheetMovement(Movement.PRINTED, 30),
        SheetMovement(Movement.PRINTED, 2),
        SheetMovement(Movement.DAMAGED, 1),
        SheetMovement(Movement.STAMPED, 31),
        SheetMovement(Movement.ISSUED, 26),
        SheetMovement(Movement.ISSUED, -1),
        SheetMovement(Movement.EXCHANGED, 2),
        SheetMovement(Movement.UNUSED, 4),
        SheetMovement(Movement.RETURNED, 24),
    ]

    assert account_of(moves) == BALANCED
    assert account_of([]) == make_account(0)


def test_a_balanced_account_needs_a_remark_for_its_missing_sheet_only() -> None:
    (warning,) = require_balance(BALANCED, present=25, summoned=26, spare=6)

    assert warning == fault(FaultCode.MISSING_SHEETS, missing=1, issued=25)
    assert not warning.blocks


def test_a_print_run_nobody_meant_is_among_the_warnings() -> None:
    warnings = require_balance(BALANCED, present=25, summoned=26, spare=7)

    assert [one.code for one in warnings] == ["W-101", "W-103"]
    assert warnings[1].figures == (("printed", 32), ("summoned", 26), ("spare", 7))
    assert (warnings[1].subject, warnings[1].citation) == ("", None)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {"printed": 33},
            fault(FaultCode.PRINTED_UNEXPLAINED, printed=33, damaged=1, stamped=31),
            id="a printed sheet is nowhere",
        ),
        pytest.param(
            {"unused": 3},
            fault(
                FaultCode.STAMPED_UNEXPLAINED,
                stamped=31,
                issued=25,
                exchanged=2,
                unused=3,
            ),
            id="a stamped sheet is nowhere",
        ),
        pytest.param(
            {"issued": 26, "unused": 3, "returned": 26},
            fault(FaultCode.ISSUED_OVER_PRESENT, issued=26, present=25),
            id="somebody has two sheets",
        ),
        pytest.param(
            {"returned": 26},
            fault(FaultCode.RETURNED_OVER_ISSUED, returned=26, foreign=0, issued=25),
            id="a sheet came from nowhere",
        ),
        pytest.param(
            {"exchanged": -1, "unused": 7, "returned": 25},
            fault(FaultCode.NEGATIVE_SHEETS, sheets=-1),
            id="fewer sheets than none",
        ),
    ],
)
def test_a_blocking_fault_carries_its_figures(
    changes: dict[str, int], expected: Fault
) -> None:
    found = [one for one in faults(**changes) if one.blocks]

    assert found == [expected]


def test_more_foreign_sheets_than_sheets_is_a_fault() -> None:
    found = faults(returned=1, foreign=2)

    assert fault(FaultCode.FOREIGN_OVER_RETURNED, foreign=2, returned=1) in found


def test_as_many_foreign_sheets_as_sheets_is_only_remarkable() -> None:
    assert [one.code for one in faults(returned=2, foreign=2)] == ["W-101", "W-102"]


def test_more_present_than_summoned_is_a_fault() -> None:
    found = imbalances(make_account(24), present=25, summoned=24)

    assert found == (fault(FaultCode.PRESENT_OVER_SUMMONED, present=25, summoned=24),)


def test_foreign_sheets_take_no_place_among_those_issued() -> None:
    assert faults(returned=26, foreign=1) == [
        fault(FaultCode.FOREIGN_SHEETS, foreign=1)
    ]


@pytest.mark.parametrize(
    ("spare", "codes"),
    [
        pytest.param(5, ["W-103"], id="one sheet more than meant"),
        pytest.param(6, [], id="as many as meant"),
        pytest.param(7, ["W-103"], id="one sheet fewer than meant"),
        pytest.param(None, [], id="nobody said how many"),
    ],
)
def test_the_print_run_is_held_against_what_was_meant(
    spare: int | None, codes: list[str]
) -> None:
    account = make_account(25, printed=32, damaged=1, stamped=31, exchanged=2, unused=4)

    found = imbalances(account, present=25, summoned=26, spare=spare)

    assert [one.code for one in found] == codes


def test_an_unbalanced_account_is_refused_with_every_blocking_fault() -> None:
    account = make_account(24, printed=99, unused=5, issued=25)

    with pytest.raises(BallotsUnbalancedError) as refusal:
        require_balance(account, present=25, summoned=26)

    assert [one.code for one in refusal.value.faults] == ["E-101", "E-102"]
    assert "E-101, E-102" in str(refusal.value)


@given(st.lists(st.tuples(st.sampled_from(Movement), st.integers(-9, 99))))
def test_movements_may_come_in_any_order(moves: list[tuple[Movement, int]]) -> None:
    entries = [SheetMovement(*move) for move in moves]

    assert account_of(entries) == account_of(reversed(entries))


@given(st.lists(st.integers(0, 99), min_size=6, max_size=6))
def test_an_account_made_sheet_by_sheet_never_blocks(sheets: list[int]) -> None:
    damaged, exchanged, unused, kept, foreign, returned = sheets
    issued = returned + kept
    stamped = issued + exchanged + unused
    account = BallotAccount(
        printed=stamped + damaged,
        damaged=damaged,
        stamped=stamped,
        issued=issued,
        exchanged=exchanged,
        unused=unused,
        returned=returned + foreign,
        foreign=foreign,
    )

    warnings = require_balance(account, present=issued, summoned=issued)

    assert account.missing == kept
    assert {one.code for one in warnings} == {
        *(["W-101"] if kept else []),
        *(["W-102"] if foreign else []),
    }


@pytest.mark.parametrize("code", FaultCode)
def test_every_code_has_a_diagnosis_and_a_remedy(code: FaultCode) -> None:
    found = fault(code, subject="Lô 1")

    assert diagnosis(found).endswith(".")
    assert remedy(found).endswith(".")
    assert diagnosis(found) != remedy(found)
