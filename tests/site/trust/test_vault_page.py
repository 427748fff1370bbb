"""The page of the vault, as a clerk meets it."""

import re

import pytest
from django.test import Client

from tests.site.builders import signed_in
from tests.site.trust.test_vault import OTHER, PASSPHRASE
from tinnhiem.actions.trust.vault import vault_state
from tinnhiem.core.access.duty import Duty
from tinnhiem.store.sealed_files import read_sealed, write_sealed

PAGE = "/kho/"
CODE = re.compile(r"<code>((?:[a-z2-9]{4}-){5}[a-z2-9]{4})</code>")
pytestmark = pytest.mark.usefixtures("folder")


def typed(deed: str, **fields: str) -> dict[str, str]:
    return {"deed": deed} | {f"{deed}-{name}": text for name, text in fields.items()}


def made(client: Client) -> str:
    """Make the vault on its page; return the code it shows."""
    asked = typed("make", new=PASSPHRASE, again=PASSPHRASE, has_safe="on")
    found = CODE.search(client.post(PAGE, asked).content.decode())
    assert found
    return found[1]


def test_an_office_without_a_vault_is_told_what_losing_both_secrets_means() -> None:
    page = signed_in(Duty.CLERK).get(PAGE).content.decode()

    assert "Chưa lập kho" in page
    assert "Mất cả hai thì tài liệu trong kho mất hẳn" in page


def test_a_vault_is_made_and_its_code_is_shown_once() -> None:
    clerk = signed_in(Duty.CLERK)

    code = made(clerk)

    assert vault_state() == "open"
    later = clerk.get(PAGE).content.decode()
    assert code not in later
    assert "Đang mở" in later


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"new": PASSPHRASE, "again": OTHER, "has_safe": "on"}, "không giống nhau"),
        ({"new": "ngắn", "again": "ngắn", "has_safe": "on"}, "từ 12 đến 200"),
        ({"new": PASSPHRASE, "again": PASSPHRASE}, "Tôi sẽ chép mã"),
    ],
)
def test_a_slip_makes_no_vault(fields: dict[str, str], sentence: str) -> None:
    answer = signed_in(Duty.CLERK).post(PAGE, typed("make", **fields))

    assert sentence in answer.content.decode()
    assert vault_state() == "absent"


def test_it_is_shut_and_opened_from_the_page() -> None:
    clerk = signed_in(Duty.ADMIN)
    made(clerk)
    write_sealed("mot", b"1")

    shut = clerk.post(PAGE, {"deed": "shut"}, follow=True).content.decode()
    assert "Đã khóa kho" in shut
    assert "1 tệp" in shut
    wrong = clerk.post(PAGE, typed("open", secret="sai")).content.decode()
    assert "không đúng" in wrong
    assert vault_state() == "shut"
    opened = clerk.post(PAGE, typed("open", secret=PASSPHRASE), follow=True)

    assert "Đã mở kho" in opened.content.decode()
    assert read_sealed("mot") == b"1"


def test_passphrase_and_code_are_changed_from_the_page() -> None:
    clerk = signed_in(Duty.CLERK)
    code = made(clerk)
    changed = typed("change", old=PASSPHRASE, new=OTHER, again=OTHER)

    told = clerk.post(PAGE, changed, follow=True).content.decode()
    assert "Đã đổi mật khẩu kho" in told
    renewed = clerk.post(PAGE, typed("renew", secret=OTHER)).content.decode()
    second = CODE.search(renewed)
    assert second
    assert second[1] != code
    clerk.post(PAGE, {"deed": "shut"})
    spent = typed("recover", code=code, new=PASSPHRASE, again=PASSPHRASE)
    refused = clerk.post(PAGE, spent).content.decode()
    assert "không đúng" in refused
    assert "<details open>" in refused
    recovered = clerk.post(PAGE, spent | {"recover-code": second[1]})

    assert CODE.search(recovered.content.decode())
    assert vault_state() == "open"


def test_no_answer_repeats_a_secret_that_was_typed() -> None:
    clerk = signed_in(Duty.CLERK)
    made(clerk)

    for asked in (
        typed("open", secret="sai sai sai sai"),
        typed("change", old="sai sai sai sai", new=OTHER, again=OTHER),
    ):
        page = clerk.post(PAGE, asked).content.decode()
        assert "sai sai" not in page
        assert OTHER not in page


@pytest.mark.parametrize("duty", [Duty.CHAIR, Duty.INSPECTOR])
def test_for_others_there_is_no_vault(duty: Duty) -> None:
    assert signed_in(duty).get(PAGE).status_code == 404
    assert signed_in(duty).post(PAGE, {"deed": "shut"}).status_code == 404
