"""Where a signature belongs, read from the PDF itself. Lengths are PDF points."""

import unicodedata
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2  # type: ignore[import-untyped]

from tinnhiem.core.papers.signing.errors import PdfUnsignableError, SigningPlaceError

MM: Final = 72 / 25.4
SIGNATURE: Final = (50 * MM, 20 * MM)
SEAL: Final = 36 * MM  # the diameter of an office's seal
ANNEX: Final = (75 * MM, 5 * MM)
ABOVE_NAME: Final = 1.5 * MM
LEAST_ROOM: Final = 12 * MM
NEIGHBOUR: Final = 5 * MM  # a column of another signer is farther away
MARGIN: Final = 15 * MM


@dataclass(frozen=True, slots=True)
class Place:
    """A box on a page; `page` counts from 0, y grows upwards."""

    page: int
    left: float
    bottom: float
    width: float
    height: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Return left, bottom, right, top."""
        right, top = self.left + self.width, self.bottom + self.height
        return (self.left, self.bottom, right, top)


@dataclass(frozen=True, slots=True)
class _Printed:
    """A name on a page, alone in its column."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


def above_name(pdf: bytes, name: str, *, path: str) -> Place:
    """Return where a person signs: between the post and the printed name (ô 7c).

    The last place that holds nothing but the name and has clear room above it.

    Raises:
        SigningPlaceError: The name is not there, or there is no room above it.
        PdfUnsignableError: The PDF cannot be read.
    """
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as broken:
        raise PdfUnsignableError(path, detail="tệp hỏng hoặc có mật khẩu") from broken
    try:
        for number in reversed(range(len(document))):
            page = document[number]
            text = page.get_textpage()
            for printed in reversed(_printed(text, name, number)):
                room = _room_above(text, printed, top=page.get_height())
                if room >= LEAST_ROOM:
                    return _centred_above(printed, room)
    finally:
        document.close()
    raise SigningPlaceError(path, detail=name)


def over_left_third(signature: Place, *, diameter: float = SEAL) -> Place:
    """Return where the seal lies: over the left third of the signature (ô 8).

    Source: Nghị định 30/2020/NĐ-CP, Điều 33.1.b.
    """
    right = signature.left + signature.width / 3
    middle = signature.bottom + signature.height / 2
    return Place(
        signature.page, right - diameter, middle - diameter / 2, diameter, diameter
    )


def upper_half(place: Place) -> Place:
    """Return the upper half of a box: words leave the lower one to the organ's."""
    half = place.height / 2
    return Place(place.page, place.left, place.bottom + half, place.width, half)


def below(signature: Place) -> Place:
    """Return where an organ signs in words: under a person's words, else over it."""
    half = SIGNATURE[1] / 2
    is_words = signature.height <= half + MM
    bottom = signature.bottom - signature.height if is_words else signature.bottom
    high = signature.height if is_words else half
    return Place(signature.page, signature.left, bottom, signature.width, high)


def annex_corner(pdf: bytes, *, path: str) -> Place:
    """Return the top right corner of the first page, in the margin.

    Raises:
        PdfUnsignableError: The PDF cannot be read.
    """
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as broken:
        raise PdfUnsignableError(path, detail="tệp hỏng hoặc có mật khẩu") from broken
    try:
        width, height = document[0].get_size()
    finally:
        document.close()
    wide, high = ANNEX
    return Place(0, width - MARGIN - wide, height - 12 * MM, wide, high)


def _printed(text: Any, name: str, page: int) -> list[_Printed]:
    """Return every place where the name stands alone, in reading order."""
    found: list[_Printed] = []
    search = text.search(unicodedata.normalize("NFC", name), match_case=True)
    while (hit := search.get_next()) is not None:
        start, length = hit
        boxes = [text.get_charbox(i) for i in range(start, start + length)]
        one = _Printed(
            page,
            left=min(box[0] for box in boxes),
            bottom=min(box[1] for box in boxes),
            right=max(box[2] for box in boxes),
            top=max(box[3] for box in boxes),
        )
        if _is_alone(text, one):
            found.append(one)
    return found


def _is_alone(text: Any, one: _Printed) -> bool:
    low, high = one.bottom, one.top
    before = text.get_text_bounded(one.left - NEIGHBOUR, low, one.left - 0.5, high)
    after = text.get_text_bounded(one.right + 0.5, low, one.right + NEIGHBOUR, high)
    return not before.strip() and not after.strip()


def _room_above(text: Any, one: _Printed, *, top: float) -> float:
    """Return the clear height above a name, at most that of a signature."""
    step, clear = 2 * MM, 0.0
    limit = min(SIGNATURE[1] + ABOVE_NAME, top - one.top)
    while clear + step <= limit:
        low = one.top + ABOVE_NAME + clear
        middle, half = (one.left + one.right) / 2, SIGNATURE[0] / 4
        found = text.get_text_bounded(middle - half, low, middle + half, low + step)
        if found.strip():
            break
        clear += step
    return clear


def _centred_above(one: _Printed, room: float) -> Place:
    wide, high = SIGNATURE
    middle = (one.left + one.right) / 2
    return Place(
        one.page, middle - wide / 2, one.top + ABOVE_NAME, wide, min(high, room)
    )
