"""Voters read what was released; who reads is known to few; declarations to fewer."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from tests.site.builders import (
    MORNING,
    SLUG,
    counted_record,
    make_account,
    save_campaign,
    signed_in,
)
from tests.site.dossiers.cast import HOME, MINE, READ, by_card, hand_in, open_a_vault
from tests.site.dossiers.pdfs import plain_pdf
from tinnhiem.actions.dossiers.declarations import keep_declarations, name_reader
from tinnhiem.actions.dossiers.release_dossiers import release_dossiers
from tinnhiem.actions.trust.vault import shut_vault
from tinnhiem.core.access.duty import Duty
from tinnhiem.store.models import (
    Campaign,
    DossierFiling,
    DossierReading,
    JournalEntry,
    Person,
    RosterEntry,
)


@pytest.fixture
def campaign(folder: Path) -> Campaign:
    """A campaign whose first officeholder's report is with the voters."""
    assert folder.exists()
    open_a_vault()
    made = save_campaign(counted_record(), phase="summoned")
    release(made, hand_in(made, plain_pdf()))
    return made


def release(campaign: Campaign, *rows: DossierFiling) -> None:
    release_dossiers(
        campaign=campaign,
        seen=frozenset(str(row.pk) for row in rows),
        reason="còn chờ các đồng chí khác",
        by="lan",
        now=MORNING - timedelta(days=16),
    )


def report(campaign: Campaign) -> DossierFiling:
    return campaign.filings.get(state="released")


def declaration(campaign: Campaign) -> DossierFiling:
    keep_declarations(campaign=campaign, as_files=True, by="lan", now=MORNING)
    return hand_in(campaign, plain_pdf(1), item="assets")


def test_a_voter_reads_a_copy_with_their_own_name_on_every_page(
    campaign: Campaign,
) -> None:
    voter = by_card(campaign, 12)

    answer = voter.get(f"{READ}{report(campaign).pk}/")

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("inline")
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer.content != plain_pdf()
    name = campaign.roster.get(number=12).name
    for page in PdfReader(io.BytesIO(answer.content)).pages:
        assert name in page.extract_text()
        assert "người ghi phiếu số 12" in page.extract_text()


def test_the_first_opening_is_noted_once_and_only_its_day(campaign: Campaign) -> None:
    voter = by_card(campaign, 12)
    assert "Còn 1 bản" in voter.get(READ).content.decode()

    for _ in range(3):
        voter.get(f"{READ}{report(campaign).pk}/")

    reading = DossierReading.objects.get()
    assert {field.name for field in DossierReading._meta.get_fields()} == {
        *("id", "filing", "entry", "first_on")
    }
    assert reading.entry.number == 12
    assert "Đồng chí đã mở hết" in voter.get(READ).content.decode()
    assert not JournalEntry.objects.filter(event__contains="read").exists()
    assert (
        not JournalEntry.objects.filter(by="thẻ số 12")
        .exclude(event__startswith="card")
        .exists()
    )


def test_what_was_not_released_cannot_be_read(campaign: Campaign) -> None:
    voter = by_card(campaign, 12)
    waiting = hand_in(campaign, plain_pdf(), person="p2")
    assets = declaration(campaign)

    for row in (waiting, assets):
        answer = voter.get(f"{READ}{row.pk}/")
        assert answer["Content-Type"] != "application/pdf"
    assert not DossierReading.objects.exists()


def test_not_even_a_released_declaration_goes_to_voters(campaign: Campaign) -> None:
    row = declaration(campaign)
    release_row = campaign.dossier_releases.get()
    DossierFiling.objects.filter(pk=row.pk).update(
        state="released", release=release_row
    )
    voter = by_card(campaign, 12)

    assert str(row.pk) not in voter.get(READ).content.decode()
    assert voter.get(f"{READ}{row.pk}/").status_code == 302


def test_a_voter_of_another_campaign_reads_nothing(campaign: Campaign) -> None:
    other = save_campaign(counted_record(), phase="summoned", slug="noi-khac")
    stranger = by_card(other, 12)

    assert stranger.get(READ).status_code == 404
    assert stranger.get(f"{READ}{report(campaign).pk}/").status_code == 404


