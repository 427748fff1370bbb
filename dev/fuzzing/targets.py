"""The readers that are fuzzed, by the name on the command line.

A trial makes one input in a folder of its own, feeds it to a reader and raises when
something is wrong. A refusal (`VoteError`) is an answer; whatever else is raised is a
fault. Add yours to `TARGETS`.
"""

from collections.abc import Callable
from pathlib import Path
from random import Random  # noqa: TID251 - seeded, so that a fault can be repeated

from dev.fuzzing import figures, plans, rosters, tables

Trial = Callable[[Random, Path], None]

TARGETS: dict[str, Trial] = {
    "figures": figures.trial,
    "people": rosters.damaged_or_not,
    "plan": plans.trial,
    "tables": tables.trial,
}
