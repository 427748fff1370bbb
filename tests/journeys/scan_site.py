"""A box that is read by machine, served on loopback, each member with a device."""

from pathlib import Path

from tests.journeys.count_site import serve_table
from tests.site.builders import MORNING, make_account
from tests.site.count.counting import SHEETS, at_the_table
from tests.site.count.marked_sheets import jpeg, marked, print_run
from tests.site.count.scanning import answer, pile_of, scanned_table
from tinnhiem.actions.count.keep_scans import keep_scans
from tinnhiem.actions.count.read_scans import Brought, read_files
from tinnhiem.core.access.duty import Duty
from tinnhiem.store.folder import use_folder


def serve_scans_to_look_at(folder: Path) -> None:
    """Serve a count with a page and a row in every state that its pages show."""
    use_folder(folder)
    make_account(Duty.ADMIN)
    table = scanned_table()
    sheet = print_run(table.campaign)
    doubtful = ["f" + SHEETS[0][1:], "1X" + SHEETS[1][2:], "f" + SHEETS[2][1:]]
    keys = [*doubtful, *SHEETS[3:10]]
    pages = [marked(sheet, row, seed=at)[0] for at, row in enumerate(keys)]
    empty = pages[0].copy()
    empty[:] = 244
    scans = [*map(jpeg, pages), jpeg(empty), jpeg(pages[4])]
    files = [Brought(name="", content=content) for content in scans]
    keep_scans(
        campaign=table.campaign,
        scan=read_files(table.campaign, batch=1, files=files),
        member=table.members[1],
        key=table.key,
        now=MORNING,
    )
    for member, mark in enumerate("12"):
        answer(table, 1, pile_of(table, 1).open_rows()[-1], mark, member=member)
    serve_table(table, folder)


def serve_box_to_scan(folder: Path) -> None:
    """Serve a closed box whose ballots were printed for machines."""
    use_folder(folder)
    make_account(Duty.ADMIN)
    table = at_the_table()
    print_run(table.campaign)
    serve_table(table, folder)
