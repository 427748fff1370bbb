"""Bring a campaign back from a bundle, into a new folder, whole or not at all."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.db import DatabaseError, transaction

from tinnhiem.actions.campaigns.import_campaign import save_campaign
from tinnhiem.core.archive.errors import ArchiveFlaw, ArchiveRefusedError
from tinnhiem.core.archive.manifest import CAMPAIGN, JOURNAL, PAPERS
from tinnhiem.core.files import FileNotWritableError
from tinnhiem.core.trust.errors import TargetTakenError
from tinnhiem.intake.archive_zip import Bundle, open_bundle
from tinnhiem.intake.toml_files import read_tables
from tinnhiem.store import journal
from tinnhiem.store.audit import state_of
from tinnhiem.store.backup.bundles import read_bundle
from tinnhiem.store.folder import PAPERS as PAPERS_FOLDER
from tinnhiem.store.folder import use_folder
from tinnhiem.store.models import Campaign, JournalEntry, MadePaper

SUFFIX: Final = ".dang-ghi"
PRIVATE: Final = 0o600
INSIDE: Final = "van-ban/"


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back.

    Attributes:
        papers: Files of papers.
        entries: Of the journal, the restoring itself not counted.
    """

    bundle: Bundle
    campaign: Campaign
    papers: int
    entries: int


def restore_archive(
    source: Path, *, target: Path, passphrase: str, by: str, now: datetime
) -> Restored:
    """Restore to the new folder `target` and work on it from now on.

    Raises:
        FileRefusedError: The bundle cannot be read, or the folder not written.
        ArchiveError: It is none, not as it was made, or does not open.
        TargetTakenError: Something is there already; an empty folder is nothing.
        CampaignFileError: What it says of the campaign could not have been.
    """
    bundle = open_bundle(read_bundle(source, passphrase=passphrase), path=str(source))
    waiting = target.with_name(target.name + SUFFIX)
    if waiting.exists() or (target.exists() and not _is_empty(target)):
        raise TargetTakenError(str(target))
    try:
        waiting.mkdir(mode=0o700, parents=True)
        restored = _filled(bundle, waiting, path=str(source), by=by, now=now)
        if target.exists():
            target.rmdir()
        waiting.rename(target)
    except OSError as error:
        raise FileNotWritableError(str(target), detail=error.strerror or "") from error
    finally:
        shutil.rmtree(waiting, ignore_errors=True)
    use_folder(target)
    return restored


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())


def _filled(
    bundle: Bundle, folder: Path, *, path: str, by: str, now: datetime
) -> Restored:
    use_folder(folder)
    tables = _tables(bundle, folder)
    slug = str(tables["campaign"]["slug"]) if "campaign" in tables else ""
    papers = [one.path for one in bundle.manifest.files if one.path.startswith(INSIDE)]
    for name in papers:
        place = folder / PAPERS_FOLDER / slug / name.removeprefix(INSIDE)
        _write(place, bundle.read(name))
    with transaction.atomic():
        campaign = save_campaign(tables=tables, path=path, now=now)
        _save_drafts(campaign, bundle, path=path)
        entries = _save_journal(campaign, bundle, path=path)
        journal.write(campaign, "archive.restored", at=now, by=by, file=Path(path).name)
    return Restored(bundle, campaign, len(papers), entries)


def _tables(bundle: Bundle, folder: Path) -> Mapping[str, Any]:
    """Return the campaign's tables, read as any file that people bring."""
    place = folder / CAMPAIGN
    _write(place, bundle.read(CAMPAIGN))
    try:
        return read_tables(place)
    finally:
        place.unlink()


def _save_drafts(campaign: Campaign, bundle: Bundle, *, path: str) -> None:
    try:
        rows = json.loads(bundle.read(PAPERS))
        for row in rows:
            moment = datetime.fromisoformat(row.pop("made_at"))
            MadePaper.objects.create(campaign=campaign, made_at=moment, **row)
    except (ValueError, TypeError, KeyError, RecursionError, DatabaseError) as fault:
        raise ArchiveRefusedError(
            path, flaw=ArchiveFlaw.ALTERED, place=PAPERS
        ) from fault


def _save_journal(campaign: Campaign, bundle: Bundle, *, path: str) -> int:
    """Write the chain as it was, entry by entry, and prove it to its last."""
    wrong = ArchiveRefusedError(path, flaw=ArchiveFlaw.ALTERED, place=JOURNAL)
    if JOURNAL not in {one.path for one in bundle.manifest.files}:
        return 0  # left out when it was made, and said so
    try:
        rows = [json.loads(line) for line in bundle.read(JOURNAL).splitlines()]
        JournalEntry.objects.bulk_create(
            JournalEntry(
                campaign=campaign,
                at=datetime.fromisoformat(row["at"]),
                by=row["by"],
                event=row["event"],
                facts=row["facts"],
                previous=row["previous"],
                digest=row["digest"],
            )
            for row in rows
        )
    except (ValueError, TypeError, KeyError, RecursionError, DatabaseError) as fault:
        raise wrong from fault
    state = state_of(campaign)
    if not state.is_sound or state.head != bundle.manifest.head:
        raise wrong
    return len(rows)


def _write(place: Path, content: bytes) -> None:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    place.touch(mode=PRIVATE, exist_ok=False)
    place.write_bytes(content)
