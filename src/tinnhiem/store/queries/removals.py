"""Certificates of removal, as rows keep them and as papers print them."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from tinnhiem.core.archive.errors import CertificateUnknownError
from tinnhiem.core.archive.removal import (
    Removal,
    RemovalKind,
    Right,
    Search,
    TermKind,
    Trace,
)
from tinnhiem.core.archive.retention import Retention
from tinnhiem.store import models

# For the signatures of pages, which touch no table themselves.
CertificateRow = models.RemovalCertificate


def facts_of(removal: Removal) -> dict[str, Any]:
    """Return a removal as JSON can keep it."""
    facts = asdict(removal)
    facts["at"] = removal.at.isoformat()
    if removal.search is not None:
        facts["search"]["at"] = removal.search.at.isoformat()
    return facts


def removal_of(row: models.RemovalCertificate) -> Removal:
    """Return the removal that a row keeps."""
    facts: Mapping[str, Any] = row.facts
    plain = {**facts, "at": datetime.fromisoformat(facts["at"])}
    search = plain.pop("search")
    return replace(
        Removal(
            **{
                **plain,
                "kind": RemovalKind(plain["kind"]),
                "right": Right(**plain["right"]),
                "rows": tuple((name, count) for name, count in plain["rows"]),
            }
        ),
        search=_search(search) if search else None,
    )


def certificates() -> list[models.RemovalCertificate]:
    """Return every certificate, the newest first."""
    return list(models.RemovalCertificate.objects.all())


def certificate_meant(code: str) -> models.RemovalCertificate:
    """Return the certificate of that code.

    Raises:
        CertificateUnknownError: There is none.
    """
    row = models.RemovalCertificate.objects.filter(code=code).first()
    if row is None:
        raise CertificateUnknownError(code)
    return row


def certificate_file(row: models.RemovalCertificate) -> bytes:
    """Return the certificate as PDF; empty where its file is not there."""
    file = Path(settings.DATA_FOLDER) / row.file
    return file.read_bytes() if row.file and file.is_file() else b""


def retention_of(campaign: models.Campaign) -> Retention | None:
    """Return how long a campaign is kept; None where nobody has said."""
    row = models.Retention.objects.filter(campaign=campaign).first()
    if row is None:
        return None
    return Retention(
        until=row.until,
        rule=row.rule,
        source=row.source,
        decided_by=row.decided_by,
        decided_on=row.decided_on,
    )


def asked_for(campaign: models.Campaign) -> tuple[datetime | None, str]:
    """Return when, and by whom, the removal of a campaign was asked for."""
    row = models.Retention.objects.filter(campaign=campaign).first()
    return (row.asked_at, row.asked_by) if row else (None, "")


def last_bundle(campaign: models.Campaign) -> models.JournalEntry | None:
    """Return the entry of the last bundle that was made of a campaign."""
    made = campaign.journal.filter(event="archive.made")
    return made.order_by("-id").first()


def _search(facts: Mapping[str, Any]) -> Search:
    return Search(
        at=datetime.fromisoformat(facts["at"]),
        files=tuple((name, size) for name, size in facts["files"]),
        traces=tuple(
            Trace(**{**trace, "kind": TermKind(trace["kind"])})
            for trace in facts["traces"]
        ),
        log_lines=facts["log_lines"],
    )
