"""Record something that was done on paper or in the hall."""

from datetime import datetime

from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.acts import Act, require_note
from tinnhiem.core.campaigns.texts import PARAGRAPH, limited
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, RecordedAct


@deed
def record_act(
    *, campaign: Campaign, act: Act, note: str, by: str, now: datetime
) -> None:
    """Record `act`; recording it again changes its note, not its moment.

    Raises:
        ActNeedsNoteError: This act is only lawful with a written reason.
        TextTooLongError: The note is longer than a paper has room for.
    """
    note = limited(note, what="ghi chú", limit=PARAGRAPH)
    require_note(act, note)
    row, created = RecordedAct.objects.get_or_create(
        campaign=campaign, kind=act.value, defaults={"note": note, "at": now}
    )
    if not created and note:
        row.note = note
        row.save(update_fields=["note"])
    journal.write(campaign, "act.recorded", at=now, by=by, act=act.value, note=note)
