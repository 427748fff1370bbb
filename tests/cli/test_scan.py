"""`tinnhiem scan read`: every page in, every page out, and nothing on the disk."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from tests.cli.conftest import DONE, REFUSED, UNREADABLE, Answer, Ask
from tests.omr.scans import paper, put, saved
from tests.scans.files import write_pdf
from tests.scans.model import LEVELS, TUNING, Device, GeneratedPage
from tests.scans.pages import generate
from tests.scans.plain_sheet import plain_sheet
from tests.scans.sheets import PrintedSheet
from tests.site.stories import tell
from tinnhiem.cli import run as door
from tinnhiem.cli.files.scan_read import pace_words
from tinnhiem.cli.main import tinnhiem
from tinnhiem.core.errors import VoteError
from tinnhiem.core.files import FileMissingError
from tinnhiem.core.scanning.errors import (
    ClusterFarError,
    ClusterMissingError,
    ClusterSilentError,
    ClusterUnfitError,
    LayoutBrokenError,
    SheetsUnprintedError,
)
from tinnhiem.core.scanning.layout import FORMAT

ROWS = 6
COPIER = Device(name="copier", level=LEVELS["L1"])
# Whoever runs the tests in the background has them started deaf to Ctrl-C.
HEARS_CTRL_C = (
    "import runpy, signal;"
    "signal.signal(signal.SIGINT, signal.default_int_handler);"
    "runpy.run_module('tinnhiem.cli', run_name='__main__', alter_sys=True)"
)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a PDF of three ballots and one sheet of paper, and the layout file."""
    folder = tmp_path_factory.mktemp("scans")
    sheet = plain_sheet(ROWS)
    write_pdf([page_of(sheet, seed) for seed in TUNING[:3]], folder / "lo 1.pdf")
    put(folder, "giay.png", saved(paper(dpi=200), "PNG"))
    layout = folder / "phieu.json"
    layout.write_text(layout_text(sheet), encoding="utf-8")
    return folder, layout


def page_of(sheet: PrintedSheet, seed: int) -> GeneratedPage:
    return generate(sheet, COPIER, seed)


def layout_text(sheet: PrintedSheet) -> str:
    return json.dumps(
        {
            "format": FORMAT,
            "unit": "mm",
            "style": "PLAIN7",
            "batch": 1,
            "people": [f"Người thứ {row}" for row in range(1, ROWS + 1)],
            "pages": [page.layout for page in sheet.pages],
        }
    )


def call(*words: str | Path) -> Answer:
    """Call a command without any data folder; standard output alone."""
    done = CliRunner().invoke(
        tinnhiem, [str(word) for word in words], standalone_mode=False
    )
    if done.exception is not None:
        raise done.exception
    value = done.return_value
    return Answer(value if isinstance(value, int) else DONE, done.stdout)


