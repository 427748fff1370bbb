"""Writing to the journal, and proving that nobody changed it."""

import hashlib
import json
from datetime import datetime
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import QuerySet

from tinnhiem.store.models import Campaign, JournalEntry

OFFICE_CHAIN: Final = 7_041_993  # any number that nobody else locks


def write(
    campaign: Campaign | None, event: str, *, at: datetime, by: str = "", **facts: Any
) -> JournalEntry:
    """Append one entry to the campaign's journal.

    Args:
        campaign: Whose journal.
        event: Noun and past participle, `roster.frozen`.
        at: When it was done.
        by: Who did it, as they named themselves; empty when nobody did.
        facts: Counts and names of things; never an answer.
    """
    with transaction.atomic(savepoint=False):
        _lock_chain(campaign)
        chain = JournalEntry.objects.filter(campaign=campaign).order_by("-id")
        previous = chain.values_list("digest", flat=True).first() or ""
        digest = _digest(previous, at=at, by=by, event=event, facts=facts)
        return JournalEntry.objects.create(
            campaign=campaign,
            at=at,
            by=by,
            event=event,
            facts=facts,
            previous=previous,
            digest=digest,
        )


def locked_campaigns() -> QuerySet[Campaign]:
    """Return campaigns whose rows stay ours until the transaction ends.

    Their keys do not change, so that rows which lead to them may still be written.
    """
    return Campaign.objects.select_for_update(no_key=True)


def _lock_chain(campaign: Campaign | None) -> None:
    """Let nobody else append until the transaction ends: a chain has no branches.

    A transaction of SQLite has the whole file already.
    """
    if connection.vendor == "sqlite":
        return
    if campaign is not None:
        locked_campaigns().filter(pk=campaign.pk).order_by().values_list("pk").first()
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [OFFICE_CHAIN])


def first_broken_entry(campaign: Campaign | None) -> JournalEntry | None:
    """Return the first entry that does not follow from its predecessor, or None."""
    previous = ""
    for entry in JournalEntry.objects.filter(campaign=campaign).order_by("id"):
        digest = _digest(
            previous, at=entry.at, by=entry.by, event=entry.event, facts=entry.facts
        )
        if entry.previous != previous or entry.digest != digest:
            return entry
        previous = entry.digest
    return None


def digest_of(entry: JournalEntry) -> str:
    """Return the digest the entry should bear, from what it says."""
    return _digest(
        entry.previous, at=entry.at, by=entry.by, event=entry.event, facts=entry.facts
    )


def _digest(
    previous: str, *, at: datetime, by: str, event: str, facts: dict[str, Any]
) -> str:
    # Seconds since the epoch: the same instant in another zone is the same entry.
    line = [previous, at.timestamp(), by, event, facts]
    text = json.dumps(line, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
