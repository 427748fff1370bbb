"""LibreOffice with our fonts, and words with their places on a page."""

import os
import re
import shutil
import subprocess
import unicodedata
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest

from tinnhiem.papers.fonts import FOLDER

MM = 25.4 / 72
SECONDS = 300
WORD = re.compile(
    r'<word xMin="(?P<x>[\d.]+)" yMin="(?P<y>[\d.]+)"[^>]*>(?P<text>.*?)</word>'
)
# Only our fonts, so that the machine's own cannot move a line; Word has Times New
# Roman, whose widths are the same.
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>Times New Roman</family>
<prefer><family>Liberation Serif</family></prefer></alias></fontconfig>"""


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word and the corner it starts at, in millimetres from the top left."""

    text: str
    x: float
    y: float

    def distance_to(self, other: "PlacedWord") -> float:
        return max(abs(self.x - other.x), abs(self.y - other.y))


def require_office() -> str:
    """Return the path of LibreOffice, or skip aloud; CI asks to fail instead."""
    office, words = shutil.which("soffice"), shutil.which("pdftotext")
    if office and words:
        return office
    if os.environ.get("TINNHIEM_REQUIRE_OFFICE") == "1":
        pytest.fail("TINNHIEM_REQUIRE_OFFICE=1 asks for LibreOffice and poppler-utils")
    pytest.skip("no LibreOffice here: .docx was NOT compared with its PDF")


def convert(files: list[Path], folder: Path, *, office: str) -> None:
    """Convert .docx files to PDF beside them, in one call."""
    fonts = folder / "fonts.conf"
    fonts.write_text(
        FONTS.format(fonts=FOLDER, cache=folder / "fonts"), encoding="utf-8"
    )
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run(
        [*command, str(folder), *map(str, files)],
        check=True,
        timeout=SECONDS,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def placed_words(pdf: Path) -> list[list[PlacedWord]]:
    """Return the words of every page, as poppler sees them."""
    found = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"],  # noqa: S607 -- found by require_office
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )
    pages = found.stdout.decode("utf-8").split("<page ")[1:]
    return [
        [
            PlacedWord(
                unicodedata.normalize("NFC", unescape(word["text"])),
                float(word["x"]) * MM,
                float(word["y"]) * MM,
            )
            for word in WORD.finditer(page)
        ]
        for page in pages
    ]


def moved_words(
    ours: list[PlacedWord], theirs: list[PlacedWord], *, by: float
) -> list[PlacedWord]:
    """Return our words whose nearest twin is farther away than `by` millimetres."""
    waiting: dict[str, list[PlacedWord]] = {}
    for word in theirs:
        waiting.setdefault(word.text, []).append(word)
    moved = []
    for word in ours:
        twins = waiting.get(word.text, [])
        nearest = min(twins, key=word.distance_to, default=None)
        if nearest is None or nearest.distance_to(word) > by:
            moved.append(word)
        if nearest is not None:
            twins.remove(nearest)
    return moved
