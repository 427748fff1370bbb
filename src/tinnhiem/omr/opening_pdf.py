"""A PDF of any number of pages, taken apart into leaves.

A page that is exactly one image gives the scanner's own image; any other page becomes
a PDF of that page alone, for PDFium to draw. Runs nothing that a PDF carries.

What bounds it: the sizes a PDF names are looked at before anything is unpacked, qpdf
unpacks no stream beyond `UNPACKED`, and the whole runs in a child that may take only so
much memory and time (`tinnhiem.omr.children`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, BinaryIO, Final

import pikepdf

from tinnhiem.core.scanning.files import ScanUnopenedError
from tinnhiem.core.scanning.opening_fault import OpeningFault
from tinnhiem.omr.leaf import Leaf, LeafKind, digest_of
from tinnhiem.omr.limits import Limits
from tinnhiem.omr.opening_image import require_size
from tinnhiem.omr.pdf_image import dpi_of, image_leaf, tallness_of, turn_of
from tinnhiem.omr.pdf_placing import Box, Placed, only_image
from tinnhiem.omr.unopened import Unopened

DRAWN_DPI: Final = 200.0
UNPACKED: Final = 64_000_000  # bytes of one stream
CONTENT: Final = 2_000_000  # bytes of what a page says; a searchable scan has 50,000
DEEPEST: Final = 64  # levels of the tree of pages
ROUNDED: Final = 0.02  # a pixel within this of square is square
# What a broken PDF makes the library raise.
BROKEN: Final = (
    *(pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, KeyError),
    *(AttributeError, IndexError, RuntimeError, OverflowError, ZeroDivisionError),
    NotImplementedError,
)
Operations = list[tuple[str, list[Any]]]


def bound_unpacking() -> None:
    """Let qpdf unpack no stream that is larger than a page could need."""
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=UNPACKED,
        png_max_memory=UNPACKED,
        run_length_max_memory=UNPACKED,
        tiff_max_memory=UNPACKED,
        dct_max_memory=UNPACKED,
        doc_max_warnings=1000,
    )


def pdf_leaves(
    file: str, content: BinaryIO, *, limits: Limits, start: int = 1
) -> Iterator[Leaf | Unopened | int]:
    """Yield the number of pages, then every page from `start`.

    One that is broken comes as `Unopened`, the others go on.

    Raises:
        ScanUnopenedError: Locked, scripted, or no PDF that can be mended.
    """
    with _document(file, content) as pdf:
        number = _pages(file, pdf)
        if number > limits.most_pages:
            raise ScanUnopenedError(file, page=1, fault=OpeningFault.TOO_MANY_PAGES)
        yield number
        for page in range(start, number + 1):
            try:
                yield _leaf(pdf, file=file, page=page, limits=limits)
            except ScanUnopenedError as refused:
                yield Unopened(file=file, page=page, reason=refused.fault)
            except BROKEN:
                yield Unopened(file=file, page=page, reason=OpeningFault.DAMAGED)
            except MemoryError:
                yield Unopened(file=file, page=page, reason=OpeningFault.TOO_COSTLY)


def _document(file: str, content: BinaryIO) -> pikepdf.Pdf:
    try:
        pdf = pikepdf.Pdf.open(content, access_mode=pikepdf.AccessMode.stream)
        is_scripted = _is_scripted(pdf.Root)
    except pikepdf.PasswordError as error:
        raise ScanUnopenedError(file, page=1, fault=OpeningFault.ENCRYPTED) from error
    except BROKEN as error:
        raise ScanUnopenedError(file, page=1, fault=OpeningFault.DAMAGED) from error
    if is_scripted:
        raise ScanUnopenedError(file, page=1, fault=OpeningFault.SCRIPTED)
    return pdf


def _pages(file: str, pdf: pikepdf.Pdf) -> int:
    try:
        number = len(pdf.pages)
    except BROKEN as error:
        raise ScanUnopenedError(file, page=1, fault=OpeningFault.DAMAGED) from error
    if number == 0:
        raise ScanUnopenedError(file, page=1, fault=OpeningFault.EMPTY)
    return number


def _is_scripted(root: Any) -> bool:
    """Say whether opening this would run something, or whether it carries files."""
    action = root.get("/OpenAction")
    names = root.get("/Names", {})
    form = root.get("/AcroForm", {})
    return (
        "/AA" in root
        or "/Collection" in root
        or (isinstance(action, pikepdf.Dictionary) and _acts(action))
        or any(key in names for key in ("/JavaScript", "/EmbeddedFiles"))
        or "/XFA" in form
    )


def _acts(action: Any) -> bool:
    return str(action.get("/S", "/GoTo")) != "/GoTo" or "/Next" in action


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """One page with what its tree of parents says of it.

    Attributes:
        box: What is seen, in points.
        rotation: Degrees clockwise.
        operations: None when what the page says is too long or broken.
    """

    file: str
    page: int
    found: pikepdf.Page
    box: Box
    rotation: int
    operations: Operations | None


def _leaf(pdf: pikepdf.Pdf, *, file: str, page: int, limits: Limits) -> Leaf:
    found = pdf.pages[page - 1]
    if _moves(found.obj):
        raise ScanUnopenedError(file, page=page, fault=OpeningFault.SCRIPTED)
    sheet = _Sheet(
        file=file,
        page=page,
        found=found,
        box=_visible(found),
        rotation=int(found.rotation) % 360,
        operations=_operations(found),
    )
    placed = _placed(sheet)
    if placed is None:
        return _to_draw(sheet, dpi=DRAWN_DPI, limits=limits)
    image = found.resources.XObject[placed.name]
    size = (int(image.Width), int(image.Height))
    turn = turn_of(placed.matrix, rotation=sheet.rotation)
    leaf = turn and image_leaf(image, file=file, page=page, turn=turn, limits=limits)
    if not leaf:
        return _to_draw(sheet, dpi=dpi_of(placed.matrix, size=size), limits=limits)
    tallness = tallness_of(placed.matrix, size=size)
    return leaf if abs(tallness - 1) <= ROUNDED else replace(leaf, tallness=tallness)


def _moves(page: Any) -> bool:
    """Say whether looking at the page would run something."""
    return "/AA" in page or any(
        "/AA" in note or _acts(note.get("/A", {}))
        for note in page.get("/Annots", [])
        if str(note.get("/Subtype")) != "/Link"
    )


def _visible(page: pikepdf.Page) -> Box:
    """Return what a viewer shows: the crop box within the paper, in points."""
    paper, crop = (_sorted(box) for box in (page.mediabox, page.cropbox))
    box = (
        *(max(paper[0], crop[0]), max(paper[1], crop[1])),
        *(min(paper[2], crop[2]), min(paper[3], crop[3])),
    )
    if box[0] >= box[2] or box[1] >= box[3]:
        return paper
    return box


def _sorted(box: Any) -> Box:
    x, y, right, top = (float(side) for side in box)
    return (min(x, right), min(y, top), max(x, right), max(y, top))


def _operations(page: pikepdf.Page) -> Operations | None:
    """Return what a page says; None when that is longer than any scan's."""
    contents: Any = page.obj.get("/Contents")
    parts: Any = contents if isinstance(contents, pikepdf.Array) else [contents]
    if sum(len(part.read_raw_bytes()) for part in parts) > CONTENT:
        return None
    if sum(len(part.read_bytes()) for part in parts) > CONTENT:
        return None
    return [
        (str(one.operator), list(one.operands))
        for one in pikepdf.parse_content_stream(page)
    ]


