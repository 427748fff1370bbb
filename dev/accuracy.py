"""Prove the reader of scanned ballots: `python -m dev.accuracy --pages 6000 --jobs 2`.

Pages are made of the acceptance seeds, read, and compared with what was drawn. A run
that is broken off goes on where it was; pieces count only for the code that made them.
The report is written as Markdown and JSON: silent errors beside needless flags, by
device and kind of mark, each with Clopper and Pearson's bounds; never one «accuracy».

    --level L1,L2          devices of `tests.scans.devices`, by name
    --level hard:double    one hard mark, at L2; «hard:double@L3» at another
    --level hard           all of them
    --level fault          pages of which nothing may be counted
    --patches              many ballots on sheets that lie alike: a release's proof
    --curve                bolder and more careful thresholds on the same pages
"""

import argparse
import json
import sys
from pathlib import Path
from time import monotonic
from typing import Any, Final

from dev.proving.chunks import Chunk, chunks, known, run, score_of
from dev.proving.curve import curve
from dev.proving.report import markdown, report
from tests.scans.faults import FAULTS
from tests.scans.hard import HARD
from tests.scans.scoring import Score, Verdict

BALLOTS: Final = 40  # on sheets that lie alike, with --patches
ALL_OF: Final = {
    "hard": [f"hard:{kind}" for kind in HARD],
    "fault": [f"fault:{name}" for name in FAULTS],
}


def main() -> int:
    """Prove and report; exit 1 when any answer was silently wrong."""
    options = _options()
    names = [n for name in options.level.split(",") for n in ALL_OF.get(name, [name])]
    if unknown := [name for name in names if not known(name)]:
        print(f"Not a device or kind: {', '.join(unknown)}")
        return 2
    todo = chunks(
        names,
        pages=options.pages,
        hard=options.hard,
        patches=BALLOTS if options.patches else 0,
    )
    score = _proved(todo, options)
    points = curve(names, pages=options.curve, hard=0.1) if options.curve else []
    _write(report(score), points, options)
    return int(bool(score.findings))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m dev.accuracy",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--pages", type=int, default=6000, help="of each device")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--level", default="L1,L2")
    parser.add_argument("--hard", type=float, default=0.03)
    parser.add_argument("--patches", action="store_true")
    parser.add_argument("--curve", type=int, default=0, metavar="PAGES")
    parser.add_argument("--out", type=Path, default=Path("out/accuracy"))
    return parser.parse_args()


def _proved(todo: list[Chunk], options: argparse.Namespace) -> Score:
    """Run all pieces, telling how far it is."""
    score, started = Score(), monotonic()
    results = run(todo, options.out / "kept.jsonl", jobs=options.jobs)
    for done, rows in enumerate(results, 1):
        score.join(score_of(rows))
        pages = sum(score.pages.values())
        silent = score.count(Verdict.SILENT)
        rate = pages / max(monotonic() - started, 0.1)
        print(
            f"\r{done}/{len(todo)} pieces, {pages} pages, {silent} silent, "
            f"{rate:.1f} pages/s",
            end="",
            flush=True,
        )
    print()
    return score


def _write(
    found: dict[str, Any], points: list[dict[str, Any]], options: argparse.Namespace
) -> None:
    options.out.mkdir(parents=True, exist_ok=True)
    text = json.dumps({**found, "curve": points}, ensure_ascii=False, indent=1)
    (options.out / "report.json").write_text(text + "\n", encoding="utf-8")
    tables = markdown(found, curve=points)
    (options.out / "report.md").write_text(tables, encoding="utf-8")
    print(tables)


if __name__ == "__main__":
    sys.exit(main())
