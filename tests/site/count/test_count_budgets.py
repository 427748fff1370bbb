"""What the pages of a count cost: with a hall of 500, and a ballot of 60 names."""

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.site.builders import MORNING, SLUG
from tests.site.count.counting import Table, at_the_table, recorded
from tests.site.count.scanning import pictures_of, read_page, refused_page, scan
from tests.site.crowds import crowd_name
from tinnhiem.actions.count.key_batch import Draft, keep_draft
from tinnhiem.actions.count.open_count import Opening, open_count
from tinnhiem.core.count.batches import usual_sizes
from tinnhiem.core.count.way import Part, Way
from tinnhiem.store import models

AT = f"/cuoc/{SLUG}/kiem-phieu/"
SHEETS, NAMES = 480, 60
QUERIES, BYTES = 15, 60_000
# Asked several times a second: a draft is one row, whatever the box holds.
QUERIES_KEEP = 14
# Sixty of them are on the wall at once.
QUERIES_PICTURE = 10


@pytest.fixture
def table(folder: Path) -> Table:
    """A large box, half of it keyed once."""
    assert folder.exists()
    table = at_the_table()
    campaign = table.campaign
    for number in range(4, NAMES):
        person = models.Person.objects.create(key=f"giu-{number}", name="x")
        campaign.officeholders.create(
            person=person,
            name=crowd_name(number),
            title="Trưởng phòng",
            order=20 + number,
            eligibility="rated",
        )
    models.BallotMovement.objects.filter(kind="returned").update(sheets=SHEETS)
    models.BallotMovement.objects.filter(kind="issued").update(sheets=SHEETS)
    models.Campaign.objects.update(phase="counting")
    opening = Opening(way=Way.DOUBLE, sizes=usual_sizes(SHEETS))
    open_count(campaign=campaign, opening=opening, by="", now=MORNING)
    row = "1" * NAMES
    for batch in range(1, 11):
        table.keyed(batch, Part.FIRST, [row] * 25, member=0)
    keep_draft(
        campaign=campaign,
        place=table.place(11, Part.FIRST, member=0),
        draft=Draft(rows=[row] * 24, started=row[:30]),
        key=table.key,
    )
    return table


def cost(client: Client, path: str) -> tuple[int, int]:
    """Return how many questions a page asks and how many bytes it weighs."""
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(AT + path)
    assert answer.status_code == 200, path
    return len(asked), len(answer.content)


@pytest.mark.parametrize(
    "path",
    [
        *("", "tinh-hinh/", "nhap/11/first/", "lo/1/o-lech/", "khong-ro/"),
        *("doi-soat/", "lo/", "kiem-lai/", "phim/", "nhan/"),
    ],
)
def test_a_page_of_a_large_count_keeps_to_its_budget(table: Table, path: str) -> None:
    questions, weight = cost(table.clients[0], path)

    assert questions <= QUERIES
    assert weight <= BYTES


def test_signing_keeps_to_its_budget(folder: Path) -> None:
    assert folder.exists()
    table = at_the_table()
    opening = Opening(way=Way.DOUBLE, sizes=(10, 14))
    open_count(campaign=table.campaign, opening=opening, by="", now=MORNING)
    recorded(table)

    questions, weight = cost(table.clients[1], "ky/")

    assert questions <= QUERIES
    assert weight <= BYTES


def test_keeping_a_draft_asks_as_little_in_a_large_box_as_in_a_small_one(
    table: Table,
) -> None:
    body = {
        "rows": ["1" * NAMES] * 25,
        "row": "",
        "version": 1,
        "writer": "a",
        "turn": 1,
    }
    with CaptureQueriesContext(connection) as asked:
        answer = table.clients[0].post(
            f"{AT}nhap/11/first/luu/", body, content_type="application/json"
        )

    assert answer.json() == {"version": 2}
    assert len([q for q in asked if "SAVEPOINT" not in q["sql"]]) <= QUERIES_KEEP


@pytest.fixture
def scanned(folder: Path) -> Table:
    """A large box that is read by machine: 300 sheets, forty rows in doubt."""
    assert folder.exists()
    table = at_the_table()
    campaign = table.campaign
    sizes = (25,) * 12
    models.BallotMovement.objects.filter(kind="returned").update(sheets=300)
    models.BallotMovement.objects.filter(kind="issued").update(sheets=300)
    models.Campaign.objects.update(phase="counting")
    opening = Opening(way=Way.SCANNED, sizes=sizes)
    open_count(campaign=campaign, opening=opening, by="", now=MORNING)
    for batch in range(1, 13):
        doubtful = [read_page("?111")] * 4
        scan(table, batch, [*doubtful, *[read_page("1230")] * 21, refused_page()])
    return table


@pytest.mark.parametrize(
    "path", ["", "lo/3/quet/", "trang/", "dong/", "anh-nho/", "khong-ro/", "mau/"]
)
def test_a_page_of_a_large_scanned_count_keeps_to_its_budget(
    scanned: Table, path: str
) -> None:
    questions, weight = cost(scanned.clients[0], path)

    assert questions <= QUERIES
    assert weight <= BYTES


def test_a_picture_asks_for_its_own_row_and_no_other(scanned: Table) -> None:
    key = pictures_of(scanned)[0].pk

    questions, _weight = cost(scanned.clients[0], f"anh/{key}/")

    assert questions <= QUERIES_PICTURE
