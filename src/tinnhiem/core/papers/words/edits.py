"""Words of a paper that somebody changed in Word, and a named person accepted.

An edit belongs to one block of one paper and replaces its words. Figures are kept as
places («the second figure of the block»), never as text: when the record changes, the
edited paper shows the new figure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tinnhiem.core.papers.copies import BALLOTS

# Papers whose words belong to the law or to the committee's pencil, not to the clerk.
UNEDITABLE: Final = BALLOTS | {"D16b"}
# Made from the count before the committee signs it.
COMMITTEE_PAPERS: Final = frozenset({"D16", "D17"})


@dataclass(frozen=True, slots=True)
class EditedRun:
    """Some words, or the place of a figure.

    Attributes:
        text: The words; empty for a figure.
        figure: Which figure of the block stands here, from 0; None for words.
    """

    text: str = ""
    figure: int | None = None
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class EditedLine:
    """One paragraph of an edited block.

    Attributes:
        runs: From left to right.
        is_body: Set as ordinary text, whatever the block is: a paragraph added under
            a heading is no heading.
    """

    runs: tuple[EditedRun, ...]
    is_body: bool = False


@dataclass(frozen=True, slots=True)
class PaperEdit:
    """The accepted words of one block.

    Attributes:
        code: The paper's code, «D16»; the edit holds for every copy of it.
        key: The block's stable key (docs/adr/0021).
        lines: One for each paragraph; none when the block was taken out.
    """

    code: str
    key: str
    lines: tuple[EditedLine, ...]


def lines_to_table(lines: Sequence[EditedLine]) -> list[dict[str, Any]]:
    """Return lines as values that JSON and TOML can hold; what is plain is left out."""
    return [
        {
            "runs": [_run_to_table(run) for run in line.runs],
            **({"is_body": True} if line.is_body else {}),
        }
        for line in lines
    ]


def lines_from_table(rows: Sequence[Mapping[str, Any]]) -> tuple[EditedLine, ...]:
    """Return the lines of `lines_to_table`.

    Raises:
        ValueError: The values are not such lines.
    """
    try:
        return tuple(
            EditedLine(
                tuple(_run_from_table(run) for run in row["runs"]),
                is_body=row.get("is_body", False) is True,
            )
            for row in rows
        )
    except (KeyError, TypeError, AttributeError) as fault:
        said = f"Not the lines of an edit ({fault!r}). Export the campaign again."
        raise ValueError(said) from fault


def _run_to_table(run: EditedRun) -> dict[str, Any]:
    content = {"text": run.text} if run.figure is None else {"figure": run.figure}
    styles = {"bold": run.bold, "italic": run.italic}
    return {**content, **{name: True for name, on in styles.items() if on}}


def _run_from_table(row: Mapping[str, Any]) -> EditedRun:
    text, figure = row.get("text", ""), row.get("figure")
    if not isinstance(text, str) or not (figure is None or type(figure) is int):
        said = "A run holds text or the number of a figure."
        raise TypeError(said)
    return EditedRun(
        text=text,
        figure=figure,
        bold=row.get("bold", False) is True,
        italic=row.get("italic", False) is True,
    )
