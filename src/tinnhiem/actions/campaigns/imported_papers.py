"""Frozen papers of an imported campaign. Part of `import_campaign`."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from tinnhiem.core.campaigns.errors import CampaignFileError, FileProblem
from tinnhiem.core.papers.ledger import count_up
from tinnhiem.core.papers.marking import Secrecy
from tinnhiem.core.papers.states import PaperState
from tinnhiem.core.papers.words.edits import UNEDITABLE
from tinnhiem.papers.catalogue.titles import TITLES
from tinnhiem.papers.encoding import fingerprint
from tinnhiem.papers.issuing import require_complete
from tinnhiem.store import models
from tinnhiem.store.folder import FROZEN, PAPERS
from tinnhiem.store.queries.papers import ledger_of
from tinnhiem.store.queries.records import record_of


def save_papers(campaign: models.Campaign, tables: Mapping[str, Any]) -> None:
    """Write markings, frozen papers and copies; their files do not travel.

    Raises:
        ValueError: A word is none of those the core knows.
        IntegrityError: A number was given before, or a rule of the tables is broken.
    """
    for row in tables.get("marking", []):
        Secrecy(row["secrecy"])
        models.PaperMarking.objects.create(campaign=campaign, **row)
    for row in tables.get("frozen", []):
        _frozen(campaign, row)
    for row in tables.get("copy", []):
        facts = {key: value for key, value in row.items() if key != "print_out"}
        copy = models.AllottedCopy.objects.create(campaign=campaign, **facts)
        for print_out in row.get("print_out", []):
            models.PrintOut.objects.create(copy=copy, **print_out)


def _frozen(campaign: models.Campaign, row: Mapping[str, Any]) -> None:
    PaperState(row["state"])
    Secrecy(row["secrecy"])
    facts = {key: value for key, value in row.items() if key not in {"share", "file"}}
    paper = models.FrozenPaper.objects.create(
        campaign=campaign, recipients=row.get("share", []), **facts
    )
    for file in row.get("file", []):
        models.FrozenFile.objects.create(paper=paper, **file)


def require_papers_possible(campaign: models.Campaign, *, path: str) -> None:
    """Refuse papers that cannot have been frozen so.

    Raises:
        CampaignFileError: Editions do not count up, a content was altered, a file
            would lie elsewhere, or words of a paper were edited that nobody may edit.
        PaperIncompleteError: A paper is in force before its facts are there.
    """
    rows = list(campaign.frozen_papers.prefetch_related("files"))
    if not count_up(ledger_of(rows)):
        raise CampaignFileError(
            path=path, place="[[frozen]] edition", problem=FileProblem.VALUE
        )
    for code in campaign.paper_edits.values_list("code", flat=True):
        if code in UNEDITABLE or code not in TITLES:
            raise CampaignFileError(
                path=path, place=f"[[paper_edit]] {code}", problem=FileProblem.VALUE
            )
    record = record_of(campaign)
    for row in rows:
        for file in row.files.all():
            wrong = _wrong_in(file, folder=f"{PAPERS}/{campaign.slug}/{FROZEN}")
            if wrong:
                raise CampaignFileError(
                    path=path,
                    place=f"[[frozen]] {row.code} {wrong}",
                    problem=FileProblem.VALUE,
                )
        if PaperState(row.state).is_current:
            require_complete(row.code, record)


def _wrong_in(file: models.FrozenFile, *, folder: str) -> str:
    """Name the column that cannot be; nothing when all may."""
    # The content of a classified paper stays where it was frozen.
    stays = file.paper.is_secret and not file.content
    if not stays and fingerprint(file.content) != file.sha256:
        return "sha256"
    # A place outside the folder of frozen papers would release somebody's other file.
    for name in ("pdf", "docx"):
        place = PurePosixPath(getattr(file, name))
        # To Windows a backslash is a step out of the folder.
        if "\\" in str(place):
            return name
        if str(place.parent) != folder or place.suffix != f".{name}":
            return name
    return ""
