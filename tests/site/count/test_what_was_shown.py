"""A click counts for what stood on the page; anything newer is shown first."""

from html import unescape
from pathlib import Path

import pytest

from tests.site.builders import MORNING, SLUG
from tests.site.count.counting import SHEETS, Table, open_table, recorded
from tinnhiem.actions.count.open_count import Opening, recount
from tinnhiem.actions.count.settle_batch import (
    Settlement,
    Voice,
    decide_doubt,
    settle_differences,
)
from tinnhiem.actions.count.sign_count import Objection, refuse_to_sign
from tinnhiem.core.count.box import KeyedBatch
from tinnhiem.core.count.errors import ReadingChangedError
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.way import Part, Way
from tinnhiem.store import models
from tinnhiem.store.queries.open_count import box_of, refusals_of, require_open

AT = f"/cuoc/{SLUG}/kiem-phieu/"
FIRST, SECOND = Part.FIRST, Part.SECOND


@pytest.fixture
def table(folder: Path) -> Table:
    assert folder.exists()
    return open_table()


def send(table: Table, member: int, path: str, **form: object) -> str:
    answer = table.clients[member].post(AT + path, form, follow=True)
    return unescape(answer.content.decode())


def counted_again(table: Table) -> None:
    """Record a second count, with other figures."""
    again = Opening(way=Way.ALOUD, sizes=(24,), why="nghi sót phiếu")
    recount(campaign=table.campaign, opening=again, key=table.key, by="", now=MORNING)
    table.keyed(1, FIRST, ["1111"] * 24, member=1)
    codes = ("W-201", "W-202", "W-203", "W-204")
    reasons = {f"reason-{code}": "đúng vậy" for code in codes}
    send(table, 0, "doi-soat/", **reasons)
    table.campaign.refresh_from_db()


@pytest.mark.parametrize(
    ("path", "form"),
    [("ky/", {"sure": "1"}), ("ky/tu-choi/", {"reason": "lô 2 đếm thiếu"})],
)
def test_neither_a_signature_nor_a_refusal_is_for_a_count_that_was_not_shown(
    table: Table, path: str, form: dict[str, str]
) -> None:
    recorded(table)
    shown = table.seen
    counted_again(table)
    assert table.seen.startswith("2-")

    for old in (shown, shown.replace("1-", "2-", 1), ""):
        said = send(table, 1, path, seen=old, **form)
        assert "không còn như khi đồng chí mở trang" in said
    assert not table.campaign.committee.exclude(signed_at=None).exists()
    assert not refusals_of(table.campaign, key=table.key)

    send(table, 1, path, seen=table.seen, **form)
    assert (
        table.campaign.committee.exclude(signed_at=None).exists()
        or len(refusals_of(table.campaign, key=table.key)) == 1
    )


def test_an_old_print_is_not_made_of_a_new_count(table: Table) -> None:
    recorded(table)
    shown = table.seen
    counted_again(table)

    assert "không còn như" in send(table, 1, "ky/in/1/", seen=shown)


def test_two_members_of_one_name_both_sign(table: Table) -> None:
    names = models.RosterEntry.objects.filter(
        pk__in=[member.entry_id for member in table.members]
    )
    names.update(name="Nguyễn Văn An")
    recorded(table)

    for member in range(3):
        page = unescape(table.clients[member].get(f"{AT}ky/").content.decode())
        assert 'name="sure"' in page
        send(table, member, "ky/", seen=table.seen, sure="1")
    table.campaign.refresh_from_db()
    assert table.campaign.phase == "signed"


def test_a_second_reason_takes_the_place_of_the_first_and_he_still_refuses(
    table: Table,
) -> None:
    recorded(table)
    before = []
    for reason in ("lô 2 đếm thiếu", "lô 2 đếm thiếu một phiếu", "   "):
        before.append(refusals_of(table.campaign, key=table.key))
        refuse_to_sign(
            campaign=table.campaign,
            member=table.members[1],
            objection=Objection(seen=table.seen, reason=reason),
            key=table.key,
            now=MORNING,
        )

    assert [(one.reason, one.is_withdrawn) for one in before[-1]] == [
        ("lô 2 đếm thiếu một phiếu", False)
    ]
    (after,) = refusals_of(table.campaign, key=table.key)
    assert after.is_withdrawn


def test_whoever_agrees_agrees_with_the_proposal_that_he_saw(table: Table) -> None:
    for member, part in enumerate((FIRST, SECOND)):
        table.keyed(1, part, ["?111", *SHEETS[1:10]], member=member)
    seen = [_propose(table, 0, Mark.HIGH), _propose(table, 1, Mark.LOW)]

    form = {"batch": "1", "cell": "1,1", "deed": "agree"}
    said = send(table, 2, "khong-ro/", seen=seen[0], **form)
    assert "đã có thay đổi" in said
    assert _agreed(table) == {table.members[1].entry.person.key}

    send(table, 2, "khong-ro/", seen=seen[1], **form)
    assert len(_agreed(table)) == 2


def test_a_difference_is_decided_between_the_readings_that_were_shown(
    table: Table,
) -> None:
    table.keyed(1, FIRST, SHEETS[:10], member=0)
    table.keyed(1, SECOND, ["X111", *SHEETS[1:10]], member=1)
    page = unescape(table.clients[2].get(f"{AT}lo/1/o-lech/").content.decode())
    assert 'name="seen-1,1" value="1,X"' in page
    form = {"cell-1,1": "second", "seen-1,1": "1,X"}
    send(table, 1, "nhap/1/second/sua-lai/")
    table.keyed(1, SECOND, ["G111", *SHEETS[1:10]], member=1)

    assert "đã có thay đổi" in send(table, 2, "lo/1/o-lech/", **form)
    assert not _batch(table).decisions
    with pytest.raises(ReadingChangedError):
        settle_differences(
            campaign=table.campaign,
            settlement=Settlement(batch=1, decisions={(1, 1): "X"}, seen={}),
            member=table.members[2],
            key=table.key,
            now=MORNING,
        )
    send(table, 2, "lo/1/o-lech/", **{**form, "seen-1,1": "1,G"})
    assert _batch(table).decisions == {(1, 1): "G"}


def _propose(table: Table, member: int, mark: Mark) -> str:
    decide_doubt(
        campaign=table.campaign,
        voice=Voice(batch=1, cell=(1, 1), mark=mark, reason="nét mờ"),
        member=table.members[member],
        key=table.key,
        now=MORNING,
    )
    return _batch(table).doubts[0].seen


def _batch(table: Table) -> KeyedBatch:
    return box_of(require_open(table.campaign), key=table.key).batches[0]


def _agreed(table: Table) -> frozenset[str]:
    return _batch(table).doubts[0].agreed
