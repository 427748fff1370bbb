"""Cast-vote records in NIST's common data format (SP 1500-103), one line each.

The format means a record to be a ballot sheet. Ours are not: with 25 voters and four
names a sixth to a third of all sheets are unlike any other, and who knows one answer
would find the rest. So a record here is **one line about one officeholder**, and it is
made from the signed counts, not from stored readings: the file is a function of those
counts and of fresh dice, so it tells nothing that the minutes do not
(docs/adr, «A cast-vote record holds one line about one officeholder»).
"""

import json
import secrets
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from tinnhiem.core.count.count import Count
from tinnhiem.core.levels import LEVEL_WORDS, Level
from tinnhiem.core.record import CampaignRecord
from tinnhiem.exports.result_lines import Line, lines_of, one_line

VERSION: Final = "1.0.0"
ELECTION, UNIT, DEVICE = "election", "office", "program"
ID_BYTES: Final = 16
REPORT_TYPE: Final = "lines per officeholder, made from signed counts"
NOTES: Final = (
    "Mỗi bản ghi là một dòng về một người, không phải một lá phiếu; các dòng được trộn "
    "ngẫu nhiên, không nối được với nhau và không nối được với người ghi phiếu. Each "
    "record is one line about one person, never a ballot sheet; lines are shuffled and "
    "can be joined neither with each other nor with a voter."
)
# Why a line has no vote, in the words of the format.
INVALID: Final[dict[str, dict[str, Any]]] = {
    "blank": {"Undervotes": 1, "Status": ["not-indicated", "undervoted"]},
    "several": {"Overvotes": 1, "Status": ["invalidated-rules", "overvoted"]},
    "struck": {"Status": ["invalidated-rules", "other"], "OtherStatus": "struck-name"},
    "foreign": {
        "Status": ["invalidated-rules", "other"],
        "OtherStatus": "sheet-not-issued",
    },
}


def result_cvr(record: CampaignRecord, *, made_at: datetime) -> bytes:
    """Return the lines as a CastVoteRecordReport; another order and ids each time.

    Args:
        record: A campaign whose minutes are signed.
        made_at: Aware; when the file was made, which the format demands. No record
            has a time.

    Raises:
        NothingToShowError: The minutes are not signed; sign them first.
    """
    lines = lines_of(record)
    report = {
        "@type": "CVR.CastVoteRecordReport",
        "Version": VERSION,
        "GeneratedDate": made_at.isoformat(timespec="seconds"),
        "Notes": f"DIỄN TẬP. {NOTES}" if record.is_rehearsal else NOTES,
        "ReportType": ["other"],
        "OtherReportType": REPORT_TYPE,
        "ReportGeneratingDeviceIds": [DEVICE],
        "ReportingDevice": [
            {"@id": DEVICE, "@type": "CVR.ReportingDevice", "Application": "tinnhiem"}
        ],
        "GpUnit": [
            {
                "@id": UNIT,
                "@type": "CVR.GpUnit",
                "Type": "other",
                "OtherType": "office",
                "Name": one_line(record.plan.head.issuer),
            }
        ],
        "Election": [_election(record, lines)],
    }
    # One record at a time: a large vote has hundreds of thousands.
    records = b",".join(_compact(_record(marked)) for marked in _shuffled_marks(lines))
    return b'%b,"CVR":[%b]}\n' % (_compact(report).removesuffix(b"}"), records)


def _compact(table: dict[str, Any]) -> bytes:
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()


def contest_id(line: Line) -> str:
    """Return the id of an officeholder's contest: the place on the ballot."""
    return f"contest-{line.person.order}"


def selection_id(line: Line, level: Level) -> str:
    """Return the id of one level of one officeholder."""
    return f"{contest_id(line)}-{level.value}"


def _election(record: CampaignRecord, lines: tuple[Line, ...]) -> dict[str, Any]:
    return {
        "@id": ELECTION,
        "@type": "CVR.Election",
        "Name": f"Lấy phiếu tín nhiệm - {one_line(record.plan.head.issuer)}",
        "ElectionScopeId": UNIT,
        "Contest": [_contest(line) for line in lines],
    }


def _contest(line: Line) -> dict[str, Any]:
    return {
        "@id": contest_id(line),
        "@type": "CVR.BallotMeasureContest",
        "Name": one_line(f"{line.person.name}, {line.person.title}"),
        "VoteVariation": "n-of-m",
        "ContestSelection": [
            {
                "@id": selection_id(line, level),
                "@type": "CVR.BallotMeasureSelection",
                "Selection": LEVEL_WORDS[level],
            }
            for level in Level
        ],
    }


def _shuffled_marks(lines: tuple[Line, ...]) -> list[dict[str, Any]]:
    marks = [mark for line in lines for mark in _marks(line)]
    # Nothing to hide is in their order, for it comes from counts; whoever adds a field
    # one day shall not find a meaningful order either.
    secrets.SystemRandom().shuffle(marks)
    return marks


def _record(marked: dict[str, Any]) -> dict[str, Any]:
    snapshot = secrets.token_hex(ID_BYTES)
    return {
        "@type": "CVR.CVR",
        "ElectionId": ELECTION,
        "CurrentSnapshotId": snapshot,
        "CVRSnapshot": [
            {
                "@id": snapshot,
                "@type": "CVR.CVRSnapshot",
                "Type": "interpreted",
                "CVRContest": [marked],
            }
        ],
    }


def _marks(line: Line) -> Iterator[dict[str, Any]]:
    """Yield what was marked, once for each counted line of this officeholder."""
    count = line.outcome.count
    for level in Level:
        marked = _valid(line, level)
        yield from (marked for _ in range(_of(count, level.value)))
    for reason, told in INVALID.items():
        marked = {**_empty(line), "Selections": 0, **told}
        yield from (marked for _ in range(_of(count, reason)))


def _of(count: Count, name: str) -> int:
    found: int = getattr(count, name)
    return found


def _valid(line: Line, level: Level) -> dict[str, Any]:
    position = {
        "@type": "CVR.SelectionPosition",
        "HasIndication": "yes",
        "NumberVotes": 1,
    }
    return {
        **_empty(line),
        "Selections": 1,
        "CVRContestSelection": [
            {
                "@type": "CVR.CVRContestSelection",
                "ContestSelectionId": selection_id(line, level),
                "SelectionPosition": [position],
            }
        ],
    }


def _empty(line: Line) -> dict[str, Any]:
    return {"@type": "CVR.CVRContest", "ContestId": contest_id(line)}
