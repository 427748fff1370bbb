"""Open a version to read: a copy with the reader's name, never the file itself."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog
from django.utils import timezone

from tinnhiem.actions.deed import deed
from tinnhiem.actions.dossiers.filing import note
from tinnhiem.core.campaigns.texts import require_text
from tinnhiem.core.dossiers.due import ASSETS
from tinnhiem.core.dossiers.errors import DossierUnknownError
from tinnhiem.core.dossiers.filing import FilingKind, FilingState
from tinnhiem.core.dossiers.release import goes_to_voters
from tinnhiem.papers.viewing import viewing_copy
from tinnhiem.store import models
from tinnhiem.store.queries.dossiers import filing_meant
from tinnhiem.store.queries.plans import rulebook_of
from tinnhiem.store.sealed_files import read_sealed

log = structlog.get_logger()
REASON = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Whose name stands across the pages (người đọc).

    Attributes:
        below: What stands under the name: the number of the voter, or the login.
    """

    name: str
    below: str


def view_as_voter(
    *, campaign: models.Campaign, filing: UUID | str, voter: UUID | str, now: datetime
) -> bytes:
    """Return a released version for a voter, and note the day of the first opening.

    Args:
        campaign: Whose.
        filing: Which version.
        voter: Primary key of the person.
        now: When.

    Raises:
        DossierUnknownError: It was not released, is paper only, or never goes to
            voters; or this is no voter of the campaign.
        VaultAbsentError, VaultShutError: It cannot be read now.
        SealedFileMissingError, SealedFileBrokenError: Restore it from a backup.
    """
    row = filing_meant(campaign, filing)
    entry = campaign.roster.filter(person_id=voter).first()
    may = goes_to_voters(row.item, rulebook=rulebook_of(campaign))
    is_out = row.state == FilingState.RELEASED.value and may and row.sealed
    if entry is None or not is_out:
        raise DossierUnknownError(str(filing))
    reader = Reader(name=entry.name, below=f"người ghi phiếu số {entry.number}")
    content = _copy(row, reader, now=now)
    _note_reading(campaign=campaign, row=row, entry=entry, now=now)
    return content


@deed
def _note_reading(
    *,
    campaign: models.Campaign,
    row: models.DossierFiling,
    entry: models.RosterEntry,
    now: datetime,
) -> None:
    """Note the first opening. No journal entry: it would tell the moment of each."""
    del campaign
    models.DossierReading.objects.get_or_create(
        filing=row, entry=entry, defaults={"first_on": timezone.localdate(now)}
    )


def view_own(
    *,
    campaign: models.Campaign,
    filing: UUID | str,
    person: UUID | None,
    reader: Reader,
    now: datetime,
) -> bytes:
    """Return a version for whoever handed it in; nobody else's.

    Raises:
        DossierUnknownError: It is somebody else's, or there is no file.
        VaultAbsentError, VaultShutError: It cannot be read now.
    """
    row = filing_meant(campaign, filing)
    if row.person_id is None or row.person_id != person or not row.sealed:
        raise DossierUnknownError(str(filing))
    return _copy(row, reader, now=now)


def view_at_desk(
    *, campaign: models.Campaign, filing: UUID | str, reader: Reader, now: datetime
) -> bytes:
    """Return a version for the staff; never a declaration of assets.

    Raises:
        DossierUnknownError: There is no file, or it is a declaration.
        VaultAbsentError, VaultShutError: It cannot be read now.
    """
    row = filing_meant(campaign, filing)
    if row.item == ASSETS or not row.sealed:
        raise DossierUnknownError(str(filing))
    return _copy(row, reader, now=now)


def print_of(
    *, campaign: models.Campaign, filing: UUID | str, person: UUID | str | None
) -> bytes:
    """Return a report that we printed ourselves, without a name across, to be signed.

    Args:
        campaign: Whose.
        filing: Which version.
        person: Who asks, when it is the officeholder; None at the desk.

    Raises:
        DossierUnknownError: It is no report written in the browser, or somebody else's.
        VaultAbsentError, VaultShutError: It cannot be read now.
    """
    row = filing_meant(campaign, filing)
    is_theirs = person is None or str(row.person_id) == str(person)
    if row.kind != FilingKind.FORM.value or not row.sealed or not is_theirs:
        raise DossierUnknownError(str(filing))
    return read_sealed(row.sealed)


@deed
def open_declaration(  # noqa: PLR0913 - all keyword-only, each a fact of its own
    *,
    campaign: models.Campaign,
    filing: UUID | str,
    account: UUID | str,
    reader: Reader,
    reason: str,
    now: datetime,
) -> bytes:
    """Return a declaration for a named reader; the journal keeps who and why.

    Raises:
        DossierUnknownError: It is no declaration with a file, or the account was not
            named: to them there is none.
        TextMissingError, TextTooLongError: Say why, in a few lines.
        VaultAbsentError, VaultShutError: It cannot be read now.
    """
    row = filing_meant(campaign, filing)
    named = campaign.declaration_readers.filter(account_id=account).first()
    if named is None or row.item != ASSETS or not row.sealed:
        raise DossierUnknownError(str(filing))
    why = require_text(reason, what="lý do mở bản kê khai", limit=REASON)
    content = _copy(row, reader, now=now)
    login = named.account.login
    note(campaign, "declaration.opened", row, by=login, at=now, reason=why)
    log.info("declaration.opened", campaign=campaign.slug)
    return content


def _copy(row: models.DossierFiling, reader: Reader, *, now: datetime) -> bytes:
    day = timezone.localdate(now)
    return viewing_copy(
        read_sealed(row.sealed),
        name=reader.name,
        below=f"{reader.below}, ngày {day:%d/%m/%Y}",
        made_at=now,
    )
