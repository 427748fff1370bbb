"""Finding the heading of a clerk's table among its title rows, and its columns."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tinnhiem.core.people.cell import YES, read_birth
from tinnhiem.core.people.errors import ColumnNotFoundError, HeadingNotFoundError
from tinnhiem.core.people.heading import (
    BIRTH_PARTS,
    HeadingGuess,
    Likeness,
    Meaning,
    guess_heading,
    guess_two_lines,
    plain_words,
)
from tinnhiem.core.tables import CellNote, RawTable

SEARCHED: Final = 200  # rows; a title longer than this is another document
LETTERS: Final = re.compile(r"[A-Za-z]{1,2}")
COLUMN_NUMBER: Final = re.compile(r"\(?\d{1,2}\)?(?:\s*[=+\-].*)?|[A-Za-zĐđ]")
SURE: Final = 90
FEWEST: Final = 2
PEEKED: Final = 60  # rows looked at to say what an unnamed column holds
NAME_LIKE: Final = (Meaning.NAME, Meaning.FAMILY, Meaning.GIVEN)
MANY_WORDS: Final = 8
SECOND_LINE: Final = frozenset({*BIRTH_PARTS, "đảng", "chính quyền", "đoàn thể"})


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column that the clerk named.

    Attributes:
        where: A letter as in Excel, or the heading.
    """

    meaning: Meaning
    where: str


@dataclass(frozen=True, slots=True)
class HeadedColumn:
    """One column of the table with its heading (cột và tiêu đề).

    Attributes:
        index: From 0.
        heading: As written, both lines joined by « / »; empty where there is none.
        guess: None when nobody knows what it holds.
    """

    index: int
    heading: str
    guess: HeadingGuess | None

    @property
    def letter(self) -> str:
        """The column's letter in Excel."""
        tens, ones = divmod(self.index, 26)
        return (chr(64 + tens) if tens else "") + chr(65 + ones)

    @property
    def meaning(self) -> Meaning | None:
        """What it holds, as far as it is known."""
        return self.guess.meaning if self.guess else None


@dataclass(frozen=True, slots=True)
class TableHeading:
    """Where the heading stands and what each column holds.

    Attributes:
        row: Index into the table's rows of its first line; -1 when it has none.
        lines: How many rows it takes, a row of column numbers included.
        columns: Every column of the table, in order.
    """

    row: int
    lines: int
    columns: tuple[HeadedColumn, ...]

    def of(self, *meanings: Meaning) -> tuple[HeadedColumn, ...]:
        """Return the columns that hold one of these, in order."""
        return tuple(c for c in self.columns if c.meaning in meanings)


def find_heading(
    table: RawTable, *, choices: Sequence[ColumnChoice] = (), said_row: int | None
) -> TableHeading:
    """Return the heading of a table.

    Args:
        table: As the file holds it.
        choices: Columns the clerk named; they overrule every guess.
        said_row: The row of the heading as Excel numbers it, when the clerk says it.

    Raises:
        HeadingNotFoundError: No row names a column of names.
        ColumnNotFoundError: A chosen column is not in the table.
    """
    said = {plain_words(choice.where): choice.meaning for choice in choices}
    row = _row_of_heading(table, said=said, said_row=said_row)
    names_chosen = any(c.meaning in NAME_LIKE for c in choices)
    if row is None and not names_chosen:
        raise HeadingNotFoundError(
            table.sheet, searched=min(SEARCHED, len(table.rows)), rows=len(table.rows)
        )
    heading = _without_heading(table) if row is None else _read_heading(table, row)
    heading = _with_choices(heading, choices)
    heading = _split_names(table, heading)
    return _by_content(table, heading, chosen={c.meaning for c in choices})


def _row_of_heading(
    table: RawTable, *, said: Mapping[str, Meaning], said_row: int | None
) -> int | None:
    if said_row is not None:
        index = said_row - table.first_row
        if not 0 <= index < len(table.rows):
            raise HeadingNotFoundError(table.sheet, searched=0, rows=len(table.rows))
        return index
    best, found = 0, None
    for index, row in enumerate(table.rows[:SEARCHED]):
        likely = _likeness_of_row(row, said)
        if likely > best:
            best, found = likely, index
    return found


def _likeness_of_row(row: Sequence[str], said: Mapping[str, Meaning]) -> int:
    """Return how much a row looks like the heading; 0 when it names no names."""
    texts = [text for text in row if text and len(text.split()) <= MANY_WORDS]
    named = [HeadingGuess(said[w], Likeness.SAID) for w in _words(texts) if w in said]
    guesses = named + [g for text in texts if (g := guess_heading(text)) is not None]
    naming = [g for g in guesses if g.meaning in NAME_LIKE]
    kinds = {g.meaning for g in guesses}
    if not naming:
        return 0
    is_sure = max(g.score for g in naming) >= SURE
    if not is_sure and len(kinds) < FEWEST:
        return 0
    if len(kinds) * FEWEST < len(texts) and len(kinds) < FEWEST + 1:
        return 0
    return sum(guess.score for guess in guesses)


