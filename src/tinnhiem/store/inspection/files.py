"""Files of a data folder beside its database: logs, tables, drafts, backups."""

import io
import json
import tarfile
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from typing import BinaryIO, Final, cast

from tinnhiem.core.secrecy.images import image_of
from tinnhiem.core.secrecy.leak import Blind, LeakKind, LookedAt
from tinnhiem.core.secrecy.shapes import (
    forbidden_keys,
    has_rows_of_keys,
    shapes_in,
    shapes_in_json,
)
from tinnhiem.store.backup.sealed import MAGIC as BACKUP
from tinnhiem.store.backup.sealed import Opener
from tinnhiem.store.inspection.database import look_at_database
from tinnhiem.store.inspection.found import Found
from tinnhiem.store.inspection.sqlite_bytes import MAGIC as SQLITE

SEALED: Final = b"TNSEALED\x01"
SEALED_NAME: Final = ".kin"
ZIPPED, PDF = b"PK\x03\x04", b"%PDF"
UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
TEMPORARY: Final = (".dang-ghi", ".tmp", ".temp", ".part", ".swp", ".bak", "~")
TRACES: Final = "tinnhiem-loi-"  # where a fault of ours keeps what happened
UPLOADS: Final = ".upload"  # how Django calls what it puts down of a form's file

# Rows of cells in the bytes of a workbook or another table; None where it is none.
ReadRows = Callable[[bytes, str], Sequence[Sequence[str]] | None]


class FileSearch:
    """Looks at files one by one, inside backups as well."""

    def __init__(
        self, found: Found, *, read_rows: ReadRows, passphrase: str | None
    ) -> None:
        self._found, self._read_rows = found, read_rows
        self._passphrase = passphrase

    def look_at(self, content: bytes, *, place: str) -> None:
        """Search one file, whatever it is.

        Raises:
            FileUnreadableError: A database in it is damaged.
            BackupRefusedError, PassphraseRefusedError: It is a backup, and cannot be
                read with this passphrase.
        """
        self._found.looked[LookedAt.FILES] += 1
        shape = image_of(content)
        if shape is not None:
            self._found.leak(LeakKind.SCAN_FILE, place, shape.value)
        if content.startswith(SEALED):
            self._found.looked[LookedAt.SEALED_FILES] += 1
            self._found.blind("kho", Blind.SEALED)
        elif content.startswith(BACKUP):
            self._look_at_backup(content, place=place)
        elif content.startswith(SQLITE):
            look_at_database(content, b"", self._found, place=place)
        elif content.startswith(PDF):
            self._found.blind("PDF", Blind.PDF)
            self._look_at_text(content, place=place)
        else:
            if place.endswith(SEALED_NAME):
                self._found.leak(LeakKind.CLEAR_IN_VAULT, place, "chưa mã hóa")
            self._look_at_text(content, place=place)

    def look_at_log(self, content: bytes, *, place: str) -> None:
        """Search the lines of a log."""
        for number, line in enumerate(_text(content).splitlines(), 1):
            self._found.looked[LookedAt.LOG_LINES] += 1
            shapes = {shape.value for shape in shapes_in(line)}
            try:
                read = json.loads(line)
            except ValueError:
                read = None
            if isinstance(read, dict):
                shapes |= {shape.value for shape in shapes_in_json(read)}
                shapes |= forbidden_keys(read)
            for shape in sorted(shapes):
                self._found.leak(LeakKind.LOG, f"{place}, dòng {number}", shape)

    def _look_at_text(self, content: bytes, *, place: str) -> None:
        shapes = {shape.value for shape in shapes_in(_text(content))}
        if content.startswith(ZIPPED):
            rows = self._read_rows(content, place)
            if rows is None:
                self._found.blind(place, Blind.UNREADABLE)
            elif has_rows_of_keys([";".join(row) for row in rows]):
                shapes.add("table")
        for shape in sorted(shapes):
            self._found.leak(_kind_of(place), place, shape)

    def _look_at_backup(self, content: bytes, *, place: str) -> None:
        self._found.looked[LookedAt.BACKUPS] += 1
        if self._passphrase is None:
            self._found.blind(place, Blind.NO_PASSPHRASE)
            return
        opened = Opener(io.BytesIO(content), self._passphrase, path=place)
        with tarfile.open(fileobj=cast("BinaryIO", opened), mode="r|") as archive:
            for member in archive:
                file = archive.extractfile(member) if member.isreg() else None
                if file is None:
                    continue
                inner = f"{place} » {member.name.partition('/')[2] or member.name}"
                if is_log(inner):
                    self.look_at_log(file.read(), place=inner)
                else:
                    self.look_at(file.read(), place=inner)


def is_log(place: str) -> bool:
    """Say whether a file holds lines of the log."""
    return PurePosixPath(place).name.startswith("nhat-ky.log")


def _kind_of(place: str) -> LeakKind:
    name = PurePosixPath(place).name
    is_temporary = name.endswith(TEMPORARY) or name.startswith(TRACES)
    return LeakKind.TEMPORARY_FILE if is_temporary else LeakKind.READINGS_FILE


def _text(content: bytes) -> str:
    if content.startswith(UTF_16):
        return content.decode("utf-16", errors="replace")
    return content.decode("utf-8", errors="replace").removeprefix("\ufeff")
