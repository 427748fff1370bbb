"""PDFs that leave the house: tagged, and nothing in them that programs stumble over."""

import io

import pytest
from pypdf import PdfReader

from tests.papers.builders import MADE_AT, make_record
from tests.papers.reading import one_paper
from tinnhiem.papers.ballot_face import face_of
from tinnhiem.papers.ballot_pdf import sheet_pdf
from tinnhiem.papers.ballot_sheet import ballot_sheet
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.typst_pdf import LEFT_OUT, STATED, pdf_bytes

PDFS = {
    "minutes": lambda: to_pdf(one_paper("D16"), made_at=MADE_AT),
    "report": lambda: to_pdf(one_paper("D21"), made_at=MADE_AT),
    "ballot": lambda: sheet_pdf(ballot_sheet(face_of(make_record())), made_at=MADE_AT),
}


@pytest.mark.parametrize("kind", PDFS)
def test_it_is_tagged_and_states_nothing_that_poppler_takes_for_a_fault(
    kind: str,
) -> None:
    pdf = PDFS[kind]()
    reader = PdfReader(io.BytesIO(pdf), strict=True)
    assert str(reader.root_object["/MarkInfo"]) == "{'/Marked': True}"
    assert len(reader.pages[0].extract_text()) > 100
    assert LEFT_OUT not in pdf


def test_only_the_statement_is_blanked_and_no_offset_moves() -> None:
    compiled = b"%PDF-1.7 ..." + STATED + b"... startxref 17"
    written = pdf_bytes(compiled)
    assert written == compiled.replace(LEFT_OUT, b" " * len(LEFT_OUT))
    assert len(written) == len(compiled)


@pytest.mark.parametrize("compiled", [b"%PDF-1.7", b"%PDF" + STATED + STATED])
def test_a_file_that_is_written_otherwise_stays_as_it_is(compiled: bytes) -> None:
    assert pdf_bytes(compiled) == compiled


def test_whatever_is_no_pdf_is_refused() -> None:
    with pytest.raises(TypeError, match="must return bytes"):
        pdf_bytes(["page 1", "page 2"])
