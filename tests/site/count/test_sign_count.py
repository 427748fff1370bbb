"""Signed member by member, refused, counted again: what each leaves of the other."""

from pathlib import Path

import pytest

from tests.site.builders import MORNING, counts
from tests.site.count.counting import (
    SHEETS,
    Table,
    open_table,
    recorded,
    sign_all,
    stages,
)
from tests.site.devices import bind
from tinnhiem.actions.count.open_count import (
    Opening,
    recount,
)
from tinnhiem.actions.count.sign_count import Objection, refuse_to_sign, sign_count
from tinnhiem.actions.count.take_open_count import give_reasons, take_open_count
from tinnhiem.core.campaigns.errors import TextMissingError
from tinnhiem.core.count.box import Stage
from tinnhiem.core.count.errors import (
    CountKeyMissingError,
    CountNotOpenError,
    MinutesRefusedError,
)
from tinnhiem.core.count.way import Part, Way
from tinnhiem.store import models
from tinnhiem.store.queries.results import signed_counts_of

FIRST, SECOND = Part.FIRST, Part.SECOND


@pytest.fixture
def table(folder: Path) -> Table:
    assert folder.exists()
    return open_table()


def test_a_refusal_blocks_and_is_recorded_and_can_be_taken_back(table: Table) -> None:
    recorded(table)
    member = table.members[1]
    key = table.key

    with pytest.raises(TextMissingError):
        refuse_to_sign(
            campaign=table.campaign,
            member=member,
            objection=Objection(seen=table.seen, reason=" "),
            key=key,
            now=MORNING,
        )
    refuse_to_sign(
        campaign=table.campaign,
        member=member,
        objection=Objection(seen=table.seen, reason="lô 2 đếm thiếu"),
        key=key,
        now=MORNING,
    )
    with pytest.raises(MinutesRefusedError):
        sign_count(
            campaign=table.campaign,
            member=member,
            seen=table.seen,
            key=key,
            now=MORNING,
        )
    assert "lô 2 đếm thiếu" not in str(
        list(table.campaign.journal.values_list("facts", flat=True))
    )
    refuse_to_sign(
        campaign=table.campaign,
        member=member,
        objection=Objection(seen=table.seen),
        key=key,
        now=MORNING,
    )

    assert sign_all(table)[-1]
    (remark,) = models.Remark.objects.values_list("text", flat=True)
    assert "lô 2 đếm thiếu" in remark


def test_a_recount_stands_beside_the_old_one_and_signatures_fall(table: Table) -> None:
    recorded(table)
    key = table.key
    sign_count(
        campaign=table.campaign,
        member=table.members[0],
        seen=table.seen,
        key=key,
        now=MORNING,
    )
    opening = Opening(way=Way.DOUBLE, sizes=(24,))

    with pytest.raises(TextMissingError):
        recount(campaign=table.campaign, opening=opening, key=key, by="", now=MORNING)
    again = Opening(way=Way.DOUBLE, sizes=(24,), why="nghi sót phiếu")
    recount(campaign=table.campaign, opening=again, key=key, by="", now=MORNING)

    assert not table.campaign.committee.exclude(signed_at=None).exists()
    with pytest.raises(CountNotOpenError):
        sign_count(
            campaign=table.campaign,
            member=table.members[0],
            seen="",
            key=key,
            now=MORNING,
        )
    table.keyed(1, FIRST, SHEETS, member=1)
    table.keyed(1, SECOND, SHEETS, member=2)
    give_reasons(campaign=table.campaign, reasons={"W-202": "đúng"}, key=table.key)
    assert take_open_count(campaign=table.campaign, key=key, by="", now=MORNING) == 2
    assert sign_all(table)[-1]

    rounds = list(table.campaign.count_rounds.order_by("number"))
    assert [one.reason for one in rounds] == ["", "nghi sót phiếu"]
    assert [one.counts.count() for one in rounds] == [4, 4]
    assert signed_counts_of(table.campaign) == counts()


def test_when_every_device_is_lost_the_box_is_counted_anew(table: Table) -> None:
    table.keyed(1, FIRST, SHEETS[:10], member=0)
    table.campaign.devices.update(revoked_at=MORNING)
    bind(table.clients[0], table.campaign, member=table.members[0])

    with pytest.raises(CountKeyMissingError):
        assert table.key
    again = Opening(way=Way.DOUBLE, sizes=(24,), why="mất hết thiết bị")
    recount(campaign=table.campaign, opening=again, key=None, by="", now=MORNING)

    assert table.key
    assert stages(table) == [Stage.WAITING]
