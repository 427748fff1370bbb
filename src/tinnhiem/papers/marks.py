"""The mark at the foot of a copy: a QR code, the code to type, copy and version."""

import io
from typing import Final

import segno

from tinnhiem.core.papers.proofs import grouped
from tinnhiem.papers.model import Mark, Paper

# 21 modules of 0.6 mm: 12.6 mm, in the bottom margin of 20 mm, read at 200 dpi.
MODULE: Final = 0.6
MODULES: Final = 21
SIDE: Final = MODULE * MODULES
FROM_EDGE: Final = 5.0  # mm between the mark and the edge of the paper
ROOM: Final = FROM_EDGE + SIDE + 1
PREFIX: Final = "Mã kiểm tra: "


def modules_of(mark: Mark) -> tuple[str, ...]:
    """Return the rows of the QR code, «1» for a dark module."""
    code = _qr(mark)
    return tuple("".join("1" if one else "0" for one in row) for row in code.matrix)


def png_of(mark: Mark) -> bytes:
    """Return the QR code as PNG, eight points a module."""
    picture = io.BytesIO()
    _qr(mark).save(picture, kind="png", scale=8, border=0)
    return picture.getvalue()


def _qr(mark: Mark) -> segno.QRCode:
    # Version 1 holds 20 capitals and digits at level M: «TN:» and the code.
    return segno.make(f"TN:{mark.code}", version=1, error="m", boost_error=False)


def lines_of(mark: Mark) -> tuple[str, ...]:
    """Return the words beside the QR code."""
    said = [mark.title]
    if mark.copy:
        said.append(f"Bản số {mark.copy}/{mark.of}")
    said.append(f"Phiên bản {mark.version}")
    return (f"{PREFIX}{grouped(mark.code)}", " · ".join(said))


def has_room(paper: Paper) -> bool:
    """Say whether every page has a bottom margin that holds the mark."""
    return all(document.page.bottom >= ROOM for document in paper.documents)
