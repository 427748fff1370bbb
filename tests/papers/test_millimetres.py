"""The printed page, measured with pdfium against Nghị định 30 and the Party's form."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest

from tests.papers.builders import MADE_AT
from tests.papers.reading import W, docx_part, one_paper
from tinnhiem.papers.fonts import face
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.word import to_docx

MM = 72 / 25.4
STATE, PARTY = "full", "party"


@dataclass(frozen=True)
class Letter:
    """One letter as printed: millimetres from the upper left, size in points."""

    page: int
    text: str
    left: float
    right: float
    base: float
    size: float


@cache
def letters(code: str, kind: str) -> tuple[Letter, ...]:
    """Return the letters of the first file in the order of the page."""
    content = to_pdf(one_paper(code, kind), made_at=MADE_AT)
    found: list[Letter] = []
    for number, page in enumerate(pdfium.PdfDocument(content), start=1):
        high = page.get_size()[1]
        text = page.get_textpage()
        for i in range(text.count_chars()):
            letter = text.get_text_range(i, 1)
            left, bottom, right, _ = text.get_charbox(i, loose=True)
            size = pdfium.raw.FPDFText_GetFontSize(text.raw, i)
            base = (high - bottom) / MM - 0.216 * size / MM
            found.append(Letter(number, letter, left / MM, right / MM, base, size))
    return tuple(found)


def phrase(words: str, code: str, kind: str) -> tuple[Letter, ...]:
    """Return the letters of the first place where these words stand."""
    all_of_them = letters(code, kind)
    text = "".join(one.text if len(one.text) == 1 else "?" for one in all_of_them)
    at = text.index(words)
    return all_of_them[at : at + len(words)]


SIZES = [
    pytest.param("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", STATE, 12, id="ô 1, nation"),
    pytest.param("Độc lập - Tự do - Hạnh phúc", STATE, 13, id="ô 1, motto"),
    pytest.param("UBND TỈNH QUẢNG NGÃI", STATE, 12, id="ô 2, superior"),
    pytest.param("VĂN PHÒNG", STATE, 12, id="ô 2, organ"),
    pytest.param("Số:", STATE, 13, id="ô 3"),
    pytest.param("Quảng Ngãi, ngày", STATE, 13, id="ô 4"),
    pytest.param("BÁO CÁO", STATE, 14, id="ô 5a, kind"),
    pytest.param("Kết quả lấy phiếu", STATE, 14, id="ô 5a, subject"),
    pytest.param("Kính gửi:", STATE, 14, id="ô 9a"),
    pytest.param("Thực hiện Quy định", STATE, 14, id="ô 6"),
    pytest.param("CHÁNH VĂN PHÒNG", STATE, 14, id="ô 7a"),
    pytest.param("Nơi nhận:", STATE, 12, id="ô 9b, head"),
    pytest.param("- Như trên", STATE, 11, id="ô 9b, list"),
    pytest.param("ĐẢNG CỘNG SẢN VIỆT NAM", PARTY, 15, id="the Party's name"),
    pytest.param("CHI BỘ VĂN PHÒNG 1", PARTY, 14, id="issuer"),
    pytest.param("Số ", PARTY, 14, id="number"),
    pytest.param("Quảng Ngãi, ngày", PARTY, 14, id="day"),
    pytest.param("BÁO CÁO", PARTY, 16, id="kind"),
    pytest.param("kết quả lấy phiếu", PARTY, 14, id="subject"),
    pytest.param("T/M CHI BỘ", PARTY, 14, id="authority"),
    pytest.param("Nơi nhận:", PARTY, 14, id="recipients"),
    pytest.param("- Như trên", PARTY, 12, id="list of recipients"),
]


@pytest.mark.parametrize(("words", "kind", "size"), SIZES)
def test_each_part_has_its_size(words: str, kind: str, size: float) -> None:
    assert {round(one.size, 1) for one in phrase(words, "D21", kind)} == {size}


def test_the_nation_s_name_is_as_wide_as_the_font_says() -> None:
    words = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    printed = phrase(words, "D21", STATE)
    wide = face("b").width_mm(words, size=12)
    assert printed[-1].right - printed[0].left == pytest.approx(wide, abs=0.3)
    assert wide == pytest.approx(88.3, abs=0.2)
    assert len({round(one.base, 1) for one in printed}) == 1


def test_number_and_day_stand_on_one_baseline() -> None:
    number, day = phrase("Số:", "D21", STATE), phrase("ngày", "D21", STATE)
    assert number[0].base == pytest.approx(day[0].base, abs=0.1)


def test_the_two_columns_of_the_head_are_centred_where_the_decree_has_them() -> None:
    nation = phrase("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "D21", STATE)
    organ = phrase("UBND TỈNH QUẢNG NGÃI", "D21", STATE)
    middle = [(one[0].left + one[-1].right) / 2 for one in (organ, nation)]
    assert middle == pytest.approx([30 + 67.5 / 2, 30 + 67.5 + 97.5 / 2], abs=0.4)


@pytest.mark.parametrize("kind", [STATE, PARTY])
def test_body_text_fills_the_measure_between_the_margins(kind: str) -> None:
    body = [one for one in letters("D01", kind) if one.page == 2 and one.text.strip()]
    text = [one for one in body if one.base > 20]
    assert min(one.left for one in text) == pytest.approx(30, abs=0.3)
    assert max(one.right for one in text) == pytest.approx(195, abs=0.5)
    assert max(one.base for one in text) < 277


@pytest.mark.parametrize(("kind", "pitch"), [(STATE, 17.0), (PARTY, 18.0)])
def test_lines_of_the_body_are_exactly_that_far_apart(kind: str, pitch: float) -> None:
    lines: list[float] = []
    for one in letters("D01", kind):
        in_body = one.page == 2 and one.base > 20 and one.text.strip()
        if in_body and all(abs(one.base - line) > 1 for line in lines):
            lines.append(one.base)
    apart = [round((low - high) * MM, 1) for high, low in pairwise(sorted(lines))]
    assert min(apart) == pytest.approx(pitch, abs=0.1)
    gaps = [one for one in apart if one > pitch + 0.2]
    assert gaps
    assert min(gaps) >= pitch + 5.9  # at least 6 points between paragraphs


@pytest.mark.parametrize(("kind", "indent"), [(STATE, 12.7), (PARTY, 10.0)])
def test_paragraphs_begin_that_far_in(kind: str, indent: float) -> None:
    first = phrase("Thực hiện Quy định", "D21", kind)[0]
    assert first.left - 30 == pytest.approx(indent, abs=0.4)


@pytest.mark.parametrize(("kind", "size"), [(STATE, 13), (PARTY, 14)])
def test_the_page_number_is_in_the_middle_of_the_upper_margin(
    kind: str, size: float
) -> None:
    above = [one for one in letters("D01", kind) if one.base < 19 and one.text.strip()]
    pages = max(one.page for one in letters("D01", kind))

    assert [(one.page, one.text) for one in above] == [
        (n, str(n)) for n in range(2, pages + 1)
    ]
    for one in above:
        assert (one.left + one.right) / 2 == pytest.approx(30 + 165 / 2, abs=0.3)
        assert round(one.size, 1) == size
        assert one.base - 0.891 * size / MM == pytest.approx(10, abs=0.3)


@pytest.mark.parametrize("kind", [STATE, PARTY])
@pytest.mark.parametrize("code", ["D01", "D16", "D21"])
def test_word_s_tables_have_a_fixed_grid(code: str, kind: str) -> None:
    body = docx_part(
        to_docx(one_paper(code, kind), made_at=MADE_AT), "word/document.xml"
    )
    tables = list(body.iter(f"{W}tbl"))
    assert tables
    for table in tables:
        layout = table.find(f"{W}tblPr/{W}tblLayout")
        assert layout is not None
        assert layout.get(f"{W}type") == "fixed"
        widths = [int(c.get(f"{W}w", "0")) for c in table.iter(f"{W}gridCol")]
        assert sum(widths) <= round(165.2 * 1440 / 25.4)


@pytest.mark.parametrize(("kind", "line"), [(STATE, "340"), (PARTY, "360")])
def test_word_s_body_is_justified_with_an_exact_pitch(kind: str, line: str) -> None:
    body = docx_part(
        to_docx(one_paper("D01", kind), made_at=MADE_AT), "word/document.xml"
    )
    found = set()
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is None or style.get(f"{W}val") != "VBNoidung":
            continue
        spacing = paragraph.find(f"{W}pPr/{W}spacing")
        justified = paragraph.find(f"{W}pPr/{W}jc")
        assert spacing is not None
        assert justified is not None
        found.add(
            (
                spacing.get(f"{W}line"),
                spacing.get(f"{W}lineRule"),
                spacing.get(f"{W}after"),
                justified.get(f"{W}val"),
            )
        )
    assert found == {(line, "exact", "120", "both")}
