"""What the file keeps of the order in which pictures came: nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from tests.site.count.counting import Table
from tests.site.count.scanning import drop, pile_of, read_page, scan, scanned_table
from tests.site.secrecy.told import kinds_in, searched
from tinnhiem.core.secrecy.leak import LeakKind
from tinnhiem.core.secrecy.row_order import LEAST_RUN
from tinnhiem.store import models
from tinnhiem.store.folder import use_folder
from tinnhiem.store.inspection.search import DATABASE, LOG
from tinnhiem.store.picture_slots import MOST_AHEAD, SPARE
from tinnhiem.store.sealed_pictures import SEALED_LENGTH, opened_picture


@pytest.fixture
def table(folder: Path) -> Table:
    assert folder.exists()
    return scanned_table()


def keys_as_they_lie() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM store_sealedpicture ORDER BY rowid")
        return [key for (key,) in cursor.fetchall()]


def places(folder: Path) -> dict[str, int]:
    """Return where in the file the middle of each row lies."""
    raw = (folder / DATABASE).read_bytes()
    return {
        row.pk.hex: raw.index(bytes(row.sealed)[200_000:200_032])
        for row in models.SealedPicture.objects.all()
    }


def test_pictures_that_come_one_by_one_lie_in_an_order_that_is_nobody_s(
    table: Table,
) -> None:
    came = []
    for number in range(20):
        scan(table, 1, [read_page("1230", digest=bytes([number]))])
        (newest,) = (p.key for p in pile_of(table, 1).pages if p.place == number + 1)
        came.append(newest)

    lie = [key for key in keys_as_they_lie() if key in came]
    assert sorted(lie) == sorted(came)
    # Equal by chance once in 20!, which is 2.4 × 10¹⁸.
    assert lie not in (came, came[::-1])
    assert kinds_in(searched(Path(connection.settings_dict["NAME"]).parent)) == set()


def test_a_picture_lies_where_noise_lay_and_nothing_else_moves(
    table: Table, folder: Path
) -> None:
    scan(table, 1, [read_page("1230")])
    before, rows = places(folder), keys_as_they_lie()

    scan(table, 1, [read_page("3210"), read_page("1111")])

    assert keys_as_they_lie() == rows == sorted(rows)
    assert places(folder) == before
    assert list(before.values()) == sorted(before.values())
    assert (folder / (DATABASE + LOG)).stat().st_size == 0


def test_places_are_laid_out_many_at_a_time_and_some_stay_free(table: Table) -> None:
    taken = 0
    for pages in (1, 3, LEAST_RUN - SPARE, 1, 60):
        before = set(keys_as_they_lie())
        scan(table, 1, [read_page("1230") for _ in range(pages)])
        taken += pages

        now = keys_as_they_lie()
        assert len(now) - taken >= SPARE
        laid = [key for key in now if key not in before]
        assert not laid or len(laid) in range(LEAST_RUN, MOST_AHEAD + 1)
        assert laid == sorted(laid)
    lengths = {len(bytes(one.sealed)) for one in models.SealedPicture.objects.all()}
    assert lengths == {SEALED_LENGTH}


def test_a_batch_that_is_dropped_leaves_noise_in_its_places(table: Table) -> None:
    scan(table, 1, [read_page("1230"), read_page("1111")])
    rows = keys_as_they_lie()
    key = pile_of(table, 1).pages[0].key
    before = bytes(models.SealedPicture.objects.get(pk=key).sealed)

    drop(table, 1)

    assert keys_as_they_lie() == rows
    assert bytes(models.SealedPicture.objects.get(pk=key).sealed) != before


def test_the_place_of_a_page_that_is_gone_is_never_another_pages(
    table: Table,
) -> None:
    gone: set[str] = set()
    for _ in range(4):
        scan(table, 1, [read_page("1230") for _ in range(LEAST_RUN - SPARE)])
        keys = {page.key for page in pile_of(table, 1).pages}
        assert not keys & gone
        gone |= keys
        drop(table, 1)


def one_behind(key: str) -> None:
    """Write a row as a program would that lays it down when it comes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO store_sealedpicture (id, count_id, sealed) "
            "SELECT %s, count_id, sealed FROM store_sealedpicture LIMIT 1",
            [key],
        )


def few_one_by_one() -> None:
    models.SealedPicture.objects.exclude(pk__in=keys_as_they_lie()[:5]).delete()


@pytest.mark.parametrize(
    "plant",
    [
        pytest.param(lambda: one_behind("0" * 32), id="one row behind all others"),
        pytest.param(few_one_by_one, id="fewer rows than are laid out at a time"),
    ],
)
def test_a_row_that_was_written_when_it_came_is_found(
    table: Table, folder: Path, plant: Callable[[], None]
) -> None:
    scan(table, 1, [read_page("1230")])
    plant()
    connection.close()

    assert kinds_in(searched(folder)) == {LeakKind.IMAGES_IN_ORDER}


@pytest.mark.parametrize("rows", [0, 1, LEAST_RUN - 1, LEAST_RUN, LEAST_RUN + 1])
def test_a_count_from_before_is_laid_anew_by_its_keys(
    table: Table, folder: Path, rows: int
) -> None:
    scan(table, 1, [read_page(f"123{n % 3}") for n in range(rows)] or [read_page("1")])
    kept = [page.key for page in pile_of(table, 1).pages][:rows]
    call_command("migrate", "store", "0018", verbosity=0)
    contents = {
        key: bytes(models.SealedPicture.objects.get(pk=key).sealed) for key in kept
    }
    models.SealedPicture.objects.all().delete()
    for key in sorted(kept, reverse=True):
        models.SealedPicture.objects.create(
            pk=key, count=table.campaign.open_counts.get(), sealed=contents[key]
        )

    use_folder(folder)

    for key in kept:
        row = models.SealedPicture.objects.get(pk=key)
        assert bytes(row.sealed) == contents[key]
        assert opened_picture(table.key, row).sheet
    assert len(keys_as_they_lie()) == (max(rows, LEAST_RUN) if rows else 0)
    lie = places(folder)
    assert [lie[key] for key in keys_as_they_lie()] == sorted(lie.values())
    connection.close()
    assert kinds_in(searched(folder)) == set()
