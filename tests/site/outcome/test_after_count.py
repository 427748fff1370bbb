"""After the count, on pages: announced, published, reported, followed up."""

from datetime import timedelta

import pytest
from django.test import Client
from icalendar import Calendar
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.site.builders import MORNING, SLUG, counted_record, save_campaign, signed_in
from tests.site.devices import on_device
from tests.site.stories import tell
from tinnhiem.actions.campaigns.import_campaign import import_campaign
from tinnhiem.core.access.duty import Duty
from tinnhiem.store import journal, models
from tinnhiem.store.queries.exports import tables_of

pytestmark = pytest.mark.usefixtures("folder")
HERE = f"/cuoc/{SLUG}/ket-qua/"
PAGES = ("", "bien-ban/", "cong-khai/", "su-dung/", "bao-cao/")
NOTHING = "Chưa hiện gì trước khi mọi thành viên"
REPORT = {
    "sent_on": "2023-07-12",
    "way": "by-hand",
    "sent_by": "Trần Thị Lan",
    "receipt": "",
}


def text(client: Client, address: str) -> str:
    return client.get(HERE + address).content.decode()


@pytest.fixture
def signed() -> models.Campaign:
    """A campaign whose minutes are signed; nothing is announced yet."""
    return save_campaign(counted_record(), phase="signed")


@pytest.fixture
def told() -> models.Campaign:
    """The story up to the sealing: announced, closed, not reported."""
    return tell(until="Ký, công bố, niêm phong").campaign


@pytest.fixture
def clerk() -> Client:
    return signed_in(Duty.CLERK)


@pytest.mark.parametrize("phase", ["summoned", "counting", "reconciled", "void"])
def test_before_the_last_signature_nothing_is_shown_to_anybody(phase: str) -> None:
    campaign = save_campaign(counted_record(), phase="closed")
    models.Campaign.objects.filter(pk=campaign.pk).update(phase=phase, void_reason="x")
    seers = [
        signed_in(Duty.CLERK),
        signed_in(Duty.INSPECTOR, login="thanh.tra"),
        on_device(campaign, Duty.COMMITTEE),
    ]

    for client in seers:
        for page in PAGES:
            answer = client.get(HERE + page)
            shown = answer.content.decode()
            if answer.status_code == 404:  # not for a device
                continue
            assert NOTHING in shown, page
            for figure in ("13/24", "54,17", "Thuộc mức", "trên 1/2"):
                assert figure not in shown, page
    assert "BEGIN:VEVENT" not in text(seers[0], "su-dung/lich.ics")


def test_counted_announced_and_published_are_three_records(
    signed: models.Campaign, clerk: Client
) -> None:
    page = text(clerk, "")
    assert page.count("✓ Đã xong") == 1
    assert page.count("○ Chưa") == 2

    asked = clerk.post(HERE + "cong-bo/").content.decode()
    assert "đã đọc kết quả trước Hội nghị?" in asked
    signed.refresh_from_db()
    assert signed.phase == "signed"
    clerk.post(HERE + "cong-bo/", {"sure": "on"})
    signed.refresh_from_db()
    assert signed.announced_at is not None
    sent = {
        "audience": "Toàn thể người ghi phiếu",
        "form": "written",
        "published_on": "2023-07-14",
        "rule": "recipients",
    }
    clerk.post(HERE + "cong-khai/", sent)

    assert text(clerk, "").count("✓ Đã xong") == 3
    events = list(signed.journal.values_list("event", flat=True))
    assert events == ["phase.reached", "result.published"]


def test_two_clicks_announce_once(signed: models.Campaign, clerk: Client) -> None:
    sent = {"sure": "on", "once": "5f0b1b86-0b3a-4a55-9f0f-0d2b5a1c9e11"}

    for _ in range(2):
        answer = clerk.post(HERE + "cong-bo/", sent, follow=True)
        assert answer.status_code == 200

    assert signed.journal.filter(event="phase.reached").count() == 1


def test_nothing_is_published_before_it_is_announced(
    signed: models.Campaign, clerk: Client
) -> None:
    sent = {
        "audience": "Báo chí",
        "form": "online",
        "published_on": "2023-07-14",
        "rule": "other",
        "right": "Thông báo 1/TB",
    }

    refused = clerk.post(HERE + "cong-khai/", sent).content.decode()

    assert not signed.publications.exists()
    assert "Công bố tại Hội nghị trước" in refused


