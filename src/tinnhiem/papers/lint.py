"""Does a paper keep the rules of form? L01 to L16, before it is issued.

Pure over the model: no file, no clock. The same rules run on files (`lint_files`).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final

from tinnhiem.core.papers.lint import PaperFinding, Weight
from tinnhiem.papers import lint_foot, lint_head, lint_names, lint_page, lint_words
from tinnhiem.papers.lint_model import names_in, sheets_of, typed_figures
from tinnhiem.papers.lint_sheet import Sheet
from tinnhiem.papers.model import Paper

SHOWN: Final = 5  # places of one note
CHECKS: Final[tuple[Callable[[Sheet], Iterator[PaperFinding]], ...]] = (
    lint_page.page_and_type,
    lint_head.dates,
    lint_head.number_and_symbol,
    lint_foot.signers,
    lint_foot.recipients,
    lint_head.addressed,
    lint_foot.copies,
    lint_words.letters,
    lint_words.citations,
    lint_foot.end_mark,
    lint_page.page_numbers,
    lint_words.points,
    lint_names.figures,
    lint_words.deadlines,
    lint_words.broken_sentences,
)


def lint(paper: Paper, *, register: Collection[str] = ()) -> tuple[PaperFinding, ...]:
    """Return what the paper does against the rules of form, faults first.

    Args:
        paper: As it would be printed.
        register: The names of the roster, byte for byte; those that the paper takes
            from the record are always known.
    """
    known = {*register, *names_in(paper)}
    return sorted_findings(
        [*lint_sheets(sheets_of(paper), register=known), *typed_figures(paper)]
    )


def lint_sheets(
    sheets: Iterable[Sheet], *, register: Collection[str] = ()
) -> tuple[PaperFinding, ...]:
    """Return the findings of every rule on every sheet, faults first."""
    found: list[PaperFinding] = []
    for sheet in sheets:
        for check in CHECKS:
            found += check(sheet)
        found += lint_names.names(sheet, register=register)
    return sorted_findings(found)


def sorted_findings(found: Iterable[PaperFinding]) -> tuple[PaperFinding, ...]:
    """Return faults before warnings, each by rule."""
    return tuple(
        sorted(found, key=lambda one: (one.weight is not Weight.FAULT, one.rule.id))
    )


def faults_of(found: Iterable[PaperFinding]) -> tuple[PaperFinding, ...]:
    """Return the findings that keep a paper from going out."""
    return tuple(one for one in found if one.weight is Weight.FAULT)


def grouped(found: Iterable[PaperFinding]) -> list[tuple[PaperFinding, str]]:
    """Return each note once, with every place where it holds, in Vietnamese.

    A list of 26 people has the same note 26 times; what stands there is shown once.
    """
    alike: dict[tuple[str, str, str], list[PaperFinding]] = {}
    for one in found:
        repeated = one.stands if one.weight is Weight.FAULT else ""
        alike.setdefault((one.rule.id, one.should, repeated), []).append(one)
    return [(same[0], _places(same)) for same in alike.values()]


def _places(same: Sequence[PaperFinding]) -> str:
    places = tuple(dict.fromkeys(one.where for one in same))
    more = len(places) - SHOWN
    shown = "; ".join(places[:SHOWN]) + (f" và {more} chỗ nữa" if more > 0 else "")
    return f"({len(same)} chỗ) {shown}" if same[1:] else shown
