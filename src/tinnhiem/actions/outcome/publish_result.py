"""Record that a result was published; take a slip of the pen back."""

from datetime import datetime

from tinnhiem.actions.deed import deed
from tinnhiem.core.conference.phases import ORDER, Phase
from tinnhiem.core.outcome.errors import NotAnnouncedError
from tinnhiem.core.outcome.publishing import Publication, require_publication
from tinnhiem.store import journal, models


@deed
def publish_result(
    *, campaign: models.Campaign, publication: Publication, by: str, now: datetime
) -> int:
    """Keep one act of publishing; return its number.

    Raises:
        NotAnnouncedError: The conference has not heard it yet.
        TextMissingError, TextTooLongError: To whom, or by what right, is missing.
    """
    require_announced(campaign)
    kept = require_publication(publication)
    row = campaign.publications.create(
        audience=kept.audience,
        form=kept.form.value,
        published_on=kept.published_on,
        rule=kept.rule,
        right=kept.right,
        note=kept.note,
        by=by,
    )
    journal.write(
        campaign,
        "result.published",
        at=now,
        by=by,
        to=kept.audience,
        published_on=kept.published_on.isoformat(),
    )
    return row.pk


@deed
def take_back_publication(
    *, campaign: models.Campaign, number: int, by: str, now: datetime
) -> None:
    """Strike out a record that was written by mistake; the journal keeps both."""
    row = campaign.publications.filter(pk=number).first()
    if row is None:
        return
    journal.write(campaign, "publication.struck", at=now, by=by, to=row.audience)
    row.delete()


def require_announced(campaign: models.Campaign) -> None:
    """Refuse what may only follow the announcement.

    Raises:
        NotAnnouncedError: It is not announced, or was declared void before.
    """
    phase = Phase(campaign.phase)
    left = Phase(campaign.resumes_to) if campaign.resumes_to else Phase.PLANNED
    reached = phase if phase in ORDER else left
    if ORDER.index(reached) < ORDER.index(Phase.ANNOUNCED):
        raise NotAnnouncedError
