"""What is done with a signed result; nothing of it exists before the signatures."""

from collections.abc import Mapping

from tinnhiem.core.outcome.follow_ups import Care, FollowUpKind
from tinnhiem.core.outcome.publishing import Publication, PublicationForm
from tinnhiem.core.outcome.reporting import SendingWay, SentReport
from tinnhiem.store import models

Cares = Mapping[tuple[str, FollowUpKind], Care]


def publications_of(campaign: models.Campaign) -> tuple[tuple[int, Publication], ...]:
    """Return every act of publishing with its number, in the order of their days."""
    return tuple(
        (
            row.pk,
            Publication(
                audience=row.audience,
                form=PublicationForm(row.form),
                published_on=row.published_on,
                rule=row.rule,
                right=row.right,
                note=row.note,
            ),
        )
        for row in campaign.publications.all()
    )


def reports_of(campaign: models.Campaign) -> tuple[SentReport, ...]:
    """Return every report that is out."""
    return tuple(
        SentReport(
            recipient=row.recipient,
            sent_on=row.sent_on,
            way=SendingWay(row.way),
            sent_by=row.sent_by,
            receipt=row.receipt,
        )
        for row in campaign.reports.all()
    )


def cares_of(campaign: models.Campaign) -> Cares:
    """Return who sees to what, by person and kind."""
    rows = models.FollowUpCare.objects.filter(officeholder__campaign=campaign)
    return {
        (row.officeholder.person.key, FollowUpKind(row.kind)): Care(
            owner=row.owner, due_on=row.due_on, done_on=row.done_on, note=row.note
        )
        for row in rows.select_related("officeholder__person")
    }
