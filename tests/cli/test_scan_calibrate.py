"""`tinnhiem scan calibrate`: figures and plain words for every page."""

import json
from pathlib import Path

import cv2
import pypdfium2  # type: ignore[import-untyped]
import pytest

from tests.cli.conftest import DONE, REFUSED, UNREADABLE, Ask


@pytest.fixture
def test_sheet(ask: Ask, tmp_path: Path) -> tuple[Path, Path]:
    """The demonstration's test sheet, as a good device scans it, and its layout."""
    pdf, layout, scan = (tmp_path / name for name in ("a.pdf", "a.json", "a.png"))
    where = ("--out", pdf, "--layout", layout)
    ask("ballots", "print", "--demo", "--test", *where, data=False)
    document = pypdfium2.PdfDocument(pdf)
    grey = document[0].render(scale=200 / 72, grayscale=True).to_numpy()
    document.close()
    cv2.imwrite(str(scan), cv2.GaussianBlur(grey, (0, 0), 0.6))
    return scan, layout


def test_a_good_device_passes(ask: Ask, test_sheet: tuple[Path, Path]) -> None:
    scan, layout = test_sheet
    answer = ask("scan", "calibrate", scan, "--layout", layout, data=False)
    assert answer.code == DONE
    assert "Đạt: máy này quét được phiếu." in answer.said
    assert "dấu vuông 6/6" in answer.said


def test_a_device_that_loses_strokes_is_told_what_to_change(
    ask: Ask, test_sheet: tuple[Path, Path]
) -> None:
    scan, layout = test_sheet
    grey = cv2.imread(str(scan), cv2.IMREAD_GRAYSCALE)
    assert grey is not None
    cv2.imwrite(str(scan), 255 - (255 - grey) // 4)
    answer = ask("scan", "calibrate", scan, "--layout", layout, data=False)
    assert answer.code == REFUSED
    assert "Nét in ra quá nhạt" in answer.said


def test_the_figures_are_there_for_scripts(
    ask: Ask, test_sheet: tuple[Path, Path], tmp_path: Path
) -> None:
    scan, layout = test_sheet
    none = tmp_path / "khong-phai-anh.pdf"
    none.write_text("không", encoding="utf-8")
    answer = ask(
        "scan", "calibrate", scan, none, "--layout", layout, "--json", data=False
    )
    good, bad = json.loads(answer.said)["pages"]
    assert (good["grade"], good["faults"], good["markers"]) == ("good", [], 6)
    assert abs(good["dpi"] - 200) <= 1
    assert (bad["grade"], bad["reason"]) == ("unfit", "not-a-scan")


def test_a_ballot_is_no_test_sheet_and_the_test_sheet_is_asked_for(
    ask: Ask, tmp_path: Path
) -> None:
    pdf, layout = tmp_path / "a.pdf", tmp_path / "a.json"
    where = ("--out", pdf, "--layout", layout)
    ask("ballots", "print", "--demo", *where, data=False)
    answer = ask("scan", "calibrate", pdf, "--layout", layout, data=False)
    assert answer.code == REFUSED
    assert "Không phải phiếu thử" in answer.said
    assert "ballots print --test" in answer.said
    assert "Đạt" not in answer.said


def test_what_is_no_layout_is_refused(ask: Ask, test_sheet: tuple[Path, Path]) -> None:
    scan, layout = test_sheet
    layout.write_text("{", encoding="utf-8")
    answer = ask("scan", "calibrate", scan, "--layout", layout, data=False)
    assert answer.code == UNREADABLE
    assert "layout-broken" in answer.said
    assert "không phải tệp bố cục" in answer.said
    assert "JSONDecodeError" not in answer.said
