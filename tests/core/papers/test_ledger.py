"""Numbers are given once, cancelled numbers stay, frozen papers never change."""

from datetime import date, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tinnhiem.core.papers.errors import (
    DayBeforeSignatureError,
    NumberTakenError,
    PaperFrozenError,
    PaperNotIssuedError,
    ReasonMissingError,
)
from tinnhiem.core.papers.ledger import (
    Edition,
    IssueOrder,
    Ledger,
    count_up,
    out_of_order,
)
from tinnhiem.core.papers.numbers import Series
from tinnhiem.core.papers.states import PaperState

OPEN = Series(issuer="VP", period="2023")
SECRET = Series(issuer="VP", period="2023", is_secret=True)
NEXT_YEAR = Series(issuer="VP", period="2024")
DAY = date(2023, 7, 10)


def order(code: str, **facts: object) -> IssueOrder:
    known: dict[str, object] = {"signed_on": DAY, "issued_on": DAY, "series": OPEN}
    return IssueOrder(campaign="a", code=code, **{**known, **facts})  # type: ignore[arg-type]


def issued(*orders: IssueOrder) -> Ledger:
    ledger = Ledger()
    for one in orders:
        ledger = ledger.issue(one)
    return ledger


def numbers(ledger: Ledger) -> list[int | None]:
    return [one.number for one in ledger.editions]


def test_numbers_run_through_all_kinds_from_one() -> None:
    assert numbers(issued(order("D01"), order("D10"), order("D20"))) == [1, 2, 3]


def test_each_year_and_each_secrecy_begins_again() -> None:
    ledger = issued(
        order("D01"),
        order("D16", series=SECRET),
        order("D20", series=NEXT_YEAR),
        order("D10"),
    )

    assert numbers(ledger) == [1, 1, 1, 2]


def test_a_number_from_the_office_s_own_book_goes_ahead() -> None:
    ledger = issued(order("D01", number=118), order("D10"))

    assert numbers(ledger) == [118, 119]


def test_campaigns_of_one_office_share_the_series() -> None:
    ledger = issued(order("D01")).issue(
        IssueOrder(campaign="b", code="D01", series=OPEN, signed_on=DAY, issued_on=DAY)
    )

    assert numbers(ledger) == [1, 2]


def test_a_number_is_not_given_twice() -> None:
    with pytest.raises(NumberTakenError) as refused:
        issued(order("D01", number=5), order("D10", number=5))

    assert (refused.value.paper, refused.value.free) == ("D01", 6)


def test_a_cancelled_number_is_never_used_again() -> None:
    ledger = issued(order("D01")).cancel("a", "D01", reason="rút lại")

    assert numbers(ledger.issue(order("D01"))) == [1, 2]
    with pytest.raises(NumberTakenError):
        ledger.issue(order("D01", number=1))


def test_a_frozen_paper_is_not_issued_again() -> None:
    with pytest.raises(PaperFrozenError):
        issued(order("D01"), order("D01"))


def test_a_replacement_takes_a_new_number_and_leaves_the_old_one() -> None:
    ledger = issued(order("D01")).replace("a", "D01", reason="sai số liệu")
    ledger = ledger.issue(order("D01"))

    assert [(e.edition, e.state, e.number) for e in ledger.editions] == [
        (1, PaperState.REPLACED, 1),
        (2, PaperState.ISSUED, 2),
    ]
    assert ledger.editions[0].reason == "sai số liệu"


@pytest.mark.parametrize("reason", ["", "  "])
def test_nothing_ends_without_a_reason(reason: str) -> None:
    ledger = issued(order("D01"))
    with pytest.raises(ReasonMissingError):
        ledger.replace("a", "D01", reason=reason)
    with pytest.raises(ReasonMissingError):
        ledger.cancel("a", "D01", reason=reason)


def test_a_draft_is_neither_replaced_nor_cancelled() -> None:
    with pytest.raises(PaperNotIssuedError):
        Ledger().replace("a", "D01", reason="x")
    with pytest.raises(PaperNotIssuedError):
        Ledger().cancel("a", "D01", reason="x")


def test_a_list_has_no_number_to_cancel() -> None:
    ledger = Ledger().finalise("a", "D02a", on=DAY)
    with pytest.raises(PaperNotIssuedError):
        ledger.cancel("a", "D02a", reason="x")


@pytest.mark.parametrize(
    ("issued_on", "lawful"),
    [
        pytest.param(DAY - timedelta(days=1), False, id="the day before the signature"),
        pytest.param(DAY, True, id="the day of the signature"),
        pytest.param(DAY + timedelta(days=1), True, id="the day after"),
    ],
)
def test_the_day_of_issue_is_not_before_the_signature(
    issued_on: date, *, lawful: bool
) -> None:
    if lawful:
        assert issued(order("D01", issued_on=issued_on)).editions
        return
    with pytest.raises(DayBeforeSignatureError):
        issued(order("D01", issued_on=issued_on))


