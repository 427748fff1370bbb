"""From a held table to its preview."""

from dataclasses import dataclass

from tinnhiem.core.files import FileRefusedError
from tinnhiem.core.people.adding import as_addition
from tinnhiem.core.people.errors import ColumnNotFoundError, HeadingNotFoundError
from tinnhiem.core.people.people_reading import ReadingChoices, read_people_table
from tinnhiem.core.people.preview import PeoplePreview, preview_people
from tinnhiem.core.people.table_heading import ColumnChoice, HeadedColumn
from tinnhiem.core.tables import RawTable
from tinnhiem.intake.tables import read_pasted, table_in
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.people_state import known_people
from tinnhiem.web.people.held import HeldTable
from tinnhiem.web.saying import say_here


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A table as far as it could be read.

    Attributes:
        table: None when the file is no table.
        preview: None when nobody knows which column holds the names.
        refusal: Why one of the two is missing, in Vietnamese.
    """

    table: RawTable | None = None
    preview: PeoplePreview | None = None
    refusal: str = ""

    @property
    def columns(self) -> tuple[HeadedColumn, ...]:
        """The columns about which the clerk may say something."""
        if self.preview is not None:
            named = self.preview.reading.heading.columns
            return tuple(one for one in named if one.heading or one.guess)
        if self.table is None or not self.table.rows:
            return ()
        width = len(self.table.rows[0])
        return tuple(HeadedColumn(index, "", None) for index in range(width))


def seen(held: HeldTable, campaign: CampaignRow) -> Seen:
    """Read a table again and hold it against the campaign as it is now."""
    try:
        table = raw_table(held)
    except FileRefusedError as refusal:
        return Seen(refusal=say_here(refusal))
    known = known_people(campaign)
    choices = ReadingChoices(
        columns=tuple(ColumnChoice(meaning, where) for where, meaning in held.columns),
        heading_row=held.heading_row,
        category=held.category,
        known_categories=known.categories,
        are_officeholders=held.are_officeholders,
        today=held.at.date(),
    )
    try:
        reading = read_people_table(table, choices)
    except (HeadingNotFoundError, ColumnNotFoundError) as refusal:
        return Seen(table=table, refusal=say_here(refusal))
    made = preview_people(reading, known, are_officeholders=held.are_officeholders)
    if held.adds:
        made = as_addition(made, known)
    return Seen(table=table, preview=made)


def raw_table(held: HeldTable) -> RawTable:
    """Return the cells of a held table.

    Raises:
        FileRefusedError: One of its subclasses says why, where, and what to do.
    """
    if held.is_pasted:
        return read_pasted(held.content.decode())
    return table_in(held.content, held.name, sheet=held.sheet)
