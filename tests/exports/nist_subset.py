"""What the two NIST formats demand of the classes that we write, as JSON schemas.

Written by us from the class tables of SP 1500-103 and SP 1500-100 (version 2): the
attributes we use, which are required, their types and the words they may have. These
are not NIST's schemas and cover no more than we write; `dev/validate_nist.py` holds a
file against the published ones.
"""

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string", "minLength": 1}
COUNT: Schema = {"type": "integer", "minimum": 0}
YES_OR_NO: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "format": "date"}
MOMENT: Schema = {
    "type": "string",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$",
}


def word(*allowed: str) -> Schema:
    return {"enum": list(allowed)}


def many(item: Schema, *, least: int = 0) -> Schema:
    return {"type": "array", "items": item, "minItems": least}


def cls(name: str, *, needs: dict[str, Schema], may: dict[str, Schema]) -> Schema:
    """Return the schema of one class: attributes it needs, attributes it may have."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["@type", *needs],
        "properties": {"@type": {"const": name}, **needs, **may},
    }


def cast_vote_records() -> Schema:
    """Return the schema of a CastVoteRecordReport, as far as we use it."""
    return cls(
        "CVR.CastVoteRecordReport",
        needs={
            "Election": many(_cvr_election(), least=1),
            "GeneratedDate": MOMENT,
            "GpUnit": many(_cvr_unit(), least=1),
            "ReportGeneratingDeviceIds": many(TEXT, least=1),
            "ReportingDevice": many(_cvr_device(), least=1),
            "Version": word("1.0.0"),
        },
        may={
            "CVR": many(_cvr_record()),
            "Notes": TEXT,
            "ReportType": many(word("adjudicated", "aggregated", "other")),
            "OtherReportType": TEXT,
        },
    )


def _cvr_record() -> Schema:
    snapshot = cls(
        "CVR.CVRSnapshot",
        needs={"@id": TEXT, "Type": word("interpreted", "modified", "original")},
        may={"CVRContest": many(_cvr_marked())},
    )
    return cls(
        "CVR.CVR",
        needs={
            "CVRSnapshot": many(snapshot, least=1),
            "CurrentSnapshotId": TEXT,
            "ElectionId": TEXT,
        },
        may={},
    )


def _cvr_marked() -> Schema:
    position = cls(
        "CVR.SelectionPosition",
        needs={"HasIndication": word("yes", "no", "unknown"), "NumberVotes": COUNT},
        may={},
    )
    chosen = cls(
        "CVR.CVRContestSelection",
        needs={"SelectionPosition": many(position, least=1)},
        may={"ContestSelectionId": TEXT},
    )
    status = word(
        "invalidated-rules", "not-indicated", "other", "overvoted", "undervoted"
    )
    return cls(
        "CVR.CVRContest",
        needs={"ContestId": TEXT},
        may={
            "CVRContestSelection": many(chosen),
            "Selections": COUNT,
            "Overvotes": COUNT,
            "Undervotes": COUNT,
            "Status": many(status),
            "OtherStatus": TEXT,
        },
    )


def _cvr_election() -> Schema:
    answer = cls(
        "CVR.BallotMeasureSelection", needs={"@id": TEXT, "Selection": TEXT}, may={}
    )
    contest = cls(
        "CVR.BallotMeasureContest",
        needs={"@id": TEXT, "ContestSelection": many(answer, least=1)},
        may={"Name": TEXT, "VoteVariation": word("n-of-m", "other", "plurality")},
    )
    return cls(
        "CVR.Election",
        needs={
            "@id": TEXT,
            "Contest": many(contest, least=1),
            "ElectionScopeId": TEXT,
        },
        may={"Name": TEXT},
    )


def _cvr_unit() -> Schema:
    return cls(
        "CVR.GpUnit",
        needs={"@id": TEXT, "Type": word("other", "polling-place", "precinct")},
        may={"OtherType": TEXT, "Name": TEXT},
    )


def _cvr_device() -> Schema:
    return cls("CVR.ReportingDevice", needs={"@id": TEXT}, may={"Application": TEXT})


def election_results() -> Schema:
    """Return the schema of an ElectionReport, as far as we use it."""
    words = _words()
    person = cls(
        "ElectionResults.Person",
        needs={"@id": TEXT},
        may={"FullName": words, "Title": words},
    )
    office = cls(
        "ElectionResults.Office",
        needs={"@id": TEXT, "Name": words},
        may={"OfficeHolderPersonIds": many(TEXT)},
    )
    unit = cls(
        "ElectionResults.ReportingUnit",
        needs={"@id": TEXT, "Type": word("other")},
        may={
            "OtherType": TEXT,
            "Name": words,
            "VotersRegistered": COUNT,
            "VotersParticipated": COUNT,
        },
    )
    return cls(
        "ElectionResults.ElectionReport",
        needs={
            "Format": word("precinct-level", "summary-contest"),
            "GeneratedDate": MOMENT,
            "Issuer": TEXT,
            "IssuerAbbreviation": TEXT,
            "SequenceEnd": COUNT,
            "SequenceStart": COUNT,
            "Status": word("certified", "correction", "recount"),
            "VendorApplicationId": TEXT,
        },
        may={
            "Election": many(_ers_election()),
            "GpUnit": many(unit),
            "IsTest": YES_OR_NO,
            "TestType": TEXT,
            "Notes": TEXT,
            "Office": many(office),
            "Person": many(person),
        },
    )


def _words() -> Schema:
    said = cls(
        "ElectionResults.LanguageString",
        needs={"Content": TEXT, "Language": word("vi")},
        may={},
    )
    return cls(
        "ElectionResults.InternationalizedText",
        needs={"Text": many(said, least=1)},
        may={},
    )


def _ers_election() -> Schema:
    where: dict[str, Schema] = {"GpUnitId": TEXT}
    counts = cls(
        "ElectionResults.BallotCounts",
        needs={**where, "Type": word("total")},
        may={
            "BallotsCast": COUNT,
            "BallotsOutstanding": COUNT,
            "BallotsRejected": COUNT,
        },
    )
    return cls(
        "ElectionResults.Election",
        needs={
            "ElectionScopeId": TEXT,
            "EndDate": DAY,
            "Name": _words(),
            "StartDate": DAY,
            "Type": word("other", "special", "general"),
        },
        may={
            "OtherType": TEXT,
            "BallotCounts": many(counts),
            "Contest": many(_ers_contest()),
        },
    )


def _ers_contest() -> Schema:
    votes = cls(
        "ElectionResults.VoteCounts",
        needs={"Count": COUNT, "GpUnitId": TEXT, "Type": word("total")},
        may={},
    )
    answer = cls(
        "ElectionResults.BallotMeasureSelection",
        needs={"@id": TEXT, "Selection": _words()},
        may={"SequenceOrder": COUNT, "VoteCounts": many(votes)},
    )
    other = cls(
        "ElectionResults.OtherCounts",
        needs={"GpUnitId": TEXT},
        may={"Overvotes": COUNT, "Undervotes": COUNT},
    )
    return cls(
        "ElectionResults.BallotMeasureContest",
        needs={"@id": TEXT, "ElectionDistrictId": TEXT, "Name": TEXT},
        may={
            "ContestSelection": many(answer),
            "OtherCounts": many(other),
            "SequenceOrder": COUNT,
            "Type": word("ballot-measure", "other"),
            "OtherType": TEXT,
            "VoteVariation": word("n-of-m", "other", "plurality"),
            "SummaryText": _words(),
        },
    )
