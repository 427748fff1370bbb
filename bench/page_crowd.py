"""A campaign with hundreds of people, a clerk who is signed in, every page's path."""

from pathlib import Path
from typing import Final

from tests.site.addresses import addresses
from tests.site.builders import planned_record, save_campaign, save_paper, signed_in
from tests.site.crowds import bring_many
from tinnhiem.core.access.duty import Duty
from tinnhiem.store.folder import use_folder

FILES: Final = {"paper", "calendar", "icon"}


def crowd(folder: Path, people: int) -> tuple[str, dict[str, str]]:
    """Return the clerk's session key and the path of each page, none opened yet."""
    use_folder(folder)
    campaign = save_campaign(planned_record(), phase="planned")
    bring_many(campaign, people)
    save_paper(campaign, folder=folder, code="D01")
    client = signed_in(Duty.ADMIN, Duty.CLERK, Duty.CHAIR)
    found = {
        one.name: one.path
        for one in addresses()
        if one.page not in FILES | {"setup", "sign-out", "language"}
        and client.get(one.path).status_code == 200
    }
    return str(client.cookies["sessionid"].value), found
