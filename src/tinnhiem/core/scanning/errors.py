"""Every way the reading of scanned ballots says no."""

from tinnhiem.core.errors import VoteError


class ScanError(VoteError):
    """Something about a layout, a scanned file or a page that cannot be."""

    code = "scan-error"


class LayoutBrokenError(ScanError):
    """A layout file that is none, or that contradicts itself."""

    code = "layout-broken"
    is_of_input = True

    def __init__(self, fault: str) -> None:
        self.fault = fault
        super().__init__(
            f"Not a layout ({fault}): print the ballot again and take the file "
            "written with it."
        )
