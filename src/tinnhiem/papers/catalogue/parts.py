"""What several papers share: the head of the office, cells, signatures, people."""

from collections.abc import Iterable
from typing import Final

from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.titles import TITLES
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.forms import GAP
from tinnhiem.papers.layout import line
from tinnhiem.papers.model import (
    Align,
    Cell,
    CellBlock,
    Document,
    Fixed,
    Paper,
    Paragraph,
    Row,
    Runs,
    Signature,
    Text,
)

REHEARSAL: Final = "DIỄN TẬP"
SIGN_HERE: Final = "(Ký, ghi rõ họ tên)"
ABOUT: Final = "đối với các chức danh lãnh đạo tại {plan.head.issuer}"
DOTS_OF_A_LINE: Final = 33
PLACE_DATE: Final = (
    f"//{{plan.head.place}}, ngày {GAP} tháng {GAP} năm {{conference.starts_at:year}}//"
)


BLANK_VOTERS: Final = 20  # empty rows of a list nobody is on yet


def rated_of(facts: Facts) -> list[Facts]:
    """Return who is on the ballot, or as many empty places as the plan has posts."""
    return facts.places("rated", otherwise=facts.record.plan.officeholder_count or 1)


def superior_of(facts: Facts) -> Runs:
    """Return the first line of ô 2; nothing when the plan does not name the body."""
    figure = facts.figure("plan.head", "superior")
    return (figure,) if figure.text else ()


def organ_of(facts: Facts) -> Runs:
    """Return the issuing body's line, without the superior's name at its end."""
    return facts.runs("**{plan.head:organ}**")


def office(facts: Facts, *, kind: str, subject: str, symbol: str = "") -> Document:
    """Return an empty document of the office with number and day still blank.

    Args:
        facts: Where the office's name stands.
        kind: «BÁO CÁO», «GIẤY MỜI» …
        subject: The trích yếu, as a sentence of the catalogue.
        symbol: The abbreviation of the kind, «BC»; empty for lists, which bear none.
    """
    numbered = f"Số: {GAP}/{symbol}-{{plan.head.symbol:organ_code}}"
    return Document(
        superior=superior_of(facts),
        organ=organ_of(facts),
        number=facts.runs(numbered) if symbol else (),
        place_date=facts.runs(PLACE_DATE) if symbol else (),
        kind=kind,
        subject=facts.runs(f"**{subject}**"),
    )


def paper(record: CampaignRecord, code: str, *, documents: Iterable[Document]) -> Paper:
    """Return one file, watermarked when the campaign is a rehearsal."""
    return Paper(
        code=code,
        title=TITLES[code].title,
        slug=TITLES[code].slug,
        documents=tuple(documents),
        watermark=REHEARSAL if record.is_rehearsal else "",
    )


def cell(runs: Runs, *, align: Align = Align.CENTER, size: float = 12) -> Cell:
    """Return a cell with one line of text."""
    return Cell((line(runs, size=size, align=align),))


def words(text: str, *, columns: int = 1, rows: int = 1, size: float = 12) -> Cell:
    """Return a bold cell of a table's head; numerals in it are the form's own."""
    return Cell((line((Fixed(text, bold=True),), size=size),), columns, rows)


def head(*titles: str, size: float = 12) -> tuple[Row, ...]:
    """Return a head of one row."""
    return (Row(tuple(words(title, size=size) for title in titles)),)


def ordinal(number: int) -> Cell:
    """Return the cell that counts the rows."""
    return cell((Fixed(str(number)),))


def person_cell(facts: Facts) -> Cell:
    """Return name and post, the name in bold."""
    return cell(facts.runs("**{.name}**, {.title}"), align=Align.LEFT)


def dotted(lines: int) -> tuple[Paragraph, ...]:
    """Return empty dotted lines to write on by hand."""
    dots = (Text("…" * DOTS_OF_A_LINE),)
    return tuple(Paragraph(runs=dots, align=Align.LEFT, indent=0) for _ in range(lines))


def signature(
    facts: Facts, titles: tuple[str, ...], name: str = "", note: str = ""
) -> Signature:
    """Return a place to sign; titles and name are sentences of the catalogue."""
    lines = tuple(facts.runs(f"**{title}**") for title in titles)
    return Signature(
        lines=lines, name=facts.runs(f"**{name}**") if name else (), note=note
    )


def chief(facts: Facts) -> Signature:
    """Return the head of the office, who signs the plan."""
    return signature(
        facts, ("{plan.head.signer_title:upper}",), "{plan.head.signer_name}"
    )


def chief_in_office(facts: Facts) -> Signature:
    """Return the head of the office as of the conference.

    The plan's signer may have left since; the chair who holds the signer's post signs
    what follows the plan.
    """
    head, hall = facts.record.plan.head, facts.record.conference
    if hall is None or hall.chair.title.casefold() != head.signer_title.casefold():
        return chief(facts)
    return signature(
        facts, ("{plan.head.signer_title:upper}",), "{conference.chair.name:signer}"
    )


def chair_and_secretary(facts: Facts) -> tuple[Signature, ...]:
    """Return the two who sign minutes: secretary left, chair right."""
    return (
        signature(facts, ("THƯ KÝ",), "{conference.secretary.name:signer}", SIGN_HERE),
        signature(facts, ("CHỦ TỌA",), "{conference.chair.name:signer}", SIGN_HERE),
    )


def kept_line(facts: Facts) -> Runs:
    """Return the last recipient «Lưu: …» as the plan has it."""
    last = len(facts.record.plan.head.recipients) - 1
    figure = facts.figure(f"plan.head.recipients[{max(last, 0)}]", "undashed")
    return (figure,) if figure.text.startswith("Lưu") else (Text("Lưu: VT, Hồ sơ"),)


def content(*blocks: CellBlock) -> Cell:
    """Return a cell of several lines."""
    return Cell(blocks)
