"""Give every version that waits to all voters at once."""

from datetime import datetime

import structlog

from tinnhiem.actions.deed import deed
from tinnhiem.actions.dossiers.save_draft import drop_drafts
from tinnhiem.core.campaigns.texts import limited
from tinnhiem.core.dossiers.due import REPORT
from tinnhiem.core.dossiers.errors import DossiersChangedError, ReadersUnknownError
from tinnhiem.core.dossiers.filing import FilingState
from tinnhiem.core.dossiers.release import require_releasable
from tinnhiem.store import journal, models
from tinnhiem.store.queries.dossiers import dossiers_of

log = structlog.get_logger()
REASON = 500


@deed
def release_dossiers(
    *,
    campaign: models.Campaign,
    seen: frozenset[str],
    reason: str,
    by: str,
    now: datetime,
) -> models.DossierRelease:
    """Release exactly what was seen; a released version is never changed.

    Args:
        campaign: Whose.
        seen: Keys of the versions that were shown as waiting.
        reason: Why now although something is missing; empty when nothing is.
        by: Who releases.
        now: When.

    Raises:
        ReadersUnknownError: The roster is not frozen.
        NothingToReleaseError: Nothing waits; a second click.
        DossiersChangedError: What waits is not what was seen.
        DossierIncompleteError: Something is missing and no reason is given.
        TextTooLongError: The reason is too long.
    """
    if not campaign.roster.exists():
        raise ReadersUnknownError(campaign.slug)
    why = limited(reason, what="lý do phát hành khi còn thiếu", limit=REASON)
    shown = dossiers_of(campaign)
    filings = require_releasable(
        shown.dossiers, rulebook=shown.rulebook, reason=why, campaign=campaign.slug
    )
    keys = [filing.key for filing in filings]
    if frozenset(keys) != seen:
        raise DossiersChangedError(campaign.slug)
    lacking = sum(len(dossier.lacking) for dossier in shown.dossiers)
    release = models.DossierRelease.objects.create(
        campaign=campaign,
        number=campaign.dossier_releases.count() + 1,
        at=now,
        by=by,
        reason=why if lacking else "",
    )
    campaign.filings.filter(pk__in=keys).update(
        state=FilingState.RELEASED.value, release=release
    )
    written = campaign.filings.filter(pk__in=keys, item=REPORT)
    drop_drafts(campaign, written.values_list("person", flat=True))
    journal.write(
        campaign,
        "dossiers.released",
        at=now,
        by=by,
        number=release.number,
        versions=len(keys),
        lacking=lacking,
        reason=release.reason,
    )
    log.info("dossiers.released", campaign=campaign.slug, versions=len(keys))
    return release
