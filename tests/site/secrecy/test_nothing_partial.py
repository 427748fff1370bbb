"""Before the last signature nobody outside the committee learns a figure of the count.

The strongest form: two votes that differ only in their marks answer every address,
every export and every command with the same bytes.
"""

import re
from pathlib import Path

import pytest

from tests.site.secrecy.twins import (
    COLUMNS,
    Told,
    answer,
    command,
    files_of,
    half_keyed,
    half_scanned,
    open_to,
    plain,
    recorded_and_signed_by_one,
    scanned_and_signed_by_one,
    twins,
)
from tinnhiem.core.access.duty import Duty

STATES = [
    pytest.param(half_keyed, id="half keyed"),
    pytest.param(recorded_and_signed_by_one, id="recorded, one signature"),
    pytest.param(half_scanned, id="half scanned"),
    pytest.param(scanned_and_signed_by_one, id="scanned, one signature"),
]
DATA = ("--data", "{folder}")
COMMANDS = [
    # First: printing papers writes the hour into the journal, and its chain with it.
    ("audit", "verify", *DATA),
    ("campaign", "show", *DATA),
    ("campaign", "list", *DATA),
    ("campaign", "checklist", *DATA),
    ("campaign", "journal", *DATA),
    ("campaign", "export", *DATA),
    ("conference", "show", *DATA),
    ("ballots", "show", *DATA),
    ("people", "roster", *DATA),
    ("papers", "list", *DATA),
    ("papers", "status", *DATA),
    ("papers", "make", "--code", "D20", *DATA),
    ("papers", "make", "--code", "D21", *DATA),
    ("papers", "make", "--code", "D17", *DATA),
    ("papers", "make", "--code", "D19", *DATA),
    ("result", "export", "--format", "csv", *DATA),
    ("result", "export", "--format", "json", *DATA),
    ("result", "export", "--format", "cvr", *DATA),
    ("result", "export", "--format", "ers", *DATA),
    ("result", "chart", "--out", "{folder}/bieu-do.svg", *DATA),
    ("archive", "make", "{folder}/goi.zip", *DATA),
    ("secrecy", "check", "{folder}", "--json"),
]


@pytest.mark.parametrize("told", STATES)
def test_every_address_answers_the_same_whatever_was_marked(
    folder: Path, told: Told
) -> None:
    pair = twins(folder, told)
    got: dict[str, dict[tuple[str, str], tuple[int, str, bytes]]] = {}
    for which in COLUMNS:
        pair.into(which)
        got[which] = {
            (duty.value, address.name): answer(pair, duty, address.path)
            for duty in Duty
            for address in open_to(duty)
        }

    first, second = got.values()
    assert len(first) > 150
    statuses = [status for status, _, _ in first.values()]
    assert statuses.count(200) > 150
    assert [key for key in first if first[key] != second[key]] == []


@pytest.mark.parametrize("told", STATES)
def test_every_command_says_the_same_whatever_was_marked(
    folder: Path, told: Told
) -> None:
    pair = twins(folder, told)
    said = {
        which: [command(*words, folder=pair.into(which)) for words in COMMANDS]
        for which in COLUMNS
    }

    differing = [
        " ".join(words)
        for words, one, other in zip(COMMANDS, said["a"], said["b"], strict=True)
        if one != other
    ]
    assert differing == []


@pytest.mark.parametrize("told", STATES)
def test_the_log_and_the_sizes_of_files_say_nothing(folder: Path, told: Told) -> None:
    pair = twins(folder, told)
    logs = [
        plain((place / "nhat-ky.log").read_bytes())
        if (place / "nhat-ky.log").exists()
        else b""
        for place in pair.folders.values()
    ]
    sizes = [dict(files_of(place)) for place in pair.folders.values()]

    assert logs[0] == logs[1]
    assert sizes[0] == sizes[1]


def test_the_comparison_sees_a_single_figure() -> None:
    """What is taken out before comparing is no figure of a count."""
    for text in (b"13/9/2", b"<td>13</td>", b"13 phi\xe1\xba\xbfu", b"54,17 %"):
        assert plain(text) == text
    assert not re.search(rb"\d", plain(b"10:32"))
