"""QR codes on pages."""

import io

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_svg(text: str) -> SafeString:
    """Return a QR code as inline SVG as large as its place, four modules of margin."""
    drawing = io.BytesIO()
    segno.make(text, micro=False).save(
        drawing,
        kind="svg",
        xmldecl=False,
        svgns=False,
        omitsize=True,  # a viewBox instead: the style sheet says how large
        border=4,
        dark="#000",
        light="#fff",
    )
    return mark_safe(drawing.getvalue().decode())  # noqa: S308 -- drawn by segno


def qr_picture(text: str, *, kind: str) -> bytes:
    """Return `text` as a QR code to print, of the kind «svg», «png» or «pdf»."""
    drawing = io.BytesIO()
    segno.make(text, micro=False).save(drawing, kind=kind, scale=10, border=4)
    return drawing.getvalue()
