"""Scans brought by a form: read in memory, kept sealed, nothing put down anywhere."""

import json
import os
import re
import sys
import tempfile
from html import unescape
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import numpy as np
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.scans.model import LEVELS, Device
from tests.scans.pages import generate
from tests.scans.sheets import PrintedSheet
from tests.site.builders import MORNING, SLUG
from tests.site.count.counting import SHEETS, Table
from tests.site.count.marked_sheets import jpeg, marked, print_run, scanned_pdf
from tests.site.count.scanning import (
    call_up,
    judge,
    key_at,
    pictures_of,
    pile_of,
    read_all,
    scanned_table,
)
from tinnhiem.actions.count.keep_scans import keep_scans
from tinnhiem.actions.count.placing import KeptPage
from tinnhiem.actions.count.read_scans import Shots, take_pictures
from tinnhiem.core.count.scanned_page import PageVerdict, ScannedPage
from tinnhiem.core.scanning.errors import (
    NoSheetRunError,
    NothingScannedError,
    ScansTooManyError,
)
from tinnhiem.core.scanning.files import ScanUnopenedError
from tinnhiem.core.scanning.layout import layout_rows
from tinnhiem.papers.ballot_drawing import with_drawings
from tinnhiem.papers.ballot_pdf import sheet_pdf
from tinnhiem.papers.ballot_sheet import BallotSheet
from tinnhiem.store import models
from tinnhiem.store.sealed_pictures import LENGTH, opened_picture
from tinnhiem.web.uploads import MOST

AT = f"/cuoc/{SLUG}/kiem-phieu/lo/1/quet/"
LARGE = 3 << 20  # bytes; Django's own handlers would put so much into a file


@pytest.fixture
def table(folder: Path) -> Table:
    assert folder.exists()
    return scanned_table()


@pytest.fixture
def sheet(table: Table) -> BallotSheet:
    return print_run(table.campaign)


def send(client: Client, *files: tuple[str, bytes]) -> str:
    brought = [SimpleUploadedFile(name, content) for name, content in files]
    answer = client.post(AT, {"scans": brought}, follow=True)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_what_a_copier_sends_is_read_row_by_row(
    table: Table, sheet: BallotSheet
) -> None:
    pages = [
        p for at, keys in enumerate(SHEETS[:4]) for p in marked(sheet, keys, seed=at)
    ]

    send(table.clients[0], ("lo 1.pdf", scanned_pdf(pages)))

    pile = pile_of(table, 1)
    assert pile.pile({}) == tuple(tuple(keys) for keys in SHEETS[:4])
    assert sorted(page.place for page in pile.pages) == [1, 2, 3, 4]
    assert pile.scanned_by == (table.members[0].entry.person.key,)


def test_a_faint_cross_two_crosses_and_another_paper_go_to_people(
    table: Table, sheet: BallotSheet
) -> None:
    blank = marked(sheet, "0000")[0]
    blank[:] = 245
    pages = [*marked(sheet, "f111", seed=1), *marked(sheet, "1X11", seed=2), blank]

    said = send(table.clients[0], ("lo 1.pdf", scanned_pdf(pages)))

    pile = pile_of(table, 1)
    assert pile.open_rows() == ((1, 1), (2, 2))
    assert [(page.place, page.reason) for page in pile.waiting()] == [(3, "no-markers")]
    assert "Xem 2 dòng máy không đọc chắc" in said


def test_pictures_for_people_show_the_page_and_each_row(
    table: Table, sheet: BallotSheet
) -> None:
    send(table.clients[0], ("lo 1.jpg", jpeg(marked(sheet, "1230")[0])))

    (row,) = pictures_of(table)
    pictures = opened_picture(table.key, row)
    assert len(bytes(row.sealed)) == LENGTH + 28
    assert sorted(pictures.rows) == [1, 2, 3, 4]
    assert all(one.startswith(b"\xff\xd8") for one in pictures.rows.values())
    assert pictures.sheet.startswith(b"\xff\xd8")
    assert b"Exif" not in pictures.sheet


