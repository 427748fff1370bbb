"""What each stage of reading a scanned ballot takes, in milliseconds of processor time.

Run as `python -m bench.scanning_stages`. The pages are those of `bench.scanning`, each
decoded and read in this process, one after the other; the median of the rounds. What a
stage calls and is listed itself does not count for it. A watch around every stage costs
some 2 % of the whole.
"""

import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from pathlib import Path
from statistics import median
from time import thread_time
from typing import Any, Final

import cv2
import numpy as np

from bench.scanning import scans
from tests.scans.model import GeneratedPage
from tinnhiem.core.scanning.layout import SheetLayout
from tinnhiem.omr.pictures import Picture
from tinnhiem.omr.sheets import SheetReader

ROUNDS: Final = 5
DECODED: Final = "decoding"
OTHER: Final = "everything else"
STAGES: Final = {
    "a copy for the search": "sheets.search_copy",
    "finding the markers": "sheets.find_markers",
    "laying the layout onto them": "sheets.register",
    "reading the code": "sheets.read_code",
    "drawing parts upright": "measuring.drawn",
    "a coarser copy for measuring": "measuring.reduced",
    "darkness by the paper around": "measuring.darkness",
    "how black the print is": "measuring.blackness",
    "creases": "measuring.find_lines",
    "streaks of dirty glass": "measuring.find_streaks",
    "taking both away": "measuring.without_lines",
    "outlines of the boxes": "measuring.find_outlines",
    "moving rows to their places": "measuring.flattened",
    "cutting out the boxes": "measuring.insides",
    "paper and noise": "measuring.tone_of",
    "ink in the boxes": "measuring.box_measures",
    "rings around boxes": "measuring.rings",
    "width of the pen": "measuring.line_width",
    "ink beside the boxes": "measuring.stray_ink",
    "strokes from row to row": "measuring.strokes_through",
    "ink over names": "measuring.over_names",
    "ink over the head": "measuring.over_head",
    "writing elsewhere": "measuring.writing_elsewhere",
    "the fingerprint": "measuring.strokes_of",
    "deciding": "sheets.decide_page",
}


class Watch:
    """Adds up what each stage takes, without what it calls and is watched too."""

    def __init__(self) -> None:
        self.taken: dict[str, float] = defaultdict(float)
        self._inner: list[float] = []

    def around(self, title: str, call: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(call)
        def watched(*given: Any, **named: Any) -> Any:
            self._inner.append(0.0)
            before = thread_time()
            try:
                return call(*given, **named)
            finally:
                took = thread_time() - before
                self.taken[title] += took - self._inner.pop()
                if self._inner:
                    self._inner[-1] += took

        return watched

    def put_around_all(self) -> None:
        """Put ourselves around every stage; for a process that does nothing else."""
        for title, place in STAGES.items():
            name, stage = place.split(".")
            module = import_module(f"tinnhiem.omr.{name}")
            setattr(module, stage, self.around(title, getattr(module, stage)))


def measure(
    pages: tuple[GeneratedPage, ...], layout: SheetLayout, watch: Watch
) -> dict[str, float]:
    """Return milliseconds a page by stage."""
    reader = SheetReader([layout])
    decode = watch.around(DECODED, _decoded)
    read = watch.around(OTHER, reader.read)
    rounds: list[dict[str, float]] = []
    for turn in range(ROUNDS + 1):
        watch.taken.clear()
        for place, page in enumerate(pages, 1):
            grey = decode(page.coded)
            read(Picture(file="", page=place, grey=grey, is_bilevel=False, digest=b""))
        if turn:
            rounds.append({one: took / len(pages) for one, took in watch.taken.items()})
    return {one: 1000 * median(r.get(one, 0.0) for r in rounds) for one in rounds[0]}


def _decoded(coded: bytes) -> Any:
    return cv2.imdecode(np.frombuffer(coded, np.uint8), cv2.IMREAD_GRAYSCALE)


def main() -> int:
    """Print the stages, side by side for both resolutions."""
    cv2.setNumThreads(1)
    watch = Watch()
    with tempfile.TemporaryDirectory() as made:
        both = [scans(Path(made), dpi=dpi) for dpi in (200, 300)]
    watch.put_around_all()
    found = [measure(one.pages, one.layouts[0], watch) for one in both]
    print(f"  {'ms a page':32}{'200 dpi':>10}{'300 dpi':>10}")
    for title in sorted(found[0], key=lambda title: -found[0][title]):
        print(f"  {title:32}" + "".join(f"{one.get(title, 0):10.2f}" for one in found))
    print(f"  {'together':32}" + "".join(f"{sum(one.values()):10.2f}" for one in found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
