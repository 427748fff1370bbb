"""The registers of outgoing documents: open and classified apart, no gaps hidden."""

import csv
import io
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from tests.papers.reading import docx_part
from tests.site.stories import tell
from tinnhiem.actions.papers.classify_paper import classify_paper
from tinnhiem.actions.papers.end_paper import cancel_number
from tinnhiem.actions.papers.issue_paper import Issue, issue_paper
from tinnhiem.actions.papers.make_register import (
    RegisterWanted,
    Sheet,
    make_register,
)
from tinnhiem.actions.papers.make_slip import make_receipts, make_slip
from tinnhiem.actions.papers.print_out import CopyMeant, hand_over, print_out
from tinnhiem.config.clock import HO_CHI_MINH
from tinnhiem.core.papers.errors import (
    ClassifiedExportError,
    PaperNotIssuedError,
    RecipientUnknownError,
)
from tinnhiem.core.papers.marking import Marking, Secrecy
from tinnhiem.store.models import Campaign

pytestmark = pytest.mark.usefixtures("folder")

CHIEF, HEAD = "Vũ Minh Tâm", "Nguyễn Thiên Bút"
NOW = datetime(2023, 7, 20, 9, 0, tzinfo=HO_CHI_MINH)
SIGNED = date(2023, 7, 12)


@pytest.fixture
def office(folder: Path, tmp_path: Path) -> Campaign:
    """An office that issued, cancelled, classified and handed over."""
    assert folder.is_dir()
    campaign = tell(until="Ký, công bố, niêm phong").campaign
    marking = Marking(
        secrecy=Secrecy.UTMOST,
        listed_in="Quyết định 2500/QĐ-TTg",
        item="Mục thử",
        decided_by=HEAD,
        decided_on=SIGNED,
    )
    classify_paper(campaign=campaign, code="D21", marking=marking, by="", now=NOW)
    for code, by in (("D01", CHIEF), ("D20", HEAD), ("D21", HEAD)):
        issue_paper(
            campaign=campaign,
            issue=Issue(
                code=code,
                signed_by=by,
                signed_on=SIGNED,
                accepted_faults="giữ nguyên văn kế hoạch đã ký",
            ),
            holidays=(),
            by="Văn thư",
            now=NOW,
        )
    cancel_number(campaign=campaign, code="D20", reason="=1+1", by="", now=NOW)
    copy = CopyMeant(code="D21", number=2, reason="in để ban hành")
    print_out(
        campaign=campaign, copy=copy, target=tmp_path / "x.pdf", by="Văn thư", now=NOW
    )
    hand_over(campaign=campaign, copy=copy, to="Lê Văn Nhận", by="Văn thư", now=NOW)
    return campaign


def make(folder: Path, **facts: object) -> dict[str, Path]:
    wanted = RegisterWanted(period="2023", **facts)  # type: ignore[arg-type]
    made = make_register(wanted=wanted, folder=folder, by="Văn thư", now=NOW)
    return {path.suffix: path for path in made}


def text_of(path: Path) -> str:
    return " ".join(
        " ".join(page.extract_text().split()) for page in PdfReader(path).pages
    )


@pytest.mark.usefixtures("office")
def test_the_open_book_has_every_number_and_nothing_classified(tmp_path: Path) -> None:
    made = make(tmp_path / "so")

    text = text_of(made[".pdf"])
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐI Năm: 2023 Từ số: 01 đến số: 02" in text
    assert "01/KH-VP" in text
    assert "Đã hủy số: =1+1" in text
    assert "BC-VP" not in text
    body = docx_part(made[".docx"].read_bytes(), "word/document.xml")
    assert "Thông báo: Kết quả lấy phiếu tín nhiệm" in "".join(body.itertext())


