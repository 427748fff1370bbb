"""PDF files as people and attackers bring them."""

import io
import zlib
from functools import cache

import typst
from pypdf import PdfReader, PdfWriter
from pypdf.actions import JavaScript
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

WORDS = "Báo cáo của người được lấy phiếu tín nhiệm"


@cache
def plain_pdf(pages: int = 2, *, width: int = 595, height: int = 842) -> bytes:
    """Return a harmless PDF, each page with its number."""
    text = f'#set page(width: {width}pt, height: {height}pt)\n#set text(lang: "vi")\n'
    body = "\n#pagebreak()\n".join(f"{WORDS} trang {i + 1}" for i in range(pages))
    made = typst.compile((text + body).encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


def written(writer: PdfWriter) -> bytes:
    """Return what a writer holds as a file."""
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def copied() -> PdfWriter:
    """Return a writer with the pages of the plain file."""
    return PdfWriter(clone_from=PdfReader(io.BytesIO(plain_pdf())))


def with_script() -> bytes:
    """Return a file that runs a script when it is opened."""
    writer = copied()
    writer.add_open_action(JavaScript("app.alert(1)"))
    return written(writer)


def with_page_script() -> bytes:
    """Return a file that runs a script when its page is shown."""
    writer = copied()
    action = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert(1)"),
        }
    )
    opened = DictionaryObject({NameObject("/O"): action})
    writer.pages[0][NameObject("/AA")] = opened
    return written(writer)


def with_escaped_script() -> bytes:
    """Return the same with the name of the action spelled in escapes."""
    return with_page_script().replace(b"/JavaScript", b"/Java#53cript")


def with_link_that_launches() -> bytes:
    """Return a file with a link that starts a program."""
    writer = copied()
    action = DictionaryObject(
        {
            NameObject("/S"): NameObject("/Launch"),
            NameObject("/F"): TextStringObject("calc.exe"),
        }
    )
    link = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Link"),
            NameObject("/A"): action,
        }
    )
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(link)])
    return written(writer)


def with_attachment() -> bytes:
    """Return a file that carries another."""
    writer = copied()
    writer.add_attachment("chuong-trinh.exe", b"MZ")
    return written(writer)


def with_password(password: str = "bi mat") -> bytes:  # noqa: S107 - a test's
    """Return a locked file; without a password one that only forbids copying."""
    writer = copied()
    writer.encrypt(password, owner_password="chu", algorithm="AES-256")
    return written(writer)


def packed(objects: bytes, *, also: bytes = b"") -> bytes:
    """Return a file whose list of objects is packed, as Office programs write them."""
    body = zlib.compress(b"9 0 " + objects)
    told = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode" + also
    told += b"/Length %d>>" % len(body)
    held = b"\n99 0 obj\n" + told + b"\nstream\n" + body + b"\nendstream\nendobj\n"
    return plain_pdf() + held


def with_stream(body: bytes, *, told: bytes = b"", after: bytes = b"") -> bytes:
    """Return a harmless file with one more stream, as it stands in the bytes."""
    head = b"\n99 0 obj\n<<" + told + b"/Length %d>>\nstream\n" % len(body)
    return plain_pdf() + head + body + b"\nendstream\nendobj\n" + after


def scanned() -> bytes:
    """Return pictures after a packed list of objects, as scanners write them."""
    picture = b"\xff\xd8" + bytes(9_000) + b"\nendstream\nendobj\n"
    told = b"<</Subtype/Image/Filter/DCTDecode/Width 2480/Height 3508>>"
    pages = b"98 0 obj\n" + told + b"\nstream\n" + picture
    return packed(b"<</S/URI>>") + pages * 3
