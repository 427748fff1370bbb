"""The report: silent errors and flags side by side, each with how sure one may be."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from tests.scans.bounds import at_most, interval
from tests.scans.scoring import Score, Verdict

POSITIONS: Final = 3  # boxes in a row
FLAGS: Final = (Verdict.NEEDLESS,)


def report(score: Score) -> dict[str, Any]:
    """Return everything that is reported, by device and by kind of mark."""
    devices = sorted({device for device, *_ in score.pages})
    kinds = sorted({kind for _, kind, _, _ in score.rows})
    return {
        "devices": [_line(score, name, device=name) for name in devices],
        "kinds": [_line(score, name, kinds=[name]) for name in kinds],
        "all": _line(score, "all"),
        "reasons": [[*key, n] for key, n in score.reasons.most_common(40)],
        "findings": [
            {
                "device": found.device, "seed": found.seed, "row": found.row,
                "kind": found.kind, "answer": found.answer, "accepted": found.accepted,
            }
            for found in score.findings
        ],
    }  # fmt: skip


def _line(
    score: Score, name: str, *, device: str | None = None, kinds: Sequence[str] = ()
) -> dict[str, Any]:
    rows = score.count(device=device, kinds=kinds)
    silent = score.count(Verdict.SILENT, device=device, kinds=kinds)
    needless = score.count(*FLAGS, device=device, kinds=kinds)
    low, high = interval(needless, rows) if rows else (0.0, 1.0)
    pages = {
        outcome: sum(
            n
            for (where, _, came, _), n in score.pages.items()
            if device in {None, where} and came == outcome
        )
        for outcome in ("read", "flagged", "rejected", "duplicate")
    }
    return {
        "name": name, "pages": pages, "rows": rows, "positions": rows * POSITIONS,
        "silent": silent,
        "silent_at_most": at_most(silent, rows * POSITIONS) if rows else None,
        "needless": needless, "needless_from": low, "needless_to": high,
        "to_people": score.count(Verdict.TO_PEOPLE, device=device, kinds=kinds),
        "refused": score.count(Verdict.REFUSED, device=device, kinds=kinds),
        "pages_wrong": sum(
            n for (where, _, _, right), n in score.pages.items()
            if device in {None, where} and not right
        ),
    }  # fmt: skip


def markdown(found: dict[str, Any], *, curve: Sequence[dict[str, Any]] = ()) -> str:
    """Return the report as the tables of `docs/reference/accuracy.md`."""
    parts = [
        "### By device\n", _table(found["devices"], with_pages=True),
        "\n### By kind of mark\n", _table(found["kinds"], with_pages=False),
        "\n### All together\n", _table([found["all"]], with_pages=True),
    ]  # fmt: skip
    if curve:
        parts += ["\n### The curve: bolder to more careful\n", _curve(curve)]
    if found["findings"]:
        parts += ["\n### Every silent error\n", _findings(found["findings"])]
    return "\n".join(parts) + "\n"


def _table(lines: Iterable[dict[str, Any]], *, with_pages: bool) -> str:
    head = ["", "rows", "silent", "per position, at most (95 %)", "needless flags"]
    head += ["95 % interval", "to people, rightly"]
    head += ["pages read / flagged / rejected", "of them wrong"] if with_pages else []
    rows = [f"| {' | '.join(head)} |", "|---" + "|---:" * (len(head) - 1) + "|"]
    for line in lines:
        cells = [line["name"], f"{line['rows']:,}", str(line["silent"]), _bound(line)]
        cells += [_percent(line["needless"], line["rows"]), _interval(line)]
        cells += [f"{line['to_people']:,}"]
        pages = line["pages"]
        if with_pages:
            cells += [
                f"{pages['read']:,} / {pages['flagged']:,} / {pages['rejected']:,}"
            ]
            cells += [str(line["pages_wrong"])]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def _bound(line: dict[str, Any]) -> str:
    bound = line["silent_at_most"]
    return "–" if bound is None else f"{bound:.1e}"


def _interval(line: dict[str, Any]) -> str:
    if not line["rows"]:
        return "–"
    return f"{100 * line['needless_from']:.2f}–{100 * line['needless_to']:.2f} %"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f} %" if whole else "–"


def _curve(points: Sequence[dict[str, Any]]) -> str:
    rows = [
        "| × | device | rows | silent | per position, at most | needless flags |",
        "|---:|---|---:|---:|---:|---:|",
    ]
    for point in points:
        line = point["line"]
        cells = [f"{point['factor']:g}", point["device"], f"{line['rows']:,}"]
        cells += [str(line["silent"]), _bound(line)]
        cells += [_percent(line["needless"], line["rows"])]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def _findings(findings: Sequence[dict[str, Any]]) -> str:
    rows = [
        "| device | seed | row | kind | read as | may be |",
        "|---|---:|---:|---|---|---|",
    ]
    rows += [
        f"| {f['device']} | {f['seed']} | {f['row']} | {f['kind']} | {f['answer']} "
        f"| {f['accepted']} |"
        for f in findings[:200]
    ]
    return "\n".join(rows)
