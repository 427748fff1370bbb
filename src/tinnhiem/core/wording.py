"""A sentence that remembers its pattern, so that another language can say it too.

It knows no other language: whoever shows it looks the pattern up and fills it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TypeGuard, TypeVar

K = TypeVar("K")


class Wording(str):
    """A Vietnamese sentence, made of a pattern and what fills it (câu kèm số liệu).

    It is the sentence itself wherever text is wanted. A value that is a `Wording` is
    part of the sentence and is said anew with it, a day is written as the language
    writes days; any other value stays as it is.

    Attributes:
        pattern: With names in braces; what a catalogue of words is asked for.
        values: By those names.

    >>> Wording("Có {n} lỗi.", n=3)
    'Có 3 lỗi.'
    """

    pattern: str
    values: Mapping[str, object]
    __slots__ = ("pattern", "values")

    def __new__(cls, pattern: str, /, **values: object) -> Wording:
        """Fill the pattern; without values, braces in it are plain text."""
        shown = {name: _shown(value) for name, value in values.items()}
        filled = super().__new__(cls, pattern.format(**shown) if shown else pattern)
        filled.pattern = pattern
        filled.values = values
        return filled


def wordings(words: Mapping[K, str]) -> dict[K, Wording]:
    """Return a list of words, each as a `Wording`; `dev.words` reads them here."""
    return {key: Wording(said) for key, said in words.items()}


def joined(parts: Iterable[object], between: str = "; ") -> Wording:
    """Return the parts in one line; each that is a `Wording` stays one.

    Args:
        parts: In order.
        between: What stands between two; the same in every language.
    """
    values = {f"part{place}": part for place, part in enumerate(parts)}
    return Wording(between.join(f"{{{name}}}" for name in values), **values)


def vietnamese(day: date) -> str:
    """Return a day as papers print it: 13/7/2023, 05/7/2023.

    Source:
        Nghị định 30/2020/NĐ-CP, Phụ lục I: two digits for days below ten and for
        January and February.
    """
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)  # noqa: PLR2004
    return f"{day.day:02d}/{month}/{day.year}"


def is_day(value: object) -> TypeGuard[date]:
    """Say whether a value is a day, and not a moment of one."""
    return isinstance(value, date) and not isinstance(value, datetime)


def _shown(value: object) -> object:
    return vietnamese(value) if is_day(value) else value
