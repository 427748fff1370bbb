"""Numbers that somebody typed as words into a paper that reports the result.

The figures of the result come from the record alone. A number that is typed looks like
one of them and follows nothing, so papers that report the result take none.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final

from tinnhiem.core.papers.words.edits import EditedLine

# What reports the count, the conference or the result.
RESULT_PAPERS: Final = frozenset({"D16", "D17", "D19", "D20", "D21"})
PLACE: Final = "{…}"
_NUMBERS: Final = frozenset(
    {
        *("một", "mốt", "hai", "ba", "bốn", "tư", "năm", "lăm", "nhăm", "sáu", "bảy"),
        *("bẩy", "tám", "chín", "mười", "mươi", "chục", "trăm", "nghìn", "ngàn"),
        *("linh", "lẻ", "rưỡi", "nửa"),
    }
)
# Beside these a number says how many votes, or what share of them.
_COUNTED: Final = frozenset({"phiếu", "%", "nhiệm", "cao", "thấp"})
# «trong năm» is a year, not a five.
_BEFORE_YEAR: Final = frozenset(
    {"trong", "đầu", "giữa", "cuối", "hằng", "hàng", "từng", "cả"}
)
_REACH: Final = 3


def typed_figures(before: str, after: str) -> tuple[str, ...]:
    """Return the numbers that `after` says and `before` does not, in their order.

    Every number in digits counts; one in words («mười ba») where it stands beside
    «phiếu», «%», «tín nhiệm» or a level, within three words.

    Args:
        before: The words of the form, figures as `PLACE` or left out.
        after: The words as edited, likewise.
    """
    left = Counter(_said(before))
    typed = []
    for number in _said(after):
        if left[number]:
            left[number] -= 1
        else:
            typed.append(number[0])
    return tuple(dict.fromkeys(typed))


def words_in(lines: tuple[EditedLine, ...]) -> str:
    """Return the words of an edit; a figure is `PLACE`, never a number."""
    return "\n".join(
        "".join(PLACE if run.figure is not None else run.text for run in line.runs)
        for line in lines
    )


def _said(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each number, and whether it counts votes."""
    words = list(_words(text))
    for at, word in enumerate(words):
        near = words[max(at - _REACH, 0) : at + _REACH + 1]
        counts = any(one in _COUNTED or one.endswith("%") for one in near)
        if any(letter.isnumeric() for letter in word):
            yield word, counts
        elif _is_number(words, at) and counts:
            yield word, True


def _is_number(words: list[str], at: int) -> bool:
    if words[at] == "không":  # «không có phiếu» is nought, «không hợp lệ» is a word
        return words[at + 1 : at + 2] == ["phiếu"] or (
            words[at + 1 : at + 3] == ["có", "phiếu"]
        )
    is_year = words[at] == "năm" and at > 0 and words[at - 1] in _BEFORE_YEAR
    return words[at] in _NUMBERS and not is_year


def _words(text: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFC", text).casefold().replace(PLACE, " ")
    plain = plain.replace("phần trăm", "%")
    apart = "".join(one if one.isalnum() or one == "%" else " " for one in plain)
    yield from apart.replace("%", " % ").split()
