"""Issuing, replacing, cancelling and classifying a paper in the browser."""

import html
import io
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from tests.site.builders import signed_in
from tests.site.stories import tell
from tinnhiem.config.clock import current_day
from tinnhiem.core.access.duty import Duty
from tinnhiem.store.models import Campaign, FrozenPaper

CHIEF, HEAD = "Vũ Minh Tâm", "Nguyễn Thiên Bút"
SIGNED = {
    "signed_by": HEAD,
    "signed_on": "2023-07-12",
    "understood": "on",
}


@pytest.fixture
def signed(folder: Path) -> Campaign:
    assert folder.is_dir()
    return tell(until="Ký, công bố, niêm phong").campaign


@pytest.fixture
def lan() -> Client:
    return signed_in(Duty.CLERK)


def of(campaign: Campaign, code: str, deed: str = "") -> str:
    return f"/cuoc/{campaign.slug}/van-ban/{code}/{deed}"


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def sent(client: Client, address: str, **words: str) -> str:
    return html.unescape(client.post(address, words, follow=True).content.decode())


def correct(campaign: Campaign) -> None:
    campaign.officeholders.filter(order=1).update(title="Chánh Văn phòng UBND tỉnh")


def test_the_next_number_and_the_printed_signer_are_suggested(
    signed: Campaign, lan: Client
) -> None:
    sent(lan, of(signed, "D20", "ban-hanh/"), **SIGNED)
    FrozenPaper.objects.update(period=str(current_day().year), number=7)

    page = shown(lan, of(signed, "D19", "ban-hanh/"))

    assert f"Số tiếp theo của VP năm {current_day().year} là 08" in page
    assert f'value="{HEAD}"' in page


def test_a_paper_is_issued_by_a_click_and_the_pages_say_so(
    signed: Campaign, lan: Client
) -> None:
    page = sent(lan, of(signed, "D20", "ban-hanh/"), **SIGNED, number="7")

    assert "Đã ban hành Thông báo số 07" in page
    assert "chậm nhất ngày 13/7/2023" in page  # the number came years later
    assert "07/TB-VP, ngày 12/7/2023" in page
    row = FrozenPaper.objects.get()
    assert (row.code, row.number, row.signed_by) == ("D20", 7, HEAD)
    entry = signed.journal.get(event="paper.issued")
    assert entry.by == "lan.hcqt"


def test_a_second_click_issues_nothing_twice(signed: Campaign, lan: Client) -> None:
    sent(lan, of(signed, "D20", "ban-hanh/"), **SIGNED)
    again = sent(lan, of(signed, "D20", "ban-hanh/"), **SIGNED)

    assert "đã chốt ngày 12/7/2023, không sửa" in again
    assert FrozenPaper.objects.count() == 1


def test_without_the_tick_nothing_is_frozen_and_what_was_typed_stays(
    signed: Campaign, lan: Client
) -> None:
    words = {**SIGNED, "understood": "", "number": "41"}
    page = sent(lan, of(signed, "D20", "ban-hanh/"), **words)

    assert not FrozenPaper.objects.exists()
    assert 'value="41"' in page


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param({"signed_by": "Người Khác"}, "in tên người ký", id="signer"),
        pytest.param({"issued_on": "2023-07-11"}, "không hợp lệ", id="day before"),
        pytest.param({"signed_on": "2023-07-09"}, "không thể ký", id="before event"),
    ],
)
def test_what_cannot_be_issued_is_refused_in_words(
    signed: Campaign, lan: Client, words: dict[str, str], said: str
) -> None:
    page = sent(lan, of(signed, "D20", "ban-hanh/"), **{**SIGNED, **words})

    assert said in page
    assert not FrozenPaper.objects.exists()


def test_faults_of_form_are_listed_and_need_a_reason(
    signed: Campaign, lan: Client
) -> None:
    address = of(signed, "D01", "ban-hanh/")
    page = shown(lan, address)
    assert "Lỗi L09." in page
    assert "Lý do người ký chấp nhận lỗi thể thức" in page
    words = {"signed_by": CHIEF, "signed_on": "2023-06-21", "understood": "on"}
    sent(lan, address, **words)
    assert not FrozenPaper.objects.exists()

    sent(lan, address, **words, number="118", accepted_faults="giữ như bản đã ký")

    assert FrozenPaper.objects.get().number == 118
    entry = signed.journal.get(event="faults.accepted")
    assert entry.facts["reason"] == "giữ như bản đã ký"


