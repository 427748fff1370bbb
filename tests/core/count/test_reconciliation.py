"""Counts against paper: what blocks, and what a reason can excuse."""

import pytest
from hypothesis import given

from tests.strategies import cited, make_account, make_count, make_rulebook, readings
from tinnhiem.core.ballots.fault import Fault, FaultCode, fault
from tinnhiem.core.conference.attendance import Attendance
from tinnhiem.core.count.errors import (
    CountNotReconciledError,
    WarningsNotAcceptedError,
)
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.readings import Readings, tally
from tinnhiem.core.count.reconciliation import (
    UNIFORM_FROM,
    AcceptedWarning,
    Batch,
    Keying,
    Reconciliation,
    reconcile,
    require_reconciled,
)

HIGH, LOW, BLANK = Mark.HIGH, Mark.LOW, Mark.BLANK
PILE = Readings(("a", "b"), ((HIGH, LOW), (LOW, HIGH), (BLANK, HIGH)))


def held(
    pile: Readings = PILE,
    *,
    foreign: int = 0,
    keying: Keying | None = None,
    **account: int,
) -> Reconciliation:
    returned = len(pile.sheets) + foreign
    return reconcile(
        tally(pile, foreign=foreign),
        account=make_account(**({"returned": returned, "foreign": foreign} | account)),
        attendance=Attendance(26, 26),
        rulebook=make_rulebook(),
        keying=keying or Keying(pile),
    )


def codes(faults: tuple[Fault, ...]) -> list[str]:
    return [one.code for one in faults]


def test_a_count_that_adds_up_has_no_faults() -> None:
    assert held() == Reconciliation((), ())


def test_a_count_without_its_readings_can_be_reconciled_too() -> None:
    found = reconcile(
        tally(PILE),
        account=make_account(3),
        attendance=Attendance(26, 26),
        rulebook=make_rulebook(),
    )

    assert found == Reconciliation((), ())


def test_lines_that_are_not_the_returned_sheets_name_person_figures_and_rule() -> None:
    rulebook = make_rulebook()
    found = reconcile(
        [make_count(of="a", high=20, blank=3), make_count(of="b", high=24)],
        account=make_account(24),
        attendance=Attendance(26, 26),
        rulebook=rulebook,
    )

    assert found.errors == (
        Fault(
            FaultCode.LINES_DIFFER,
            (("valid", 20), ("invalid", 3), ("returned", 24)),
            subject="a",
            citation=rulebook.invalid_lines[0].citation,
        ),
    )


def test_a_book_without_validity_rules_cites_none() -> None:
    found = reconcile(
        [make_count(of="a", high=20)],
        account=make_account(24),
        attendance=Attendance(26, 26),
        rulebook=make_rulebook(invalid_lines=(), invalid_sheets=()),
    )

    assert [one.citation for one in found.errors] == [None]


def test_foreign_sheets_of_count_and_account_must_agree() -> None:
    rule = cited("phiếu lạ", "Điều 6.3a")
    found = reconcile(
        [make_count(of="a", high=22, foreign=2)],
        account=make_account(24, foreign=1),
        attendance=Attendance(26, 26),
        rulebook=make_rulebook(invalid_sheets=(rule,)),
    )

    assert found.errors == (
        fault(
            FaultCode.FOREIGN_DIFFERS,
            subject="a",
            citation=rule.citation,
            counted=2,
            foreign=1,
        ),
    )
    assert codes(found.warnings) == ["W-101", "W-102"]


@pytest.mark.parametrize(
    "figures",
    [
        pytest.param({"high": 25, "low": -1}, id="in the middle"),
        pytest.param({"high": -1, "low": 25}, id="in the first place"),
        pytest.param({"high": 25, "struck": -1}, id="among the invalid"),
    ],
)
def test_a_figure_below_nothing_is_an_error(figures: dict[str, int]) -> None:
    found = reconcile(
        [make_count(of="a", **figures)],
        account=make_account(24),
        attendance=Attendance(26, 26),
        rulebook=make_rulebook(),
    )

    assert found.errors == (fault(FaultCode.NEGATIVE_COUNT, subject="a", lines=-1),)


def test_sheets_without_any_count_are_an_error() -> None:
    found = reconcile(
        [],
        account=make_account(24),
        attendance=Attendance(26, 26),
        rulebook=make_rulebook(),
    )

    assert found.errors == (fault(FaultCode.NOTHING_COUNTED, returned=24),)


@pytest.mark.parametrize(
    ("keyed", "expected"),
    [
        pytest.param(2, True, id="one sheet not keyed"),
        pytest.param(3, False, id="every sheet keyed"),
        pytest.param(4, True, id="one sheet keyed twice"),
    ],
)
def test_each_returned_sheet_of_ours_is_keyed_once(keyed: int, expected: bool) -> None:
    other = Readings(("a", "b"), ((HIGH, LOW),) * keyed)

    found = held(keying=Keying(other), foreign=1)

    differ = fault(FaultCode.SHEETS_DIFFER, keyed=keyed, returned=4, foreign=1)
    assert found.errors == ((differ,) if expected else ())


