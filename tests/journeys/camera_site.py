"""A scanned count served, and what its camera sees: ballots filled in and degraded."""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.journeys.count_site import serve_table
from tests.journeys.fake_camera import film_of_sheets
from tests.scans.model import LEVELS, Device
from tests.scans.pages import generate
from tests.scans.sheets import PrintedSheet
from tests.site.builders import MORNING, make_account
from tests.site.count.marked_sheets import print_run
from tests.site.count.scanning import scanned_table
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.scanning.layout import layout_rows
from tinnhiem.papers.ballot_pdf import sheet_pdf
from tinnhiem.store.folder import use_folder

FILM = "phieu.y4m"
HELD, BARE, END = 3.0, 1.5, 60.0  # seconds: a sheet, the table between, at the end
VOTERS = (1, 2, 3, 3, 4)  # the third is laid down twice in a row
# A document camera in a lit room: soft, uneven light, a little turned, as JPEG.
CAMERA = Device(
    name="camera",
    level=LEVELS["L2"],
    dpi=200,
    blank=0.0,
    pens={"blue": 1.0},
    kinds=("x",),
    upside_down=0.4,
)


def serve_camera_count(folder: Path) -> None:
    """Serve a count read by machine, with a film of its ballots beside the folder."""
    use_folder(folder)
    make_account(Duty.ADMIN)
    table = scanned_table()
    sheet = print_run(table.campaign)
    printed = PrintedSheet.of(
        sheet_pdf(sheet, made_at=MORNING), json.dumps(layout_rows(sheet.layout))
    )
    shots: list[tuple[NDArray[np.uint8] | None, float]] = [(None, BARE)]
    for scan, voter in enumerate(VOTERS):
        page = generate(printed, CAMERA, voter, scan=scan)
        shots += [(page.grey, HELD), (None, BARE)]
    shots.append((None, END))
    film_of_sheets(shots, folder.parent / FILM)
    serve_table(table, folder)
