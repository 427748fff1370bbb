"""The journal page: who reads what, filters, pages, a chain that was tampered with."""

import ast
from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.contracts.tree import SOURCE, trees
from tests.site.builders import (
    MORNING,
    SLUG,
    make_account,
    planned_record,
    save_campaign,
    signed_in,
)
from tinnhiem.actions.people.adjust_roster import adjust_roster
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.people.roster import Adjustment
from tinnhiem.messages.journal import EVENT_WORDS, FACT_WORDS
from tinnhiem.store import journal, models
from tinnhiem.store.queries.plans import plan_of
from tinnhiem.web.journal.lines import value_words
from tinnhiem.web.journal.views import WHOLE

PAGE = f"/cuoc/{SLUG}/nhat-ky/"
pytestmark = pytest.mark.usefixtures("folder")


def written(number: int) -> models.Campaign:
    """Return a campaign whose journal has so many check-ins, one a day."""
    campaign = save_campaign(planned_record(), phase="planned")
    for count in range(number):
        journal.write(
            campaign,
            "voters.checked_in",
            at=MORNING + timedelta(days=count),
            by="Trần Thị Lan" if count % 2 else "Vũ Minh Tâm",
            numbers=[count],
            present=count,
        )
    return campaign


def page(address: str = PAGE) -> str:
    return signed_in(Duty.INSPECTOR).get(address).content.decode()


def test_an_entry_says_when_what_who_and_with_which_facts() -> None:
    written(2)

    shown = page()

    assert "08:00:00 14/07/2023" in shown
    assert "Điểm danh" in shown
    assert "Trần Thị Lan" in shown
    assert "số thứ tự: 1; có mặt: 1" in shown
    assert "Chuỗi nhật ký liền mạch: 2 dòng" in shown


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        pytest.param("by=Vũ Minh Tâm", 5, id="one person"),
        pytest.param("event=voters.checked_in", 10, id="one event"),
        pytest.param("since=2023-07-15", 8, id="from a day, that day too"),
        pytest.param("until=2023-07-15", 3, id="to a day, that day too"),
        pytest.param("since=2023-07-14&until=2023-07-14", 1, id="one day"),
        pytest.param("since=2023-07-14&by=Vũ Minh Tâm", 4, id="both"),
    ],
)
def test_filters_leave_what_was_asked_for(asked: str, left: int) -> None:
    written(10)

    assert f"trong {left} dòng, mới nhất" in page(f"{PAGE}?{asked}")


@pytest.mark.parametrize("asked", ["since=hôm qua", "event=khong.co"])
def test_a_filter_that_cannot_be_understood_shows_nothing_and_says_so(
    asked: str,
) -> None:
    written(3)

    shown = page(f"{PAGE}?{asked}")

    assert "Không có dòng nào phù hợp" in shown
    assert "errorlist" in shown


def test_long_journals_are_paged_and_pages_keep_the_filter() -> None:
    written(120)

    second = page(f"{PAGE}?event=voters.checked_in&trang=2")

    assert "Dòng 51 đến 100 trong 120 dòng" in second
    assert "?event=voters.checked_in&amp;trang=3" in second


def test_a_changed_entry_is_said_on_the_page() -> None:
    campaign = written(5)
    third = campaign.journal.order_by("id")[2]
    models.JournalEntry.objects.filter(pk=third.pk).update(by="Người khác")

    assert "bị đứt ở dòng thứ 3" in page()


def test_of_a_count_nothing_is_told_before_the_committee_has_signed() -> None:
    campaign = written(0)
    odd = ["lines-identical"]
    journal.write(campaign, "count.recorded", at=MORNING, round=1, accepted=odd)

    assert "lines-identical" not in page()

    models.Campaign.objects.update(phase="signed")
    assert "lines-identical" in page()


@pytest.mark.parametrize(
    "event",
    [
        "doubt.proposed",
        "doubt.agreed",
        "differences.settled",
        "batch.sent-back",
        "batch.taken-up",
        "minutes.refused",
        "minutes.refusal-withdrawn",
    ],
)
def test_how_odd_a_count_is_and_who_will_not_sign_waits_for_the_last_signature(
    event: str,
) -> None:
    campaign = written(0)
    named = "Trần Kiểm Tra"
    journal.write(campaign, event, at=MORNING, by=named, round=1)

    for phase, resumes_to in (
        ("counting", ""),
        ("reconciled", ""),
        ("suspended", "reconciled"),
    ):
        models.Campaign.objects.update(phase=phase, resumes_to=resumes_to)
        shown = page()
        assert named not in shown
        assert event not in shown
        assert "chỉ hiện ở đây sau khi đủ chữ ký" in shown
        assert "người được lấy phiếu" not in shown
        assert named not in page(f"{PAGE}?event={event}")

    models.Campaign.objects.update(phase="signed", resumes_to="")
    assert named in page()


def test_the_office_has_a_journal_of_its_own() -> None:
    written(2)
    journal.write(None, "account.made", at=MORNING, by="quan.tri", login="lan.hcqt")

    shown = page("/nhat-ky/")

    assert "Cấp tài khoản" in shown
    assert "Điểm danh" not in shown


