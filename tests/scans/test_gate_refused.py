"""Pages of which nothing may be counted are refused, and nothing of them is read."""

from collections.abc import Callable

import pytest

from tests.scans.devices import DEVICES
from tests.scans.faults import FAULTS
from tests.scans.model import ACCEPTANCE
from tests.scans.pages import generate
from tests.scans.plain_sheet import plain_sheet
from tests.scans.printed import long_sheet, printed_sheet
from tests.scans.running import read_one, reader_of, score, score_fault
from tests.scans.scoring import Verdict
from tests.scans.sheets import PrintedSheet
from tinnhiem.core.scanning.page import PageOutcome, Rejection

SEEDS = ACCEPTANCE[7_000:7_008]


@pytest.mark.parametrize("device", ["L1", "L2"])
@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_a_page_that_is_no_whole_single_ballot_of_ours_is_refused(
    fault: str, device: str
) -> None:
    result = score_fault(printed_sheet(), fault, DEVICES[device], SEEDS)

    assert [key for key in result.pages if not key[3]] == []


FOREIGN: dict[str, Callable[[], PrintedSheet]] = {
    "another campaign": lambda: printed_sheet(17),
    "another print run": lambda: printed_sheet(18, batch=2),
    "larger letters": lambda: printed_sheet(18, large=True),
    "another maker": lambda: plain_sheet(),
}


@pytest.mark.parametrize("form", FOREIGN)
def test_a_sheet_of_another_run_is_refused_by_its_code(form: str) -> None:
    foreign = FOREIGN[form]()
    reader = reader_of(printed_sheet())

    for seed in SEEDS:
        reading = read_one(reader, generate(foreign, DEVICES["L1"], seed)).reading
        assert reading.outcome is PageOutcome.REJECTED
        assert reading.reason in {Rejection.FOREIGN_CODE, Rejection.NO_CODE,
                                  Rejection.MARKERS_CONTRADICT}  # fmt: skip
        assert reading.rows == ()


def test_a_form_that_we_never_printed_is_read_by_its_layout_alone() -> None:
    result = score(plain_sheet(), DEVICES["L1"], SEEDS)

    assert result.count(Verdict.SILENT) == 0
    assert result.count(Verdict.RIGHT) > 0.9 * result.count()


def test_every_page_of_a_long_ballot_is_told_by_its_code() -> None:
    sheet = long_sheet()
    reader = reader_of(sheet)

    for page in sheet.pages:
        for seed in SEEDS[:3]:
            made = generate(sheet, DEVICES["L2"], seed, page=page.number)
            reading = read_one(reader, made).reading
            assert reading.code == page.code
            assert [row.row for row in reading.rows] == list(page.rows)
