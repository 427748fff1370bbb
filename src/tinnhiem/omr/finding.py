"""Which files lie behind the paths that somebody named, in an order that stays.

Follows no link out of a folder. Looks at names only: what a file is, its content tells
(`tinnhiem.omr.opening`).
"""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

from tinnhiem.core.scanning.opening_fault import OpeningFault
from tinnhiem.omr.limits import LIMITS, Limits
from tinnhiem.omr.unopened import Unopened

# What systems and we ourselves leave in folders; nothing else is passed over.
NOT_SCANS: Final = {"thumbs.db", "desktop.ini"}
LAYOUTS: Final = ".json"
DEEPEST: Final = 8  # folders within folders


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanFile:
    """A file to open.

    Attributes:
        name: As a person is told, safe to print.
        may_be_link: Named by a person, so a link is followed.
        content: Of a file that lies nowhere, only in memory; None for one on a disk.
    """

    name: str
    path: Path
    may_be_link: bool
    content: bytes | None = field(default=None, repr=False)


def files_in(
    paths: Sequence[Path], *, limits: Limits = LIMITS
) -> Iterator[ScanFile | Unopened]:
    """Yield the files that `paths` name, folders by the number in the name.

    «trang 2» comes before «trang 10». What cannot be read is told, never left out.
    """
    found = _every_file(paths)
    yield from islice(found, limits.most_files)
    beyond = next(found, None)
    if beyond is not None:
        name = beyond.file if isinstance(beyond, Unopened) else beyond.name
        yield Unopened(file=name, page=1, reason=OpeningFault.TOO_MANY_FILES)


def printable(name: str) -> str:
    """Return a name of a file without what a terminal or JSON cannot take."""
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for letter in text
    )


def _every_file(paths: Sequence[Path]) -> Iterator[ScanFile | Unopened]:
    for path in paths:
        name = printable(str(path))
        try:
            is_folder = path.is_dir()
        except OSError:
            yield Unopened(file=name, page=1, reason=OpeningFault.NOT_ALLOWED)
            continue
        if not is_folder:
            yield ScanFile(name=name, path=path, may_be_link=True)
            continue
        inside = list(_in_folder(path, root=Path(os.path.realpath(path)), depth=1))
        if not inside:
            yield Unopened(file=name, page=1, reason=OpeningFault.EMPTY)
        yield from inside


def _in_folder(
    folder: Path, *, root: Path, depth: int
) -> Iterator[ScanFile | Unopened]:
    try:
        names = sorted(os.listdir(folder), key=_order)  # noqa: PTH208 - names, not paths
    except OSError:
        yield Unopened(
            file=printable(str(folder)), page=1, reason=OpeningFault.NOT_ALLOWED
        )
        return
    for name in names:
        if name.startswith(".") or name.lower() in NOT_SCANS:
            continue
        path = folder / name
        if path.is_symlink():
            yield from _link(path, root=root)
        elif path.is_dir():
            yield from _deeper(path, root=root, depth=depth)
        elif not name.lower().endswith(LAYOUTS):
            yield ScanFile(name=printable(str(path)), path=path, may_be_link=False)


def _deeper(path: Path, *, root: Path, depth: int) -> Iterator[ScanFile | Unopened]:
    if depth < DEEPEST:
        yield from _in_folder(path, root=root, depth=depth + 1)
    else:
        yield Unopened(
            file=printable(str(path)), page=1, reason=OpeningFault.TOO_MANY_FILES
        )


def _link(path: Path, *, root: Path) -> Iterator[Unopened]:
    """Yield a refusal, unless the link stays inside: then its target is read itself."""
    target = Path(os.path.realpath(path))
    name = printable(str(path))
    if not target.exists():
        yield Unopened(file=name, page=1, reason=OpeningFault.MISSING)
    elif not target.is_relative_to(root):
        yield Unopened(file=name, page=1, reason=OpeningFault.LINK_OUTSIDE)


def _order(name: str) -> tuple[list[tuple[bool, int, str]], str]:
    parts = re.findall(r"\d+|\D+", name.casefold())
    return (
        [
            (not part.isdecimal(), int(part) if part.isdecimal() else 0, part)
            for part in parts
        ],
        name,
    )
