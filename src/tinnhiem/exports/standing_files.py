"""Is the file that stands there an earlier export? Only such a one is written over."""

import io
import json
import tomllib
import zipfile
from collections.abc import Callable
from typing import Final

from tinnhiem.exports.nist_cvr import DEVICE
from tinnhiem.exports.people_tables import HEADINGS, SHEET
from tinnhiem.exports.result_json import FORMAT
from tinnhiem.exports.result_lines import COLUMNS
from tinnhiem.exports.result_xlsx import FIGURES

CHART: Final = b'aria-labelledby="tieu-de mo-ta">'  # begins every chart of ours
HEAD: Final = 1000  # bytes in which an SVG says so
VENDOR: Final = "tinnhiem"


def is_result_csv(content: bytes) -> bool:
    """Say whether a file is a result as CSV."""
    return _first_line(content) == ";".join(column.heading for column in COLUMNS)


def is_result_xlsx(content: bytes) -> bool:
    """Say whether a file is a workbook of a result."""
    return _has_sheet(content, FIGURES)


def is_result_json(content: bytes) -> bool:
    """Say whether a file is a result as JSON."""
    return _json(content).get("format") == FORMAT


def is_result_cvr(content: bytes) -> bool:
    """Say whether a file is a CastVoteRecordReport that we wrote."""
    return _json(content).get("ReportGeneratingDeviceIds") == [DEVICE]


def is_result_ers(content: bytes) -> bool:
    """Say whether a file is an ElectionReport that we wrote."""
    return _json(content).get("VendorApplicationId") == VENDOR


def is_result_svg(content: bytes) -> bool:
    """Say whether a file is a chart that we drew."""
    return CHART in content[:HEAD]


def is_people_csv(content: bytes) -> bool:
    """Say whether a file is a list of people that we wrote."""
    return _first_line(content) == ";".join(HEADINGS)


def is_people_xlsx(content: bytes) -> bool:
    """Say whether a file is a workbook of people that we wrote."""
    return _has_sheet(content, SHEET)


def is_campaign_toml(content: bytes) -> bool:
    """Say whether a file is a campaign as TOML."""
    try:
        tables = tomllib.loads(content.decode("utf-8"))
    except ValueError:
        return False
    return {"campaign", "rulebook", "plan"} <= tables.keys()


OURS: Final[dict[str, Callable[[bytes], bool]]] = {
    "csv": is_result_csv,
    "xlsx": is_result_xlsx,
    "json": is_result_json,
    "cvr": is_result_cvr,
    "ers": is_result_ers,
}


def _first_line(content: bytes) -> str:
    first = content.partition(b"\r\n")[0]
    try:
        return first.decode("utf-8-sig")
    except ValueError:
        return ""


def _json(content: bytes) -> dict[str, object]:
    try:
        table = json.loads(content)
    except ValueError:
        return {}
    return table if isinstance(table, dict) else {}


def _has_sheet(content: bytes, sheet: str) -> bool:
    """Say whether a workbook has a sheet of that name and the mark of our writer."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            sheets = package.read("xl/workbook.xml").decode("utf-8")
    except (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError):
        return False
    # `lowestEdited`, `rupBuild`: written so by our library, by Excel otherwise.
    return f'<sheet name="{sheet}"' in sheets and 'rupBuild="4505"' in sheets
