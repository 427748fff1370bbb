"""A plan from whatever file it comes in: .txt, .docx or our own .toml."""

from pathlib import Path
from typing import Final

from tinnhiem.core.plans.compiler import compile_plan
from tinnhiem.core.plans.plan import Plan
from tinnhiem.intake.plan_docx import read_docx_lines
from tinnhiem.intake.plan_toml_file import read_plan_toml
from tinnhiem.intake.text_files import read_text

LIMIT: Final = 512 * 1024  # thirty times the seed's plan


def read_plan(path: Path) -> Plan:
    """Return the compiled plan of a file.

    Args:
        path: .docx is read as Word, .toml as our own TOML, anything else as text.

    Raises:
        FileRefusedError: The file cannot be used; one of its subclasses says why.
        PlanError: The file can be read but is no plan of a confidence vote.
    """
    match path.suffix.lower():
        case ".docx":
            return compile_plan(read_docx_lines(path))
        case ".toml":
            return read_plan_toml(path)
        case _:
            return compile_plan(read_text(path, limit=LIMIT).split("\n"))
