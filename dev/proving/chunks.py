"""Work in pieces that a night may interrupt: each is done once and kept as a line."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

import cv2

from dev.proving.sheet import demo_sheet
from tests.scans.devices import DEVICES, device, hard_device
from tests.scans.faults import FAULTS
from tests.scans.hard import HARD
from tests.scans.model import ACCEPTANCE
from tests.scans.patches import score_patches
from tests.scans.running import score, score_fault
from tests.scans.scoring import Finding, Score, Verdict

ROOT: Final = Path(__file__).resolve().parents[2]
PROVED: Final = ("src/tinnhiem/omr", "src/tinnhiem/core/scanning", "tests/scans")
SIZE: Final = 40  # pages in a piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Pages of one device, from one seed on.

    Attributes:
        what: A device of `tests.scans.devices`; «hard:KIND@LEVEL»; «fault:NAME».
        first: Seed.
        pages: That many.
        hard: The share of rows with a hard mark, for a device.
        patches: Ballots for each seed whose sheets lie alike; 0 for whole pages.
    """

    what: str
    first: int
    pages: int = SIZE
    hard: float = 0.0
    patches: int = 0

    @property
    def key(self) -> str:
        """Return what names the piece in the file of those done."""
        return json.dumps(asdict(self), sort_keys=True)


def chunks(
    names: Sequence[str], *, pages: int, hard: float, patches: int
) -> list[Chunk]:
    """Return the pieces of a run, the devices taken in turn."""
    a_piece = SIZE if not patches else 1
    count = -(-pages // (a_piece * max(1, patches)))
    return [
        Chunk(what=name, first=ACCEPTANCE.start + place * a_piece, pages=a_piece,
              hard=hard, patches=patches)
        for place in range(count)
        for name in names
    ]  # fmt: skip


def known(name: str) -> bool:
    """Say whether `name` is something that can be proved on."""
    kind, _, rest = name.partition(":")
    if kind == "hard":
        return rest.partition("@")[0] in HARD
    return name in DEVICES or (kind == "fault" and rest in FAULTS)


def work(chunk: Chunk) -> dict[str, Any]:
    """Generate, read and compare the pages of one piece."""
    cv2.setNumThreads(1)
    sheet = demo_sheet()
    seeds = range(chunk.first, chunk.first + chunk.pages)
    kind, _, rest = chunk.what.partition(":")
    if kind == "fault":
        result = score_fault(sheet, rest, DEVICES["L2"], seeds)
    elif kind == "hard":
        name, _, level = rest.partition("@")
        result = score(sheet, hard_device(name, level=level or "L2"), seeds)
    elif chunk.patches:
        made = device(chunk.what, hard=chunk.hard)
        result = score_patches(sheet, made, seeds, ballots=chunk.patches)
    else:
        result = score(sheet, device(chunk.what, hard=chunk.hard), seeds)
    return _rows(result)


def _rows(result: Score) -> dict[str, Any]:
    return {
        "rows": [[*key, n] for key, n in result.rows.items()],
        "pages": [[*key, n] for key, n in result.pages.items()],
        "reasons": [[*key, n] for key, n in result.reasons.items()],
        "findings": [asdict(finding) for finding in result.findings],
    }


def score_of(rows: dict[str, Any]) -> Score:
    """Return the score that a kept line holds."""
    return Score(
        rows=Counter({(d, k, p, Verdict(v)): n for d, k, p, v, n in rows["rows"]}),
        pages=Counter({(d, a, o, right): n for d, a, o, right, n in rows["pages"]}),
        reasons=Counter({(d, k, f): n for d, k, f, n in rows["reasons"]}),
        findings=[Finding(**finding) for finding in rows["findings"]],
    )


@cache
def proved() -> str:
    """Return a digest of what is proved and of what proves it.

    A kept piece counts only for the code that made it.
    """
    digest = sha256()
    for place in PROVED:
        for path in sorted((ROOT / place).rglob("*.py")):
            if not path.name.startswith("test_"):
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def run(todo: Sequence[Chunk], kept: Path, *, jobs: int) -> Iterator[dict[str, Any]]:
    """Yield the result of every piece, those kept first; keep each new one at once.

    Args:
        todo: All pieces of the run.
        kept: A file of one JSON line a piece.
        jobs: Processes.
    """
    done = _read(kept)
    yield from (done[chunk.key] for chunk in todo if chunk.key in done)
    left = [chunk for chunk in todo if chunk.key not in done]
    kept.parent.mkdir(parents=True, exist_ok=True)
    with (
        kept.open("a", encoding="utf-8") as file,
        get_context("spawn").Pool(jobs) as pool,
    ):
        for key, rows in pool.imap_unordered(_keyed, left):
            line = {"proved": proved(), "key": key, **rows}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            file.flush()
            yield rows


def _keyed(chunk: Chunk) -> tuple[str, dict[str, Any]]:
    return chunk.key, work(chunk)


def _read(kept: Path) -> dict[str, dict[str, Any]]:
    if not kept.exists():
        return {}
    lines = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()]
    return {line["key"]: line for line in lines if line["proved"] == proved()}
