"""A page that could not be made a picture; apart, for opening files needs no numpy."""

from dataclasses import dataclass

from tinnhiem.core.scanning.opening_fault import OpeningFault


@dataclass(frozen=True, slots=True, kw_only=True)
class Unopened:
    """A page, or a whole file, that never became a picture.

    Attributes:
        page: From 1; of a file that cannot be opened at all, 1.
        reason: For `messages.scanning` to say in Vietnamese.
    """

    file: str
    page: int
    reason: OpeningFault
