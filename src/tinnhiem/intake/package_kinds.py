"""What a zipped office file is, by its parts and not by its name."""

from enum import StrEnum
from typing import Final

from tinnhiem.core.files import (
    FileEncryptedError,
    FileMacrosError,
    FileNotTableError,
    FileOldFormatError,
)
from tinnhiem.intake.packed import Package

CONTENT_TYPES: Final = "[Content_Types].xml"
MIMETYPE: Final = "mimetype"
MANIFEST: Final = "META-INF/manifest.xml"
OPEN_DOCUMENT: Final = b"application/vnd.oasis.opendocument."
MACRO_PARTS: Final = ("vbaproject.bin", "vbadata.xml")
MACRO_FOLDERS: Final = ("xl/macrosheets/", "basic/", "scripts/")


class PackageKind(StrEnum):
    """A package that may hold a table."""

    XLSX = "xlsx"
    ODS = "ods"
    DOCX = "docx"


def kind_of(package: Package) -> PackageKind:
    """Return what a package is, or refuse what no table is read from.

    Raises:
        FileNotTableError: An archive, slides, a drawing.
        FileOldFormatError: .xlsb, which keeps cells in no readable form.
        FileMacrosError: A program travels with the table.
        FileEncryptedError: An OpenDocument file locked with a password.
    """
    if package.entries.keys() & {"xl/workbook.bin"}:
        raise FileOldFormatError(package.path, detail=".xlsb")
    kind = _of_office(package) or _of_open_document(package)
    if kind is None:
        raise FileNotTableError(package.path, detail="tệp nén")
    _reject_macros(package)
    return kind


def _of_office(package: Package) -> PackageKind | None:
    if CONTENT_TYPES not in package.entries:
        return None
    types = package.read(CONTENT_TYPES)
    if b"macroEnabled" in types:
        raise FileMacrosError(package.path, detail=".xlsm, .docm")
    if b"spreadsheetml.sheet.main" in types or b"spreadsheetml.template.main" in types:
        return PackageKind.XLSX
    if b"wordprocessingml.document.main" in types:
        return PackageKind.DOCX
    raise FileNotTableError(package.path, detail="tệp Office không có bảng tính")


def _of_open_document(package: Package) -> PackageKind | None:
    if MIMETYPE not in package.entries:
        return None
    kind = package.read(MIMETYPE)
    if not kind.startswith(OPEN_DOCUMENT):
        return None
    if MANIFEST in package.entries and b"encryption-data" in package.read(MANIFEST):
        raise FileEncryptedError(package.path)
    if kind.removeprefix(OPEN_DOCUMENT).startswith(b"spreadsheet"):
        return PackageKind.ODS
    raise FileNotTableError(package.path, detail="tệp OpenDocument không phải .ods")


def _reject_macros(package: Package) -> None:
    for name in package.entries:
        folded = name.casefold()
        if folded.endswith(MACRO_PARTS) or folded.startswith(MACRO_FOLDERS):
            raise FileMacrosError(package.path, detail=f"phần {name}")
