"""Print a campaign's papers into its data folder."""

from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path

import structlog
from django.conf import settings
from django.db import transaction

from tinnhiem.papers.making import MadePaper, make_papers
from tinnhiem.store import journal, models
from tinnhiem.store.folder import PAPERS
from tinnhiem.store.queries.records import record_of

log = structlog.get_logger()


def print_papers(
    *,
    campaign: models.Campaign,
    codes: Collection[str] | None,
    by: str,
    now: datetime,
    progress: Callable[[str], None] = lambda _title: None,
) -> tuple[MadePaper, ...]:
    """Make the papers of `codes` (None: all that the facts allow) and list them.

    Files are written first, each by renaming a finished one; the list changes in one
    transaction after that. A crash leaves whole files and an older list.

    Raises:
        PaperError: A paper cannot be made as asked; nothing is listed.
    """
    root = Path(settings.DATA_FOLDER)
    folder = root / PAPERS / campaign.slug
    made = make_papers(
        record_of(campaign), folder, made_at=now, codes=codes, progress=progress
    )
    with transaction.atomic():
        for paper in made:
            models.MadePaper.objects.update_or_create(
                campaign=campaign,
                code=paper.code,
                defaults={
                    "title": paper.title,
                    "pdf": paper.pdf_path.relative_to(root).as_posix(),
                    "docx": paper.docx_path.relative_to(root).as_posix(),
                    "sha256": paper.sha256,
                    "made_at": now,
                },
            )
        journal.write(
            campaign, "papers.made", at=now, by=by, codes=[paper.code for paper in made]
        )
    log.info("papers.made", campaign=campaign.slug, papers=len(made))
    return made
