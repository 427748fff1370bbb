"""A child that does everything with a page: kept warm, ended by one page at most."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import cv2
import numpy as np
import pytest

from tests.omr.drawing import make_layout
from tests.omr.readers import ENDS, FALLS, GROWS, PLACE, READ, marked
from tests.omr.scans import saved
from tests.omr.test_crew import pdf_with
from tinnhiem.core.scanning.opening_fault import OpeningFault
from tinnhiem.core.scanning.page import PageOutcome
from tinnhiem.omr.limits import LIMITS
from tinnhiem.omr.page_child import PageChild, PageChildren
from tinnhiem.omr.pictures import Unopened
from tinnhiem.omr.shown import Room, ShownPage
from tinnhiem.omr.viewfinder import MOST_BYTES, NoFrameError

LAYOUT = make_layout(rows=3)
ROOM = Room(sheet=50_000, rows=100_000)
JPEG = saved(marked(READ), "JPEG", quality=95)
FRAME = saved(np.full((960, 1280), 120, np.uint8), "JPEG")


@pytest.fixture
def child() -> Iterator[PageChild]:
    limits = replace(LIMITS, seconds=20, memory=400_000_000)
    child = PageChild([LAYOUT], room=ROOM, limits=limits, reader=PLACE)
    yield child
    child.close()


def number(child: PageChild) -> int:
    """Return the process of a child; 0 when it has none."""
    running = child._child._running
    return running.pid if running else 0


def told(found: ShownPage | Unopened) -> tuple[int, str]:
    if isinstance(found, Unopened):
        return found.page, found.reason.value
    return found.reading.page, found.reading.outcome.value


def test_every_page_of_a_file_comes_back_read_and_with_its_picture(
    child: PageChild,
) -> None:
    pages = list(child.pages_of(pdf_with(READ, READ + 1, READ + 2), name="a.pdf"))

    assert [told(page) for page in pages] == [(1, "read"), (2, "read"), (3, "read")]
    for value, page in enumerate(pages, READ):
        assert isinstance(page, ShownPage)
        assert page.reading.file == "a.pdf"
        assert [row.answer for row in page.reading.rows] == [
            (value + row) % 4 for row in (1, 2, 3)
        ]
        assert page.sheet.startswith(b"\xff\xd8")
        assert len(page.sheet) <= ROOM.sheet
        assert page.strokes is not None
        assert abs(float(np.linalg.norm(page.strokes)) - 1) < 1e-5
        assert len(page.digest) == 32


@pytest.mark.parametrize(
    ("value", "word"),
    [
        pytest.param(FALLS, "rejected", id="our reader falls over it"),
        pytest.param(ENDS, OpeningFault.TOO_COSTLY.value, id="the child dies"),
        pytest.param(GROWS, "rejected", id="it asks for memory without end"),
    ],
)
def test_a_page_that_goes_wrong_costs_no_other_page(
    child: PageChild, value: int, word: str
) -> None:
    pages = list(child.pages_of(pdf_with(READ, value, READ + 1), name="a"))

    assert [told(page) for page in pages] == [(1, "read"), (2, word), (3, "read")]
    if isinstance(pages[1], ShownPage):  # people look at what the reader could not
        assert pages[1].reading.outcome is PageOutcome.REJECTED
        grey = cv2.imdecode(np.frombuffer(pages[1].sheet, np.uint8), 0)
        assert grey is not None


def test_a_child_that_saw_photographs_alone_stays_warm(child: PageChild) -> None:
    assert told(next(iter(list(child.pages_of(JPEG, name="a"))))) == (1, "read")
    warm = number(child)

    list(child.pages_of(JPEG, name="b"))
    child.look(FRAME)

    assert number(child) == warm != 0


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(pdf_with(READ), id="a file of pages"),
        pytest.param(b"khong phai anh", id="no scan"),
    ],
)
def test_a_child_that_parsed_a_file_ends_with_it(
    child: PageChild, content: bytes
) -> None:
    list(child.pages_of(content, name="a"))

    assert number(child) == 0


def test_a_file_that_is_left_in_the_middle_ends_its_child(child: PageChild) -> None:
    found = child.pages_of(pdf_with(READ, READ + 1), name="a")
    next(found)
    found.close()

    assert number(child) == 0
    assert told(next(iter(list(child.pages_of(JPEG, name="b"))))) == (1, "read")


def test_a_frame_without_a_sheet_is_looked_at_and_no_frame_is_refused(
    child: PageChild,
) -> None:
    sight = child.look(FRAME)

    assert (sight.width, sight.height, sight.outline) == (1280, 960, ())
    for wrong in (b"", b"GIF89a", bytes(MOST_BYTES + 1)):
        with pytest.raises(NoFrameError):
            child.look(wrong)


def test_children_are_lent_warm_and_never_to_two_at_once() -> None:
    children = PageChildren(most=2)
    lent: list[PageChild] = []
    both = threading.Barrier(2)

    def borrow() -> None:
        with children.lent([LAYOUT], room=ROOM) as child:
            child.look(FRAME)
            lent.append(child)
            both.wait(60)

    threads = [threading.Thread(target=borrow) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    warm = {number(child) for child in lent}
    with children.lent([LAYOUT], room=ROOM) as again:
        again.look(FRAME)
        assert number(again) in warm
    with children.lent([make_layout(rows=2)], room=ROOM) as other:
        other.look(FRAME)  # another print run: those who know the old one end
        assert number(other) not in warm
    children.close()

    assert len(warm) == 2
    assert [number(child) for child in (*lent, other)] == [0, 0, 0]


def test_a_child_that_was_lent_when_something_fell_is_not_used_warm() -> None:
    children, used = PageChildren(most=1), []

    def fall() -> None:
        with children.lent([LAYOUT], room=ROOM) as child:
            child.look(FRAME)
            used.append(child)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fall()
    assert number(used[0]) == 0
    with children.lent([LAYOUT], room=ROOM) as same:
        assert same is used[0]
    children.close()
