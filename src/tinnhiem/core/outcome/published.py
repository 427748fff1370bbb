"""A result as somebody published it: printed figures and where each stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from tinnhiem.core.levels import Level
from tinnhiem.core.outcome.percents import PrintedPercent
from tinnhiem.core.share import Base


class Quantity(StrEnum):
    """What a printed figure counts: people, sheets, or answers of one level."""

    MEMBERS = "members"
    SUMMONED = "summoned"
    PRESENT = "present"
    ISSUED = "issued"
    RETURNED = "returned"
    MISSING = "missing"
    VALID = "valid"
    INVALID = "invalid"
    HIGH = "high"
    CONFIDENCE = "confidence"
    LOW = "low"


LEVELS: Final = tuple(Quantity(level.value) for level in Level)
BASES: Final = tuple(Quantity(base.value) for base in Base)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands, for the person who looks it up.

    Attributes:
        row: The row's own number in the table (TT), or its order; 0 outside tables.
        line: Line of the file, or the row as Excel numbers it; 0 where there is none.
        page: Page of a PDF, from 1; 0 elsewhere.
        column: Heading of the column.
        words: The sentence or cell it was read from.
    """

    row: int = 0
    line: int = 0
    page: int = 0
    column: str = ""
    words: str = ""


NOWHERE: Final = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFigure:
    """One count, with the whole and the percent printed beside it.

    Attributes:
        of: What is counted; None where the text does not say («46/51 phiếu»).
        count, whole, percent: «46/51 phiếu (88,46 %)» has all three; None is not
            printed.
        stated_base: The base that the words name («trên tổng số phiếu thu về»).
    """

    of: Quantity | None
    count: int | None = None
    whole: int | None = None
    percent: PrintedPercent | None = None
    stated_base: Base | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedLine:
    """What a document says about one officeholder.

    `name` and `post` are empty where they are not published.
    """

    name: str = ""
    post: str = ""
    figures: tuple[PrintedFigure, ...] = ()
    place: Place = NOWHERE

    @property
    def counts(self) -> dict[Quantity, int]:
        """The first count of each quantity."""
        return first_counts(self.figures)

    @property
    def levels(self) -> tuple[PrintedFigure, ...]:
        """The figures of levels, and those that do not say what they count."""
        return tuple(one for one in self.figures if one.of is None or one.of in LEVELS)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadText:
    """Something that looks like a figure and was not understood."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedResult:
    """Everything that one document says about one vote.

    Attributes:
        totals: Figures about the whole vote, not one person.
        body: The organ, if named; decides which instrument applied.
        held_from, held_to: First and last day the vote can have been («2018» is a
            whole year); None when the document gives no date.
        stated_base: The base that the document names for all its percents.
    """

    file: str
    lines: tuple[PublishedLine, ...]
    totals: tuple[PrintedFigure, ...] = ()
    body: str = ""
    held_from: date | None = None
    held_to: date | None = None
    stated_base: Base | None = None
    unread: tuple[UnreadText, ...] = ()

    def wholes_of(self, line: PublishedLine) -> dict[Base, int]:
        """Return the wholes a percent of `line` may be of: its own, else the totals."""
        known = first_counts(self.totals) | line.counts
        return {Base(of.value): known[of] for of in BASES if known.get(of)}

    @property
    def figures(self) -> tuple[PrintedFigure, ...]:
        """Every figure of the document."""
        return (*self.totals, *(one for line in self.lines for one in line.figures))


def first_counts(figures: Iterable[PrintedFigure]) -> dict[Quantity, int]:
    """Return the first count of each quantity."""
    counts: dict[Quantity, int] = {}
    for figure in figures:
        if figure.of is not None and figure.count is not None:
            counts.setdefault(figure.of, figure.count)
    return counts


def words_of_share(figure: PrintedFigure) -> str:
    """Return a figure as print writes it: «46/51 (88,46%)»."""
    count = "" if figure.count is None else str(figure.count)
    if figure.whole is not None:
        count += f"/{figure.whole}"
    if figure.percent is None:
        return count
    return f"{count} ({figure.percent.text})" if count else figure.percent.text
