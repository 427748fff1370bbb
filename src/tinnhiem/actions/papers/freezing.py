"""Freezing a paper: files, fingerprints, row, copies.

Part of issuing and finalising, never called alone: it runs inside their transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import transaction

from tinnhiem.actions.papers.allot_copies import allot_by_default
from tinnhiem.core.campaigns.texts import NAME, PARAGRAPH, limited
from tinnhiem.core.papers.errors import (
    PaperBeforeEventError,
    PaperFaultyError,
    RehearsalPaperError,
    SignerDiffersError,
)
from tinnhiem.core.papers.ledger import Edition
from tinnhiem.core.papers.marking import Secrecy
from tinnhiem.core.people.vietnamese_name import normal_name
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.encoding import encode, fingerprint
from tinnhiem.papers.issuing import REPORTS, PaperFacts, facts_of, require_complete
from tinnhiem.papers.lint import faults_of, lint
from tinnhiem.papers.making import file_name, papers_of, write_whole
from tinnhiem.papers.model import Paper
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.proof_book import open_book, start_book
from tinnhiem.papers.rereading import require_same
from tinnhiem.papers.word import to_docx
from tinnhiem.store import journal, models
from tinnhiem.store.folder import FROZEN, PAPERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """Who signed a paper by hand, and when; a list is signed by nobody.

    Attributes:
        accepted_faults: Why faults of form may go out as they are; empty: they block.
    """

    signed_by: str = ""
    signed_on: date | None = None
    accepted_faults: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToFreeze:
    """A paper about to be frozen: its edition, its signing, its content."""

    edition: Edition
    signing: Signing
    facts: PaperFacts
    papers: Sequence[Paper]
    secrecy: Secrecy = Secrecy.NONE


def draft_of(code: str, record: CampaignRecord) -> tuple[tuple[Paper, ...], PaperFacts]:
    """Return the files and facts of a draft that may be frozen.

    Raises:
        RehearsalPaperError: Nothing of a rehearsal is ever issued.
        PaperUnknownError: No such paper.
        PaperIncompleteError: Its facts are not there yet.
    """
    papers = tuple(papers_of(record, [code]))
    if record.is_rehearsal:
        raise RehearsalPaperError(code)
    require_complete(code, record)
    return papers, facts_of(papers, record)


def require_signer(code: str, *, facts: PaperFacts, signing: Signing, on: date) -> None:
    """Refuse a signature by another than the paper prints, or before its event.

    Raises:
        SignerDiffersError: Correct the record, or say who signed.
        PaperBeforeEventError: Correct the day, or wait for the event.
    """
    event, day = REPORTS.get(code, ""), facts.not_before
    if event and (day is None or on < day):
        raise PaperBeforeEventError(code, event=event, signed_on=on, happened_on=day)
    printed, signed = normal_name(facts.signer), normal_name(signing.signed_by)
    if printed and printed.casefold() != signed.casefold():
        raise SignerDiffersError(code, printed=printed, signed_by=signed)


def freeze(
    campaign: models.Campaign,
    frozen: ToFreeze,
    *,
    record: CampaignRecord,
    now: datetime,
) -> models.FrozenPaper:
    """Write both files of every copy, then the rows that say what they were.

    Args:
        campaign: Whose paper.
        frozen: What is frozen.
        record: What the files are read back against.
        now: Goes into the files' properties.

    Raises:
        PaperGlyphError: A letter cannot be printed; nothing is frozen.
        PaperMismatchError: A file says something else than the record.
        PaperFaultyError: Faults of form, and nobody accepted them.
        FileNotWritableError: The data folder does not take files.
        CopiesDisagreeError: The copies allotted are not those of Nơi nhận.
    """
    _require_form(campaign, frozen, record=record, now=now)
    allot_by_default(campaign, frozen.edition, shares=frozen.facts.shares)
    row = _row(campaign, frozen, now=now)
    written: list[Path] = []
    try:
        files = [
            _written(campaign, frozen, paper, record=record, now=now, written=written)
            for paper in frozen.papers
        ]
        for file in files:
            file.paper = row
            file.save()
        _list(campaign, frozen, files, now=now)
    except BaseException:
        # The rows are rolled back, so no file of theirs may stay behind.
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return row


def _require_form(
    campaign: models.Campaign,
    frozen: ToFreeze,
    *,
    record: CampaignRecord,
    now: datetime,
) -> None:
    """Refuse faults of form (L01 to L16), or note why they go out as they are."""
    names = [voter.name for voter in record.voters]
    found = [
        finding
        for paper in frozen.papers
        for finding in faults_of(lint(paper, register=names))
    ]
    if not found:
        return
    code, title = frozen.edition.code, frozen.papers[0].title
    reason = limited(
        frozen.signing.accepted_faults, what="lý do chấp nhận lỗi", limit=PARAGRAPH
    )
    if not reason:
        raise PaperFaultyError(code, title=title, findings=found)
    journal.write(
        campaign,
        "faults.accepted",
        at=now,
        by=frozen.signing.signed_by,
        code=code,
        rules=sorted({finding.rule.id for finding in found}),
        reason=reason,
    )


def _written(  # noqa: PLR0913 - what is written is named to whoever takes it back
    campaign: models.Campaign,
    frozen: ToFreeze,
    paper: Paper,
    *,
    record: CampaignRecord,
    now: datetime,
    written: list[Path],
) -> models.FrozenFile:
    root = Path(settings.DATA_FOLDER)
    edition = frozen.edition
    # A name that no later edition has: a frozen file is never written over.
    mark = f"so-{edition.number:02d}" if edition.number else "chinh-thuc"
    name = f"{file_name(paper)}-{mark}-lan-{edition.edition}"
    stem = root / PAPERS / campaign.slug / FROZEN / name
    start_book(stem.parent.parent)
    book = open_book(stem.parent)
    paper = book.marked(paper, is_issued=True)
    pdf, docx = to_pdf(paper, made_at=now), to_docx(paper, made_at=now)
    # What was read back is what is written: nothing is frozen that disagrees.
    require_same(paper, record, pdf=pdf, docx=docx)
    for suffix, content in ((".pdf", pdf), (".docx", docx)):
        write_whole(stem.with_suffix(suffix), content)
        written.append(stem.with_suffix(suffix))
    files = {f"{name}.pdf": pdf, f"{name}.docx": docx}
    state = "issued" if edition.number else "final"
    transaction.on_commit(
        lambda: open_book(stem.parent).add(paper, files=files, state=state, made_at=now)
    )
    encoded = encode(paper)
    place = stem.relative_to(root).as_posix()
    return models.FrozenFile(
        copy=paper.copy.number if paper.copy else 0,
        content=encoded,
        sha256=fingerprint(encoded),
        pdf=f"{place}.pdf",
        docx=f"{place}.docx",
        pdf_sha256=sha256(pdf).hexdigest(),
        docx_sha256=sha256(docx).hexdigest(),
    )


def _row(
    campaign: models.Campaign, frozen: ToFreeze, *, now: datetime
) -> models.FrozenPaper:
    edition, facts, series = frozen.edition, frozen.facts, frozen.edition.series
    has_subject = frozen.secrecy is not Secrecy.UTMOST
    return models.FrozenPaper.objects.create(
        campaign=campaign,
        code=edition.code,
        edition=edition.edition,
        state=edition.state.value,
        issuer=series.issuer if series else "",
        period=series.period if series else "",
        series_kind=series.kind if series else "",
        number=edition.number,
        symbol=facts.symbol if series else "",
        kind=facts.kind,
        # Tuyệt mật: the register has no trích yếu, so we do not keep one either.
        subject=facts.subject if has_subject else "",
        secrecy=frozen.secrecy.value,
        is_secret=frozen.secrecy is not Secrecy.NONE,
        signed_by=limited(
            normal_name(frozen.signing.signed_by), what="tên người ký", limit=NAME
        ),
        signed_on=frozen.signing.signed_on,
        frozen_on=edition.frozen_on,
        recipients=[
            {"recipient": share.recipient, "copies": share.copies}
            for share in facts.shares
        ],
        kept_by=facts.kept_by,
        frozen_at=now,
    )


def _list(
    campaign: models.Campaign,
    frozen: ToFreeze,
    files: Sequence[models.FrozenFile],
    *,
    now: datetime,
) -> None:
    """Point the list of papers at the frozen files."""
    code = frozen.edition.code
    for paper, file in zip(frozen.papers, files, strict=True):
        models.MadePaper.objects.update_or_create(
            campaign=campaign,
            code=f"{code}-{file.copy}" if file.copy else code,
            defaults={
                "title": paper.title,
                "pdf": file.pdf,
                "docx": file.docx,
                "sha256": file.sha256,
                "docx_sha256": file.docx_sha256,
                "made_at": now,
            },
        )
