"""The one order of a vote; every refusal names what is missing and its rule."""

from dataclasses import replace
from typing import Any

import pytest

from tests.strategies import ALL_DONE, ELECTED, cited, make_account, make_rulebook
from tinnhiem.core.conference import practice
from tinnhiem.core.conference.attendance import Attendance
from tinnhiem.core.conference.committee import ShowOfHands
from tinnhiem.core.conference.errors import (
    NotYetError,
    QuorumNotReachedError,
    WrongPhaseError,
)
from tinnhiem.core.conference.phase import (
    ADJOURNABLE,
    HALL,
    ORDER,
    MissingCode,
    Phase,
)
from tinnhiem.core.conference.phases import (
    PhaseFacts,
    advance,
    missing_for,
    next_act,
)
from tinnhiem.core.rules.citation import Citation, Status
from tinnhiem.core.rules.rulebook import Anchor
from tinnhiem.core.share import Base


def facts(**changes: Any) -> PhaseFacts:
    return PhaseFacts(rulebook=make_rulebook(), **(ALL_DONE | changes))


NOTHING = PhaseFacts(rulebook=make_rulebook())


def codes(wanted: Phase, known: PhaseFacts) -> list[str]:
    return [lack.code.value for lack in missing_for(wanted, known)]


def test_with_everything_in_place_each_step_follows_the_one_before() -> None:
    current = Phase.PLANNED
    while (wanted := next_act(current)) is not None:
        current = advance(current, wanted, facts())

    assert current is Phase.ARCHIVED


@pytest.mark.parametrize(
    ("wanted", "lacks"),
    [
        pytest.param(
            Phase.SUMMONED,
            ["roster-not-frozen", "day-not-feasible", "summons-not-sent"],
            id="summons",
        ),
        pytest.param(Phase.CHECK_IN, [], id="check-in needs nothing more"),
        pytest.param(Phase.QUORATE, ["quorum-not-reached"], id="opening"),
        pytest.param(
            Phase.COMMITTEE_ELECTED,
            ["quorum-not-reached", "committee-not-elected"],
            id="committee",
        ),
        pytest.param(
            Phase.BALLOTS_ISSUED,
            ["quorum-not-reached", "too-few-stamped-sheets", "nothing-issued"],
            id="issue",
        ),
        pytest.param(Phase.VOTING, ["box-not-sealed"], id="voting"),
        pytest.param(Phase.CLOSED, [], id="closing needs nothing more"),
        pytest.param(Phase.COUNTING, ["nothing-returned"], id="counting"),
        pytest.param(
            Phase.RECONCILED,
            ["count-incomplete", "entries-differ", "not-reconciled"],
            id="reconciling",
        ),
        pytest.param(Phase.SIGNED, ["signatures-missing"], id="signing"),
        pytest.param(Phase.ANNOUNCED, [], id="announcing needs nothing more"),
        pytest.param(
            Phase.REPORTED, ["nothing-sealed", "reports-not-sent"], id="reporting"
        ),
        pytest.param(Phase.ARCHIVED, ["file-incomplete"], id="archive"),
        pytest.param(Phase.SUSPENDED, [], id="an interruption needs no leave"),
        pytest.param(Phase.VOID, ["void-without-reason"], id="void"),
    ],
)
def test_the_checklist_names_all_that_is_missing(
    wanted: Phase, lacks: list[str]
) -> None:
    missing = missing_for(wanted, NOTHING)

    assert [lack.code for lack in missing] == lacks
    assert all(isinstance(lack.citation, Citation) for lack in missing)


@pytest.mark.parametrize(
    ("wanted", "known", "code", "figures"),
    [
        pytest.param(
            Phase.QUORATE,
            facts(attendance=Attendance(26, 17)),
            "quorum-not-reached",
            (17, 18),
            id="one person short",
        ),
        pytest.param(
            Phase.COMMITTEE_ELECTED,
            facts(committee=replace(ELECTED, vote=ShowOfHands(3, 3, 0))),
            "committee-not-elected",
            (3, 4),
            id="half of the hall is not more than half",
        ),
        pytest.param(
            Phase.COMMITTEE_ELECTED,
            facts(
                committee=replace(ELECTED, vote=ShowOfHands(3, 3, 0)),
                attendance=Attendance(8, 7),
            ),
            "committee-not-elected",
            (3, 4),
            id="the smaller half of an odd hall",
        ),
        pytest.param(
            Phase.BALLOTS_ISSUED,
            facts(account=make_account(6, stamped=5)),
            "too-few-stamped-sheets",
            (5, 6),
            id="one sheet too few",
        ),
        pytest.param(
            Phase.BALLOTS_ISSUED,
            facts(account=make_account(7)),
            "nothing-issued",
            (7, 6),
            id="one sheet too many issued",
        ),
        pytest.param(
            Phase.BALLOTS_ISSUED,
            facts(account=make_account(6, stamped=6, issued=0)),
            "nothing-issued",
            (0, 6),
            id="no sheet issued",
        ),
        pytest.param(
            Phase.COUNTING,
            facts(account=make_account(7, issued=6)),
            "ballots-unbalanced",
            (1, 0),
            id="a sheet too many in the box",
        ),
        pytest.param(
            Phase.SIGNED,
            facts(signed_by=frozenset({"tuan", "hoa", "lan"})),
            "signatures-missing",
            (2, 3),
            id="a stranger's signature is none",
        ),
    ],
)
def test_what_is_counted_is_named_with_its_figures(
    wanted: Phase, known: PhaseFacts, code: str, figures: tuple[int, int]
) -> None:
    (lack,) = missing_for(wanted, known)

    assert (lack.code, (lack.have, lack.need)) == (code, figures)
    assert isinstance(lack.need, int)
    assert isinstance(lack.citation, Citation)


