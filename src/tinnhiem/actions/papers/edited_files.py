"""Word files of the data folder that somebody edited where they lie."""

import shutil
from collections.abc import Collection
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from tinnhiem.core.files import FileNotWritableError
from tinnhiem.core.papers.words.errors import EditedOutsideError
from tinnhiem.store import journal, models
from tinnhiem.store.folder import EDITED, PAPERS


def edited_files(
    campaign: models.Campaign, codes: Collection[str] | None = None
) -> tuple[models.MadePaper, ...]:
    """Return the papers whose Word file is not as it was written (None: of all codes).

    Nothing that was changed there is in the PDF until it is brought back.
    """
    return tuple(
        row
        for row in campaign.papers.all()
        if (codes is None or row.code.partition("-")[0] in codes) and _is_edited(row)
    )


def keep_edited_files(
    *, campaign: models.Campaign, codes: Collection[str] | None, now: datetime
) -> tuple[Path, ...]:
    """Set such files aside before the paper is made again; nothing typed is lost.

    Raises:
        FileNotWritableError: The folder does not take files.
    """
    folder = Path(settings.DATA_FOLDER) / PAPERS / campaign.slug / EDITED
    kept: list[Path] = []
    for row in edited_files(campaign, codes):
        source = Path(settings.DATA_FOLDER) / row.docx
        target = folder / f"{source.stem}-{now:%Y%m%d-%H%M%S}.docx"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
        except OSError as refused:
            said = str(refused.strerror)
            raise FileNotWritableError(str(target), detail=said) from refused
        kept.append(target)
    if kept:
        journal.write(
            campaign, "edits.set-aside", at=now, files=[path.name for path in kept]
        )
    return tuple(kept)


def require_not_edited_outside(campaign: models.Campaign, code: str) -> None:
    """Refuse to issue a paper while its Word file says something else than its PDF.

    Raises:
        EditedOutsideError: Bring the file back, or make the paper again.
    """
    for row in edited_files(campaign, [code]):
        raise EditedOutsideError(paper=row.code, file=row.docx)


def _is_edited(row: models.MadePaper) -> bool:
    path = Path(settings.DATA_FOLDER) / row.docx
    if not row.docx_sha256 or not path.is_file():
        return False
    return sha256(path.read_bytes()).hexdigest() != row.docx_sha256
