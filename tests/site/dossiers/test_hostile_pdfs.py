"""What is no plain document is refused by content; what is kept is served redrawn."""

import io
import zlib
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from tests.site.builders import MORNING
from tests.site.dossiers import pdfs
from tinnhiem.core.dossiers.errors import DossierFileError, PdfFlaw
from tinnhiem.intake.dossier_pdf import LIMIT, MOST_PAGES, read_dossier_pdf
from tinnhiem.messages import say
from tinnhiem.papers.viewing import viewing_copy

NAME = "Nguyễn Thị Hoàng Oanh"
BELOW = "người ghi phiếu số 12, ngày 28/6/2023"


def drawn(pdf: bytes, *, name: str = NAME, at: datetime = MORNING) -> bytes:
    return viewing_copy(pdf, name=name, below=BELOW, made_at=at)


@pytest.mark.parametrize("pages", [1, 2, MOST_PAGES])
def test_a_plain_document_is_taken(pages: int) -> None:
    assert read_dossier_pdf(pdfs.plain_pdf(pages)) == pages


@pytest.mark.parametrize(
    ("content", "flaw"),
    [
        (b"", PdfFlaw.EMPTY),
        (b"PK\x03\x04 word/document.xml", PdfFlaw.WORD),
        (b"\xd0\xcf\x11\xe0 old word", PdfFlaw.WORD),
        (b"<html><script>alert(1)</script>", PdfFlaw.NOT_PDF),
        (b"MZ\x90 program.pdf", PdfFlaw.NOT_PDF),
        (b"GIF89a %PDF-1.7", PdfFlaw.NOT_PDF),
        (b"%PDF-1.7 nothing else", PdfFlaw.BROKEN),
        (pdfs.plain_pdf()[:400], PdfFlaw.BROKEN),
        (pdfs.plain_pdf(MOST_PAGES + 1), PdfFlaw.TOO_MANY_PAGES),
        (pdfs.plain_pdf(1, width=3_000), PdfFlaw.PAGE_SIZE),
        (pdfs.plain_pdf(1, height=20), PdfFlaw.PAGE_SIZE),
        (b"%PDF-" + bytes(LIMIT), PdfFlaw.TOO_LARGE),
        (pdfs.with_password(), PdfFlaw.ENCRYPTED),
        (pdfs.with_password(""), PdfFlaw.ENCRYPTED),
        (pdfs.with_script(), PdfFlaw.SCRIPT),
        (pdfs.with_page_script(), PdfFlaw.SCRIPT),
        (pdfs.with_escaped_script(), PdfFlaw.SCRIPT),
        (pdfs.packed(b"<</S/JavaScript/JS(app.alert(1))>>"), PdfFlaw.SCRIPT),
        (pdfs.packed(b"<</S/J#61vaScript/JS(1)>>"), PdfFlaw.SCRIPT),
        (pdfs.packed(b"<</S/URI>>", also=b"/DecodeParms<<>>"), PdfFlaw.BROKEN),
        (pdfs.packed(b"<</XFA 1 0 R>>"), PdfFlaw.SCRIPT),
        (pdfs.with_attachment(), PdfFlaw.EMBEDDED),
        (pdfs.packed(b"<</Type/EmbeddedFile>>"), PdfFlaw.EMBEDDED),
        (pdfs.with_link_that_launches(), PdfFlaw.LAUNCH),
        (pdfs.packed(b"<</S/SubmitForm>>"), PdfFlaw.LAUNCH),
    ],
    ids=lambda value: value.value if isinstance(value, PdfFlaw) else "",
)
def test_what_is_no_plain_document_is_refused_with_what_to_do(
    content: bytes, flaw: PdfFlaw
) -> None:
    with pytest.raises(DossierFileError) as refused:
        read_dossier_pdf(content)

    assert refused.value.flaw is flaw
    assert say(refused.value).endswith(".")


def test_a_list_that_unpacks_without_end_is_refused() -> None:
    with pytest.raises(DossierFileError) as refused:
        read_dossier_pdf(pdfs.packed(b"1 " * 40_000_000))

    assert refused.value.flaw is PdfFlaw.BROKEN


def test_a_scanned_report_is_taken() -> None:
    assert read_dossier_pdf(pdfs.scanned()) == 2


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(
            pdfs.with_stream(
                zlib.compress(b"0 0 m 1 1 l S " * 2_000_000),
                told=b"/Filter/FlateDecode",
            ),
            id="a page that unpacks without end",
        ),
        pytest.param(
            pdfs.with_stream(b"", told=b"/Subtype/Image/Width 90000/Height 90000"),
            id="a picture of a town's size",
        ),
        pytest.param(b"%PDF-1.4\n" + b"stream\n" * 200_000, id="streams in thousands"),
        pytest.param(
            pdfs.packed(b"<</S/URI>>").replace(b"/FlateDecode", b"[/AHx/Fl]"),
            id="a filter by its short name",
        ),
    ],
)
def test_what_is_made_to_stop_the_machine_is_refused(content: bytes) -> None:
    with pytest.raises(DossierFileError) as refused:
        read_dossier_pdf(content)

    assert refused.value.flaw is PdfFlaw.BROKEN


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_touched_file_is_refused_or_read_never_worse(data: st.DataObject) -> None:
    content = bytearray(pdfs.plain_pdf())
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    try:
        pages = read_dossier_pdf(bytes(content))
    except DossierFileError:
        return
    assert pages > 0


def test_every_page_of_the_copy_bears_the_readers_name() -> None:
    copy = PdfReader(io.BytesIO(drawn(pdfs.plain_pdf(3))))

    assert len(copy.pages) == 3
    for number, page in enumerate(copy.pages, start=1):
        text = page.extract_text()
        assert f"trang {number}" in text
        assert text.count(NAME) == 3
        assert BELOW in text


@pytest.mark.parametrize(
    "pdf",
    [
        pdfs.with_script(),
        pdfs.with_page_script(),
        pdfs.with_attachment(),
        pdfs.with_link_that_launches(),
    ],
    ids=["script", "page script", "attachment", "launch"],
)
def test_the_copy_has_nothing_but_drawings_even_of_what_slipped_through(
    pdf: bytes,
) -> None:
    copy = drawn(pdf)
    root = PdfReader(io.BytesIO(copy)).root_object

    assert set(dict(root)) == {"/Type", "/Pages"}
    for page in PdfReader(io.BytesIO(copy)).pages:
        assert not {"/AA", "/Annots"} & set(page)
    for name in (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/OpenAction"):
        assert name not in copy


def test_a_turned_page_is_shown_as_it_was_turned() -> None:
    writer: PdfWriter = pdfs.copied()
    writer.pages[0].rotate(90)

    first, second = PdfReader(io.BytesIO(drawn(pdfs.written(writer)))).pages

    assert (round(first.mediabox.width), round(first.mediabox.height)) == (842, 595)
    assert (round(second.mediabox.width), round(second.mediabox.height)) == (595, 842)


def test_a_long_name_fits_and_two_readers_get_two_copies() -> None:
    long = "Nguyễn Phúc Hoàng Thị Minh Khai Bảo Ngọc Đoan Trang Thùy Dương"

    assert long in " ".join(
        PdfReader(io.BytesIO(drawn(pdfs.plain_pdf(1), name=long)))
        .pages[0]
        .extract_text()
        .split()
    )
    assert drawn(pdfs.plain_pdf(1)) != drawn(pdfs.plain_pdf(1), name=long)
