"""What a produced file says that the record does not, or the other way round."""

from dataclasses import dataclass
from enum import StrEnum


class ReadFile(StrEnum):
    """Where something was read (tệp đọc lại)."""

    PDF = "pdf"
    WORD = "docx"
    MODEL = "model"  # the paper itself, before any file


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """One place where a paper and the record differ (chỗ sai khác).

    Attributes:
        file: Which of the two files, or the paper they were written from.
        place: In Vietnamese, for the clerk: «trang 2», «đoạn 14».
        path: Where in the record the figure stands; empty for words of the form.
        expected: What should stand there.
        found: What stands there; empty when it is missing.
    """

    file: ReadFile
    place: str
    path: str
    expected: str
    found: str

    def __str__(self) -> str:
        """Return the place, what should stand and what stands."""
        return f"{self.place}: «{self.expected}» ≠ «{self.found}»"
