"""The faces of the pages: ours, complete for Vietnamese, small, kept by the browser."""

import re
from pathlib import Path

import pytest
from django.test import Client
from fontTools.ttLib import TTFont

from tests.contracts.tree import SOURCE

STATIC = SOURCE / "web" / "static" / "tinnhiem"
FONTS = sorted((STATIC / "fonts").glob("*.woff2"))
CSS = (STATIC / "site.css").read_text(encoding="utf-8")
VOWELS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
LETTERS = VOWELS + VOWELS.upper()
MARKS = "«»“”‘’–—…·×§°½₫"
MOST = 100_000  # bytes, of all files together
WEIGHT = re.compile(r"font-weight:\s*(\d+)|font:\s*(\d+)\s")


def letters_of(face: str) -> set[int]:
    files = [TTFont(path) for path in FONTS if path.name.startswith(face)]
    return {code for font in files for code in font.getBestCmap()}


def test_there_are_134_vietnamese_letters() -> None:
    assert len(set(LETTERS)) == 134


@pytest.mark.parametrize("face", ["source-sans-3", "source-serif-4"])
def test_a_face_has_every_letter_that_vietnamese_writes(face: str) -> None:
    plain = "abcdefghijklmnopqrstuvwxyz"
    wanted = LETTERS + plain + plain.upper() + "0123456789" + MARKS

    assert [one for one in wanted if ord(one) not in letters_of(face)] == []


def test_the_sans_has_every_weight_that_the_pages_use() -> None:
    used = {int(one or other) for one, other in WEIGHT.findall(CSS)} - {200}

    for path in FONTS:
        if path.name.startswith("source-sans-3"):
            (axis,) = TTFont(path)["fvar"].axes
            assert axis.minValue <= min(used)
            assert axis.maxValue >= max(used)


def test_figures_stand_below_each_other() -> None:
    font = TTFont(STATIC / "fonts" / "source-sans-3-latin-wght-normal.woff2")
    names = font.getBestCmap()

    assert len({font["hmtx"][names[ord(one)]][0] for one in "0123456789"}) == 1


def test_all_faces_together_are_light() -> None:
    assert sum(path.stat().st_size for path in FONTS) <= MOST


def test_the_style_asks_for_nothing_outside() -> None:
    addresses = re.findall(r"url\(\"?([^)\"]+)", CSS)

    assert addresses
    assert {(STATIC / one).resolve() for one in addresses} == set(FONTS)


def test_a_licence_lies_beside_the_faces() -> None:
    text = (STATIC / "fonts" / "OFL.txt").read_text(encoding="utf-8")

    assert "SIL OPEN FONT LICENSE Version 1.1" in text


def test_every_page_asks_for_the_faces_at_once(folder: Path) -> None:
    assert folder.exists()

    page = Client().get("/dang-nhap/", follow=True).content.decode()

    assert re.findall(r'rel="preload" as="font"[^>]*/([\w.-]+)">', page) == [
        "source-sans-3-latin-wght-normal.woff2",
        "source-sans-3-vietnamese-wght-normal.woff2",
        "source-serif-4-latin-700-normal.woff2",
        "source-serif-4-vietnamese-700-normal.woff2",
    ]


def test_a_browser_keeps_a_face(folder: Path) -> None:
    assert folder.exists()

    answer = Client().get(f"/static/tinnhiem/fonts/{FONTS[0].name}")
    answer.close()

    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
