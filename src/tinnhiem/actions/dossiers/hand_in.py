"""Hand in a PDF, or the report written in the browser; the file goes into the vault."""

from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from uuid import uuid4

import structlog

from tinnhiem.actions.deed import deed
from tinnhiem.actions.dossiers.filing import NewFiling, write_filing
from tinnhiem.core.dossiers.due import ASSETS, REPORT
from tinnhiem.core.dossiers.errors import DeclarationFilesError
from tinnhiem.core.dossiers.filing import FilingKind
from tinnhiem.core.dossiers.report_form import (
    Typed,
    Written,
    parts_of_report,
    require_written,
)
from tinnhiem.core.files import FileNotWritableError
from tinnhiem.core.papers.errors import PaperMismatchError
from tinnhiem.core.record import CampaignRecord
from tinnhiem.intake.dossier_pdf import read_dossier_pdf
from tinnhiem.papers.catalogue.own_report import written_report
from tinnhiem.papers.outgoing import pages_in
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.rereading import differences_from
from tinnhiem.store import models
from tinnhiem.store.queries.dossiers import person_of_dossier
from tinnhiem.store.queries.plans import plan_of
from tinnhiem.store.queries.records import record_of
from tinnhiem.store.sealed_files import DOSSIERS, write_sealed

log = structlog.get_logger()


def hand_in_pdf(
    *,
    campaign: models.Campaign,
    new: NewFiling,
    content: bytes,
    by: str,
    now: datetime,
) -> models.DossierFiling:
    """Keep a PDF as the next version.

    Args:
        campaign: Whose dossiers.
        new: Whose item; what the file is follows from the content.
        content: As it was brought.
        by: Who hands in.
        now: When.

    Raises:
        DossierFileError: It is no plain PDF of some pages.
        DeclarationFilesError: Declarations are by receipt only here.
        DossierUnknownError, FilingRepeatedError: As `write_filing` says.
        VaultAbsentError, VaultShutError: Nothing can be kept now.
    """
    pages = read_dossier_pdf(content)  # before the deed: nobody waits for this
    told = replace(new, kind=FilingKind.PDF, pages=pages)
    return _keep(campaign=campaign, new=told, content=content, by=by, now=now)


def hand_in_report(
    *, campaign: models.Campaign, new: NewFiling, typed: Typed, by: str, now: datetime
) -> models.DossierFiling:
    """Print the report that was written in the browser and keep it; drop its draft.

    Raises:
        ReportEmptyError: A part that must have words has none.
        PaperGlyphError: A letter cannot be printed; replace it.
        PaperMismatchError: The print says something else than was written.
        DossierUnknownError, FilingRepeatedError: As `write_filing` says.
        VaultAbsentError, VaultShutError: Nothing can be kept now.
    """
    person = person_of_dossier(campaign, new.person)
    report = require_written(parts_of_report(plan_of(campaign)), typed)
    place = campaign.officeholders.get(person=person).order
    pdf = report_pdf(record_of(campaign), place=place, report=report, now=now)
    told = replace(new, item=REPORT, kind=FilingKind.FORM, pages=pages_in(pdf))
    return _keep(campaign=campaign, new=told, content=pdf, by=by, now=now)


def report_pdf(
    record: CampaignRecord, *, place: int, report: Written, now: datetime
) -> bytes:
    """Return the report as PDF, read back and found to say what was written.

    Raises:
        PaperGlyphError: A letter cannot be printed; replace it.
        PaperMismatchError: The print says something else.
    """
    shown = replace(record, reports={str(place): report})
    paper = written_report(shown, place=place)
    pdf = to_pdf(paper, made_at=now)
    found = differences_from(paper, pdf=pdf)
    if found:
        raise PaperMismatchError(paper.code, title=paper.title, mismatches=found)
    return pdf


@deed
def _keep(
    *,
    campaign: models.Campaign,
    new: NewFiling,
    content: bytes,
    by: str,
    now: datetime,
) -> models.DossierFiling:
    is_declaration = new.item == ASSETS
    if is_declaration and not campaign.keeps_declarations:
        raise DeclarationFilesError
    # Of a declaration a fingerprint would prove a guess of its few figures.
    digest = "" if is_declaration else sha256(content).hexdigest()
    name = f"{DOSSIERS}{uuid4().hex}"
    told = replace(new, sha256=digest, sealed=name)
    row = write_filing(campaign, told, by=by, now=now)
    try:
        write_sealed(name, content)
    except OSError as error:
        raise FileNotWritableError(name, detail=error.strerror or "") from error
    log.info("dossier.kept", campaign=campaign.slug, item=new.item)
    return row
