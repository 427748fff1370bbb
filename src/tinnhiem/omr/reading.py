"""A pile of scanned files read and settled: what `tinnhiem scan read` and actions call.

Nothing is written to disk, here or in the children: no picture, no reading.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tinnhiem.core.scanning.layout import SheetLayout
from tinnhiem.core.scanning.page import PageReading
from tinnhiem.omr.crew import READER, Crew, LocalCrew, PileLeaf
from tinnhiem.omr.limits import LIMITS, Limits
from tinnhiem.omr.opening import leaves_in
from tinnhiem.omr.pictures import Unopened
from tinnhiem.omr.piles import settle_pile

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPile:
    """Everything that came of a pile.

    Attributes:
        pages: In the order they were scanned, each in one outcome.
        unopened: Those among them that never became a picture, with the reason.
    """

    pages: tuple[PageReading, ...]
    unopened: tuple[Unopened, ...]

    @property
    def shut(self) -> tuple[Unopened, ...]:
        """Return the files of which nothing was opened; how many pages, nobody knows.

        A page that cannot be opened in a file of which others can is not among them.
        """
        known = {(one.file, one.page) for one in self.unopened}
        paged = {
            page.file
            for page in self.pages
            if page.page > 1 or (page.file, page.page) not in known
        }
        return tuple(one for one in self.unopened if one.file not in paged)


def read_paths(
    paths: Sequence[Path],
    layouts: Sequence[SheetLayout],
    *,
    jobs: int = 1,
    cluster: str | None = None,
    progress: Progress | None = None,
) -> tuple[PageReading, ...]:
    """Return what every page behind `paths` came to, in a stable order.

    Args:
        paths: Files and folders.
        layouts: Of the print runs whose sheets may be among them.
        jobs: Children that read side by side on this machine.
        cluster: Address of a Dask cluster that reads in their place.
        progress: Told how many pages are done, now and then.

    Raises:
        ClusterMissingError: The package for clusters is not installed.
        ClusterSilentError: Nobody answers at the address.
    """
    crew = crew_for(layouts, jobs=jobs, cluster=cluster)
    return read_pile(paths, layouts, crew=crew, progress=progress).pages


def crew_for(
    layouts: Sequence[SheetLayout],
    *,
    jobs: int = 1,
    cluster: str | None = None,
    limits: Limits = LIMITS,
    reader: str = READER,
) -> Crew:
    """Return who reads: children here, or a cluster that answers at its address."""
    if cluster is None:
        return LocalCrew(layouts, jobs=jobs, limits=limits, reader=reader)
    from tinnhiem.omr.cluster import ClusterCrew

    return ClusterCrew(layouts, address=cluster, limits=limits, reader=reader)


def read_pile(
    paths: Sequence[Path],
    layouts: Sequence[SheetLayout],
    *,
    crew: Crew,
    progress: Progress | None = None,
) -> ReadPile:
    """Read and settle a pile, then dismiss the crew, also when interrupted."""
    leaves: list[PileLeaf] = []
    try:
        for one in crew.read(leaves_in(paths)):
            leaves.append(one)
            if progress is not None:
                progress(len(leaves))
    finally:
        crew.close()
    digests = [one.digest for one in leaves]
    return ReadPile(
        pages=settle_pile(leaves, layouts, digests=digests),
        unopened=tuple(
            Unopened(file=one.reading.file, page=one.reading.page, reason=one.fault)
            for one in leaves
            if one.fault is not None
        ),
    )
