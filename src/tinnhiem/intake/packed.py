"""A zipped office file, opened only as far as it is safe.

What the directory of a package says about sizes and names may be a lie. Every part is
unpacked here once, in pieces and with a limit, before any library sees the file.
"""

import io
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final
from xml.parsers import expat

from tinnhiem.core.files import (
    FileDamagedError,
    FileEncryptedError,
    FileUnpacksTooLargeError,
    FileUnsafeError,
)
from tinnhiem.intake.text_files import MEGABYTE

UNPACKED_LIMIT: Final = 150 * MEGABYTE  # 57,000 rows of ten columns are 40
ALWAYS_FINE: Final = 20 * MEGABYTE
RATIO_LIMIT: Final = 200  # a roster shrinks to a tenth, an empty grid to a hundredth
PARTS_LIMIT: Final = 2_000
PIECE: Final = 1 << 16
LOCAL_HEADER: Final = struct.Struct("<4s22xHH")
LOCAL_MARK: Final = b"PK\x03\x04"
LOCKED: Final = 0x1
METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
XML_SUFFIXES: Final = (".xml", ".rels", ".vml")


class _SeenEnoughError(Exception):
    """The first element has come: what follows can declare nothing any more."""


@dataclass(frozen=True, slots=True)
class Package:
    """An opened package whose parts have all been looked at.

    Attributes:
        path: How refusals name the file.
        content: The whole file, as libraries want it.
        entries: The parts by name.
    """

    path: str
    content: bytes
    entries: dict[str, zipfile.ZipInfo]

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield a part in pieces, never more of it than was declared.

        Raises:
            FileDamagedError: There is no such part, or it does not unpack.
            FileUnpacksTooLargeError: It unpacks to more than the directory says.
        """
        if name not in self.entries:
            raise FileDamagedError(self.path, detail=f"thiếu phần {name}")
        entry = self.entries[name]
        packed = self._packed(entry)
        if entry.compress_type == zipfile.ZIP_STORED:
            yield from _stored(self.path, packed, entry=entry)
        else:
            yield from _inflated(self.path, packed, entry=entry)

    def read(self, name: str) -> bytes:
        """Return a whole part; see `pieces`."""
        return b"".join(self.pieces(name))

    def parse(self, name: str, parser: expat.XMLParserType) -> None:
        """Feed a part to a parser; document type declarations are refused.

        Raises:
            FileUnsafeError: The part declares a document type or an entity.
            FileDamagedError: The part is no XML.
        """
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        try:
            for piece in self.pieces(name):
                parser.Parse(piece, False)  # noqa: FBT003 - no keywords in pyexpat
            parser.Parse(b"", True)  # noqa: FBT003
        except expat.ExpatError as broken:
            detail = f"phần {name}, dòng {broken.lineno}"
            raise FileDamagedError(self.path, detail=detail) from broken
        except (LookupError, ValueError) as strange:
            detail = f"phần {name} khai bảng mã lạ"
            raise FileDamagedError(self.path, detail=detail) from strange

    def _packed(self, entry: zipfile.ZipInfo) -> memoryview:
        start = entry.header_offset
        header = self.content[start : start + LOCAL_HEADER.size]
        if len(header) < LOCAL_HEADER.size or not header.startswith(LOCAL_MARK):
            raise FileDamagedError(self.path, detail=f"phần {entry.filename}")
        _, name_size, extra_size = LOCAL_HEADER.unpack(header)
        begin = start + LOCAL_HEADER.size + name_size + extra_size
        return memoryview(self.content)[begin : begin + entry.compress_size]

    def _refuse_doctype(self, *_declared: Any) -> None:
        detail = "khai báo DOCTYPE, ENTITY trong XML"
        raise FileUnsafeError(self.path, detail=detail)


def open_package(path: str, content: bytes) -> Package:
    """Return a package after every part of it has been looked at.

    Raises:
        FileDamagedError: No zip, or one of its parts is broken.
        FileEncryptedError: A part is locked.
        FileUnpacksTooLargeError: A few kilobytes that would become gigabytes.
        FileUnsafeError: Names that lead out of the folder, names twice, document type
            declarations, kinds of packing that office programs do not use.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as bad:
        raise FileDamagedError(path, detail="không giải nén được") from bad
    _reject_names(path, entries)
    _reject_sizes(path, entries, packed=len(content))
    package = Package(path, content, {entry.filename: entry for entry in entries})
    for entry in entries:
        _look_at(package, entry)
    return package


def _reject_names(path: str, entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > PARTS_LIMIT:
        raise FileUnsafeError(path, detail=f"{len(entries)} phần bên trong")
    times = Counter(entry.filename.casefold() for entry in entries)
    for entry in entries:
        name = entry.filename
        parts = PurePosixPath(name).parts
        if name.startswith("/") or ".." in parts or "\\" in name or ":" in name:
            detail = f"tên «{name[:60]}» bên trong trỏ ra ngoài tệp"
            raise FileUnsafeError(path, detail=detail)
        if times[name.casefold()] > 1:
            detail = f"tên «{name[:60]}» bên trong có hai lần"
            raise FileUnsafeError(path, detail=detail)
        if entry.flag_bits & LOCKED:
            raise FileEncryptedError(path)
        if entry.compress_type not in METHODS:
            detail = f"cách nén số {entry.compress_type}"
            raise FileUnsafeError(path, detail=detail)


def _reject_sizes(path: str, entries: list[zipfile.ZipInfo], *, packed: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    is_dense = unpacked > ALWAYS_FINE and unpacked > packed * RATIO_LIMIT
    if unpacked > UNPACKED_LIMIT or is_dense:
        size = f"{-(-unpacked // MEGABYTE)} MB từ {-(-packed // 1024)} KB"
        raise FileUnpacksTooLargeError(path, detail=size)


def _look_at(package: Package, entry: zipfile.ZipInfo) -> None:
    """Unpack one part to the end, and its XML as far as it could declare anything."""
    if not entry.filename.lower().endswith(XML_SUFFIXES):
        for _ in package.pieces(entry.filename):
            pass
        return
    parser = expat.ParserCreate()
    parser.StartElementHandler = _stop
    try:
        package.parse(entry.filename, parser)
    except _SeenEnoughError:
        for _ in package.pieces(entry.filename):
            pass


def _stop(*_element: Any) -> None:
    raise _SeenEnoughError


def _stored(
    path: str, packed: memoryview, *, entry: zipfile.ZipInfo
) -> Iterator[bytes]:
    content = bytes(packed)
    if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise FileDamagedError(path, detail=f"phần {entry.filename}")
    yield content


def _inflated(
    path: str, packed: memoryview, *, entry: zipfile.ZipInfo
) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    size = checksum = 0
    waiting: bytes | memoryview = packed
    try:
        while not inflate.eof:
            piece = inflate.decompress(waiting, PIECE)
            waiting = inflate.unconsumed_tail
            size += len(piece)
            if size > entry.file_size:
                detail = f"phần {entry.filename} khai {entry.file_size} byte"
                raise FileUnpacksTooLargeError(path, detail=detail)
            if not piece and not waiting and not inflate.eof:
                break
            checksum = zlib.crc32(piece, checksum)
            yield piece
    except zlib.error as broken:
        raise FileDamagedError(path, detail=f"phần {entry.filename}") from broken
    if not inflate.eof or size != entry.file_size or checksum != entry.CRC:
        raise FileDamagedError(path, detail=f"phần {entry.filename}")
