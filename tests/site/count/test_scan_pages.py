"""Scanned pages in the browser, without a script: what each member sees and may say."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client

from tests.site.builders import MORNING, signed_in
from tests.site.count.counting import SHEETS, Table, recorded, stages
from tests.site.count.pages import AT, send, text
from tests.site.count.scanning import (
    JPEG,
    answer,
    call_up,
    drop,
    judge,
    key_at,
    pile_of,
    read_page,
    refused_page,
    scan,
    scan_everything,
    scanned_table,
)
from tinnhiem.actions.count.judge_pages import PageVoice, decide_page
from tinnhiem.core.access.duty import STAFF, Duty
from tinnhiem.core.count.box import Stage
from tinnhiem.core.count.remarks import remarks_of
from tinnhiem.core.count.scanned_page import PageVerdict
from tinnhiem.core.scanning.errors import PageNotForPeopleError
from tinnhiem.store import models
from tinnhiem.store.queries.open_count import box_of, require_open
from tinnhiem.web.count.scan_pages import OF_LIST
from tinnhiem.web.count.scan_wall import AT_ONCE as WALL
from tinnhiem.web.count.scan_wall import MOST_PICKED

PATHS = ["lo/1/quet/", "trang/", "dong/", "anh-nho/"]


@pytest.fixture
def table(folder: Path) -> Table:
    assert folder.exists()
    return scanned_table()


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

    assert re.search(r"Phiếu tạm tính, chưa xong\s+2\s+/10", said)
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

    say(first, key, "again")
    assert "Đã hoặc sẽ quét lại" in text(first, "trang/")
    theirs = text(second, "trang/")
    assert "Ý kiến của tôi" not in theirs
    assert table.members[0].entry.name not in theirs.split("Trang quét chưa tính")[1]

    say(second, key, "again")
    assert "Trang đã kết luận" in text(second, "trang/")
    assert pile_of(table, 1).waiting() == ()


def say(client: Client, key: str, verdict: str) -> str:
    return send(client, "trang/", page=f"1-{key}", verdict=verdict)


def test_where_two_differ_neither_sees_the_other_before_all_have_spoken(
    table: Table,
) -> None:
    scan(table, 1, [refused_page()])
    key = key_at(table, 1, 1)
    say(table.clients[0], key, "again")

    said = say(table.clients[1], key, "not-a-ballot")

    assert "Ý kiến đã khác nhau: chờ các thành viên còn lại" in said
    for client in table.clients:
        shown = text(client, "trang/").split("Trang quét chưa tính")[1]
        assert not any(one.entry.name in shown for one in table.members)
        assert 'value="propose"' not in shown
    say(table.clients[2], key, "again")
    assert pile_of(table, 1).waiting() == ()


def all_differ(table: Table) -> str:
    """Three members say three things of one page; return its key."""
    scan(table, 1, [read_page("1111"), read_page("?111")])
    call_up(table, 1, 2)
    key = key_at(table, 1, 2)
    for client, verdict in zip(
        table.clients, ("counts", "again", "not-a-ballot"), strict=True
    ):
        say(client, key, verdict)
    return key


def test_where_all_differ_the_whole_committee_decides_with_a_reason(
    table: Table,
) -> None:
    key = all_differ(table)
    assert [one.key for one in pile_of(table, 1).waiting()] == [key]
    first, second, third = table.clients
    page = text(second, "trang/")
    assert table.members[0].entry.name in page
    assert "Mọi thành viên đã nói, ý kiến khác nhau" in page

    form = {"page": f"1-{key}", "deed": "propose", "verdict": "counts"}
    assert "lý do kết luận về trang" in send(first, "trang/", **form)
    assert pile_of(table, 1).page_motions == {}
    send(first, "trang/", **form, reason="lá phiếu có dấu treo, chỉ nhàu một góc")
    for client in (second, third):
        shown = text(client, "trang/")
        assert "lá phiếu có dấu treo" in shown
        assert [one.key for one in pile_of(table, 1).waiting()] == [key]
        seen = re.search(r'name="seen" value="([^"]+)"', shown)
        assert seen is not None
        send(client, "trang/", page=f"1-{key}", deed="agree", seen=seen[1])

    assert pile_of(table, 1).waiting() == ()
    assert pile_of(table, 1).sheets == 2
    acts = [one.event for one in models.JournalEntry.objects.all()]
    assert acts.count("page.proposed") == 1
    assert acts.count("page.agreed") == 2
    said = remarks_of(box_of(require_open(table.campaign), key=table.key))
    assert any("1 trang quét có ý kiến khác nhau" in one for one in said)
    assert any("lá phiếu có dấu treo" in one for one in said)


def test_a_decision_of_the_whole_committee_falls_with_any_word_it_rests_on(
    table: Table,
) -> None:
    key = all_differ(table)
    for member in range(3):
        box = box_of(require_open(table.campaign), key=table.key)
        (doubt,) = box.piles[1].page_motions.values() or (None,)
        decide_page(
            campaign=table.campaign,
            voice=PageVoice(
                batch=1,
                page=key,
                verdict=None if doubt else PageVerdict.COUNTS,
                reason="" if doubt else "lá phiếu có dấu treo",
                seen=doubt.seen if doubt else "",
            ),
            member=table.members[member],
            key=table.key,
            now=MORNING,
        )
    assert pile_of(table, 1).waiting() == ()

    say(table.clients[1], key, "take-back")

    assert [one.key for one in pile_of(table, 1).waiting()] == [key]
    assert pile_of(table, 1).page_motions == {}
    # Whoever speaks again has seen the others' words: all begin anew, blind.
    assert pile_of(table, 1).said == {}
    acts = [one.event for one in models.JournalEntry.objects.all()]
    assert acts.count("page.reopened") == 1
    say(table.clients[2], key, "counts")
    assert [one.key for one in pile_of(table, 1).waiting()] == [key]


def test_whoever_saw_the_others_words_settles_nothing_by_adapting_his_own(
    table: Table,
) -> None:
    key = all_differ(table)

    judge(table, 1, 2, PageVerdict.COUNTS, member=2)

    assert pile_of(table, 1).said == {}
    assert [one.key for one in pile_of(table, 1).waiting()] == [key]


def test_a_row_that_all_decided_is_read_anew_when_one_takes_his_answer_back(
    table: Table,
) -> None:
    scan(table, 1, [read_page("1?30")])
    for client, mark in zip(table.clients[:2], "1?", strict=True):
        send(client, "dong/", row=row_in(text(client, "dong/")), mark=mark)
    assert pile_of(table, 1).doubtful() == ((1, 2),)

    send(table.clients[1], "dong/", mark="undo")

    assert pile_of(table, 1).voices == {}
    acts = [one.event for one in models.JournalEntry.objects.all()]
    assert acts.count("doubt.reopened") == 1


def test_a_picture_of_a_batch_that_was_dropped_is_gone_without_an_alarm(
    table: Table,
) -> None:
    scan(table, 1, [read_page("12?0")])
    key = key_at(table, 1, 1)
    drop(table, 1)

    assert table.clients[2].get(f"{AT}anh/{key}/").status_code == 404
    assert "niêm phong" not in text(table.clients[2])


def test_a_blank_back_whose_other_page_is_gone_need_not_be_keyed(
    table: Table,
) -> None:
    blank = replace(refused_page(), digest=b"a")
    scan(table, 1, [blank])
    scan(table, 2, [blank])
    drop(table, 1)

    for member in (0, 1):
        judge(table, 2, 1, PageVerdict.NOT_A_BALLOT, member=member)
    assert pile_of(table, 2).waiting() == ()


def test_nobody_proposes_before_all_have_spoken_and_nobody_agrees_unseen(
    table: Table,
) -> None:
    scan(table, 1, [refused_page()])
    key = key_at(table, 1, 1)
    say(table.clients[0], key, "again")
    say(table.clients[1], key, "not-a-ballot")
    propose = {"page": f"1-{key}", "deed": "propose", "verdict": "again"}

    said = send(table.clients[0], "trang/", **propose, reason="rách")

    assert "không nhận kết luận đó" in said
    assert pile_of(table, 1).page_motions == {}
    say(table.clients[2], key, "take-back")
    judge(table, 1, 1, PageVerdict.KEYED, member=2, marks="1111")
    send(table.clients[0], "trang/", **propose, reason="rách")
    send(table.clients[1], "trang/", page=f"1-{key}", deed="agree", seen="x")
    (doubt,) = pile_of(table, 1).page_motions.values()
    assert len(doubt.agreed) == 1


def test_a_sheet_that_one_alone_keyed_is_not_proposed_as_keyed(table: Table) -> None:
    scan(table, 1, [refused_page()])
    key = key_at(table, 1, 1)
    say(table.clients[0], key, "again")
    say(table.clients[1], key, "not-a-ballot")
    judge(table, 1, 1, PageVerdict.KEYED, member=2, marks="1111")

    shown = text(table.clients[0], "trang/")
    assert 'value="propose"' in shown
    assert '<option value="keyed"' not in shown


def test_the_list_of_judged_pages_is_leafed_through_to_its_end(table: Table) -> None:
    scan(table, 1, [refused_page() for _ in range(OF_LIST + 1)])
    for place in range(1, OF_LIST + 2):
        for member in (0, 1):
            judge(table, 1, place, PageVerdict.NOT_A_BALLOT, member=member)
    client = table.clients[0]
    first = text(client, "trang/")
    assert "Lô 1, trang 1<" in first
    assert f"Lô 1, trang {OF_LIST + 1}<" not in first

    second = send(client, "trang/", aside="2")

    assert f"Lô 1, trang {OF_LIST + 1}<" in second
    assert "Lô 1, trang 1<" not in second
    assert f"Lô 1, trang {OF_LIST + 1}<" not in text(table.clients[1], "trang/")


def test_the_other_page_of_a_pair_stays_the_right_one_when_its_batch_is_rescanned(
    table: Table,
) -> None:
    scan(table, 1, [read_page("1111", digest=b"a")])
    scan(table, 2, [read_page("1111", digest=b"a")])
    drop(table, 1)

    alone = text(table.clients[0], "trang/")
    assert "lô của trang đó đã bỏ để quét lại" in alone
    assert 'value="same"' not in alone
    with pytest.raises(PageNotForPeopleError):
        judge(table, 2, 1, PageVerdict.SAME, member=0)

    scan(table, 1, [read_page("2222"), read_page("1111", digest=b"a")])
    again = text(table.clients[0], "trang/")
    assert "Giống: lô 1, trang 2" in again
    assert key_at(table, 1, 1) not in again


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
    at, name = "trang/nhap-tay/", f"1-{key}"
    opened = send(table.clients[0], at, open=name)
    assert opened.count('<select name="key"') == 4

    assert "có 3 dòng" in send(table.clients[0], at, page=name, key=list("123"))
    for client in table.clients[:2]:
        send(client, at, page=name, key=list("123X"))

    assert pile_of(table, 1).pile({}) == (tuple("123X"),)


def test_what_is_no_verdict_leads_back(table: Table) -> None:
    scan(table, 1, [refused_page()])

    assert "Kiểm phiếu" in send(table.clients[0], "trang/", page="x", verdict="y")
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
    page = send(client, "dong/", row=row_in(page), mark="3")
    assert "Đồng chí đã xem hết" in page
    for left in (1, 2):  # the latest first
        page = send(client, "dong/", mark="undo")
        assert f"Còn {left} dòng chờ đồng chí xem" in page
    assert row_in(page) == row
    assert 'value="undo"' not in page


def test_an_answer_whose_batch_is_gone_is_skipped_when_taking_back(
    table: Table,
) -> None:
    scan(table, 1, [read_page("1?30")])
    scan(table, 2, [read_page("11?1")])
    client = table.clients[0]
    for _ in range(2):
        send(client, "dong/", row=row_in(text(client, "dong/")), mark="2")
    drop(table, 2)

    page = send(client, "dong/", mark="undo")

    assert "Còn 1 dòng chờ đồng chí xem" in page
    assert pile_of(table, 1).voices == {}


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

    page = send(client, "anh-nho/", who=1, mark="1")
    assert page.count('type="checkbox"') == 2
    weak = send(client, "anh-nho/", who=0, mark="weak")
    assert weak.count('type="checkbox"') == 1
    send(client, "anh-nho/", who=9, mark="1")
    assert text(client, "anh-nho/").count('type="checkbox"') == 1

    row = f"1-{key_at(table, 1, 3)}-3-1"
    send(client, "anh-nho/", row=[row], deed="send-back")
    assert (3, 1) in pile_of(table, 1).open_rows()
    acts = [one.event for one in models.JournalEntry.objects.all()]
    assert acts.count("rows.sent-back") == 1


def test_rows_of_several_pages_of_the_wall_are_picked_and_sent_back_together(
    table: Table,
) -> None:
    scan(table, 1, [read_page("1111") for _ in range(WALL + 1)])
    client = table.clients[0]
    page = text(client, "anh-nho/")
    names = re.findall(r'name="shown" value="([^"]+)"', page)
    assert len(names) == WALL

    page = send(client, "anh-nho/", shown=names, row=names[:2], wall="2")
    assert "Đã chọn 2 dòng ở trang khác" in page
    (last,) = re.findall(r'name="shown" value="([^"]+)"', page)
    page = send(client, "anh-nho/", shown=[last], row=[last], wall="1")
    assert page.count(" checked>") == 2
    # What is no longer ticked is no longer picked.
    send(client, "anh-nho/", shown=names, row=names[:1], deed="send-back")

    assert len(pile_of(table, 1).open_rows()) == 2
    assert " checked>" not in text(client, "anh-nho/")


def test_more_rows_than_can_be_picked_at_once_are_said(table: Table) -> None:
    scan(table, 1, [read_page("1111") for _ in range(-(-(MOST_PICKED + 1) // 4))])
    rows = [
        f"1-{key_at(table, 1, place)}-{place}-{row}"
        for place in range(1, len(pile_of(table, 1).pages) + 1)
        for row in (1, 2, 3, 4)
    ]

    page = send(table.clients[0], "anh-nho/", row=rows, wall="1")

    assert f"Chỉ giữ được {MOST_PICKED} dòng đã chọn" in page


def test_nothing_picked_sends_nothing_back(table: Table) -> None:
    scan(table, 1, [read_page("1111")])

    assert "Chưa chọn dòng nào" in send(table.clients[0], "anh-nho/", deed="send-back")
    assert pile_of(table, 1).open_rows() == ()


def test_a_whole_page_is_called_up_by_a_member(table: Table) -> None:
    scan(table, 1, [read_page("1230")])

    send(table.clients[0], "trang/xem-lai/", page=f"1-{key_at(table, 1, 1)}")

    acts = [one.event for one in models.JournalEntry.objects.all()]
    assert "page.called-up" in acts
    assert "một thành viên đề nghị xem lại cả trang" in text(table.clients[1], "trang/")


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
