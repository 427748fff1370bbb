"""Opening a copy that somebody brought, and the list to hold it against."""

from pathlib import Path

from tinnhiem.core.files import FileMissingError
from tinnhiem.intake.text_files import read_bytes
from tinnhiem.papers.opening import LARGEST, verdict_on_file
from tinnhiem.papers.proof_book import LIST, read_list
from tinnhiem.papers.verifying import Verdict, verify_code


def verdict_on(file: Path | None, typed: str | None, listed: Path | None) -> Verdict:
    """Return what can be said of a file, or of a code.

    Raises:
        FileRefusedError: The file or the list cannot be read.
        ProofCodeError: What was typed is no code.
    """
    place = listed or _beside(file)
    entries = read_list(place) if place else None
    if file is None:
        if entries is None:
            raise FileMissingError(LIST)
        return verify_code(typed or "", entries)
    content = read_bytes(file, limit=LARGEST)
    originals = place.parent if place else None
    return verdict_on_file(str(file), content, entries, originals=originals)


def _beside(file: Path | None) -> Path | None:
    folder = file.parent if file else Path()
    for place in (folder / LIST, folder.parent / LIST):
        if place.is_file():
            return place
    return None
