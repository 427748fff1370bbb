"""The tally committee (Ban Kiểm phiếu): who may count, and who was elected to."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tinnhiem.core.conference import errors
from tinnhiem.core.conference.practice import MAJORITY_OF_HANDS, ODD_COMMITTEE
from tinnhiem.core.rules.citation import Citation
from tinnhiem.core.rules.rulebook import Rulebook, Strength


class CommitteeRole(StrEnum):
    """Trưởng ban, Thư ký, Ủy viên."""

    HEAD = "head"
    SECRETARY = "secretary"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class ShowOfHands:
    """A vote by raised hands (biểu quyết giơ tay)."""

    in_favour: int
    against: int
    abstained: int


@dataclass(frozen=True, slots=True)
class CommitteeMember:
    """One member, as the papers print them."""

    person: str
    name: str
    title: str
    role: CommitteeRole


@dataclass(frozen=True, slots=True)
class TallyCommittee:
    """The committee as elected by the conference."""

    members: tuple[CommitteeMember, ...]
    vote: ShowOfHands


@dataclass(frozen=True, slots=True, kw_only=True)
class Hall:
    """Who could serve on a committee, by key (những người trong hội trường).

    Attributes:
        present: In the hall now.
        rated: Under vote today.
        roster: Those summoned; None when outsiders may serve as well.
    """

    present: frozenset[str]
    rated: frozenset[str]
    roster: frozenset[str] | None


class CommitteeConcern(StrEnum):
    """What may be accepted but must be said."""

    OFFICEHOLDER = "officeholder-on-committee"
    EVEN_NUMBER = "even-committee"


@dataclass(frozen=True, slots=True)
class CommitteeWarning:
    """A concern about a proposed committee, printed in its minutes.

    Attributes:
        names: Whom it is about; empty when about the whole.
        reason: Why it was accepted; empty when no reason is asked for.
    """

    concern: CommitteeConcern
    names: tuple[str, ...]
    citation: Citation
    reason: str = ""


def require_committee(
    members: Sequence[CommitteeMember],
    *,
    hall: Hall,
    rulebook: Rulebook,
    accepted: str = "",
) -> tuple[CommitteeWarning, ...]:
    """Refuse a proposal that may not be put to the vote.

    Args:
        members: As proposed, in the order of the minutes.
        hall: Who is present, on the roster and under vote.
        rulebook: Smallest size, and how strictly officeholders are kept out.
        accepted: A written reason to elect an officeholder all the same, where the
            rulebook only warns. It is printed.

    Returns:
        Warnings for the minutes.

    Raises:
        CommitteeError: The first of: twice, too small, head, secretary, absent, not
            on the roster, officeholder. Change the proposal.

    Source:
        `rulebook.committee_min`, `rulebook.committee_excludes_officeholders`.
    """
    _require_once(members)
    _require_size(members, rulebook)
    _require_roles(members)
    _require_in_hall(members, hall)
    return (
        *_warn_of_officeholders(members, hall, rulebook, accepted.strip()),
        *_warn_of_even_number(members),
    )


def require_elected(vote: ShowOfHands, *, present: int) -> None:
    """Refuse a show of hands that elects nobody.

    Raises:
        HandsImpossibleError: Fewer than none, or more hands than persons.
        CommitteeNotElectedError: Not more than half of `present` in favour.

    Source:
        Practice, unverified: `practice.MAJORITY_OF_HANDS`.
    """
    hands = (vote.in_favour, vote.against, vote.abstained)
    if min(hands) < 0 or sum(hands) > present:
        raise errors.HandsImpossibleError(
            hands=min(*hands, 0) or sum(hands), present=present
        )
    if 2 * vote.in_favour <= present:
        raise errors.CommitteeNotElectedError(
            in_favour=vote.in_favour, present=present, citation=MAJORITY_OF_HANDS
        )


def require_every_hand(vote: ShowOfHands, *, present: int) -> None:
    """Refuse figures from which the minutes would not add up to those present.

    Raises:
        HandsMissingError: Somebody present is in none of the three figures.
    """
    hands = vote.in_favour + vote.against + vote.abstained
    if hands < present:
        raise errors.HandsMissingError(hands=hands, present=present)


def _require_once(members: Sequence[CommitteeMember]) -> None:
    times = Counter(member.person for member in members)
    twice = {m.person: m.name for m in members if times[m.person] > 1}
    if twice:
        raise errors.CommitteeMemberTwiceError([*twice.values()])


def _require_size(members: Sequence[CommitteeMember], rulebook: Rulebook) -> None:
    rule = rulebook.committee_min
    if len(members) < rule.value:
        raise errors.CommitteeTooSmallError(
            members=len(members), minimum=rule.value, citation=rule.citation
        )


def _require_roles(members: Sequence[CommitteeMember]) -> None:
    heads = [m.name for m in members if m.role is CommitteeRole.HEAD]
    if len(heads) != 1:
        raise errors.CommitteeHeadError(heads)
    secretaries = [m.name for m in members if m.role is CommitteeRole.SECRETARY]
    if len(secretaries) > 1:
        raise errors.CommitteeSecretaryError(secretaries)


def _require_in_hall(members: Sequence[CommitteeMember], hall: Hall) -> None:
    absent = [m.name for m in members if m.person not in hall.present]
    if absent:
        raise errors.CommitteeMemberAbsentError(absent)
    if hall.roster is None:
        return
    strangers = [m.name for m in members if m.person not in hall.roster]
    if strangers:
        raise errors.CommitteeMemberNotOnRosterError(strangers)


def _warn_of_officeholders(
    members: Sequence[CommitteeMember], hall: Hall, rulebook: Rulebook, accepted: str
) -> tuple[CommitteeWarning, ...]:
    rule = rulebook.committee_excludes_officeholders
    names = tuple(m.name for m in members if m.person in hall.rated)
    if not names:
        return ()
    may_be_accepted = rule.value is Strength.WARN
    if not (may_be_accepted and accepted):
        raise errors.OfficeholderOnCommitteeError(
            names, may_be_accepted=may_be_accepted, citation=rule.citation
        )
    concern = CommitteeConcern.OFFICEHOLDER
    return (CommitteeWarning(concern, names, rule.citation, accepted),)


def _warn_of_even_number(
    members: Sequence[CommitteeMember],
) -> tuple[CommitteeWarning, ...]:
    if len(members) % 2:
        return ()
    return (CommitteeWarning(CommitteeConcern.EVEN_NUMBER, (), ODD_COMMITTEE),)
