"""The ballot for machines on its page: settled names, one form in force, rights."""

import io
import json
import tomllib
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from tests.site.builders import signed_in
from tests.site.stories import tell
from tinnhiem.actions.ballots.lay_out_sheet import lay_out_sheet, sheet_of
from tinnhiem.actions.ballots.record_sheets import record_sheets
from tinnhiem.actions.campaigns.import_campaign import as_toml, import_campaign
from tinnhiem.actions.demonstration.story import CLERK, at
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.ballots.errors import (
    SheetBatchTakenError,
    SheetOutdatedError,
    SheetsHandedOutError,
    SheetTooEarlyError,
)
from tinnhiem.core.ballots.ledger import Movement
from tinnhiem.core.campaigns.errors import CampaignFileError, CampaignFrozenError
from tinnhiem.core.scanning.layout import layout_from, layout_rows
from tinnhiem.store import models
from tinnhiem.store.queries.ballot_sheets import layout_in_force
from tinnhiem.store.queries.exports import tables_of

pytestmark = pytest.mark.usefixtures("folder")

SETTLED = "Nhập và chốt danh sách"


def address(campaign: models.Campaign, rest: str = "") -> str:
    return f"/cuoc/{campaign.slug}/phieu/mau/{rest}"


def laid_out(campaign: models.Campaign, **wish: object) -> models.SheetRun:
    asked = {"is_large": False, **wish}
    return lay_out_sheet(campaign=campaign, by=CLERK, now=at(0), **asked)  # type: ignore[arg-type]


def shown(client: Client, campaign: models.Campaign) -> str:
    return client.get(address(campaign)).content.decode()


def test_the_clerk_lays_out_the_ballot_and_takes_its_files() -> None:
    campaign = tell(until=SETTLED).campaign
    clerk = signed_in(Duty.CLERK)

    said = clerk.post(address(campaign), {"size": "normal"}, follow=True)
    assert "Đã lập mẫu phiếu, lần in 1" in said.content.decode()

    pdf = clerk.get(address(campaign, "phieu.pdf"), {"so": 29})
    assert pdf["Cache-Control"] == "no-store"
    assert len(PdfReader(io.BytesIO(pdf.content)).pages) == 29
    layout = clerk.get(address(campaign, "bo-cuc.json")).content
    assert layout_from(json.loads(layout)) == layout_in_force(campaign)


@pytest.mark.parametrize("copies", ["0", "1001", "x", ""])
def test_a_number_of_copies_that_cannot_be_gives_the_master(copies: str) -> None:
    campaign = tell(until=SETTLED).campaign
    laid_out(campaign)
    pdf = signed_in(Duty.CLERK).get(address(campaign, "phieu.pdf"), {"so": copies})
    assert len(PdfReader(io.BytesIO(pdf.content)).pages) == 1


def test_the_page_says_how_to_print() -> None:
    campaign = tell(until=SETTLED).campaign
    laid_out(campaign)
    page = shown(signed_in(Duty.CLERK), campaign)
    for words in ("tỷ lệ 100 %", "Fit to page", "đúng 196 mm", 'value="29"'):
        assert words in page


def test_the_length_to_measure_is_the_one_on_the_sheet() -> None:
    campaign = tell(until=SETTLED).campaign
    laid_out(campaign)
    layout = layout_in_force(campaign)
    assert layout is not None
    bottom = sorted(layout.pages[0].markers, key=lambda marker: -marker.y)[:2]
    left, right = sorted(bottom, key=lambda marker: marker.x)
    assert right.x + right.width - left.x == 196


def test_before_the_roster_is_frozen_nothing_is_laid_out() -> None:
    campaign = tell(until="Lập cuộc lấy phiếu").campaign
    with pytest.raises(SheetTooEarlyError):
        laid_out(campaign)
    assert "Chưa chốt danh sách" in shown(signed_in(Duty.CLERK), campaign)


def test_asking_again_is_the_same_run() -> None:
    campaign = tell(until=SETTLED).campaign
    first = laid_out(campaign)
    assert laid_out(campaign).pk == first.pk
    assert campaign.journal.filter(event="sheet.laid-out").count() == 1


def test_another_size_is_a_new_run_and_only_the_last_is_in_force() -> None:
    campaign = tell(until=SETTLED).campaign
    first = layout_from(laid_out(campaign).layout)
    laid_out(campaign, is_large=True)
    layout = layout_in_force(campaign)

    assert layout is not None
    assert layout.batch == 2
    assert layout.page_with_code(first.pages[0].code.text) is None


