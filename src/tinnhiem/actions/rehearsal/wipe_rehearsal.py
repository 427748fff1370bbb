"""Wipe a rehearsal in one deed, and print the certificate that nothing is left."""

from datetime import datetime
from typing import Final

from django.db import transaction

from tinnhiem.actions.archive.certify_removal import prove_removal, remove_and_note
from tinnhiem.core.archive.removal import RemovalKind, Right
from tinnhiem.core.rehearsal.errors import NotARehearsalError
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, RemovalCertificate
from tinnhiem.store.queries.campaigns import campaign_meant
from tinnhiem.store.queries.rehearsals import is_own_rehearsal, rehearsed_by

RULE: Final = "diễn tập, số liệu không phải của cuộc lấy phiếu thật"


def wipe_rehearsal(*, slug: str, by: str, now: datetime) -> RemovalCertificate:
    """Remove all of a rehearsal; the real campaign keeps that there was one.

    Args:
        slug: Which rehearsal.
        by: Who.
        now: Aware.

    Raises:
        CampaignUnknownError: There is no such campaign.
        NotARehearsalError: It is a real campaign, a demonstration, or from a file.
    """
    with transaction.atomic():
        campaign = campaign_meant(slug)
        if not is_own_rehearsal(campaign):
            raise NotARehearsalError(slug)
        real: Campaign | None = rehearsed_by(campaign)
        right = Right(rule=RULE, decided_by=by)
        removal, removed = remove_and_note(
            campaign, kind=RemovalKind.REHEARSAL, right=right, by=by, now=now
        )
        if real is not None:
            journal.write(
                real,
                "rehearsal.wiped",
                at=now,
                by=by,
                rows=removal.row_count,
                certificate=removal.code,
            )
    return prove_removal(removal, removed=removed, now=now)