def _words(texts: Iterable[str]) -> list[str]:
    return [plain_words(text) for text in texts]


def _without_heading(table: RawTable) -> TableHeading:
    width = max((len(row) for row in table.rows), default=0)
    columns = tuple(HeadedColumn(index, "", None) for index in range(width))
    return TableHeading(-1, 0, columns)


def _read_heading(table: RawTable, row: int) -> TableHeading:
    first = row - 1 if _is_upper_line(table, row) else row
    lower = row if first < row else _lower_line(table, row)
    lines = lower - first + 1
    tops = _spread(table, first) if lines > 1 else list(table.rows[row])
    belows = list(table.rows[lower]) if lines > 1 else [""] * len(tops)
    columns = tuple(
        _column(index, top, below)
        for index, (top, below) in enumerate(zip(tops, belows, strict=True))
    )
    after = lower + 1
    if after < len(table.rows) and numbers_columns(table.rows[after]):
        lines += 1
    return TableHeading(first, lines, columns)


def _column(index: int, top: str, below: str) -> HeadedColumn:
    upper, lower = " ".join(top.split()), " ".join(below.split())
    parts = [part for part in (upper, lower) if part]
    heading = " / ".join(dict.fromkeys(parts))
    return HeadedColumn(index, heading, guess_two_lines(upper, lower))


def _spread(table: RawTable, row: int) -> list[str]:
    """Return the upper line with each merged text over all the columns it covers."""
    texts, carried = [], ""
    below = table.rows[row + 1]
    for index, text in enumerate(table.rows[row]):
        if text:
            carried = text
        is_covered = table.notes.get((row, index)) is CellNote.MERGED
        texts.append(text or (carried if below[index] or is_covered else ""))
    return texts


def _lower_line(table: RawTable, row: int) -> int:
    """Return the row of the heading's second line; `row` itself when it has one."""
    if row + 1 >= len(table.rows):
        return row
    top, below = table.rows[row], table.rows[row + 1]
    if numbers_columns(below):
        return row
    names = [
        index
        for index, text in enumerate(top)
        if text and (guess := guess_heading(text)) and guess.meaning in NAME_LIKE
    ]
    if any(below[index] for index in names if not _is_part_of_name(below[index])):
        return row
    parts = [(index, text) for index, text in enumerate(below) if text]
    spread = _spread(table, row)
    known = [
        guess_two_lines(" ".join(spread[index].split()), text)
        for index, text in parts
        if guess_heading(text) or plain_words(text) in ("ngày", "tháng", "năm")
    ]
    tops = {index for index, text in enumerate(top) if text}
    hangs = all(spread[index] or index in tops for index, _ in parts)
    half = len(parts) <= FEWEST * len([guess for guess in known if guess])
    under_posts = all(_covers_posts(spread[index]) for index, _ in parts)
    return row + 1 if parts and hangs and (half or under_posts) else row


def _is_part_of_name(text: str) -> bool:
    guess = guess_heading(text)
    return guess is not None and guess.meaning in NAME_LIKE


def _covers_posts(text: str) -> bool:
    guess = guess_heading(text)
    return guess is not None and guess.meaning is Meaning.OFFICE


def _is_upper_line(table: RawTable, row: int) -> bool:
    """Say whether the row above is the heading's first line: «Ngày sinh» over «Nam»."""
    if row == 0 or any(_is_part_of_name(text) for text in table.rows[row - 1]):
        return False
    spread = _spread(table, row - 1)
    return any(
        top and below and plain_words(below) in SECOND_LINE and _is_sure(top)
        for top, below in zip(spread, table.rows[row], strict=True)
    )


def _is_sure(text: str) -> bool:
    guess = guess_heading(text)
    return guess is not None and guess.score >= SURE


def numbers_columns(row: Sequence[str]) -> bool:
    """Say whether a row only counts the columns: (1) (2) (3), or A B 1 2."""
    texts = [text for text in row if text]
    if len(texts) < FEWEST + 1 or not all(COLUMN_NUMBER.fullmatch(t) for t in texts):
        return False
    figures = [int(f[0]) for t in texts if (f := re.search(r"\d+", t))]
    return (
        figures == list(range(figures[0], figures[0] + len(figures)))
        if figures
        else False
    )


def _with_choices(
    heading: TableHeading, choices: Iterable[ColumnChoice]
) -> TableHeading:
    columns = list(heading.columns)
    for choice in choices:
        index = _place(columns, choice)
        # A column the clerk names takes the place of those we guessed.
        for other in columns:
            if other.meaning is choice.meaning and not _was_said(other):
                left = HeadingGuess(Meaning.IGNORED, Likeness.SAID)
                columns[other.index] = replace(other, guess=left)
        said = HeadingGuess(choice.meaning, Likeness.SAID, choice.where)
        columns[index] = replace(columns[index], guess=said)
    return replace(heading, columns=tuple(columns))


