"""The count in the browser, without a script: what each member sees and may send."""

import json
import re
from pathlib import Path

import pytest
from django.test import Client

from tests.site.builders import MORNING, SLUG, counts, signed_in
from tests.site.count.counting import (
    SHEETS,
    Table,
    at_the_table,
    open_table,
    recorded,
    stages,
)
from tests.site.count.pages import AT, send, text
from tests.site.devices import bind
from tinnhiem.actions.devices.hand_key import hand_key, key_code
from tinnhiem.core.access.duty import STAFF, Duty
from tinnhiem.core.count.box import Stage
from tinnhiem.core.count.way import Part, Way
from tinnhiem.papers.reading_back import pdf_pages
from tinnhiem.store import models
from tinnhiem.store.queries.results import signed_counts_of
from tinnhiem.web.who import DEVICE_COOKIE

FIRST, SECOND = Part.FIRST, Part.SECOND


@pytest.fixture
def table(folder: Path) -> Table:
    assert folder.exists()
    return open_table()


def test_the_head_opens_the_count_with_the_usual_batches(folder: Path) -> None:
    assert folder.exists()
    table = at_the_table()
    head, member = table.clients[0], table.clients[1]

    assert "Mở kiểm phiếu" in text(head)
    assert "Trưởng ban Kiểm phiếu mở" in text(member)
    assert 'value="10, 10, 4"' in text(head, "mo/")
    said = send(head, "mo/", way="double", sizes="10, 13")
    assert "Các lô cộng lại có 23 phiếu" in said
    assert 'value="10, 13"' in said
    send(head, "mo/", way="double", sizes="10, 14")

    assert [b.declared for b in models.CountBatch.objects.all()] == [10, 14]
    assert "Nhập lô 1" in text(member)


def test_without_the_returned_number_the_page_says_where_it_is_recorded(
    folder: Path,
) -> None:
    assert folder.exists()
    table = at_the_table()
    table.campaign.movements.filter(kind="returned").delete()

    said = text(table.clients[0])

    assert "Chưa ghi số phiếu thu về" in said
    assert f"/cuoc/{SLUG}/phieu/" in said


@pytest.mark.parametrize("duty", STAFF)
@pytest.mark.parametrize("path", ["", "mo/", "nhap/1/first/", "doi-soat/", "ky/"])
def test_for_staff_the_count_does_not_exist(
    table: Table, duty: Duty, path: str
) -> None:
    assert table.campaign.phase == "counting"

    assert signed_in(duty, login=f"{duty}.x").get(AT + path).status_code == 404


def test_a_device_of_another_campaign_is_nobody_here(table: Table) -> None:
    table.campaign.slug = "khac"
    table.campaign.save()

    assert table.clients[0].get(AT).status_code == 404


@pytest.mark.parametrize("path", ["mo/", "kiem-lai/", "lo/"])
def test_only_the_head_opens_and_recounts(table: Table, path: str) -> None:
    assert table.clients[1].get(AT + path).status_code == 404


def test_without_a_script_a_sheet_is_keyed_by_a_form(table: Table) -> None:
    client = table.clients[0]
    page = text(client, "nhap/1/first/")
    assert page.count('<select name="key"') == 4

    send(client, "nhap/1/first/", key=list("123?"))
    said = send(client, "nhap/1/first/", key=list("12"))
    assert "Phiếu 2 có 2 dòng, phải có 4 dòng" in said
    send(client, "nhap/1/first/", key=list("1111"))
    send(client, "nhap/1/first/", undo="1")

    row = 'data-rows="123?"'
    assert row in text(client, "nhap/1/first/")


def keep(client: Client, **draft: object) -> tuple[int, dict[str, object]]:
    body = {"rows": [], "row": "", "version": 0, "writer": "a", "turn": 1, **draft}
    answer = client.post(
        f"{AT}nhap/1/first/luu/", json.dumps(body), content_type="application/json"
    )
    return answer.status_code, answer.json()


