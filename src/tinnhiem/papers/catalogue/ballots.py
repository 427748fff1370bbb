"""D14: the ballot (phiếu tín nhiệm). Nothing on it differs from sheet to sheet.

No serial, no code, no name of a voter: two sheets of a run are the same. What machines
read is another paper, with one code for all sheets: `papers.ballot_sheet`.
"""

from dataclasses import dataclass
from typing import Final

from tinnhiem.core.levels import LEVEL_WORDS, Level
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.parts import (
    ABOUT,
    cell,
    organ_of,
    paper,
    rated_of,
    superior_of,
)
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.layout_parts import line
from tinnhiem.papers.measure import balanced_width, lines_of, width_of
from tinnhiem.papers.model import (
    Align,
    Block,
    Cell,
    Document,
    Fixed,
    Page,
    Paper,
    Paragraph,
    Row,
    Rule,
    Spacer,
    Table,
    TickBox,
    TwoUp,
)

HALF_SHEET: Final = Page(
    width=297, height=210, top=10, bottom=10, left=10, right=10, numbered=False
)
# The number shows from the second page on: a ballot may need several, each the same.
FULL_SHEET: Final = Page(top=15, bottom=15, left=20, right=15)
HALF_WIDTH: Final = 297 / 2 - 20  # mm between the margins of an A5 half
SEAL_ROOM: Final = 24.0  # mm kept clear under the organ's name for the dấu treo
ROOM_FOR_ROWS: Final = 98.0  # mm of an A5 half that rows may fill
LINE: Final = 14 * 25.4 / 72
GUIDE: Final = (
    "//Cách ghi phiếu: Đồng chí đánh dấu (X) vào một trong ba ô tương ứng với từng "
    "người. Không gạch họ tên in sẵn. Dòng không đánh dấu, đánh dấu từ hai ô trở lên "
    "hoặc gạch họ tên là không hợp lệ đối với người đó. Người ghi phiếu có thể ký tên "
    "hoặc không ký tên.//"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Type:
    """Sizes of a ballot: letters in points, box, row and column in millimetres."""

    name: float = 12
    title: float = 12
    heads: float = 11
    words: float = 13
    guide: float = 11
    box: float = 5
    row: float = 9
    column: float = 19


NORMAL: Final = _Type()
LARGE: Final = _Type(
    name=18, title=16, heads=14, words=16, guide=14, box=10, row=16, column=24
)


def ballots(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return one master sheet to copy: two ballots on A4 landscape, or one on A4.

    Names that do not fit half a sheet take a whole one; a row is never split.

    Source: Quy định 96-QĐ/TW, Điều 6.3 and Phụ lục 4.
    """
    facts = Facts(record)
    if _fits_half(facts):
        half = _ballot(facts, width=HALF_WIDTH, sizes=NORMAL)
        blocks: tuple[Block, ...] = (TwoUp(half),)
        document = Document(blocks=blocks, page=HALF_SHEET)
    else:
        blocks = _ballot(facts, width=FULL_SHEET.text_width, sizes=NORMAL)
        document = Document(blocks=blocks, page=FULL_SHEET)
    return (paper(record, "D14", documents=(document,)),)


def large_ballots(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return the same ballot in large type, one on a sheet, for all who vote.

    All sheets of a conference are of one style: a few large ones could be told apart.

    Source: Quy định 96-QĐ/TW, Điều 6.3; the size is a choice of the office.
    """
    facts = Facts(record)
    blocks = _ballot(facts, width=FULL_SHEET.text_width, sizes=LARGE)
    document = Document(blocks=blocks, page=FULL_SHEET)
    return (paper(record, "D14L", documents=(document,)),)


def _widths(width: float, sizes: _Type) -> tuple[float, ...]:
    number, column = 9.0 if sizes is NORMAL else 12.0, sizes.column
    return (number, width - number - 3 * column, column, column, column)


def _fits_half(facts: Facts) -> bool:
    room = _widths(HALF_WIDTH, NORMAL)[1] - 2
    return sum(_row_height(one, room) for one in rated_of(facts)) <= ROOM_FOR_ROWS


def _row_height(person: Facts, room: float) -> float:
    """Return the height of a row whose text column is `room` wide."""
    lines = sum(
        len(lines_of(runs, size=12, width=room))
        for runs in (person.runs("**{.name}**"), person.runs("{.title}"))
    )
    return max(9.0, lines * LINE + 2)


def _ballot(facts: Facts, *, width: float, sizes: _Type) -> tuple[Block, ...]:
    subject = facts.runs(f"**{ABOUT}**")
    narrow = (width - balanced_width(subject, size=sizes.words, width=width)) / 2
    return (
        _head(facts, width),
        Spacer(SEAL_ROOM),
        line(facts.runs("**PHIẾU TÍN NHIỆM**"), size=sizes.words + 1),
        line(subject, size=sizes.words, narrow=round(narrow, 1)),
        Spacer(1),
        _names(facts, width, sizes),
        Paragraph(runs=facts.runs(GUIDE), size=sizes.guide, indent=0, after=0),
    )


def _head(facts: Facts, width: float) -> Table:
    left = width * 0.45
    organ = organ_of(facts)
    lines = [
        line(
            runs,
            size=11,
            narrow=round((left - balanced_width(runs, size=11, width=left)) / 2, 1),
        )
        for runs in (superior_of(facts), organ)
        if runs
    ]
    rule = Rule(round(min(width_of(organ, size=11), left) * 0.4, 1))
    dated = line(
        facts.runs("//{plan.head.place}, {conference.starts_at:day}//"), size=11
    )
    return Table(
        widths=(left, width - left),
        rows=(Row((Cell((*lines, rule)), Cell((dated,)))),),
        ruled=False,
    )


def _names(facts: Facts, width: float, sizes: _Type) -> Table:
    titles = (
        "TT",
        "Họ và tên, chức danh, chức vụ",
        *(LEVEL_WORDS[one].capitalize() for one in Level),
    )
    header = Row(
        tuple(
            Cell((line((Fixed(title, bold=True),), size=sizes.heads),))
            for title in titles
        )
    )
    rows = tuple(
        Row(
            (
                cell((Fixed(str(i)),), size=sizes.title),
                _person(one, sizes),
                *(Cell((TickBox(sizes.box),)) for _ in Level),
            ),
            sizes.row,
        )
        for i, one in enumerate(rated_of(facts), start=1)
    )
    return Table(widths=_widths(width, sizes), header=(header,), rows=rows)


def _person(person: Facts, sizes: _Type) -> Cell:
    name, title = person.runs("**{.name}**"), person.runs("{.title}")
    return Cell(
        (
            line(name, align=Align.LEFT, size=sizes.name),
            line(title, align=Align.LEFT, size=sizes.title),
        )
    )