@pytest.mark.parametrize(
    ("wanted", "change", "code"),
    [
        pytest.param(Phase.SUMMONED, "roster_frozen", "roster-not-frozen", id="roster"),
        pytest.param(Phase.SUMMONED, "day_feasible", "day-not-feasible", id="day"),
        pytest.param(Phase.SUMMONED, "summons_sent", "summons-not-sent", id="summons"),
        pytest.param(Phase.VOTING, "box_sealed", "box-not-sealed", id="box"),
        pytest.param(
            Phase.RECONCILED, "count_complete", "count-incomplete", id="count"
        ),
        pytest.param(Phase.RECONCILED, "entries_agree", "entries-differ", id="entries"),
        pytest.param(Phase.RECONCILED, "reconciled", "not-reconciled", id="faults"),
        pytest.param(Phase.REPORTED, "papers_sealed", "nothing-sealed", id="seal"),
        pytest.param(Phase.REPORTED, "reports_sent", "reports-not-sent", id="reports"),
        pytest.param(Phase.ARCHIVED, "file_complete", "file-incomplete", id="file"),
    ],
)
def test_one_thing_left_out_is_the_one_thing_missing(
    wanted: Phase, change: str, code: str
) -> None:
    assert codes(wanted, facts(**{change: False})) == [code]


@pytest.mark.parametrize("gone", ["committee", "account", "attendance"])
def test_what_is_not_there_yet_is_missing_and_not_a_crash(gone: str) -> None:
    known = facts(**{gone: None})
    lacks = {code for phase in ORDER[1:] for code in codes(phase, known)}

    assert (
        lacks
        == {
            "committee": {"committee-not-elected", "signatures-missing"},
            "account": {"too-few-stamped-sheets", "nothing-issued", "nothing-returned"},
            "attendance": {
                "quorum-not-reached",
                "committee-not-elected",
                "nothing-issued",
                "nothing-returned",
            },
        }[gone]
    )


BOOK = make_rulebook(
    anchor=cited(Anchor.CONFERENCE, "Điều 7"), share_base=cited(Base.RETURNED, "Điều 6")
)
RIGHTS = {
    MissingCode.ROSTER: practice.ROSTER_FROZEN,
    MissingCode.FEASIBLE_DAY: BOOK.anchor.citation,
    MissingCode.SUMMONS: BOOK.quorum.citation,
    MissingCode.QUORUM: BOOK.quorum.citation,
    MissingCode.COMMITTEE: BOOK.committee_min.citation,
    MissingCode.STAMPED_SHEETS: practice.STAMPED_SHEETS,
    MissingCode.ISSUED_SHEETS: practice.STAMPED_SHEETS,
    MissingCode.BOX_SEAL: practice.BOX_SEALED,
    MissingCode.RETURNED_SHEETS: practice.RETURNED_ANNOUNCED,
    MissingCode.BALANCE: practice.RETURNED_ANNOUNCED,
    MissingCode.COUNT: BOOK.share_base.citation,
    MissingCode.AGREEMENT: practice.DOUBLE_ENTRY,
    MissingCode.RECONCILIATION: BOOK.share_base.citation,
    MissingCode.SIGNATURES: practice.EVERY_MEMBER_SIGNS,
    MissingCode.SEALED_PAPERS: practice.PAPERS_SEALED,
    MissingCode.REPORTS: practice.REPORT_SENT,
    MissingCode.FILE: practice.FILE_KEPT,
    MissingCode.VOID_REASON: practice.WRITTEN_REASON,
    MissingCode.ADJOURN_REASON: practice.ADJOURNED,
}


