"""Who may count, and whom the hall has elected to."""

from dataclasses import replace

import pytest

from tests.strategies import (
    IN_THE_HALL,
    PROPOSED,
    cited,
    make_member,
    make_rulebook,
)
from tinnhiem.core.conference import errors
from tinnhiem.core.conference.committee import (
    CommitteeConcern,
    CommitteeMember,
    CommitteeRole,
    ShowOfHands,
    require_committee,
    require_elected,
)
from tinnhiem.core.rules.citation import Status
from tinnhiem.core.rules.rulebook import Strength

HEAD, SECRETARY = CommitteeRole.HEAD, CommitteeRole.SECRETARY
WITH_CHANH = (*PROPOSED[:2], make_member("chanh"))


def propose(*members: CommitteeMember, accepted: str = "") -> object:
    return require_committee(
        members, hall=IN_THE_HALL, rulebook=make_rulebook(), accepted=accepted
    )


def test_three_voters_who_are_present_may_be_elected() -> None:
    assert propose(*PROPOSED) == ()


def test_two_are_too_few_and_the_refusal_says_how_many_more() -> None:
    with pytest.raises(errors.CommitteeTooSmallError) as refusal:
        propose(*PROPOSED[:2])

    assert (refusal.value.members, refusal.value.minimum) == (2, 3)
    assert str(refusal.value.citation) == "Điều 9 Quy định 96-QĐ/TW"
    assert "propose 1 more" in str(refusal.value)


@pytest.mark.parametrize(
    ("members", "heads"),
    [
        pytest.param(
            (make_member("tuan"), *PROPOSED[1:]), (), id="nobody is named head"
        ),
        pytest.param(
            (PROPOSED[0], make_member("hoa", HEAD), PROPOSED[2]),
            ("TUAN", "HOA"),
            id="two heads",
        ),
    ],
)
def test_a_committee_has_exactly_one_head(
    members: tuple[CommitteeMember, ...], heads: tuple[str, ...]
) -> None:
    with pytest.raises(errors.CommitteeHeadError) as refusal:
        propose(*members)

    assert refusal.value.names == heads


def test_a_committee_has_one_secretary_at_most() -> None:
    with pytest.raises(errors.CommitteeSecretaryError) as refusal:
        propose(*PROPOSED[:2], make_member("ngoc", SECRETARY))

    assert refusal.value.names == ("HOA", "NGOC")


def test_a_committee_can_do_without_a_secretary() -> None:
    assert propose(PROPOSED[0], make_member("hoa"), PROPOSED[2]) == ()


def test_nobody_sits_on_the_committee_twice() -> None:
    with pytest.raises(errors.CommitteeMemberTwiceError) as refusal:
        propose(*PROPOSED, make_member("ngoc"))

    assert refusal.value.names == ("NGOC",)


def test_an_absent_voter_is_not_elected() -> None:
    with pytest.raises(errors.CommitteeMemberAbsentError) as refusal:
        propose(*PROPOSED[:2], make_member("lan"))

    assert refusal.value.names == ("LAN",)


def test_a_present_outsider_is_not_elected_unless_outsiders_may() -> None:
    hall = replace(IN_THE_HALL, present=IN_THE_HALL.present | {"khach"})
    members = (*PROPOSED[:2], make_member("khach"))

    with pytest.raises(errors.CommitteeMemberNotOnRosterError) as refusal:
        require_committee(members, hall=hall, rulebook=make_rulebook())

    assert refusal.value.names == ("KHACH",)
    open_to_all = replace(hall, roster=None)
    assert require_committee(members, hall=open_to_all, rulebook=make_rulebook()) == ()


@pytest.mark.parametrize("accepted", ["", "   "])
def test_an_officeholder_needs_a_written_reason_where_the_law_warns(
    accepted: str,
) -> None:
    with pytest.raises(errors.OfficeholderOnCommitteeError) as refusal:
        propose(*WITH_CHANH, accepted=accepted)

    assert refusal.value.names == ("CHANH",)
    assert str(refusal.value.citation) == "Điều 9 Quy định 96-QĐ/TW"
    assert refusal.value.may_be_accepted
    assert "give a reason" in str(refusal.value)


def test_no_reason_is_no_reason() -> None:
    with pytest.raises(errors.OfficeholderOnCommitteeError):
        require_committee(WITH_CHANH, hall=IN_THE_HALL, rulebook=make_rulebook())


def test_an_accepted_officeholder_stays_a_warning_with_its_reason() -> None:
    (warning,) = require_committee(
        WITH_CHANH, hall=IN_THE_HALL, rulebook=make_rulebook(), accepted=" thiếu người "
    )

    assert warning.concern is CommitteeConcern.OFFICEHOLDER
    assert warning.names == ("CHANH",)
    assert warning.reason == "thiếu người"
    assert str(warning.citation) == "Điều 9 Quy định 96-QĐ/TW"


def test_no_reason_helps_where_the_law_refuses() -> None:
    rulebook = make_rulebook(committee_excludes_officeholders=cited(Strength.REFUSE))

    with pytest.raises(errors.OfficeholderOnCommitteeError) as refusal:
        require_committee(
            WITH_CHANH, hall=IN_THE_HALL, rulebook=rulebook, accepted="thiếu người"
        )

    assert not refusal.value.may_be_accepted
    assert "give a reason" not in str(refusal.value)


def test_an_even_number_is_said_with_its_doubtful_source() -> None:
    (warning,) = require_committee(
        (*PROPOSED, make_member("minh")), hall=IN_THE_HALL, rulebook=make_rulebook()
    )

    assert warning.concern is CommitteeConcern.EVEN_NUMBER
    assert (warning.names, warning.reason) == ((), "")
    assert warning.citation.status is Status.UNVERIFIED


@pytest.mark.parametrize(
    ("in_favour", "present"),
    [
        pytest.param(14, 26, id="one above half of an even hall"),
        pytest.param(13, 25, id="the larger half of an odd hall"),
        pytest.param(1, 1, id="the only one present"),
    ],
)
def test_more_than_half_elects(in_favour: int, present: int) -> None:
    require_elected(ShowOfHands(in_favour, 0, 0), present=present)


@pytest.mark.parametrize(
    ("in_favour", "present", "minimum"),
    [
        pytest.param(13, 26, 14, id="exactly half"),
        pytest.param(12, 25, 13, id="the smaller half"),
        pytest.param(0, 0, 1, id="an empty hall elects nobody"),
    ],
)
def test_half_does_not_elect(in_favour: int, present: int, minimum: int) -> None:
    with pytest.raises(errors.CommitteeNotElectedError) as refusal:
        require_elected(ShowOfHands(in_favour, 0, 0), present=present)

    assert refusal.value.minimum == minimum
    assert (refusal.value.in_favour, refusal.value.present) == (in_favour, present)
    assert refusal.value.citation.status is Status.UNVERIFIED


@pytest.mark.parametrize(
    ("hands", "shown"),
    [
        pytest.param(ShowOfHands(20, 5, 2), 27, id="more hands than persons"),
        pytest.param(ShowOfHands(20, -1, 0), -1, id="fewer hands than none"),
    ],
)
def test_impossible_hands_are_counted_again(hands: ShowOfHands, shown: int) -> None:
    with pytest.raises(errors.HandsImpossibleError) as refusal:
        require_elected(hands, present=26)

    assert (refusal.value.hands, refusal.value.present) == (shown, 26)


def test_every_hand_may_be_raised() -> None:
    require_elected(ShowOfHands(20, 4, 2), present=26)
