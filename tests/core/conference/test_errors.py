"""Refusals tell developers and logs what stopped, the figures and what to do."""

from collections.abc import Callable

import pytest

from tests.strategies import at
from tinnhiem.core.conference import errors
from tinnhiem.core.conference.errors import ConferenceError
from tinnhiem.core.conference.phase import Missing, MissingCode, Phase
from tinnhiem.core.rules.citation import Citation, Status
from tinnhiem.core.share import Base

CITED = Citation("Quy định 96-QĐ/TW", "Điều 8", "test", Status.SEEN)


@pytest.mark.parametrize(
    ("make", "text"),
    [
        pytest.param(
            lambda: errors.AlreadyPresentError(
                "hoa", at=at("08:10"), known=at("07:52")
            ),
            "hoa at 2023-07-11 08:10:00+07:00, but 2023-07-11 07:52:00+07:00 is "
            "on record: nothing to do, or record the leaving first.",
            id="already-present",
        ),
        pytest.param(
            lambda: errors.LeftBeforeArrivingError(
                "hoa", at=at("07:51"), known=at("07:52")
            ),
            "hoa at 2023-07-11 07:51:00+07:00, but 2023-07-11 07:52:00+07:00 is "
            "on record: correct the time.",
            id="left-before-arriving",
        ),
        pytest.param(
            lambda: errors.NotPresentError("hoa"),
            "hoa is not in the hall: record the arrival first.",
            id="not-present",
        ),
        pytest.param(
            lambda: errors.NotSummonedError("hoa"),
            "hoa was not summoned: seat this person as a guest.",
            id="not-summoned",
        ),
        pytest.param(
            lambda: errors.TimeWithoutZoneError(at("08:10")),
            "2023-07-11 08:10:00+07:00 has no time zone: write it with +07:00.",
            id="time-without-zone",
        ),
        pytest.param(
            lambda: errors.NobodySummonedError(Base.SUMMONED),
            "0 summoned: freeze the roster first.",
            id="nobody-summoned",
        ),
        pytest.param(
            lambda: errors.QuorumNotReachedError(
                present=17, summoned=26, minimum=18, base=Base.SUMMONED, citation=CITED
            ),
            "17 of 26 summoned are present; 18 must be (Điều 8 Quy định "
            "96-QĐ/TW). Check in 1 more, or adjourn the conference.",
            id="quorum-not-reached",
        ),
        pytest.param(
            lambda: errors.OfficeholderOnCommitteeError(
                ["A", "B"], may_be_accepted=True, citation=CITED
            ),
            "Under vote: A, B (Điều 8 Quy định 96-QĐ/TW); replace them or give "
            "a reason.",
            id="officeholder-on-committee, reason helps",
        ),
        pytest.param(
            lambda: errors.OfficeholderOnCommitteeError(
                ["A"], may_be_accepted=False, citation=CITED
            ),
            "Under vote: A (Điều 8 Quy định 96-QĐ/TW); replace them.",
            id="officeholder-on-committee",
        ),
        pytest.param(
            lambda: errors.CommitteeTooSmallError(members=1, minimum=3, citation=CITED),
            "1 of at least 3 members (Điều 8 Quy định 96-QĐ/TW): propose 2 more.",
            id="committee-too-small",
        ),
        pytest.param(
            lambda: errors.CommitteeHeadError(["A", "B"]),
            "2 heads of the committee: name exactly one.",
            id="committee-head",
        ),
        pytest.param(
            lambda: errors.CommitteeSecretaryError(["A", "B"]),
            "2 secretaries: name one at most.",
            id="committee-secretary",
        ),
        pytest.param(
            lambda: errors.CommitteeMemberTwiceError(["A", "B"]),
            "Proposed twice: A, B; keep one line each.",
            id="committee-member-twice",
        ),
        pytest.param(
            lambda: errors.CommitteeMemberAbsentError(["A", "B"]),
            "Not present: A, B; propose somebody else.",
            id="committee-member-absent",
        ),
        pytest.param(
            lambda: errors.CommitteeMemberNotOnRosterError(["A", "B"]),
            "Not on the roster: A, B; propose a voter.",
            id="committee-member-not-on-roster",
        ),
        pytest.param(
            lambda: errors.HandsImpossibleError(hands=27, present=26),
            "27 hands of 26 present: count the hands again.",
            id="hands-impossible",
        ),
        pytest.param(
            lambda: errors.CommitteeNotElectedError(
                in_favour=13, present=26, citation=CITED
            ),
            "13 of 26 in favour, 14 are needed (Điều 8 Quy định 96-QĐ/TW): "
            "propose another committee and vote again.",
            id="committee-not-elected",
        ),
        pytest.param(
            lambda: errors.WrongPhaseError(
                current=Phase.VOTING, wanted=Phase.COUNTING, next=Phase.CLOSED
            ),
            "From voting there is no way to counting: go on to closed.",
            id="wrong-phase, one may follow",
        ),
        pytest.param(
            lambda: errors.WrongPhaseError(
                current=Phase.VOID, wanted=Phase.COUNTING, next=None
            ),
            "From void there is no way to counting: nothing follows.",
            id="wrong-phase",
        ),
        pytest.param(
            lambda: errors.NotYetError(
                Phase.VOTING,
                missing=(
                    Missing(MissingCode.BOX_SEAL, CITED),
                    Missing(MissingCode.QUORUM, CITED),
                ),
            ),
            "voting lacks box-not-sealed, quorum-not-reached: see to these first.",
            id="not-yet",
        ),
    ],
)
def test_a_refusal_says_what_to_do(
    make: Callable[[], ConferenceError], text: str
) -> None:
    assert str(make()) == text
