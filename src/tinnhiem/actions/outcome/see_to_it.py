"""Set who sees to what follows a result, by when, and note that it is done."""

from datetime import datetime

from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import NothingToShowError
from tinnhiem.core.campaigns.texts import LINE, NAME, limited
from tinnhiem.core.outcome.errors import FollowUpUnknownError
from tinnhiem.core.outcome.follow_ups import Care, FollowUpKind, follow_ups
from tinnhiem.core.outcome.reporting import last_day_of
from tinnhiem.store import journal, models
from tinnhiem.store.queries.records import record_of


@deed
def see_to_it(  # noqa: PLR0913 - whose, what, and the four things set about it
    *,
    campaign: models.Campaign,
    person: str,
    kind: FollowUpKind,
    care: Care,
    by: str,
    now: datetime,
) -> None:
    """Keep who sees to one thing; the same again corrects it.

    Raises:
        NothingToShowError: The minutes are not signed.
        FollowUpUnknownError: Nothing of that kind follows for this person.
        TextTooLongError: The words are too long.
    """
    record = record_of(campaign)
    if not record.outcomes:
        raise NothingToShowError
    found = [one for one in record.outcomes if one.count.officeholder == person]
    known = {
        follow_up.kind
        for outcome in found
        for follow_up in follow_ups(
            outcome, rulebook=record.rulebook, report_by=last_day_of(record.plan)
        )
    }
    if kind not in known:
        raise FollowUpUnknownError(f"{person} {kind}")
    models.FollowUpCare.objects.update_or_create(
        officeholder=campaign.officeholders.get(person__key=person),
        kind=kind.value,
        defaults={
            "owner": limited(care.owner, what="người theo dõi", limit=NAME),
            "due_on": care.due_on,
            "done_on": care.done_on,
            "note": limited(care.note, what="ghi chú", limit=LINE),
        },
    )
    # Neither the person nor the band: the journal says what was arranged.
    journal.write(
        campaign,
        "follow-up.set",
        at=now,
        by=by,
        what=kind.value,
        due_on=care.due_on.isoformat() if care.due_on else "",
        done_on=care.done_on.isoformat() if care.done_on else "",
    )
