"""Scanned pages in the browser, without a script: what each member sees and may say."""

import re
from pathlib import Path

import pytest

from tests.site.builders import signed_in
from tests.site.count.counting import SHEETS, Table, recorded, stages
from tests.site.count.pages import AT, send, text
from tests.site.count.scanning import (
    JPEG,
    answer,
    judge,
    pile_of,
    read_page,
    refused_page,
    scan,
    scan_everything,
    scanned_table,
)
from tinnhiem.core.access.duty import STAFF, Duty
from tinnhiem.core.count.box import Stage
from tinnhiem.core.count.scanned_page import PageVerdict
from tinnhiem.store import models

PATHS = ["lo/1/quet/", "trang/", "dong/", "anh-nho/"]


@pytest.fixture
def table(folder: Path) -> Table:
    assert folder.exists()
    return scanned_table()


def key_at(table: Table, batch: int, place: int) -> str:
    page = pile_of(table, batch).page_at(place)
    assert page is not None
    return page.key


@pytest.mark.parametrize("duty", STAFF)
@pytest.mark.parametrize("path", PATHS)
def test_for_staff_no_scanned_page_exists(table: Table, duty: Duty, path: str) -> None:
    scan(table, 1, [refused_page()])

    assert signed_in(duty, login=f"{duty}.x").get(AT + path).status_code == 404


@pytest.mark.parametrize("duty", STAFF)
def test_for_staff_no_picture_exists(table: Table, duty: Duty) -> None:
    scan(table, 1, [read_page("12?0")])
    key = key_at(table, 1, 1)
    staff = signed_in(duty, login=f"{duty}.x")

    for path in (f"anh/{key}/", f"anh/{key}/3/"):
        assert table.clients[0].get(AT + path).status_code == 200
        assert staff.get(AT + path).status_code == 404


def test_a_picture_is_for_the_committee_and_kept_by_no_browser(table: Table) -> None:
    scan(table, 1, [read_page("12?0")])
    key = key_at(table, 1, 1)

    whole = table.clients[1].get(f"{AT}anh/{key}/")
    row = table.clients[1].get(f"{AT}anh/{key}/3/")

    assert whole.content == JPEG + b"12?0"
    assert row.content == JPEG + b"3"
    assert whole["Content-Type"] == "image/jpeg"
    assert whole["Cache-Control"] == "no-store"


@pytest.mark.parametrize("key", ["x", "0" * 32, "../../x"])
def test_a_picture_that_is_not_there_is_not_found(table: Table, key: str) -> None:
    assert table.clients[0].get(f"{AT}anh/{key}/").status_code == 404


def test_the_overview_leads_to_what_there_is_to_do(table: Table) -> None:
    head = table.clients[0]
    assert "Quét lô 1" in text(head)

    scan(table, 1, [read_page("12?0"), refused_page()])
    assert "Xem trang chưa tính của lô 1" in text(head)
    for member in range(3):
        judge(table, 1, 2, PageVerdict.AGAIN, member=member)
    assert "Xem dòng máy không đọc chắc của lô 1" in text(head)


def test_the_batch_says_where_every_page_is(table: Table) -> None:
    scan(table, 1, [read_page("12?0"), refused_page(), read_page("1111")])

    said = re.sub(r"<[^>]+>|\s+", " ", text(table.clients[0], "lo/1/quet/"))

    assert re.search(r"Phiếu đã tính\s+2\s+/10", said)
    assert re.search(r"Bị loại\s+1", said)
    assert "Xem 1 trang chưa tính" in said
    assert "Xem 1 dòng máy không đọc chắc" in said


def test_a_refused_page_is_judged_by_two_who_do_not_see_each_other(
    table: Table,
) -> None:
    scan(table, 1, [refused_page()])
    first, second = table.clients[:2]
    key = key_at(table, 1, 1)
    page = text(first, "trang/")
    assert "không thấy dấu định vị" in page
    assert "chưa tính" in page
    assert 'value="same"' not in page

    send(first, "trang/", batch=1, page=key, verdict="again")
    assert "Đã hoặc sẽ quét lại" in text(first, "trang/")
    theirs = text(second, "trang/")
    assert "Ý kiến của tôi" not in theirs
    assert table.members[0].entry.name not in theirs.split("Trang quét chưa tính")[1]

    said = send(second, "trang/", batch=1, page=key, verdict="not-a-ballot")
    assert "Hai ý kiến khác nhau" in said
    send(second, "trang/", batch=1, page=key, verdict="take-back")
    send(second, "trang/", batch=1, page=key, verdict="again")
    assert "Trang đã kết luận" in text(second, "trang/")
    assert pile_of(table, 1).waiting() == ()


def test_a_page_that_looks_like_another_is_shown_beside_it(table: Table) -> None:
    scan(table, 1, [read_page("1111", digest=b"a"), read_page("1111", digest=b"a")])

    page = text(table.clients[0], "trang/")

    assert "đúng bản quét này đã nhận một lần" in page
    for place in (1, 2):
        assert f"anh/{key_at(table, 1, place)}/" in page
    assert "Giống: lô 1, trang 1" in page


