"""The block model: what a paper says and shows, before PDF or Word.

A `Paper` is one file; it holds one or more `Document`s, each with its own head,
page count and signatures. Lengths are millimetres, font sizes points.
"""

from dataclasses import dataclass
from enum import StrEnum

from tinnhiem.core.plans.plan import PaperForm


class Align(StrEnum):
    """How lines stand between their margins."""

    JUSTIFY = "j"
    LEFT = "l"
    CENTER = "c"
    RIGHT = "r"


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the form itself; never a digit."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Fixed:
    """Words of the form that contain digits: numerals and fixed legal texts."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A live reference: what stands at `path` in the record, shown as `form`."""

    path: str
    form: str
    text: str
    bold: bool = False
    italic: bool = False


Run = Text | Fixed | Figure
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Lines of text.

    Attributes:
        indent: Of the first line.
        narrow: Taken off both sides, to balance centred lines.
        before, after: Points above and below.
        pitch: Points from line to line; 0 for what the size has by itself.
        keep: Stay on the page of the next block.
        level: Outline level of a heading, 0 for text.
        style: The named Word style.
        key: What an edit made in Word is tied to (`papers.keys`); never printed.
    """

    runs: Runs
    size: float = 14
    align: Align = Align.JUSTIFY
    indent: float = 12.7
    narrow: float = 0
    before: float = 0
    after: float = 6
    keep: bool = False
    level: int = 0
    style: str = "VB Noi dung"
    pitch: float = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A solid line in the middle, `gap` points below the text above it."""

    width: float
    gap: float = 3


@dataclass(frozen=True, slots=True)
class Spacer:
    """Clear height, for a signature or a stamp."""

    height: float


@dataclass(frozen=True, slots=True)
class TickBox:
    """A square to mark (ô đánh dấu)."""

    side: float = 5


@dataclass(frozen=True, slots=True)
class Fives:
    """Squares with a diagonal, five strokes each (kẻ ô vuông).

    Attributes:
        strokes: How many strokes are drawn; empty squares for the hand beyond that.
        squares: How many squares there are in all.
    """

    strokes: int
    squares: int


class Fill(StrEnum):
    """How a part of a bar is filled: apart by pattern, then by shade, then by hue."""

    SOLID = "solid"
    STRIPES = "stripes"
    DOTS = "dots"


@dataclass(frozen=True, slots=True)
class BarPart:
    """One part of a bar; `source` is the figure it shows, None in a legend."""

    fill: Fill
    value: int
    source: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Parts of a whole as lengths beside each other (thanh biểu đồ).

    It has no words: they stand beside it, as text in both files.

    Attributes:
        whole: What the full length stands for; 0 leaves the bar empty.
        alt: The same in words, for who cannot see it.
        scaled: With marks at each quarter of the whole below the bar.
    """

    parts: tuple[BarPart, ...]
    whole: int
    width: float
    height: float = 6
    alt: str = ""
    scaled: bool = True


Drawing = TickBox | Fives | Bar
CellBlock = Paragraph | Rule | Spacer | Drawing


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; `boxed` draws a line around it where nothing is ruled."""

    content: tuple[CellBlock, ...] = ()
    columns: int = 1
    rows: int = 1
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Cells from left to right; `height` is the least it has."""

    cells: tuple[Cell, ...]
    height: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under a head that repeats on every page; a row is never split.

    Attributes:
        ruled: With lines and padding; without, it only places things.
        together: All on one page.
    """

    widths: tuple[float, ...]
    header: tuple[Row, ...] = ()
    rows: tuple[Row, ...] = ()
    ruled: bool = True
    together: bool = False


@dataclass(frozen=True, slots=True)
class TwoUp:
    """The same blocks twice, side by side, with a line to cut along."""

    blocks: tuple["Block", ...]


Block = CellBlock | Table | TwoUp


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins; a form of one page bears no page number."""

    width: float = 210
    height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15
    numbered: bool = True

    @property
    def text_width(self) -> float:
        """Width between the margins."""
        return self.width - self.left - self.right


A4 = Page()


@dataclass(frozen=True, slots=True)
class Copy:
    """One of several numbered copies (bản số) and who gets it."""

    number: int
    of: int
    recipient: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What tells one copy from another: printed at the foot, and kept in the file.

    Attributes:
        code: 16 characters for salt and content; holds nothing of either.
        salt: Stands in the file only.
        copy, of: 0 where copies are not numbered.
        version: Of this paper's content, from 1.
        is_printed: At the foot of each page; else it is in the file only.
    """

    code: str
    salt: str
    title: str
    copy: int = 0
    of: int = 0
    version: int = 1
    is_printed: bool = True


@dataclass(frozen=True, slots=True)
class Signature:
    """Where somebody signs: lines in capitals, room, the name."""

    lines: tuple[Runs, ...]
    name: Runs
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document in the layout of the body that issues it.

    Attributes:
        form: Nghị định 30/2020/NĐ-CP, or the Party's rules.
        superior, organ: Lines of ô 2; no letterhead without an organ.
        number: Ô 3, with «Số:»; empty for lists.
        place_date: Ô 4; empty for minutes.
        opening: What stands in place of the head, on forms that have their own.
        about: Ô 5b, «V/v …» of a letter of the office (công văn), which has no kind.
        is_letter: From a person: the nation's name in the middle, no organ.
        kind, subject: Ô 5a.
        annex_to: «(Kèm theo Kế hoạch …)» under the title of an annex, or «(Thay thế
            Kế hoạch …)» under that of a replacement.
        circulation: Ô 11, in a box above the head: «LƯU HÀNH NỘI BỘ».
        copy_line: «Bản số: 1/3 - …».
        stampable: Leaves ô 10a clear for a secrecy stamp. Never printed by us.
        addressees: Ô 9a «Kính gửi».
        recipients: Ô 9b, one line each.
        signatures: The last one stands on the right of the first row.
        laid: The blocks as edited in Word, when somebody did; they are drawn instead.
    """

    form: PaperForm = PaperForm.STATE
    organ: Runs = ()
    superior: Runs = ()
    number: Runs = ()
    place_date: Runs = ()
    opening: tuple[Block, ...] = ()
    about: Runs = ()
    is_letter: bool = False
    kind: str = ""
    subject: Runs = ()
    annex_to: Runs = ()
    copy_line: Runs = ()
    stampable: bool = False
    circulation: str = ""
    addressees: tuple[Runs, ...] = ()
    blocks: tuple[Block, ...] = ()
    recipients: tuple[Runs, ...] = ()
    signatures: tuple[Signature, ...] = ()
    page: Page = A4
    laid: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One file.

    Attributes:
        code: As the catalogue numbers it, «D16».
        slug: ASCII words for the file name.
        watermark: Printed across each page; empty for the real thing.
        mark: Tells this copy from others; no part of its content.
    """

    code: str
    title: str
    slug: str
    documents: tuple[Document, ...]
    copy: Copy | None = None
    watermark: str = ""
    mark: Mark | None = None