def test_each_thing_missing_is_asked_for_by_its_own_right() -> None:
    unbalanced = facts(account=make_account(7, issued=6))
    known = [PhaseFacts(rulebook=BOOK), replace(unbalanced, rulebook=BOOK)]

    found = {
        lack.code: lack.citation
        for one in known
        for phase in Phase
        for lack in missing_for(phase, one)
    }

    assert found == RIGHTS


def test_a_vote_that_the_hall_did_not_carry_is_asked_for_by_the_majority() -> None:
    known = facts(committee=replace(ELECTED, vote=ShowOfHands(3, 3, 0)))

    (lack,) = missing_for(Phase.COMMITTEE_ELECTED, known)

    assert lack.citation is practice.MAJORITY_OF_HANDS


def test_a_quorum_of_too_few_cites_the_rule_of_the_quorum() -> None:
    (lack,) = missing_for(Phase.QUORATE, facts(attendance=Attendance(26, 17)))

    assert lack.citation == make_rulebook().quorum.citation


def test_without_anybody_summoned_a_quorum_has_no_figures() -> None:
    (lack,) = missing_for(Phase.QUORATE, NOTHING)

    assert (lack.have, lack.need) == (None, None)


def test_sheets_are_held_against_those_present_so_far() -> None:
    lacks = missing_for(Phase.BALLOTS_ISSUED, NOTHING)

    assert [(lack.have, lack.need) for lack in lacks[1:]] == [(0, 0), (0, 0)]


def test_a_hall_of_one_can_go_all_the_way_to_the_count() -> None:
    alone = facts(
        attendance=Attendance(1, 1),
        account=make_account(1),
        committee=replace(ELECTED, vote=ShowOfHands(1, 0, 0)),
    )

    assert [codes(phase, alone) for phase in ORDER[1:] if codes(phase, alone)] == []


def test_too_few_of_the_members_is_refused_with_the_seats_counted() -> None:
    rulebook = make_rulebook(quorum_base=Base.MEMBERS)
    known = replace(facts(members=48), rulebook=rulebook)

    with pytest.raises(QuorumNotReachedError) as refusal:
        advance(Phase.CHECK_IN, Phase.QUORATE, known)

    assert (refusal.value.summoned, refusal.value.minimum) == (48, 32)


def test_an_empty_box_is_not_counted() -> None:
    assert codes(Phase.COUNTING, facts(account=make_account(0, issued=6))) == [
        "nothing-returned"
    ]


def test_missing_sheets_are_remarked_and_do_not_stop_the_count() -> None:
    assert codes(Phase.COUNTING, facts(account=make_account(5, issued=6))) == []


def test_a_quorum_of_unknown_members_is_missing_without_figures() -> None:
    rulebook = make_rulebook(quorum_base=Base.MEMBERS)
    (lack,) = missing_for(Phase.QUORATE, replace(facts(), rulebook=rulebook))

    assert (lack.code, lack.have, lack.need) == (MissingCode.QUORUM, None, None)
    assert codes(Phase.QUORATE, replace(facts(members=9), rulebook=rulebook)) == []


def test_too_few_present_is_refused_with_the_figures_of_the_quorum() -> None:
    known = facts(attendance=Attendance(26, 17))

    with pytest.raises(QuorumNotReachedError) as refusal:
        advance(Phase.CHECK_IN, Phase.QUORATE, known)

    assert refusal.value.missing == 1


def test_without_any_check_in_opening_is_not_yet_possible() -> None:
    with pytest.raises(NotYetError) as refusal:
        advance(Phase.CHECK_IN, Phase.QUORATE, NOTHING)

    assert refusal.value.wanted is Phase.QUORATE
    assert [lack.code for lack in refusal.value.missing] == ["quorum-not-reached"]
    assert "quorate lacks quorum-not-reached" in str(refusal.value)


def test_a_quorum_lost_again_stops_the_issue_of_ballots() -> None:
    known = facts(attendance=Attendance(9, 5), account=make_account(5))

    with pytest.raises(QuorumNotReachedError):
        advance(Phase.COMMITTEE_ELECTED, Phase.BALLOTS_ISSUED, known)


