"""Print a campaign's papers into its data folder."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

import structlog
from django.conf import settings
from django.db import transaction

from tinnhiem.actions.papers.edited_files import keep_edited_files
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.conference.phase import Phase
from tinnhiem.papers.making import USUAL, MadePaper, make_papers
from tinnhiem.papers.proof_book import start_book
from tinnhiem.store import journal, models
from tinnhiem.store.folder import PAPERS, WAITING
from tinnhiem.store.queries.papers import frozen_codes
from tinnhiem.store.queries.records import record_of, record_to_sign

log = structlog.get_logger()

TO_SIGN: Final = ("D16", "D16b", "D17")


def print_papers(
    *,
    campaign: models.Campaign,
    codes: Collection[str] | None,
    by: str,
    now: datetime,
    progress: Callable[[str], None] = lambda _title: None,
) -> tuple[MadePaper, ...]:
    """Make the papers of `codes` (None: all usual ones) and list them.

    Papers that are final or issued are left as they are: nothing changes them.

    Files are written first, each by renaming a finished one; the list changes in one
    transaction after that. A crash leaves whole files and an older list.

    Raises:
        PaperError: A paper cannot be made as asked; nothing is listed.
    """
    root = Path(settings.DATA_FOLDER)
    folder = root / PAPERS / campaign.slug
    frozen = frozen_codes(campaign)
    drafts = [code for code in codes or USUAL if code not in frozen]
    for kept in keep_edited_files(campaign=campaign, codes=drafts, now=now):
        progress(f"Bản Word sửa ngoài chương trình được giữ ở {kept}")
    made = make_papers(
        record_of(campaign), folder, made_at=now, codes=drafts, progress=progress
    )
    _list(campaign, made, by=by, now=now)
    return made


def print_minutes_to_sign(
    *, campaign: models.Campaign, by: str, now: datetime
) -> tuple[MadePaper, ...]:
    """Make the minutes, the tally sheet and the report with the figures to sign.

    The only papers that show a result before the signatures. The list, and so the
    pages, have them when everybody has signed and papers are made again.

    Raises:
        CampaignFrozenError: No count is waiting for signatures.
        PaperError: A paper cannot be made.
    """
    if Phase(campaign.phase) is not Phase.RECONCILED:
        raise CampaignFrozenError(what="biên bản chờ ký", phase=campaign.phase)
    # Apart from the listed papers: a page must never open these by an older link.
    folder = Path(settings.DATA_FOLDER) / PAPERS / campaign.slug / WAITING
    start_book(folder.parent)
    record = record_to_sign(campaign)
    made = make_papers(record, folder, made_at=now, codes=TO_SIGN)
    journal.write(campaign, "minutes.printed", at=now, by=by, papers=len(made))
    return made


def _list(
    campaign: models.Campaign, made: Iterable[MadePaper], *, by: str, now: datetime
) -> None:
    root = Path(settings.DATA_FOLDER)
    with transaction.atomic():
        for paper in made:
            models.MadePaper.objects.update_or_create(
                campaign=campaign,
                code=_code(paper),
                defaults={
                    "title": paper.title,
                    "pdf": paper.pdf_path.relative_to(root).as_posix(),
                    "docx": paper.docx_path.relative_to(root).as_posix(),
                    "sha256": paper.sha256,
                    "docx_sha256": sha256(paper.docx_path.read_bytes()).hexdigest(),
                    "made_at": now,
                },
            )
        journal.write(
            campaign, "papers.made", at=now, by=by, codes=[_code(p) for p in made]
        )
    log.info("papers.made", campaign=campaign.slug)


def _code(paper: MadePaper) -> str:
    return f"{paper.code}-{paper.copy.number}" if paper.copy else paper.code


def reprint(
    *, campaign: models.Campaign, code: str, by: str, now: datetime
) -> tuple[MadePaper, ...]:
    """Make one paper again, wherever it is at this stage: for use, or to be signed.

    Raises:
        PaperError: The paper cannot be made.
    """
    if code in TO_SIGN and Phase(campaign.phase) is Phase.RECONCILED:
        return print_minutes_to_sign(campaign=campaign, by=by, now=now)
    return print_papers(campaign=campaign, codes=[code], by=by, now=now)
