"""What is not to be done: while the vote is suspended, with half a table, unbound."""

import json
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from tests.site.builders import MORNING, SLUG
from tests.site.count.counting import SHEETS, Table, open_table, recorded, stages
from tinnhiem.actions.count.key_batch import (
    Draft,
    finish_batch,
    keep_draft,
    send_back_batch,
    take_up_batch,
)
from tinnhiem.actions.count.open_count import Opening, declare_batches, recount
from tinnhiem.actions.count.settle_batch import (
    Settlement,
    Voice,
    decide_doubt,
    settle_differences,
)
from tinnhiem.actions.count.take_open_count import give_reasons, take_open_count
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.count.box import Stage
from tinnhiem.core.count.errors import TotalsMissingError
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.way import Part, Way
from tinnhiem.store import models

AT = f"/cuoc/{SLUG}/kiem-phieu/"
FIRST, SECOND = Part.FIRST, Part.SECOND


def keep(t: Table) -> object:
    place, draft = t.place(2, FIRST, member=0), Draft(rows=["1111"])
    return keep_draft(campaign=t.campaign, place=place, draft=draft, key=t.key)


def finish(t: Table) -> object:
    place = t.place(2, FIRST, member=0)
    return finish_batch(campaign=t.campaign, place=place, key=t.key, by="", now=MORNING)


def take_up(t: Table) -> object:
    place = t.place(1, FIRST, member=0)
    return take_up_batch(campaign=t.campaign, place=place, by="", now=MORNING)


def send_back(t: Table) -> object:
    return send_back_batch(campaign=t.campaign, batch=1, by="", now=MORNING)


def settle(t: Table) -> object:
    told = Settlement(batch=1, decisions={}, seen={})
    return settle_differences(
        campaign=t.campaign,
        settlement=told,
        member=t.members[2],
        key=t.key,
        now=MORNING,
    )


def decide(t: Table) -> object:
    voice = Voice(batch=1, cell=(1, 1), mark=Mark.LOW, reason="nét mờ")
    return decide_doubt(
        campaign=t.campaign, voice=voice, member=t.members[2], key=t.key, now=MORNING
    )


def declare(t: Table) -> object:
    return declare_batches(campaign=t.campaign, sizes=(9, 15), by="", now=MORNING)


def explain(t: Table) -> object:
    return give_reasons(campaign=t.campaign, reasons={"W-202": "đúng"}, key=t.key)


def take(t: Table) -> object:
    return take_open_count(campaign=t.campaign, key=t.key, by="", now=MORNING)


def count_again(t: Table) -> object:
    again = Opening(way=Way.ALOUD, sizes=(24,), why="nghi sót")
    return recount(campaign=t.campaign, opening=again, key=t.key, by="", now=MORNING)


DEEDS = [
    keep,
    finish,
    take_up,
    send_back,
    settle,
    decide,
    declare,
    explain,
    take,
    count_again,
]


@pytest.mark.parametrize("deed", DEEDS)
def test_nothing_of_the_count_is_done_while_the_vote_is_suspended(
    deed: Callable[[Table], object], folder: Path
) -> None:
    assert folder.exists()
    table = open_table()
    for member, part in enumerate((FIRST, SECOND)):
        table.keyed(1, part, ["?111", *SHEETS[1:10]], member=member)
    before = _rows()
    models.Campaign.objects.update(phase="suspended", resumes_to="counting")

    with pytest.raises(CampaignFrozenError):
        deed(table)

    assert _rows() == before


def test_a_recorded_count_is_not_counted_again_while_the_vote_is_suspended(
    folder: Path,
) -> None:
    assert folder.exists()
    table = recorded(open_table())
    models.Campaign.objects.update(phase="suspended", resumes_to="reconciled")

    with pytest.raises(CampaignFrozenError):
        count_again(table)


def test_a_table_of_totals_is_finished_with_a_row_for_everybody(folder: Path) -> None:
    assert folder.exists()
    table = open_table(way=Way.TOTALS, sizes=())
    row = ["20", "3", "1", "0", "0", "0"]

    for rows in ([], [row] * 3, [row] * 5):
        with pytest.raises(TotalsMissingError):
            table.keyed(1, FIRST, rows, member=0)
    table.keyed(1, FIRST, [row] * 4, member=0)


def test_the_head_reads_of_an_older_table_without_rows_that_it_is_unfinished(
    folder: Path,
) -> None:
    assert folder.exists()
    table = open_table(way=Way.TOTALS, sizes=())
    for member, part in enumerate((FIRST, SECOND)):
        place = table.place(1, part, member=member)
        keep_draft(
            campaign=table.campaign, place=place, draft=Draft(rows=[]), key=table.key
        )
    models.SealedRow.objects.update(state="finished")

    assert stages(table) == [Stage.MISCOUNT]
    answer = table.clients[0].get(f"{AT}doi-soat/")

    assert answer.status_code == 200
    assert "E-211" in unescape(answer.content.decode())


@pytest.mark.parametrize(("is_revoked", "status"), [(True, 401), (False, 404)])
def test_a_script_hears_by_status_that_its_device_is_nobody_here(
    is_revoked: bool, status: int, folder: Path
) -> None:
    assert folder.exists()
    table = open_table()
    if is_revoked:
        table.campaign.devices.update(revoked_at=MORNING)
    else:
        models.Campaign.objects.update(slug="khac")
    draft = {"rows": [], "row": "1", "version": 0, "writer": "a", "turn": 1}

    answer = _kept(table.clients[1], draft)

    assert answer == (status, "application/json")
    assert not models.SealedRow.objects.exists()


def _kept(client: Client, draft: dict[str, object]) -> tuple[int, str]:
    answer = client.post(
        f"{AT}nhap/1/first/luu/", json.dumps(draft), content_type="application/json"
    )
    return answer.status_code, answer["Content-Type"]


def _rows() -> list[tuple[object, ...]]:
    fields = ("id", "state", "version", "sealed")
    batches = models.CountBatch.objects.values_list("count", "number", "declared")
    return [*models.SealedRow.objects.values_list(*fields), *batches]
