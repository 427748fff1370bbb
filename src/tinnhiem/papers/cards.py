"""Cards of the summons: eight on a sheet of A4 to cut, or each on its own letter.

They are no paper of the catalogue: no version, no Word file, no fingerprint, because
nothing of a PIN may be kept.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Final

import segno
import typst

from tinnhiem.papers.encoding import fingerprint
from tinnhiem.papers.fonts import FOLDER, require_glyphs
from tinnhiem.papers.typst_pdf import pdf_bytes

ON_A_SHEET: Final = 8
HALF: Final = 3  # digits of a PIN that are read together
KEPT_FOR: Final = 12  # compilations after which Typst has forgotten
_LOCK: Final = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFace:
    """What one card says (mặt thẻ).

    Attributes:
        address: What the QR code holds: the page on which the PIN is asked.
    """

    number: int
    name: str
    address: str = field(repr=False)
    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardHead:
    """What all cards say: whose vote, where to go by hand."""

    organ: str
    title: str
    site: str


@cache
def _compiler(name: str) -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(FOLDER)],
    )
    template = files("tinnhiem.papers") / "templates" / name
    return typst.Compiler(input=str(template), font_paths=fonts)


def cards_pdf(head: CardHead, cards: Sequence[CardFace], *, made_at: datetime) -> bytes:
    """Return the sheets as PDF, in the order of the cards.

    Args:
        head: The same on each.
        cards: At least one.
        made_at: Aware; the creation date in the metadata.

    Raises:
        PaperGlyphError: A letter of a name cannot be drawn; correct the name.
    """
    for words in (head.organ, head.title, *(card.name for card in cards)):
        require_glyphs(words, style="b")
    content = {
        "organ": head.organ,
        "title": head.title,
        "site": head.site,
        "cards": [_values(card) for card in cards],
    }
    inputs = {"cards": json.dumps(content, ensure_ascii=False)}
    return _compiled("cards.typ", inputs, made_at=made_at)


def letters_pdf(
    letters: str, cards: Mapping[int, CardFace], *, site: str, made_at: datetime
) -> bytes:
    """Return the letters of some voters as PDF, each with its voter's card at the foot.

    Args:
        letters: The summons (D10) as encoded, one document a voter.
        cards: By the place of the voter's letter in it, from 0; at least one.
        site: Where to go by hand.
        made_at: Aware; the creation date in the metadata.

    Raises:
        PaperGlyphError: A letter of a name cannot be drawn; correct the name.
    """
    paper = json.loads(letters)
    for card in cards.values():
        require_glyphs(card.name, style="b")
    paper["documents"] = [paper["documents"][place] for place in cards]
    content = json.dumps(paper, ensure_ascii=False, sort_keys=True)
    faces = [{**_values(card), "site": site} for card in cards.values()]
    inputs = {
        "paper": content,
        "sha256": fingerprint(content),
        "cards": json.dumps(faces, ensure_ascii=False),
    }
    return _compiled("paper.typ", inputs, made_at=made_at)


def _compiled(name: str, inputs: dict[str, str], *, made_at: datetime) -> bytes:
    with _LOCK:
        pdf = _compiler(name).compile(
            format="pdf", sys_inputs=inputs, timestamp=int(made_at.timestamp())
        )
        _forget()
        _compiler.cache_clear()
    return pdf_bytes(pdf)


def _forget() -> None:
    """Make Typst drop what it keeps of earlier work: no PIN stays in memory.

    It keeps the parts of a file for the next ten or so; a hundred letters are 130 MB.
    """
    blank = _compiler("blank.typ")
    for _ in range(KEPT_FOR):
        blank.compile(format="pdf")


def _values(card: CardFace) -> dict[str, object]:
    code = segno.make(card.address, micro=False, error="m", boost_error=False)
    rows = ["".join("1" if one else "0" for one in row) for row in code.matrix]
    return {
        "number": str(card.number),
        "name": card.name,
        "pin": f"{card.pin[:HALF]} {card.pin[HALF:]}",
        "qr": rows,
    }
