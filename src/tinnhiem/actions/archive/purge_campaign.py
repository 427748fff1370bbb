"""Remove a campaign whose time of keeping is over: asked for, then decided."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from tinnhiem.actions.archive.certify_removal import prove_removal, remove_and_note
from tinnhiem.actions.deed import deed
from tinnhiem.core.archive.removal import RemovalKind, Right
from tinnhiem.core.archive.retention import require_asked, require_purgeable
from tinnhiem.core.campaigns.errors import SlugMismatchError
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.rehearsal.errors import RehearsalExistsError
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, RemovalCertificate
from tinnhiem.store.queries.campaigns import campaign_meant
from tinnhiem.store.queries.removals import asked_for, retention_of


@deed
def ask_purge(*, campaign: Campaign, by: str, now: datetime) -> None:
    """Take the first step: ask that the campaign be removed. Nothing is removed yet.

    Raises:
        ArchiveError: It has not ended, nobody said how long it is kept, or it must
            still be kept.
        RehearsalExistsError: A rehearsal of it is there; wipe that first.
    """
    _require_over(campaign, now=now)
    campaign.retention.asked_at = now
    campaign.retention.asked_by = by
    campaign.retention.save()
    journal.write(campaign, "purge.asked", at=now, by=by)


@deed
def drop_purge(*, campaign: Campaign, by: str, now: datetime) -> None:
    """Take the request back; asking nobody's leave, for nothing was done."""
    if asked_for(campaign)[0] is None:
        return
    campaign.retention.asked_at = None
    campaign.retention.asked_by = ""
    campaign.retention.save()
    journal.write(campaign, "purge.dropped", at=now, by=by)


def purge_campaign(
    *, slug: str, typed: str, by: str, now: datetime
) -> RemovalCertificate:
    """Take the second step: remove everything, search for it, print the certificate.

    Args:
        slug: Which campaign.
        typed: Its name once more, as somebody typed it.
        by: Who decides.
        now: Aware.

    Raises:
        CampaignUnknownError: There is no such campaign.
        ArchiveError: It has not ended, must still be kept, or nobody asked for it.
        RehearsalExistsError: A rehearsal of it is there; wipe that first.
        SlugMismatchError: The name typed is another.
    """
    with transaction.atomic():
        campaign = campaign_meant(slug)
        right = _require_over(campaign, now=now)
        require_asked(slug, asked_at=asked_for(campaign)[0], now=now)
        if typed.strip() != slug:
            raise SlugMismatchError(slug)
        removal, removed = remove_and_note(
            campaign, kind=RemovalKind.PURGE, right=right, by=by, now=now
        )
    return prove_removal(removal, removed=removed, now=now)


def _require_over(campaign: Campaign, *, now: datetime) -> Right:
    retention = require_purgeable(
        campaign.slug,
        phase=Phase(campaign.phase),
        retention=retention_of(campaign),
        today=localdate(now),
    )
    rehearsal = campaign.rehearsals.first()
    if rehearsal is not None:
        raise RehearsalExistsError(rehearsal.slug)
    rule = f"{retention.rule}, lưu hết ngày {retention.until:%d/%m/%Y}"
    return Right(rule=rule, decided_by=retention.decided_by)
