"""Each old encoding has each of the 134 letters, and gives it back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.letters.writing import (
    WRITERS,
    cp1258_of,
    double_utf8_of,
    names,
    tcvn3_of,
    viqr_of,
    vni_of,
)
from tinnhiem.intake.letters import tcvn3, vni
from tinnhiem.intake.letters.alphabet import LETTERS, LOWER, joined
from tinnhiem.intake.letters.code import LetterCode, glyphs_of
from tinnhiem.intake.letters.cp1258 import CP1258, read_cp1258
from tinnhiem.intake.letters.double_utf8 import DOUBLE_UTF8
from tinnhiem.intake.letters.syllables import is_syllable
from tinnhiem.intake.letters.tcvn3 import TCVN3, read_tcvn3
from tinnhiem.intake.letters.viqr import VIQR, read_token, read_viqr
from tinnhiem.intake.letters.vni import VNI, read_vni

MOTTO = (
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Độc lập - Tự do - Hạnh phúc",
)
# As documents of those years show them; none of these lines was made by our tables.
SEEN = {
    "tcvn3": (
        "Céng hßa x· héi chñ nghÜa ViÖt Nam",
        "§éc lËp - Tù do - H¹nh phóc",
    ),
    "vni": (
        "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam",
        "Ñoäc laäp - Töï do - Haïnh phuùc",
    ),
    "viqr": (
        "Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam",
        "DDo^.c la^.p - Tu+. do - Ha.nh phu'c",
    ),
}
CODES = (TCVN3, VNI, CP1258, VIQR, DOUBLE_UTF8)
BY_NAME = {code.name: code for code in CODES}
CASED = [pytest.param(code, id=code.name) for code in (VNI, CP1258, DOUBLE_UTF8)]


def test_there_are_134_letters() -> None:
    assert len(LETTERS) == 134


@pytest.mark.parametrize("name", SEEN)
def test_the_motto_reads_as_printed(name: str) -> None:
    for glyphs, text in zip(SEEN[name], MOTTO, strict=True):
        reading = BY_NAME[name].read(glyphs)

        assert (reading.text, reading.strange) == (text, "")


@pytest.mark.parametrize("code", CASED)
@pytest.mark.parametrize("letter", sorted(LETTERS))
def test_every_letter_comes_back(code: LetterCode, letter: str) -> None:
    reading = code.read(WRITERS[code.name](letter))

    assert (reading.text, reading.strange) == (letter, "")


@pytest.mark.parametrize("letter", sorted(LETTERS))
def test_every_letter_comes_back_from_viqr(letter: str) -> None:
    assert read_token(viqr_of(letter))[0] == letter


@pytest.mark.parametrize("letter", sorted(LOWER | set("ĂÂÊÔƠƯĐ")))
def test_every_letter_that_tcvn3_has_comes_back(letter: str) -> None:
    assert read_tcvn3(tcvn3_of(letter)).text == letter


@pytest.mark.parametrize("letter", sorted(LETTERS - LOWER))
def test_tcvn3_capitals_are_told_by_their_neighbours(letter: str) -> None:
    assert read_tcvn3(tcvn3_of(f"XX {letter}T")).text == f"XX {letter}T"


def test_tables_hold_every_letter_and_no_other() -> None:
    small_toned = set(tcvn3.CASELESS.values())

    assert set(tcvn3.TABLE.values()) == LOWER | set("ĂÂÊÔƠƯĐ")
    assert len(tcvn3.TABLE) == 74
    assert len(small_toned) == 60
    assert set(vni.TABLE.values()) == LETTERS
    assert set((vni.SMALL | vni.CAPITAL).values()) == LETTERS
    assert len(vni.SMALL) == 67


@given(st.lists(names, min_size=1, max_size=4).map(", ".join))
def test_names_come_back_from_every_encoding_with_capitals(text: str) -> None:
    assert read_vni(vni_of(text)).text == text
    assert read_cp1258(cp1258_of(text)).text == text
    assert read_viqr(viqr_of(text)).text == text
    assert DOUBLE_UTF8.read(double_utf8_of(text)).text == text


@given(names)
def test_names_come_back_from_tcvn3(name: str) -> None:
    assert read_tcvn3(tcvn3_of(name)).text == name


@given(names.map(str.upper))
def test_names_in_capitals_come_back_from_tcvn3(name: str) -> None:
    reading = read_tcvn3(tcvn3_of(f"ÔNG {name}"))

    assert reading.text == f"ÔNG {name}"
    assert not reading.is_guess


@pytest.mark.parametrize(
    ("glyphs", "text", "is_guess"),
    [
        pytest.param("NGUYÔN V¡N", "NGUYỄN VĂN", False, id="capitals"),
        pytest.param("Hµ Nam", "Hà Nam", False, id="small letters beside"),
        pytest.param("Hµ", "Hà", True, id="«Hà» or «HÀ», nothing says"),
        pytest.param("Lª Thiªn Ên", "Lê Thiên Ấn", True, id="name, tone in front"),
        pytest.param("c¸n bé Êy", "cán bộ ấy", False, id="sentence stays small"),
        pytest.param("ý", "ý", False, id="one letter alone"),
        pytest.param("UBND X· HßA B×NH", "UBND XÃ HÒA BÌNH", False, id="all capitals"),
    ],
)
def test_the_case_of_tcvn3(glyphs: str, text: str, is_guess: bool) -> None:
    reading = read_tcvn3(glyphs)

    assert (reading.text, reading.is_guess) == (text, is_guess)


@pytest.mark.parametrize(
    ("code", "glyphs", "strange"),
    [
        pytest.param(TCVN3, "NguyÿÔn", "ÿ", id="no letter of TCVN3"),
        pytest.param(VNI, "Hà Nam", "à", id="a mark without its vowel"),
        pytest.param(CP1258, "\x9d", "\x9d", id="no letter of Windows-1258"),
        pytest.param(CP1258, "tÞ", "\u0303", id="a tone that stands on nothing"),
        pytest.param(DOUBLE_UTF8, "Nguyá»", "á", id="cut within a letter"),
        pytest.param(DOUBLE_UTF8, "Nguyễn", "ễ", id="Unicode already"),
    ],
)
def test_what_an_encoding_lacks_is_named(
    code: LetterCode, glyphs: str, strange: str
) -> None:
    assert code.read(glyphs).strange == strange


@pytest.mark.parametrize(
    "text",
    ["U.B.N.D", "a.b@tinh.example", "12.5", "C++", "(a) b", "http://tinh.example/a?b"],
)
def test_viqr_leaves_alone_what_is_no_syllable(text: str) -> None:
    assert read_viqr(text).text == text


@given(st.text(st.characters(max_codepoint=0x17F), max_size=30))
def test_reading_never_makes_a_replacement_character(text: str) -> None:
    for code in CODES:
        reading = code.read(text)

        assert "\ufffd" not in reading.text
        assert not reading.strange or reading.text == text


@given(st.binary(max_size=40))
def test_each_byte_is_one_glyph(content: bytes) -> None:
    assert len(glyphs_of(content)) == len(content)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("e\u0302\u0301", "ế"),
        ("e\u0301\u0302", "ế"),
        ("ê\u0301", "ế"),
        ("o\u0301\u031b", "ớ"),
        ("a\u0306\u0323", "ặ"),
        ("a\u0323\u0306", "ặ"),
    ],
)
def test_a_tone_is_joined_wherever_it_was_typed(typed: str, text: str) -> None:
    assert joined(typed) == text


@pytest.mark.parametrize(
    "word",
    [
        *("nguyễn", "quốc", "giếng", "gì", "thuỷ", "thủy", "khuya", "huỳnh"),
        *("ương", "đắk", "quýnh", "nghiêng", "ở", "yến"),
    ],
)
def test_words_that_can_be_said(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())


@pytest.mark.parametrize(
    "word",
    [
        *("nguyôn", "vaên", "cắn\u0302g", "cáć", "hoc\u0300", "cảc"),
        *("tp", "müller", "quư", "cac"),
    ],
)
def test_words_that_cannot(word: str) -> None:
    assert not is_syllable(word)
