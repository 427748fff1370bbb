"""D14: the ballot (phiếu tín nhiệm). Nothing on it differs from sheet to sheet.

No serial, no code, no name of a voter: two sheets of a run are the same.
"""

from typing import Final

from tinnhiem.core.levels import LEVEL_WORDS, Level
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.parts import (
    ABOUT,
    ordinal,
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
    Runs,
    Spacer,
    Table,
    TickBox,
    TwoUp,
)

HALF_SHEET: Final = Page(
    width=297, height=210, top=10, bottom=10, left=10, right=10, numbered=False
)
FULL_SHEET: Final = Page(top=15, bottom=15, left=20, right=15, numbered=False)
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


def ballots(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return one master sheet to copy: two ballots on A4 landscape, or one on A4.

    Names that do not fit half a sheet take a whole one; a row is never split.

    Source: Quy định 96-QĐ/TW, Điều 6.3 and Phụ lục 4.
    """
    facts = Facts(record)
    if _fits_half(facts):
        blocks: tuple[Block, ...] = (TwoUp(_ballot(facts, width=HALF_WIDTH)),)
        document = Document(blocks=blocks, page=HALF_SHEET)
    else:
        blocks = _ballot(facts, width=FULL_SHEET.text_width)
        document = Document(blocks=blocks, page=FULL_SHEET)
    return (paper(record, "D14", documents=(document,)),)


def _widths(width: float) -> tuple[float, ...]:
    return (9.0, width - 9 - 3 * 19, 19.0, 19.0, 19.0)


def _fits_half(facts: Facts) -> bool:
    room = _widths(HALF_WIDTH)[1] - 2
    return sum(_row_height(one, room) for one in rated_of(facts)) <= ROOM_FOR_ROWS


def _row_height(person: Facts, room: float) -> float:
    """Return the height of a row whose text column is `room` wide."""
    lines = sum(
        len(lines_of(runs, size=12, width=room))
        for runs in (person.runs("**{.name}**"), person.runs("{.title}"))
    )
    return max(9.0, lines * LINE + 2)


def _ballot(facts: Facts, *, width: float) -> tuple[Block, ...]:
    subject = facts.runs(f"**{ABOUT}**")
    narrow = (width - balanced_width(subject, size=13, width=width)) / 2
    return (
        _head(facts, width),
        Spacer(SEAL_ROOM),
        line(facts.runs("**PHIẾU TÍN NHIỆM**"), size=14),
        line(subject, size=13, narrow=round(narrow, 1)),
        Spacer(1),
        _names(facts, width),
        Paragraph(runs=facts.runs(GUIDE), size=11, indent=0, after=0),
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


def _names(facts: Facts, width: float) -> Table:
    titles = (
        "TT",
        "Họ và tên, chức danh, chức vụ",
        *(LEVEL_WORDS[one].capitalize() for one in Level),
    )
    header = Row(
        tuple(Cell((line((Fixed(title, bold=True),), size=11),)) for title in titles)
    )
    rows = tuple(
        Row((ordinal(i), _person(one), *(Cell((TickBox(),)) for _ in Level)), 9)
        for i, one in enumerate(rated_of(facts), start=1)
    )
    return Table(widths=_widths(width), header=(header,), rows=rows)


def _person(person: Facts) -> Cell:
    lines: tuple[Runs, ...] = (person.runs("**{.name}**"), person.runs("{.title}"))
    return Cell(tuple(line(runs, align=Align.LEFT) for runs in lines))
