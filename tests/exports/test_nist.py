"""NIST's formats: valid, complete, and nobody's sheet can be put together again."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from dev.validate_nist import FAULTY, UNREADABLE, VALID, main
from tests.exports.nist_subset import cast_vote_records, election_results
from tests.exports.results import REASONS, results, signed
from tests.papers.builders import MADE_AT, make_record
from tinnhiem.core.levels import Level
from tinnhiem.core.record import CampaignRecord
from tinnhiem.exports.nist_cvr import result_cvr
from tinnhiem.exports.nist_ers import result_ers

CVR, ERS = (
    Draft202012Validator(cast_vote_records()),
    Draft202012Validator(election_results()),
)


def cvr(record: CampaignRecord) -> Any:
    return json.loads(result_cvr(record, made_at=MADE_AT))


def ers(record: CampaignRecord) -> Any:
    return json.loads(result_ers(record, made_at=MADE_AT))


def lines(report: Any) -> list[Any]:
    """Return what each record says about its one contest."""
    return [
        one for c in report["CVR"] for s in c["CVRSnapshot"] for one in s["CVRContest"]
    ]


def contents(report: Any) -> Counter[str]:
    return Counter(json.dumps(line, sort_keys=True) for line in lines(report))


@given(results(sheets=40))
@settings(max_examples=12, deadline=None)
def test_every_result_keeps_the_class_tables_of_the_formats(
    record: CampaignRecord,
) -> None:
    CVR.validate(cvr(record))
    ERS.validate(ers(record))


def test_the_class_tables_refuse_what_they_should() -> None:
    report = cvr(signed([(3, 1, 1, 0)]))
    report["CVR"][0]["BatchSequenceId"] = 1
    result = ers(signed([(3, 1, 1, 0)]))
    del result["Election"][0]["Contest"][0]["ElectionDistrictId"]

    assert not CVR.is_valid(report)
    assert not ERS.is_valid(result)


@given(results(sheets=40))
@settings(max_examples=12, deadline=None)
def test_the_lines_add_up_to_the_signed_counts(record: CampaignRecord) -> None:
    report = cvr(record)
    chosen = Counter(
        one["CVRContestSelection"][0]["ContestSelectionId"]
        for one in lines(report)
        if one["Selections"]
    )
    of_contest = Counter(one["ContestId"] for one in lines(report))

    for person, outcome in zip(record.rated, record.outcomes, strict=True):
        contest = f"contest-{person.order}"
        assert of_contest[contest] == outcome.count.returned
        for level in Level:
            answered = chosen[f"{contest}-{level.value}"]
            assert answered == outcome.shares[level].part


def test_five_thousand_sheets_are_five_thousand_records() -> None:
    report = cvr(signed([(4000, 500, 400, 100)]))

    assert len(report["CVR"]) == 5000
    CVR.validate(report)


@pytest.mark.parametrize("reason", REASONS)
def test_a_line_without_a_vote_says_why(reason: str) -> None:
    report = cvr(signed([(2, 0, 0, 1)], reason=reason))

    (line,) = [one for one in lines(report) if not one["Selections"]]
    assert line["Status"]
    assert "CVRContestSelection" not in line


def test_a_record_is_one_line_with_nothing_to_join_it_by() -> None:
    report = cvr(signed([(20, 3, 1, 1)] * 4))

    assert len(report["CVR"]) == 4 * 25
    for one in report["CVR"]:
        assert one.keys() == {"@type", "ElectionId", "CurrentSnapshotId", "CVRSnapshot"}
        (snapshot,) = one["CVRSnapshot"]
        assert snapshot.keys() == {"@id", "@type", "Type", "CVRContest"}
        assert len(snapshot["CVRContest"]) == 1
    ids = [one["CurrentSnapshotId"] for one in report["CVR"]]
    assert len(set(ids)) == len(ids)
    assert all(len(one) == 32 for one in ids)


def test_two_exports_of_one_result_share_contents_but_no_id_and_no_order() -> None:
    record = signed([(10, 8, 6, 1)] * 4)
    one, other = cvr(record), cvr(record)

    assert contents(one) == contents(other)
    ids = [{c["CurrentSnapshotId"] for c in report["CVR"]} for report in (one, other)]
    assert not ids[0] & ids[1]
    assert lines(one) != lines(other)


def test_the_order_of_lines_does_not_pair_two_officeholders() -> None:
    """As if each voter had answered alike about both: the pairs must not show it."""
    report = cvr(signed([(1000, 0, 1000, 0)] * 2))
    answers: dict[str, list[str]] = {"contest-1": [], "contest-2": []}
    for line in lines(report):
        chosen = line["CVRContestSelection"][0]["ContestSelectionId"]
        answers[line["ContestId"]].append(chosen.rpartition("-")[2])

    alike = sum(a == b for a, b in zip(*answers.values(), strict=True))
    # Half of 2,000 pairs, spread 22: ten spreads on either side.
    assert 780 < alike < 1220


def test_nothing_in_a_record_is_a_time_and_nobody_who_voted_is_named() -> None:
    record = make_record()
    report = cvr(record)

    text = json.dumps(report["CVR"])
    assert "2023" not in text
    whole = result_cvr(record, made_at=MADE_AT).decode()
    voters = [v.name for v in record.voters if not v.is_officeholder]
    assert [name for name in voters if name in whole] == []


@given(results(sheets=40))
@settings(max_examples=12, deadline=None)
def test_the_report_of_results_has_every_count(record: CampaignRecord) -> None:
    report = ers(record)

    contests = report["Election"][0]["Contest"]
    for contest, outcome in zip(contests, record.outcomes, strict=True):
        counts = [s["VoteCounts"][0]["Count"] for s in contest["ContestSelection"]]
        assert counts == [outcome.shares[level].part for level in Level]
        assert contest["OtherCounts"][0]["Overvotes"] == outcome.count.several


def test_a_rehearsal_is_marked_as_a_test_in_both() -> None:
    record = make_record(is_rehearsal=True)

    assert ers(record)["IsTest"] is True
    assert cvr(record)["Notes"].startswith("DIỄN TẬP")


def test_the_checker_says_valid_faulty_or_unreadable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    schema, good, bad = (tmp_path / name for name in ("s.json", "g.json", "b.json"))
    schema.write_text(json.dumps(cast_vote_records()), encoding="utf-8")
    good.write_bytes(result_cvr(signed([(1, 0, 0, 0)]), made_at=MADE_AT))
    bad.write_text("{}", encoding="utf-8")

    assert main([str(schema), str(good)]) == VALID
    assert main([str(schema), str(bad)]) == FAULTY
    assert "'Election' is a required property" in capsys.readouterr().out
    assert main([str(schema), str(tmp_path / "none")]) == UNREADABLE
    assert main([]) == UNREADABLE
