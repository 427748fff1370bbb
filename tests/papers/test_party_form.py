"""The Party's form, as far as Quy định 399-QĐ/TW and its guidance were seen."""

import io

import pytest
from pypdf import PdfReader

from tests.papers.builders import MADE_AT, make_party_record, make_plan
from tests.papers.reading import (
    W,
    all_papers,
    docx_part,
    docx_text,
    one_paper,
    pdf_pages,
    pdf_text,
)
from tinnhiem.core.plans.plan import PaperForm, Spelling
from tinnhiem.papers.catalogue.committee import committee_minutes
from tinnhiem.papers.catalogue.minutes import count_minutes
from tinnhiem.papers.catalogue.plan import plan
from tinnhiem.papers.catalogue.report import result_reports
from tinnhiem.papers.fonts import face
from tinnhiem.papers.layout import lay_out
from tinnhiem.papers.making import file_name
from tinnhiem.papers.model import Paper, Paragraph, Rule, Table, Text
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.word import to_docx

PAPERS = [pytest.param(one, id=file_name(one)) for one in all_papers("party")]


def flat(text: str) -> str:
    return " ".join(text.split())


def first_lines(code: str) -> list[str]:
    page = pdf_pages(one_paper(code, "party"))[0]
    return [line.strip() for line in page.split("\n")]


def test_the_head_is_the_party_s_and_not_the_nation_s() -> None:
    lines = first_lines("D21")

    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in lines
    assert lines.index("CHI BỘ VĂN PHÒNG 1") + 1 == lines.index("*")
    assert not [line for line in lines if "CỘNG HÒA" in line or "Độc lập" in line]


def test_the_number_has_a_hyphen_and_no_colon() -> None:
    assert "Số -BC/CB" in flat(pdf_text(one_paper("D21", "party")))
    assert "Số -KH/CB" in flat(pdf_text(one_paper("D01", "party")))
    assert "Số -CV/CB" in flat(pdf_text(one_paper("D06", "party")))
    assert "về việc gửi hồ sơ" in flat(pdf_text(one_paper("D06", "party")))


def test_five_hyphens_stand_under_what_the_paper_is_about() -> None:
    lines = first_lines("D21")
    assert lines.count("-----") == 1
    assert lines[lines.index("-----") - 1].endswith("Chi bộ Văn phòng 1")


@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_is_left_of_the_state_s_form(paper: Paper) -> None:
    text = f"{pdf_text(paper)} {docx_text(paper)}"

    for state in ("./.", "CỘNG HÒA XÃ HỘI", "Lưu:", "TM.", "I. ", "CHỦ TỌA", "V/v"):
        assert state not in text


def test_sections_are_numbered_with_a_hyphen() -> None:
    text = flat(pdf_text(one_paper("D21", "party")))
    assert "I- CÔNG TÁC LÃNH ĐẠO" in text
    assert "II- TỔ CHỨC HỘI NGHỊ" in text


def test_the_secretary_signs_for_the_cell_in_plain_letters_under_bold() -> None:
    document, *_ = one_paper("D21", "party").documents
    authority, position = document.signatures[0].lines

    assert "".join(run.text for run in authority) == "T/M CHI BỘ"
    assert all(run.bold for run in authority)
    assert [(run.text, run.bold) for run in position] == [("BÍ THƯ", False)]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Bí thư", ["T/M CHI BỘ", "BÍ THƯ"]),
        ("T/M CHI BỘ BÍ THƯ", ["T/M CHI BỘ", "BÍ THƯ"]),
        (
            "T/M CHI BỘ K/T BÍ THƯ PHÓ BÍ THƯ",
            ["T/M CHI BỘ", "K/T BÍ THƯ", "PHÓ BÍ THƯ"],
        ),
    ],
)
def test_who_signs_is_split_into_authority_and_position(
    title: str, lines: list[str]
) -> None:
    written = make_plan(
        form=PaperForm.PARTY, issuer="Chi bộ Văn phòng", signer_title=title
    )
    (paper,) = plan(make_party_record(plan=written))
    signature = paper.documents[0].signatures[0]
    assert ["".join(run.text for run in line) for line in signature.lines] == lines


