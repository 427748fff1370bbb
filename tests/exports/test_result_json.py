"""JSON by the published schema: exact integers, the law, and nothing beside them."""

import hashlib
import json
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from jsonschema import Draft202012Validator

from tests.exports.results import law, results, signed
from tests.papers.builders import MADE_AT
from tinnhiem.core.record import CampaignRecord
from tinnhiem.exports.result_json import result_json

SCHEMA = json.loads(
    (
        Path(__file__).parents[2]
        / "docs"
        / "reference"
        / "schemas"
        / "result.schema.json"
    ).read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(
    SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER
)


def exported(record: CampaignRecord) -> Any:
    return json.loads(result_json(record, made_at=MADE_AT))


def numbers_in(value: object) -> list[object]:
    match value:
        case dict():
            return [n for one in value.values() for n in numbers_in(one)]
        case list():
            return [n for one in value for n in numbers_in(one)]
        case bool() | str() | None:
            return []
        case _:
            return [value]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@given(results())
@settings(max_examples=25, deadline=None)
def test_every_result_keeps_the_schema(record: CampaignRecord) -> None:
    VALIDATOR.validate(exported(record))


def test_the_schema_refuses_what_it_should() -> None:
    for path, wrong in (
        (("officeholders", 0, "counts", "low"), 1.5),
        (("officeholders", 0, "percent", "low"), "12.50%"),
        (("rulebook", "sha256"), "abc"),
        (("voters",), []),
    ):
        table = exported(signed([(3, 1, 0, 0)]))
        place = table
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = wrong
        assert not VALIDATOR.is_valid(table), path


@given(results())
@settings(max_examples=25, deadline=None)
def test_every_number_is_an_integer_and_the_sums_hold(record: CampaignRecord) -> None:
    table = exported(record)

    assert all(type(number) is int for number in numbers_in(table))
    for one in table["officeholders"]:
        counts = one["counts"]
        assert counts["high"] + counts["confidence"] + counts["low"] == counts["valid"]
        assert counts["valid"] + counts["invalid"] == counts["returned"]


def test_the_law_is_named_with_the_fingerprint_of_its_text() -> None:
    table = exported(signed([(3, 1, 0, 0)]))

    assert table["rulebook"]["key"] == "party-96-qd-tw-2023"
    assert (
        table["rulebook"]["sha256"] == hashlib.sha256(law().text.encode()).hexdigest()
    )
    assert table["base"]["code"] == "returned"


def test_nobody_who_voted_is_named() -> None:
    record = signed([(3, 1, 0, 0)])
    text = result_json(record, made_at=MADE_AT).decode()

    assert [voter.name for voter in record.voters if voter.name in text] == []
