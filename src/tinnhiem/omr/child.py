"""What a child of ours does: `python -m tinnhiem.omr.child`, over its own pipes.

Everything that touches foreign bytes happens here. Before the first of them is read,
this process has given up its error output, the right to write files and to grow beyond
its memory (`tinnhiem.omr.limits.confine`); for each page it may compute only so long.

Replies to four kinds of question: `open` a file into leaves, `read` leaves into
readings, `draw` leaves into pictures, `show` the pages of a file, or what a frame of a
camera shows.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from tinnhiem.core.scanning.files import ScanUnopenedError
from tinnhiem.core.scanning.layout import SheetLayout, layout_from
from tinnhiem.core.scanning.opening_fault import OpeningFault
from tinnhiem.omr.finding import ScanFile
from tinnhiem.omr.frames import Frame, read_frame, write_frame
from tinnhiem.omr.leaf import Leaf, leaf_from, leaf_rows
from tinnhiem.omr.limits import Limits, allow_seconds, confine
from tinnhiem.omr.readings import reading_rows

if TYPE_CHECKING:  # numpy takes longer to load than ten pages to open
    from tinnhiem.omr.pictures import Picture, Unopened


class Reader(Protocol):
    """What reads a picture: `tinnhiem.omr.sheets.SheetReader`."""

    def read(self, picture: Picture) -> Any:
        """Return a reading and its strokes."""


def main() -> None:
    """Answer questions until who asks is gone."""
    answers, questions = _own_pipes()
    setup = read_frame(questions)
    if setup is None:
        return
    limits = Limits(**setup.head["limits"])
    answer = ANSWERS[setup.head["kind"]](setup.head, limits)
    confine(limits)
    write_frame(answers, Frame({"ready": True}))
    while (question := read_frame(questions)) is not None:
        allow_seconds(limits.seconds)
        for frame in answer(question):
            write_frame(answers, frame)
            allow_seconds(limits.seconds)
        write_frame(answers, Frame({"end": True}))


def _own_pipes() -> tuple[Any, Any]:
    """Take the two pipes for us alone, so that no library writes into them."""
    answers = os.fdopen(os.dup(1), "wb", buffering=1 << 20)
    questions = os.fdopen(os.dup(0), "rb", buffering=1 << 20)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    return answers, questions


Answer = Callable[[Frame], Iterator[Frame]]


def _opening(_setup: dict[str, Any], limits: Limits) -> Answer:
    from tinnhiem.omr.opening_file import leaves_of
    from tinnhiem.omr.opening_pdf import bound_unpacking

    bound_unpacking()

    def answer(question: Frame) -> Iterator[Frame]:
        start = question.head["start"]
        for found in leaves_of(_scan(question), limits=limits, start=start):
            if isinstance(found, Leaf):
                yield Frame({"leaf": leaf_rows(found)}, [found.content])
            else:
                yield _no_leaf(found)

    return answer


def _scan(question: Frame) -> ScanFile:
    asked = question.head
    return ScanFile(
        name=asked["name"],
        path=Path(os.fsdecode(bytes.fromhex(asked["path"]))),
        may_be_link=asked["may_be_link"],
        content=bytes(question.parts[0]) if question.parts else None,
    )


def _no_leaf(found: Unopened | int) -> Frame:
    if isinstance(found, int):
        return Frame({"pages": found})
    return Frame({"page": found.page, "fault": found.reason.value})


def _reading(setup: dict[str, Any], limits: Limits) -> Answer:
    import numpy as np

    from tinnhiem.omr.unpacking import picture_of

    reader = _reader(setup["reader"], [layout_from(rows) for rows in setup["layouts"]])

    def answer(question: Frame) -> Iterator[Frame]:
        for leaf in _leaves(question):
            try:
                picture = picture_of(leaf, limits=limits)
            except ScanUnopenedError as refused:
                yield Frame({"page": leaf.page, "fault": refused.fault.value})
                continue
            try:
                read = reader.read(picture)
            except Exception:  # noqa: BLE001 - one page may not stop a pile
                fell = OpeningFault.READER_FELL
                yield Frame({"page": leaf.page, "fault": fell.value})
                continue
            strokes = read.strokes
            parts = [] if strokes is None else [strokes.astype(np.float16).tobytes()]
            yield Frame({"reading": reading_rows(read.reading)}, parts)

    return answer


def _showing(setup: dict[str, Any], limits: Limits) -> Answer:
    from tinnhiem.omr.opening_file import leaves_of
    from tinnhiem.omr.opening_pdf import bound_unpacking
    from tinnhiem.omr.shown import Room, fallen, shown, shown_frame
    from tinnhiem.omr.unpacking import picture_of
    from tinnhiem.omr.viewfinder import NoFrameError, Viewfinder, sight_rows

    bound_unpacking()
    layouts = [layout_from(rows) for rows in setup["layouts"]]
    reader, finder = _reader(setup["reader"], layouts), Viewfinder(layouts)
    room = Room(**setup["room"])

    def page(leaf: Leaf) -> Frame:
        try:
            picture = picture_of(leaf, limits=limits)
        except ScanUnopenedError as refused:
            return Frame({"page": leaf.page, "fault": refused.fault.value})
        try:
            return shown_frame(shown(reader.read(picture), picture, room=room))
        except Exception:  # noqa: BLE001 - one page may not lose an upload
            return shown_frame(fallen(picture, room=room))

    def answer(question: Frame) -> Iterator[Frame]:
        if "look" in question.head:
            try:
                yield Frame(
                    {"sight": sight_rows(finder.look(bytes(question.parts[0])))}
                )
            except NoFrameError:
                yield Frame({"sight": None})
            return
        start = question.head["start"]
        for found in leaves_of(_scan(question), limits=limits, start=start):
            yield page(found) if isinstance(found, Leaf) else _no_leaf(found)

    return answer


def _drawing(_setup: dict[str, Any], limits: Limits) -> Answer:
    from tinnhiem.omr.unpacking import picture_of

    def answer(question: Frame) -> Iterator[Frame]:
        for leaf in _leaves(question):
            try:
                picture = picture_of(leaf, limits=limits)
            except ScanUnopenedError as refused:
                yield Frame({"page": leaf.page, "fault": refused.fault.value})
            else:
                yield Frame(
                    {"size": picture.grey.shape}, [picture.grey.reshape(-1).data]
                )

    return answer


ANSWERS: dict[str, Callable[[dict[str, Any], Limits], Answer]] = {
    "open": _opening,
    "read": _reading,
    "draw": _drawing,
    "show": _showing,
}


def _leaves(question: Frame) -> Iterator[Leaf]:
    for rows, content in zip(question.head["leaves"], question.parts, strict=True):
        yield leaf_from(rows, bytes(content))


def _reader(place: str, layouts: list[SheetLayout]) -> Reader:
    """Return the reader of that name, with one thread: the pile has its own."""
    import cv2

    cv2.setNumThreads(1)
    module, name = place.split(":")
    made: Reader = getattr(import_module(module), name)(layouts)
    return made


if __name__ == "__main__":
    main()
