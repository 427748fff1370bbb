"""The signed result as JSON, by the schema in `docs/reference/schemas`.

Scripts rely on it: fields are added, never renamed; a field that changes its meaning
raises `VERSION`. Every figure is an integer; percents are strings, for reading only.
"""

import hashlib
import json
from datetime import datetime
from typing import Any, Final

from tinnhiem.core.levels import Level
from tinnhiem.core.outcome.outcome import Finding
from tinnhiem.core.record import CampaignRecord, Conference
from tinnhiem.core.rules.citation import Citation
from tinnhiem.core.share import BASE_WORDS
from tinnhiem.exports.result_lines import Line, lines_of, one_line

FORMAT: Final = "tinnhiem-result"
VERSION: Final = 1
_COUNTED: Final = ("high", "confidence", "low", "blank", "several", "struck", "foreign")
_SUMS: Final = ("valid", "invalid", "returned")
_SHEETS: Final = (
    *("printed", "damaged", "stamped", "issued", "exchanged", "unused"),
    *("returned", "missing", "foreign"),
)


def result_json(record: CampaignRecord, *, made_at: datetime) -> bytes:
    """Return the result as UTF-8 JSON that ends in a line break.

    Args:
        record: A campaign whose minutes are signed.
        made_at: Aware; when the file was made.

    Raises:
        NothingToShowError: The minutes are not signed; sign them first.
    """
    lines = lines_of(record)
    table = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": made_at.isoformat(timespec="seconds"),
        "campaign": record.slug,
        "is_rehearsal": record.is_rehearsal,
        "issuer": one_line(record.plan.head.issuer),
        "rulebook": _rulebook(record),
        "conference": _conference(record.conference) if record.conference else None,
        "base": {
            "code": record.rulebook.share_base.value.value,
            "words": BASE_WORDS[record.rulebook.share_base.value],
            "citation": _citation(record.rulebook.share_base.citation),
        },
        "officeholders": [_officeholder(line) for line in lines],
    }
    return f"{json.dumps(table, ensure_ascii=False, indent=2)}\n".encode()


def _rulebook(record: CampaignRecord) -> dict[str, Any]:
    law = record.rulebook
    return {
        "key": law.key,
        "version": law.version,
        "name": law.name,
        "title": law.title,
        "sha256": hashlib.sha256(law.text.encode()).hexdigest(),
        "overrides": [
            {
                "rule": one.rule,
                "value": one.value,
                "reason": one.reason,
                "by": one.by,
                "decided_on": one.decided_on.isoformat(),
            }
            for one in record.overrides
        ],
    }


def _conference(hall: Conference) -> dict[str, Any]:
    met, account = hall.attendance, hall.account
    return {
        "on": hall.starts_at.date().isoformat(),
        "venue": one_line(hall.venue),
        "summoned": met.summoned if met else None,
        "present": met.present if met else None,
        "sheets": {name: getattr(account, name) for name in _SHEETS}
        if account
        else None,
    }


def _officeholder(line: Line) -> dict[str, Any]:
    outcome = line.outcome
    return {
        "order": line.person.order,
        "name": one_line(line.person.name),
        "title": one_line(line.person.title),
        "counts": {name: getattr(outcome.count, name) for name in (*_COUNTED, *_SUMS)},
        "whole": outcome.shares[Level.HIGH].whole,
        "percent": {level: share.percent() for level, share in outcome.shares.items()},
        "finding": _finding(outcome.finding),
        "exposures": [exposure.value for exposure in outcome.exposures],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    band = finding.band
    return {
        "band": {"key": band.key, "text": one_line(band.text)} if band else None,
        "citation": _citation(finding.citation),
    }


def _citation(citation: Citation) -> dict[str, str]:
    return {
        "instrument": citation.instrument,
        "article": citation.article,
        "status": citation.status.value,
    }
