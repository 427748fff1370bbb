"""Pictures of pages: drawn, kept as approved, compared block by block.

    python -m tests.papers.page_images      draws all and keeps them as approved

Look at every picture that changed before committing it: an approval is a signature.
"""

import sys
from pathlib import Path

import numpy as np
import pypdfium2  # type: ignore[import-untyped]
from numpy.typing import NDArray
from PIL import Image

from tests.papers.builders import MADE_AT
from tests.papers.reading import all_papers
from tinnhiem.papers.making import file_name
from tinnhiem.papers.model import Paper
from tinnhiem.papers.pdf import to_pdf

APPROVED = Path(__file__).parent / "approved"
SHOWN = Path(__file__).parents[2] / "screenshots" / "papers"
DPI = 60
PAGES = 2  # of each paper; the letters of a summons are all alike
GREYS = 16  # kept on the disk; a picture of text needs no more
BLOCK = 6  # pixels, 2.5 mm
CHANGED = 40  # of 255, in the mean of a block; anti-aliasing stays below 10

Grey = NDArray[np.uint8]  # shape (height, width), 0 black to 255 white


def draw(paper: Paper) -> list[Grey]:
    """Return the paper's first pages."""
    document = pypdfium2.PdfDocument(to_pdf(paper, made_at=MADE_AT))
    count = min(PAGES, len(document))
    return [
        np.asarray(
            document[i].render(scale=DPI / 72, grayscale=True).to_pil(), dtype=np.uint8
        )
        for i in range(count)
    ]


def draw_all() -> dict[str, Grey]:
    """Return every approved page by the name of its file."""
    return {
        f"{file_name(paper)}-{i}.png": page
        for paper in all_papers()
        for i, page in enumerate(draw(paper), start=1)
    }


def load(name: str) -> Grey | None:
    """Return an approved page; None when nobody has approved one."""
    path = APPROVED / name
    if not path.exists():
        return None
    with Image.open(path) as picture:
        return np.asarray(picture.convert("L"), dtype=np.uint8)


def save(page: Grey, path: Path) -> None:
    """Write a page as a small PNG."""
    path.parent.mkdir(parents=True, exist_ok=True)
    reduced = Image.fromarray(page).quantize(GREYS)
    reduced.save(path, optimize=True)


def changed_places(page: Grey, approved: Grey) -> list[tuple[int, int]]:
    """Return where two pages differ: millimetres from the left and from the top."""
    if page.shape != approved.shape:
        return [(0, 0)]
    difference = np.abs(_means(page) - _means(approved))
    pixel = 25.4 / DPI
    return [
        (round(x * BLOCK * pixel), round(y * BLOCK * pixel))
        for y, x in np.argwhere(difference > CHANGED)
    ]


def _means(page: Grey) -> NDArray[np.float64]:
    height, width = (side // BLOCK * BLOCK for side in page.shape)
    blocks = page[:height, :width].reshape(
        height // BLOCK, BLOCK, width // BLOCK, BLOCK
    )
    means: NDArray[np.float64] = blocks.mean(axis=(1, 3))
    return means


def approve() -> int:
    """Keep every page as it is drawn now; say which ones changed."""
    drawn = draw_all()
    for old in APPROVED.glob("*.png"):
        if old.name not in drawn:
            old.unlink()
            sys.stdout.write(f"gone     {old.name}\n")
    for name, page in drawn.items():
        approved = load(name)
        if approved is None or changed_places(page, approved):
            save(page, APPROVED / name)
            sys.stdout.write(f"{'new' if approved is None else 'changed':<8} {name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(approve())
