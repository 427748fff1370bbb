"""One scanned page as an array of grey."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tinnhiem.omr.unopened import Unopened as Unopened


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page as it lay in its file, turned as the file says (/Rotate, EXIF).

    Attributes:
        file: As named on the command line, or within a folder that was.
        page: In that file, from 1.
        grey: Shape (height, width), 0 black to 255 white.
        is_bilevel: The file holds one bit a pixel, so faint strokes are gone already.
        digest: SHA-256 of the page as it is stored in its file; equal for the same scan
            brought twice, also under another name or in another PDF.
    """

    file: str
    page: int
    grey: NDArray[np.uint8]
    is_bilevel: bool
    digest: bytes
