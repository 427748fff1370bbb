"""D16b: strokes in fives, by hand or filled from the count (bảng kiểm phiếu)."""

from dataclasses import replace
from typing import Final

from tinnhiem.core.levels import LEVEL_WORDS, Level
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.minutes import committee_signatures, how_counted
from tinnhiem.papers.catalogue.parts import cell, head, office, paper, rated_of
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.model import Align, Block, Cell, Fives, Paper, Row, Table

STROKES: Final = 5
# On one sheet; a larger pile is counted in batches, each on a sheet of its own.
SQUARES: Final = 100


def tally_sheet(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return a table of strokes per person, empty until the count is in the record."""
    facts = Facts(record)
    empty = office(
        facts,
        code="D16b",
        kind="BẢNG KIỂM PHIẾU",
        subject="Kẻ theo ô vuông, mỗi ô năm phiếu",
    )
    blocks: list[Block] = [
        facts.paragraph(
            "Người đọc phiếu đọc từng dòng, người ghi kẻ một nét, người giám sát theo "
            "dõi. Ô đủ bốn cạnh và đường chéo là [[05]] phiếu. Tổng bốn dòng của mỗi "
            "người phải bằng số phiếu thu về: {conference.account.returned:count}. Số "
            "phiếu nhiều thì kiểm theo từng tập, mỗi tập một bảng."
        )
    ]
    blocks.extend(how_counted(facts))
    for i, one in enumerate(rated_of(facts), start=1):
        blocks.append(one.heading(f"[[{i}.]] {{.name}}** - {{.title}}**"))
        blocks.append(_strokes(facts, i - 1))
    document = replace(
        empty, blocks=tuple(blocks), signatures=committee_signatures(facts)
    )
    return (paper(record, "D16b", documents=(document,)),)


def _strokes(facts: Facts, index: int) -> Table:
    squares = min(SQUARES, max(1, -(-len(facts.record.voters) // STROKES)))
    count = facts.of(f"outcomes[{index}].count")
    lines = [(LEVEL_WORDS[level].capitalize(), level.value) for level in Level]
    rows = tuple(
        _row(count, word=word, name=name, squares=squares)
        for word, name in (*lines, ("Không hợp lệ", "invalid"))
    )
    return Table(
        widths=(35, 112, 18),
        header=head("Mức", "Kẻ phiếu", "Cộng"),
        rows=rows,
        together=True,
    )


def _row(count: Facts, *, word: str, name: str, squares: int) -> Row:
    label = cell(count.runs(word), align=Align.LEFT)
    total = cell(count.runs(f"{{.{name}:plain}}"))
    return Row((label, _fives(count, name, squares), total), 9)


def _fives(count: Facts, name: str, squares: int) -> Cell:
    found = count.value(f".{name}")
    strokes = found if isinstance(found, int) and found <= squares * STROKES else 0
    return Cell((Fives(strokes, squares),))
