"""Summoned, present, quorum: presence as intervals, never a switch."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction

from tinnhiem.core.conference import errors
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.core.share import Base, Share, WholeUnknownError


@dataclass(frozen=True, slots=True)
class Presence:
    """One stay in the hall, from arrival until leaving (None: still there)."""

    person: str
    arrived_at: datetime
    left_at: datetime | None = None

    def covers(self, moment: datetime) -> bool:
        """Say whether the person is in the hall at `moment`; not at the leaving."""
        return self.arrived_at <= moment and (
            self.left_at is None or moment < self.left_at
        )


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many were summoned, how many are present."""

    summoned: int
    present: int

    def __post_init__(self) -> None:
        Share(self.present, self.summoned, Base.SUMMONED)

    @property
    def absent(self) -> int:
        """How many of those summoned are not in the hall."""
        return self.summoned - self.present

    @property
    def share(self) -> Share:
        """Present of summoned."""
        return Share(self.present, self.summoned, Base.SUMMONED)


def arrive(
    presences: tuple[Presence, ...],
    *,
    person: str,
    at: datetime,
    summoned: Collection[str],
) -> tuple[Presence, ...]:
    """Return the stays with one more, begun at `at` (aware).

    Raises:
        NotSummonedError: Not on the frozen roster; a guest has no vote.
        AlreadyPresentError: In the hall since the time it names. Do nothing.
        ArrivedBeforeLeavingError: Earlier than the end of the stay before.
        TimeWithoutZoneError: `at` has no time zone.
    """
    if person not in summoned:
        raise errors.NotSummonedError(person)
    _require_zone(at)
    for stay in presences:
        if stay.person == person:
            _require_after(stay, at)
    return (*presences, Presence(person, at))


def leave(
    presences: tuple[Presence, ...], *, person: str, at: datetime
) -> tuple[Presence, ...]:
    """Return the stays with the open one of `person` ended at `at` (aware).

    Raises:
        NotPresentError: There is no open stay to end.
        LeftBeforeArrivingError: Earlier than the arrival it would end.
        TimeWithoutZoneError: `at` has no time zone.
    """
    _require_zone(at)
    stay = next(
        (s for s in presences if s.person == person and s.left_at is None), None
    )
    if stay is None:
        raise errors.NotPresentError(person)
    if at < stay.arrived_at:
        raise errors.LeftBeforeArrivingError(person, at=at, known=stay.arrived_at)
    return tuple(replace(s, left_at=at) if s is stay else s for s in presences)


def require_possible(
    presences: Iterable[Presence], *, summoned: Collection[str]
) -> tuple[Presence, ...]:
    """Return stays that came from a file in order of arrival, if they can be true.

    Raises:
        ConferenceError: The first impossible stay, as `arrive` and `leave` say it.
    """
    replayed: tuple[Presence, ...] = ()
    stays = tuple(presences)
    for stay in stays:
        _require_zone(stay.arrived_at)
    for stay in sorted(stays, key=lambda s: s.arrived_at):
        replayed = arrive(
            replayed, person=stay.person, at=stay.arrived_at, summoned=summoned
        )
        if stay.left_at is not None:
            replayed = leave(replayed, person=stay.person, at=stay.left_at)
    return replayed


def present_at(presences: Iterable[Presence], moment: datetime) -> frozenset[str]:
    """Return the keys of those in the hall at `moment` (aware)."""
    return frozenset(stay.person for stay in presences if stay.covers(moment))


def attendance_at(
    presences: Iterable[Presence], moment: datetime, *, summoned: Collection[str]
) -> Attendance:
    """Return how many of `summoned` (keys) are in the hall at `moment` (aware)."""
    return Attendance(len(summoned), len(present_at(presences, moment) & {*summoned}))


def curve(presences: Iterable[Presence]) -> tuple[tuple[datetime, int], ...]:
    """Return how many are present from each moment on at which that changes."""
    changes: Counter[datetime] = Counter()
    for stay in presences:
        changes[stay.arrived_at] += 1
        if stay.left_at is not None:
            changes[stay.left_at] -= 1
    present, steps = 0, []
    for moment in sorted(changes):
        present += changes[moment]
        if changes[moment]:
            steps.append((moment, present))
    return tuple(steps)


def minimum_present(summoned: int, fraction: Fraction) -> int:
    """Return the fewest persons that are at least `fraction` of `summoned`."""
    return -(-summoned * fraction.numerator // fraction.denominator)


def quorum_minimum(
    rulebook: Rulebook, *, summoned: int, members: int | None
) -> int | None:
    """Return how many must be present; None where there is no whole to count of.

    Source:
        `rulebook.quorum`, of `rulebook.quorum_base`.
    """
    whole = quorum_whole(rulebook, summoned=summoned, members=members)
    return minimum_present(whole, rulebook.quorum.value) if whole else None


def quorum_whole(
    rulebook: Rulebook, *, summoned: int, members: int | None
) -> int | None:
    """Return what the quorum is a part of; None where nobody has said it."""
    return {Base.SUMMONED: summoned, Base.MEMBERS: members}.get(rulebook.quorum_base)


def require_quorum(
    attendance: Attendance, rulebook: Rulebook, *, members: int | None = None
) -> None:
    """Refuse to go on while too few are present.

    Args:
        attendance: Of those summoned.
        rulebook: Names the fraction and the whole it is taken of.
        members: Seats of the body; only some instruments count of them.

    Raises:
        NobodySummonedError: There is no whole to take a fraction of.
        QuorumNotReachedError: Wait for as many as it names, or adjourn.
        WholeUnknownError: The instrument counts of members and nobody said how many.

    Source:
        `rulebook.quorum`.
    """
    whole = quorum_whole(rulebook, summoned=attendance.summoned, members=members)
    if whole is None:
        raise WholeUnknownError(rulebook.quorum_base)
    if whole == 0:
        raise errors.NobodySummonedError(rulebook.quorum_base)
    minimum = minimum_present(whole, rulebook.quorum.value)
    if attendance.present < minimum:
        raise errors.QuorumNotReachedError(
            present=attendance.present,
            summoned=whole,
            minimum=minimum,
            base=rulebook.quorum_base,
            citation=rulebook.quorum.citation,
        )


def _require_zone(at: datetime) -> None:
    if at.tzinfo is None:
        raise errors.TimeWithoutZoneError(at)


def _require_after(stay: Presence, at: datetime) -> None:
    if stay.left_at is None:
        raise errors.AlreadyPresentError(stay.person, at=at, known=stay.arrived_at)
    if at < stay.left_at:
        raise errors.ArrivedBeforeLeavingError(stay.person, at=at, known=stay.left_at)