def _placed(sheet: _Sheet) -> Placed | None:
    resources: Any = sheet.found.resources
    if sheet.operations is None or "/Annots" in sheet.found.obj:
        return None
    states = resources.get("/ExtGState", {})
    placed = only_image(sheet.operations, states=states, box=sheet.box)
    if placed is None or placed.name not in resources.get("/XObject", {}):
        return None
    kind = str(resources.XObject[placed.name].get("/Subtype"))
    return placed if kind == "/Image" else None


def _to_draw(sheet: _Sheet, *, dpi: float, limits: Limits) -> Leaf:
    """Return a PDF of this page alone, with nothing that it does not name."""
    file, page = sheet.file, sheet.page
    left, bottom, right, top = sheet.box
    size = (round((right - left) * dpi / 72), round((top - bottom) * dpi / 72))
    require_size(file, page=page, size=size, limits=limits)
    images = _named_images(sheet)
    with pikepdf.Pdf.new() as alone:
        alone.pages.append(sheet.found)
        written = BytesIO()
        alone.save(written, deterministic_id=True)
    content = written.getvalue()
    if len(content) > limits.most_stored:
        raise ScanUnopenedError(file, page=page, fault=OpeningFault.TOO_LARGE)
    return Leaf(
        file=file,
        page=page,
        kind=LeafKind.PDF,
        content=content,
        digest=digest_of(content),
        # One bit anywhere on the page: then a faint stroke may have been lost.
        is_bilevel=any(int(one.get("/BitsPerComponent", 1)) == 1 for one in images),
        dpi=dpi,
    )


def _named_images(sheet: _Sheet) -> list[Any]:
    """Return the images of a page; drop from its resources those it does not name.

    Some producers give all pages one list of all images; each page would be as large
    as the file.
    """
    resources: Any = sheet.found.resources
    every = resources.get("/XObject")
    if every is None:
        return []
    if sheet.operations is not None:
        named = {str(given[0]) for done, given in sheet.operations if done == "Do"}
        own = pikepdf.Dictionary(resources)
        own.XObject = pikepdf.Dictionary(
            {name: every[name] for name in sorted(named) if name in every}
        )
        sheet.found.obj.Resources = own
        every = own.XObject
    return [one for one in every.values() if str(one.get("/Subtype")) == "/Image"]
