"""The manuals to print, a leaf each, with pictures of the story as it was played.

`python -m tests.journeys.manuals` plays it and puts the PDFs into `manuals/`.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import typst
from playwright.sync_api import sync_playwright

from tests.journeys.site import ROOT, launched, serving
from tinnhiem.papers.fonts import FOLDER

SOURCES: Final = ROOT / "docs" / "manuals"
# How many A4 pages each has; what has two is printed on both sides of one leaf.
PAGES: Final = {
    "clerk": 1,
    "clerk-printing": 1,
    "voter": 1,
    "officeholder": 1,
    "chair": 1,
    "committee": 1,
    "committee-scanning": 2,
    "desk": 1,
    "power": 1,
}
MAKER: Final = "tests.site.builders:serve_empty_folder"


def make_manuals(
    pictures: Mapping[str, Mapping[str, bytes]], folder: Path
) -> list[Path]:
    """Write each manual as PDF into `folder`; return their paths.

    Args:
        pictures: By who took them and what they are called, PNG.
        folder: Made where it is missing; sources and pictures are put beside.
    """
    shutil.copytree(SOURCES, folder, dirs_exist_ok=True)
    shown = folder / "pictures"
    shown.mkdir(exist_ok=True)
    for who, taken in pictures.items():
        for name, picture in taken.items():
            (shown / f"{who}-{name}.png").write_bytes(picture)
    made = []
    for name in PAGES:
        path = folder / f"{name}.pdf"
        typst.compile(
            str(folder / f"{name}.typ"),
            output=str(path),
            root=str(folder),
            font_paths=[str(FOLDER)],
        )
        made.append(path)
    return made


def main() -> None:
    """Play the story on an empty machine, in Vietnamese, and print the manuals."""
    from tests.journeys import chapters
    from tests.journeys.hall_pictures import hall_pictures
    from tests.journeys.scan_pictures import scan_pictures

    with (
        tempfile.TemporaryDirectory() as data,
        serving(MAKER, Path(data) / "story") as site,
        sync_playwright() as playwright,
    ):
        browser = launched(playwright)
        told = chapters.tell(browser, site, language="vi", size="desk")
        hall, _ = hall_pictures(browser, Path(data))
        scans, _ = scan_pictures(browser, Path(data))
        shown = {**told.pictures(), **hall, **scans}
        for path in make_manuals(shown, ROOT / "manuals"):
            sys.stdout.write(f"{os.path.relpath(path)}\n")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinnhiem.config.settings")
    import django

    django.setup()
    main()