@pytest.mark.usefixtures("office")
def test_the_classified_book_is_apart_and_has_no_subject(tmp_path: Path) -> None:
    text = text_of(make(tmp_path / "so", is_secret=True)[".pdf"])

    assert "SỔ ĐĂNG KÝ BÍ MẬT NHÀ NƯỚC ĐI" in text
    assert "Mẫu theo nguồn thứ cấp" in text
    assert "01/BC-VP 12/7/2023 Báo cáo A Nguyễn Thiên Bút" in text
    assert "Kết quả lấy phiếu" not in text
    assert "20/7/2023 Lê Văn Nhận" in text
    assert not {"TỐI", "TUYỆT"} & set(text.split())


@pytest.mark.usefixtures("office")
def test_classified_rows_leave_as_a_table_only_when_somebody_allows_it(
    tmp_path: Path,
) -> None:
    with pytest.raises(ClassifiedExportError):
        make(tmp_path / "so", is_secret=True, sheets=[Sheet.CSV])
    assert not (tmp_path / "so").exists()

    made = make(
        tmp_path / "so", is_secret=True, sheets=[Sheet.CSV], exports_secret=True
    )
    assert "BC-VP" in made[".csv"].read_text(encoding="utf-8-sig")


@pytest.mark.usefixtures("office")
def test_tables_for_excel_run_no_formula(tmp_path: Path) -> None:
    made = make(tmp_path / "so", sheets=list(Sheet))

    text = made[".csv"].read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert [row[:2] for row in rows[1:]] == [["01", "KH-VP"], ["02", "TB-VP"]]
    sheet = openpyxl.load_workbook(made[".xlsx"]).active
    assert sheet is not None
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


def test_an_office_that_issued_nothing_gets_a_book_to_begin_by_hand(
    tmp_path: Path,
) -> None:
    tell(until="Chuẩn bị")

    made = make(tmp_path / "so")

    assert "Từ số: …… đến số: ……" in text_of(made[".pdf"])


def test_two_years_are_two_books(office: Campaign, tmp_path: Path) -> None:
    later = NOW + timedelta(days=365)
    issue_paper(
        campaign=office,
        issue=Issue(code="D20", signed_by=HEAD, signed_on=date(2024, 1, 2)),
        holidays=(),
        by="",
        now=later,
    )

    assert "01/TB-VP" not in text_of(make(tmp_path / "so")[".pdf"])
    wanted = RegisterWanted(period="2024")
    (pdf, _) = make_register(wanted=wanted, folder=tmp_path / "b", by="", now=later)
    assert "01/TB-VP" in text_of(pdf)


def test_a_slip_goes_with_the_copies_of_one_recipient(
    office: Campaign, tmp_path: Path
) -> None:
    pdf, docx = make_slip(
        campaign=office,
        code="D21",
        recipient="Sở Nội vụ",
        folder=tmp_path,
        by="Văn thư",
        now=NOW,
    )

    text = text_of(pdf)
    assert "Kính gửi: Sở Nội vụ" in text
    assert "1 01/BC-VP Báo cáo 12/7/2023 01" in text, "of an utmost secret the kind"
    assert docx.stat().st_size > 1000
    with pytest.raises(RecipientUnknownError):
        make_slip(
            campaign=office,
            code="D21",
            recipient="Người ngoài",
            folder=tmp_path,
            by="",
            now=NOW,
        )
    with pytest.raises(PaperNotIssuedError):
        make_slip(
            campaign=office,
            code="D20",
            recipient="Sở Nội vụ",
            folder=tmp_path,
            by="",
            now=NOW,
        )


def test_every_copy_is_on_the_list_that_is_signed(
    office: Campaign, tmp_path: Path
) -> None:
    pdf, docx = make_receipts(
        campaign=office, code="D21", folder=tmp_path, by="Văn thư", now=NOW
    )

    text = text_of(pdf)
    assert "01 Ban Thường vụ Tỉnh ủy (qua Ban Tổ chức Tỉnh ủy) 02 Sở Nội vụ" in text
    assert "02 Sở Nội vụ Lê Văn Nhận 20/7/2023 03 Lưu: VT, HCQT(b)" in text
    assert docx.is_file()
