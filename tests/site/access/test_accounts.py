"""Accounts: made, shut, given a new password; one's own account."""

import re
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from django.test import Client

from tests.site.builders import PASSWORD, make_account, signed_in
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.access.errors import DoorShutError
from tinnhiem.messages import say
from tinnhiem.store import models

pytestmark = pytest.mark.usefixtures("folder")
NEW = {"name": "Lê Văn Minh", "login": "minh", "duties": ["chair"]}
BETTER = "mua thu cau ca ao thu"


@pytest.fixture
def admin(folder: object) -> Client:
    assert folder
    return signed_in(Duty.ADMIN)


def test_a_new_account_gets_a_password_that_is_shown_once(admin: Client) -> None:
    page = admin.post("/cac-tai-khoan/", NEW).content.decode()
    password = re.findall(r'class="secret"><code>([^<]+)', page)[0]
    minh = Client()
    minh.post("/dang-nhap/", {"login": "minh", "password": password})

    assert password not in str(list(models.Account.objects.values()))
    assert minh.get("/")["Location"] == "/tai-khoan/"
    assert "Mật khẩu này do người khác đặt" in minh.get("/tai-khoan/").content.decode()

    minh.post(
        "/tai-khoan/",
        {"deed": "password", "password-old": password, "password-new": BETTER},
    )

    assert minh.get("/").status_code == 200


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"login": "lan.hcqt"}, "Đã có tài khoản"),
        ({"login": "có dấu"}, "không dùng được"),
        ({"duties": ["chair", "inspector"]}, "Người giám sát"),
        ({"duties": ["voter"]}, 'role="alert"'),
    ],
)
def test_an_account_that_cannot_be_is_refused_in_place(
    admin: Client, changed: dict[str, object], words: str
) -> None:
    page = admin.post("/cac-tai-khoan/", NEW | changed).content.decode()

    assert words in page
    assert 'value="Lê Văn Minh"' in page
    assert models.Account.objects.count() == 1


def test_an_account_is_shut_and_opened(admin: Client) -> None:
    make_account(Duty.CHAIR, login="minh")

    asked = admin.post("/cac-tai-khoan/minh/", {"deed": "shut"}).content.decode()
    assert "Khóa tài khoản của" in asked
    assert models.Account.objects.get(login="minh").is_active
    admin.post("/cac-tai-khoan/minh/", {"deed": "shut", "sure": "on"})
    assert not models.Account.objects.get(login="minh").is_active
    admin.post("/cac-tai-khoan/minh/", {"deed": "open"})
    assert models.Account.objects.get(login="minh").is_active


def test_a_new_password_is_given_only_after_a_question(admin: Client) -> None:
    minh = make_account(Duty.CHAIR, login="minh")

    asked = admin.post("/cac-tai-khoan/minh/", {"deed": "password"}).content.decode()

    assert "Cấp lại mật khẩu cho" in asked
    assert models.Account.objects.get(login="minh").password == minh.password


def test_a_wrong_old_password_changes_nothing(admin: Client) -> None:
    sent = {"deed": "password", "password-old": "sai", "password-new": BETTER}

    page = admin.post("/tai-khoan/", sent).content.decode()

    assert "không đúng" in page
    assert (
        Client()
        .post("/dang-nhap/", {"login": "lan.hcqt", "password": PASSWORD})
        .status_code
        == 302
    )


def test_the_second_step_is_begun_and_ended_on_the_page(admin: Client) -> None:
    page = admin.get("/tai-khoan/").content.decode()
    secret = re.findall(r"<code>([A-Z2-7]{32})</code>", page)[0]
    begin = {"deed": "begin", "begin-password": PASSWORD}
    wrong = admin.post(
        "/tai-khoan/",
        begin | {"begin-code": "0"},
    ).content.decode()
    assert "không đúng" in wrong
    assert secret in wrong

    code = pyotp.TOTP(secret).now()
    sent = begin | {"begin-code": code}
    assert "Đã bật" in admin.post("/tai-khoan/", sent, follow=True).content.decode()

    ended = {"deed": "end", "end-password": PASSWORD}
    assert "Đã tắt" in admin.post("/tai-khoan/", ended, follow=True).content.decode()


def test_a_second_step_is_not_replaced_from_a_screen_left_open(admin: Client) -> None:
    account = models.Account.objects.get(login="lan.hcqt")
    account.totp_secret = "A" * 32
    account.save()
    admin.get("/tai-khoan/")
    code = pyotp.TOTP(str(admin.session["second-step-proposed"])).now()

    sent = {"deed": "begin", "begin-password": PASSWORD, "begin-code": code}
    admin.post("/tai-khoan/", sent)

    account.refresh_from_db()
    assert account.totp_secret == "A" * 32


def test_wrong_passwords_on_ones_own_page_shut_it_too(admin: Client) -> None:
    models.Account.objects.update(totp_secret="A" * 32)
    for _ in range(5):
        admin.post("/tai-khoan/", {"deed": "end", "end-password": "sai"})

    right = admin.post("/tai-khoan/", {"deed": "end", "end-password": PASSWORD})

    assert "Tạm khóa" in right.content.decode()


def test_a_new_password_works_at_once_though_the_door_was_shut(admin: Client) -> None:
    make_account(Duty.CHAIR, login="minh")
    minh = Client()
    for _ in range(5):
        minh.post("/dang-nhap/", {"login": "minh", "password": "sai"})
    shut = minh.post("/dang-nhap/", {"login": "minh", "password": "sai"})
    assert "Tạm khóa 15 phút, đến" in shut.content.decode()

    given = admin.post(
        "/cac-tai-khoan/minh/", {"deed": "password", "sure": "on"}
    ).content.decode()
    password = re.findall(r'class="secret"><code>([^<]+)', given)[0]
    answer = minh.post("/dang-nhap/", {"login": "minh", "password": password})

    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("until", "words"),
    [
        (datetime(2023, 7, 11, 1, 46, tzinfo=UTC), "đến 08 giờ 46 phút"),
        (datetime(2023, 7, 11, 1, 46, 1, tzinfo=UTC), "đến 08 giờ 47 phút"),
        (datetime(2023, 7, 10, 17, 0, tzinfo=UTC), "đến 00 giờ 00 phút"),
    ],
)
def test_a_shut_door_names_the_hour_of_viet_nam(until: datetime, words: str) -> None:
    shut = say(DoorShutError(until, lasting=timedelta(minutes=15)))

    assert f"Tạm khóa 15 phút, {words}" in shut


def test_other_devices_are_signed_out(admin: Client) -> None:
    phone = signed_in(Duty.ADMIN)
    assert phone.get("/tai-khoan/").status_code == 200

    page = admin.post("/tai-khoan/", {"deed": "sessions"}, follow=True)

    assert "Đã đăng xuất 1 thiết bị khác" in page.content.decode()
    assert phone.get("/tai-khoan/").status_code == 302