def test_a_sheet_is_keyed_from_the_paper_by_a_form(table: Table) -> None:
    scan(table, 1, [refused_page()])
    key = key_at(table, 1, 1)
    at = f"lo/1/trang/{key}/nhap-tay/"
    assert text(table.clients[0], at).count('<select name="key"') == 4

    assert "có 3 dòng" in send(table.clients[0], at, key=list("123"))
    for client in table.clients[:2]:
        send(client, at, key=list("123X"))

    assert pile_of(table, 1).pile({}) == (tuple("123X"),)


def test_what_is_no_verdict_leads_back(table: Table) -> None:
    scan(table, 1, [refused_page()])

    assert "Kiểm phiếu" in send(table.clients[0], "trang/", batch="x", verdict="y")
    assert pile_of(table, 1).said == {}


def test_rows_come_one_by_one_and_are_answered_by_a_key(table: Table) -> None:
    scan(table, 1, [read_page("1?30"), read_page("11?1")])
    client = table.clients[0]
    page = text(client, "dong/")
    assert "Còn 2 dòng chờ đồng chí xem" in page
    assert "Nét quá mờ hoặc quá nhỏ" in page

    row = row_in(page)
    page = send(client, "dong/", row=row, mark="2")
    assert "Còn 1 dòng chờ đồng chí xem" in page
    assert f'value="{row}"' in page  # what U would take back
    page = send(client, "dong/", row=row, mark="undo")
    assert "Còn 2 dòng chờ đồng chí xem" in page


def row_in(page: str) -> str:
    found = re.search(r'name="row" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def test_a_member_does_not_see_what_another_answered(table: Table) -> None:
    scan(table, 1, [read_page("1?30")])
    before = text(table.clients[1], "dong/")
    answer(table, 1, (1, 2), "X", member=0)

    after = text(table.clients[1], "dong/")

    plain = re.compile(
        r'(csrfmiddlewaretoken" value="|once" value=")[^"]+|"X-CSRFToken": "[^"]+'
    )
    assert plain.sub("", before) == plain.sub("", after)


def test_two_who_differ_meet_on_the_page_of_doubts_with_the_picture(
    table: Table,
) -> None:
    scan_everything(table)
    scan(table, 1, [read_page("1?30")])
    answer(table, 1, (11, 2), "1", member=0)
    answer(table, 1, (11, 2), "2", member=1)
    assert stages(table)[0] is Stage.DOUBTS

    page = text(table.clients[2], "khong-ro/")

    assert f"anh/{key_at(table, 1, 11)}/2/" in page
    assert "Lô 1, phiếu 11" in page
    send(
        table.clients[2],
        "khong-ro/",
        batch=1,
        cell="11,2",
        deed="propose",
        mark="1",
        reason="nét chéo nằm trong ô thứ nhất",
    )
    assert "Tôi đồng ý" in text(table.clients[0], "khong-ro/")


def test_the_wall_hangs_rows_of_one_kind_and_sends_one_back(table: Table) -> None:
    scan(table, 1, [read_page("1230"), read_page("1?30"), read_page("3111")])
    client = table.clients[0]

    page = text(client, "anh-nho/?who=1&mark=1")
    assert page.count('type="checkbox"') == 2
    weak = text(client, "anh-nho/?who=0&mark=weak")
    assert weak.count('type="checkbox"') == 1
    assert "Không có dòng nào như vậy" in text(client, "anh-nho/?who=9&mark=1")

    send(client, "anh-nho/", row=[f"1-{key_at(table, 1, 3)}-3-1"])
    assert (3, 1) in pile_of(table, 1).open_rows()


def test_a_whole_page_is_called_up_by_a_member(table: Table) -> None:
    scan(table, 1, [read_page("1230")])

    send(table.clients[0], f"lo/1/trang/{key_at(table, 1, 1)}/xem-lai/")

    assert "một thành viên đề nghị xem lại cả trang" in text(table.clients[1], "trang/")


def test_dropping_a_batch_asks_for_it_to_be_scanned_again(table: Table) -> None:
    scan(table, 1, [refused_page()])

    said = send(table.clients[0], "lo/1/quet/bo/")

    assert "Quét lại lô này" in said
    assert not models.SealedPicture.objects.exists()


def test_once_recorded_nothing_is_scanned_or_answered(table: Table) -> None:
    scan_everything(table)
    recorded(table, keyed=False)

    for path in PATHS:
        answered = table.clients[0].get(AT + path)
        assert answered.status_code == 302
    assert "Dòng cần người xem" not in text(table.clients[0])


def test_the_head_is_led_from_what_does_not_add_up_to_the_pages(table: Table) -> None:
    scan_everything(table)
    scan(table, 2, [refused_page(), read_page("?" + SHEETS[0][1:])])

    said = text(table.clients[0], "doi-soat/")

    assert "E-212" in said
    assert "/trang/#lo-2" in said


def test_a_keyed_count_has_no_scanned_pages(folder: Path) -> None:
    from tests.site.count.counting import open_table

    assert folder.exists()
    table = open_table()

    for path in PATHS:
        assert table.clients[0].get(AT + path).status_code == 302
    assert "Trang chưa tính" not in text(table.clients[0])
