"""A copy to read on the screen: pages drawn anew, the reader's name across each.

Nothing of the file that was handed in is served: each page is taken over as a drawing,
without actions, links, forms, attached files or properties. The name warns whoever
photographs the screen; a person who wants to can cut it out, so it proves nothing.
"""

import ctypes
import io
from datetime import datetime
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Any, Final

import pypdfium2  # type: ignore[import-untyped]
import typst

from tinnhiem.core.one_at_a_time import PDFIUM
from tinnhiem.papers.fonts import FOLDER, require_glyphs
from tinnhiem.papers.typst_pdf import pdf_bytes

SIDE: Final = 600  # points, of the square that the template draws
_LOCK: Final = Lock()
_raw: Final = pypdfium2.raw


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(FOLDER)],
    )
    template = files("tinnhiem.papers") / "templates" / "viewing.typ"
    return typst.Compiler(input=str(template), font_paths=fonts)


def viewing_copy(pdf: bytes, *, name: str, below: str, made_at: datetime) -> bytes:
    """Return the pages of `pdf` with the reader's name across each.

    Args:
        pdf: As kept; read before (`intake.dossier_pdf`) or made by us.
        name: Of the reader.
        below: What stands under it, «người ghi phiếu số 12, ngày 28/6/2023».
        made_at: Aware; goes into the properties of the square only.

    Raises:
        PaperGlyphError: A letter of the name cannot be drawn.
        pypdfium2.PdfiumError: It is no PDF.
    """
    square = _square(name, below=below, made_at=made_at)
    with PDFIUM:
        return _drawn(pdf, square)


def _square(name: str, *, below: str, made_at: datetime) -> bytes:
    for words in (name, below):
        require_glyphs(words, style="b")
    with _LOCK:
        pdf = _compiler().compile(
            format="pdf",
            sys_inputs={"name": name, "below": below},
            timestamp=int(made_at.timestamp()),
        )
    return pdf_bytes(pdf)


def _drawn(pdf: bytes, square: bytes) -> bytes:
    source, mark = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument(square)
    target = pypdfium2.PdfDocument.new()
    try:
        shape = _shape(target, mark, 0)
        for number in range(len(source)):
            _draw_page(target, source, number, mark=shape)
        _raw.FPDF_CloseXObject(shape)
        content = io.BytesIO()
        target.save(content)
        return content.getvalue()
    finally:
        for document in (target, mark, source):
            document.close()


def _draw_page(target: Any, source: Any, number: int, *, mark: Any) -> None:
    page = source[number]
    width, height = page.get_size()
    # Comments, stamps and filled fields become part of the drawing.
    _raw.FPDFPage_Flatten(page.raw, _raw.FLAT_NORMALDISPLAY)
    page.close()
    drawing = _shape(target, source, number)
    new = target.new_page(width, height)
    scale = max(width, height) / SIDE
    place = (scale, (width - SIDE * scale) / 2, (height - SIDE * scale) / 2)
    _insert(new, drawing, place=(1.0, 0.0, 0.0))
    _insert(new, mark, place=place)
    _raw.FPDFPage_GenerateContent(new.raw)
    _raw.FPDF_CloseXObject(drawing)
    new.close()


def _shape(target: Any, source: Any, number: int) -> Any:
    shape = _raw.FPDF_NewXObjectFromPage(target.raw, source.raw, number)
    if not shape:
        raise pypdfium2.PdfiumError(f"page {number} cannot be taken over")
    return shape


def _insert(page: Any, shape: Any, *, place: tuple[float, float, float]) -> None:
    scale, right, up = place
    drawn = _raw.FPDF_NewFormObjectFromXObject(shape)
    matrix = _raw.FS_MATRIX(scale, 0, 0, scale, right, up)
    _raw.FPDFPageObj_SetMatrix(drawn, ctypes.byref(matrix))
    _raw.FPDFPage_InsertObject(page.raw, drawn)
