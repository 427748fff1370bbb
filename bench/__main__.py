"""`python -m bench`: every measurement, one after the other."""

import sys
from collections.abc import Callable
from typing import Final

from bench import (
    checkin,
    count,
    demo,
    dossier,
    imports,
    keying,
    pages,
    papers,
    rewriting,
    scanning,
    start,
)

PARTS: Final[dict[str, Callable[[], int]]] = {
    "The whole job (demo), cold": demo.main,
    "Start of a light command, seconds": start.main,
    "Counting 5,000 × 50, against numpy.bincount": count.main,
    "The dossier, against docxtpl, LibreOffice and PDF": dossier.main,
    "Reading 57,000 people, against openpyxl on the same file": imports.main,
    "Rewriting the tables after a count of 5,000 × 50": rewriting.main,
    "Pages over loopback, against an empty view of the same server": pages.main,
    "Keying 81 × 15 in Chromium, until the minutes can be printed": keying.main,
    "1,500 voters at 20 desks, 200 phones watching": checkin.main,
    "Scanned ballots, against decoding and auto-multiple-choice": scanning.main,
    "Papers a second, against WeasyPrint on the same text": papers.main,
}


def main() -> int:
    """Run all; the exit code is 1 when any budget is missed."""
    missed = 0
    for title, part in PARTS.items():
        print(title)
        missed |= part()
    return missed


sys.exit(main())
