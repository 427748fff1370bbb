"""The whole dossier, every PDF and .docx, against docxtpl, LibreOffice and PDF.

Run as `python -m bench.dossier`. The peer gets the same content: each of our .docx with
its figures turned into docxtpl placeholders (not timed), filled in and converted. It is
measured twice: all files in one call of LibreOffice, the best it can do, and one call
a file, which is what an office has that prints one paper now and another later.
"""

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, Final

from docxtpl import DocxTemplate

from tests.papers.builders import make_record
from tinnhiem.papers.making import make_papers, papers_of
from tinnhiem.papers.model import Figure, Paper
from tinnhiem.papers.word import to_docx

MADE_AT: Final = datetime(2023, 7, 12, 4, 30, tzinfo=UTC)
REPEATS: Final = 5
ALONE: Final = 5  # papers converted one call each; a whole dossier would take a minute
RATIO: Final = 20.0


def measure() -> dict[str, float]:
    """Return seconds for the dossier on both sides, and the ratios."""
    papers = tuple(papers_of(make_record()))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        templates = [_as_template(paper) for paper in papers]
        ours = median(_seconds(lambda: _ours(folder)) for _ in range(REPEATS))
        figures = {"papers": float(len(papers)), "ours_seconds": ours}
        office = shutil.which("soffice")
        if office is None:
            print("  LibreOffice is not installed: nothing to compare with")
            return figures
        together = _seconds(lambda: _theirs(templates, folder, office=office))
        alone = _seconds(
            lambda: [_theirs([one], folder, office=office) for one in templates[:ALONE]]
        )
    per_paper = alone / ALONE * len(papers)
    return figures | {
        "peer_one_call_seconds": together,
        "peer_a_call_each_seconds": per_paper,
        "ratio_one_call": together / ours,
        "ratio_a_call_each": per_paper / ours,
    }


def _ours(folder: Path) -> None:
    make_papers(make_record(), folder / "ours", made_at=MADE_AT)


def _theirs(
    templates: list[tuple[bytes, dict[str, str]]], folder: Path, *, office: str
) -> None:
    target = folder / "theirs"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    names = []
    for number, (template, figures) in enumerate(templates):
        filled = DocxTemplate(io.BytesIO(template))
        filled.render(figures, autoescape=True)
        name = target / f"{number}.docx"
        filled.save(name)
        names.append(str(name))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run(
        [*command, str(target), *names],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    if len(list(target.glob("*.pdf"))) != len(templates):
        missing = "LibreOffice left files out; the comparison would flatter us."
        raise RuntimeError(missing)


def _as_template(paper: Paper) -> tuple[bytes, dict[str, str]]:
    """Return our .docx with placeholders for its figures, and the figures."""
    figures: dict[str, str] = {}
    return to_docx(_with_placeholders(paper, figures), made_at=MADE_AT), figures


def _with_placeholders(part: Any, figures: dict[str, str]) -> Any:
    if isinstance(part, Figure):
        name = f"f{len(figures)}"
        figures[name] = part.text
        return replace(part, text=f"{{{{{name}}}}}")
    if isinstance(part, tuple):
        return tuple(_with_placeholders(one, figures) for one in part)
    if is_dataclass(part) and not isinstance(part, type):
        changed = {
            field.name: _with_placeholders(getattr(part, field.name), figures)
            for field in fields(part)
        }
        return replace(part, **changed)
    return part


def _seconds(job: Callable[[], object]) -> float:
    begun = perf_counter()
    job()
    return perf_counter() - begun


def main() -> int:
    """Print the figures; fail when the ratio is below the target."""
    figures = measure()
    for name, figure in figures.items():
        print(f"  {name:28} {figure:8.2f}")
    return int(figures.get("ratio_a_call_each", RATIO) < RATIO)


if __name__ == "__main__":
    sys.exit(main())
