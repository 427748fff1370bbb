"""The chart of a result, an annex of the report: a bar a person, and its table."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tinnhiem.core.levels import LEVEL_WORDS, Level
from tinnhiem.core.outcome.outcome import Outcome
from tinnhiem.core.record import CampaignRecord
from tinnhiem.core.share import Base
from tinnhiem.papers.catalogue.parts import (
    content,
    number_of,
    ordinal,
    person_cell,
    words,
)
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.forms import GAP
from tinnhiem.papers.layout_parts import line
from tinnhiem.papers.model import (
    Bar,
    BarPart,
    Block,
    Cell,
    Document,
    Fill,
    Fixed,
    Row,
    Spacer,
    Table,
)

FILLS: Final = {
    Level.HIGH: Fill.SOLID,
    Level.CONFIDENCE: Fill.STRIPES,
    Level.LOW: Fill.DOTS,
}
_WIDTHS: Final = (8.0, 48.0, 58.0, 17.0, 17.0, 17.0)
_BAR: Final = 55.0  # mm
_SMALL: Final = 8  # so many persons stay on one page


def chart_annex(facts: Facts) -> tuple[Document, ...]:
    """Return the annex with the chart; none before there is a result."""
    if not facts.record.outcomes:
        return ()
    return (
        Document(
            form=facts.form,
            kind="Phụ lục",
            subject=facts.runs("**BIỂU ĐỒ KẾT QUẢ LẤY PHIẾU TÍN NHIỆM**"),
            annex_to=facts.runs(f"//(Kèm theo {_report(facts)})//"),
            blocks=(chart_table(facts), *_notes(facts)),
        ),
    )


def _report(facts: Facts) -> str:
    day = f"ngày {GAP} tháng {GAP} năm {{conference.starts_at:year}}"
    if facts.knows("issued[D21].issued_on"):
        day = "{issued[D21].issued_on:day}"
    number = number_of(facts, "D21", kind="BC").partition(" ")[2]
    return f"Báo cáo số {number} {day} của {{plan.head.issuer}}"


def chart_table(facts: Facts) -> Table:
    """Return one row per person: the bar, and the figures it is drawn from."""
    rows = tuple(_row(facts, i, one) for i, one in enumerate(facts.each("outcomes")))
    return Table(
        widths=_WIDTHS, header=(_head(),), rows=rows, together=len(rows) <= _SMALL
    )


def _head() -> Row:
    return Row(
        (
            words("TT"),
            words("Họ và tên, chức danh"),
            words("Số phiếu theo mức tín nhiệm"),
            *(_legend(level) for level in Level),
        )
    )


def _legend(level: Level) -> Cell:
    """Return the pattern of a level above its name: the legend on every page."""
    word = LEVEL_WORDS[level].capitalize()
    part = BarPart(FILLS[level], 1)
    swatch = Bar(parts=(part,), whole=1, width=10, height=4, alt=word, scaled=False)
    named = replace(line((Fixed(word, bold=True),), size=11), before=2)
    return content(Spacer(1), swatch, named)


def _row(facts: Facts, index: int, outcome: Facts) -> Row:
    person = facts.of(f"rated[{index}]")
    return Row(
        (
            ordinal(index + 1),
            person_cell(person),
            Cell((bar_of(outcome),)),
            *(_figures(outcome, level) for level in Level),
        ),
        11,
    )


def _figures(outcome: Facts, level: Level) -> Cell:
    count = outcome.runs(f"**{{.count.{level.value}:plain}}**")
    share = outcome.runs(f"{{.shares[{level.value}]:share}}")
    return content(line(count, size=12), line(share, size=11))


def bar_of(outcome: Facts, *, width: float = _BAR, height: float = 6) -> Bar:
    """Return the bar of one outcome, each part with the figure it shows."""
    found = outcome.value(".")
    assert isinstance(found, Outcome)  # noqa: S101 -- the path names one
    parts = tuple(
        BarPart(
            FILLS[level],
            found.shares[level].part,
            outcome.figure(f".shares[{level.value}].part", "plain"),
        )
        for level in Level
    )
    whole = found.shares[Level.HIGH].whole
    named = zip((LEVEL_WORDS[level] for level in Level), parts, strict=True)
    said = ", ".join(f"{word} {part.value}" for word, part in named)
    alt = f"Trên tổng {whole} phiếu: {said}."
    return Bar(parts=parts, whole=whole, width=width, height=height, alt=alt)


def _notes(facts: Facts) -> Iterator[Block]:
    yield facts.paragraph(
        "//Ghi chú: Chiều dài cả thanh là {rulebook.share_base.value:base}; các vạch "
        "nhỏ dưới thanh chia chiều dài thành bốn phần bằng nhau"
        f"{rest_words(facts.record)}.//"
    )


def rest_words(record: CampaignRecord) -> str:
    """Say what an empty end of a bar stands for; nothing when no bar has one."""
    if not any(_is_open(outcome) for outcome in record.outcomes):
        return ""
    if record.rulebook.share_base.value is Base.RETURNED:
        return "; phần để trống là phiếu không hợp lệ"
    return "; phần để trống là phiếu không hợp lệ hoặc không có phiếu"


def _is_open(outcome: Outcome) -> bool:
    return outcome.count.valid < outcome.shares[Level.HIGH].whole
