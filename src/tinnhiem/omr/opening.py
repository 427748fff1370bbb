"""Scanned files into pictures: PDF, TIFF, JPEG, PNG and folders of them.

What bounds memory and time. Sizes of files, pages and pictures are looked at before
anything is unpacked (`Limits`). Everything that reads foreign bytes runs in children of
ours (`tinnhiem.omr.children`) which the system ends when they take more memory or time
than a page may cost; what ends with them is one page, told as `Unopened`. Pages come
one by one: no more than a few are held at a time, however many a file has. Where the
system has no such bounds (Windows) the clock and the sizes remain.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np

from tinnhiem.core.scanning.opening_fault import OpeningFault
from tinnhiem.omr.children import Child, ChildEndedError
from tinnhiem.omr.finding import ScanFile, files_in
from tinnhiem.omr.frames import Frame
from tinnhiem.omr.leaf import Leaf, leaf_from, leaf_rows
from tinnhiem.omr.limits import LIMITS, Limits
from tinnhiem.omr.pictures import Picture, Unopened

MOST_ENDS: Final = 3  # children that one file may cost, before it is given up


def pictures_in(
    paths: Sequence[Path], *, limits: Limits = LIMITS
) -> Iterator[Picture | Unopened]:
    """Yield every page behind `paths` as a picture, in a stable order.

    For looking at single pages. A pile is read by `tinnhiem.omr.reading`, which sends
    no pixels between processes.

    Args:
        paths: Files and folders.
        limits: What a page may cost.
    """
    child = Child({"kind": "draw"}, limits=limits)
    try:
        for found in leaves_in(paths, limits=limits):
            yield _picture(child, found) if isinstance(found, Leaf) else found
    finally:
        child.close()


def pictures_brought(
    content: bytes, *, name: str, limits: Limits = LIMITS
) -> Iterator[Picture | Unopened]:
    """Yield every page of a file that lies nowhere, as a form of a page brings it.

    Nothing of it is written: it goes to our children through their pipes.

    Args:
        content: The file.
        name: What its pages are to be called.
        limits: What a page may cost.
    """
    scan = ScanFile(name=name, path=Path(), may_be_link=False, content=content)
    child = Child({"kind": "open"}, limits=limits)
    drawing = Child({"kind": "draw"}, limits=limits)
    try:
        for found in leaves_of_file(child, scan):
            yield _picture(drawing, found) if isinstance(found, Leaf) else found
    finally:
        child.close()
        drawing.close()


def leaves_in(
    paths: Sequence[Path], *, limits: Limits = LIMITS
) -> Iterator[Leaf | Unopened]:
    """Yield every page behind `paths` as it is stored, unpacked by nobody yet."""
    child = Child({"kind": "open"}, limits=limits)
    try:
        for scan in files_in(paths, limits=limits):
            if isinstance(scan, Unopened):
                yield scan
            else:
                yield from leaves_of_file(child, scan)
    finally:
        child.close()


class Opener(Protocol):
    """What takes a file apart: a child of ours."""

    def ask(self, question: Frame) -> Iterator[Frame]:
        """Yield what each page came to; the number of pages before the first."""


def leaves_of_file(child: Opener, scan: ScanFile) -> Iterator[Leaf | Unopened]:
    """Yield the pages of one file; go on behind a page at which the child ended."""
    for frame in pages_asked(child, scan):
        yield frame if isinstance(frame, Unopened) else _found(scan, frame)


def pages_asked(child: Opener, scan: ScanFile) -> Iterator[Frame | Unopened]:
    """Yield what a child answers of each page of a file, or that it ended over it.

    Every page comes out once. A file over which the child ended before it had told how
    many pages there are comes out as one.
    """
    start, pages, ends = 1, 0, 0
    while True:
        try:
            for frame in child.ask(_question(scan, start=start)):
                if "pages" in frame.head:
                    pages = int(frame.head["pages"])
                    continue
                start = 1 + int(frame.head.get("leaf", frame.head)["page"])
                yield _refused(scan, frame) if "fault" in frame.head else frame
        except ChildEndedError:
            ends += 1
            yield _costly(scan, start)
            start += 1
            if start > pages:
                return
            if ends == MOST_ENDS:
                yield from (_costly(scan, page) for page in range(start, pages + 1))
                return
        else:
            return


def _question(scan: ScanFile, *, start: int) -> Frame:
    return Frame(
        {
            "name": scan.name,
            "path": os.fsencode(scan.path).hex(),
            "may_be_link": scan.may_be_link,
            "start": start,
        },
        () if scan.content is None else (scan.content,),
    )


def _found(scan: ScanFile, frame: Frame) -> Leaf:
    rows: dict[str, Any] = {**frame.head["leaf"], "file": scan.name}
    return leaf_from(rows, bytes(frame.parts[0]))


def _refused(scan: ScanFile, frame: Frame) -> Unopened:
    return Unopened(
        file=scan.name,
        page=int(frame.head["page"]),
        reason=OpeningFault(frame.head["fault"]),
    )


def _costly(scan: ScanFile, page: int) -> Unopened:
    return Unopened(file=scan.name, page=page, reason=OpeningFault.TOO_COSTLY)


def _picture(child: Child, leaf: Leaf) -> Picture | Unopened:
    fault = OpeningFault.TOO_COSTLY
    try:
        (frame,) = child.ask(Frame({"leaves": [leaf_rows(leaf)]}, [leaf.content]))
    except ChildEndedError:
        return Unopened(file=leaf.file, page=leaf.page, reason=fault)
    if "fault" in frame.head:
        fault = OpeningFault(frame.head["fault"])
        return Unopened(file=leaf.file, page=leaf.page, reason=fault)
    height, width = frame.head["size"]
    grey = np.frombuffer(frame.parts[0], np.uint8).reshape(height, width)
    return Picture(
        file=leaf.file,
        page=leaf.page,
        grey=grey,
        is_bilevel=leaf.is_bilevel,
        digest=leaf.digest,
    )