def test_a_right_of_ones_own_is_shown_as_not_verified_and_can_be_struck(
    told: models.Campaign, clerk: Client
) -> None:
    sent = {
        "audience": "Niêm yết cho công chức",
        "form": "posted",
        "published_on": "2023-07-14",
        "rule": "other",
    }
    missing = clerk.post(HERE + "cong-khai/", sent).content.decode()
    assert "Ghi căn cứ" in missing
    assert "Niêm yết cho công chức" in missing  # what was typed is kept

    clerk.post(HERE + "cong-khai/", sent | {"right": "Thông báo 1/TB"})
    page = text(clerk, "cong-khai/")
    assert "Thông báo 1/TB" in page
    assert "chưa kiểm chứng" in page.split("Đã công khai")[1]
    number = told.publications.get().pk
    clerk.post(HERE + f"cong-khai/{number}/bo/")

    assert not told.publications.exists()
    events = list(told.journal.order_by("id").values_list("event", flat=True))[-2:]
    assert events == ["result.published", "publication.struck"]


def test_the_conference_is_closed_and_the_sheets_are_sealed_by_forms(
    signed: models.Campaign, clerk: Client
) -> None:
    clerk.post(HERE + "cong-bo/", {"sure": "on"})
    clerk.post(HERE + "be-mac/", {"sure": "on"})
    form = {"packets": "2", "keeper": "Hoàng Thị Một", "place": "Tủ mật", "at": "11:05"}

    wrong = clerk.post(HERE + "niem-phong/", form | {"packets": "0"}).content.decode()
    clerk.post(HERE + "niem-phong/", form)

    assert "Hoàng Thị Một" in wrong
    signed.refresh_from_db()
    assert signed.closed_at is not None
    assert (signed.sealing.packets, signed.sealing.place) == (2, "Tủ mật")
    assert "Tủ mật" in text(clerk, "niem-phong/")


@pytest.mark.parametrize("duty", [Duty.CLERK, Duty.HEAD])
def test_three_numbered_copies_are_two_clicks_away(
    told: models.Campaign, duty: Duty
) -> None:
    client = signed_in(duty) if duty is Duty.CLERK else on_device(told, duty)
    assert "Lập, chốt biên bản để in" in text(client, "bien-ban/")

    client.post(HERE + "bien-ban/")
    page = text(client, "bien-ban/")
    printed = client.post(HERE + "bien-ban/2/in/")

    for recipient in ("Ban Tổ chức Tỉnh ủy", "Sở Nội vụ", "Lưu: VT"):
        assert recipient in page
    assert printed["Content-Type"] == "application/pdf"
    assert printed.content.startswith(b"%PDF")
    again = client.post(HERE + "bien-ban/2/in/", follow=True).content.decode()
    assert "lý do" in again
    entry = models.PrintOut.objects.get()
    assert (entry.copy.number, bool(entry.by)) == (2, True)
    assert client.post(HERE + "bien-ban/9/in/").status_code == 404


def test_a_member_who_is_not_the_head_looks_and_does_not_print(
    told: models.Campaign,
) -> None:
    member = on_device(told, Duty.COMMITTEE)

    assert "Lập, chốt" not in text(member, "bien-ban/")
    assert member.post(HERE + "bien-ban/").status_code == 404


def test_a_device_sees_its_own_campaign_only(told: models.Campaign) -> None:
    other = save_campaign(counted_record(), phase="signed", slug="khac")
    member = on_device(other, Duty.COMMITTEE)

    assert member.get(HERE).status_code == 404
    assert member.get("/cuoc/khac/ket-qua/").status_code == 200
    assert told.slug == SLUG


def test_each_superior_is_recorded_and_the_step_waits_for_all(
    told: models.Campaign, clerk: Client
) -> None:
    page = text(clerk, "bao-cao/")
    assert "trước ngày 20/7/2023" in page
    assert "19/7/2023" in page
    assert page.count("Ghi đã gửi") == 2

    clerk.post(HERE + "bao-cao/", follow=True)
    told.refresh_from_db()
    assert told.phase == "announced"
    clerk.post(HERE + "bao-cao/1/", REPORT)
    assert not told.acts.filter(kind="reports-sent").exists()
    assert "Chuyển sang giai đoạn" not in text(clerk, "bao-cao/")
    late = clerk.post(HERE + "bao-cao/2/", REPORT | {"sent_on": "2023-07-22"})
    assert late.status_code == 302
    clerk.post(HERE + "bao-cao/2/", REPORT | {"receipt": "sổ 12", "way": "post"})
    page = text(clerk, "bao-cao/")
    assert "sổ 12" in page
    clerk.post(HERE + "bao-cao/")

    told.refresh_from_db()
    assert told.phase == "reported"
    assert "Đã báo cáo đủ" in text(clerk, "bao-cao/")
    struck = clerk.post(HERE + "bao-cao/1/", {"strike": "1"}, follow=True)
    assert told.reports.count() == 2
    assert struck.status_code == 200


