"""Bring a paper edited in Word back: show what changed, store what a person accepts."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import structlog

from tinnhiem.actions.deed import deed
from tinnhiem.actions.papers.print_papers import TO_SIGN
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.papers.words.edits import (
    COMMITTEE_PAPERS,
    UNEDITABLE,
    PaperEdit,
    lines_to_table,
)
from tinnhiem.core.papers.words.errors import (
    BlockRefusedError,
    NamelessAcceptanceError,
    NoSuchEditError,
    PaperOfAnotherError,
    PaperOutdatedError,
    PaperUnidentifiedError,
    WordsFrozenError,
)
from tinnhiem.core.papers.words.typed_figures import words_in
from tinnhiem.core.papers.words.word_file import WordFile
from tinnhiem.core.record import CampaignRecord
from tinnhiem.intake.paper_docx import word_file
from tinnhiem.intake.plan_docx import LIMIT
from tinnhiem.intake.text_files import read_bytes
from tinnhiem.papers.catalogue.titles import TITLES
from tinnhiem.papers.comparing import compare
from tinnhiem.papers.editing import shows
from tinnhiem.papers.encoding import encode, fingerprint
from tinnhiem.papers.making import papers_of
from tinnhiem.papers.model import Paper
from tinnhiem.papers.rewording import FoundEdit
from tinnhiem.papers.word import to_docx
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, MadePaper
from tinnhiem.store.queries.papers import frozen_paper
from tinnhiem.store.queries.records import record_of, record_to_sign
from tinnhiem.store.queries.results import is_signed

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class BroughtPaper:
    """One file and all that differs in it.

    Attributes:
        found: What may be accepted, in the order of the page.
        refused: What may not, each with its reason.
        margins: Words in headers and footers, which are not taken over.
    """

    code: str
    title: str
    found: tuple[FoundEdit, ...]
    refused: tuple[BlockRefusedError, ...]
    margins: tuple[str, ...] = ()


def brought_paper(*, campaign: Campaign, path: Path) -> BroughtPaper:
    """Compare a .docx with the paper it was made from. Nothing is stored.

    Args:
        campaign: Whose paper it is.
        path: The file as saved by Word.

    Raises:
        FileRefusedError: It cannot be read; save it again as .docx.
        BroughtFileError: It is not this paper as it stands now, or not settled.
        WordsFrozenError: Nobody may change the words of this paper.
    """
    return brought_content(
        campaign=campaign, path=path, content=read_bytes(path, limit=LIMIT)
    )


def brought_content(*, campaign: Campaign, path: Path, content: bytes) -> BroughtPaper:
    """Compare the bytes of a .docx likewise; `path` names them in refusals.

    Raises:
        FileRefusedError, BroughtFileError, WordsFrozenError: See `brought_paper`.
    """
    brought = word_file(path, content)
    if not brought.sha256 or brought.code not in TITLES:
        raise PaperUnidentifiedError(brought.path)
    require_open(campaign, brought.code)
    paper, record = _paper_meant(campaign, brought)
    original = to_docx(paper, made_at=campaign.created_at)
    in_force = set(record_of(campaign).edits)
    compared = compare(
        paper, record.edits, made=word_file(path, original), brought=brought
    )
    return BroughtPaper(
        code=paper.code,
        title=paper.title,
        found=tuple(one for one in compared.found if one.edit not in in_force),
        refused=compared.refused,
        margins=brought.margins,
    )


@deed
def accept_edits(  # noqa: PLR0913 - a file, a choice, a name
    *,
    campaign: Campaign,
    path: Path,
    blocks: Collection[str] | None,
    by: str,
    now: datetime,
    content: bytes | None = None,
) -> tuple[FoundEdit, ...]:
    """Store what was changed in `blocks` (None: all); papers made from now on show it.

    Args:
        campaign: Whose paper it is.
        path: The file as saved by Word; it is compared again.
        blocks: Bookmarks, «blk_003».
        by: The person who accepts; named in the journal and on the list of edits.
        now: When; aware.
        content: The file itself where it is on no disk; `path` then names it.

    Returns:
        What was stored.

    Raises:
        NamelessAcceptanceError: Nobody is named.
        BlockRefusedError: One of the blocks, or for all any block, is refused.
        NoSuchEditError: A block was not changed.
        BroughtFileError, WordsFrozenError, FileRefusedError: See `brought_paper`.
    """
    if not by.strip():
        raise NamelessAcceptanceError
    if content is None:
        content = read_bytes(path, limit=LIMIT)
    brought = brought_content(campaign=campaign, path=path, content=content)
    chosen = _chosen(brought, blocks)
    for one in chosen:
        campaign.paper_edits.update_or_create(
            code=brought.code,
            key=one.edit.key,
            defaults={
                "block": one.block,
                "lines": lines_to_table(one.edit.lines),
                # Places, no figures: they may be those of a count not yet signed.
                "old": one.form,
                "new": words_in(one.edit.lines),
                "accepted_by": by.strip(),
                "accepted_at": now,
            },
        )
        journal.write(
            campaign,
            "words.accepted",
            at=now,
            by=by,
            code=brought.code,
            block=one.block,
            key=one.edit.key,
        )
    log.info("words.accepted", campaign=campaign.slug, edits=len(chosen))
    return chosen


def require_open(campaign: Campaign, code: str) -> None:
    """Refuse to touch the words of a paper that is frozen.

    Raises:
        WordsFrozenError: By its form, by the committee's signatures, or by its issue.
    """
    if code in UNEDITABLE:
        raise WordsFrozenError(paper=code, why="form")
    if frozen_paper(campaign, code) is not None:
        raise WordsFrozenError(paper=code, why="issued")
    if code in COMMITTEE_PAPERS and _is_being_signed(campaign):
        raise WordsFrozenError(paper=code, why="signed")


def lost_edits(record: CampaignRecord) -> tuple[PaperEdit, ...]:
    """Return accepted edits that no paper shows: their block is not there any more."""
    codes = {edit.code for edit in record.edits}
    papers = list(papers_of(record, codes)) if codes else []
    return tuple(
        edit
        for edit in record.edits
        if not any(one.code == edit.code and shows(one, edit) for one in papers)
    )


def _is_being_signed(campaign: Campaign) -> bool:
    return is_signed(campaign) or campaign.committee.exclude(signed_at=None).exists()


def _paper_meant(campaign: Campaign, brought: WordFile) -> tuple[Paper, CampaignRecord]:
    """Return the paper whose content the file was made from."""
    for record in _records(campaign, brought.code):
        for paper in papers_of(record, [brought.code]):
            if fingerprint(encode(paper)) == brought.sha256:
                return paper, record
    others = MadePaper.objects.filter(sha256=brought.sha256).exclude(campaign=campaign)
    other = others.select_related("campaign").first()
    if other is not None:
        raise PaperOfAnotherError(brought.path, detail=other.campaign.slug)
    raise PaperOutdatedError(brought.path, detail=brought.code)


def _records(campaign: Campaign, code: str) -> Iterator[CampaignRecord]:
    """Yield the record as it is, then without the edits accepted last.

    One file may be accepted block by block, though the first makes a new paper.
    """
    records = [record_of(campaign)]
    if Phase(campaign.phase) is Phase.RECONCILED and code in TO_SIGN:
        records.append(record_to_sign(campaign))
    rows = list(campaign.paper_edits.filter(code=code))
    moments = sorted({row.accepted_at for row in rows}, reverse=True)
    for newest in [None, *moments]:
        kept = {row.key for row in rows if newest is None or row.accepted_at < newest}
        for record in records:
            edits = tuple(
                one for one in record.edits if one.code == code and one.key in kept
            )
            yield replace(record, edits=edits)


def _chosen(
    brought: BroughtPaper, blocks: Collection[str] | None
) -> tuple[FoundEdit, ...]:
    for refusal in brought.refused:
        if blocks is None or refusal.block in blocks:
            raise refusal
    known = sorted({one.block for one in brought.found})
    for asked in sorted(set(blocks or ())):
        if asked not in known:
            raise NoSuchEditError(asked, known=known)
    return tuple(one for one in brought.found if blocks is None or one.block in blocks)
