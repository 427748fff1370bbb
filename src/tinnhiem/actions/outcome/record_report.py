"""Record that a report went to a superior; the last one is the act of reporting."""

from datetime import datetime

from django.utils.timezone import localdate

from tinnhiem.actions.deed import deed
from tinnhiem.actions.outcome.publish_result import require_announced
from tinnhiem.core.campaigns.acts import Act
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.conference.phases import Phase
from tinnhiem.core.outcome.reporting import (
    SentReport,
    all_sent,
    report_lines,
    require_report,
)
from tinnhiem.store import journal, models
from tinnhiem.store.queries.after_count import reports_of
from tinnhiem.store.queries.plans import plan_of


@deed
def record_report(
    *, campaign: models.Campaign, report: SentReport, by: str, now: datetime
) -> bool:
    """Keep one report as sent; return whether now all are.

    A second record for the same superior corrects the first, and adds the receipt
    that came back.

    Raises:
        NotAnnouncedError: There is nothing to report yet.
        ReportRecipientError, ReportDayError: See `require_report`.
        TextMissingError, TextTooLongError: Nobody sent it, or words too long.
    """
    require_announced(campaign)
    plan = plan_of(campaign)
    starts_at = campaign.starts_at
    kept = require_report(
        report,
        plan=plan,
        vote_on=localdate(starts_at) if starts_at else None,
        today=localdate(now),
    )
    models.SentReport.objects.update_or_create(
        campaign=campaign,
        recipient=kept.recipient,
        defaults={
            "sent_on": kept.sent_on,
            "way": kept.way.value,
            "sent_by": kept.sent_by,
            "receipt": kept.receipt,
        },
    )
    journal.write(
        campaign,
        "report.sent",
        at=now,
        by=by,
        to=kept.recipient,
        sent_on=kept.sent_on.isoformat(),
    )
    complete = all_sent(report_lines(plan, reports_of(campaign)))
    if complete:
        campaign.acts.get_or_create(
            kind=Act.REPORTS_SENT.value, defaults={"at": now, "note": ""}
        )
    return complete


@deed
def take_back_report(
    *, campaign: models.Campaign, recipient: str, by: str, now: datetime
) -> None:
    """Strike out a record made by mistake, while the campaign is not reported.

    Raises:
        CampaignFrozenError: All were sent and the step was taken.
    """
    if campaign.phase in {Phase.REPORTED, Phase.ARCHIVED}:
        raise CampaignFrozenError(what="báo cáo đã gửi", phase=campaign.phase)
    gone, _ = campaign.reports.filter(recipient=recipient).delete()
    if gone:
        campaign.acts.filter(kind=Act.REPORTS_SENT.value).delete()
        journal.write(campaign, "report.struck", at=now, by=by, to=recipient)
