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


class RowsOfABallotError(ScanError):
    """A ballot for nobody, or for more persons than a ballot holds."""

    code = "rows-of-a-ballot"

    def __init__(self, people: int, *, most: int) -> None:
        self.people = people
        self.most = most
        super().__init__(
            f"{people} persons on a ballot read by machine, of 1 to {most}: settle the "
            "list of officeholders, or split the vote into several ballots."
        )


class BallotTooLongError(ScanError):
    """A ballot that needs more pages than its markers can tell apart."""

    code = "ballot-too-long"

    def __init__(self, people: int, *, pages: int) -> None:
        self.people = people
        self.pages = pages
        super().__init__(
            f"{people} persons do not fit {pages} pages: print in normal type, or "
            "shorten the titles."
        )