def test_a_batch_counted_by_hand_must_be_keyed_whole() -> None:
    batches = (Batch("Lô 1", 2, 2), Batch("Lô 2", 2, 1))

    found = held(keying=Keying(PILE, batches=batches))

    assert found.errors == (
        fault(FaultCode.BATCH_DIFFERS, subject="Lô 2", declared=2, keyed=1),
    )


@pytest.mark.parametrize(
    ("typists", "expected"),
    [
        pytest.param((), [], id="nobody named"),
        pytest.param(("hoa",), [], id="one entry"),
        pytest.param(("hoa", "minh"), [], id="two typists"),
        pytest.param(("hoa", "hoa"), ["E-204"], id="the same typist twice"),
        pytest.param(("hoa", "minh", "hoa"), ["E-204"], id="once more at the end"),
    ],
)
def test_nobody_keys_the_same_pile_twice(
    typists: tuple[str, ...], expected: list[str]
) -> None:
    found = held(keying=Keying(PILE, typists=typists))

    assert codes(found.errors) == expected
    assert all(dict(one.figures) == {"entries": len(typists)} for one in found.errors)


def test_missing_and_foreign_sheets_are_warnings() -> None:
    found = held(foreign=1, issued=4)

    assert found.errors == ()
    assert found.warnings == (
        fault(FaultCode.MISSING_SHEETS, missing=1, issued=4),
        fault(FaultCode.FOREIGN_SHEETS, foreign=1),
    )


def test_more_returned_than_issued_is_an_error() -> None:
    assert codes(held(issued=2).errors) == ["E-105"]


def test_a_sheet_blank_for_everybody_is_counted() -> None:
    pile = Readings(("a", "b"), ((BLANK, BLANK), (BLANK, HIGH), (HIGH, LOW)))

    assert held(pile).warnings == (fault(FaultCode.BLANK_SHEETS, blank=1, keyed=3),)


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        pytest.param(UNIFORM_FROM - 1, (), id="a small pile may well agree"),
        pytest.param(UNIFORM_FROM, ("a",), id="from this size on, worth a look"),
    ],
)
def test_a_column_of_one_mark_is_worth_a_look(
    sheets: int, expected: tuple[str, ...]
) -> None:
    rows = tuple((HIGH, LOW if number else HIGH) for number in range(sheets))

    warnings = held(Readings(("a", "b"), rows)).warnings

    assert tuple(one.subject for one in warnings) == expected
    assert all(dict(one.figures) == {"keyed": sheets} for one in warnings)


def test_faults_come_in_order_of_code() -> None:
    found = held(
        keying=Keying(PILE, (Batch("Lô 1", 2, 1),), ("hoa", "hoa")), issued=2, printed=9
    )

    assert codes(found.errors) == ["E-101", "E-105", "E-203", "E-204"]


WARNED = Reconciliation(
    (),
    (
        fault(FaultCode.MISSING_SHEETS, missing=1, issued=4),
        fault(FaultCode.UNIFORM_COLUMN, subject="a", keyed=12),
        fault(FaultCode.UNIFORM_COLUMN, subject="b", keyed=12),
    ),
)


def test_one_reason_covers_every_case_of_its_code() -> None:
    accepted = require_reconciled(
        WARNED, accepted={"W-101": " một người mang phiếu về ", "W-202": "đã xem lại"}
    )

    assert accepted == (
        AcceptedWarning(WARNED.warnings[0], "một người mang phiếu về"),
        AcceptedWarning(WARNED.warnings[1], "đã xem lại"),
        AcceptedWarning(WARNED.warnings[2], "đã xem lại"),
    )


@pytest.mark.parametrize(
    "accepted",
    [
        pytest.param({"W-202": "đã xem lại"}, id="left out"),
        pytest.param({"W-202": "đã xem lại", "W-101": "  "}, id="blank"),
    ],
)
def test_a_warning_without_a_reason_stops_the_signing(
    accepted: dict[str, str],
) -> None:
    with pytest.raises(WarningsNotAcceptedError) as refusal:
        require_reconciled(WARNED, accepted=accepted)

    assert codes(refusal.value.faults) == ["W-101"]
    assert "W-101" in str(refusal.value)


def test_no_reason_excuses_an_error() -> None:
    error = fault(FaultCode.SAME_TYPIST, entries=2)

    with pytest.raises(CountNotReconciledError) as refusal:
        require_reconciled(Reconciliation((error,), ()), accepted={"E-204": "vội"})

    assert refusal.value.faults == (error,)
    assert "E-204" in str(refusal.value)


@given(readings())
def test_what_was_tallied_from_readings_always_reconciles_with_them(
    pile: Readings,
) -> None:
    found = reconcile(
        tally(pile),
        account=make_account(len(pile.sheets)),
        attendance=Attendance(26, 26),
        rulebook=make_rulebook(),
        keying=Keying(pile),
    )

    assert found.errors == ()
