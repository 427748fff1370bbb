"""The desk's side of dossiers: receipts, returns, release; who sees what."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.site.builders import (
    MORNING,
    SLUG,
    counted_record,
    save_campaign,
    signed_in,
)
from tinnhiem.actions.campaigns.import_campaign import import_campaign
from tinnhiem.actions.dossiers.record_receipt import Receipt, record_receipt
from tinnhiem.core.access.duty import Duty
from tinnhiem.store.models import Campaign, DossierFiling, JournalEntry, Person
from tinnhiem.store.queries.exports import tables_of

HOME = f"/cuoc/{SLUG}/ho-so/"
JUNE_30 = {"received_on": "2023-06-30", "pages": "6", "receiver": "Trần Thị Lan"}


@pytest.fixture
def campaign(folder: Path) -> Campaign:
    assert folder.exists()
    return save_campaign(counted_record(), phase="summoned")


@pytest.fixture
def clerk(campaign: Campaign) -> Client:
    assert campaign.slug == SLUG
    return signed_in(Duty.CLERK)


def receive(clerk: Client, person: str, item: str, **asked: str) -> str:
    place = f"{HOME}cua/{person}/nhan/{item}/"
    answer = clerk.post(place, {**JUNE_30, **asked}, follow=True)
    return answer.content.decode()


def receive_everything(clerk: Client) -> None:
    receive(clerk, "don-vi", "unit-report", received_on="2023-06-28")
    for person in ("p1", "p2", "p3", "p4"):
        for item in ("report", "assets"):
            receive(clerk, person, item)


def test_the_list_names_everybody_and_what_is_missing(clerk: Client) -> None:
    page = clerk.get(HOME).content.decode()

    assert "0<span" in page
    assert "Báo cáo tự đánh giá của đơn vị" in page
    assert "Nguyễn Văn Hai" in page
    assert page.count("Chưa nộp") == 1 + 1 + 2 * 4  # the first heads the figure
    assert "30/6/2023, theo Kế hoạch lấy phiếu tín nhiệm" in page
    assert "23/6/2023, theo quy trình của Hải Dương (chưa thấy trong" in page  # T−20
    assert "23/6/2023, theo Quy định 96-QĐ/TW" not in page
    assert "28/6/2023, theo Điều 9 Quy định 96-QĐ/TW" in page  # T−15


def test_a_receipt_says_day_pages_and_who_received(clerk: Client) -> None:
    page = receive(clerk, "p1", "assets", form_version="ND 130/2020")

    assert "Đã ghi biên nhận" in page
    assert "người nhận: Trần Thị Lan" in page
    row = DossierFiling.objects.get()
    assert (row.pages, row.sha256, row.sealed) == (6, "", "")
    noted = JournalEntry.objects.get(event="dossier.handed-in")
    assert noted.facts["officeholder"] == "Nguyễn Thị Một"
    assert noted.facts["received_on"] == "2023-06-30"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"received_on": "2099-01-01"}, "chưa đến"),
        ({"received_on": "1900-01-01"}, "khi chưa có kế hoạch"),
        ({"received_on": "2023-05-31"}, "khi chưa có kế hoạch"),
        ({"receiver": " "}, "errorlist"),
        ({"pages": "0"}, "errorlist"),
    ],
)
def test_an_impossible_receipt_keeps_what_was_typed(
    clerk: Client, asked: dict[str, str], said: str
) -> None:
    page = receive(clerk, "p1", "assets", form_version="mẫu đã gõ", **asked)

    assert said in page
    assert "mẫu đã gõ" in page
    assert not DossierFiling.objects.exists()


@pytest.mark.parametrize(
    "place", ["cua/ai-do/", "cua/p27/", "cua/p1/nhan/khong-co/", "cua/p9/nhan/report/"]
)
def test_who_is_not_rated_has_no_dossier(clerk: Client, place: str) -> None:
    assert clerk.get(HOME + place).status_code == 404


def test_a_version_is_returned_with_its_reason_and_mended(clerk: Client) -> None:
    receive(clerk, "p1", "report")
    first = DossierFiling.objects.get()
    place = f"{HOME}ban/{first.pk}/tra-lai/"

    empty = clerk.post(place, {"reason": ""})
    assert "errorlist" in empty.content.decode()
    page = clerk.post(place, {"reason": "thiếu chữ ký"}, follow=True).content.decode()
    assert "thiếu chữ ký" in page
    assert "Trả lại để bổ sung" in page

    receive(clerk, "p1", "report")
    assert [row.number for row in DossierFiling.objects.all()] == [1, 2]
    assert (
        "Bản 1 đã được rút hoặc trả lại"
        in clerk.post(place, {"reason": "lần nữa"}, follow=True).content.decode()
    )


def test_a_withdrawn_number_is_not_given_again(clerk: Client) -> None:
    receive(clerk, "p1", "report")
    row = DossierFiling.objects.get()
    clerk.post(f"{HOME}ban/{row.pk}/rut/")
    receive(clerk, "p1", "report")

    states = DossierFiling.objects.values_list("number", "state")
    assert list(states) == [(1, "withdrawn"), (2, "handed-in")]


def release(clerk: Client, **asked: str) -> str:
    seen = clerk.get(f"{HOME}phat-hanh/").context["shown"].seen
    sent = {"seen": seen, "sure": "on", **asked}
    return clerk.post(f"{HOME}phat-hanh/", sent, follow=True).content.decode()


def test_a_complete_set_goes_out_to_all_at_once(clerk: Client) -> None:
    receive_everything(clerk)

    page = release(clerk)

    assert "Đã phát hành lần 1: 5 bản, tới 26 người." in page
    assert DossierFiling.objects.filter(state="released").count() == 5
    assert not DossierFiling.objects.filter(item="assets", state="released").exists()
    assert "phát hành chậm" in page  # the tests' own day is long after T−15


def test_something_missing_needs_a_reason(clerk: Client) -> None:
    receive(clerk, "p1", "report")

    refused = release(clerk)
    assert "errorlist" in refused
    assert not DossierFiling.objects.filter(state="released").exists()

    release(clerk, reason="Các đồng chí khác nộp sau")
    noted = JournalEntry.objects.get(event="dossiers.released")
    assert noted.facts["lacking"] == 8
    assert noted.facts["reason"] == "Các đồng chí khác nộp sau"


def test_nothing_goes_out_without_saying_that_one_is_sure(clerk: Client) -> None:
    receive_everything(clerk)

    release(clerk, sure="")

    assert not DossierFiling.objects.filter(state="released").exists()


def test_a_second_click_releases_nothing_more(clerk: Client) -> None:
    receive_everything(clerk)
    seen = clerk.get(f"{HOME}phat-hanh/").context["shown"].seen
    sent = {"seen": seen, "sure": "on"}
    clerk.post(f"{HOME}phat-hanh/", sent)

    page = clerk.post(f"{HOME}phat-hanh/", sent).content.decode()

    assert "Không có bản nào đang chờ phát hành" in page
    assert Campaign.objects.get().dossier_releases.count() == 1


def test_what_came_while_the_page_was_open_is_not_released_unseen(
    clerk: Client,
) -> None:
    receive_everything(clerk)
    seen = clerk.get(f"{HOME}phat-hanh/").context["shown"].seen
    receive(clerk, "p1", "report")

    answer = clerk.post(f"{HOME}phat-hanh/", {"seen": seen, "sure": "on"})

    assert "chưa phát hành gì" in answer.content.decode()
    assert not DossierFiling.objects.filter(state="released").exists()


def test_a_released_version_cannot_be_touched(clerk: Client) -> None:
    receive_everything(clerk)
    release(clerk)
    row = DossierFiling.objects.filter(state="released").first()
    assert row is not None

    page = clerk.post(f"{HOME}ban/{row.pk}/rut/", follow=True).content.decode()

    assert "đã phát hành tới người ghi phiếu nên giữ nguyên" in page
    row.refresh_from_db()
    assert row.state == "released"


def test_a_new_version_is_a_new_release_and_is_said_so(clerk: Client) -> None:
    receive_everything(clerk)
    release(clerk)
    receive(clerk, "p1", "report")

    assert "Có bản mới, chưa phát hành" in clerk.get(HOME).content.decode()
    assert "Đã phát hành lần 2: 1 bản" in release(clerk)


def test_before_the_roster_is_frozen_there_is_nobody_to_release_to(
    clerk: Client, campaign: Campaign
) -> None:
    receive_everything(clerk)
    seen = clerk.get(f"{HOME}phat-hanh/").context["shown"].seen
    campaign.committee.all().delete()
    campaign.roster.all().delete()

    answer = clerk.post(f"{HOME}phat-hanh/", {"seen": seen, "sure": "on"})

    assert "Chưa chốt danh sách" in answer.content.decode()


def test_the_database_itself_keeps_no_fingerprint_of_a_declaration(
    campaign: Campaign,
) -> None:
    with pytest.raises(IntegrityError, match="a_declaration_has_no_fingerprint"):
        campaign.filings.create(
            item="assets",
            number=1,
            kind="pdf",
            sha256="a" * 64,
            received_on=MORNING.date(),
            handed_in_at=MORNING,
        )


@pytest.mark.parametrize("duty", [Duty.CHAIR, Duty.INSPECTOR])
def test_chair_and_inspector_read_and_change_nothing(
    campaign: Campaign, duty: Duty
) -> None:
    assert campaign.slug == SLUG
    reader = signed_in(duty, login="doc")

    assert reader.get(HOME).status_code == 200
    assert reader.get(f"{HOME}cua/p1/").status_code == 200
    assert "Ghi biên nhận" not in reader.get(f"{HOME}cua/p1/").content.decode()
    assert reader.get(f"{HOME}cua/p1/nhan/report/").status_code == 404
    assert reader.post(f"{HOME}phat-hanh/", {}).status_code == 404


def test_the_checklist_names_what_is_missing_and_where(clerk: Client) -> None:
    receive(clerk, "p1", "report", received_on="2023-07-03")
    receive(clerk, "p1", "assets")

    page = clerk.get(f"/cuoc/{SLUG}/chuan-bi/").content.decode()

    assert "Đủ hồ sơ của người được lấy phiếu và báo cáo của đơn vị: 1/5" in page
    assert page.count("Thu hồ sơ còn thiếu của") == 2 * 4  # words and hidden words
    assert "Hồ sơ nộp chậm: Nguyễn Thị Một" in page
    assert "Phát hành hồ sơ tới người ghi phiếu" in page
    assert f'href="{HOME}"' in page


def test_an_export_keeps_what_was_handed_in_and_released(
    clerk: Client, campaign: Campaign
) -> None:
    receive_everything(clerk)
    release(clerk)
    Campaign.objects.update(phase="planned")
    campaign.refresh_from_db()
    tables = tables_of(campaign)
    before = tables["filing"]
    tables["campaign"]["slug"] = "noi-khac"

    made = import_campaign(tables=tables, path="x.toml", by="", now=MORNING)

    assert tables_of(made)["filing"] == before
    assert made.dossier_releases.get().filings.count() == 5


def test_sixty_officeholders_ask_no_more_questions(
    clerk: Client, campaign: Campaign
) -> None:
    for number in range(6, 62):
        person = Person.objects.create(key=f"q{number}", name=f"Người Thứ {number}")
        campaign.officeholders.create(
            person=person, order=number, name=person.name, title="Phó Giám đốc"
        )
        record_receipt(
            campaign=campaign,
            receipt=Receipt(
                person=person.key,
                item="report",
                received_on=(MORNING - timedelta(days=14)).date(),
                pages=4,
                receiver="Lan",
            ),
            by="lan",
            now=MORNING,
        )

    for place in (HOME, f"{HOME}phat-hanh/", f"{HOME}cua/q60/"):
        with CaptureQueriesContext(connection) as asked:
            answer = clerk.get(place)
        assert answer.status_code == 200
        assert len(asked) <= 15, (place, [one["sql"][:90] for one in asked])
        assert len(answer.content) <= 60_000, (place, len(answer.content))
