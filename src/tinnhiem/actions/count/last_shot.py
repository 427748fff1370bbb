"""Whether a camera was shown the very sheet that it took last.

Under a camera a sheet lies for seconds and a picture is taken every second or two. What
is compared are the pen strokes, by the measure that finds duplicates in a whole pile;
two blank sheets cannot be told apart, so people take one away before the next.
"""

import base64
from typing import Any

import numpy as np

from tinnhiem.actions.count.sealed import row_for
from tinnhiem.omr.twins import ALIKE
from tinnhiem.store import models
from tinnhiem.store.sealed_rows import RowKind, opened


def is_last_again(
    count: models.OpenCount,
    *,
    batch: int,
    strokes: bytes,
    digest: bytes,
    key: bytes,
) -> bool:
    """Say whether a page is the one that was kept last in a batch.

    Args:
        count: The open count.
        batch: Of it.
        strokes: Of the page, one signed byte each; empty where nothing is marked.
        digest: Of the picture: the same one sent again, because an answer was lost.
        key: Of the count.
    """
    row = row_for(count, batch=batch, kind=RowKind.STROKES)
    pages: dict[str, Any] = opened(key, row).get("pages", {})
    if not pages:
        return False
    last = pages[max(pages, key=int)]
    if digest and digest.hex() == last["digest"]:
        return True
    return _alike(strokes, base64.b85decode(last["strokes"]))


def _alike(one: bytes, other: bytes) -> bool:
    if not one or len(one) != len(other):
        return False
    first, second = (
        np.frombuffer(strokes, np.int8).astype(np.float32) for strokes in (one, other)
    )
    lengths = float(np.linalg.norm(first) * np.linalg.norm(second))
    return lengths > 0 and float(first @ second) >= ALIKE * lengths
