"""Take a whole pile before the camera page without a click: `python -m dev.camera_run`.

    --sheets 200    ballots of as many voters, as a phone shows them; 200 at most
    --seed 900000   the first voter; below a million (seeds for tuning)

A real Chromium opens the page of a batch; its camera sees a table on which sheets are
laid one after another, each until the page has answered; every tenth is laid down a
second time. Nothing is pressed but «Bật máy ảnh». At the end what was kept is compared
with what was drawn; a sheet that is not taken within half a minute is set aside, as a
person would do, with what the page said. Prints a line in JSON; exit 1 where a row was
read wrongly or what was kept is not what was laid.
"""

import argparse
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import monotonic
from typing import Any, Final

import django
from playwright.sync_api import Page, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

MAKER: Final = "tests.journeys.camera_site:serve_camera_count"
WAITS: Final = 30_000  # milliseconds for one sheet
AGAIN: Final = 10  # every so many sheets one is laid down twice


def main() -> int:
    """Serve, take the pile, compare."""
    options = _options()
    os.environ["DJANGO_SETTINGS_MODULE"] = "tinnhiem.config.settings"
    django.setup()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "ho-so"
        folder.mkdir()
        told = _taken(folder, options)
        told |= _compared(folder, told.pop("voters"))
    print(json.dumps(told, ensure_ascii=False))
    return int(bool(told["silent"]))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m dev.camera_run",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--sheets", type=int, default=200)
    parser.add_argument("--seed", type=int, default=900_000)
    return parser.parse_args()


def _taken(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Lay every sheet under the camera; return how that went."""
    from tests.journeys.count_site import AT, devices
    from tests.journeys.laid_sheets import with_table
    from tests.journeys.site import QUIET, require_chromium, serving

    with serving(MAKER, folder) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=require_chromium(), args=QUIET
        )
        page = with_table(devices(browser, folder)[0])
        page.goto(f"{site}{AT}lo/1/chup/")
        page.get_by_role("button", name="Bật máy ảnh").click()
        said, seconds, kept = _laid(page, folder, options)
        browser.close()
    return {
        "sheets": options.sheets,
        "kept": len(kept),
        "voters": kept,
        "refused_again": said.pop("refused again", 0),
        "otherwise": dict(said),
        "seconds": {
            "median": round(median(seconds), 2),
            "worst": round(max(seconds), 2),
        },
    }


def _laid(
    page: Page, folder: Path, options: argparse.Namespace
) -> tuple[Counter[str], list[float], list[int]]:
    """Lay sheet after sheet.

    Returns:
        What the page said of those it did not keep, how long each lay until it was
        kept, and whose were kept.
    """
    from tests.journeys.camera_site import sheets
    from tests.journeys.laid_sheets import take_away

    said: Counter[str] = Counter()
    seconds: list[float] = []
    kept: list[int] = []
    for number in range(1, options.sheets + 1):
        voter = options.seed + number - 1
        (sheet,) = sheets(folder, voter)
        take_away(page)
        began = monotonic()
        words = _answer(page, sheet)
        if words.startswith("Tờ "):
            kept.append(voter)
            seconds.append(monotonic() - began)
        else:
            said[words] += 1
        if number % AGAIN == 0 and kept[-1:] == [voter]:
            take_away(page)
            words = _answer(page, sheet)
            said["refused again" if "Đúng tờ vừa chụp" in words else words] += 1
        if number % AGAIN == 0:
            print(number, len(kept), dict(said), file=sys.stderr, flush=True)
    return said, seconds, kept


def _answer(page: Page, sheet: Any) -> str:
    """Return what the page says of a sheet, or what it waits for."""
    from tests.journeys.laid_sheets import lay

    try:
        return lay(page, sheet, timeout=WAITS)
    except PlaywrightTimeout:
        return page.get_by_role("status").inner_text()


def _compared(folder: Path, voters: Sequence[int]) -> dict[str, Any]:
    """Return how what is sealed in the folder agrees with what was drawn."""
    from tests.journeys.camera_site import KEY, sheets
    from tests.scans.model import FLAG
    from tinnhiem.store.folder import use_folder
    from tinnhiem.store.models import Campaign
    from tinnhiem.store.queries.open_count import box_of, require_open

    use_folder(folder)
    key = (folder.parent / KEY).read_bytes()
    (batch, *_) = box_of(require_open(Campaign.objects.get()), key=key).batches
    pages = sorted(batch.scan.pages if batch.scan else (), key=lambda one: one.place)
    rows = silent = needless = 0
    for voter, page in zip(voters, pages, strict=True):
        (sheet,) = sheets(folder, voter)
        for truth, row in zip(sheet.truth, page.rows, strict=True):
            rows += 1
            answer = FLAG if row.flag else row.answer
            needless += answer == FLAG and FLAG not in truth.accepted
            silent += answer != FLAG and answer not in truth.accepted
    outcomes = Counter(page.outcome.value for page in pages)
    return {
        "rows": rows,
        "silent": silent,
        "needless_flags": needless,
        "outcomes": dict(outcomes),
    }


if __name__ == "__main__":
    raise SystemExit(main())
