"""A paper as it came back from Word: text by block, nothing of how it looks."""

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """One paragraph.

    Attributes:
        text: NFC, one line.
        style: The id of its named style; empty when it has none.
        is_numbered: Word counts it by itself, so its number is not in `text`.
        joins: The mark of another block that begins in the middle of it.
    """

    text: str
    style: str = ""
    is_numbered: bool = False
    joins: str = ""


@dataclass(frozen=True, slots=True)
class WordTable:
    """Rows of cells of paragraphs, cells that span rows repeated empty."""

    rows: tuple[tuple[tuple[WordParagraph, ...], ...], ...]

    @property
    def shape(self) -> tuple[int, ...]:
        """How many cells each row has."""
        return tuple(len(row) for row in self.rows)


WordElement = WordParagraph | WordTable


@dataclass(frozen=True, slots=True)
class WordBlock:
    """What stands between one bookmark and the next.

    Attributes:
        mark: The bookmark, «blk_003»; empty for what stands before the first.
        elements: From top to bottom.
    """

    mark: str
    elements: tuple[WordElement, ...]


@dataclass(frozen=True, slots=True)
class WordFile:
    """One paper.

    Attributes:
        path: Its name, for refusals.
        code: The paper's code by its properties; empty when they are lost.
        sha256: Of the content it was made from; empty when lost.
        blocks: In the order of the page.
        pictures: How many stand in the body.
        inner_tables: How many stand in a cell of another.
        margins: Words typed into headers and footers, which belong to no block.
    """

    path: str
    code: str
    sha256: str
    blocks: tuple[WordBlock, ...]
    pictures: int = 0
    inner_tables: int = 0
    margins: tuple[str, ...] = ()


def as_read(text: str) -> str:
    """Return a text as it is compared: NFC, plain hyphens, no letter without width."""
    visible = "".join(one for one in text if unicodedata.category(one) != "Cf")
    return unicodedata.normalize("NFC", visible.replace("\u2011", "-"))
