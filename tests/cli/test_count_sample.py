"""`tinnhiem count sample`: sheets by their place, the reason in one sentence."""

import json
from typing import Any

import click
import pytest
from click.testing import CliRunner

from tests.cli.test_scan import call
from tinnhiem.cli.main import tinnhiem
from tinnhiem.core.count.errors import SampleImpossibleError

SEED = ("--seed", "4 1 6 2")


def rows(*words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        call("count", "sample", *SEED, *words, "--json").said
    )
    return found


def test_sheets_are_named_by_their_place_in_the_pile() -> None:
    found = rows("--sheets", "200", "--size", "3")

    assert [one["place"] for one in found["places"]] == [50, 159, 149]


def test_with_batches_also_by_batch_and_place_in_it() -> None:
    found = rows("--batch", "100", "--batch", "50", "--batch", "50", "--size", "3")

    assert found["places"] == [
        {"place": 50, "batch": 1, "sheet": 50},
        {"place": 159, "batch": 3, "sheet": 9},
        {"place": 149, "batch": 2, "sheet": 49},
    ]


@pytest.mark.parametrize(
    ("margin", "wrong", "size"), [("10", 10, 51), ("10%", 10, 51), ("0,5 %", 1, 190)]
)
def test_how_many_follows_from_margin_and_confidence(
    margin: str, wrong: int, size: int
) -> None:
    found = rows("--sheets", "200", "--margin", margin)

    assert (found["wrong"], found["size"]) == (wrong, size)


def test_a_higher_confidence_draws_more() -> None:
    usual = rows("--sheets", "200", "--margin", "10")
    surer = rows("--sheets", "200", "--margin", "10", "--confidence", "99,5")

    assert surer["size"] > usual["size"]


def test_people_read_why_it_is_enough_and_how_to_draw_again() -> None:
    said = call("count", "sample", *SEED, "--sheets", "200", "--margin", "10").said

    assert "Rút 51 trong 200 phiếu" in said
    assert "tờ thứ 50\n" in said
    assert "máy đọc sai ít nhất 10 phiếu" in said
    assert "95 %" in said
    assert "Lindeman và Stark 2012" in said
    assert "SHA-256" in said


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["--sheets", "9"], id="neither margin nor size"),
        pytest.param(["--sheets", "9", "--size", "1", "--margin", "1"], id="both"),
        pytest.param(["--size", "1"], id="no pile"),
        pytest.param(["--sheets", "9", "--batch", "9", "--size", "1"], id="two piles"),
        pytest.param(["--sheets", "9", "--margin", "x"], id="no number"),
        pytest.param(["--sheets", "9", "--margin", "1", "--confidence", "?"], id="?"),
    ],
)
def test_a_wrong_call_says_what_to_give(words: list[str]) -> None:
    with pytest.raises(click.UsageError):
        call("count", "sample", *SEED, *words)


@pytest.mark.parametrize(
    "words",
    [
        ["--sheets", "9", "--size", "10"],
        ["--sheets", "9", "--margin", "0"],
        ["--sheets", "9", "--margin", "300%"],
        ["--sheets", "9", "--margin", "1", "--confidence", "100"],
    ],
)
def test_what_cannot_be_drawn_is_refused(words: list[str]) -> None:
    with pytest.raises(SampleImpossibleError):
        call("count", "sample", *SEED, *words)


def test_a_file_of_readings_is_still_counted_without_naming_the_command() -> None:
    with pytest.raises(click.MissingParameter):
        call("count", "readings")
    assert "Kiểm phiếu" in call_help("count")
    assert "--rulebook" in call_help("count", "readings")


def call_help(*words: str) -> str:
    return CliRunner().invoke(tinnhiem, [*words, "--help"]).stdout