def test_a_paper_that_waits_for_facts_shows_why_and_no_form(folder: Path) -> None:
    assert folder.is_dir()
    campaign = tell(until="Kiểm phiếu").campaign
    page = shown(signed_in(Duty.CLERK), of(campaign, "D20", "ban-hanh/"))

    assert "còn thiếu" in page
    assert 'name="signed_by"' not in page


def test_a_list_is_made_final_without_number(signed: Campaign, lan: Client) -> None:
    page = shown(lan, of(signed, "D02a", "ban-hanh/"))
    assert 'name="number"' not in page
    sent(lan, of(signed, "D02a", "ban-hanh/"), understood="on")

    assert FrozenPaper.objects.get().state == "final"


@pytest.mark.parametrize(
    ("numbering", "state"), [("unnumbered", "final"), ("numbered", "issued")]
)
def test_minutes_of_the_committee_go_either_way(
    signed: Campaign, lan: Client, numbering: str, state: str
) -> None:
    words = {**SIGNED, "numbering": numbering, "signed_by": ""}
    page = shown(lan, of(signed, "D16", "ban-hanh/"))
    signer = page.partition('name="signed_by" value="')[2].partition('"')[0]
    sent(lan, of(signed, "D16", "ban-hanh/"), **{**words, "signed_by": signer})

    assert FrozenPaper.objects.get().state == state


def test_replacing_needs_other_words_and_a_reason(
    signed: Campaign, lan: Client
) -> None:
    sent(lan, of(signed, "D20", "ban-hanh/"), **SIGNED)
    words = {**SIGNED, "reason": "sai chức vụ"}
    assert "nội dung không khác bản" in sent(
        lan, of(signed, "D20", "thay-the/"), **words
    )

    correct(signed)
    page = sent(lan, of(signed, "D20", "thay-the/"), **words)

    assert "Đã ban hành Thông báo số 02" in page
    assert "Số 1 không còn hiệu lực: sai chức vụ" in page
    assert [row.state for row in FrozenPaper.objects.all()] == ["replaced", "issued"]


def test_a_number_is_cancelled_with_a_reason_and_a_tick(
    signed: Campaign, lan: Client
) -> None:
    sent(lan, of(signed, "D20", "ban-hanh/"), **SIGNED)
    sent(lan, of(signed, "D20", "huy-so/"), reason="rút lại")
    assert FrozenPaper.objects.get().state == "issued"

    page = sent(lan, of(signed, "D20", "huy-so/"), reason="rút lại", understood="on")

    assert "số này không cấp lại" in page
    assert FrozenPaper.objects.get().state == "cancelled"


@pytest.mark.parametrize("deed", ["thay-the/", "huy-so/"])
def test_a_draft_is_neither_replaced_nor_cancelled(
    signed: Campaign, lan: Client, deed: str
) -> None:
    answer = lan.get(of(signed, "D20", deed), follow=True)

    assert "đang là dự thảo" in html.unescape(answer.content.decode())


def test_a_level_of_secrecy_needs_list_entry_and_person(
    signed: Campaign, lan: Client
) -> None:
    words = {
        "level": "mat",
        "decided_by": HEAD,
        "decided_on": "2023-07-12",
        "listed_in": "Quyết định 2500/QĐ-TTg",
    }
    assert "Bắt buộc khi có độ mật" in sent(lan, of(signed, "D21", "do-mat/"), **words)
    assert not signed.markings.exists()

    page = sent(lan, of(signed, "D21", "do-mat/"), **words, item="Mục thử")

    assert "độ mật: mật" in page
    assert signed.markings.get().decided_on == date(2023, 7, 12)


def test_copies_are_allotted_printed_and_handed_over_one_by_one(
    signed: Campaign, lan: Client
) -> None:
    sent(lan, of(signed, "D16", "phan-ban/"))
    assert signed.copies.filter(code="D16").count() == 3
    lan.post(of(signed, "D16"), {"deed": "make"})

    file = lan.post(of(signed, "D16", "ban/2/in/"))

    assert file["Content-Disposition"].endswith('D16-ban-2.pdf"')
    words = PdfReader(io.BytesIO(file.content)).pages[0].extract_text()
    assert "Bản số 2/3" in " ".join(words.split())
    assert "Bản số 1/3" not in " ".join(words.split())
    page = sent(lan, of(signed, "D16", "ban/2/"), to="Lê Văn Nhận")
    assert "bản số 2 giao cho Lê Văn Nhận" in page
    assert "đã ở nơi nhận" in shown(lan, of(signed, "D16", "ban/2/"))
    again = lan.post(of(signed, "D16", "ban/2/in/"), {"reason": "mờ"})
    assert "đã ở nơi nhận" in html.unescape(again.content.decode())


