"""An office that prints ballots for machines, and tries its scanner with a test."""

from pathlib import Path

import cv2
import numpy as np
import pypdfium2  # type: ignore[import-untyped]

from tests.site.builders import make_account, serve_on_loopback
from tests.site.stories import tell
from tinnhiem.core.access.duty import Duty
from tinnhiem.store.folder import use_folder


def serve_settled_list(folder: Path) -> None:
    """Serve a campaign whose list is frozen and whose ballots nobody has printed."""
    use_folder(folder)
    make_account(Duty.ADMIN, Duty.CLERK)
    tell(until="Nhập và chốt danh sách")
    serve_on_loopback()


def scan_of(pdf: Path, scan: Path, *, lighter: int = 1) -> None:
    """Write what a copier makes of a printed page; `lighter` washes it out."""
    document = pypdfium2.PdfDocument(pdf)
    grey = document[0].render(scale=200 / 72, grayscale=True).to_numpy()
    document.close()
    soft = cv2.GaussianBlur(255 - (255 - grey) // lighter, (0, 0), 0.6)
    cv2.imwrite(str(scan), np.asarray(soft, dtype=np.uint8))


def picture_of(pdf: Path) -> bytes:
    """Return the first page of a PDF as PNG, as it lies printed before one."""
    document = pypdfium2.PdfDocument(pdf)
    grey = document[0].render(scale=110 / 72, grayscale=True).to_numpy()
    document.close()
    done, packed = cv2.imencode(".png", grey)
    assert done
    return packed.tobytes()