def test_a_shut_vault_leads_back_to_the_list_and_notes_nothing(
    campaign: Campaign,
) -> None:
    voter = by_card(campaign, 12)
    shut_vault(by="", now=MORNING)

    page = voter.get(f"{READ}{report(campaign).pk}/", follow=True).content.decode()

    assert "đang khóa" in page
    assert not DossierReading.objects.exists()


def test_a_new_version_waits_to_be_read_beside_the_old(campaign: Campaign) -> None:
    voter = by_card(campaign, 12)
    voter.get(f"{READ}{report(campaign).pk}/")
    release(campaign, hand_in(campaign, plain_pdf(3)))

    page = voter.get(READ).content.decode()

    assert "Còn 1 bản" in page
    assert "đã có bản mới hơn" in page
    assert "bản 2" in page


def test_the_desk_sees_who_has_not_opened_and_the_officeholder_never(
    campaign: Campaign,
) -> None:
    by_card(campaign, 12).get(f"{READ}{report(campaign).pk}/")
    opened = campaign.roster.get(number=12).name
    place = f"{HOME}da-doc/"

    page = signed_in(Duty.CLERK).get(place).content.decode()
    assert opened in page
    assert page.count("chưa mở</span>") == 25
    only = signed_in(Duty.CLERK).get(place, {"loc": "chua"}).content.decode()
    assert f'class="name">{opened}<' not in only

    dossier = f"{HOME}cua/p1/"
    assert "1 người đã mở" in signed_in(Duty.CLERK).get(dossier).content.decode()
    owner, chair = by_card(campaign, 1), signed_in(Duty.CHAIR, login="chu.tri")
    for reader in (owner, chair):
        assert reader.get(place).status_code == 404
    for answer in (owner.get(MINE), chair.get(dossier), chair.get(HOME)):
        assert answer.status_code == 200
        assert "người đã mở" not in answer.content.decode()


def test_a_clerk_under_vote_does_not_see_who_read(campaign: Campaign) -> None:
    account = make_account(Duty.CLERK, login="lan.hcqt")
    account.person = Person.objects.get(key="p1")
    account.save()

    clerk = signed_in(Duty.CLERK)
    assert clerk.get(f"{HOME}da-doc/").status_code == 404
    assert "người đã mở" not in clerk.get(f"{HOME}cua/p1/").content.decode()


def test_an_account_with_the_name_of_somebody_under_vote_does_not_see_who_read(
    campaign: Campaign,
) -> None:
    by_card(campaign, 12).get(f"{READ}{report(campaign).pk}/")
    place = f"{HOME}da-doc/"
    account = make_account(Duty.INSPECTOR, login="giam.sat")
    inspector = signed_in(Duty.INSPECTOR, login="giam.sat")
    assert "chỉ đối chiếu được theo họ tên" in inspector.get(place).content.decode()

    account.name = "  nguyễn thị  MỘT "  # nobody has said who this account is
    account.save()

    assert inspector.get(place).status_code == 404
    page = inspector.get(f"{HOME}cua/p1/").content.decode()
    assert "người đã mở" not in page


@pytest.mark.parametrize("is_linked", [True, False], ids=["linked", "by name"])
def test_an_officeholder_never_learns_who_opened_their_declaration_and_why(
    campaign: Campaign, *, is_linked: bool
) -> None:
    row = declaration(campaign)
    make_account(Duty.INSPECTOR, login="thanh.tra")
    name_reader(campaign=campaign, login="thanh.tra", reason="x", by="y", now=MORNING)
    why = {"reason": "Xác minh theo đơn"}
    inspector = signed_in(Duty.INSPECTOR, login="thanh.tra")
    inspector.post(f"{HOME}ban/{row.pk}/ke-khai/", why)
    account = make_account(Duty.CHAIR, login="chu.tri")
    chair = signed_in(Duty.CHAIR, login="chu.tri")
    place = f"/cuoc/{SLUG}/nhat-ky/"
    assert "Xác minh theo đơn" in chair.get(place).content.decode()

    if is_linked:
        account.person = Person.objects.get(key="p1")
    else:
        account.name = "Nguyễn Thị Một"
    account.save()

    for asked in ({}, {"event": "declaration.opened"}, {"by": "thanh.tra"}):
        page = chair.get(place, asked).content.decode()
        assert "Xác minh theo đơn" not in page
        assert '<option value="thanh.tra"' not in page
    page = chair.get(place).content.decode()
    assert "không hiện việc mở bản kê khai" in page
    assert "Chuỗi nhật ký liền mạch" in page


