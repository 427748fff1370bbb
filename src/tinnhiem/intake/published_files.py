"""Published results that somebody brought: tables → a published result."""

from pathlib import Path

from tinnhiem.core.outcome.errors import NoFiguresReadError
from tinnhiem.core.outcome.published import PublishedResult
from tinnhiem.core.outcome.result_table import read_result_table
from tinnhiem.intake.tables import read_table


def read_published(path: Path) -> PublishedResult:
    """Return the figures of a published result.

    Raises:
        FileRefusedError: The file cannot be read; choose another one.
        NoFiguresReadError: No figure of a vote was recognised in it.
    """
    result = read_result_table(read_table(path), file=path.name)
    if result is None or not result.figures:
        raise NoFiguresReadError(str(path))
    return result