def as_json(*words: str | Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(call("scan", "read", *words, "--json").said)
    return found


def test_every_page_is_one_record_with_what_scripts_rely_on(
    places: tuple[Path, Path],
) -> None:
    folder, layout = places

    printed = as_json(folder, "--layout", layout, "--jobs", "1")

    pages = printed["pages"]
    assert [(Path(page["file"]).name, page["page"]) for page in pages] == [
        ("giay.png", 1),
        ("lo 1.pdf", 1),
        ("lo 1.pdf", 2),
        ("lo 1.pdf", 3),
    ]
    wanted = {"file", "page", "outcome", "code", "rows", "reason"}
    assert all(wanted <= page.keys() for page in pages)
    assert pages[0]["outcome"] == "rejected"
    assert pages[0]["reason"] == "no-markers"
    for page in pages[1:]:
        assert page["outcome"] in {"read", "flagged"}
        assert [row["row"] for row in page["rows"]] == list(range(1, ROWS + 1))
        assert all(row["answer"] in {0, 1, 2, 3, None} for row in page["rows"])
        assert all((row["answer"] is None) == bool(row["flag"]) for row in page["rows"])


def test_sums_match_the_records(places: tuple[Path, Path]) -> None:
    folder, layout = places

    printed = as_json(folder, "--layout", layout)

    totals, pages = printed["totals"], printed["pages"]
    outcomes = [page["outcome"] for page in pages]
    assert totals["pages"] == len(pages)
    assert totals["read"] == outcomes.count("read")
    assert totals["flagged"] == outcomes.count("flagged")
    assert totals["rejected"] == outcomes.count("rejected")
    assert totals["duplicates"] == outcomes.count("duplicate")
    answered = sum(row["answer"] is not None for page in pages for row in page["rows"])
    assert sum(sum(line.values()) for line in totals["lines"].values()) == answered
    (run,) = totals["runs"]
    assert (run["style"], run["pages"]) == ("PLAIN7", 3)


def test_one_process_and_two_print_the_same(places: tuple[Path, Path]) -> None:
    folder, layout = places
    words = (folder, "--layout", layout, "--jobs")

    assert as_json(*words, "1") == as_json(*words, "2")


def test_a_batch_brought_twice_counts_once(places: tuple[Path, Path]) -> None:
    folder, layout = places
    batch = folder / "lo 1.pdf"

    once = as_json(batch, "--layout", layout)["totals"]
    twice = as_json(batch, batch, "--layout", layout)["totals"]

    assert twice["duplicates"] == 3
    assert twice["lines"] == once["lines"]


def test_a_committee_is_told_outcomes_sums_and_what_to_do(
    places: tuple[Path, Path],
) -> None:
    folder, layout = places

    answer = call("scan", "read", folder, "--layout", layout)

    assert answer.code == REFUSED
    assert "Đã đọc 4 trang." in answer.said
    assert "4  Cộng" in answer.said
    assert "Trang 1 của «" in answer.said
    assert "không thấy dấu định vị" in answer.said
    assert "Người thứ 6" in answer.said
    assert "Việc cần làm tiếp" in answer.said


def test_nothing_that_opens_is_another_exit_code(
    places: tuple[Path, Path], tmp_path: Path
) -> None:
    bad = put(tmp_path, "khoa.pdf", b"%PDF-1.7 nothing")

    answer = call("scan", "read", bad, tmp_path / "gone", "--layout", places[1])

    assert answer.code == UNREADABLE
    assert "Đã đọc 0 trang." in answer.said
    assert "2  Tệp không mở được" in answer.said
    assert "bị hỏng" in answer.said
    assert "không có ở đường dẫn đã nêu" in answer.said


def test_only_pages_read_to_the_end_are_clean(tmp_path: Path) -> None:
    sheet = plain_sheet(ROWS)
    layout = tmp_path / "phieu.json"
    layout.write_text(layout_text(sheet), encoding="utf-8")
    clean = Device(name="clean", level=LEVELS["L0"], kinds=("x",), stamped=0)
    scan = write_pdf([generate(sheet, clean, TUNING[0])], tmp_path / "a.pdf")

    assert call("scan", "read", scan, "--layout", layout).code == DONE


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        pytest.param("{", LayoutBrokenError, id="no JSON"),
        pytest.param("[" * 100_000, LayoutBrokenError, id="JSON without a bottom"),
        pytest.param("{}", LayoutBrokenError, id="no layout"),
        pytest.param(None, FileMissingError, id="not there"),
    ],
)
def test_a_layout_that_is_none_is_refused(
    tmp_path: Path, content: str | None, refusal: type[VoteError]
) -> None:
    layout = tmp_path / "a.json"
    if content is not None:
        layout.write_text(content, encoding="utf-8")

    with pytest.raises(refusal):
        call("scan", "read", tmp_path, "--layout", layout)


@pytest.mark.parametrize("options", [[], ["--layout", "a.json", "--campaign", "x"]])
def test_layout_or_campaign_is_said_and_not_both(options: Sequence[str]) -> None:
    with pytest.raises(click.UsageError, match="--layout"):
        call("scan", "read", "a.pdf", *options)


def test_a_data_folder_that_is_none_is_a_wrong_call(tmp_path: Path) -> None:
    where = ("--campaign", "x", "--data", tmp_path / "none")
    with pytest.raises(click.ClickException, match="data-folder-missing"):
        call("scan", "read", "a.pdf", *where)


