"""The registers as downloads, and what a page says of a copy that somebody holds."""

import html
import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook
from pypdf import PdfReader, PdfWriter

from tests.site.builders import signed_in
from tests.site.stories import tell
from tests.site.test_issuing import classify, issue
from tinnhiem.actions.papers.end_paper import cancel_number
from tinnhiem.config.clock import HO_CHI_MINH
from tinnhiem.core.access.duty import STAFF, Duty
from tinnhiem.core.papers.marking import Secrecy
from tinnhiem.core.papers.proofs import grouped
from tinnhiem.papers.opening import LARGEST, MOST_PAGES
from tinnhiem.papers.proof_book import read_list
from tinnhiem.store.models import Campaign, FrozenFile

VERIFY = "/kiem-tra/"
NOW = datetime(2023, 7, 21, 9, 0, tzinfo=HO_CHI_MINH)


@pytest.fixture
def signed(folder: Path) -> Campaign:
    assert folder.is_dir()
    return tell(until="Ký, công bố, niêm phong").campaign


@pytest.fixture
def lan() -> Client:
    return signed_in(Duty.CLERK)


def text_of(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return "".join(page.extract_text() for page in pages)


def book(
    client: Client, campaign: Campaign, kind: str, *, secret: bool = False
) -> bytes:
    name = "so-dang-ky-mat" if secret else "so-dang-ky"
    address = f"/cuoc/{campaign.slug}/van-ban/{name}/"
    answer = client.post(address, {"period": "2023", "kind": kind})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    return answer.content


def brought(client: Client, content: bytes, name: str = "van-ban.pdf") -> str:
    file = SimpleUploadedFile(name, content)
    return html.unescape(client.post(VERIFY, {"file": file}).content.decode())


def typed(client: Client, code: str) -> str:
    return html.unescape(client.post(VERIFY, {"code": code}).content.decode())


def test_the_book_of_a_year_comes_as_paper_and_as_a_table(
    signed: Campaign, lan: Client
) -> None:
    issue(signed, "D20", number=7)

    words = text_of(book(lan, signed, "pdf"))
    sheet = load_workbook(io.BytesIO(book(lan, signed, "xlsx"))).active

    assert "07/TB-VP" in words
    assert sheet is not None
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert any("TB-VP" in cell for cell in cells)
    made = signed.journal.filter(event="register.made")
    assert {entry.by for entry in made} == {"lan.hcqt"}


def test_two_series_come_in_one_package(signed: Campaign, lan: Client) -> None:
    issue(signed, "D20")
    issue(signed, "D16", signed_by=_signer_of(signed))

    with zipfile.ZipFile(io.BytesIO(book(lan, signed, "pdf"))) as package:
        assert len(package.namelist()) == 2


def _signer_of(campaign: Campaign) -> str:
    member = campaign.committee.order_by("place").first()
    assert member is not None
    return member.entry.name


def test_the_secret_book_is_for_the_clerk_alone_and_never_a_table(
    signed: Campaign, lan: Client
) -> None:
    classify(signed, "D21", Secrecy.CLASSIFIED)
    issue(signed, "D21")
    address = f"/cuoc/{signed.slug}/van-ban/so-dang-ky-mat/"

    content = book(lan, signed, "pdf", secret=True)
    assert "01/BC-VP" in text_of(content)
    refused = lan.post(address, {"period": "2023", "kind": "xlsx"})
    assert refused["Content-Type"].startswith("text/html")
    words = text_of(book(lan, signed, "pdf"))
    assert "BC-VP" not in words
    for duty in set(STAFF) - {Duty.CLERK}:
        assert signed_in(duty, login=duty.value).get(address).status_code == 404


def issued_file(campaign: Campaign, folder: Path) -> bytes:
    issue(campaign, "D20")
    return (folder / FrozenFile.objects.get().pdf).read_bytes()


def code_of(folder: Path) -> str:
    (place,) = folder.glob("van-ban/*/van-tay.json")
    entries = [one for one in read_list(place) if one.state == "issued"]
    return entries[0].code


def test_an_untouched_file_is_intact(
    signed: Campaign, lan: Client, folder: Path
) -> None:
    page = brought(lan, issued_file(signed, folder))

    assert "NGUYÊN VẸN" in page
    assert "Thông báo kết quả lấy phiếu tín nhiệm (D20)" in page


def test_a_changed_file_shows_where(
    signed: Campaign, lan: Client, folder: Path
) -> None:
    content = issued_file(signed, folder)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.add_blank_page()
    first = writer.pages[0]
    writer.insert_page(first, 1)  # words that were not there
    changed = io.BytesIO()
    writer.write(changed)

    page = brought(lan, changed.getvalue())

    assert "ĐÃ BỊ SỬA" in page
    assert "Chỗ khác nhau" in page


def test_a_cancelled_paper_says_so(signed: Campaign, lan: Client, folder: Path) -> None:
    content = issued_file(signed, folder)
    cancel_number(campaign=signed, code="D20", reason="rút lại", by="", now=NOW)

    assert "ĐÃ HỦY" in brought(lan, content)


def test_a_code_says_which_copy_and_that_words_were_not_compared(
    signed: Campaign, lan: Client, folder: Path
) -> None:
    issued_file(signed, folder)
    code = code_of(folder)

    page = typed(lan, grouped(code).lower())
    assert "MÃ CÓ TRONG DANH SÁCH" in page
    assert "so từng số liệu trên giấy" in page
    wrong = ("0" if code[0] != "0" else "1") + code[1:]
    assert "NGUYÊN VẸN" not in typed(lan, wrong)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"%PDF-1.7 nothing", "bị hỏng", id="broken"),
        pytest.param(b"MZ a program", "không phải tệp PDF", id="a program"),
        pytest.param(b"PK\x03\x04 no package", "bị hỏng", id="no package"),
        pytest.param(b"", "rỗng", id="empty"),
    ],
)
@pytest.mark.usefixtures("signed")
def test_what_is_no_paper_is_refused_in_words(
    lan: Client, content: bytes, said: str
) -> None:
    page = brought(lan, content)

    assert "errorlist" in page
    assert said in page


@pytest.mark.usefixtures("signed")
def test_a_file_too_large_or_too_long_is_refused(lan: Client) -> None:
    assert "tối đa 20 MB" in brought(lan, b"%PDF" + b"0" * LARGEST)
    writer = PdfWriter()
    for _page in range(MOST_PAGES + 1):
        writer.add_blank_page(width=10, height=10)
    content = io.BytesIO()
    writer.write(content)
    assert f"tối đa {MOST_PAGES}" in brought(lan, content.getvalue())


@pytest.mark.usefixtures("signed")
def test_one_of_file_and_code_is_asked_for(lan: Client) -> None:
    assert "Chọn một tệp, hoặc gõ một mã." in typed(lan, "")


def test_nothing_of_the_brought_file_is_kept(
    signed: Campaign, lan: Client, folder: Path
) -> None:
    content = issued_file(signed, folder)
    before = sorted(path for path in folder.rglob("*") if path.is_file())

    brought(lan, content + b"\n% a trace to look for")

    assert sorted(path for path in folder.rglob("*") if path.is_file()) == before
