"""What is impossible in a sheet of people, by row and column."""

from dataclasses import dataclass
from enum import StrEnum


class PeopleFaultKind(StrEnum):
    """Why a cell, a row or a column is refused."""

    COLUMN_MISSING = "column-missing"
    COLUMN_UNKNOWN = "column-unknown"
    COLUMN_TWICE = "column-twice"
    CELL_WITHOUT_HEADING = "cell-without-heading"
    NO_PEOPLE = "no-people"
    NAME_MISSING = "name-missing"
    NAME_WITH_DIGITS = "name-with-digits"
    NAME_IMPOSSIBLE = "name-impossible"
    KEY_TWICE = "key-twice"
    KEY_TOO_LONG = "key-too-long"
    GENDER_UNKNOWN = "gender-unknown"
    DATE_UNREADABLE = "date-unreadable"
    BIRTH_IN_FUTURE = "birth-in-future"
    AGE_TOO_LOW = "age-too-low"
    AGE_TOO_HIGH = "age-too-high"
    TITLE_MISSING = "title-missing"
    TOO_LONG = "too-long"
    PIECES_DISAGREE = "pieces-disagree"
    TENURE_BACKWARDS = "tenure-backwards"
    TENURE_TOO_YOUNG = "tenure-too-young"
    CATEGORY_MISSING = "category-missing"
    CATEGORY_TWICE = "category-twice"
    CATEGORY_UNKNOWN = "category-unknown"
    CENTURY_UNKNOWN = "century-unknown"
    BOTH_GENDERS = "both-genders"
    FORMULA_ERROR = "formula-error"
    NAME_ALONE = "name-alone"
    ROW_TWICE = "row-twice"
    VALUE_IMPOSSIBLE = "value-impossible"


@dataclass(frozen=True, slots=True)
class PeopleFault:
    """One fault.

    Attributes:
        row: As Excel numbers it: the heading is row 1. In TOML, the number of the
            `[[person]]`.
        column: The heading as written; in TOML, the key.
        value: What stands there.
        detail: What the sentence needs besides, e.g. the number of another row.
    """

    row: int
    column: str
    value: str
    kind: PeopleFaultKind
    detail: str = ""
