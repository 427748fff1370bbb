"""Numbers of papers: one running series per agency and year (số, ký hiệu).

Source: Nghị định 30/2020/NĐ-CP, Điều 15; Phụ lục I, mục II.3.
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tinnhiem.core.plans.feasibility import is_working_day

# Nghị định 30/2020/NĐ-CP, Phụ lục III, mục I: every kind that has an abbreviation.
KINDS: Final = frozenset(
    (
        *("NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA"),
        *("DA", "BC", "BB", "TTr", "HĐ", "CĐ", "BGN", "BTT", "GUQ", "GM", "GGT"),
        *("GNP", "PG", "PC", "PB", "SY", "TrS", "SL"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedNumber:
    """What a paper bears once it is issued (số, ký hiệu, ngày).

    Attributes:
        number: Running in its series, from 1.
        symbol: What stands after the stroke, «KH-VP»; «-KH/CB» of the Party.
        issued_on: The day printed on the paper.
        kind: The kind of document in words, «Kế hoạch».
        replaces: The paper that this one replaces; None for a first issue.
    """

    number: int
    symbol: str
    issued_on: date
    kind: str
    replaces: "IssuedNumber | None" = None


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Series:
    """One running series of numbers (hệ thống số).

    Attributes:
        issuer: Whose series, as the symbol names them: «VP», «BKP».
        period: The year «2023»; of the Party the term of office «2020-2025».
        kind: The abbreviation of the kind where each kind runs alone, as in the
            Party; empty where all kinds share one series, as in the State.
        is_secret: The separate series of classified papers.
    """

    issuer: str
    period: str
    kind: str = ""
    is_secret: bool = False


def series_of(symbol: str, *, issued_on: date, is_secret: bool, term: str) -> Series:
    """Return the series that the next paper of `symbol` takes its number from.

    Args:
        symbol: «KH-VP» of the State; «-BC/CB» of the Party, whose hyphen comes first.
        issued_on: The day of issue; its year is the period of the State.
        is_secret: Classified papers have a series of their own.
        term: The Party's term of office; its year of issue where it is not known.

    Source: Nghị định 30/2020/NĐ-CP, Điều 15; the Party's way by Hướng dẫn 05-HD/VPTW,
    seen in secondary sources only.
    """
    year = str(issued_on.year)
    if symbol.startswith("-"):
        kind, _, issuer = symbol.removeprefix("-").partition("/")
        return Series(
            issuer=issuer, kind=kind, period=term or year, is_secret=is_secret
        )
    first, _, rest = symbol.partition("-")
    # A công văn bears no kind: «VP-HCQT» is the office, then the unit that drafted.
    issuer = rest if first in KINDS and rest else first
    return Series(issuer=issuer, period=year, is_secret=is_secret)


def cited(number: int, symbol: str) -> str:
    """Return «05/KH-VP» of the State, «05-BC/CB» of the Party."""
    stroke = "" if symbol.startswith("-") else "/"
    return f"{number:02d}{stroke}{symbol}"


def last_day_to_issue(signed_on: date, *, holidays: Container[date] = ()) -> date:
    """Return the next working day after the signature: the last to give a number.

    Source: Nghị định 30/2020/NĐ-CP, Điều 15.2 and Điều 18.
    """
    day = signed_on + timedelta(days=1)
    while not is_working_day(day, holidays=holidays):
        day += timedelta(days=1)
    return day
