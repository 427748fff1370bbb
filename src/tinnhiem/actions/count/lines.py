"""Writing lines so that neither a sheet nor an order can be found again."""

import secrets
from collections.abc import Iterable
from typing import Final

from tinnhiem.core.count.mark import Mark
from tinnhiem.store import models

# Which total of a count each mark adds to.
TOTAL_OF: Final[dict[Mark, str]] = {
    Mark.HIGH: "high",
    Mark.CONFIDENCE: "confidence",
    Mark.LOW: "low",
    Mark.BLANK: "blank",
    Mark.SEVERAL: "several",
    Mark.STRUCK: "struck",
}


def save_lines(counts: Iterable[models.OfficeholderCount]) -> None:
    """Write one row per line of each count, in an order that is nobody's.

    Rows are made from the totals, not from the sheets, so no order of the box can
    survive; they are shuffled, for the order of insertion stays visible in the file.
    """
    lines = [
        models.LineReading(of=count, mark=mark.value)
        for count in counts
        for mark, total in TOTAL_OF.items()
        for _ in range(getattr(count, total))
    ]
    secrets.SystemRandom().shuffle(lines)
    models.LineReading.objects.bulk_create(lines, batch_size=5000)