@pytest.mark.parametrize(
    ("number", "days", "contradicts"),
    [
        pytest.param(4, 1, True, id="lower number, later day"),
        pytest.param(4, 0, False, id="lower number, same day"),
        pytest.param(4, -1, False, id="lower number, earlier day"),
        pytest.param(6, -1, True, id="higher number, earlier day"),
        pytest.param(6, 1, False, id="higher number, later day"),
    ],
)
def test_numbers_run_with_time(number: int, days: int, *, contradicts: bool) -> None:
    day = DAY + timedelta(days=days)
    ledger = issued(
        order("D01", number=5),
        order("D10", number=number, signed_on=day, issued_on=day),
    )

    found = out_of_order(ledger, ledger.editions[-1])

    assert [one.code for one in found] == (["D01"] if contradicts else [])


def edition(number: int, state: PaperState) -> Edition:
    return Edition(campaign="a", code="D01", edition=number, state=state, frozen_on=DAY)


@pytest.mark.parametrize(
    ("editions", "possible"),
    [
        pytest.param([(1, PaperState.ISSUED)], True, id="the first"),
        pytest.param([(2, PaperState.ISSUED)], False, id="a second without a first"),
        pytest.param(
            [(1, PaperState.REPLACED), (2, PaperState.ISSUED)], True, id="replaced"
        ),
        pytest.param(
            [(1, PaperState.ISSUED), (2, PaperState.ISSUED)], False, id="two in force"
        ),
        pytest.param(
            [(1, PaperState.ISSUED), (2, PaperState.CANCELLED)],
            False,
            id="an old one in force again",
        ),
    ],
)
def test_only_the_last_edition_may_be_in_force(
    editions: list[tuple[int, PaperState]], *, possible: bool
) -> None:
    ledger = Ledger(tuple(edition(n, state) for n, state in editions))

    assert count_up(ledger) is possible


CODES = st.sampled_from(["D01", "D10", "D16", "D20"])
SERIES = st.sampled_from([OPEN, SECRET, NEXT_YEAR])
REASONS = st.sampled_from(["", "sai nội dung"])


class Registry(RuleBasedStateMachine):
    """Whatever an office asks for, in any order, the book stays lawful."""

    def __init__(self) -> None:
        super().__init__()
        self.ledger = Ledger()
        self.given: dict[tuple[Series, int], tuple[str, int]] = {}
        self.frozen: dict[tuple[str, int], tuple[Series | None, int | None, date]] = {}

    @rule(
        code=CODES,
        series=SERIES,
        number=st.none() | st.integers(1, 6),
        late=st.integers(-1, 3),
    )
    def issue(self, code: str, series: Series, number: int | None, late: int) -> None:
        """Somebody asks for a number, perhaps for a certain one."""
        wanted = order(
            code, series=series, number=number, issued_on=DAY + timedelta(days=late)
        )
        self._try(lambda: self.ledger.issue(wanted))

    @rule(code=CODES)
    def finalise(self, code: str) -> None:
        """Somebody freezes a list."""
        self._try(lambda: self.ledger.finalise("a", code, on=DAY))

    @rule(code=CODES, reason=REASONS)
    def replace(self, code: str, reason: str) -> None:
        """Somebody finds a wrong sentence."""
        self._try(lambda: self.ledger.replace("a", code, reason=reason))

    @rule(code=CODES, reason=REASONS)
    def cancel(self, code: str, reason: str) -> None:
        """Somebody withdraws a paper."""
        self._try(lambda: self.ledger.cancel("a", code, reason=reason))

    def _try(self, deed: object) -> None:
        before = self.ledger
        try:
            self.ledger = deed()  # type: ignore[operator]
        except (
            PaperFrozenError,
            NumberTakenError,
            DayBeforeSignatureError,
            PaperNotIssuedError,
            ReasonMissingError,
        ):
            assert self.ledger is before

    @invariant()
    def no_number_belongs_to_two_papers_nor_comes_back(self) -> None:
        """Also when it was cancelled, and in each series by itself."""
        for one in self.ledger.editions:
            if one.series is not None and one.number is not None:
                owner = self.given.setdefault(
                    (one.series, one.number), (one.code, one.edition)
                )
                assert owner == (one.code, one.edition)

    @invariant()
    def what_is_frozen_stays_as_it_was(self) -> None:
        """Series, number and day never change, nor does an edition vanish."""
        now = {
            (e.code, e.edition): (e.series, e.number, e.frozen_on)
            for e in self.ledger.editions
        }
        assert self.frozen.items() <= now.items()
        self.frozen = now

    @invariant()
    def one_edition_at_most_is_in_force(self) -> None:
        """And editions count up."""
        assert count_up(self.ledger)

    @invariant()
    def the_next_number_is_free(self) -> None:
        """In every series."""
        for series in (OPEN, SECRET, NEXT_YEAR):
            assert (series, self.ledger.next_number(series)) not in self.given


Registry.TestCase.settings = settings(max_examples=60, stateful_step_count=25)
TestRegistry = Registry.TestCase
