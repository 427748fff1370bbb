"""Load the demonstration into the office's own folder, beside real campaigns."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from django.db import transaction

from tinnhiem.actions.demonstration.story import (
    CHAPTERS,
    Story,
    example_folder,
    print_everything,
)
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign

SLUG: Final = "trinh-dien"
# Before the key of every invented person: nobody of the office is meant by any.
PREFIX: Final = "trinh-dien-"


class Until(StrEnum):
    """How far the demonstration is told."""

    PREPARED = "Chuẩn bị"
    REPORTED = "Báo cáo, lập hồ sơ"


def load_demonstration(*, until: Until, by: str, now: datetime) -> Campaign:
    """Tell the story of the plan of 2023 as a campaign of this folder, or nothing.

    It is a rehearsal: its papers carry a watermark and none can be issued, so that no
    number of the office is spent. Papers are not made here: that takes longer than a
    click, and has its own page.

    Args:
        until: The last chapter.
        by: Who loads it, for the journal of the office; the story has its own people.
        now: When; the story itself happens in July 2023.

    Raises:
        CampaignExistsError: It is there already; wipe it first.
    """
    story = Story(example_folder(), slug=SLUG, prefix=PREFIX, is_rehearsal=True)
    with transaction.atomic():
        for title, chapter in CHAPTERS:
            if chapter is not print_everything:
                chapter(story)
            if title == until:
                break
        journal.write(None, "demonstration.loaded", at=now, by=by, slug=SLUG)
    story.campaign.refresh_from_db()
    return story.campaign
