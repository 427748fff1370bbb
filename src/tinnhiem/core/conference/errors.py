"""Every way the conference says no."""

from collections.abc import Sequence
from datetime import datetime

from tinnhiem.core.conference.phase import Missing, Phase
from tinnhiem.core.errors import VoteError
from tinnhiem.core.rules.citation import Citation
from tinnhiem.core.share import Base


class ConferenceError(VoteError):
    """Something the conference (hội nghị) may not do, or not yet."""

    code = "conference-error"


class PresenceError(ConferenceError):
    """A stay in the hall that cannot have happened.

    Attributes:
        person: Key of the person; the desk that reads the refusal has the name.
    """

    code = "presence-error"

    def __init__(self, person: str, *, at: datetime, known: datetime) -> None:
        self.person, self.at, self.known = person, at, known
        super().__init__(f"{person} at {at}, but {known} is on record: {self.advice}")

    advice = "correct the time."


class AlreadyPresentError(PresenceError):
    """A second arrival of somebody in the hall; `known` is the first one."""

    code = "already-present"
    advice = "nothing to do, or record the leaving first."


class ArrivedBeforeLeavingError(PresenceError):
    """An arrival earlier than the end of the stay before; `known` is that end."""

    code = "arrived-before-leaving"


class LeftBeforeArrivingError(PresenceError):
    """A leaving earlier than its own arrival; `known` is the arrival."""

    code = "left-before-arriving"


class NotPresentError(ConferenceError):
    """Somebody leaves who is not in the hall."""

    code = "not-present"

    def __init__(self, person: str) -> None:
        self.person = person
        super().__init__(f"{person} is not in the hall: record the arrival first.")


class AbsentButPresentError(PresenceError):
    """Somebody would be noted as absent who has come; `known` is the arrival."""

    code = "absent-but-present"
    advice = "nothing to do, or correct the check-in."


class NotSummonedError(ConferenceError):
    """Somebody arrives who is not on the frozen roster."""

    code = "not-summoned"

    def __init__(self, person: str) -> None:
        self.person = person
        super().__init__(f"{person} was not summoned: seat this person as a guest.")


class TimeGoesBackError(ConferenceError):
    """Something in the hall would have happened before what happened last.

    Attributes:
        at: When it is said to have happened.
        known: When the last thing on record did.
    """

    code = "time-goes-back"

    def __init__(self, *, at: datetime, known: datetime) -> None:
        self.at, self.known = at, known
        super().__init__(
            f"{at} is before {known}, the last moment on record. Correct the time; if "
            "the record is wrong, say so with `conference clock`."
        )


class TimeWithoutZoneError(ConferenceError):
    """A moment without a time zone cannot be compared with the others."""

    code = "time-without-zone"

    def __init__(self, at: datetime) -> None:
        self.at = at
        super().__init__(f"{at} has no time zone: write it with +07:00.")


class NobodySummonedError(ConferenceError):
    """There is no roster to take a quorum of."""

    code = "nobody-summoned"

    def __init__(self, base: Base) -> None:
        self.base = base
        super().__init__(f"0 {base}: freeze the roster first.")


class QuorumNotReachedError(ConferenceError):
    """Too few of those summoned are present.

    Attributes:
        summoned: The whole the quorum is taken of, as `base` names it.
        minimum: Fewest persons that make the quorum.
        missing: How many more must come.
    """

    code = "quorum-not-reached"

    def __init__(
        self,
        *,
        present: int,
        summoned: int,
        minimum: int,
        base: Base,
        citation: Citation,
    ) -> None:
        self.present, self.summoned, self.minimum = present, summoned, minimum
        self.base, self.citation = base, citation
        self.missing = minimum - present
        super().__init__(
            f"{present} of {summoned} {base} are present; {minimum} must be "
            f"({citation}). Check in {self.missing} more, or adjourn the conference."
        )


class CommitteeError(ConferenceError):
    """A tally committee that may not be elected as proposed."""

    code = "committee-error"


class OfficeholderOnCommitteeError(CommitteeError):
    """Somebody under vote would count the votes.

    `may_be_accepted` when the rulebook warns and a written reason is enough.
    """

    code = "officeholder-on-committee"

    def __init__(
        self, names: Sequence[str], *, may_be_accepted: bool, citation: Citation
    ) -> None:
        self.names, self.may_be_accepted = tuple(names), may_be_accepted
        self.citation = citation
        remedy = "replace them or give a reason" if may_be_accepted else "replace them"
        super().__init__(f"Under vote: {', '.join(names)} ({citation}); {remedy}.")


class CommitteeTooSmallError(CommitteeError):
    """Fewer members than the rulebook wants."""

    code = "committee-too-small"

    def __init__(self, *, members: int, minimum: int, citation: Citation) -> None:
        self.members, self.minimum, self.citation = members, minimum, citation
        super().__init__(
            f"{members} of at least {minimum} members ({citation}): "
            f"propose {minimum - members} more."
        )