def test_the_desk_opens_a_report_and_that_is_no_voters_reading(
    campaign: Campaign,
) -> None:
    answer = signed_in(Duty.CLERK).get(f"{HOME}ban/{report(campaign).pk}/")

    assert answer["Content-Type"] == "application/pdf"
    text = PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    assert "Trần Thị Lan" in text
    assert not DossierReading.objects.exists()


def test_a_declaration_opens_for_named_readers_only_and_with_a_reason(
    campaign: Campaign,
) -> None:
    row = declaration(campaign)
    place = f"{HOME}ban/{row.pk}/ke-khai/"
    clerk = signed_in(Duty.CLERK)
    assert clerk.get(place).status_code == 404
    assert clerk.post(place, {"reason": "xem thử"}).status_code == 404
    assert clerk.get(f"{HOME}ban/{row.pk}/").status_code == 302

    name_reader(
        campaign=campaign, login="lan.hcqt", reason="được giao", by="x", now=MORNING
    )
    assert "errorlist" in clerk.post(place, {"reason": " "}).content.decode()
    assert not JournalEntry.objects.filter(event="declaration.opened").exists()

    answer = clerk.post(place, {"reason": "đối chiếu số trang"})

    assert answer["Content-Type"] == "application/pdf"
    noted = JournalEntry.objects.get(event="declaration.opened")
    assert noted.by == "lan.hcqt"
    assert noted.facts["reason"] == "đối chiếu số trang"


def test_readers_are_named_with_a_reason_and_dropped(campaign: Campaign) -> None:
    make_account(Duty.INSPECTOR, login="giam.sat")
    clerk, place = signed_in(Duty.CLERK), f"{HOME}ban-ke-khai/"

    refused = clerk.post(
        place, {"deed": "name", "login": "ai.do", "reason": "cần"}
    ).content.decode()
    assert "errorlist" in refused
    assert "cần" in refused
    clerk.post(place, {"deed": "name", "login": "giam.sat", "reason": "giám sát"})
    assert "giám sát" in clerk.get(place).content.decode()
    clerk.post(place, {"deed": "drop", "login": "giam.sat"})

    assert not campaign.declaration_readers.exists()
    events = JournalEntry.objects.values_list("event", flat=True)
    assert {"reader.named", "reader.dropped"} <= set(events)


def test_five_hundred_readers_ask_no_more_questions(campaign: Campaign) -> None:
    people = Person.objects.bulk_create(
        Person(key=f"v{number}", name=f"Người Đọc {number}") for number in range(480)
    )
    entries = RosterEntry.objects.bulk_create(
        RosterEntry(campaign=campaign, person=person, number=number, name=person.name)
        for number, person in enumerate(people, start=100)
    )
    DossierReading.objects.bulk_create(
        DossierReading(filing=report(campaign), entry=entry, first_on=MORNING.date())
        for entry in entries
    )
    clerk, voter = signed_in(Duty.CLERK), by_card(campaign, 12)

    for reader, place in ((clerk, f"{HOME}da-doc/"), (clerk, HOME), (voter, READ)):
        with CaptureQueriesContext(connection) as asked:
            answer = reader.get(place)
        assert answer.status_code == 200
        assert len(asked) <= 15, (place, [one["sql"][:90] for one in asked])
        assert len(answer.content) <= 60_000, place