def test_the_same_file_once_more_is_found_whatever_it_is_called(
    table: Table, sheet: BallotSheet
) -> None:
    scan = scanned_pdf(marked(sheet, "1230"))
    send(table.clients[0], ("lo 1.pdf", scan))

    send(table.clients[1], ("khac.pdf", scan))

    assert [page.reason for page in pile_of(table, 1).waiting()] == ["same-file"]


def answers(page: str) -> list[tuple[str, str]]:
    """Return the tone and the words for each file, as the page has them."""
    (block,) = re.findall(r'id="scan-answers".*?</ol>', page, re.DOTALL)
    lines = re.findall(r'<li class="(\w+)"><span>(.*?)</span></li>', block)
    return [(tone, re.sub("<[^>]+>", "", words)) for tone, words in lines]


def test_each_file_has_its_own_answer_and_a_wrong_one_keeps_none_back(
    table: Table, sheet: BallotSheet, folder: Path
) -> None:
    good = [marked(sheet, keys, seed=at)[0] for at, keys in enumerate(SHEETS[:2])]
    faint = marked(sheet, "f111", seed=7)[0]

    said = send(
        table.clients[0],
        ("ghi-chu-rieng.docx", b"PK\x03\x04 khong phai anh"),
        ("lo-1-truoc.pdf", scanned_pdf(good)),
        ("rong.pdf", b""),
        ("lo-1-sau.jpg", jpeg(faint)),
    )

    wrong, first, empty, second = answers(said)
    assert (wrong[0], first, empty[0], second) == (
        "refused",
        ("good", "lo-1-truoc.pdf: Đã nhận 2 trang."),
        "refused",
        ("notice", "lo-1-sau.jpg: Đã nhận 1 trang. 1 trang cần người xem."),
    )
    assert "ghi-chu-rieng.docx" in wrong[1]
    assert "chọn đúng tệp" in wrong[1]
    assert "rong.pdf" in empty[1]
    assert [page.place for page in pile_of(table, 1).pages if page.rows] != []
    assert pile_of(table, 1).sheets == 3
    for found in folder.rglob("*"):
        content = found.read_bytes() if found.is_file() else b""
        assert b"lo-1-" not in content
        assert b"ghi-chu-rieng" not in content


def test_the_same_form_sent_twice_keeps_each_of_its_files_once(
    table: Table, sheet: BallotSheet
) -> None:
    scan = scanned_pdf(marked(sheet, "1230"))
    form = {"once": str(uuid4())}

    told = []
    for _ in range(2):
        files = [
            SimpleUploadedFile("a.pdf", scan),
            SimpleUploadedFile("b.pdf", b"khong phai anh"),
        ]
        answer = table.clients[0].post(AT, {**form, "scans": files})
        told.append(answers(unescape(answer.content.decode())))

    assert [tone for tone, _ in told[0]] == ["good", "refused"]
    assert told[1] == [
        ("good", "a.pdf: Đã nhận từ lần gửi trước, không nhận thêm lần nữa."),
        told[0][1],
    ]
    assert len(pile_of(table, 1).pages) == 1
    kept = models.DoneOnce.objects.filter(deed="scans.keep")
    assert [one.answer for one in kept] == [{}]  # how a file was read is no answer


def test_a_form_without_a_file_says_so(table: Table, sheet: BallotSheet) -> None:
    assert sheet.layout.pages
    said = send(table.clients[0])

    assert answers(said) == []
    assert "Chưa có tệp" in said or "tệp" in said.split("said error")[1][:200]


WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
opened: list[str] = []
watching: list[bool] = []


def watch(event: str, details: tuple[object, ...]) -> None:
    """Note every file that this process opens to write, while a test watches."""
    if watching and event == "open" and details:
        path, mode, flags = (*details, 0, 0)[:3]
        writes = isinstance(mode, str) and set(mode) & set("wax+")
        if writes or (isinstance(flags, int) and flags & WRITES):
            opened.append(str(path))


sys.addaudithook(watch)  # cannot be taken away again; it sleeps


