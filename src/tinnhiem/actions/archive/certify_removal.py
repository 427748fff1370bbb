"""Write down a removal, prove it, and print its certificate.

The first half runs inside the transaction that removes, so that nothing is ever removed
without a name beside it; the second when the tables are written anew.
"""

import secrets
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final, cast

import structlog
from django.conf import settings
from django.db import transaction

from tinnhiem.actions.archive.remove_campaign import (
    Removed,
    remove_files,
    remove_rows,
)
from tinnhiem.core.archive.removal import Removal, RemovalKind, Right, TermKind
from tinnhiem.core.record import CampaignRecord
from tinnhiem.messages.archive import TABLE_WORDS, TERM_WORDS
from tinnhiem.papers.catalogue.removal import removal_certificate
from tinnhiem.papers.forms import organ, superior
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.rereading import require_same
from tinnhiem.papers.word import to_docx
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, RemovalCertificate
from tinnhiem.store.queries.plans import plan_of
from tinnhiem.store.queries.removals import (
    certificate_meant,
    facts_of,
    removal_of,
)
from tinnhiem.store.rewriting import finish_rewriting
from tinnhiem.store.searching import search_database
from tinnhiem.store.whole_files import write_whole

log = structlog.get_logger()

CERTIFICATES: Final = "chung-nhan-xoa"  # the folder of the papers
EVENTS: Final = {
    RemovalKind.PURGE: "campaign.purged",
    RemovalKind.REHEARSAL: "rehearsal.wiped",
}


def remove_and_note(
    campaign: Campaign, *, kind: RemovalKind, right: Right, by: str, now: datetime
) -> tuple[Removal, Removed]:
    """Remove the rows; write the removal into the office's journal and its register.

    Called inside the transaction of the deed.
    """
    head = plan_of(campaign).head
    code = secrets.token_hex(4).upper()
    asked_by = campaign.retention.asked_by if hasattr(campaign, "retention") else ""
    removed = remove_rows(campaign, certificate=code)
    removal = Removal(
        code=code,
        kind=kind,
        slug=removed.slug,
        title=f"Lấy phiếu tín nhiệm, {head.issuer} {head.year or ''}".strip(),
        organ=organ(head) or head.issuer,
        superior=superior(head),
        place=head.place or "",
        at=now,
        by=by,
        asked_by=asked_by,
        right=right,
        rows=tuple(sorted(removed.rows)),
        people=removed.people,
        numbers=removed.numbers,
        files=0,
        file_bytes=0,
    )
    RemovalCertificate.objects.create(
        code=code,
        kind=kind.value,
        slug=removal.slug,
        at=now,
        by=by,
        facts=facts_of(removal),
    )
    journal.write(
        None,
        EVENTS[kind],
        at=now,
        by=by,
        slug=removal.slug,
        certificate=code,
        rows=removal.row_count,
        rule=right.rule,
    )
    return removal, removed


def prove_removal(
    removal: Removal, *, removed: Removed, now: datetime
) -> RemovalCertificate:
    """Delete the files, search what is left, print the certificate.

    Called after the transaction: the tables have been written anew by then.

    Raises:
        FileNotWritableError, OSError: The disk refuses. The removal stands, and its
            register says that it is not proved.
    """
    files, size = remove_files(removed)
    found = search_database(removed.terms, slug=removed.slug, now=now)
    proved = replace(removal, files=files, file_bytes=size, search=found)
    content = certificate_pdf(proved, now=now)
    place = Path(settings.DATA_FOLDER) / CERTIFICATES / f"{removal.code}.pdf"
    place.parent.mkdir(mode=0o700, exist_ok=True)
    write_whole(place, content)
    with transaction.atomic():
        row = RemovalCertificate.objects.get(code=removal.code)
        row.facts, row.is_proved = facts_of(proved), True
        row.file = f"{CERTIFICATES}/{place.name}"
        row.sha256 = sha256(content).hexdigest()
        row.save()
        journal.write(
            None,
            "removal.proved",
            at=now,
            by=removal.by,
            certificate=removal.code,
            is_clean=found.is_clean,
            sha256=row.sha256,
        )
    log.info("removal.proved", rows=proved.row_count, clean=found.is_clean)
    return row


def prove_later(*, code: str, by: str, now: datetime) -> RemovalCertificate:
    """Finish a removal that the machine stopped in: its rows are gone already.

    Names and keys went with the rows, so only the short name is looked for, and the
    certificate says so by what it lists. What is proved already stays as it is.

    Raises:
        CertificateUnknownError: There is none of that code.
    """
    row = certificate_meant(code)
    if row.is_proved:
        return row
    finish_rewriting()
    removed = Removed(
        slug=row.slug,
        rows=(),
        people=0,
        terms={TermKind.SLUG: (row.slug,)},
        sealed=frozenset(),
        numbers=0,
    )
    removal = replace(removal_of(row), by=row.by or by)
    return prove_removal(removal, removed=removed, now=now)


def certificate_pdf(removal: Removal, *, now: datetime) -> bytes:
    """Return the certificate as PDF, read back against the removal first.

    Raises:
        PaperMismatchError: The file says something else; nothing is written.
    """
    words = {name: str(said) for name, said in TABLE_WORDS.items()}
    terms = {kind.value: str(said) for kind, said in TERM_WORDS.items()}
    paper = removal_certificate(removal, tables=words, terms=terms)
    content = to_pdf(paper, made_at=now)
    # Every figure is asked of the removal again, as papers ask their campaign.
    ledger = cast("CampaignRecord", removal)
    require_same(paper, ledger, pdf=content, docx=to_docx(paper, made_at=now))
    return content