def test_a_copy_of_the_summons_is_the_letter_of_one_voter(
    signed: Campaign, lan: Client
) -> None:
    sent(lan, of(signed, "D10", "phan-ban/"), **{"share-0": "26", "share-1": "1"})
    assert signed.copies.filter(code="D10").count() == 27
    lan.post(of(signed, "D10"), {"deed": "make"})
    voters = list(signed.roster.order_by("number"))

    for number in (1, 26):
        file = lan.post(of(signed, "D10", f"ban/{number}/in/"))
        pages = PdfReader(io.BytesIO(file.content)).pages
        words = " ".join(pages[0].extract_text().split())
        assert len(pages) == 1
        assert f"đồng chí: {voters[number - 1].name}," in words
    kept = lan.post(of(signed, "D10", "ban/27/in/"))
    assert len(PdfReader(io.BytesIO(kept.content)).pages) == 26


def test_a_second_print_asks_for_a_reason(signed: Campaign, lan: Client) -> None:
    sent(lan, of(signed, "D16", "phan-ban/"))
    lan.post(of(signed, "D16"), {"deed": "make"})
    lan.post(of(signed, "D16", "ban/1/in/"))

    refused = lan.post(of(signed, "D16", "ban/1/in/"))

    assert refused["Content-Type"].startswith("text/html")
    row = signed.copies.get(code="D16", number=1)
    assert sum(one.prints for one in row.print_outs.all()) == 1
    answer = lan.post(of(signed, "D16", "ban/1/in/"), {"reason": "bản đầu bị mờ"})
    assert answer.content.startswith(b"%PDF")


def test_a_copy_that_was_not_printed_is_not_handed_over(
    signed: Campaign, lan: Client
) -> None:
    sent(lan, of(signed, "D16", "phan-ban/"))

    assert "chưa in nên chưa giao" in sent(lan, of(signed, "D16", "ban/1/"), to="Ai đó")
    assert lan.get(of(signed, "D16", "ban/9/")).status_code == 404


@pytest.mark.parametrize(
    "deed",
    [
        "ban-hanh/",
        "thay-the/",
        "huy-so/",
        "do-mat/",
        "phan-ban/",
        "ban/1/",
        "ban/1/in/",
    ],
)
@pytest.mark.parametrize("duty", [Duty.CHAIR, Duty.INSPECTOR, Duty.ADMIN])
def test_only_the_clerk_freezes_and_prints(
    signed: Campaign, duty: Duty, deed: str
) -> None:
    who = signed_in(duty, login="nguoi.khac")

    assert who.get(of(signed, "D20", deed)).status_code == 404
    assert who.post(of(signed, "D20", deed), SIGNED).status_code == 404
    assert not FrozenPaper.objects.exists()


def test_the_pages_ask_few_questions_with_many_copies(
    signed: Campaign,
    lan: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    sent(lan, of(signed, "D20", "ban-hanh/"), **SIGNED)
    rows = signed.copies.filter(code="D20")
    first = rows.first()
    assert first is not None
    made = type(first)
    made.objects.bulk_create(
        made(
            campaign=signed,
            code="D20",
            edition=first.edition,
            number=number,
            recipient="Các đồng chí ghi phiếu tín nhiệm",
        )
        for number in range(rows.count() + 1, 301)
    )
    for copy in rows.all():
        copy.print_outs.create(at=signed.created_at + timedelta(days=30), by="Lan")
    for address in (
        f"/cuoc/{signed.slug}/van-ban/",
        of(signed, "D20"),
        of(signed, "D20", "?trang=3"),
        of(signed, "D20", "ban/300/"),
        of(signed, "D19", "do-mat/"),
    ):
        with django_assert_max_num_queries(15):
            assert len(lan.get(address).content) < 60_000
    assert "In, giao" in shown(lan, of(signed, "D20", "?trang=3"))
    for address in (of(signed, "D19", "ban-hanh/"), of(signed, "D20", "thay-the/")):
        with django_assert_max_num_queries(45):  # it makes the whole paper
            assert len(lan.get(address).content) < 60_000