@pytest.mark.parametrize(
    "refusal",
    [
        ClusterFarError("tcp://8.8.8.8:1"),
        ClusterMissingError(),
        ClusterSilentError("tcp://10.0.0.5:1"),
        ClusterUnfitError("tcp://10.0.0.5:1", detail="x"),
        SheetsUnprintedError("x"),
    ],
)
def test_what_reads_nothing_never_ends_as_if_pages_needed_people(
    refusal: VoteError,
) -> None:
    assert door.exit_code_of(refusal) == UNREADABLE


@pytest.mark.parametrize(
    ("address", "is_warned"),
    [
        pytest.param("tcp://:8786", True, id="plain"),
        pytest.param(":8786", True, id="plain unless said otherwise"),
        pytest.param("tls://:8786", False, id="encrypted"),
        pytest.param("TLS://:8786", False, id="encrypted, in capitals"),
        pytest.param("wss://:8786", False, id="encrypted, as the web has it"),
    ],
)
def test_whoever_sends_ballots_over_an_open_wire_is_warned_before_anything_is_sent(
    places: tuple[Path, Path], address: str, *, is_warned: bool
) -> None:
    folder, layout = places
    words = ["scan", "read", str(folder), "--layout", str(layout), "--cluster", address]
    done = CliRunner().invoke(tinnhiem, words, standalone_mode=False)
    # The address names no machine, so behind the warning it is refused.
    assert isinstance(done.exception, VoteError)
    warned = f"ảnh phiếu sẽ đi tới cụm {address} không mã hóa" in done.stderr
    assert warned is is_warned
    assert done.stdout == ""


def test_a_campaign_lends_its_layout(ask: Ask, folder: Path, tmp_path: Path) -> None:
    campaign = tell(until="Nhập và chốt danh sách").campaign
    out = tmp_path / "phieu.pdf"

    before = ask("scan", "read", out, "--campaign", campaign.slug)
    with pytest.raises(click.ClickException, match="campaign-unknown"):
        ask("scan", "read", out, "--campaign", "khong-co")
    ask(
        *("ballots", "print", campaign.slug, "--out", out),
        *("--layout", tmp_path / "l.json"),
    )
    answer = ask("scan", "read", out, "--campaign", campaign.slug)

    assert f"[{SheetsUnprintedError.code}]" in before.said
    assert before.code == UNREADABLE
    assert "Đã đọc" in answer.said
    assert "lần in 1" in answer.said


@pytest.mark.skipif(os.name == "nt", reason="signals of another kind")
def test_ctrl_c_ends_it_with_a_sentence_and_no_children(
    places: tuple[Path, Path], tmp_path: Path
) -> None:
    folder, layout = places
    words = ["scan", "read", *[str(folder / "lo 1.pdf")] * 900, "--layout", str(layout)]
    running = subprocess.Popen(
        [sys.executable, "-c", HEARS_CTRL_C, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert running.stderr is not None
    assert "trang/giây" in running.stderr.readline()
    os.killpg(running.pid, signal.SIGINT)

    said, complaint = running.communicate(timeout=30)

    assert running.returncode == door.INTERRUPTED, complaint
    assert "Đã dừng theo yêu cầu" in complaint
    assert "Traceback" not in complaint
    assert said == ""
    assert is_gone(running.pid)


def is_gone(group: int) -> bool:
    """Say whether a group of processes ends, once the system has buried them."""
    for _ in range(200):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize(
    ("pages", "seconds", "said"),
    [
        (0, 5.0, "Đã đọc 0 trang"),
        (1, 0.99, "Đã đọc 1 trang"),
        (1, 1.0, "Đã đọc 1 trang, 1,0 trang/giây"),
        (1, 2.5, "Đã đọc 1 trang, 0,4 trang/giây"),
        (20, 2.0, "Đã đọc 20 trang, 10 trang/giây"),
    ],
)
def test_how_fast_is_said_once_there_is_something_to_tell_it_by(
    pages: int, seconds: float, said: str
) -> None:
    assert pace_words(pages, seconds) == said
