"""A plan from whatever file it comes in: .txt, .docx or our own .toml."""

from pathlib import Path
from typing import Final

from tinnhiem.core.files import FileTooLargeError
from tinnhiem.core.plans.compiler import compile_plan
from tinnhiem.core.plans.plan import Plan
from tinnhiem.intake.plan_docx import lines_in_docx, read_docx_lines
from tinnhiem.intake.plan_toml_file import plan_in_toml, read_plan_toml
from tinnhiem.intake.text_files import read_text, text_of

LIMIT: Final = 512 * 1024  # thirty times the seed's plan

PACKAGE: Final = b"PK"  # what a .docx begins with, whatever its name


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


def plan_in(name: str, content: bytes) -> Plan:
    """Return the compiled plan of bytes that somebody sent.

    Args:
        name: What the sender calls them, for refusals. Only «.toml» is believed: what
            the bytes begin with decides between Word and text.
        content: At most what memory holds; the caller has looked.

    Raises:
        FileRefusedError: The bytes cannot be used; one of its subclasses says why.
        PlanError: They can be read but are no plan of a confidence vote.
    """
    path = Path(name)
    if content.startswith(PACKAGE):
        return compile_plan(lines_in_docx(path, content))
    if len(content) > LIMIT:
        detail = f"tối đa {LIMIT // 1024} KB"
        raise FileTooLargeError(name, detail=detail)
    text = text_of(path, content)
    if path.suffix.lower() == ".toml":
        return plan_in_toml(path, text)
    return compile_plan(text.split("\n"))
