"""The layout file that a ballot was printed with."""

import json
from pathlib import Path
from typing import Final

from tinnhiem.core.scanning.errors import NO_LAYOUT, LayoutBrokenError
from tinnhiem.core.scanning.layout import SheetLayout, layout_from
from tinnhiem.intake.text_files import read_text

LARGEST: Final = 16_000_000  # bytes: eight pages, each with its drawing


def read_layout(path: Path) -> SheetLayout:
    """Return the layout that a file holds.

    Raises:
        FileRefusedError: It cannot be read as text.
        LayoutBrokenError: It is no layout; take the file written with the ballots.
    """
    try:
        return layout_from(json.loads(read_text(path, limit=LARGEST)))
    except (json.JSONDecodeError, RecursionError) as error:
        raise LayoutBrokenError(NO_LAYOUT) from error
