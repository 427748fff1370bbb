"""The morning of the conference: everything prepared, nobody in the hall yet.

The plan is that of 2023, its 26 people are invented, the hall is today's.
"""

import json
from pathlib import Path

from tests.site.builders import make_account, serve_on_loopback
from tests.site.stories import tell
from tinnhiem.actions.access.cards import issue_cards
from tinnhiem.config.clock import current_time
from tinnhiem.core.access.duty import Duty
from tinnhiem.store import models
from tinnhiem.store.folder import use_folder

CARDS = "cards.json"
CARRIED = (2, 20)  # an officeholder, a voter


def serve_morning(folder: Path) -> None:
    """Make the morning of the conference and serve it; never return.

    A file of the folder has two cards: token and PIN by number of the voter.
    """
    use_folder(folder)
    make_account(Duty.ADMIN, Duty.CLERK)
    make_account(Duty.CHAIR, login="chu.tri")
    campaign = tell(until="Chuẩn bị").campaign
    models.Campaign.objects.update(
        starts_at=current_time(), is_demonstration=False, is_rehearsal=False
    )
    entries = list(campaign.roster.filter(number__in=CARRIED))
    cards = issue_cards(campaign=campaign, entries=entries, by="", now=current_time())
    told = {card.number: (card.token, card.pin) for card in cards}
    (folder / CARDS).write_text(json.dumps(told), encoding="utf-8")
    serve_on_loopback()
