"""A batch that was scanned badly goes out when two members ask for it."""

from pathlib import Path

import pytest

from tests.site.count.counting import Table
from tests.site.count.pages import send, text
from tests.site.count.scanning import (
    pictures_of,
    pile_of,
    read_page,
    refused_page,
    scan,
    scanned_table,
)
from tinnhiem.core.count.errors import CountSealBrokenError
from tinnhiem.store import models
from tinnhiem.store.sealed_pictures import opened_picture


@pytest.fixture
def table(folder: Path) -> Table:
    assert folder.exists()
    return scanned_table()


def ask_to_drop(table: Table, member: int) -> str:
    seen = pile_of(table, 1).seen
    return send(table.clients[member], "lo/1/quet/bo/", seen=seen)


def dropped(table: Table) -> list[str]:
    """Return what the journal says of dropping batches, the oldest first."""
    acts = models.JournalEntry.objects.order_by("pk")
    return [one.event for one in acts if "drop" in one.event]


def test_a_batch_goes_out_when_a_second_member_asks_for_it_too(table: Table) -> None:
    scan(table, 1, [refused_page()])
    (picture,) = pictures_of(table)

    assert "chờ thành viên thứ hai" in ask_to_drop(table, 0)
    ask_to_drop(table, 0)
    assert len(pictures_of(table)) == 1
    assert dropped(table) == ["batch.drop-asked"]
    theirs = text(table.clients[1], "lo/1/quet/")
    assert f"{table.members[0].entry.name}</span> đề nghị bỏ" in theirs

    assert "Quét lại lô này" in ask_to_drop(table, 1)
    picture.refresh_from_db()
    with pytest.raises(CountSealBrokenError):
        opened_picture(table.key, picture)
    assert dropped(table) == ["batch.drop-asked", "batch.scan-dropped"]


def test_a_request_to_drop_a_batch_is_withdrawn_by_who_made_it(table: Table) -> None:
    scan(table, 1, [refused_page()])
    ask_to_drop(table, 0)
    send(table.clients[1], "lo/1/quet/giu/")  # not his
    assert pile_of(table, 1).asks_to_drop == table.members[0].entry.person.key

    send(table.clients[0], "lo/1/quet/giu/")

    assert pile_of(table, 1).asks_to_drop == ""
    assert dropped(table)[-1] == "batch.drop-withdrawn"
    assert "chờ thành viên thứ hai" in ask_to_drop(table, 1)


def test_a_request_to_drop_says_nothing_of_pages_that_came_after_it(
    table: Table,
) -> None:
    scan(table, 1, [refused_page()])
    stale = pile_of(table, 1).seen
    ask_to_drop(table, 0)
    scan(table, 1, [read_page("1111")])

    send(table.clients[1], "lo/1/quet/bo/", seen=stale)

    assert len(pictures_of(table)) == 2
    assert pile_of(table, 1).asks_to_drop == ""
    assert "chờ thành viên thứ hai" in ask_to_drop(table, 1)


def test_what_was_picked_of_a_batch_that_was_dropped_is_picked_no_more(
    table: Table,
) -> None:
    scan(table, 1, [read_page("1111")])
    scan(table, 2, [read_page("1111")])
    client = table.clients[0]
    first, second = (
        f"{batch}-{pile_of(table, batch).pages[0].key}-1-1" for batch in (1, 2)
    )

    send(client, "anh-nho/", shown=[first, second], row=[first, second], wall="1")
    for member in (0, 1):
        ask_to_drop(table, member)
    assert text(client, "anh-nho/").count(" checked>") == 1
    send(client, "anh-nho/", deed="send-back")

    assert pile_of(table, 2).open_rows() == ((1, 1),)
