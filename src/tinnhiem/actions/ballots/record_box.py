"""Record that the box was shown empty, sealed, opened: before whom, by whom."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from tinnhiem.actions.deed import deed
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.campaigns.texts import LINE, NAME, PARAGRAPH, limited, require_text
from tinnhiem.core.conference.box import (
    BoxDeed,
    last_deed,
    require_same_seal,
    require_turn,
)
from tinnhiem.core.conference.errors import BoxOutOfTurnError
from tinnhiem.core.conference.keeping import require_keeper
from tinnhiem.core.conference.phases import Phase
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, RecordedAct
from tinnhiem.store.queries.conference import account_of
from tinnhiem.store.queries.ledger import box_of


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxWords:
    """What was written about an act at the box.

    Attributes:
        by: Who did it.
        witnesses: Who looked on.
        seal: The number on the seal; empty when the box is only shown.
        note: What was found; empty when there is nothing to say.
    """

    by: str
    witnesses: str
    seal: str = ""
    note: str = ""


@deed
def record_box(  # noqa: PLR0913 - an act at the box has these parts
    *,
    campaign: Campaign,
    act: BoxDeed,
    words: BoxWords,
    duties: Collection[Duty],
    by: str,
    now: datetime,
) -> None:
    """Record an act at the box, once.

    Raises:
        LedgerNotYoursError: The box is the committee's.
        BoxOutOfTurnError: Done already, or something comes before it.
        SealDiffersError: Another seal is on the box, and no note says why.
        TextMissingError: Who did it, who looked on or the seal is not named.
        TextTooLongError: More words than the paper has room for.
    """
    require_keeper(duties, phase=Phase(campaign.phase))
    box = box_of(campaign)
    require_turn(act, box=box, phase=Phase(campaign.phase))
    facts = {
        "by": require_text(words.by, what="người thực hiện", limit=NAME),
        "witnesses": require_text(words.witnesses, what="người chứng kiến", limit=LINE),
    }
    if act is not BoxDeed.SHOWN:
        facts["seal"] = require_text(words.seal, what="số niêm phong", limit=NAME)
    note = limited(words.note, what="ghi chú", limit=PARAGRAPH)
    if act is BoxDeed.OPENED:
        require_same_seal(box, found=facts["seal"], note=note)
    RecordedAct.objects.create(
        campaign=campaign, kind=act.value, note=note, at=now, facts=facts
    )
    journal.write(campaign, EVENTS[act], at=now, by=by, note=note, **_told(facts))


@deed
def take_back_box(
    *,
    campaign: Campaign,
    reason: str,
    duties: Collection[Duty],
    by: str,
    now: datetime,
) -> BoxDeed:
    """Take back the last act at the box while its phase lasts; return which.

    A seal that was broken before anybody voted is such a case: the box is shown again.

    Raises:
        TextMissingError: Nobody says why.
        LedgerNotYoursError: The box is the committee's.
        BoxOutOfTurnError: Nothing can be taken back; sheets were counted, or the vote
            has gone on.
    """
    phase, box = Phase(campaign.phase), box_of(campaign)
    require_keeper(duties, phase=phase)
    text = require_text(reason, what="lý do", limit=PARAGRAPH)
    last = last_deed(box, phase)
    account = account_of(campaign)
    is_emptied = last is BoxDeed.OPENED and account is not None and account.returned
    if last is None or is_emptied:
        known = last or BoxDeed.SHOWN
        raise BoxOutOfTurnError(known, lacks="", is_done=False, phase=phase)
    campaign.acts.filter(kind=last.value).delete()
    journal.write(
        campaign, "box.taken-back", at=now, by=by, act=last.value, reason=text
    )
    return last


EVENTS = {
    BoxDeed.SHOWN: "box.shown",
    BoxDeed.SEALED: "box.sealed",
    BoxDeed.OPENED: "box.opened",
}


def _told(facts: dict[str, str]) -> dict[str, str]:
    """Return the facts under the names the journal uses; «by» is who recorded it."""
    return {"done_by" if name == "by" else name: text for name, text in facts.items()}
