"""Every Vietnamese letter in four faces; a letter without a glyph is refused."""

import unicodedata

import pytest

import tinnhiem.messages.papers  # noqa: F401 -- registers its sentences
from tests.papers.builders import MADE_AT, make_officeholders, make_record
from tests.papers.reading import docx_text, pdf_text
from tinnhiem.core.papers.errors import PaperGlyphError
from tinnhiem.messages import say
from tinnhiem.papers.catalogue.lists import officeholders
from tinnhiem.papers.fonts import face, require_glyphs
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.word import to_docx

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = (
    "".join(
        unicodedata.normalize("NFC", vowel + tone)
        for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
        for tone in TONES
        if vowel + tone not in "aeiouyAEIOUY"
    )
    + "đĐ"
)


def test_there_are_134_letters_beyond_latin() -> None:
    assert len(LETTERS) == 134


@pytest.mark.parametrize("style", ["", "b", "i", "bi"])
def test_every_letter_has_a_glyph_and_a_width(style: str) -> None:
    require_glyphs(LETTERS, style=style)
    assert all(face(style).width_mm(letter, size=14) > 1 for letter in LETTERS)


@pytest.mark.parametrize("letter", ["字", "\u0e01", "🙂", "\ue000"])
def test_a_letter_without_a_glyph_is_refused_by_both_writers(letter: str) -> None:
    people = make_officeholders(((f"Nguyễn {letter}", "Chánh Văn phòng"),))
    (paper,) = officeholders(make_record(officeholders=people))
    for write in (to_pdf, to_docx):
        with pytest.raises(PaperGlyphError) as refused:
            write(paper, made_at=MADE_AT)
        assert refused.value.letter == letter
        assert f"U+{ord(letter):04X}" in say(refused.value)


def test_letters_in_pieces_are_put_together() -> None:
    apart = unicodedata.normalize("NFD", "Nguyễn Thị Ổn")
    people = make_officeholders(((apart, "Chánh Văn phòng"),))
    (paper,) = officeholders(make_record(officeholders=people))
    assert "Nguyễn Thị Ổn" in pdf_text(paper)
    assert "Nguyễn Thị Ổn" in docx_text(paper)


def test_line_ends_inside_a_name_become_spaces() -> None:
    people = make_officeholders((("Nguyễn\tThị\nỔn", "Chánh Văn phòng"),))
    (paper,) = officeholders(make_record(officeholders=people))
    assert "Nguyễn Thị Ổn" in docx_text(paper)


def test_widths_are_those_of_times_new_roman() -> None:
    # Measured in Word: the bold Quốc hiệu is 88.3 mm wide at 12 points.
    width = face("b").width_mm("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12)
    assert width == pytest.approx(88.3, abs=0.1)


def test_what_looks_like_markup_is_printed_as_it_is() -> None:
    name = "Phòng A & B <c> *đậm* #let x"
    people = make_officeholders(((name, "[[1]] {x} ** // $a$"),))
    (paper,) = officeholders(make_record(officeholders=people))
    for text in (pdf_text(paper), docx_text(paper)):
        assert "& B <c> *đậm* #let x" in " ".join(text.split())
        assert "[[1]] {x} ** // $a$" in " ".join(text.split())
