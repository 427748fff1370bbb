"""Try real paper, pens and copiers: what was marked by hand against what is read.

    python -m dev.paper_trial plan --sheets 40 --seed 7 --out out/paper
    python -m dev.paper_trial compare --out out/paper --device "copier, floor 2" SCANS…

`plan` prints ballots and says what to mark on which; people mark and scan them; and
`compare` reads the scans, in the order of the sheets, and lists every row that was read
as something else than was marked. See docs/how-to/try-real-paper.md.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from tests.papers.builders import MADE_AT, make_officeholders, make_record
from tests.scans.bounds import at_most
from tinnhiem.core.scanning.layout import layout_from, layout_rows
from tinnhiem.core.scanning.page import PageOutcome, PageReading
from tinnhiem.omr.reading import read_paths
from tinnhiem.papers.ballot_drawing import with_drawings
from tinnhiem.papers.ballot_face import face_of
from tinnhiem.papers.ballot_pdf import sheet_pdf
from tinnhiem.papers.ballot_sheet import ballot_sheet

PEOPLE: Final = 18
PLAN, LAYOUT, BALLOTS, TO_DO = "plan.json", "layout.json", "ballots.pdf", "marks.txt"
FLAG: Final = "flag"
# What to do in a row: its sign in the plan, how often, and what may be said of it.
PLAIN: Final = "1230"
HARD: Final = {
    "D": ("crosses in two boxes", {FLAG}),
    "C": ("a cross scribbled out, another beside it", {FLAG}),
    "N": ("a cross in box 2, and the name struck out", {FLAG}),
    "F": ("a cross in box 1, as faint as the pen allows", {FLAG, "1"}),
}
HARD_SHARE: Final = 0.1
PENS: Final = ("blue ball pen", "black ball pen", "gel pen", "pencil", "red ball pen")
COUNTED: Final = frozenset({PageOutcome.READ, PageOutcome.FLAGGED})


@dataclass(frozen=True, slots=True)
class Finding:
    """One row that was read as something that was not marked; sheets from 1."""

    sheet: int
    row: int
    marked: str
    read: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What came of one pile on one device.

    Attributes:
        rows: Of sheets that were counted.
        findings: Silent errors.
        needless: Plain rows that were shown to people.
        missed: Sheets that were rejected, called twins, or never came, with the reason.
    """

    rows: int
    plain: int
    findings: tuple[Finding, ...]
    needless: int
    missed: dict[int, str]


def planned(sheets: int, *, seed: int) -> list[str]:
    """Return what to mark on every sheet, a sign a row."""
    lot = np.random.default_rng(seed)
    signs = np.where(
        lot.random((sheets, PEOPLE)) < HARD_SHARE,
        lot.choice(list(HARD), (sheets, PEOPLE)),
        lot.choice(list(PLAIN), (sheets, PEOPLE)),
    )
    return ["".join(row) for row in signs.tolist()]


def compared(plan: Sequence[str], pages: Sequence[PageReading]) -> Trial:
    """Compare the pages, in the order of the sheets, with what was to be marked."""
    findings, missed = [], {}
    rows = plain = needless = 0
    for sheet, signs in enumerate(plan, 1):
        page = pages[sheet - 1] if sheet <= len(pages) else None
        if page is None or page.outcome not in COUNTED:
            missed[sheet] = page.reason if page else "no page"
            continue
        for sign, row in zip(signs, page.rows, strict=True):
            said = FLAG if row.answer is None else str(row.answer)
            rows += 1
            plain += sign in PLAIN
            needless += sign in PLAIN and said == FLAG
            if said not in _accepted(sign):
                findings.append(Finding(sheet, row.row, sign, said))
    return Trial(
        rows=rows,
        plain=plain,
        findings=tuple(findings),
        needless=needless,
        missed=missed,
    )


def _accepted(sign: str) -> set[str]:
    return HARD[sign][1] if sign in HARD else {sign, FLAG}


def told(trial: Trial, *, device: str) -> Iterator[str]:
    """Yield the lines of the report."""
    yield f"## {device}"
    yield ""
    bound = at_most(len(trial.findings), trial.rows) if trial.rows else 1.0
    yield f"- {trial.rows} rows compared, {len(trial.findings)} silent errors"
    yield f"- silent errors at most {bound:.1e} of rows, 95 % on one side"
    share = trial.needless / trial.plain if trial.plain else 0.0
    seen = f"{trial.needless} of {trial.plain} ({share:.2%})"
    yield f"- plain rows shown to people: {seen}"
    for one in trial.findings:
        yield (
            f"- SILENT ERROR: sheet {one.sheet}, row {one.row}: marked {one.marked}, "
            f"read {one.read}"
        )
    for reason, number in Counter(trial.missed.values()).items():
        sheets = [str(sheet) for sheet, why in trial.missed.items() if why == reason]
        yield f"- {number} sheets not counted ({reason}): {', '.join(sheets)}"


def plan_to(out: Path, *, sheets: int, seed: int) -> None:
    """Write ballots to print, the layout, and what to mark on which sheet."""
    out.mkdir(parents=True, exist_ok=True)
    names = tuple((f"Nguyễn Thị Mẫu {i}", "Phó Chánh Văn phòng") for i in range(PEOPLE))
    record = make_record(officeholders=make_officeholders(names))
    sheet = ballot_sheet(face_of(record))
    pdf = sheet_pdf(sheet, copies=sheets, made_at=MADE_AT)
    rows = layout_rows(with_drawings(sheet.layout, pdf))
    plan = planned(sheets, seed=seed)
    (out / BALLOTS).write_bytes(pdf)
    (out / LAYOUT).write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    (out / PLAN).write_text(json.dumps(plan), encoding="utf-8")
    (out / TO_DO).write_text("\n".join(_to_do(plan)) + "\n", encoding="utf-8")


def _to_do(plan: Sequence[str]) -> Iterator[str]:
    yield "Write the sheet's number in pencil on its BACK. A sign a row, from the top:"
    yield "1 2 3: a cross in that box; 0: nothing"
    yield from (f"{sign}: {words}" for sign, (words, _) in HARD.items())
    yield ""
    for sheet, signs in enumerate(plan, 1):
        pen = PENS[(sheet - 1) % len(PENS)]
        groups = " ".join(signs[at : at + 6] for at in range(0, PEOPLE, 6))
        yield f"sheet {sheet:>3}  {groups}  {pen}"


def main() -> int:
    """Plan or compare; exit 1 when any row was silently read wrong."""
    parser = argparse.ArgumentParser(
        prog="python -m dev.paper_trial",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("deed", choices=("plan", "compare"))
    parser.add_argument("scans", nargs="*", type=Path)
    parser.add_argument("--out", type=Path, default=Path("out/paper"))
    parser.add_argument("--sheets", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="a device without a name")
    options = parser.parse_args()
    if options.deed == "plan":
        plan_to(options.out, sheets=options.sheets, seed=options.seed)
        print(f"Print {options.out / BALLOTS}, mark as {options.out / TO_DO} says.")
        return 0
    layout = layout_from(json.loads((options.out / LAYOUT).read_text(encoding="utf-8")))
    plan = json.loads((options.out / PLAN).read_text(encoding="utf-8"))
    trial = compared(plan, read_paths(options.scans, [layout]))
    print("\n".join(told(trial, device=options.device)))
    return int(bool(trial.findings) or bool(trial.missed))


if __name__ == "__main__":
    raise SystemExit(main())