def test_the_script_keeps_drafts_and_is_told_of_another_window(table: Table) -> None:
    client = table.clients[0]

    assert keep(client, rows=["1230"], row="12") == (200, {"version": 1})
    assert keep(client, rows=["1230"], row="12") == (200, {"version": 1})
    status, told = keep(client, rows=[], writer="b")
    assert (status, told["stale"]) == (409, True)
    assert 'data-started="12"' in text(client, "nhap/1/first/")


@pytest.mark.parametrize(
    "draft",
    [
        {"rows": ["12345"]},
        {"rows": ["9999"]},
        {"rows": "1111"},
        {"rows": 7},
        {"row": "11111"},
        {"version": "x"},
        {"version": 1e999},
        {"version": -1},
        {"version": True},
        {"turn": 2**31},
        {"writer": "\ud800"},
        {"writer": "a" * 41},
        {"writer": 7},
        {"rows": [["1", {}]]},
    ],
)
def test_what_is_no_draft_is_refused_and_nothing_is_kept(
    table: Table, draft: dict[str, object]
) -> None:
    status, told = keep(table.clients[0], **draft)

    assert status == 409
    assert told["said"]
    assert not models.SealedRow.objects.exists()


def test_nobody_sees_a_sheet_that_another_keys(table: Table) -> None:
    keep(table.clients[0], rows=["13X0"])

    for client in table.clients[1:]:
        said = text(client, "nhap/1/first/")
        assert "13X0" not in said
        assert 'data-rows=""' in said  # theirs is the second entry, still empty
    assert "đã nhập lô này một lần" in text(table.clients[0], "nhap/1/second/")
    table.keyed(1, SECOND, SHEETS[:10], member=1)
    assert "đang nhập phần này" in text(table.clients[2], "nhap/1/first/")


def test_a_typist_learns_only_that_a_batch_is_looked_at_again(table: Table) -> None:
    """Same fault, two audiences."""
    table.keyed(1, FIRST, SHEETS[:10], member=0)
    table.keyed(1, SECOND, SHEETS[:9], member=1)

    typist, head = (
        text(table.clients[1], "doi-soat/"),
        text(table.clients[0], "doi-soat/"),
    )

    assert "Xem lại lô 1" in typist
    assert "E-208" not in typist
    assert "E-208" in head
    assert "lần nhập thứ nhất 10 phiếu, lần thứ hai 9 phiếu" in head
    assert "Giao lại lô này cho cả hai người nhập" in head
    assert "#lo-1" in head


def test_only_the_third_sees_differing_cells_and_no_others(table: Table) -> None:
    table.keyed(1, FIRST, SHEETS[:10], member=0)
    table.keyed(1, SECOND, ["X111", *SHEETS[1:10]], member=1)

    for client in table.clients[:2]:
        said = text(client, "lo/1/o-lech/")
        assert "đánh dấu nhiều ô</strong>" not in said
        assert "Chuyển lá phiếu cho đồng chí đó" in said
    third = text(table.clients[2], "lo/1/o-lech/")
    assert third.count("<fieldset") == 1
    assert "Phiếu 1" in third

    send(
        table.clients[2],
        "lo/1/o-lech/",
        **{"cell-1,1": "other", "other-1,1": "2", "seen-1,1": "1,X"},
    )
    assert stages(table)[0] is Stage.SETTLED


def test_a_double_click_decides_and_signs_once(table: Table) -> None:
    recorded(table)
    form = {
        "sure": "1",
        "seen": table.seen,
        "once": "0b9c1f0e-5d0a-4c43-9b0e-3a6b6f1d2c99",
    }

    for _ in range(2):
        send(table.clients[1], "ky/", **form)

    assert table.campaign.journal.filter(event="minutes.signed").count() == 1


