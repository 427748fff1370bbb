"""The hall's numbers, the sheets they name, and the paper beside each."""

from pathlib import Path

import pytest

from tests.site.builders import MORNING
from tests.site.count.counting import Table, recorded, sign_all
from tests.site.count.scanning import (
    answer,
    pile_of,
    refused_page,
    scan,
    scan_everything,
    scanned_table,
)
from tests.site.count.test_scan_pages import send, text
from tinnhiem.actions.count.compare_sample import Comparison, compare_sheet
from tinnhiem.actions.count.take_open_count import take_open_count
from tinnhiem.core.count.drawn_sample import DrawnSample
from tinnhiem.core.scanning.errors import SampleUnfinishedError, SheetNotDrawnError
from tinnhiem.store import models
from tinnhiem.store.queries.open_count import require_open
from tinnhiem.store.queries.scans import samples_of


@pytest.fixture
def table(folder: Path) -> Table:
    assert folder.exists()
    table = scanned_table()
    scan_everything(table)
    return table


def samples(table: Table) -> tuple[DrawnSample, ...]:
    return samples_of(require_open(table.campaign), key=table.key)


def draw(table: Table, *, wrong: int = 12) -> DrawnSample:
    send(table.clients[0], "mau/", seed="4 1 6", wrong=wrong, confidence=90)
    return samples(table)[-1]


def test_the_page_draws_what_the_command_draws_and_says_how_sure(table: Table) -> None:
    sample = draw(table)

    said = text(table.clients[1], "mau/")
    assert "số bốc thăm 4 1 6" in said
    assert "Lindeman và Stark 2012" in said
    assert "độ tin cậy 90 %" in said
    for one in sample.sheets:
        assert f"Lô {one.batch}, trang thứ {one.place}" in said


def test_a_sheet_is_shown_with_its_reading_and_compared(table: Table) -> None:
    sample = draw(table)
    key = sample.sheets[0].key

    page = text(table.clients[0], f"mau/{key}/")
    assert page.count('type="checkbox"') == 4
    assert "tín nhiệm cao" in page
    send(table.clients[0], f"mau/{key}/")

    assert samples(table)[0].agrees == {key: True}
    assert "✓" in text(table.clients[2], "mau/")


def test_a_row_that_differs_goes_to_two_members(table: Table) -> None:
    sheet = draw(table).sheets[0]

    name = f"{sheet.batch}-{sheet.key}-{sheet.place}-2"
    send(table.clients[0], f"mau/{sheet.key}/", row=[name])

    assert pile_of(table, sheet.batch).open_rows() == ((sheet.place, 2),)
    assert samples(table)[0].differing == 1
    assert "có dòng khác" in text(table.clients[0], "mau/")
    assert "chờ người xem" in text(table.clients[0], f"mau/{sheet.key}/")


def test_what_was_drawn_is_compared_before_the_count_is_recorded(table: Table) -> None:
    sample = draw(table)
    with pytest.raises(SampleUnfinishedError):
        take_open_count(campaign=table.campaign, key=table.key, by="", now=MORNING)

    for one in sample.sheets:
        compare_sheet(
            campaign=table.campaign, comparison=Comparison(sheet=one.key), key=table.key
        )
    sign_all(recorded(table, keyed=False))

    remarks = [one.text for one in models.Remark.objects.all()]
    assert any("số bốc thăm trước Hội nghị là «4 1 6»" in one for one in remarks)
    assert not models.SealedRow.objects.exists()


def test_nothing_is_drawn_before_everything_is_read(table: Table) -> None:
    scan(table, 1, [refused_page()])

    said = send(table.clients[0], "mau/", seed="1", wrong=1, confidence=90)

    assert "Chưa xong các lô: 1" in said
    assert samples(table) == ()
    assert "rồi mới rút mẫu" in text(table.clients[0], "mau/")


def test_a_sheet_that_was_not_drawn_is_not_shown_and_not_compared(
    table: Table,
) -> None:
    sample = draw(table, wrong=24)
    other = next(
        page.key for page in pile_of(table, 1).pages if page.key != sample.sheets[0].key
    )

    assert "Kiểm phiếu" in text(table.clients[0], f"mau/{other}/")
    with pytest.raises(SheetNotDrawnError):
        compare_sheet(
            campaign=table.campaign, comparison=Comparison(sheet=other), key=table.key
        )


def test_a_second_draw_stands_beside_the_first(table: Table) -> None:
    draw(table)
    draw(table)

    assert len(samples(table)) == 2
    assert "Lần rút 2" in text(table.clients[0], "mau/")


def test_a_difference_that_was_looked_at_lets_the_count_go_on(table: Table) -> None:
    sheet = draw(table, wrong=24).sheets[0]
    cell = (sheet.place, 1)
    name = f"{sheet.batch}-{sheet.key}-{cell[0]}-{cell[1]}"
    send(table.clients[0], f"mau/{sheet.key}/", row=[name])
    for member in (0, 1):
        answer(table, sheet.batch, cell, "1", member=member)

    sign_all(recorded(table, keyed=False))

    remarks = " ".join(one.text for one in models.Remark.objects.all())
    assert "1 phiếu có dòng khác đã được xem lại" in remarks
