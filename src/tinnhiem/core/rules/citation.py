"""Pointing at a sentence of law, and saying how well we know it."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How well a rule is known (mức độ kiểm chứng)."""

    SEEN = "seen"
    PRACTICE = "practice"
    INFERRED = "inferred"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a figure comes from.

    Attributes:
        instrument: Kind and number together («Quy định 96-QĐ/TW»): two instruments
            of 2023 bear the number 96, so a number never stands alone.
        article: «Điều 6.3»; empty when only the instrument is known.
        source: Where a person saw it (a document, a page, the seed's plan).
        status: How well it is known.
    """

    instrument: str
    article: str
    source: str
    status: Status

    def __str__(self) -> str:
        """Return the words that papers and refusals print (Vietnamese)."""
        return f"{self.article} {self.instrument}" if self.article else self.instrument