def test_minutes_are_signed_by_who_wrote_them_and_who_presided() -> None:
    (paper,) = committee_minutes(make_party_record())
    signed = [one.lines[0][0].text for one in paper.documents[0].signatures]
    assert signed == ["NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ"]


def test_recipients_stand_under_an_underlined_head_and_keep_no_colon() -> None:
    (document,) = one_paper("D01", "party").documents
    *_, foot = lay_out(document)
    assert isinstance(foot, Table)
    head, *listed = foot.rows[0].cells[0].content
    assert isinstance(head, Paragraph)
    assert head.size == 14
    assert head.runs == (Text("Nơi nhận:", underline=True),)
    assert {one.size for one in listed if isinstance(one, Paragraph)} == {12}
    assert "- Lưu Chi bộ." in flat(pdf_text(one_paper("D01", "party")))


def test_the_body_is_exactly_eighteen_points_and_ten_millimetres_in() -> None:
    body = docx_part(
        to_docx(one_paper("D01", "party"), made_at=MADE_AT), "word/document.xml"
    )
    text = [
        one
        for one in body.iter(f"{W}p")
        if (style := one.find(f"{W}pPr/{W}pStyle")) is not None
        and style.get(f"{W}val") == "VBNoidung"
    ]
    spacing = {
        (one.get(f"{W}line"), one.get(f"{W}lineRule"))
        for paragraph in text
        for one in paragraph.iter(f"{W}spacing")
    }
    indents = {
        one.get(f"{W}firstLine")
        for paragraph in text
        for one in paragraph.iter(f"{W}ind")
    }
    assert spacing == {("360", "exact")}
    assert indents == {str(round(10 * 1440 / 25.4))}


def test_the_party_s_name_is_underlined_over_its_full_length() -> None:
    (document,) = one_paper("D01", "party").documents
    head = lay_out(document)[0]
    assert isinstance(head, Table)
    (rule,) = [b for b in head.rows[0].cells[1].content if isinstance(b, Rule)]
    name = face("b").width_mm("ĐẢNG CỘNG SẢN VIỆT NAM", size=15)
    assert rule.width == pytest.approx(name, abs=0.1)


def test_the_party_s_page_number_is_a_point_larger() -> None:
    headers = [
        to_docx(one_paper("D01", kind), made_at=MADE_AT) for kind in ("full", "party")
    ]
    sizes = [
        {
            size.get(f"{W}val")
            for number in (1, 2)
            for size in docx_part(one, f"word/header{number}.xml").iter(f"{W}sz")
        }
        for one in headers
    ]
    assert sizes == [{"26"}, {"28"}]


@pytest.mark.parametrize(
    ("spelling", "shown", "hidden"),
    [
        (Spelling.MARK_ON_U, "ỦY VIÊN", "UỶ VIÊN"),
        (Spelling.MARK_ON_Y, "UỶ VIÊN", "ỦY VIÊN"),
    ],
)
def test_the_place_of_one_tone_mark_is_a_setting(
    spelling: Spelling, shown: str, hidden: str
) -> None:
    written = make_plan(form=PaperForm.PARTY, spelling=spelling)
    (paper, *_) = count_minutes(make_party_record(plan=written))
    text = pdf_text(paper)
    assert shown in text
    assert hidden not in text


def test_names_keep_the_spelling_of_the_record() -> None:
    written = make_plan(
        form=PaperForm.PARTY, spelling=Spelling.MARK_ON_Y, signer_name="Lê Ủy Khải"
    )
    (paper,) = plan(make_party_record(plan=written, conference=None, outcomes=()))
    assert "Lê Ủy Khải" in pdf_text(paper)


def test_every_report_of_the_party_fits_its_pages() -> None:
    first, *_ = result_reports(make_party_record())
    reader = PdfReader(io.BytesIO(to_pdf(first, made_at=MADE_AT)))
    assert all(len(page.extract_text().split()) > 5 for page in reader.pages)
