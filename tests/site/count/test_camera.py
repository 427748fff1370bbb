"""Sheets taken by camera: frames tell where a sheet lies, pictures end sealed."""

import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from django.test import Client
from numpy.typing import NDArray

from tests.site.builders import SLUG, signed_in
from tests.site.count.counting import Table, open_table
from tests.site.count.marked_sheets import jpeg, marked, print_run
from tests.site.count.scanning import pile_of, scanned_table
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.scanning.page import PageOutcome
from tinnhiem.omr.viewfinder import MOST_BYTES
from tinnhiem.web.count.camera import MOST_PICTURE

AT = f"/cuoc/{SLUG}/kiem-phieu/lo/1/chup/"
pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def table(folder: Path) -> Table:
    """A scanned count whose ballots were printed for machines."""
    assert folder.is_dir()
    table = scanned_table()
    print_run(table.campaign)
    return table


def sheets(table: Table, *keys: str) -> list[NDArray[np.uint8]]:
    from tinnhiem.actions.ballots.lay_out_sheet import sheet_of
    from tinnhiem.store.queries.ballot_sheets import run_in_force

    run = run_in_force(table.campaign)
    assert run is not None
    sheet = sheet_of(run)
    return [marked(sheet, one, seed=at)[0] for at, one in enumerate(keys, 1)]


def send(client: Client, rest: str, body: bytes) -> tuple[int, dict[str, Any]]:
    answer = client.post(AT + rest, body, content_type="application/octet-stream")
    return answer.status_code, json.loads(answer.content)


def small(grey: NDArray[np.uint8]) -> bytes:
    size = (grey.shape[1] * 1280 // grey.shape[0], 1280)
    return jpeg(np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA)))


def test_a_frame_tells_where_the_sheet_lies(table: Table) -> None:
    (page,) = sheets(table, "1230")
    code, sight = send(table.clients[0], "khung/", small(page))
    assert code == 200
    assert (sight["page"], sight["sharp"], len(sight["outline"])) == (1, True, 4)
    assert abs(sight["dpi"] - 1280 / 297 * 25.4) < 2
    assert sight["outline"][2][1] > 1270


def test_a_frame_without_a_sheet_has_no_outline(table: Table) -> None:
    bare = jpeg(np.full((960, 1280), 120, np.uint8))
    code, sight = send(table.clients[0], "khung/", bare)
    assert (code, sight["outline"], sight["page"]) == (200, [], 0)


def test_pictures_go_into_the_batch_one_by_one(table: Table) -> None:
    first, second = sheets(table, "1230", "3f12")
    _, one = send(table.clients[0], "anh/", jpeg(first))
    _, two = send(table.clients[0], "anh/", jpeg(second))

    assert (one["kept"], one["tone"], one["pages"], one["sheets"]) == (
        True,
        "good",
        1,
        1,
    )
    assert (two["kept"], two["tone"], two["pages"]) == (True, "notice", 2)
    assert "có dòng cần người xem" in two["sentence"]
    pile = pile_of(table, 1)
    assert {page.place: page.outcome for page in pile.pages} == {
        1: PageOutcome.READ,
        2: PageOutcome.FLAGGED,
    }


def test_the_same_sheet_is_not_taken_twice_in_a_row(table: Table) -> None:
    first, second = sheets(table, "1230", "3112")
    noise = np.random.default_rng(9).normal(0, 4, first.shape)
    again = np.clip(first + noise, 0, 255).astype(np.uint8)
    client = table.clients[0]
    send(client, "anh/", jpeg(first))
    _, refused = send(client, "anh/", jpeg(again))
    _, other = send(client, "anh/", jpeg(second))

    assert (refused["kept"], refused["tone"], refused["pages"]) == (
        False,
        "refused",
        1,
    )
    assert "Giống tờ vừa chụp" in refused["sentence"]
    assert (other["kept"], other["pages"]) == (True, 2)