def test_every_member_signs_what_he_is_shown_and_then_nothing_is_left(
    table: Table,
) -> None:
    table.key_everything()
    head = table.clients[0]
    assert "W-202" in text(head, "doi-soat/")
    said = send(head, "doi-soat/")
    assert "Có cảnh báo chưa ghi lý do" in said
    said = send(head, "doi-soat/", **{"reason-W-202": "đúng là cả 24 phiếu"})
    assert "Ký kết quả kiểm phiếu" in said

    for client in table.clients:
        assert "chưa ký" in text(client, "ky/")
        assert ">20</td>" in text(client, "ky/")
        said = send(client, "ky/", sure="1", seen=table.seen)
    assert "Đủ chữ ký" in said
    assert signed_counts_of(table.campaign) == counts()
    assert "Đủ chữ ký" in text(head)


def test_the_minutes_to_sign_are_printed_from_memory(
    table: Table, folder: Path
) -> None:
    recorded(table)
    before = {path for path in folder.rglob("*") if path.is_file()}

    form = {"seen": table.seen, "once": "0b9c1f0e-5d0a-4c43-9b0e-3a6b6f1d2c99"}
    member = table.clients[1]
    answers = [
        member.post(f"{AT}ky/in/1/", form),
        member.post(f"{AT}ky/in/1/", form),
        member.post(f"{AT}ky/in/0/", {"seen": table.seen}),
    ]

    for answer in answers:
        assert answer["Content-Type"] == "application/pdf"
    words = " ".join(" ".join(pdf_pages(answers[0].content)).split())
    assert "Cách kiểm: hai người nhập độc lập; 2 lô; nhập thứ nhất" in words
    assert "83,33%" in words  # 20 of 24
    assert {path for path in folder.rglob("*") if path.is_file()} <= before
    assert "lan-kiem-1.pdf" in answers[0]["Content-Disposition"]
    assert table.campaign.journal.filter(event="minutes.printed").count() == 2
    assert signed_in(Duty.CLERK).get(f"{AT}ky/in/1/").status_code == 404
    assert signed_in(Duty.CLERK).post(f"{AT}ky/in/1/").status_code == 404


def test_fetching_the_address_of_a_print_prints_nothing(table: Table) -> None:
    recorded(table)

    said = text(table.clients[1], "ky/in/1/")

    assert "in xong thì xóa" in said
    assert "Số liệu của lần kiểm 1, mã" in said
    assert not table.campaign.journal.filter(event="minutes.printed").exists()


def test_a_refusal_is_shown_to_all_and_a_recount_stands_beside(table: Table) -> None:
    recorded(table)
    send(table.clients[1], "ky/tu-choi/", seen=table.seen, reason="lô 2 đếm thiếu")
    assert "lô 2 đếm thiếu" in text(table.clients[2], "ky/")
    assert "đã từ chối ký" in send(table.clients[1], "ky/", seen=table.seen, sure="1")

    send(
        table.clients[0],
        "kiem-lai/",
        why="nghi sót",
        way="aloud",
        sizes="24",
        reader="",
    )
    table.keyed(1, FIRST, SHEETS, member=2)
    send(table.clients[0], "doi-soat/", **{"reason-W-202": "đúng"})

    page = text(table.clients[0], "ky/")
    assert "Lần kiểm 2" in page
    assert page.count(">20</td>") == 2


def test_a_doubtful_line_is_decided_on_each_members_device(table: Table) -> None:
    for member, part in enumerate((FIRST, SECOND)):
        table.keyed(1, part, ["?111", *SHEETS[1:10]], member=member)
    form = {"batch": "1", "cell": "1,1"}

    said = send(
        table.clients[0], "khong-ro/", **form, deed="propose", mark="1", reason=""
    )
    assert "Ghi lý do" in said
    send(
        table.clients[0], "khong-ro/", **form, deed="propose", mark="1", reason="nét mờ"
    )
    for client in table.clients[1:]:
        assert "Tôi đồng ý" in text(client, "khong-ro/")
        seen = re.search(r'name="seen" value="(\w+)"', text(client, "khong-ro/"))
        assert seen is not None
        send(client, "khong-ro/", **form, deed="agree", seen=seen[1])

    assert stages(table)[0] is Stage.SETTLED