def _was_said(column: HeadedColumn) -> bool:
    return column.guess is not None and column.guess.likeness is Likeness.SAID


def _place(columns: Sequence[HeadedColumn], choice: ColumnChoice) -> int:
    wanted = plain_words(choice.where)
    by_heading = [
        c.index for c in columns if c.heading and plain_words(c.heading) == wanted
    ]
    if by_heading:
        return by_heading[0]
    if LETTERS.fullmatch(choice.where):
        letter = choice.where.upper()
        for column in columns:
            if column.letter == letter:
                return column.index
    raise ColumnNotFoundError(
        choice.where,
        meaning=choice.meaning.value,
        known=[f"{c.letter} «{c.heading}»" for c in columns if c.heading],
    )


def _split_names(table: RawTable, heading: TableHeading) -> TableHeading:
    """See a name written over two columns: «Họ và tên đệm» and «Tên»."""
    columns = list(heading.columns)
    families = heading.of(Meaning.FAMILY)
    if not families:
        families = _family_under_one_heading(table, heading)
        for family in families:
            columns[family.index] = _as(family, Meaning.FAMILY)
            given = columns[family.index + 1]
            columns[given.index] = _as(given, Meaning.GIVEN)
        return replace(heading, columns=tuple(columns))
    for name in heading.of(Meaning.NAME):
        if plain_words(name.heading.split(" / ")[-1]) in ("tên", "ten"):
            columns[name.index] = _as(name, Meaning.GIVEN)
    return replace(heading, columns=tuple(columns))


def _as(column: HeadedColumn, meaning: Meaning) -> HeadedColumn:
    guess = column.guess or HeadingGuess(meaning, Likeness.CONTENT)
    return replace(column, guess=replace(guess, meaning=meaning))


def _family_under_one_heading(
    table: RawTable, heading: TableHeading
) -> tuple[HeadedColumn, ...]:
    """Return the column of names whose given names stand under no heading beside it."""
    if heading.row < 0:
        return ()
    for name in heading.of(Meaning.NAME):
        beside = name.index + 1
        if beside >= len(heading.columns):
            continue
        after = heading.columns[beside]
        is_bare = not after.heading or after.heading == name.heading
        words = [text for text in _below(table, heading, beside) if text]
        if is_bare and words and all(_is_given_name(text) for text in words):
            return (name,)
    return ()


def _is_given_name(text: str) -> bool:
    return (
        text.replace(" ", "").isalpha()
        and text[0].isupper()
        and len(text.split()) <= FEWEST
    )


def _below(table: RawTable, heading: TableHeading, index: int) -> list[str]:
    start = heading.row + heading.lines
    return [row[index] for row in table.rows[start : start + PEEKED]]


def _by_content(
    table: RawTable, heading: TableHeading, *, chosen: set[Meaning]
) -> TableHeading:
    """Settle «Nam» and «Nữ» by what stands below, and numbers under no heading."""
    columns = list(heading.columns)
    births = {Meaning.MALE: Meaning.BIRTH_MALE, Meaning.FEMALE: Meaning.BIRTH_FEMALE}
    marks = {birth: mark for mark, birth in births.items()}
    for column in heading.columns:
        if column.meaning is None or column.meaning in chosen:
            continue
        texts = [text for text in _below(table, heading, column.index) if text]
        if column.meaning in births and _are_births(texts):
            columns[column.index] = _as(column, births[column.meaning])
        elif column.meaning in marks and texts and _are_marks(texts):
            columns[column.index] = _as(column, marks[column.meaning])
    if columns and not columns[0].heading and not heading.of(Meaning.NUMBER):
        texts = [text for text in _below(table, heading, 0) if text]
        if texts and sum(text.isdecimal() for text in texts) * FEWEST > len(texts):
            columns[0] = _as(columns[0], Meaning.NUMBER)
    return replace(heading, columns=tuple(columns))


def _are_births(texts: Iterable[str]) -> bool:
    return any((birth := read_birth(text)) and birth.year for text in texts)


def _are_marks(texts: Iterable[str]) -> bool:
    return all(text.casefold() in YES for text in texts)


def headings_of(columns: Iterable[HeadedColumn]) -> Mapping[Meaning, str]:
    """Return how the table calls each thing it holds, several joined by « + »."""
    found: dict[Meaning, list[str]] = {}
    for column in columns:
        if column.meaning is not None:
            found.setdefault(column.meaning, []).append(column.heading or column.letter)
    return {meaning: " + ".join(names) for meaning, names in found.items()}
