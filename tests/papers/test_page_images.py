"""Papers look as somebody approved them (`python -m tests.papers.page_images`)."""

import numpy as np
import pytest

from tests.papers.page_images import (
    APPROVED,
    SHOWN,
    changed_places,
    draw,
    load,
    save,
)
from tests.papers.reading import all_papers
from tinnhiem.papers.making import file_name
from tinnhiem.papers.model import Paper

NAMES = [file_name(paper) for paper in all_papers()]


@pytest.mark.parametrize("paper", all_papers(), ids=NAMES)
def test_every_page_looks_as_approved(paper: Paper) -> None:
    different = []
    for number, page in enumerate(draw(paper), start=1):
        name = f"{file_name(paper)}-{number}.png"
        approved = load(name)
        places = [(0, 0)] if approved is None else changed_places(page, approved)
        if places:
            save(page, SHOWN / name)
            different.append(f"{name}: {places[:5]} mm from the top left")

    assert not different, f"look at {SHOWN.name}/, then approve: {different}"


def test_no_picture_is_approved_that_nothing_draws() -> None:
    kept = {path.name.rsplit("-", 1)[0] for path in APPROVED.glob("*.png")}

    assert kept == set(NAMES)


def test_a_word_that_moved_is_a_different_page() -> None:
    page = np.full((120, 120), 255, dtype=np.uint8)
    moved = page.copy()
    page[30:36, 30:60] = 0
    moved[36:42, 30:60] = 0

    assert changed_places(page, page) == []
    assert changed_places(moved, page)[0] == (13, 13)
    assert changed_places(page[:60], page) == [(0, 0)]
