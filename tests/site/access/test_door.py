"""Signing in and out: what is right, what is refused, what nobody learns."""

import re
from datetime import timedelta

import pyotp
import pytest
from django.test import Client

from tests.site.builders import (
    MORNING,
    PASSWORD,
    counted_record,
    make_account,
    save_campaign,
    signed_in,
)
from tinnhiem.actions.access.cards import issue_cards, revoke_card
from tinnhiem.actions.access.change_account import begin_second_step, set_active
from tinnhiem.actions.access.entry_link import make_entry_link
from tinnhiem.actions.access.sign_in import sign_in
from tinnhiem.config.clock import current_time
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.access.errors import (
    DoorShutError,
    LastAdminError,
    SignInRefusedError,
)
from tinnhiem.store import journal, models

pytestmark = pytest.mark.usefixtures("folder")
DOOR = "/dang-nhap/"
FIRST = {
    "name": "Trần Thị Lan",
    "title": "Chuyên viên",
    "login": "lan.hcqt",
    "password": PASSWORD,
    "again": PASSWORD,
}


def test_an_empty_folder_leads_to_the_first_account(client: Client) -> None:
    assert client.get("/")["Location"] == "/thiet-lap/"

    answer = client.post("/thiet-lap/", FIRST, follow=True)

    assert "Trần Thị Lan" in answer.content.decode()
    assert models.Account.objects.get().duties == ["admin", "clerk"]
    assert client.get("/thiet-lap/").status_code == 404


def test_the_first_account_is_made_once(client: Client) -> None:
    make_account(Duty.ADMIN)

    answer = client.post("/thiet-lap/", FIRST | {"login": "khac"})

    assert answer["Location"] == DOOR
    assert models.Account.objects.count() == 1


def test_the_first_account_is_made_on_the_machine_itself(client: Client) -> None:
    answer = client.post("/thiet-lap/", FIRST, REMOTE_ADDR="192.0.2.7")

    assert answer.status_code == 403
    assert not models.Account.objects.exists()


def test_two_different_passwords_make_no_account(client: Client) -> None:
    page = client.post("/thiet-lap/", FIRST | {"again": "khác"}).content.decode()

    assert "không giống nhau" in page
    assert not models.Account.objects.exists()


def test_whoever_signs_in_gets_where_they_wanted(client: Client) -> None:
    make_account(Duty.CLERK)
    door = client.get("/tai-khoan/")["Location"]

    answer = client.post(
        door, {"login": "LAN.hcqt", "password": PASSWORD, "next": "/tai-khoan/"}
    )

    assert door == "/dang-nhap/?next=%2Ftai-khoan%2F"
    assert answer["Location"] == "/tai-khoan/"
    assert client.get("/tai-khoan/").status_code == 200


@pytest.mark.parametrize("elsewhere", ["//kia.example/", "https://kia.example/", "x:y"])
def test_the_door_leads_nowhere_outside(client: Client, elsewhere: str) -> None:
    make_account(Duty.CLERK)

    answer = client.post(
        DOOR, {"login": "lan.hcqt", "password": PASSWORD, "next": elsewhere}
    )

    assert answer["Location"] == "/"


def test_a_wrong_name_and_a_wrong_password_sound_the_same(client: Client) -> None:
    make_account(Duty.CLERK)

    pages = [
        client.post(DOOR, {"login": login, "password": "sai sai sai sai"})
        for login in ("lan.hcqt", "khong.co")
    ]
    said = [re.findall("<li>(.+?)</li>", page.content.decode()) for page in pages]

    assert "không đúng" in said[0][0]
    assert said[0] == said[1]


def test_five_wrong_passwords_shut_the_door_also_for_the_right_one() -> None:
    make_account(Duty.CLERK)
    wrong = {"login": "lan.hcqt", "password": "sai", "code": "", "address": "a"}
    for minute in range(5):
        with pytest.raises(SignInRefusedError):
            sign_in(**wrong, now=MORNING + timedelta(minutes=minute))
    right = wrong | {"password": PASSWORD}

    with pytest.raises(DoorShutError) as refused:
        sign_in(**right, now=MORNING + timedelta(minutes=14))
    entered = sign_in(**right, now=MORNING + timedelta(minutes=15))

    assert refused.value.until == MORNING + timedelta(minutes=15)
    assert entered.login == "lan.hcqt"
    assert not models.WrongAnswer.objects.filter(at__lt=MORNING).exists()


def test_the_table_of_wrong_answers_names_nobody() -> None:
    make_account(Duty.CLERK)
    with pytest.raises(SignInRefusedError):
        sign_in(
            login="lan.hcqt", password="x", code="", address="192.0.2.7", now=MORNING
        )

    kept = [row.subject for row in models.WrongAnswer.objects.all()]

    assert len(kept) == 2
    assert all(len(one) == 64 and "lan" not in one for one in kept)