def test_what_somebody_typed_is_shown_as_words_not_as_markup() -> None:
    campaign = written(0)
    journal.write(campaign, "remark.added", at=MORNING, by="<b>Lan</b>", note="<i>x")

    shown = page()

    assert "&lt;b&gt;Lan" in shown
    assert "<b>Lan" not in shown


@pytest.mark.parametrize("number", [1, 200])
def test_the_page_asks_few_questions_however_long_the_journal(
    number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    written(number)
    make_account(Duty.INSPECTOR)
    client = signed_in(Duty.INSPECTOR)

    with django_assert_max_num_queries(10):
        client.get(PAGE)


def test_every_event_and_fact_that_actions_write_has_words() -> None:
    events, facts = set(), set()
    for _, tree in trees(SOURCE / "actions"):
        for node in ast.walk(tree):
            if not (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and ast.unparse(node.func) == "journal.write"
            ):
                continue
            if isinstance(node.args[1], ast.Constant):
                events.add(node.args[1].value)
            facts |= {word.arg for word in node.keywords if word.arg}

    assert len(events) > 40
    assert events - EVENT_WORDS.keys() == set()
    assert facts - {"at", "by"} - FACT_WORDS.keys() == set()


def test_of_a_long_journal_the_page_checks_what_it_shows_and_says_so() -> None:
    campaign = long_journal()

    shown = page()
    assert "Nhật ký có 1001 dòng; mới soát các dòng trên trang này" in shown
    assert "Chuỗi nhật ký liền mạch: 1001 dòng" in page(f"{PAGE}?soat=1")

    old = campaign.journal.order_by("id")[3]
    models.JournalEntry.objects.filter(pk=old.pk).update(by="Người khác")
    assert "bị đứt" not in page()
    assert "bị đứt ở dòng thứ 4" in page(f"{PAGE}?trang=20")
    assert "bị đứt ở dòng thứ 4" in page(f"{PAGE}?soat=1")


@pytest.mark.parametrize(
    ("place", "address", "number"),
    [
        pytest.param(0, PAGE, 1001, id="changed, the newest"),
        pytest.param(49, PAGE, 952, id="changed, the oldest of the page"),
        pytest.param(10, f"{PAGE}?by=Vũ Minh Tâm", 991, id="changed, of one person"),
    ],
)
def test_a_changed_entry_on_a_page_of_a_long_journal_is_named(
    place: int, address: str, number: int
) -> None:
    campaign = long_journal()
    entry = campaign.journal.order_by("-id")[place]
    models.JournalEntry.objects.filter(pk=entry.pk).update(facts={"present": -1})

    assert f"bị đứt ở dòng thứ {number}" in page(address)


@pytest.mark.parametrize("place", [5, 50])
def test_an_entry_taken_out_is_noticed_by_the_one_that_followed(place: int) -> None:
    campaign = long_journal(extra=1)
    entry = campaign.journal.order_by("-id")[place]
    models.JournalEntry.objects.filter(pk=entry.pk).delete()

    assert "bị đứt" in page()


def long_journal(*, extra: int = 0) -> models.Campaign:
    """Return a campaign with one entry more than are checked unasked."""
    campaign = save_campaign(planned_record(), phase="planned")
    previous, rows = "", []
    for count in range(WHOLE + 1 + extra):
        row = models.JournalEntry(
            campaign=campaign,
            at=MORNING + timedelta(minutes=count),
            by="Trần Thị Lan" if count % 2 else "Vũ Minh Tâm",
            event="voters.checked_in",
            facts={"present": count},
            previous=previous,
        )
        row.digest = previous = journal.digest_of(row)
        rows.append(row)
    models.JournalEntry.objects.bulk_create(rows)
    return campaign


def test_days_moments_and_items_are_said_in_words() -> None:
    assert value_words("2023-07-11T01:00:00+00:00", of="starts_at") == (
        "08 giờ 00 phút, 11/7/2023"
    )
    assert value_words("2023-07-11", of="done_on") == "11/7/2023"
    assert value_words(["unit-report", "report", "assets"], of="item") == (
        "báo cáo của đơn vị, báo cáo của người được lấy phiếu, "
        "bản kê khai tài sản, thu nhập"
    )
    assert value_words("2023-99-99", of="reason") == "2023-99-99"


def test_the_journal_names_whom_a_decision_put_on_or_took_off() -> None:
    campaign = save_campaign(planned_record(), phase="planned")
    person = models.Person.objects.create(key="VP27", name="Lý Thanh Xuân")
    category = plan_of(campaign).voter_categories[0].name
    other = models.Person.objects.create(key="VP28", name="Đoàn Ngọc Ẩn")
    for one in (person, other):
        campaign.category_members.create(person=one, category=category)
    change = Adjustment(person="VP27", reason="Quyết định số 5")

    adjust_roster(campaign=campaign, change=change, adds=False, by="lan", now=MORNING)

    shown = page()
    assert "họ và tên: Lý Thanh Xuân" in shown
    assert "người: VP27" in shown
