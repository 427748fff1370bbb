"""The same reading on a cluster: the same totals, also when a worker dies midway."""

import signal
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from tests.omr.clusters import cluster
from tests.omr.drawing import make_layout
from tests.omr.readers import ENDS, PLACE, READ, SLOW_PLACE
from tests.omr.scans import put
from tests.omr.test_crew import pdf_with
from tinnhiem.core.scanning.errors import (
    ClusterFarError,
    ClusterSilentError,
)
from tinnhiem.core.scanning.page import PageOutcome, total
from tinnhiem.omr.cluster import (
    HELD,
    ClusterCrew,
    Patience,
    read_chunk,
    require_near,
    unsealed,
)
from tinnhiem.omr.crew import CHUNK, LocalCrew, reading_setup
from tinnhiem.omr.leaf import Leaf
from tinnhiem.omr.limits import LIMITS
from tinnhiem.omr.opening import leaves_in
from tinnhiem.omr.reading import crew_for, read_pile

pytestmark = [
    pytest.mark.enable_socket,
    # The cluster's own threads and event loops, on their way out.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

LAYOUT = make_layout(rows=3)


def test_a_cluster_reads_what_one_machine_reads_also_when_a_worker_is_killed(
    tmp_path: Path,
) -> None:
    values = [*range(READ, READ + 30), ENDS, READ + 3, *range(READ + 40, READ + 48)]
    scans = tmp_path / "scans"
    scans.mkdir()
    put(scans, "1.pdf", pdf_with(*values))
    put(scans, "2.pdf", b"%PDF-1.7 broken")
    local = read_pile([scans], [LAYOUT], crew=LocalCrew([LAYOUT], jobs=2, reader=PLACE))

    with cluster(tmp_path, workers=2) as office:
        killed: list[int] = []

        def kill_one(pages: int) -> None:
            if pages >= CHUNK and not killed:
                office.workers[0].send_signal(signal.SIGKILL)
                killed.append(pages)

        crew = crew_for([LAYOUT], cluster=office.address, reader=SLOW_PLACE)
        far = read_pile([scans], [LAYOUT], crew=crew, progress=kill_one)

    assert killed, "the worker was killed before the pile was read"
    assert far == local
    assert total(far.pages) == total(local.pages)
    outcomes = [page.outcome for page in far.pages]
    assert outcomes.count(PageOutcome.READ) == 38
    assert outcomes.count(PageOutcome.DUPLICATE) == 1
    assert outcomes.count(PageOutcome.REJECTED) == 2


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:9", "127.0.0.1:9", "tcp://", "nonsense://", ""]
)
def test_an_address_where_nobody_answers_is_told(address: str) -> None:
    with pytest.raises(ClusterSilentError):
        ClusterCrew([LAYOUT], address=address, patience=Patience(answer=1))


@pytest.mark.parametrize("address", ["tcp://8.8.8.8:8786", "tls://[2606:4700::1]:1"])
def test_ballots_do_not_travel_to_the_internet(address: str) -> None:
    with pytest.raises(ClusterFarError):
        require_near(address)


@pytest.mark.parametrize(
    "address",
    ["tcp://127.0.0.1:1", "tls://10.1.2.3:8786", "192.168.7.1:9", "tcp://[fe80::1]:9"],
)
def test_the_office_is_near(address: str) -> None:
    require_near(address)


def test_what_a_worker_keeps_cannot_be_read(tmp_path: Path) -> None:
    """A worker short of memory moves results to its disk; they are sealed."""
    path = put(tmp_path, "a.pdf", pdf_with(READ, READ + 1))
    leaves = [one for one in leaves_in([path]) if isinstance(one, Leaf)]
    setup = reading_setup([LAYOUT], reader=PLACE)

    kept = read_chunk(leaves, setup=setup, limits=LIMITS, secret=bytes(32))
    HELD.reader.close()  # a worker keeps its child; a test does not
    del HELD.reader

    assert LAYOUT.pages[0].code.text.encode() not in kept
    assert b"answer" not in kept
    with pytest.raises(InvalidTag):
        unsealed(kept, bytes(31) + b"x")
    assert len(unsealed(kept, bytes(32))) == 2
