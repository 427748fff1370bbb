"""The folder that every story of the drill begins with; made in a process of its own.

`python -m dev.drilling.template FOLDER` tells the demonstration until the summons are
out, makes an account that has signed in, and prints as JSON what the rest needs.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

BEGINS_AFTER = "Chuẩn bị"
PASSWORD = "mot cau de nho ve con trau"  # noqa: S105 - of a folder that is thrown away


def prepare(folder: Path) -> dict[str, Any]:
    """Make the folder; return slug, session, voters, committee and sheets."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinnhiem.config.settings")
    import django

    django.setup()

    from tinnhiem.actions.demonstration.story import CHAPTERS, Story, example_folder
    from tinnhiem.config.logs import LogFile, configure_logs
    from tinnhiem.intake.readings_csv import read_readings
    from tinnhiem.store.folder import LOG, use_folder
    from tinnhiem.store.queries.people import officeholders_of

    use_folder(folder)
    configure_logs(LogFile(folder / LOG))
    story = Story(example_folder())
    for title, chapter in CHAPTERS:
        chapter(story)
        if title == BEGINS_AFTER:
            break
    holders = {h.name: h.key for h in officeholders_of(story.campaign)}
    readings = read_readings(
        story.folder / "readings-1.csv",
        officeholders=list(holders.values()),
        names=holders,
    ).readings
    free = [voter for voter in story.voters[:-1] if not voter.is_officeholder]
    return {
        "slug": story.campaign.slug,
        "session": _signed_in(),
        "voters": [voter.number for voter in story.voters[:-1]],
        "committee": [free[place].number for place in (3, 8, 14)],
        "names": [free[place].name for place in (3, 8, 14)],
        "sheets": ["".join(sheet) for sheet in readings.sheets],
    }


def _signed_in() -> str:
    """Make the clerk's account; return the key of a session that has signed in."""
    from tinnhiem.actions.access.make_account import NewAccount, begin_office
    from tinnhiem.config.clock import current_time
    from tinnhiem.core.access.duty import Duty
    from tinnhiem.store.sessions import ACCOUNT, SessionStore

    account = begin_office(
        NewAccount(
            login="lan.hcqt",
            name="Trần Thị Lan",
            password=PASSWORD,
            duties=(Duty.ADMIN, Duty.CLERK),
            is_temporary=False,
        ),
        now=current_time(),
    )
    session = SessionStore()
    session[ACCOUNT] = str(account.pk)
    session.save()
    return str(session.session_key)


if __name__ == "__main__":
    print(json.dumps(prepare(Path(sys.argv[1]))))
