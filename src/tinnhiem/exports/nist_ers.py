"""The result in NIST's common data format for results (SP 1500-100, version 2).

Each officeholder is a contest with three answers. The format knows over- and
undervotes; names struck out and sheets that were not issued it does not, so they stand
in the contest's summary, in words.
"""

import json
from datetime import datetime
from typing import Any, Final

from tinnhiem.core.levels import LEVEL_WORDS, Level
from tinnhiem.core.record import CampaignRecord, Conference
from tinnhiem.exports.nist_cvr import UNIT, contest_id, selection_id
from tinnhiem.exports.result_lines import Line, lines_of, one_line

TOTAL: Final = "total"
KIND: Final = "confidence vote in three levels (lấy phiếu tín nhiệm)"
NOTES: Final = (
    "Số liệu theo biên bản kiểm phiếu đã ký. Tỷ lệ tính trên mẫu số theo quy định, "
    "không phải trên tổng các mức. Figures of the signed minutes; shares are of the "
    "whole that the law names, not of the sum of the levels."
)


def result_ers(record: CampaignRecord, *, made_at: datetime) -> bytes:
    """Return the result as an ElectionReport.

    Args:
        record: A campaign whose minutes are signed.
        made_at: Aware; when the file was made.

    Raises:
        NothingToShowError: The minutes are not signed; sign them first.
    """
    lines = lines_of(record)
    head = record.plan.head
    report: dict[str, Any] = {
        "@type": "ElectionResults.ElectionReport",
        "Format": "summary-contest",
        "Status": "certified",
        "GeneratedDate": made_at.isoformat(timespec="seconds"),
        "Issuer": one_line(head.issuer),
        "IssuerAbbreviation": head.symbol.partition("-")[2] or head.symbol,
        "VendorApplicationId": "tinnhiem",
        "SequenceStart": 1,
        "SequenceEnd": 1,
        "IsTest": record.is_rehearsal,
        "Notes": f"{record.rulebook.name}. {NOTES}",
        "Office": [_office(line) for line in lines],
        "Person": [_person(line) for line in lines],
    }
    if record.is_rehearsal:
        report["TestType"] = "rehearsal (diễn tập)"
    if record.conference is not None:
        report["GpUnit"] = [_unit(record, record.conference)]
        report["Election"] = [_election(record, record.conference, lines=lines)]
    return f"{json.dumps(report, ensure_ascii=False, indent=2)}\n".encode()


def _unit(record: CampaignRecord, hall: Conference) -> dict[str, Any]:
    unit: dict[str, Any] = {
        "@id": UNIT,
        "@type": "ElectionResults.ReportingUnit",
        "Type": "other",
        "OtherType": "office",
        "Name": _text(record.plan.head.issuer),
    }
    if hall.attendance is not None:
        unit["VotersRegistered"] = hall.attendance.summoned
    if hall.account is not None:
        unit["VotersParticipated"] = hall.account.issued
    return unit


def _election(
    record: CampaignRecord, hall: Conference, *, lines: tuple[Line, ...]
) -> dict[str, Any]:
    day = hall.starts_at.date().isoformat()
    counted = lines[0].account
    return {
        "@type": "ElectionResults.Election",
        "Name": _text(f"Lấy phiếu tín nhiệm - {record.plan.head.issuer}"),
        "Type": "other",
        "OtherType": KIND,
        "StartDate": day,
        "EndDate": day,
        "ElectionScopeId": UNIT,
        "BallotCounts": [
            {
                "@type": "ElectionResults.BallotCounts",
                "GpUnitId": UNIT,
                "Type": TOTAL,
                "BallotsCast": counted.returned,
                "BallotsOutstanding": max(counted.missing, 0),
                "BallotsRejected": counted.foreign,
            }
        ],
        "Contest": [_contest(line) for line in lines],
    }


def _contest(line: Line) -> dict[str, Any]:
    count = line.outcome.count
    return {
        "@id": contest_id(line),
        "@type": "ElectionResults.BallotMeasureContest",
        "Name": one_line(f"{line.person.name}, {line.person.title}"),
        "ElectionDistrictId": UNIT,
        "SequenceOrder": line.person.order,
        "Type": "other",
        "OtherType": KIND,
        "VoteVariation": "n-of-m",
        "SummaryText": _text(
            f"Phiếu hợp lệ: {count.valid}; không hợp lệ: {count.invalid} (không đánh "
            f"dấu: {count.blank}; đánh dấu từ hai mức: {count.several}; gạch họ tên: "
            f"{count.struck}; không do Ban Kiểm phiếu phát ra: {count.foreign})."
        ),
        "ContestSelection": [
            _selection(line, level, order=place)
            for place, level in enumerate(Level, start=1)
        ],
        "OtherCounts": [
            {
                "@type": "ElectionResults.OtherCounts",
                "GpUnitId": UNIT,
                "Overvotes": count.several,
                "Undervotes": count.blank,
            }
        ],
    }


def _selection(line: Line, level: Level, *, order: int) -> dict[str, Any]:
    return {
        "@id": selection_id(line, level),
        "@type": "ElectionResults.BallotMeasureSelection",
        "Selection": _text(LEVEL_WORDS[level]),
        "SequenceOrder": order,
        "VoteCounts": [
            {
                "@type": "ElectionResults.VoteCounts",
                "GpUnitId": UNIT,
                "Type": TOTAL,
                "Count": line.outcome.shares[level].part,
            }
        ],
    }


def _person(line: Line) -> dict[str, Any]:
    return {
        "@id": f"person-{line.person.order}",
        "@type": "ElectionResults.Person",
        "FullName": _text(line.person.name),
        "Title": _text(line.person.title),
    }


def _office(line: Line) -> dict[str, Any]:
    return {
        "@id": f"office-{line.person.order}",
        "@type": "ElectionResults.Office",
        "Name": _text(line.person.title),
        "OfficeHolderPersonIds": [f"person-{line.person.order}"],
    }


def _text(words: str) -> dict[str, Any]:
    said = {
        "@type": "ElectionResults.LanguageString",
        "Content": one_line(words),
        "Language": "vi",
    }
    return {"@type": "ElectionResults.InternationalizedText", "Text": [said]}