def test_what_was_not_read_is_not_kept_and_says_why(table: Table) -> None:
    bare = np.full((2339, 1654), 245, np.uint8)
    code, answer = send(table.clients[0], "anh/", jpeg(bare))
    assert code == 200
    assert (answer["kept"], answer["outcome"], answer["pages"]) == (
        False,
        "rejected",
        0,
    )
    assert "không thấy dấu định vị" in answer["sentence"]


def test_a_picture_from_too_far_says_to_come_closer(table: Table) -> None:
    (page,) = sheets(table, "1230")
    _, answer = send(table.clients[0], "anh/", small(page))
    assert (answer["kept"], answer["outcome"]) == (False, "rejected")
    assert "đưa máy gần hơn" in answer["sentence"]


@pytest.mark.parametrize(
    ("rest", "body", "status"),
    [
        pytest.param("khung/", b"", 400, id="an empty frame"),
        pytest.param("khung/", b"GIF89a", 400, id="no frame"),
        pytest.param("khung/", bytes(MOST_BYTES + 1), 400, id="a frame too large"),
        pytest.param("anh/", b"", 400, id="an empty picture"),
        pytest.param("anh/", bytes(MOST_PICTURE + 1), 400, id="a picture too large"),
        pytest.param("anh/", b"khong phai anh", 409, id="no picture"),
    ],
)
def test_what_is_no_picture_is_refused(
    table: Table, rest: str, body: bytes, status: int
) -> None:
    code, answer = send(table.clients[0], rest, body)
    assert code == status
    assert answer["sentence"]


def test_the_page_may_look_through_the_camera_and_no_other_does(table: Table) -> None:
    page = table.clients[0].get(AT)
    assert page["Permissions-Policy"].startswith("camera=(self)")
    other = table.clients[0].get(f"/cuoc/{SLUG}/kiem-phieu/")
    assert other["Permissions-Policy"].startswith("camera=()")


def test_only_devices_of_the_committee_look_and_take(table: Table) -> None:
    (page,) = sheets(table, "1230")
    for duty in (Duty.CLERK, Duty.CHAIR, Duty.ADMIN, Duty.INSPECTOR):
        client = signed_in(duty)
        assert client.get(AT).status_code == 404
        for rest in ("khung/", "anh/"):
            assert send(client, rest, small(page))[0] == 404
    assert pile_of(table, 1).pages == ()


def test_without_a_ballot_for_machines_the_page_leads_back(folder: Path) -> None:
    assert folder.is_dir()
    table = scanned_table()
    answer = table.clients[0].get(AT, follow=True)
    assert answer.redirect_chain
    code, refusal = send(table.clients[0], "khung/", b"\xff\xd8")
    assert (code, refusal["code"]) == (409, "no-sheet-run")


def test_a_count_that_is_keyed_takes_no_pictures(folder: Path) -> None:
    assert folder.is_dir()
    table = open_table()
    sheet = print_run(table.campaign)
    (page,) = marked(sheet, "1230")
    code, refusal = send(table.clients[0], "anh/", jpeg(page))
    assert (code, refusal["code"]) == (409, "not-scanned")


def test_no_picture_and_no_frame_is_ever_a_file_in_the_clear(
    table: Table, folder: Path
) -> None:
    (page,) = sheets(table, "1230")
    picture, frame = jpeg(page), small(page)
    before = {path for path in folder.rglob("*") if path.is_file()}
    send(table.clients[0], "khung/", frame)
    send(table.clients[0], "anh/", picture)

    files = {path for path in folder.rglob("*") if path.is_file()}
    assert {path.suffix for path in files - before} <= {".sqlite3-wal", ".log"}
    # The middle of either would be in whatever held it; so would a JPEG's head.
    for path in files:
        content = path.read_bytes()
        for secret in (picture[2000:2064], frame[2000:2064], b"\xff\xd8\xff\xe0"):
            assert secret not in content
