"""What whoever holds the disk learns of an open count, and of a closed one."""

from pathlib import Path

import pytest
from django.test import Client

from tests.site.builders import MORNING
from tests.site.count.counting import (
    SHEETS,
    Table,
    open_table,
    recorded,
    sign_all,
)
from tinnhiem.actions.conference.advance_phase import advance_phase
from tinnhiem.actions.count.key_batch import (
    Draft,
    keep_draft,
)
from tinnhiem.actions.count.record_count import Entry, record_count
from tinnhiem.actions.count.settle_batch import (
    Settlement,
    settle_differences,
)
from tinnhiem.actions.count.sign_minutes import sign_minutes
from tinnhiem.core.conference.errors import DeviceKeyError
from tinnhiem.core.conference.phases import Phase
from tinnhiem.core.count.errors import (
    CountSealBrokenError,
    CountUnderKeyError,
)
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.readings import Readings
from tinnhiem.core.count.way import Part
from tinnhiem.store import models
from tinnhiem.store.device_keys import open_with, public_key_of
from tinnhiem.store.sealed_rows import opened
from tinnhiem.web.who import DEVICE_COOKIE

FIRST, SECOND = Part.FIRST, Part.SECOND


@pytest.fixture
def table(folder: Path) -> Table:
    assert folder.exists()
    return open_table()


def test_nothing_of_an_open_count_lies_in_clear(table: Table, folder: Path) -> None:
    """Not the sheets, not their number, not a decision, not a total."""
    marker = "13X0" * 25  # a hundred keys that occur nowhere by chance
    rows = [marker[i : i + 4] for i in range(0, 40, 4)]
    place = table.place(1, FIRST, member=0)
    keep_draft(
        campaign=table.campaign, place=place, draft=Draft(rows=rows), key=table.key
    )

    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    for path in files:
        content = path.read_bytes()
        assert b"13X013X0" not in content, path.name
        assert b'13X0","13X0' not in content, path.name


def test_a_row_is_as_long_with_one_sheet_as_with_a_whole_batch(table: Table) -> None:
    lengths = set()
    for rows in (["1230"], [*SHEETS[:10]], [*SHEETS]):
        place = table.place(1, FIRST, member=0)
        draft = Draft(rows=rows, writer="a", turn=len(rows))
        keep_draft(campaign=table.campaign, place=place, draft=draft, key=table.key)
        lengths.add(len(bytes(models.SealedRow.objects.get().sealed)))

    assert len(lengths) == 1


@pytest.mark.parametrize("change", ["other row", "older version", "a byte"])
def test_a_sealed_row_opens_only_as_what_it_is(table: Table, change: str) -> None:
    table.keyed(1, FIRST, SHEETS[:10], member=0)
    table.keyed(2, FIRST, SHEETS[10:], member=0)
    one, other = models.SealedRow.objects.order_by("batch")
    if change == "other row":
        one.sealed = other.sealed
    elif change == "older version":
        one.version += 1
    else:
        one.sealed = bytes([bytes(one.sealed)[0] ^ 1]) + bytes(one.sealed)[1:]

    with pytest.raises(CountSealBrokenError):
        opened(table.key, one)


def test_with_the_last_signature_nothing_is_left_to_open(
    table: Table, folder: Path
) -> None:
    recorded(table)
    sealed = [bytes(row.sealed)[:40] for row in models.SealedRow.objects.all()]
    wrapped = [bytes(d.wrapped_key)[:40] for d in table.campaign.devices.all()]
    sign_all(table)

    assert not models.OpenCount.objects.exists()
    assert not models.SealedRow.objects.exists()
    assert {bytes(d.wrapped_key) for d in table.campaign.devices.all()} == {b""}
    database = b"".join(
        path.read_bytes() for path in folder.glob("*.sqlite3*") if path.is_file()
    )
    assert not [piece for piece in (*sealed, *wrapped) if piece in database]


def test_after_the_count_each_device_gets_a_token_that_opens_no_old_copy(
    table: Table,
) -> None:
    recorded(table)
    phone = table.clients[0]
    (row,) = table.campaign.devices.filter(member=table.members[0])
    old, copied = phone.cookies[DEVICE_COOKIE].value, bytes(row.wrapped_key)
    name = str(row.pk).encode()
    assert open_with(old, copied, device=name) == table.key
    sign_all(table)
    place = f"/cuoc/{table.campaign.slug}/hoi-nghi/"

    lost = Client()  # the same phone, whose answer with the new token got lost
    lost.cookies[DEVICE_COOKIE] = old
    assert lost.get(place).status_code == phone.get(place).status_code == 200
    fresh = phone.cookies[DEVICE_COOKIE].value

    assert fresh == lost.cookies[DEVICE_COOKIE].value != old
    with pytest.raises(DeviceKeyError):
        open_with(fresh, copied, device=name)
    row.refresh_from_db()
    assert bytes(row.public_key) == public_key_of(fresh)
    assert phone.get(place).status_code == 200
    assert phone.cookies[DEVICE_COOKIE].value == fresh


def test_a_void_vote_leaves_no_count_behind(table: Table) -> None:
    table.keyed(1, FIRST, SHEETS[:10], member=0)
    models.Campaign.objects.update(void_reason="hòm phiếu bị mở")
    advance_phase(campaign=table.campaign, wanted=Phase.VOID, by="", now=MORNING)

    assert not models.SealedRow.objects.exists()
    assert {bytes(d.wrapped_key) for d in table.campaign.devices.all()} == {b""}


def test_commands_do_not_act_on_a_count_that_lives_on_devices(table: Table) -> None:
    row = tuple(Mark.HIGH for _ in range(4))
    entry = Entry(first=Readings(("p1", "p2", "p3", "p4"), (row,) * 24))

    with pytest.raises(CountUnderKeyError):
        record_count(
            campaign=table.campaign, entry=entry, accepted={}, by="", now=MORNING
        )
    recorded(table)
    with pytest.raises(CountUnderKeyError):
        sign_minutes(
            campaign=table.campaign, member=table.members[0].entry, now=MORNING
        )


def test_the_journal_tells_that_and_never_what(table: Table) -> None:
    table.keyed(1, FIRST, SHEETS[:10], member=0)
    table.keyed(1, SECOND, ["X111", *SHEETS[1:10]], member=1)
    settle_differences(
        campaign=table.campaign,
        settlement=Settlement(
            batch=1, decisions={(1, 1): "1"}, seen={(1, 1): (SHEETS[0][0], "X")}
        ),
        member=table.members[2],
        key=table.key,
        now=MORNING,
    )

    told = table.campaign.journal.filter(
        event__in=["batch.keyed", "differences.settled"]
    )
    assert {frozenset(entry.facts) for entry in told} == {
        frozenset({"batch", "part"}),
        frozenset({"batch"}),
    }