def test_a_late_report_says_by_how_many_days(
    told: models.Campaign, clerk: Client
) -> None:
    clerk.post(HERE + "bao-cao/1/", REPORT | {"sent_on": "2023-07-22"})

    page = text(clerk, "bao-cao/")

    assert "chậm 3 ngày" in page
    # The other is not out at all, today, years later.
    assert page.count("chậm ") == 2


def test_a_report_that_was_recorded_by_mistake_is_struck(
    told: models.Campaign, clerk: Client
) -> None:
    for number in (1, 2):
        clerk.post(HERE + f"bao-cao/{number}/", REPORT)
    assert told.acts.filter(kind="reports-sent").exists()

    clerk.post(HERE + "bao-cao/2/", {"strike": "1"})

    assert told.reports.count() == 1
    assert not told.acts.filter(kind="reports-sent").exists()


def test_what_follows_is_stated_per_person_with_owner_day_and_state(
    told: models.Campaign, clerk: Client
) -> None:
    page = text(clerk, "su-dung/")
    assert page.count("Gửi kết quả") == 4
    assert "văn bản không ghi số ngày" in page
    assert "không kết luận về cán bộ" in page
    form = {"owner": "Phòng HC-QT", "due_on": "2023-07-30", "done_on": "", "note": "x"}

    clerk.post(HERE + "su-dung/1/tell/", form)
    page = text(clerk, "su-dung/")
    assert "Phòng HC-QT" in page
    assert "cơ quan đặt" in page
    assert "Quá hạn" in page
    events = Calendar.from_ical(clerk.get(HERE + "su-dung/lich.ics").content)
    titles = [str(event["SUMMARY"]) for event in events.walk("VEVENT")]
    assert len(titles) == 5  # four reports by the plan, one by the office
    clerk.post(HERE + "su-dung/1/tell/", form | {"done_on": "2023-07-29"})

    assert "Đã xong" in text(clerk, "su-dung/")
    events = Calendar.from_ical(clerk.get(HERE + "su-dung/lich.ics").content)
    assert len(events.walk("VEVENT")) == 4
    newest = told.journal.order_by("-id").first()
    assert newest is not None
    assert newest.event == "follow-up.set"
    assert "Nguyễn" not in str(newest.facts)
    assert clerk.get(HERE + "su-dung/1/khong-co/").status_code == 302
    assert journal.first_broken_entry(told) is None


def test_what_was_done_travels_with_the_campaign(
    told: models.Campaign, clerk: Client
) -> None:
    clerk.post(HERE + "bao-cao/1/", REPORT)
    clerk.post(HERE + "su-dung/2/tell/", {"owner": "A", "due_on": "2023-07-30"})
    sent = {"audience": "B", "form": "posted", "published_on": "2023-07-14"}
    clerk.post(HERE + "cong-khai/", sent | {"rule": "recipients"})
    tables = tables_of(told)
    models.Campaign.objects.filter(pk=told.pk).update(slug="cu")

    back = import_campaign(tables=tables, path="x", by="", now=MORNING)

    assert tables_of(back) == tables
    assert (back.reports.count(), back.publications.count()) == (1, 1)
    assert models.FollowUpCare.objects.filter(officeholder__campaign=back).count() == 1


@pytest.mark.parametrize("page", [*PAGES, "niem-phong/"])
def test_a_page_asks_few_questions(
    told: models.Campaign,
    clerk: Client,
    page: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    assert told.announced_at
    with django_assert_max_num_queries(15):
        assert clerk.get(HERE + page).status_code == 200


def test_a_report_before_the_vote_is_refused_and_what_was_typed_stays(
    told: models.Campaign, clerk: Client
) -> None:
    early = (MORNING - timedelta(days=9)).date().isoformat()

    page = clerk.post(HERE + "bao-cao/1/", REPORT | {"sent_on": early}).content.decode()

    assert "sớm hơn ngày Hội nghị" in page
    assert "Trần Thị Lan" in page
    assert not told.reports.exists()