def test_a_large_upload_is_never_a_file(
    table: Table, sheet: BallotSheet, folder: Path
) -> None:
    """Of files only the database grows; what a form brings is in memory."""
    scan = scanned_pdf(marked(sheet, "1230"), weight=LARGE)
    assert len(scan) > LARGE
    watching.append(True)

    send(table.clients[0], ("lo 1.pdf", scan))

    watching.clear()
    # Numbers are pipes to our children.
    files = [path for path in opened if not path.isdigit() and path != os.devnull]
    assert files == []
    for found in folder.rglob("*"):
        assert not found.is_file() or scan[1000:1400] not in found.read_bytes()
    assert pile_of(table, 1).sheets == 1


def test_the_watch_sees_a_file_that_is_written(tmp_path: Path) -> None:
    watching.append(True)
    (tmp_path / "x").write_bytes(b"x")
    with tempfile.TemporaryFile(dir=tmp_path) as file:
        file.write(b"y")
    watching.clear()

    assert len(opened) >= 2
    opened.clear()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "lo 1.pdf"),
        (b"khong phai anh", "lo 1.pdf"),
    ],
)
def test_what_is_no_scan_is_refused_with_its_name(
    table: Table, sheet: BallotSheet, content: bytes, words: str
) -> None:
    assert sheet.layout.pages
    said = send(table.clients[0], ("lo 1.pdf", content))

    assert words in said
    assert not models.SealedPicture.objects.exists()


def test_a_file_that_is_longer_than_a_page_takes_is_refused(
    table: Table, sheet: BallotSheet
) -> None:
    assert sheet.layout.pages
    said = send(table.clients[0], ("lo 1.pdf", bytes(MOST + 1)))

    assert "nhiều nhất là 34 MB" in said


def test_without_a_ballot_for_machines_nothing_is_read(table: Table) -> None:
    with pytest.raises(NoSheetRunError):
        read_all(table, 1, [b"x"])


def test_a_camera_keeps_what_was_read_and_nothing_else(
    table: Table, sheet: BallotSheet
) -> None:
    blank = marked(sheet, "0000")[0]
    blank[:] = 245
    shots = [jpeg(marked(sheet, "1230")[0]), jpeg(blank)]

    kept = shoot(table, *shots)

    assert [(one.place, one.outcome) for one in kept] == [(1, "read"), (0, "rejected")]
    assert len(pictures_of(table)) == 1


def test_a_small_file_with_any_number_of_pages_is_read_no_further_than_a_batch(
    table: Table, sheet: BallotSheet
) -> None:
    assert sheet.layout.pages
    small = Image.fromarray(np.full((60, 40), 255, np.uint8))
    many = BytesIO()
    small.save(many, "PDF", save_all=True, append_images=[small] * 400)

    with pytest.raises(ScansTooManyError) as refused:
        read_all(table, 1, [many.getvalue()])

    assert refused.value.pages == 201  # of 401: the rest was never opened


def test_a_camera_brings_pictures_and_no_file_of_pages(
    table: Table, sheet: BallotSheet
) -> None:
    with pytest.raises(NothingScannedError):
        shoot(table, scanned_pdf(marked(sheet, "1230")))


def test_a_picture_that_is_none_is_refused(table: Table, sheet: BallotSheet) -> None:
    assert sheet.layout.pages
    with pytest.raises(ScanUnopenedError):
        read_all(table, 1, [b"x"])


def test_the_same_sheet_scanned_twice_is_found_by_its_strokes_in_any_batch(
    table: Table, sheet: BallotSheet
) -> None:
    two = [marked(sheet, "1213", seed=seed)[0] for seed in (5, 6)]
    send(table.clients[0], ("lo 1.pdf", scanned_pdf(two)))
    assert pile_of(table, 1).waiting() == ()

    shifted = np.roll(two[0], 3, axis=1)
    again = scan_into(table, 2, jpeg(shifted))

    assert again == [("duplicate", "same-strokes")]
    assert pile_of(table, 2).pages[0].twin == key_at(table, 1, 1)


