"""A box that is read by machine, served on loopback, each member with a device."""

import json
from pathlib import Path

import numpy as np

from tests.journeys.count_site import serve_table
from tests.scans.model import LEVELS, Device, RowTruth
from tests.scans.pages import generate
from tests.scans.sheets import PrintedSheet
from tests.site.builders import MORNING, make_account
from tests.site.count.counting import SHEETS, at_the_table
from tests.site.count.marked_sheets import jpeg, marked, pdf_of, print_run
from tests.site.count.scanning import answer, pile_of, read_all, scanned_table
from tinnhiem.actions.count.compare_sample import Lot, draw_by_lot
from tinnhiem.actions.count.keep_scans import keep_scans
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.scanning.layout import layout_rows
from tinnhiem.papers.ballot_drawing import with_drawings
from tinnhiem.papers.ballot_pdf import sheet_pdf
from tinnhiem.store.folder import use_folder

TRUTH = "that-su.json"
# The voters of each batch, and one more sheet that nobody reads at a glance: two
# crosses, and a faint one.
BATCHES = {1: (range(9), "1X21"), 2: (range(20, 33), "f213")}
COPIER = Device(name="copier", level=LEVELS["L1"], blank=0.0, kinds=("x",))


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
    keep_scans(
        campaign=table.campaign,
        scan=read_all(table, 1, scans),
        member=table.members[1],
        key=table.key,
        now=MORNING,
    )
    for member, mark in enumerate("12"):
        answer(table, 1, pile_of(table, 1).open_rows()[-1], mark, member=member)
    serve_table(table, folder)


def serve_drawn_sample(folder: Path) -> None:
    """Serve a count of which every row is read, and a sample drawn of it."""
    use_folder(folder)
    make_account(Duty.ADMIN)
    table = scanned_table()
    sheet = print_run(table.campaign)
    plain = [row.translate(str.maketrans("XG?0", "1231")) for row in SHEETS]
    piles = {1: plain[:10], 2: plain[10:]}
    for batch, rows in piles.items():
        scans = [jpeg(marked(sheet, row, seed=at)[0]) for at, row in enumerate(rows)]
        keep_scans(
            campaign=table.campaign,
            scan=read_all(table, batch, scans),
            member=table.members[1],
            key=table.key,
            now=MORNING,
        )
    lot = Lot(seed="4 1 6 2", wrong=8, confidence=95)
    draw_by_lot(campaign=table.campaign, lot=lot, key=table.key, by="", now=MORNING)
    serve_table(table, folder)


def serve_box_to_scan(folder: Path) -> None:
    """Serve a closed box whose ballots were printed for machines, with its scans.

    Beside the folder lie a PDF a batch, as a copier makes it, and what stands on them.
    """
    use_folder(folder)
    make_account(Duty.ADMIN)
    table = at_the_table()
    sheet = print_run(table.campaign)
    layout = with_drawings(sheet.layout, sheet_pdf(sheet, copies=1, made_at=MORNING))
    printed = PrintedSheet.of(
        sheet_pdf(sheet, made_at=MORNING), json.dumps(layout_rows(layout))
    )
    truth = {}
    for batch, (voters, doubtful) in BATCHES.items():
        pages = [generate(printed, COPIER, voter) for voter in voters]
        scans = [page.coded for page in pages]
        scans.append(jpeg(marked(sheet, doubtful, seed=batch)[0]))
        keys = ["".join(str(_answer(row)) for row in page.truth) for page in pages]
        truth[batch] = [*keys, doubtful.replace("f", "1")]
        if batch == 1:  # a sheet that stuck to the glass, and the back of another
            scans.append(generate(printed, COPIER, voters[0], scan=1).coded)
            scans.append(jpeg(np.full((2339, 1654), 244, np.uint8)))
        (folder.parent / f"lo-{batch}.pdf").write_bytes(pdf_of(scans))
    (folder.parent / TRUTH).write_text(json.dumps(truth), encoding="utf-8")
    serve_table(table, folder)


def _answer(row: RowTruth) -> int:
    """Return what stands in a row, whether a machine may doubt it or not."""
    return next(one for one in row.accepted if isinstance(one, int))
