"""The machine-read ballot: equal sheets, true to its layout, still the official form.

Boxes and markers are found in the drawn page by another program, not by our geometry.
"""

import io
import re
from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import cv2
import numpy as np
import pypdfium2  # type: ignore[import-untyped]
import pytest
import zxingcpp
from numpy.typing import NDArray
from pypdf import PdfReader

from tests.papers.builders import (
    MADE_AT,
    make_long_record,
    make_officeholders,
    make_record,
)
from tinnhiem.core.record import CampaignRecord
from tinnhiem.core.scanning.layout import Area, PageLayout, SheetLayout
from tinnhiem.core.scanning.markers import BITS, modules
from tinnhiem.papers.ballot_face import CONTINUES, EQUAL_SHEETS, TEST, as_test, face_of
from tinnhiem.papers.ballot_pdf import sheet_pdf
from tinnhiem.papers.ballot_sheet import LARGE, NORMAL, BallotSheet, ballot_sheet

ROOT = Path(__file__).parents[2]
DPI = 300
MM = DPI / 25.4
TRUE = 0.1  # mm

Picture = NDArray[np.uint8]


def make_short_record(people: int) -> CampaignRecord:
    names = tuple((f"Nguyễn Thị Ước {i}", "Phó Chánh Văn phòng") for i in range(people))
    return make_record(officeholders=make_officeholders(names))


FORMS = {
    "four": lambda: ballot_sheet(face_of(make_record())),
    "large": lambda: ballot_sheet(face_of(make_record()), sizes=LARGE),
    "test": lambda: ballot_sheet(as_test(face_of(make_record()))),
    "eighteen": lambda: ballot_sheet(face_of(make_short_record(18))),
    "long": lambda: ballot_sheet(face_of(make_long_record(40))),
    "long-large": lambda: ballot_sheet(face_of(make_long_record(40)), sizes=LARGE),
    "long-test": lambda: ballot_sheet(as_test(face_of(make_long_record(40)))),
}


@cache
def sheet_of(form: str) -> BallotSheet:
    return FORMS[form]()


def pdf_of(form: str, copies: int = 1) -> bytes:
    return sheet_pdf(sheet_of(form), copies=copies, made_at=MADE_AT)


@cache
def drawn(form: str) -> tuple[tuple[PageLayout, Picture], ...]:
    document = pypdfium2.PdfDocument(pdf_of(form))
    pictures = [
        page.render(scale=DPI / 72, grayscale=True).to_numpy().copy()
        for page in document
    ]
    return tuple(zip(sheet_of(form).layout.pages, pictures, strict=True))