def test_another_day_makes_the_form_out_of_date_and_the_page_says_so() -> None:
    campaign = tell(until=SETTLED).campaign
    laid_out(campaign)
    clerk = signed_in(Duty.CLERK)
    assert "đã đổi từ khi lập mẫu này" not in shown(clerk, campaign)

    campaign.starts_at = at(24 * 60)
    campaign.save()
    assert "đã đổi từ khi lập mẫu này" in shown(clerk, campaign)
    assert laid_out(campaign).batch == 2


@pytest.mark.parametrize(("batch", "latest"), [(1, 2), (2, 2)])
def test_a_number_that_is_past_is_refused(batch: int, latest: int) -> None:
    campaign = tell(until=SETTLED).campaign
    for large in (False, True):
        laid_out(campaign, is_large=large)
    with pytest.raises(SheetBatchTakenError, match=f"next one is {latest + 1}"):
        laid_out(campaign, is_large=False, batch=batch)


def test_no_new_form_while_voters_hold_the_old_one() -> None:
    campaign = tell(until="Bầu Ban Kiểm phiếu").campaign
    laid_out(campaign)
    record_sheets(campaign=campaign, sheets={Movement.ISSUED: 3}, by=CLERK, now=at(60))
    with pytest.raises(SheetsHandedOutError, match="3 sheets"):
        laid_out(campaign, is_large=True)
    assert laid_out(campaign).batch == 1


def test_after_the_vote_nothing_is_laid_out() -> None:
    campaign = tell(until="Kiểm phiếu").campaign
    with pytest.raises(CampaignFrozenError):
        laid_out(campaign)
    assert "Lập mẫu phiếu</button>" not in shown(signed_in(Duty.CLERK), campaign)


def test_a_run_of_another_version_is_never_drawn_beside_its_layout() -> None:
    run = laid_out(tell(until=SETTLED).campaign)
    layout = layout_from(run.layout)
    moved = replace(layout.pages[0], width=209, drawing="")
    run.layout = layout_rows(replace(layout, pages=(moved,)))
    with pytest.raises(SheetOutdatedError):
        sheet_of(run)


def test_a_test_sheet_has_a_code_that_the_count_does_not_know() -> None:
    campaign = tell(until=SETTLED).campaign
    laid_out(campaign)
    pdf = signed_in(Duty.CLERK).get(address(campaign, "phieu-thu.pdf"))
    assert "PHIẾU THỬ" in PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text()


@pytest.mark.parametrize(
    ("duty", "sees", "acts"),
    [
        (Duty.CLERK, 200, 302),
        (Duty.CHAIR, 200, 404),
        (Duty.INSPECTOR, 200, 404),
        (Duty.ADMIN, 404, 404),
    ],
)
def test_only_the_clerk_lays_out_and_who_reads_may_look(
    duty: Duty, sees: int, acts: int
) -> None:
    campaign = tell(until=SETTLED).campaign
    client = signed_in(duty)
    assert client.get(address(campaign)).status_code == sees
    sent = client.post(address(campaign), {"size": "normal"})
    assert sent.status_code == acts
    assert campaign.sheet_runs.count() == (acts == 302)


def test_without_a_form_there_is_no_file() -> None:
    campaign = tell(until=SETTLED).campaign
    clerk = signed_in(Duty.CLERK)
    for name in ("phieu.pdf", "phieu-thu.pdf", "bo-cuc.json"):
        assert clerk.get(address(campaign, name)).status_code == 404


def test_a_run_says_nothing_of_a_voter() -> None:
    fields = {field.name for field in models.SheetRun._meta.get_fields()}
    assert fields == {
        "id",
        "campaign",
        "batch",
        "is_large",
        "face",
        "layout",
        "made_at",
    }


def exported(campaign: models.Campaign) -> dict[str, Any]:
    tables = tomllib.loads(as_toml(tables_of(campaign)))
    tables["campaign"]["slug"] = "may-khac"
    return tables


def test_a_print_run_goes_with_the_campaign_to_another_machine() -> None:
    campaign = tell(until=SETTLED).campaign
    laid_out(campaign)
    laid_out(campaign, is_large=True)

    again = import_campaign(tables=exported(campaign), path="x.toml", by="", now=at(9))

    assert layout_in_force(again) == layout_in_force(campaign)
    assert [run.batch for run in again.sheet_runs.all()] == [1, 2]
    assert again.journal.filter(event="sheet.laid-out").count() == 0


@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param({"batch": 0}, id="no such run"),
        pytest.param({"person": []}, id="a ballot of nobody"),
        pytest.param({"person": [{"name": "a"}] * 61}, id="a ballot of too many"),
    ],
)
def test_a_forged_print_run_is_refused(spoilt: dict[str, Any]) -> None:
    campaign = tell(until=SETTLED).campaign
    laid_out(campaign)
    tables = exported(campaign)
    tables["sheet_run"][0] |= spoilt
    with pytest.raises(CampaignFileError):
        import_campaign(tables=tables, path="x.toml", by="", now=at(9))
