"""Numbers of papers: one running series per agency and year (số, ký hiệu).

Source: Nghị định 30/2020/NĐ-CP, Điều 15; Phụ lục I, mục II.3.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedNumber:
    """What a paper bears once it is issued (số, ký hiệu, ngày).

    Attributes:
        number: Running in its series, from 1.
        symbol: What stands after the stroke, «KH-VP».
        issued_on: The day printed on the paper.
        kind: The kind of document in words, «Kế hoạch».
        replaces: The paper that this one replaces; None for a first issue.
    """

    number: int
    symbol: str
    issued_on: date
    kind: str
    replaces: "IssuedNumber | None" = None
