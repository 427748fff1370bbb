"""The public list of fingerprints beside the papers, and the key that salts them."""

import contextlib
import hashlib
import hmac
import json
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from tinnhiem.core.files import FileSyntaxError
from tinnhiem.core.papers.copies import BALLOTS
from tinnhiem.core.papers.proofs import (
    ProofEntry,
    code_of,
    fingerprint_of,
    list_from_table,
    list_to_table,
)
from tinnhiem.papers.encoding import encode
from tinnhiem.papers.marks import has_room
from tinnhiem.papers.model import Mark, Paper
from tinnhiem.papers.whole_files import write_whole

LIST: Final = "van-tay.json"
KEY: Final = ".khoa-van-tay"


@dataclass(slots=True)
class ProofBook:
    """The list of one campaign's papers, as it is kept in their folder."""

    folder: Path
    key: bytes
    entries: list[ProofEntry] = field(default_factory=list)

    def marked(self, paper: Paper, *, is_issued: bool) -> Paper:
        """Return the paper with its mark; the same content has the same code.

        The mark is printed on numbered copies and on what is issued, never on a
        ballot.
        """
        # Nothing on a ballot may differ from sheet to sheet.
        if paper.code in BALLOTS:
            return paper
        content = encode(paper)
        salt = hmac.new(self.key, content.encode(), hashlib.sha256).hexdigest()[:32]
        fingerprint = fingerprint_of(content, salt=salt)
        numbered = any(document.copy_line for document in paper.documents)
        copy = paper.copy if numbered else None
        mark = Mark(
            code=code_of(fingerprint),
            salt=salt,
            title=paper.title,
            copy=copy.number if copy else 0,
            of=copy.of if copy else 0,
            version=self._version(paper, fingerprint),
            is_printed=has_room(paper) and (paper.copy is not None or is_issued),
        )
        return replace(paper, mark=mark)

    def add(
        self,
        paper: Paper,
        *,
        files: Mapping[str, bytes],
        state: str,
        made_at: datetime,
    ) -> None:
        """Put a marked paper's files on the list and write it.

        Raises:
            FileNotWritableError: The folder does not take files.
        """
        if paper.mark is None:
            return
        sums = {name: hashlib.sha256(one).hexdigest() for name, one in files.items()}
        known = next((e for e in self.entries if e.code == paper.mark.code), None)
        entry = known or ProofEntry(
            code=paper.mark.code,
            paper=paper.code,
            title=paper.title,
            copy=paper.copy.number if paper.copy else 0,
            of=paper.copy.of if paper.copy else 0,
            version=paper.mark.version,
            made_at=made_at.isoformat(),
            fingerprint=fingerprint_of(encode(paper), salt=paper.mark.salt),
        )
        entry = replace(entry, state=state, files={**entry.files, **sums})
        self.entries = [*(e for e in self.entries if e is not known), entry]
        self.write()

    def end(self, sums: Collection[str], *, state: str) -> None:
        """Say that the papers with these files are not in force any more.

        Raises:
            FileNotWritableError: The folder does not take files.
        """
        self.entries = [
            replace(entry, state=state)
            if set(sums).intersection(entry.files.values())
            else entry
            for entry in self.entries
        ]
        self.write()

    def _version(self, paper: Paper, fingerprint: str) -> int:
        copy = paper.copy.number if paper.copy else 0
        same = [e for e in self.entries if (e.paper, e.copy) == (paper.code, copy)]
        known = next((e for e in same if e.fingerprint == fingerprint), None)
        return known.version if known else 1 + max((e.version for e in same), default=0)

    def write(self) -> None:
        """Write the list, and the key when there is none yet.

        Raises:
            FileNotWritableError: The folder does not take files.
        """
        order = sorted(self.entries, key=lambda e: (e.paper, e.copy, e.version))
        table = json.dumps(list_to_table(order), ensure_ascii=False, indent=1)
        key = self.folder / KEY
        if not key.exists():
            write_whole(key, self.key)
            with contextlib.suppress(OSError):
                key.chmod(0o600)
        write_whole(self.folder / LIST, table.encode())


def start_book(folder: Path) -> None:
    """Begin the list of a folder, so that folders inside it share it.

    Raises:
        FileNotWritableError: The folder does not take files.
        FileSyntaxError: There is a list, and it is damaged.
    """
    if not (folder / LIST).is_file():
        ProofBook(folder, secrets.token_bytes(32)).write()


def open_book(folder: Path) -> ProofBook:
    """Return the list of a folder, or of the folder above it, or a new one.

    Nothing is written before the first paper is on it.

    Raises:
        FileSyntaxError: The list is damaged; put it back from the backup.
    """
    for place in (folder, folder.parent):
        if (place / LIST).is_file() and (place / KEY).is_file():
            return ProofBook(place, (place / KEY).read_bytes(), read_list(place / LIST))
    return ProofBook(folder, secrets.token_bytes(32))


def read_list(path: Path) -> list[ProofEntry]:
    """Return the entries of a public list.

    Raises:
        FileSyntaxError: It is damaged, or no such list.
    """
    try:
        return list(list_from_table(json.loads(path.read_text(encoding="utf-8"))))
    except (OSError, ValueError, RecursionError) as wrong:
        detail = "không phải danh sách vân tay, hoặc bị hỏng"
        raise FileSyntaxError(str(path), detail=detail) from wrong
