"""What stands on one line of one sheet."""

from enum import StrEnum


class Mark(StrEnum):
    """A reading of one person line. The value is the key a typist presses."""

    HIGH = "1"
    CONFIDENCE = "2"
    LOW = "3"
    BLANK = "0"  # no box marked
    SEVERAL = "X"  # two or three boxes marked
    STRUCK = "G"  # printed name struck out (gạch tên)
