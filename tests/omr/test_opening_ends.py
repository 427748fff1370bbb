"""A child that ends over a page takes that page with it, and no other."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.omr.scans import bilevel, paper, put, saved
from tinnhiem.core.scanning.opening_fault import OpeningFault
from tinnhiem.omr.children import ChildEndedError
from tinnhiem.omr.finding import ScanFile
from tinnhiem.omr.frames import Frame
from tinnhiem.omr.leaf import Leaf, LeafKind, leaf_rows
from tinnhiem.omr.limits import LIMITS
from tinnhiem.omr.opening import MOST_ENDS, leaves_in, leaves_of_file
from tinnhiem.omr.opening_tiff import tiff_leaves
from tinnhiem.omr.unopened import Unopened

SCAN = ScanFile(name="lô 1.tif", path=Path("1.tif"), may_be_link=True)
LAST = 12


class Mortal:
    """Opens a file of so many pages, and ends over some of them."""

    def __init__(self, *, pages: int, deadly: set[int]) -> None:
        self.pages = pages
        self.deadly = deadly

    def ask(self, question: Frame) -> Iterator[Frame]:
        yield Frame({"pages": self.pages})
        for page in range(question.head["start"], self.pages + 1):
            if page in self.deadly:
                raise ChildEndedError
            leaf = Leaf(
                file="", page=page, kind=LeafKind.TIFF, content=b"x", digest=b"x"
            )
            yield Frame({"leaf": leaf_rows(leaf)}, [leaf.content])


@given(st.integers(1, LAST), st.sets(st.integers(1, LAST)))
def test_every_page_comes_out_once_whatever_the_child_ends_over(
    pages: int, deadly: set[int]
) -> None:
    found = list(leaves_of_file(Mortal(pages=pages, deadly=deadly), SCAN))
    assert [one.page for one in found] == list(range(1, pages + 1))
    lost = {one.page for one in found if isinstance(one, Unopened)}
    fatal = sorted(page for page in deadly if page <= pages)
    given_up = range(fatal[MOST_ENDS - 1], pages + 1) if len(fatal) >= MOST_ENDS else ()
    assert lost == {*fatal, *given_up}


def test_a_file_over_which_the_child_ends_at_once_comes_out_as_one_page() -> None:
    class Stillborn:
        def ask(self, question: Frame) -> Iterator[Frame]:
            if question.head["start"] == 1:
                raise ChildEndedError
            yield Frame({})

    assert list(leaves_of_file(Stillborn(), SCAN)) == [
        Unopened(file=SCAN.name, page=1, reason=OpeningFault.TOO_COSTLY)
    ]


def tiff(pages: int) -> bytes:
    first, *rest = [bilevel(paper(seed=at)) for at in range(pages)]
    return saved(first, "TIFF", save_all=True, append_images=rest)


@pytest.mark.parametrize("start", [1, 2, 4, 5])
def test_a_tiff_tells_how_many_pages_it_has_and_goes_on_where_it_is_told(
    start: int,
) -> None:
    content = BytesIO(tiff(4))
    number, *leaves = tiff_leaves("x", content, limits=LIMITS, start=start)
    assert number == 4
    assert [leaf.page for leaf in leaves if isinstance(leaf, Leaf)] == [
        *range(start, 5)
    ]


@pytest.mark.parametrize(("most", "opened", "told"), [(2, 2, 1), (3, 3, 0), (4, 3, 0)])
def test_a_tiff_of_too_many_pages_gives_those_that_are_allowed_and_says_so(
    most: int, opened: int, told: int
) -> None:
    limits = replace(LIMITS, most_pages=most)
    number, *pages = tiff_leaves("x", BytesIO(tiff(3)), limits=limits)
    assert number == opened + told
    assert [type(page) for page in pages] == [Leaf] * opened + [Unopened] * told
    numbers = [page.page for page in pages if not isinstance(page, int)]
    assert numbers == list(range(1, opened + told + 1))


def test_a_page_that_takes_too_much_memory_hides_no_other(tmp_path: Path) -> None:
    small, giant = paper(), Image.new("L", (8_000, 7_900), 255)
    content = saved(
        small, "TIFF", save_all=True, append_images=[giant, Image.fromarray(small)]
    )
    path = put(tmp_path, "lô.tif", content)
    limits = replace(LIMITS, memory=100_000_000)

    pages = list(leaves_in([path], limits=limits))

    assert [page.page for page in pages] == [1, 2, 3]
    assert [getattr(page, "reason", None) for page in pages] == [
        *(None, OpeningFault.TOO_COSTLY, None)
    ]
