"""Hold a copy against the fingerprints of every campaign of this folder."""

from pathlib import Path

from django.conf import settings

from tinnhiem.core.papers.proofs import ProofEntry
from tinnhiem.papers.opening import verdict_on_file
from tinnhiem.papers.proof_book import LIST, read_list
from tinnhiem.papers.verifying import Verdict, verify_code
from tinnhiem.store.folder import PAPERS


def verify_typed(typed: str) -> Verdict:
    """Say which copy the code at the foot of a paper belongs to.

    Raises:
        ProofCodeError: It is no code; type it again.
        FileSyntaxError: A list of fingerprints is damaged.
    """
    return verify_code(typed, _entries())


def verify_brought(*, name: str, content: bytes) -> Verdict:
    """Say which copy a file is, and where it was changed. Nothing is kept of it.

    A file that only bears a code is not held against our original: the places that
    differ would hand the paper to whoever types its code, a classified one too.

    Raises:
        FileRefusedError: It is no paper, locked, broken or too long; or a list of
            fingerprints is damaged.
    """
    return verdict_on_file(name, content, _entries(), originals=None)


def _folder() -> Path:
    return Path(settings.DATA_FOLDER) / PAPERS


def _entries() -> list[ProofEntry]:
    lists = sorted(_folder().glob(f"*/{LIST}"))
    return [entry for place in lists for entry in read_list(place)]
