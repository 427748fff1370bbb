"""How long a large count takes: 5,000 voters × 50 officeholders, against numpy.

Run by `make bench`. The peer is a plain `numpy.bincount` a column on the
same marks as small integers: it counts, and does nothing else. The budget is half a
second for counting, reconciling and concluding together, on two cores.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any, Final

import numpy as np

from tinnhiem import rulebooks
from tinnhiem.core.ballots.account import BallotAccount
from tinnhiem.core.conference.attendance import Attendance
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.readings import Readings, tally
from tinnhiem.core.count.reconciliation import Keying, reconcile, require_reconciled
from tinnhiem.core.outcome.concluding import conclude

VOTERS: Final = 5_000
OFFICEHOLDERS: Final = 50
BUDGET: Final = 0.5  # seconds
REPEATS: Final = 7


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds, the median of several runs."""

    tally: float
    reconcile: float
    conclude: float
    numpy: float

    @property
    def ours(self) -> float:
        return self.tally + self.reconcile + self.conclude


def measure() -> Measured:
    """Count the same made-up pile with our core and with numpy."""
    codes = np.random.default_rng(2023).choice(
        len(Mark), size=(VOTERS, OFFICEHOLDERS), p=[0.6, 0.25, 0.1, 0.03, 0.01, 0.01]
    )
    marks = tuple(Mark)
    readings = Readings(
        tuple(f"p{number}" for number in range(OFFICEHOLDERS)),
        tuple(tuple(marks[code] for code in row) for row in codes.tolist()),
    )
    account, hall = _account(), Attendance(summoned=VOTERS, present=VOTERS)
    rulebook = rulebooks.load("party-96-qd-tw-2023")
    counts = tally(readings)

    def reconciled() -> None:
        found = reconcile(
            counts,
            account=account,
            attendance=hall,
            rulebook=rulebook,
            keying=Keying(readings),
        )
        require_reconciled(found, accepted={})

    def concluded() -> None:
        for count in counts:
            conclude(
                count, account=account, attendance=hall, members=None, rulebook=rulebook
            )

    columns = np.ascontiguousarray(codes.T)  # as the peer would keep them
    theirs = [np.bincount(column, minlength=len(Mark)) for column in columns]
    ours = [[c.high, c.confidence, c.low, c.blank, c.several, c.struck] for c in counts]
    if [row.tolist() for row in theirs] != ours:
        sys.exit("numpy counts differently: do not believe any figure below")
    return Measured(
        tally=seconds(lambda: tally(readings)),
        reconcile=seconds(reconciled),
        conclude=seconds(concluded),
        numpy=seconds(
            lambda: [np.bincount(column, minlength=len(Mark)) for column in columns]
        ),
    )


def seconds(work: Callable[[], Any]) -> float:
    """Return the median time of several runs, so that one hiccup does not count."""
    times = []
    for _ in range(REPEATS):
        started = perf_counter()
        work()
        times.append(perf_counter() - started)
    return median(times)


def _account() -> BallotAccount:
    return BallotAccount(
        printed=VOTERS,
        damaged=0,
        stamped=VOTERS,
        issued=VOTERS,
        exchanged=0,
        unused=0,
        returned=VOTERS,
    )


def main() -> int:
    """Print the figures; exit 1 when over the budget."""
    found = measure()
    print(f"{VOTERS} voters x {OFFICEHOLDERS} officeholders, median of {REPEATS} runs")
    print(f"  tally      {found.tally * 1000:8.1f} ms")
    print(f"  reconcile  {found.reconcile * 1000:8.1f} ms")
    print(f"  conclude   {found.conclude * 1000:8.1f} ms")
    print(f"  together   {found.ours * 1000:8.1f} ms (budget {BUDGET * 1000:.0f} ms)")
    print(f"  numpy      {found.numpy * 1000:8.1f} ms for the bincount alone")
    print(f"  ratio      {found.tally / found.numpy:8.1f} (our tally to numpy's)")
    return 0 if found.ours <= BUDGET else 1


if __name__ == "__main__":
    sys.exit(main())