@pytest.mark.parametrize(
    ("current", "wanted", "following"),
    [
        pytest.param(Phase.PLANNED, Phase.CHECK_IN, Phase.SUMMONED, id="skipping"),
        pytest.param(Phase.VOTING, Phase.BALLOTS_ISSUED, Phase.CLOSED, id="back"),
        pytest.param(Phase.SIGNED, Phase.SIGNED, Phase.ANNOUNCED, id="twice"),
        pytest.param(Phase.ARCHIVED, Phase.VOID, None, id="void after the archive"),
        pytest.param(Phase.VOID, Phase.PLANNED, None, id="back from void"),
        pytest.param(Phase.VOID, Phase.VOID, None, id="void twice"),
        pytest.param(
            Phase.SUMMONED, Phase.SUSPENDED, Phase.CHECK_IN, id="no hall to leave yet"
        ),
        pytest.param(
            Phase.REPORTED, Phase.SUSPENDED, Phase.ARCHIVED, id="hall left for good"
        ),
    ],
)
def test_a_step_out_of_order_names_the_one_that_may_follow(
    current: Phase, wanted: Phase, following: Phase | None
) -> None:
    with pytest.raises(WrongPhaseError) as refusal:
        advance(current, wanted, facts(void_reason="nhầm danh sách"))

    wrong = refusal.value
    assert (wrong.current, wrong.wanted, wrong.next) == (current, wanted, following)
    assert (str(following) if following else "nothing follows") in str(wrong)


@pytest.mark.parametrize("left", HALL)
def test_an_interrupted_vote_returns_only_where_it_was(left: Phase) -> None:
    assert advance(left, Phase.SUSPENDED, NOTHING) is Phase.SUSPENDED

    interrupted = replace(NOTHING, left_from=left)
    assert advance(Phase.SUSPENDED, left, interrupted) is left
    for elsewhere in set(ORDER) - {left, Phase.PLANNED}:
        with pytest.raises(WrongPhaseError):
            advance(Phase.SUSPENDED, elsewhere, interrupted)


def test_a_vote_interrupted_from_nowhere_can_only_be_void() -> None:
    with pytest.raises(WrongPhaseError) as refusal:
        advance(Phase.SUSPENDED, Phase.VOTING, NOTHING)

    assert refusal.value.next is None
    void = replace(NOTHING, void_reason="mất điện")
    assert advance(Phase.SUSPENDED, Phase.VOID, void) is Phase.VOID


@pytest.mark.parametrize("reason", ["", "  "])
def test_void_needs_a_reason(reason: str) -> None:
    with pytest.raises(NotYetError) as refusal:
        advance(Phase.VOTING, Phase.VOID, replace(NOTHING, void_reason=reason))

    assert [lack.code for lack in refusal.value.missing] == ["void-without-reason"]


def test_rules_nobody_has_read_say_so() -> None:
    (lack,) = missing_for(Phase.VOTING, NOTHING)

    assert lack.citation.status is Status.UNVERIFIED


def test_the_order_begins_with_the_plan_and_ends_in_the_archive() -> None:
    assert (ORDER[0], ORDER[-1]) == (Phase.PLANNED, Phase.ARCHIVED)
    assert (HALL[0], HALL[-1]) == (Phase.CHECK_IN, Phase.ANNOUNCED)
    assert set(Phase) - set(ORDER) == {Phase.SUSPENDED, Phase.VOID}
    assert [next_act(phase) for phase in (*ORDER, Phase.SUSPENDED, Phase.VOID)] == [
        *ORDER[1:],
        None,
        None,
        None,
    ]


SHORT = replace(NOTHING, adjourn_reason="không đủ người")


@pytest.mark.parametrize("place", ADJOURNABLE)
def test_a_sitting_is_adjourned_until_sheets_are_out(place: Phase) -> None:
    assert advance(place, Phase.PLANNED, SHORT) is Phase.PLANNED

    interrupted = replace(SHORT, left_from=place)
    assert advance(Phase.SUSPENDED, Phase.PLANNED, interrupted) is Phase.PLANNED


@pytest.mark.parametrize("place", sorted(set(ORDER) - set(ADJOURNABLE)))
def test_nothing_else_leads_back(place: Phase) -> None:
    with pytest.raises(WrongPhaseError):
        advance(place, Phase.PLANNED, SHORT)
    if place in HALL:
        with pytest.raises(WrongPhaseError):
            advance(Phase.SUSPENDED, Phase.PLANNED, replace(SHORT, left_from=place))


def test_no_sitting_is_adjourned_over_sheets_in_the_voters_hands() -> None:
    handed_out = replace(SHORT, account=make_account(0, issued=1))

    with pytest.raises(WrongPhaseError):
        advance(Phase.COMMITTEE_ELECTED, Phase.PLANNED, handed_out)


@pytest.mark.parametrize("reason", ["", "  "])
def test_adjourning_needs_a_reason(reason: str) -> None:
    with pytest.raises(NotYetError) as refusal:
        advance(Phase.CHECK_IN, Phase.PLANNED, replace(NOTHING, adjourn_reason=reason))

    (lack,) = refusal.value.missing
    assert lack.code is MissingCode.ADJOURN_REASON
    assert lack.citation.status is Status.UNVERIFIED