def test_totals_are_keyed_as_a_table(folder: Path) -> None:
    assert folder.exists()
    table = open_table(way=Way.TOTALS)
    figures = [
        str(n) if n else ""
        for c in counts()
        for n in (c.high, c.confidence, c.low, c.blank, c.several, c.struck)
    ]

    for part, client in zip(("first", "second"), table.clients[:2], strict=True):
        assert text(client, f"nhap/1/{part}/").count('name="figure"') == 24
        send(client, f"nhap/1/{part}/", figure=figures)
        send(client, f"nhap/1/{part}/xong/")

    assert stages(table) == [Stage.SETTLED]


def test_a_device_bound_later_asks_for_the_key_and_gets_it(folder: Path) -> None:
    assert folder.exists()
    table = open_table(devices=2)
    late = Client()
    device = bind(late, table.campaign, member=table.members[2])

    assert "chưa có khóa" in text(late)
    assert "chưa được trao khóa" in text(late, "nhap/1/first/")
    assert "Trao khóa ở trang Thiết bị" in text(table.clients[1])
    token = table.clients[1].cookies[DEVICE_COOKIE].value
    hand_key(
        campaign=table.campaign,
        token=token,
        to=device.pk,
        code=key_code(device),
        by="",
        now=MORNING,
    )
    assert "Nhập lô 1" in text(late)


def test_the_head_sees_which_devices_get_the_key(folder: Path) -> None:
    assert folder.exists()
    table = at_the_table()

    page = text(table.clients[0], "mo/")

    for member in table.members:
        assert member.entry.name in page
        assert key_code(member.devices.get()) in page
    own = key_code(table.members[1].devices.get())
    assert own in text(table.clients[1])


def test_the_head_sends_a_batch_back(table: Table) -> None:
    table.keyed(1, FIRST, SHEETS[:10], member=0)
    table.keyed(1, SECOND, SHEETS[:10], member=1)

    send(table.clients[0], "lo/1/giao-lai/")

    assert stages(table)[0] is Stage.REVIEW
    assert "Xem lại lô 1" in text(table.clients[1])


def test_a_finished_batch_leads_on_to_the_next(table: Table) -> None:
    keep(table.clients[0], rows=list(SHEETS[:10]))

    said = send(table.clients[0], "nhap/1/first/xong/")

    assert "Lô 2: đếm tay 14 phiếu" in said


def test_who_comes_to_sign_too_early_is_led_to_what_is_missing(table: Table) -> None:
    answer = table.clients[0].get(f"{AT}ky/", follow=True)

    assert answer.redirect_chain == [(f"{AT}doi-soat/", 302)]
    assert "chưa ghi kết quả kiểm phiếu" in answer.content.decode()


def test_the_card_names_every_key(table: Table) -> None:
    card = text(table.clients[1], "phim/")

    for key in ("1", "2", "3", "0", "X", "G", "?", "Enter"):
        assert f"<kbd>{key}</kbd>" in card


def test_trays_and_batches_have_labels_to_print(table: Table) -> None:
    labels = text(table.clients[0], "nhan/")

    for tray in ("tín nhiệm cao", "tín nhiệm thấp", "dòng không hợp lệ", "Chờ xem xét"):
        assert tray in labels
    assert "đếm tay: 14 phiếu" in labels


def test_a_suspended_vote_takes_no_result(table: Table) -> None:
    table.key_everything()
    models.Campaign.objects.update(phase="suspended", resumes_to="counting")

    said = send(table.clients[0], "doi-soat/", **{"reason-W-202": "đúng"})

    assert "tạm dừng" in said
    assert not models.CountRound.objects.exists()
