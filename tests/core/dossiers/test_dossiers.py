"""What a dossier holds, when it is late, what may be released."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.site.builders import plan
from tinnhiem import rulebooks
from tinnhiem.core.dossiers.dossier import (
    Dossier,
    DossierItem,
    ItemStanding,
    Standing,
    items_of_person,
    items_of_unit,
    standings,
)
from tinnhiem.core.dossiers.due import TO_VOTERS, due_days
from tinnhiem.core.dossiers.errors import (
    DossierIncompleteError,
    FilingGoneError,
    FilingReleasedError,
    NothingToReleaseError,
)
from tinnhiem.core.dossiers.filing import (
    Filing,
    FilingKind,
    FilingState,
    require_changeable,
)
from tinnhiem.core.dossiers.release import require_releasable
from tinnhiem.core.plans.citing import PLAN
from tinnhiem.core.rules.citation import Status

BOOK = rulebooks.load("party-96-qd-tw-2023")
VOTE = date(2023, 7, 13)
DUE = date(2023, 6, 30)
HANDED_IN, RETURNED = FilingState.HANDED_IN, FilingState.RETURNED
WITHDRAWN, RELEASED = FilingState.WITHDRAWN, FilingState.RELEASED


def filing(
    state: FilingState = HANDED_IN, *, number: int = 1, on: date = DUE
) -> Filing:
    return Filing(
        number=number,
        kind=FilingKind.PDF,
        state=state,
        handed_in_on=on,
        key=f"k{number}",
        released_on=on if state is RELEASED else None,
    )


def items() -> tuple[DossierItem, ...]:
    return items_of_person(plan=plan(), rulebook=BOOK, vote_on=VOTE)


def dossier(**filings: tuple[Filing, ...]) -> Dossier:
    return Dossier(
        person="p1",
        name="Nguyễn Thị Một",
        title="Phó Chánh Văn phòng",
        items=standings(items(), filings),
    )


def test_the_rulebook_lists_what_an_officeholder_hands_in() -> None:
    assert [(one.key, one.is_required) for one in items()] == [
        ("report", True),
        ("assets", True),
        ("explanation", False),
    ]


def test_an_explanation_is_required_once_somebody_asked() -> None:
    asked = items_of_person(plan=plan(), rulebook=BOOK, vote_on=VOTE, is_asked=True)

    assert all(one.is_required for one in asked)


def test_a_rulebook_without_a_list_leaves_it_to_the_plan() -> None:
    silent = rulebooks.load("party-262-qd-tw-2014")

    found = items_of_person(plan=plan(), rulebook=silent, vote_on=VOTE)

    assert [(one.key, one.citation) for one in found] == [
        ("report", PLAN),
        ("assets", PLAN),
    ]


def test_the_unit_reports_on_itself_by_the_plans_first_step() -> None:
    (report,) = items_of_unit(plan=plan(), rulebook=BOOK, vote_on=VOTE)

    assert report.due[0].day == date(2023, 6, 28)
    assert report.citation is PLAN


def test_the_plans_day_binds_and_the_rulebooks_stands_beside_it() -> None:
    own, book = due_days("report", plan=plan(), rulebook=BOOK, vote_on=VOTE)

    assert (own.day, own.citation) == (DUE, PLAN)
    assert book.day == date(2023, 6, 23)  # T−20
    assert book.citation.status is Status.PRACTICE


def test_voters_must_have_it_fifteen_days_before() -> None:
    (due,) = due_days(TO_VOTERS, plan=plan(), rulebook=BOOK, vote_on=VOTE)

    assert due.day == date(2023, 6, 28)
    assert str(due.citation) == "Điều 9 Quy định 96-QĐ/TW"


def test_nothing_counts_back_from_a_day_that_is_not_set() -> None:
    assert due_days(TO_VOTERS, plan=plan(), rulebook=BOOK, vote_on=None) == ()


@pytest.mark.parametrize(
    ("filings", "standing"),
    [
        ((), Standing.MISSING),
        ((filing(WITHDRAWN),), Standing.MISSING),
        ((filing(),), Standing.HANDED_IN),
        ((filing(RETURNED),), Standing.RETURNED),
        ((filing(RETURNED), filing(number=2)), Standing.HANDED_IN),
        ((filing(), filing(WITHDRAWN, number=2)), Standing.HANDED_IN),
        ((filing(RELEASED),), Standing.RELEASED),
        ((filing(RELEASED), filing(number=2)), Standing.RENEWED),
        ((filing(RELEASED), filing(RETURNED, number=2)), Standing.RETURNED),
    ],
)
def test_the_newest_version_that_was_not_withdrawn_decides(
    filings: tuple[Filing, ...], standing: Standing
) -> None:
    assert ItemStanding(items()[0], filings).standing is standing


def test_a_returned_mend_lacks_nothing_while_voters_have_an_older_version() -> None:
    one = ItemStanding(items()[0], (filing(RELEASED), filing(RETURNED, number=2)))

    assert not one.is_lacking


@pytest.mark.parametrize(
    ("on", "late"),
    [
        (DUE - timedelta(days=1), False),
        (DUE, False),
        (DUE + timedelta(days=1), True),
    ],
    ids=["the day before", "on the day", "the day after"],
)
def test_late_is_after_the_day_that_binds(on: date, *, late: bool) -> None:
    handed = ItemStanding(items()[0], (filing(on=on),))
    missing = ItemStanding(items()[0], ())

    assert handed.is_late(date(2030, 1, 1)) is late
    assert missing.is_late(on) is late


def test_a_mend_does_not_make_late_what_came_in_time() -> None:
    mended = (filing(on=DUE), filing(number=2, on=DUE + timedelta(days=3)))

    assert not ItemStanding(items()[0], mended).is_late(date(2030, 1, 1))


def test_what_is_only_asked_for_sometimes_is_never_overdue() -> None:
    assert not ItemStanding(items()[2], ()).is_late(date(2030, 1, 1))


def test_nothing_is_released_while_something_is_missing() -> None:
    with pytest.raises(DossierIncompleteError) as refused:
        release(dossier(report=(filing(),)))

    assert refused.value.missing == (
        "Nguyễn Thị Một: Bản kê khai tài sản, thu nhập có chữ ký của người kê khai "
        "và người nhận",
    )


def test_a_reason_lets_an_incomplete_dossier_out() -> None:
    assert len(release(dossier(report=(filing(),)), reason="đi công tác")) == 1


def test_a_declaration_of_assets_stays_at_the_desk() -> None:
    whole = dossier(report=(filing(),), assets=(filing(number=3),))

    assert [one.key for one in release(whole)] == ["k1"]


def test_a_second_release_has_only_what_is_new() -> None:
    again = dossier(
        report=(filing(RELEASED), filing(number=2)), assets=(filing(number=3),)
    )

    assert [one.key for one in release(again)] == ["k2"]


def test_with_nothing_new_there_is_nothing_to_release() -> None:
    with pytest.raises(NothingToReleaseError):
        release(dossier(report=(filing(RELEASED),)))


def test_a_released_version_stands() -> None:
    with pytest.raises(FilingReleasedError):
        require_changeable(filing(RELEASED))


@pytest.mark.parametrize("state", [RETURNED, WITHDRAWN])
def test_a_second_click_finds_the_version_gone(state: FilingState) -> None:
    with pytest.raises(FilingGoneError):
        require_changeable(filing(state))


@given(st.lists(st.sampled_from(FilingState), max_size=6))
def test_nobody_lacks_what_voters_already_have(states: list[FilingState]) -> None:
    filings = tuple(filing(one, number=i) for i, one in enumerate(states, start=1))
    one = ItemStanding(items()[0], filings)

    assert not (one.released and one.is_lacking)
    assert one.is_lacking == (
        not any(f.state is RELEASED for f in filings)
        and (one.current is None or one.current.state is RETURNED)
    )


def release(*dossiers: Dossier, reason: str = "") -> tuple[Filing, ...]:
    return require_releasable(dossiers, rulebook=BOOK, reason=reason, campaign="c")
