"""The switch of languages, and how sentences are said on an English page."""

import pytest
from django.test import Client
from django.utils import translation
from django.utils.safestring import mark_safe

from tests.site.builders import make_account
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.access.errors import LoginTakenError
from tinnhiem.core.people.errors import NothingToUndoError
from tinnhiem.core.wording import Wording
from tinnhiem.web.saying import marked, said, say_here


def sign_in_page(*, language: str | None = None, asks_for: str = "vi") -> str:
    make_account(Duty.CLERK)
    client = Client()
    if language is not None:
        client.cookies["django_language"] = language
    page = client.get("/dang-nhap/", headers={"accept-language": asks_for})
    return page.content.decode()


@pytest.mark.usefixtures("folder")
def test_an_english_browser_still_gets_vietnamese() -> None:
    page = sign_in_page(asks_for="en-US,en;q=0.9")

    assert '<html lang="vi">' in page


@pytest.mark.usefixtures("folder")
def test_the_switch_decides() -> None:
    assert '<html lang="en">' in sign_in_page(language="en")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("code", ["fr", "", "../vi", "en-gb"])
def test_a_language_we_do_not_speak_is_vietnamese(code: str) -> None:
    assert '<html lang="vi">' in sign_in_page(language=code)


def test_a_refusal_is_said_in_the_language_of_the_page() -> None:
    known, plain = LoginTakenError("lan.hcqt"), NothingToUndoError("quang-ngai")

    with translation.override("vi"):
        assert say_here(known).startswith("Đã có tài khoản")
        assert say_here(plain).startswith("Cuộc lấy phiếu")
    with translation.override("en"):
        assert say_here(known) == (
            "There is an account “lan.hcqt” already. Choose another user name."
        )
        assert say_here(plain) == str(plain)


def test_a_wording_within_a_wording_is_said_anew() -> None:
    inner = Wording("tín nhiệm cao")
    words = Wording("{who}: {level}", who="Phạm Đức", level=inner)

    with translation.override("en"):
        assert said(words) == f"Phạm Đức: {translation.gettext('tín nhiệm cao')}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Nguyễn Văn An is gone.",
            '<span lang="vi">Nguyễn Văn An</span> is gone.',
            id="a name as a whole, not word by word",
        ),
        pytest.param(
            "The plan says «trước ngày 05/7/2023», so",
            'The plan says <span lang="vi">«trước ngày 05/7/2023»</span>, so',
            id="a quotation as a whole",
        ),
        pytest.param("Nothing to mark.", "Nothing to mark.", id="plain English"),
        pytest.param(
            "<b>Đức</b>", '&lt;b&gt;<span lang="vi">Đức</span>&lt;/b&gt;', id="escaped"
        ),
    ],
)
def test_what_stays_vietnamese_is_marked(text: str, expected: str) -> None:
    with translation.override("en"):
        assert marked(text) == expected


def test_nothing_is_marked_on_a_vietnamese_page() -> None:
    with translation.override("vi"):
        assert marked("Nguyễn Văn An & «B»") == "Nguyễn Văn An &amp; «B»"


def test_what_is_html_already_is_left_alone() -> None:
    with translation.override("en"):
        assert marked(mark_safe("<b>Đức</b>")) == "<b>Đức</b>"