def boxes_found(picture: Picture) -> list[Area]:
    """Return every drawn square with white on both sides of its outline, in mm."""
    dark = (picture < 128).astype(np.uint8)
    shapes, nesting = cv2.findContours(dark, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for shape, (_, _, hole, parent) in zip(shapes, nesting[0], strict=True):
        x, y, width, height = cv2.boundingRect(shape)
        if parent != -1 or hole == -1 or abs(width - height) > 2:
            continue
        inner = cv2.boundingRect(shapes[hole])
        if width > 6 * MM and (width - inner[2]) / 2 < 1 * MM:
            found.append(
                outline(picture[y - 4 : y + height + 4, x - 4 : x + width + 4])
            )
            found[-1] = shifted(found[-1], x=(x - 4) / MM, y=(y - 4) / MM)
    return found


def outline(patch: Picture) -> Area:
    """Return the middle of the stroke of the square in the patch, by its darkness."""
    ink = 255.0 - patch
    across = ink[20:-20].sum(axis=0)
    down = ink[:, 20:-20].sum(axis=1)
    (left, right), (top, bottom) = (
        (centre(line[:14], 0), centre(line[-14:], line.size - 14))
        for line in (across, down)
    )
    return Area(
        x=left / MM, y=top / MM, width=(right - left) / MM, height=(bottom - top) / MM
    )


def centre(ink: NDArray[np.float64], start: int) -> float:
    places = np.arange(ink.size) + 0.5
    return float((places * ink).sum() / ink.sum()) + start


def shifted(area: Area, *, x: float, y: float) -> Area:
    return replace(area, x=area.x + x, y=area.y + y)


def off(one: Area, other: Area) -> float:
    return max(
        abs(one.x - other.x),
        abs(one.y - other.y),
        abs(one.x + one.width - other.x - other.width),
        abs(one.y + one.height - other.y - other.height),
    )


@pytest.mark.parametrize("form", FORMS)
def test_every_box_is_drawn_where_the_layout_says(form: str) -> None:
    for page, picture in drawn(form):
        found = boxes_found(picture)
        assert len(found) == len(page.boxes)
        for box in page.boxes:
            assert min(off(box, one) for one in found) < TRUE


@pytest.mark.parametrize("form", FORMS)
def test_every_marker_is_drawn_where_the_layout_says(form: str) -> None:
    family = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    settings = cv2.aruco.DetectorParameters()
    settings.cornerRefinementMethod = cv2.aruco.CORNER_REFINE_SUBPIX
    detector = cv2.aruco.ArucoDetector(family, settings)
    for page, picture in drawn(form):
        corners, numbers, _ = detector.detectMarkers(picture)
        found = {
            int(number): corner.reshape(4, 2) / MM
            for number, corner in zip(numbers.ravel(), corners, strict=True)
        }
        assert sorted(found) == sorted(marker.number for marker in page.markers)
        for marker in page.markers:
            right, below = marker.x + marker.width, marker.y + marker.height
            # Clockwise from the top left, as the family defines: never turned.
            wanted = [
                (marker.x, marker.y),
                (right, marker.y),
                (right, below),
                (marker.x, below),
            ]
            assert np.abs(found[marker.number] - wanted).max() < TRUE


@pytest.mark.parametrize("form", FORMS)
def test_the_code_says_what_the_layout_says_and_stands_there(form: str) -> None:
    for page, picture in drawn(form):
        (code,) = zxingcpp.read_barcodes(picture)
        place = page.code
        assert code.text == place.text
        corner = code.position.top_left
        assert abs(corner.x / MM - place.x) < 0.5
        assert abs(corner.y / MM - place.y) < 0.5


@pytest.mark.parametrize("form", FORMS)
def test_around_every_marker_and_the_code_is_white(form: str) -> None:
    for page, picture in drawn(form):
        code_quiet = 4 * page.code.width / 25
        quiet = [(one, one.width / 6) for one in page.markers]
        for area, margin in [*quiet, (page.code, code_quiet)]:
            outer = cut(picture, area, margin - 0.1)
            inner = cut(picture, area, 0.15)
            assert (255 - outer).sum() == (255 - inner).sum()


@pytest.mark.parametrize("form", FORMS)
def test_outside_the_table_ink_is_only_where_words_are_said_to_be(form: str) -> None:
    for page, picture in drawn(form):
        left = picture.copy()
        known = [page.table, page.code, *page.markers, *page.words]
        for area in known:
            cut(left, area, 0.6)[:] = 255
        if page.stamp is not None:
            cut(left, page.stamp, 0)[:] = 255
        assert (left < 200).sum() == 0


def cut(picture: Picture, area: Area, margin: float) -> Picture:
    top, left = (round(max(0, side - margin) * MM) for side in (area.y, area.x))
    bottom = round((area.y + area.height + margin) * MM)
    right = round((area.x + area.width + margin) * MM)
    return picture[top:bottom, left:right]


@pytest.mark.parametrize("form", ["four", "long"])
def test_all_sheets_of_a_run_have_the_same_page_content(form: str) -> None:
    pages = PdfReader(io.BytesIO(pdf_of(form, copies=5))).pages
    each = len(sheet_of(form).layout.pages)
    streams = [page.get_contents().get_data() for page in pages]  # type: ignore[union-attr]
    faces = [str(page["/Resources"]) for page in pages]

    assert len(streams) == 5 * each
    for first in range(each):
        assert len(set(streams[first::each])) == 1
        assert all(face == faces[first] for face in faces[first::each])
    assert len(set(streams[:each])) == each


def test_a_sheet_says_which_run_it_is_of_and_that_all_its_sheets_are_equal() -> None:
    for batch in (1, 12):
        sheet = ballot_sheet(face_of(make_short_record(19)), batch=batch)
        for page in PdfReader(io.BytesIO(sheet_pdf(sheet, made_at=MADE_AT))).pages:
            assert f"Lần in {batch}\n" in page.extract_text()
            assert EQUAL_SHEETS in page.extract_text()
    assert "Lần in" not in text_of("test")


def test_two_runs_are_the_same_bytes() -> None:
    assert pdf_of("four", copies=2) == pdf_of("four", copies=2)


def test_viewers_are_asked_to_print_at_full_size() -> None:
    root = PdfReader(io.BytesIO(pdf_of("four"))).root_object
    assert "'/PrintScaling': '/None'" in str(root["/ViewerPreferences"])


def test_it_reads_as_the_official_ballot() -> None:
    text = " ".join(
        PdfReader(io.BytesIO(pdf_of("four"))).pages[0].extract_text().split()
    )
    for words in (
        "PHIẾU TÍN NHIỆM",
        "đối với các chức danh lãnh đạo tại",
        "Họ và tên, chức danh, chức vụ",
        "có thể ký tên hoặc không ký tên",
        "Không gạch họ tên in sẵn",
        "ngày 10 tháng 7 năm 2023",
    ):
        assert words in text
    assert "Trang" not in text


@pytest.mark.parametrize("form", FORMS)
def test_every_line_is_drawn_as_it_was_set_and_within_its_column(form: str) -> None:
    sheet = sheet_of(form)
    document = pypdfium2.PdfDocument(pdf_of(form))
    for lines, page in zip(sheet.lines, document, strict=True):
        text = page.get_textpage()
        for line in lines:
            ink = line.ink
            assert ink.width <= line.width
            bottom = 297 - ink.y - ink.height
            drawn_there = text.get_text_bounded(
                left=(ink.x - 0.3) * 72 / 25.4,
                right=(ink.x + ink.width + 0.3) * 72 / 25.4,
                bottom=(bottom - 0.2) * 72 / 25.4,
                top=(bottom + ink.height + 0.2) * 72 / 25.4,
            )
            assert line.text in drawn_there.replace("\xa0", " ")
    document.close()


@pytest.mark.parametrize("form", ["long", "long-large", "long-test"])
def test_every_page_but_the_first_names_office_vote_page_and_columns(form: str) -> None:
    face = face_of(make_long_record(40))
    _, *others = PdfReader(io.BytesIO(pdf_of(form))).pages
    for number, page in enumerate(others, start=2):
        text = " ".join(page.extract_text().split())
        assert f"PHIẾU TÍN NHIỆM (Tiếp theo, trang {number}/{len(others) + 1})" in text
        wanted = [face.subject, "Họ và tên, chức danh, chức vụ", "Tín nhiệm thấp"]
        wanted += [TEST] if form == "long-test" else [face.superior, face.organ]
        assert [words for words in wanted if words not in text] == []


@pytest.mark.parametrize("form", FORMS)
def test_no_words_overprint_others(form: str) -> None:
    sheet = sheet_of(form)
    for lines, page in zip(sheet.lines, sheet.layout.pages, strict=True):
        taken = [line.ink for line in lines] + [*page.markers, page.code, *page.boxes]
        assert [(a, b) for a, b in combinations(taken, 2) if overlap(a, b)] == []


def overlap(one: Area, other: Area) -> bool:
    return (
        min(one.x + one.width, other.x + other.width) - max(one.x, other.x) > TRUE
        and min(one.y + one.height, other.y + other.height) - max(one.y, other.y) > TRUE
    )


@pytest.mark.parametrize("form", ["four", "large", "long"])
def test_no_last_line_of_a_text_is_one_word_alone(form: str) -> None:
    for lines in sheet_of(form).lines:
        for above, last in pairwise(lines):
            is_one_text = (above.x, above.width, above.setting) == (
                last.x, last.width, last.setting
            ) and abs(above.bottom - last.top) < TRUE  # fmt: skip
            if is_one_text and len(above.text.split()) > 3:
                assert len(last.text.split()) > 1


def test_large_type_is_large_in_the_head_too() -> None:
    for form, least in (("four", 12), ("large", 15)):
        head = [line for line in sheet_of(form).lines[0] if line.top < 20]
        assert {line.setting.size for line in head} == {least}


def test_a_seal_upon_the_organs_name_lies_in_the_zone_kept_for_it() -> None:
    page = sheet_of("four").layout.pages[0]
    organ = next(line for line in sheet_of("four").lines[0] if line.text == "VĂN PHÒNG")
    radius, amiss = 18, 8  # mm: of a seal of 36, and of the hand that presses it
    assert page.stamp is not None
    assert organ.ink.centre[0] + radius + amiss <= page.stamp.width
    assert not [one for one in (*page.markers, *page.boxes) if overlap(one, page.stamp)]


def test_several_pages_carry_their_number_and_the_names_in_order() -> None:
    pages = [
        page.extract_text() for page in PdfReader(io.BytesIO(pdf_of("long"))).pages
    ]
    for number, page in enumerate(pages, start=1):
        assert f"Trang {number}/{len(pages)}" in page
        assert (CONTINUES in page) == (number < len(pages))
    assert sum(page.count("Công Tằng") for page in pages) == 40


@pytest.mark.parametrize("people", range(1, 61))
@pytest.mark.parametrize("sizes", [NORMAL, LARGE], ids=["normal", "large"])
def test_one_to_sixty_long_names_find_their_rows(people: int, sizes: tuple) -> None:  # type: ignore[type-arg]
    layout = ballot_sheet(face_of(make_long_record(people)), sizes=sizes).layout
    assert [row for page in layout.pages for row in page.rows] == [
        *range(1, people + 1)
    ]
    assert min(box.width for page in layout.pages for box in page.boxes) >= 7


def told_pages() -> list[tuple[int, ...]]:
    """Return the rows of the how-to's table: people, pages in normal, in large type."""
    text = (ROOT / "docs/how-to/in-phieu-doc-bang-may.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| (\d+) \| (\d+) trang \| (\d+) trang \|$", text, re.MULTILINE
    )
    return [tuple(map(int, row)) for row in rows]


@pytest.mark.parametrize(("people", "normal", "large"), told_pages())
def test_the_clerk_is_told_how_many_pages_a_ballot_has(
    people: int, normal: int, large: int
) -> None:
    face = face_of(make_short_record(people))
    for sizes, pages in ((NORMAL, normal), (LARGE, large)):
        layout = ballot_sheet(face, sizes=sizes).layout
        assert len(layout.pages) == pages
        assert max(len(page.rows) for page in layout.pages) <= 18


def test_the_table_of_pages_speaks_of_one_full_page_and_of_the_longest_ballot() -> None:
    assert {18, 19, 60} <= {people for people, _, _ in told_pages()}


@pytest.mark.parametrize(("form", "tested"), [("four", "test"), ("long", "long-test")])
def test_a_test_sheet_has_the_places_of_the_ballot_and_another_code(
    form: str, tested: str
) -> None:
    ballot, test = sheet_of(form).layout, sheet_of(tested).layout
    assert places(test) == places(ballot)
    assert test.style != ballot.style
    assert test.pages[0].code.text not in {page.code.text for page in ballot.pages}
    text = text_of(tested)
    assert TEST in text
    assert "máy không đếm" in " ".join(text.split())


def text_of(form: str) -> str:
    return str(PdfReader(io.BytesIO(pdf_of(form))).pages[0].extract_text())


def places(layout: SheetLayout) -> str:
    return repr([(page.boxes, page.markers) for page in layout.pages])


def test_the_markers_are_those_of_the_family() -> None:
    family = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    for number in range(len(BITS)):
        theirs = cv2.aruco.generateImageMarker(family, number, 6)
        ours = [[int(module == "0") * 255 for module in row] for row in modules(number)]
        assert theirs.tolist() == ours