def test_a_sheet_scanned_again_in_the_place_of_one_set_aside_counts(
    table: Table, sheet: BallotSheet
) -> None:
    page = marked(sheet, "1213", seed=5)[0]
    scan_into(table, 1, jpeg(page))
    call_up(table, 1, 1)
    for member in (0, 1):
        judge(table, 1, 1, PageVerdict.AGAIN, member=member)

    assert scan_into(table, 1, jpeg(np.roll(page, 3, axis=1))) == [("read", "")]


def test_a_camera_keeps_a_sheet_once_while_it_lies_there(
    table: Table, sheet: BallotSheet
) -> None:
    first, second = (marked(sheet, "1213", seed=seed)[0] for seed in (5, 6))
    shots = [jpeg(first), jpeg(np.roll(first, 2, axis=0)), jpeg(second)]

    kept = shoot(table, *shots)
    later = shoot(table, jpeg(np.roll(second, 2, axis=1)), jpeg(first))

    assert [(one.place, one.reason) for one in kept] == [
        (1, ""),
        (0, "same-strokes"),
        (2, ""),
    ]
    # The sheet before the last: somebody put it back, so people are asked.
    assert [(one.place, one.reason) for one in later] == [
        (0, "same-strokes"),
        (3, "same-file"),
    ]
    assert len(pictures_of(table)) == 3


def test_each_of_two_cameras_knows_the_sheet_that_lies_before_it(
    table: Table, sheet: BallotSheet
) -> None:
    mine, yours = (marked(sheet, "1213", seed=seed)[0] for seed in (5, 6))
    shoot(table, jpeg(mine), camera="mine")
    shoot(table, jpeg(yours), camera="yours")

    again = shoot(table, jpeg(np.roll(mine, 2, axis=0)), camera="mine")
    other = shoot(table, jpeg(np.roll(mine, 2, axis=1)), camera="yours")

    assert [(one.place, one.reason) for one in (*again, *other)] == [
        (0, "same-strokes"),
        (3, "same-strokes"),
    ]
    assert [page.run for page in sorted(pile_of(table, 1).pages, key=place_of)] == [
        1,
        2,
        2,
    ]


def test_a_blank_sheet_that_comes_twice_is_shown_to_people_and_never_dropped(
    table: Table, sheet: BallotSheet
) -> None:
    rows = json.dumps(layout_rows(with_drawings(sheet.layout, pdf_with(sheet))))
    printed = PrintedSheet.of(pdf_with(sheet), rows)
    one, other = (generate(printed, BLANK, voter).coded for voter in (1, 2))
    again = generate(printed, BLANK, 2, scan=1).coded

    kept = [*shoot(table, one), *shoot(table, other), *shoot(table, again)]

    assert [(one.place, one.outcome.value, one.reason) for one in kept] == [
        (1, "read", ""),
        (2, "read", ""),
        (3, "duplicate", "same-stamp"),
    ]
    pile = pile_of(table, 1)
    assert [page.place for page in pile.waiting()] == [3]
    for member in (0, 1):
        judge(table, 1, 3, PageVerdict.DIFFERENT, member=member)
    assert pile_of(table, 1).sheets == 3


BLANK = Device(
    name="blank", level=LEVELS["L1"], kinds=("blank",), stamped=1.0, upside_down=0.0
)


def pdf_with(sheet: BallotSheet) -> bytes:
    return sheet_pdf(sheet, copies=1, made_at=MORNING)


def place_of(page: ScannedPage) -> int:
    return page.place


def shoot(table: Table, *shots: bytes, camera: str = "a") -> tuple[KeptPage, ...]:
    return take_pictures(
        campaign=table.campaign,
        shots=Shots(batch=1, camera=camera, pictures=shots),
        member=table.members[0],
        key=table.key,
        now=MORNING,
    )


def scan_into(table: Table, batch: int, content: bytes) -> list[tuple[str, str]]:
    kept = keep_scans(
        campaign=table.campaign,
        scan=read_all(table, batch, [content]),
        member=table.members[0],
        key=table.key,
        now=MORNING,
    )
    return [(one.outcome.value, one.reason) for one in kept]
