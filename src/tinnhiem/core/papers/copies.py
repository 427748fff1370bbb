"""How many copies a paper has and who gets them, before anything is printed.

Source: Nghị định 30/2020/NĐ-CP, Điều 17.1.a (as many copies as Nơi nhận says), Điều
19 (one is kept); classified papers: number, time and recipients exactly (Điều 18.2).
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tinnhiem.core.papers.errors import (
    CopiesDisagreeError,
    CopyHandedOverError,
    CopyNotPrintedError,
    CopyUnknownError,
    PrintNeedsReasonError,
    ReprintNeedsReasonError,
)

# Counted sheet by sheet in the ledger of ballots, not by copies; all are alike.
BALLOTS: Final = frozenset({"D14", "D14L"})
_COUNTED: Final = re.compile(r"\(\s*0*(?P<copies>\d{1,4})(?:\s*bản)?\s*\)")


@dataclass(frozen=True, slots=True)
class CopyShare:
    """One line of Nơi nhận: who gets how many copies; `is_stated`: the line says so."""

    recipient: str
    copies: int = 1
    is_stated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLife:
    """One numbered copy, what was printed of it and who has it.

    Attributes:
        number: Bản số, from 1.
        printed: How many times this copy was printed.
        handed_to: Who took it; empty while it lies with the clerk.
    """

    number: int
    recipient: str
    printed: int = 0
    handed_to: str = ""


def share_in(line: str) -> CopyShare:
    """Return the share a line of Nơi nhận speaks of: «… (02 bản)»; one if silent."""
    found = _COUNTED.search(line)
    if found is None:
        return CopyShare(line)
    recipient = " ".join(_COUNTED.sub("", line).split())
    return CopyShare(recipient, int(found["copies"]), is_stated=True)


def allot(shares: Iterable[CopyShare]) -> tuple[CopyLife, ...]:
    """Return one numbered copy after the other, in the order of Nơi nhận."""
    names = [share.recipient for share in shares for _ in range(share.copies)]
    return tuple(
        CopyLife(number=number, recipient=name)
        for number, name in enumerate(names, start=1)
    )


def require_copy(copies: Iterable[CopyLife], number: int, *, code: str) -> CopyLife:
    """Return copy `number`.

    Raises:
        CopyUnknownError: So many copies were not allotted.
    """
    known = {copy.number: copy for copy in copies}
    if number not in known:
        raise CopyUnknownError(code, number=number, allotted=len(known))
    return known[number]


def require_agreement(
    copies: Iterable[CopyLife], shares: Iterable[CopyShare], *, code: str
) -> None:
    """Refuse an allotment that does not agree with Nơi nhận.

    A line that says how many gets so many; one that names a group gets at least one;
    nobody else gets any.

    Raises:
        CopiesDisagreeError: Correct the copies, or the recipients of the paper.
    """
    allotted = Counter(copy.recipient for copy in copies)
    for share in shares:
        given = allotted.pop(share.recipient, 0)
        if given < 1 or (share.is_stated and given != share.copies):
            raise CopiesDisagreeError(
                code, recipient=share.recipient, allotted=given, said=share.copies
            )
    for recipient, given in allotted.items():
        raise CopiesDisagreeError(code, recipient=recipient, allotted=given, said=0)


def require_printable(
    copy: CopyLife, *, code: str, reason: str, is_secret: bool = False
) -> None:
    """Refuse a second print of the same copy, or any of a classified one, unreasoned.

    Raises:
        CopyHandedOverError: The copy has left the office; its recipient has it.
        PrintNeedsReasonError: The paper is classified; each print has its reason.
        ReprintNeedsReasonError: It was printed before; say what became of that print.
    """
    if copy.handed_to:
        raise CopyHandedOverError(code, number=copy.number, handed_to=copy.handed_to)
    if is_secret and not reason.strip():
        raise PrintNeedsReasonError(code, number=copy.number)
    if copy.printed and not reason.strip():
        raise ReprintNeedsReasonError(code, number=copy.number, printed=copy.printed)


def require_present(copy: CopyLife, *, code: str) -> None:
    """Refuse to hand over a copy that is not there.

    Raises:
        CopyHandedOverError: Somebody has it already.
        CopyNotPrintedError: It was not printed yet.
    """
    if copy.handed_to:
        raise CopyHandedOverError(code, number=copy.number, handed_to=copy.handed_to)
    if not copy.printed:
        raise CopyNotPrintedError(code, number=copy.number)
