"""A cluster that is lost midway, or cannot read, is told in a sentence."""

from pathlib import Path

import pytest

from tests.omr.clusters import cluster
from tests.omr.drawing import make_layout
from tests.omr.readers import READ, SLOW_PLACE
from tests.omr.scans import put
from tests.omr.test_crew import pdf_with
from tinnhiem.core.scanning.errors import (
    ClusterSilentError,
    ClusterUnfitError,
)
from tinnhiem.omr.cluster import (
    ClusterCrew,
    Patience,
)
from tinnhiem.omr.crew import CHUNK
from tinnhiem.omr.reading import read_pile

pytestmark = [
    pytest.mark.enable_socket,
    # The cluster's own threads and event loops, on their way out.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

LAYOUT = make_layout(rows=3)


@pytest.mark.parametrize("gone", ["worker", "scheduler"])
def test_a_cluster_that_is_gone_midway_is_told(tmp_path: Path, gone: str) -> None:
    path = put(tmp_path, "1.pdf", pdf_with(*range(READ, READ + 24)))

    with cluster(tmp_path, workers=1) as office:
        lost = office.workers[0] if gone == "worker" else office.scheduler

        def kill(pages: int) -> None:
            if pages >= CHUNK:
                lost.kill()

        crew = ClusterCrew(
            [LAYOUT],
            address=office.address,
            reader=SLOW_PLACE,
            patience=Patience(answer=1, worker=1),
        )
        with pytest.raises(ClusterSilentError):
            read_pile([path], [LAYOUT], crew=crew, progress=kill)


def test_a_cluster_that_cannot_read_is_told(tmp_path: Path) -> None:
    """As with another version on its machines: the reader is not there."""
    path = put(tmp_path, "1.pdf", pdf_with(READ))

    with cluster(tmp_path, workers=1) as office:
        crew = ClusterCrew(
            [LAYOUT], address=office.address, reader="tinnhiem.omr:Nobody"
        )
        with pytest.raises(ClusterUnfitError, match="ChildUnstartedError"):
            read_pile([path], [LAYOUT], crew=crew)
