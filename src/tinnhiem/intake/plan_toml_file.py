"""A plan written as our own TOML."""

import tomllib
from pathlib import Path

from tinnhiem.core.files import FileSyntaxError
from tinnhiem.core.plans.plan import Plan
from tinnhiem.core.plans.plan_toml import plan_from_table
from tinnhiem.intake.text_files import read_text


def read_plan_toml(path: Path) -> Plan:
    """Return the plan in a TOML file, either alone or under `[plan]`.

    Raises:
        FileRefusedError: The file cannot be read, or is no TOML. Correct the line it
            names.
        PlanTableError: A key is unknown, missing or of the wrong kind.
    """
    return plan_in_toml(path, read_text(path))


def plan_in_toml(path: Path, text: str) -> Plan:
    """Return the plan that TOML is, as `read_plan_toml` does; `path` names it.

    Raises:
        FileSyntaxError: It is no TOML; `detail` says line and column.
        PlanTableError: A key is unknown, missing or of the wrong kind.
    """
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as wrong:
        detail = str(wrong).removesuffix(")").rpartition("(at ")[2]
        raise FileSyntaxError(str(path), detail=_in_vietnamese(detail)) from wrong
    only = table.get("plan")
    return plan_from_table(
        only if isinstance(only, dict) and len(table) == 1 else table
    )


def _in_vietnamese(place: str) -> str:
    """Return «line 3, column 5» of the parser in the words of a clerk."""
    words = {"line": "dòng", "column": "cột", "end of document": "cuối tệp"}
    for english, vietnamese in words.items():
        place = place.replace(english, vietnamese)
    return place
