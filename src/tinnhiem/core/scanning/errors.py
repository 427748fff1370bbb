"""Every way the reading of scanned ballots says no."""

from typing import Final

from tinnhiem.core.errors import VoteError

NO_LAYOUT: Final = "no-layout"


class ScanError(VoteError):
    """Something about a layout, a scanned file or a page that cannot be."""

    code = "scan-error"


class LayoutBrokenError(ScanError):
    """A layout file that is none, or that contradicts itself.

    Attributes:
        fault: The part that is wrong; `NO_LAYOUT` for a file that is something else.
    """

    code = "layout-broken"
    is_of_input = True

    def __init__(self, fault: str) -> None:
        self.fault = fault
        super().__init__(
            f"Not a layout ({fault}): take the file written with the ballots, or call "
            "the same print run again for its layout file alone."
        )


class SheetsUnprintedError(ScanError):
    """A campaign whose layout is wanted, and that never laid out a ballot."""

    code = "sheets-unprinted"
    is_of_input = True

    def __init__(self, campaign: str) -> None:
        self.campaign = campaign
        super().__init__(
            f"{campaign} has no ballot for machines: print it, or name the layout file "
            "with --layout."
        )


class ClusterMissingError(ScanError):
    """The package for reading on a cluster is not installed."""

    code = "cluster-missing"
    is_of_input = True

    def __init__(self) -> None:
        super().__init__(
            "No package «distributed»: install the extra «cluster», or read without "
            "--cluster."
        )


class ClusterSilentError(ScanError):
    """Nobody answers at the address of a cluster, or all its workers are gone."""

    code = "cluster-silent"
    is_of_input = True

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(
            f"No cluster answers at {address}: start it, or read without --cluster; "
            "nothing was kept."
        )


class ClusterUnfitError(ScanError):
    """Machines of a cluster that cannot read: another version, or no reader at all."""

    code = "cluster-unfit"
    is_of_input = True

    def __init__(self, address: str, *, detail: str) -> None:
        self.address, self.detail = address, detail
        super().__init__(
            f"Workers at {address} failed ({detail}): install the same version of "
            "tinnhiem there, or read without --cluster."
        )


class ClusterFarError(ScanError):
    """The address of a cluster lies outside the office's own network."""

    code = "cluster-far"
    is_of_input = True

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(
            f"{address} is not in a private network: name a machine of the office."
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


# --- scans in an open count ---------------------------------------------------------


class NotScannedError(ScanError):
    """Scans or answers for a count that is keyed."""

    code = "not-scanned"

    def __init__(self) -> None:
        super().__init__("This count is keyed: recount the other way to scan it.")


class NothingScannedError(ScanError):
    """An upload without a single page of a known kind."""

    code = "nothing-scanned"

    def __init__(self) -> None:
        super().__init__("No page in what was sent: PDF, TIFF, JPEG or PNG scans.")


class ScansTooManyError(ScanError):
    """More pages than a batch of paper can have.

    Attributes:
        pages: With those that are there.
        most: Of one batch.
    """

    code = "scans-too-many"

    def __init__(self, pages: int, *, most: int) -> None:
        self.pages, self.most = pages, most
        super().__init__(f"{pages} pages, at most {most}: one upload a batch.")


class PageNotForPeopleError(ScanError):
    """A verdict that cannot be given about this page, or a page that is not there.

    Attributes:
        place: In the scanned pile of its batch.
    """

    code = "page-not-for-people"

    def __init__(self, place: int) -> None:
        self.place = place
        super().__init__(f"Page {place} takes no such verdict: load the list again.")


class RowNotForPeopleError(ScanError):
    """An answer about a row that stands, or that enough members have answered."""

    code = "row-not-for-people"

    def __init__(self, *, place: int, row: int) -> None:
        self.place, self.row = place, row
        super().__init__(f"Row {row} of page {place} is not open: load the next one.")


class PictureTooLargeError(ScanError):
    """Pictures of a page that do not fit in a sealed row.

    Attributes:
        length: Bytes they have.
        most: Bytes they may have.
    """

    code = "picture-too-large"

    def __init__(self, length: int, *, most: int) -> None:
        self.length, self.most = length, most
        super().__init__(f"{length} bytes of pictures, at most {most}: shrink them.")


class ScansTooLargeError(ScanError):
    """A file larger than a page takes.

    Attributes:
        length: Megabytes it has.
        most: Megabytes it may have.
    """

    code = "scans-too-large"

    def __init__(self, length: int, *, most: int) -> None:
        self.length, self.most = length, most
        super().__init__(f"{length} MB, at most {most}: scan in grey, or in two files.")


class NoSheetRunError(ScanError):
    """Scans of a campaign that has no ballot laid out for machines."""

    code = "no-sheet-run"

    def __init__(self) -> None:
        super().__init__("No ballot for machines was printed: key the sheets instead.")


class SampleUnfinishedError(ScanError):
    """A count that is to be recorded with drawn sheets that nobody compared.

    Attributes:
        left: How many.
    """

    code = "sample-unfinished"

    def __init__(self, left: int) -> None:
        self.left = left
        super().__init__(f"{left} drawn sheets not compared: compare each first.")


class SampleUnconfirmedError(ScanError):
    """A count that is to be recorded on a comparison that too few members confirm.

    Attributes:
        lacking: How many more must.
    """

    code = "sample-unconfirmed"

    def __init__(self, lacking: int) -> None:
        self.lacking = lacking
        super().__init__(f"{lacking} more must confirm what was compared: have them.")


class SampleOutdatedError(ScanError):
    """A draw from a pile that is not the one that counts now.

    Attributes:
        seed: Of the draw; empty where every sheet was compared.
    """

    code = "sample-outdated"

    def __init__(self, seed: str) -> None:
        self.seed = seed
        super().__init__(f"The pile changed since the draw «{seed}»: draw anew.")


class SampleDifferedError(ScanError):
    """A count that is to be recorded although drawn sheets differed from their paper.

    Attributes:
        differing: How many.
        drawn: Of how many.
    """

    code = "sample-differed"

    def __init__(self, differing: int, *, drawn: int) -> None:
        self.differing, self.drawn = differing, drawn
        super().__init__(
            f"{differing} of {drawn} drawn sheets differed: draw more than {drawn} new "
            "ones and compare them, compare every sheet, or have all members decide."
        )


class SeedUsedError(ScanError):
    """A draw from numbers that an earlier draw of this count came from.

    Attributes:
        seed: As it is hashed.
    """

    code = "seed-used"

    def __init__(self, seed: str) -> None:
        self.seed = seed
        super().__init__(
            f"«{seed}» was drawn before: it names the same sheets first; call others."
        )


class ComparisonUnclearError(ScanError):
    """A comparison that says neither «agrees» nor which rows differ, or both."""

    code = "comparison-unclear"

    def __init__(self) -> None:
        super().__init__("Say that the sheet agrees, or tick rows and say they differ.")


class SheetNotDrawnError(ScanError):
    """A comparison of a sheet that was not drawn, or is gone."""

    code = "sheet-not-drawn"

    def __init__(self) -> None:
        super().__init__("That sheet was not drawn: load the list of the draw again.")
