"""The sheet that the figures are for: 18 names on one page, as they are printed."""

from tests.scans.printed import printed_sheet
from tests.scans.sheets import PrintedSheet


def demo_sheet() -> PrintedSheet:
    """Return the fullest page that is printed; every row counts."""
    return printed_sheet(18)
