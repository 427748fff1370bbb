"""Messages between us and a child of ours: a head in JSON, then bytes.

No pickles: what comes back from a process that touched a hostile file is text and
numbers, which can be looked at, and runs nothing.
"""

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Final

LENGTH: Final = struct.Struct(">II")  # of the head in bytes, and how many parts follow
PART: Final = struct.Struct(">Q")
LONGEST_HEAD: Final = 50_000_000
LONGEST_PART: Final = 500_000_000
MOST_PARTS: Final = 10_000


class FrameBrokenError(Exception):
    """What came through a pipe is no frame of ours, or it ended within one."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One message."""

    head: dict[str, Any]
    parts: Sequence[bytes | memoryview] = field(default=())


def write_frame(stream: BinaryIO, frame: Frame) -> None:
    """Write one message and send it off."""
    head = json.dumps(frame.head, ensure_ascii=True).encode("ascii")
    stream.write(LENGTH.pack(len(head), len(frame.parts)))
    stream.write(head)
    for part in frame.parts:
        stream.write(PART.pack(len(part)))
        stream.write(part)
    stream.flush()


def read_frame(stream: BinaryIO) -> Frame | None:
    """Return the next message; None when the other side has closed.

    Raises:
        FrameBrokenError: The other side ended in the middle, or wrote something else.
    """
    start = stream.read(LENGTH.size)
    if not start:
        return None
    if len(start) < LENGTH.size:
        raise FrameBrokenError
    length, number = LENGTH.unpack(start)
    if length > LONGEST_HEAD or number > MOST_PARTS:
        raise FrameBrokenError
    try:
        head = json.loads(_exactly(stream, length))
    except ValueError as error:
        raise FrameBrokenError from error
    return Frame(head, [_part(stream) for _ in range(number)])


def _part(stream: BinaryIO) -> bytes:
    (length,) = PART.unpack(_exactly(stream, PART.size))
    if length > LONGEST_PART:
        raise FrameBrokenError
    return _exactly(stream, length)


def _exactly(stream: BinaryIO, length: int) -> bytes:
    found = stream.read(length)
    if len(found) < length:
        raise FrameBrokenError
    return found
