"""Which sheet was scanned before: pages of the whole box, by their bytes and strokes.

Part of the deeds that keep scans. Pages that people have set aside are no longer known:
a sheet that is scanned again in their place must not look like one fed twice.
"""

import base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from tinnhiem.actions.count.sealed import Content, reseal, row_for
from tinnhiem.core.count.box import OpenBox
from tinnhiem.core.count.scanned_page import COUNTING
from tinnhiem.omr.stamps import ALIKE
from tinnhiem.omr.strokes import A_BOX
from tinnhiem.omr.twins import alike_pairs
from tinnhiem.store import models
from tinnhiem.store.sealed_rows import RowKind, opened

LOUDEST: Final = 127  # of a stroke as it is kept: one byte with its sign


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """By what a page is known again (dấu vết của một trang).

    Attributes:
        page: Of the ballot; strokes of different pages are not compared.
        strokes: As `packed_strokes` made them; empty for none.
        stamp: How the stamp lies on a page without strokes, packed alike.
        digest: Of the page as it lay in its file; empty for none.
    """

    page: int
    strokes: bytes = b""
    stamp: bytes = b""
    digest: bytes = b""


def packed_strokes(strokes: NDArray[np.float32] | None) -> bytes:
    """Return strokes as bytes, a sign and seven bits each; nothing for none."""
    if strokes is None:
        return b""
    loudest = float(np.abs(strokes).max()) or 1.0
    small = np.rint(strokes * (LOUDEST / loudest)).astype(np.int8)
    return bytes(small.tobytes())


def known_pages(
    count: models.OpenCount, box: OpenBox, *, key: bytes
) -> dict[str, Traces]:
    """Return, by key, the traces of every page that counts, or may still count.

    Raises:
        CountSealBrokenError: A row was altered.
    """
    living = set(_living(box))
    return {
        page: traces_in(one)
        for row in count.rows.filter(kind=RowKind.STROKES.value)
        for page, one in opened(key, row).get("pages", {}).items()
        if page in living
    }


def keep_traces(
    count: models.OpenCount, batch: int, traces: Mapping[str, Traces], *, key: bytes
) -> None:
    """Seal the traces of new pages of a batch, by their keys."""
    new = {page: traces_to(one) for page, one in traces.items()}
    row = row_for(count, batch=batch, kind=RowKind.STROKES)

    def with_these(content: Content) -> Content:
        return {"pages": {**content.get("pages", {}), **new}}

    reseal(row, key=key, change=with_these)


def spent_keys(count: models.OpenCount, *, key: bytes) -> set[UUID]:
    """Return the keys of pages that are gone; a key never stands for another page."""
    row = count.rows.filter(batch=0, kind=RowKind.SPENT.value).first()
    return {UUID(one) for one in opened(key, row).get("keys", ())} if row else set()


def spend_keys(count: models.OpenCount, keys: Iterable[UUID], *, key: bytes) -> None:
    """Seal that these keys are used up."""
    row = row_for(count, batch=0, kind=RowKind.SPENT)
    spent = {one.hex for one in keys}

    def with_these(content: Content) -> Content:
        return {"keys": sorted(spent.union(content.get("keys", ())))}

    reseal(row, key=key, change=with_these)


def traces_in(rows: Mapping[str, object]) -> Traces:
    """Return traces as `traces_to` wrote them."""
    return Traces(
        page=int(str(rows["page"])),
        strokes=base64.b64decode(str(rows["strokes"])),
        stamp=base64.b64decode(str(rows.get("stamp", ""))),
        digest=bytes.fromhex(str(rows["digest"])),
    )


def traces_to(traces: Traces) -> dict[str, object]:
    """Return traces as they are sealed."""
    return {
        "page": traces.page,
        "strokes": base64.b64encode(traces.strokes).decode(),
        "stamp": base64.b64encode(traces.stamp).decode(),
        "digest": traces.digest.hex(),
    }


def alike_strokes(
    known: Mapping[str, Traces], new: Sequence[Traces]
) -> dict[int, str | int]:
    """Return, for each new page that has the strokes of another, the most alike one.

    Args:
        known: Pages that the box has, by key.
        new: Pages that came, in their order.

    Returns:
        By place in `new`, from 0: the key of the other one, or its place in `new`.
    """
    everything: list[tuple[str | int, Traces]] = [
        *known.items(),
        *enumerate(new),
    ]
    best: dict[int, tuple[float, str | int]] = {}
    for page in sorted({one.page for one in new}):
        marked = [(at, one) for at, one in everything if one.page == page]
        for later, earlier, product in _pairs([one for _, one in marked]):
            at, other = marked[later][0], marked[earlier][0]
            if isinstance(at, int) and product > best.get(at, (0.0, at))[0]:
                best[at] = (product, other)
    return {at: other for at, (_product, other) in best.items()}


def alike_stamps(
    known: Mapping[str, Traces], new: Sequence[Traces]
) -> dict[int, str | int]:
    """Return, for each new page without a mark whose stamp lies alike, the other one.

    Args:
        known: Pages that the box has, by key.
        new: Pages that came, in their order.

    Returns:
        As `alike_strokes` does.
    """
    best: dict[int, str | int] = {}
    before: list[tuple[str | int, Traces]] = list(known.items())
    for at, one in enumerate(new):
        if one.stamp:
            mine = _vector(one.stamp).astype(np.float32)
            products = [
                (float(mine @ _vector(other.stamp).astype(np.float32)), where)
                for where, other in before
                if len(other.stamp) == len(one.stamp) and other.page == one.page
            ]
            product, where = max(products, key=lambda pair: pair[0], default=(0.0, at))
            if product >= ALIKE:
                best[at] = where
        before.append((at, one))
    return best


def _pairs(traces: Sequence[Traces]) -> Iterator[tuple[int, int, float]]:
    """Yield places of pages alike, the later first; pages without marks are none."""
    marked = [at for at, one in enumerate(traces) if one.strokes]
    vectors = [_vector(traces[at].strokes) for at in marked]
    if len({len(one) for one in vectors}) == 1:
        boxes = len(vectors[0]) // A_BOX
        for later, earlier, product in alike_pairs(vectors, boxes=boxes):
            yield marked[later], marked[earlier], product


def _vector(strokes: bytes) -> NDArray[np.float16]:
    """Return a unit vector again."""
    found = np.frombuffer(strokes, np.int8).astype(np.float32)
    length = float(np.linalg.norm(found)) or 1.0
    return (found / length).astype(np.float16)


def _living(box: OpenBox) -> Iterator[str]:
    for batch in box.batches:
        for page in batch.scan.pages if batch.scan else ():
            verdict = batch.scan.verdict(page) if batch.scan else None
            if verdict is None or verdict in COUNTING:
                yield page.key
