"""A sentence that remembers its pattern, so that another language can say it too.

It knows no other language: whoever shows it looks the pattern up and fills it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class Wording(str):
    """A Vietnamese sentence, made of a pattern and what fills it (câu kèm số liệu).

    It is the sentence itself wherever text is wanted. A value that is a `Wording` is
    part of the sentence and is said anew with it; any other value stays as it is.

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
        filled = super().__new__(cls, pattern.format(**values) if values else pattern)
        filled.pattern = pattern
        filled.values = values
        return filled


def listed(parts: Iterable[object], between: str = "; ") -> Wording:
    """Return the parts in one line; each that is a `Wording` stays one.

    Args:
        parts: In order.
        between: What stands between two; the same in every language.
    """
    values = {f"part{place}": part for place, part in enumerate(parts)}
    return Wording(between.join(f"{{{name}}}" for name in values), **values)