class CommitteeHeadError(CommitteeError):
    """No head, or more than one."""

    code = "committee-head"

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        super().__init__(f"{len(names)} heads of the committee: name exactly one.")


class CommitteeSecretaryError(CommitteeError):
    """More than one secretary."""

    code = "committee-secretary"

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        super().__init__(f"{len(names)} secretaries: name one at most.")


class CommitteeMemberTwiceError(CommitteeError):
    """The same person proposed twice."""

    code = "committee-member-twice"

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        super().__init__(f"Proposed twice: {', '.join(names)}; keep one line each.")


class CommitteeMemberAbsentError(CommitteeError):
    """A proposed member is not in the hall."""

    code = "committee-member-absent"

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        super().__init__(f"Not present: {', '.join(names)}; propose somebody else.")


class CommitteeMemberNotOnRosterError(CommitteeError):
    """A proposed member is not among those summoned."""

    code = "committee-member-not-on-roster"

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        super().__init__(f"Not on the roster: {', '.join(names)}; propose a voter.")


class HandsImpossibleError(CommitteeError):
    """More hands than persons, or fewer than none."""

    code = "hands-impossible"

    def __init__(self, *, hands: int, present: int) -> None:
        self.hands, self.present = hands, present
        super().__init__(f"{hands} hands of {present} present: count the hands again.")


class HandsMissingError(CommitteeError):
    """Fewer hands than persons: somebody present is in no figure."""

    code = "hands-missing"

    def __init__(self, *, hands: int, present: int) -> None:
        self.hands, self.present = hands, present
        self.missing = present - hands
        super().__init__(
            f"{hands} hands of {present} present: say how the other {self.missing} "
            "voted."
        )


class CommitteeNotElectedError(CommitteeError):
    """Not more than half of those present are in favour."""

    code = "committee-not-elected"

    def __init__(self, *, in_favour: int, present: int, citation: Citation) -> None:
        self.in_favour, self.present, self.citation = in_favour, present, citation
        self.minimum = present // 2 + 1
        super().__init__(
            f"{in_favour} of {present} in favour, {self.minimum} are needed "
            f"({citation}): propose another committee and vote again."
        )


class WrongPhaseError(ConferenceError):
    """A step out of its order.

    Attributes:
        next: The phase that can follow `current`; None when none can.
    """

    code = "wrong-phase"

    def __init__(self, *, current: Phase, wanted: Phase, next: Phase | None) -> None:
        self.current, self.wanted, self.next = current, wanted, next
        way = f"go on to {next}" if next else "nothing follows"
        super().__init__(f"From {current} there is no way to {wanted}: {way}.")


class NotYetError(ConferenceError):
    """A step whose turn it is, but which lacks something; `missing` is all of it."""

    code = "not-yet"

    def __init__(self, wanted: Phase, *, missing: tuple[Missing, ...]) -> None:
        self.wanted, self.missing = wanted, missing
        lacks = ", ".join(lack.code for lack in missing)
        super().__init__(f"{wanted} lacks {lacks}: see to these first.")


class DeviceKeyError(ConferenceError):
    """What was sealed to a device does not open with the token that asks."""

    code = "device-key"

    def __init__(self) -> None:
        super().__init__("Sealed to another device. Bind this one again.")


class KeyReusedError(ConferenceError):
    """A form's key was used for another deed: the page is an old copy."""

    code = "key-reused"

    def __init__(self, deed: str) -> None:
        self.deed = deed
        super().__init__(f"The key was used before {deed}. Load the page again.")


class BoxOutOfTurnError(ConferenceError):
    """An act at the ballot box whose turn it is not.

    Attributes:
        deed: Which, of `core.conference.box.BoxDeed`.
        lacks: What has to be done before it; empty when it is something else.
        is_done: It was done and recorded already.
    """

    code = "box-out-of-turn"

    def __init__(self, deed: str, *, lacks: str, is_done: bool, phase: Phase) -> None:
        self.deed, self.lacks, self.is_done, self.phase = deed, lacks, is_done, phase
        way = f"record {lacks} first" if lacks else "reload the page"
        super().__init__(f"{deed} is not to be recorded in {phase}: {way}.")


class SealDiffersError(ConferenceError):
    """The seal found on the box is not the one that was put on it."""

    code = "seal-differs"

    def __init__(self, put_on: str, *, found: str) -> None:
        self.put_on, self.found = put_on, found
        super().__init__(
            f"Seal {found} was found, {put_on} was put on: write down what happened."
        )


class LedgerNotYoursError(ConferenceError):
    """The ledger of ballot papers is somebody else's now, or closed.

    Attributes:
        whose: The duty that keeps it; None when nobody may change it any more.
    """

    code = "ledger-not-yours"

    def __init__(self, whose: str | None, *, phase: Phase) -> None:
        self.whose, self.phase = whose, phase
        way = f"ask {whose}" if whose else "the figures are final"
        super().__init__(f"The ledger cannot be kept by you in {phase}: {way}.")