def test_a_code_of_the_second_step_works_once() -> None:
    account = make_account(Duty.CLERK)
    secret = pyotp.random_base32()
    code = pyotp.TOTP(secret).at(MORNING)
    asked = {"login": "lan.hcqt", "password": PASSWORD, "address": "a"}
    earlier = MORNING - timedelta(seconds=60)
    begin_second_step(
        account=account,
        secret=secret,
        code=pyotp.TOTP(secret).at(earlier),
        password=PASSWORD,
        now=earlier,
    )

    with pytest.raises(SignInRefusedError):
        sign_in(**asked, code="", now=MORNING)
    assert sign_in(**asked, code=f"{code[:3]} {code[3:]}", now=MORNING) == account
    with pytest.raises(SignInRefusedError):
        sign_in(**asked, code=code, now=MORNING)
    later = MORNING + timedelta(seconds=60)
    next_code = pyotp.TOTP(secret).at(later)
    assert sign_in(**asked, code=next_code, now=later) == account


def test_a_link_from_the_terminal_opens_once_and_only_when_pressed(
    client: Client,
) -> None:
    account = make_account(Duty.CLERK)
    token = make_entry_link(account=account, by="cửa sổ lệnh", now=current_time())
    address = f"/vao/{token}/"

    assert client.get(address).status_code == 200
    assert client.get("/tai-khoan/").status_code == 302
    assert client.post(address)["Location"] == "/"
    assert client.get("/tai-khoan/").status_code == 200
    assert Client().post(address).status_code == 410


def test_a_link_does_not_open_from_another_machine(client: Client) -> None:
    account = make_account(Duty.CLERK)
    token = make_entry_link(account=account, by="", now=current_time())

    answer = client.post(f"/vao/{token}/", REMOTE_ADDR="192.0.2.7")

    assert answer.status_code == 404


def test_a_card_opens_with_its_pin_until_it_is_taken_back(client: Client) -> None:
    campaign = save_campaign(counted_record(), phase="summoned")
    make_account(Duty.CLERK)
    entry = campaign.roster.first()
    assert entry is not None
    (card,) = issue_cards(campaign=campaign, entries=[entry], by="lan", now=MORNING)
    address = f"/the/{card.token}/"

    assert "6 chữ số" in client.post(address, {"pin": "000 00x"}).content.decode()
    wrong = "000000" if card.pin != "000000" else "000001"
    assert "không đúng" in client.post(address, {"pin": wrong}).content.decode()
    entered = client.post(address, {"pin": card.pin}, follow=True).content.decode()
    assert entry.name in entered
    assert client.get(f"/cuoc/{campaign.slug}/").status_code == 404

    revoke_card(campaign=campaign, entry=entry, by="lan", now=MORNING)

    assert client.get("/").status_code == 302


def test_the_database_has_neither_token_nor_pin_of_a_card() -> None:
    campaign = save_campaign(counted_record(), phase="summoned")
    entries = list(campaign.roster.all())
    cards = issue_cards(campaign=campaign, entries=entries, by="lan", now=MORNING)

    rows = [f"{row.token_sha256} {row.pin}" for row in models.Card.objects.all()]
    facts = str(list(campaign.journal.values_list("facts", flat=True)))

    assert len({card.token for card in cards}) == len(entries)
    for card in cards:
        assert not [row for row in rows if card.token in row or card.pin == row]
        assert card.token not in facts
        assert card.pin not in facts


def test_a_new_card_makes_the_old_one_worthless(client: Client) -> None:
    campaign = save_campaign(counted_record(), phase="summoned")
    make_account(Duty.CLERK)
    entry = campaign.roster.first()
    assert entry is not None
    (old,) = issue_cards(campaign=campaign, entries=[entry], by="lan", now=MORNING)
    issue_cards(campaign=campaign, entries=[entry], by="lan", now=MORNING)

    page = client.post(f"/the/{old.token}/", {"pin": old.pin}).content.decode()

    assert "không đúng" in page


def test_signing_out_needs_a_button(client: Client) -> None:
    clerk = signed_in(Duty.CLERK)

    clerk.get("/dang-xuat/")
    assert clerk.get("/tai-khoan/").status_code == 200
    clerk.post("/dang-xuat/")
    assert clerk.get("/tai-khoan/").status_code == 302
    assert client.get("/dang-xuat/").status_code == 302


def test_a_shut_account_is_out_at_once() -> None:
    clerk = signed_in(Duty.CLERK)
    account = models.Account.objects.get(login="lan.hcqt")

    set_active(account=account, active=False, by="minh", now=MORNING)

    assert clerk.get("/tai-khoan/").status_code == 302
    assert not models.WebSession.objects.filter(account=account).exists()


def test_the_last_administrator_stays() -> None:
    only = make_account(Duty.ADMIN)

    with pytest.raises(LastAdminError):
        set_active(account=only, active=False, by="lan", now=MORNING)


def test_the_office_has_a_journal_of_its_own() -> None:
    client = Client()
    client.post("/thiet-lap/", FIRST)
    client.post("/dang-xuat/")
    client.post(DOOR, {"login": "lan.hcqt", "password": PASSWORD})

    events = list(
        models.JournalEntry.objects.filter(campaign=None).values_list(
            "event", flat=True
        )
    )

    assert events == ["account.made", "account.entered"]
    assert journal.first_broken_entry(None) is None


def test_forms_are_refused_without_their_token() -> None:
    make_account(Duty.CLERK)
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(DOOR, {"login": "lan.hcqt", "password": PASSWORD})

    assert answer.status_code == 403
    assert "Biểu mẫu đã cũ" in answer.content.decode()
