"""Many children read like one, in order; what ends over a page takes only that page."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from tests.omr.drawing import make_layout
from tests.omr.readers import (
    ENDS,
    FALLS,
    GROWS,
    HANGS,
    PLACE,
    READ,
    SLOW_PLACE,
    marked,
)
from tests.omr.scans import dct, pdf_of, put, saved
from tinnhiem.core.scanning.opening_fault import OpeningFault
from tinnhiem.core.scanning.page import PageOutcome
from tinnhiem.omr.crew import AHEAD, CHUNK, Found, LocalCrew, in_order, unread
from tinnhiem.omr.limits import LIMITS
from tinnhiem.omr.pictures import Unopened
from tinnhiem.omr.reading import ReadPile, read_pile

LAYOUT = make_layout(rows=3)


def pdf_with(*values: int) -> bytes:
    pages = iter([marked(value) for value in values])

    def add(pdf: object) -> object:
        page = next(pages)
        return dct(pdf, saved(page, "JPEG", quality=95), page)  # type: ignore[arg-type]

    return pdf_of(add, pages=len(values))  # type: ignore[arg-type]


def read(
    path: Path, *, jobs: int = 1, seconds: int = 20, reader: str = PLACE
) -> ReadPile:
    limits = replace(LIMITS, seconds=seconds, memory=400_000_000)
    crew = LocalCrew([LAYOUT], jobs=jobs, limits=limits, reader=reader)
    return read_pile([path], [LAYOUT], crew=crew)


def test_two_children_give_what_one_gives_in_the_same_order(tmp_path: Path) -> None:
    put(tmp_path, "1.pdf", pdf_with(*range(READ, READ + 21)))
    put(tmp_path, "2.png", saved(marked(READ + 30), "PNG"))
    put(tmp_path, "3.jpg", b"nothing of the kind")
    put(tmp_path, "4.pdf", pdf_with(*range(READ + 18, READ + 25)))

    one, two = read(tmp_path), read(tmp_path, jobs=2)

    assert one == two
    assert [Path(page.file).name[0] + str(page.page) for page in one.pages] == [
        *(f"1{page}" for page in range(1, 22)),
        *("21", "31"),
        *(f"4{page}" for page in range(1, 8)),
    ]
    outcomes = [page.outcome for page in one.pages]
    assert outcomes.count(PageOutcome.READ) == 26
    assert outcomes.count(PageOutcome.DUPLICATE) == 3
    assert outcomes.count(PageOutcome.REJECTED) == 1


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        pytest.param(ENDS, OpeningFault.TOO_COSTLY, id="the child dies"),
        pytest.param(FALLS, OpeningFault.READER_FELL, id="the reader falls"),
        pytest.param(HANGS, OpeningFault.TOO_COSTLY, id="the child computes for ever"),
        pytest.param(GROWS, OpeningFault.READER_FELL, id="the child grows for ever"),
    ],
)
def test_a_page_that_breaks_its_reader_is_one_unreadable_page(
    tmp_path: Path, value: int, fault: OpeningFault
) -> None:
    path = put(tmp_path, "a.pdf", pdf_with(READ, READ + 1, value, READ + 2, READ + 3))

    pile = read(path, seconds=1)

    assert [page.outcome.value for page in pile.pages] == [
        *("read", "read", "rejected", "read", "read"),
    ]
    assert pile.pages[2].reason == "unreadable"
    assert pile.unopened == (Unopened(file=str(path), page=3, reason=fault),)


def test_a_file_full_of_traps_is_given_up_and_the_next_one_read(tmp_path: Path) -> None:
    put(tmp_path, "1.pdf", pdf_with(*[ENDS] * 12))
    put(tmp_path, "2.pdf", pdf_with(READ, READ + 1))

    pile = read(tmp_path)

    assert [page.outcome.value for page in pile.pages] == ["rejected"] * 12 + [
        "read"
    ] * 2


def test_only_a_few_chunks_are_under_way_at_a_time() -> None:
    taken = 0

    def source() -> Iterator[Found]:
        nonlocal taken
        for page in range(1, 401):
            taken += 1
            yield Unopened(file="a", page=page, reason=OpeningFault.DAMAGED)

    found = in_order(source(), lambda leaves: None, ahead=AHEAD)
    next(found)

    assert taken <= CHUNK * (AHEAD + 1)
    assert [one.reading.page for one in found] == list(range(2, 401))


def test_stopping_midway_leaves_no_child_behind(tmp_path: Path) -> None:
    """As Ctrl-C does: an exception in the middle of a pile."""
    path = put(tmp_path, "a.pdf", pdf_with(*range(READ, READ + 60)))
    crew = LocalCrew([LAYOUT], jobs=2, limits=LIMITS, reader=SLOW_PLACE)
    # Of tests before this one: pages of the web keep children warm.
    others, children = threading.enumerate(), children_of_ours()

    def stop(pages: int) -> None:
        if pages > CHUNK:
            raise KeyboardInterrupt

    before = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        read_pile([path], [LAYOUT], crew=crew, progress=stop)

    assert time.monotonic() - before < 20
    assert not [one for one in threading.enumerate() if one not in others]
    assert children_of_ours() - children == set()


def children_of_ours() -> set[str]:
    """Return the numbers of living children of this process, where one can ask.

    Whichever thread started them: each has those that it started.
    """
    found: set[str] = set()
    for task in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
        with suppress(OSError):  # a thread that has just ended
            found.update(task.read_text().split())
    return found


def test_nothing_is_written_while_a_pile_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scans, elsewhere = tmp_path / "scans", tmp_path / "elsewhere"
    scans.mkdir()
    elsewhere.mkdir()
    put(scans, "a.pdf", pdf_with(READ, ENDS, READ + 1))
    for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(elsewhere))
    monkeypatch.chdir(elsewhere)

    read(scans)

    assert list(elsewhere.iterdir()) == []
    assert [path.name for path in scans.iterdir()] == ["a.pdf"]


def test_a_page_that_was_never_opened_is_rejected_with_its_reason() -> None:
    found = unread(
        Unopened(file="a", page=3, reason=OpeningFault.ENCRYPTED),
        OpeningFault.ENCRYPTED,
    )

    assert (found.reading.outcome, found.reading.reason) == (
        PageOutcome.REJECTED,
        "unreadable",
    )
    assert found.fault is OpeningFault.ENCRYPTED
