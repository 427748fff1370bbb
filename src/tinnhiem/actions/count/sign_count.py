"""Members sign the count on their own devices, or refuse; the last one shuts it.

With the last signature every count of the box is written in clear for the first time:
shuffled lines and sums. In the same transaction the sealed rows and every copy of
their key are deleted; then the tables are written anew, so that no free page and no
log of writes keeps what was there.
"""

from dataclasses import dataclass
from datetime import datetime

import structlog

from tinnhiem.actions.conference.advance_phase import advance_phase
from tinnhiem.actions.count.lines import save_lines
from tinnhiem.actions.count.sealed import Content, reseal, row_for
from tinnhiem.actions.deed import deed
from tinnhiem.actions.devices.renew_token import end_keys
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.campaigns.texts import PARAGRAPH, require_text
from tinnhiem.core.conference.phases import Phase
from tinnhiem.core.count.errors import (
    CountNotOpenError,
    MinutesRefusedError,
    ResultChangedError,
)
from tinnhiem.store import journal, models
from tinnhiem.store.queries.open_count import (
    Refusal,
    RoundResult,
    open_count_of,
    refusals_of,
    results_of,
)
from tinnhiem.store.queries.signing import seen_now
from tinnhiem.store.rewriting import rewrite_after_commit
from tinnhiem.store.sealed_rows import RowKind

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """What a member says who does not sign.

    Attributes:
        seen: `Seen` of what his page showed, as text.
        reason: Why; empty to take back what he said before.
    """

    seen: str
    reason: str = ""


@deed
def sign_count(
    *,
    campaign: models.Campaign,
    member: models.CommitteeMember,
    seen: str,
    key: bytes,
    now: datetime,
) -> bool:
    """Note that `member` signed what his device showed him.

    Args:
        campaign: With a recorded count.
        member: Who signs.
        seen: `Seen` of what his page showed, as text.
        key: Of the count.
        now: When.

    Returns:
        Whether everybody has signed now, so that the count is shut.

    Raises:
        CampaignFrozenError: The count is not reconciled, or is signed already.
        CountNotOpenError: A recount is being keyed.
        ResultChangedError: Other figures stand now than his page showed.
        MinutesRefusedError: This member refused; take that back first.
    """
    count = _to_sign(campaign, seen=seen, key=key)
    refused = {one.member for one in _standing(campaign, count, key=key)}
    if member.entry.person.key in refused:
        raise MinutesRefusedError(member.entry.name)
    name = member.entry.name
    changed = campaign.committee.filter(pk=member.pk, signed_at=None).update(
        signed_at=now
    )
    if not changed:
        return False
    journal.write(campaign, "minutes.signed", at=now, by=name, round=count.number)
    if campaign.committee.filter(signed_at=None).exists():
        return False
    _shut(campaign, key=key)
    advance_phase(campaign=campaign, wanted=Phase.SIGNED, by=name, now=now)
    journal.write(campaign, "count.shut", at=now, by=name, round=count.number)
    log.info("minutes.complete", campaign=campaign.slug)
    return True


@deed
def refuse_to_sign(
    *,
    campaign: models.Campaign,
    member: models.CommitteeMember,
    objection: Objection,
    key: bytes,
    now: datetime,
) -> None:
    """Note that `member` will not sign, and why: sealed, printed once all have signed.

    An empty reason takes the refusal back; that it was there stays on record. Another
    reason takes the place of the first: he still refuses.

    Raises:
        CampaignFrozenError, CountNotOpenError, ResultChangedError: As `sign_count`
            says.
        TextMissingError: Nothing to take back, and no reason.
    """
    count = _to_sign(campaign, seen=objection.seen, key=key)
    person = member.entry.person.key
    row = row_for(count, batch=0, kind=RowKind.REFUSALS)
    standing = {one.member for one in _standing(campaign, count, key=key)}
    if person in standing and not objection.reason.strip():
        reseal(row, key=key, change=lambda old: _withdrawn(old, person))
        event = "minutes.refusal-withdrawn"
    else:
        why = require_text(objection.reason, what="lý do từ chối ký", limit=PARAGRAPH)
        reseal(row, key=key, change=lambda old: _refused(old, person, why=why))
        campaign.committee.filter(pk=member.pk).update(signed_at=None)
        event = "minutes.refused"
    journal.write(campaign, event, at=now, by=member.entry.name, round=count.number)


def _to_sign(campaign: models.Campaign, *, seen: str, key: bytes) -> models.OpenCount:
    if campaign.phase != Phase.RECONCILED:
        raise CampaignFrozenError(
            what="chữ ký biên bản kiểm phiếu", phase=campaign.phase
        )
    count = open_count_of(campaign)
    if count is None or not count.is_recorded:
        raise CountNotOpenError
    if seen != str(seen_now(campaign, key=key)):
        raise ResultChangedError
    return count


def _standing(
    campaign: models.Campaign, count: models.OpenCount, *, key: bytes
) -> list[Refusal]:
    """Return the refusals to sign this count that nobody took back."""
    return [
        one
        for one in refusals_of(campaign, key=key)
        if one.number == count.number and not one.is_withdrawn
    ]


def _refused(old: Content, person: str, *, why: str) -> Content:
    """Add a refusal, in the place of the one that stands."""
    told = {"member": person, "reason": why, "withdrawn": False}
    others = [
        one
        for one in old.get("refusals", [])
        if one["member"] != person or one["withdrawn"]
    ]
    return {"refusals": [*others, told]}


def _withdrawn(old: Content, person: str) -> Content:
    return {
        "refusals": [
            {**one, "withdrawn": True} if one["member"] == person else one
            for one in old.get("refusals", [])
        ]
    }


def _shut(campaign: models.Campaign, *, key: bytes) -> None:
    """Write what was sealed, and leave nothing to open."""
    refusals = refusals_of(campaign, key=key)
    for result in results_of(campaign, key=key):
        _write_round(campaign, result)
    _write_refusals(campaign, refusals)
    campaign.open_counts.all().delete()
    end_keys(campaign)
    rewrite_after_commit()


def _write_round(campaign: models.Campaign, result: RoundResult) -> None:
    saved = campaign.count_rounds.get(number=result.number)
    holders = {
        row.person.key: row for row in campaign.officeholders.select_related("person")
    }
    save_lines(
        [
            models.OfficeholderCount.objects.create(
                round=saved,
                officeholder=holders[count.officeholder],
                high=count.high,
                confidence=count.confidence,
                low=count.low,
                blank=count.blank,
                several=count.several,
                struck=count.struck,
                foreign=count.foreign,
            )
            for count in result.counts
        ]
    )
    models.AcceptedWarning.objects.bulk_create(
        models.AcceptedWarning(round=saved, code=code, reason=reason)
        for code, reason in result.accepted
    )
    models.Remark.objects.bulk_create(
        models.Remark(campaign=campaign, text=text) for text in result.remarks
    )


def _write_refusals(campaign: models.Campaign, refusals: tuple[Refusal, ...]) -> None:
    names = {
        member.entry.person.key: member.entry.name
        for member in campaign.committee.select_related("entry__person")
    }
    models.Remark.objects.bulk_create(
        models.Remark(
            campaign=campaign,
            text=(
                f"Đồng chí {names.get(one.member, one.member)} chưa ký biên bản của "
                f"lần kiểm {one.number}, lý do: {one.reason.rstrip('.')}."
            ),
        )
        for one in refusals
    )
