"""Make an address that shows the hall to everybody in it, switch it, revoke it."""

import secrets
from datetime import datetime
from typing import Final
from uuid import UUID

from tinnhiem.actions.deed import deed
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, HallScreen

TOKEN_BYTES: Final = 32  # nobody finds an address by trying


@deed
def make_screen(
    *, campaign: Campaign, shows_names: bool = False, by: str, now: datetime
) -> HallScreen:
    """Return a new screen. The journal does not say its address."""
    screen = HallScreen.objects.create(
        campaign=campaign,
        token=secrets.token_urlsafe(TOKEN_BYTES),
        shows_names=shows_names,
        made_at=now,
    )
    journal.write(campaign, "screen.made", at=now, by=by)
    return screen


@deed
def switch_names(
    *, campaign: Campaign, screen: UUID, shows: bool, by: str, now: datetime
) -> bool:
    """Show the names of who is there, or only how many; False when nothing changed."""
    living = campaign.screens.filter(pk=screen, revoked_at=None)
    if not living.exclude(shows_names=shows).update(shows_names=shows):
        return False
    event = "screen.names-shown" if shows else "screen.names-hidden"
    journal.write(campaign, event, at=now, by=by)
    return True


@deed
def revoke_screen(*, campaign: Campaign, screen: UUID, by: str, now: datetime) -> bool:
    """End an address for good; False when it had ended already."""
    living = campaign.screens.filter(pk=screen, revoked_at=None)
    if not living.update(revoked_at=now):
        return False
    journal.write(campaign, "screen.revoked", at=now, by=by)
    return True
