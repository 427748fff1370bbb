"""The same deeds done for real, and what is then in the database, as a `Vote`."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tests.site.builders import MORNING
from tests.site.fuzz.reference import BOX, Deed, Vote, marks_of
from tinnhiem.actions.ballots.hand_out_sheets import hand_out_sheets, take_back_sheet
from tinnhiem.actions.ballots.keep_ledger import keep_ledger
from tinnhiem.actions.ballots.record_box import BoxWords, record_box, take_back_box
from tinnhiem.actions.conference.adjourn import adjourn
from tinnhiem.actions.conference.advance_phase import advance_phase
from tinnhiem.actions.conference.check_in import check_in, check_out
from tinnhiem.actions.conference.close_conference import close_conference
from tinnhiem.actions.conference.elect_committee import elect_committee
from tinnhiem.actions.conference.record_act import record_act
from tinnhiem.actions.conference.suspend import suspend
from tinnhiem.actions.conference.void_vote import void_vote
from tinnhiem.actions.count.record_count import Entry, record_count
from tinnhiem.actions.count.sign_minutes import sign_minutes
from tinnhiem.actions.once import once
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.ballots.fault import FaultCode
from tinnhiem.core.ballots.ledger import Movement
from tinnhiem.core.campaigns.acts import Act
from tinnhiem.core.conference.box import BoxDeed
from tinnhiem.core.conference.committee import CommitteeRole, ShowOfHands
from tinnhiem.core.conference.phases import Phase
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.readings import Readings
from tinnhiem.core.errors import VoteError
from tinnhiem.store import models

DUTIES = frozenset({Duty.CLERK, Duty.COMMITTEE, Duty.HEAD})
ACCEPTED = {code.value: "đã đối chiếu với phiếu" for code in FaultCode}
WORDS: dict[str, Any] = {"by": "thử"}


def do(deed: Deed, *, campaign: models.Campaign, minutes: int) -> str:
    """Do one deed on a campaign as somebody read it before; return the refusal's code.

    The campaign may be stale: that is the point of two clerks.
    """
    now = MORNING + timedelta(minutes=minutes)
    real = REAL[deed.name]
    try:
        once(
            UUID(deed.key),
            campaign=campaign,
            deed=deed.name,
            act=lambda: real(campaign, now, *deed.args),
        )
    except VoteError as refusal:
        return refusal.code
    return ""


def _entries(campaign: models.Campaign, numbers: Any) -> list[models.RosterEntry]:
    found = campaign.roster.select_related("person").filter(number__in=numbers)
    rows = {row.number: row for row in found}
    return [rows[number] for number in numbers]


def _check_in(
    campaign: models.Campaign, now: datetime, numbers: tuple[int, ...]
) -> None:
    voters = _entries(campaign, numbers)
    check_in(campaign=campaign, voters=voters, now=now, **WORDS)


def _leave(campaign: models.Campaign, now: datetime, number: int) -> None:
    (voter,) = _entries(campaign, [number])
    check_out(campaign=campaign, voter=voter, now=now, **WORDS)


def _go(campaign: models.Campaign, now: datetime, wanted: str) -> None:
    advance_phase(campaign=campaign, wanted=Phase(wanted), now=now, **WORDS)


def _elect(
    campaign: models.Campaign,
    now: datetime,
    members: tuple[int, ...],
    hands: tuple[int, int, int],
) -> None:
    roles = (CommitteeRole.HEAD, *[CommitteeRole.MEMBER] * len(members))
    elect_committee(
        campaign=campaign,
        proposal=list(zip(_entries(campaign, members), roles, strict=False)),
        hands=ShowOfHands(*hands),
        now=now,
        **WORDS,
    )


def _keep(
    campaign: models.Campaign, now: datetime, kind: str, number: int, reason: str
) -> None:
    keep_ledger(
        campaign=campaign,
        sheets={Movement(kind): number},
        reason=reason,
        duties=DUTIES,
        now=now,
        **WORDS,
    )


def _hand_out(
    campaign: models.Campaign, now: datetime, numbers: tuple[int, ...]
) -> None:
    hand_out_sheets(campaign=campaign, numbers=numbers, duties=DUTIES, now=now, **WORDS)


def _take_back(campaign: models.Campaign, now: datetime, number: int) -> None:
    (voter,) = _entries(campaign, [number])
    take_back_sheet(
        campaign=campaign, voter=voter, reason="nhầm", duties=DUTIES, now=now, **WORDS
    )


def _box(campaign: models.Campaign, now: datetime, act: str, seal: str) -> None:
    words = BoxWords(by="Trưởng ban", witnesses="cả hội trường", seal=seal)
    record_box(
        campaign=campaign,
        act=BoxDeed(act),
        words=words,
        duties=DUTIES,
        now=now,
        **WORDS,
    )


def _box_back(campaign: models.Campaign, now: datetime) -> None:
    take_back_box(
        campaign=campaign, reason="niêm phong rách", duties=DUTIES, now=now, **WORDS
    )


def _count(  # noqa: PLR0913 - what a pile is told by
    campaign: models.Campaign,
    now: datetime,
    sheets: int,
    seed: int,
    reason: str,
    differs: int,
) -> None:
    entry = Entry(
        first=_readings(sheets, seed),
        second=_readings(sheets, seed + differs),
        typists=("p5", "p6"),
        reason=reason,
    )
    record_count(campaign=campaign, entry=entry, accepted=ACCEPTED, now=now, **WORDS)


def _readings(sheets: int, seed: int) -> Readings:
    marks = (tuple(map(Mark, sheet)) for sheet in marks_of(sheets, seed))
    return Readings(("p1", "p2", "p3", "p4"), tuple(marks))


def _sign(campaign: models.Campaign, now: datetime, number: int) -> None:
    (member,) = _entries(campaign, [number])
    sign_minutes(campaign=campaign, member=member, now=now)


def _suspend(campaign: models.Campaign, now: datetime) -> None:
    suspend(campaign=campaign, reason="mất điện", now=now, **WORDS)


def _adjourn(campaign: models.Campaign, now: datetime, reason: str) -> None:
    later = now + timedelta(days=200)
    adjourn(campaign=campaign, reason=reason, starts_at=later, now=now, **WORDS)


def _summon(campaign: models.Campaign, now: datetime) -> None:
    record_act(campaign=campaign, act=Act.SUMMONS_SENT, note="", now=now, **WORDS)


def _void(campaign: models.Campaign, now: datetime, reason: str) -> None:
    void_vote(campaign=campaign, reason=reason, now=now, **WORDS)


def _close(campaign: models.Campaign, now: datetime) -> None:
    close_conference(campaign=campaign, now=now, **WORDS)


REAL: dict[str, Callable[..., None]] = {
    "check_in": _check_in,
    "leave": _leave,
    "go": _go,
    "elect": _elect,
    "keep": _keep,
    "hand_out": _hand_out,
    "take_back": _take_back,
    "box": _box,
    "box_back": _box_back,
    "count": _count,
    "sign": _sign,
    "suspend": _suspend,
    "adjourn": _adjourn,
    "summon": _summon,
    "void": _void,
    "close": _close,
}


def as_stored() -> Vote:
    """Return what the database holds, read row by row and not by our queries."""
    campaign = models.Campaign.objects.get()
    stays = models.PresenceInterval.objects.filter(sitting=campaign.sitting)
    sheets: Counter[str] = Counter()
    for kind, number in campaign.movements.values_list("kind", "sheets"):
        sheets[kind] += number
    vote = models.CommitteeVote.objects.first()
    members = campaign.committee.order_by("place")
    acts = {act.kind: act for act in campaign.acts.all()}
    sealed = acts.get(BOX[1])
    return Vote(
        phase=campaign.phase,
        left=campaign.resumes_to,
        sitting=campaign.sitting,
        inside=_numbers(stays.filter(left_at=None)),
        came=_numbers(stays),
        acts=frozenset(acts),
        seal=sealed.facts["seal"] if sealed else "",
        committee=tuple(members.values_list("entry__number", flat=True)),
        in_favour=vote.in_favour if vote else 0,
        sheets=dict(sheets),
        receipts=_numbers(models.SheetReceipt.objects.all()),
        rounds=tuple(_totals(row) for row in campaign.count_rounds.all()),
        signed=frozenset(
            members.exclude(signed_at=None).values_list("entry__number", flat=True)
        ),
        is_over=campaign.closed_at is not None,
        keys={
            str(key): deed
            for key, deed in models.DoneOnce.objects.values_list("key", "deed")
        },
    )


def _numbers(rows: Any) -> frozenset[int]:
    return frozenset(rows.values_list("entry__number", flat=True))


def _totals(row: models.CountRound) -> tuple[tuple[int, ...], ...]:
    figures = ("high", "confidence", "low", "blank", "several", "struck")
    return tuple(row.counts.values_list(*figures))
