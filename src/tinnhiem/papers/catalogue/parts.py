"""What several papers share: the head of the office, cells, signatures, people."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from tinnhiem.core.plans.plan import PaperForm, StepKind
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.titles import TITLES
from tinnhiem.papers.citing import complete_first_citation
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.forms import GAP
from tinnhiem.papers.layout_parts import line
from tinnhiem.papers.measure import balanced_width
from tinnhiem.papers.model import (
    A4,
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
    Table,
    Text,
)

REHEARSAL: Final = "DIỄN TẬP"
INTERNAL: Final = "LƯU HÀNH NỘI BỘ"
SIGN_HERE: Final = "(Ký, ghi rõ họ tên)"
ABOUT: Final = "đối với các chức danh lãnh đạo tại {plan.head.issuer}"
DOTS_OF_A_LINE: Final = 33
PLACE_DATE: Final = (
    f"//{{plan.head.place}}, ngày {GAP} tháng {GAP} năm {{conference.starts_at:year}}//"
)


CRITERIA: Final = (
    "Phẩm chất chính trị, đạo đức, lối sống, ý thức tổ chức kỷ luật",
    "Kết quả thực hiện chức trách, nhiệm vụ được giao",
)
OFFICE_DESK: Final = (
    "Bộ phận tham mưu về công tác tổ chức cán bộ của {plan.head.issuer}"
)
BLANK_VOTERS: Final = 20  # empty rows of a list nobody is on yet


def rated_of(facts: Facts) -> list[Facts]:
    """Return who is on the ballot, or as many empty places as the plan has posts."""
    return facts.places("rated", otherwise=facts.record.plan.officeholder_count or 1)


def step_of(facts: Facts, kind: StepKind) -> Facts:
    """Return the plan's step of that kind; an empty place when it has none."""
    steps = facts.record.plan.steps
    places = [i for i, one in enumerate(steps) if one.kind is kind]
    return facts.of(f"plan.steps[{places[0] if places else len(steps)}]")


def superior_of(facts: Facts) -> Runs:
    """Return the first line of ô 2; nothing when the plan does not name the body."""
    figure = facts.figure("plan.head", "superior")
    return (figure,) if figure.text else ()


def organ_of(facts: Facts) -> Runs:
    """Return the issuing body's line, without the superior's name at its end."""
    return facts.runs("**{plan.head:organ}**")


def office(
    facts: Facts, *, code: str, kind: str, subject: str, symbol: str = ""
) -> Document:
    """Return an empty document of the office; number and day blank until issued.

    Args:
        facts: Where the office's name stands.
        code: Of the paper, «D21»; its number is looked up by it.
        kind: «BÁO CÁO», «GIẤY MỜI» …
        subject: The trích yếu, as a sentence of the catalogue.
        symbol: The abbreviation of the kind, «BC»; empty for lists, which bear none.
    """
    numbered = number_of(facts, code, kind=symbol)
    return Document(
        form=facts.form,
        superior=superior_of(facts),
        organ=organ_of(facts),
        number=facts.runs(numbered) if symbol else (),
        place_date=facts.runs(place_and_day(facts, code)) if symbol else (),
        kind=kind,
        subject=facts.runs(f"**{subject}**"),
    )


def number_of(
    facts: Facts, code: str, *, kind: str, organ: str = "{plan.head.symbol:organ_code}"
) -> str:
    """Return the sentence of ô 3: the number once issued, room for it before.

    «Số: 05/BC-VP» of the State is «Số 05-BC/CB» of the Party.
    """
    number = f"{{issued[{code}].number:two}}"
    if facts.form is PaperForm.PARTY:
        return f"Số {number}-{kind}/{organ}"
    return f"Số: {number}/{kind}-{organ}"


def number_label(facts: Facts) -> str:
    """Return «Số:», or «Số» as the Party writes it."""
    return "Số" if facts.form is PaperForm.PARTY else "Số:"


def place_and_day(facts: Facts, code: str) -> str:
    """Return the sentence of ô 4: the day once issued, room for it before."""
    if facts.knows(f"issued[{code}].issued_on"):
        return f"//{{plan.head.place}}, {{issued[{code}].issued_on:day}}//"
    return PLACE_DATE


def plan_number(facts: Facts, *, blank: str = "number") -> str:
    """Return the sentence that cites the plan: «05/KH-VP», of the Party «05-KH/CB».

    Before it is issued dots stand for the number, or what the form `blank` leaves.
    """
    if facts.knows("issued[D01].number"):
        return "{issued[D01]:cited}"
    stroke = "-" if facts.form is PaperForm.PARTY else "/"
    return f"{{plan.head.number:{blank}}}{stroke}{{plan.head.symbol}}"


def plan_day(facts: Facts) -> str:
    """Return the sentence for the plan's day: «ngày 05 tháng 7 năm 2023», or room."""
    if facts.knows("issued[D01].issued_on"):
        return "{issued[D01].issued_on:day}"
    return (
        "ngày {plan.head.day:two} tháng {plan.head.month:month} "
        "năm {plan.head.year:gap}"
    )


def dispatch(facts: Facts, *, code: str, about: str) -> Document:
    """Return an empty letter of the office (công văn): «Số: …/VP-…», «V/v …».

    The Party writes «Số …-CV/CB» and, in italics, «về việc …».

    Args:
        facts: Where the office's name stands.
        code: Of the paper, «D06»; its number is looked up by it.
        about: The trích yếu after «V/v», as a sentence of the catalogue.
    """
    organ = "{plan.head.symbol:organ_code}"
    kept = max(len(facts.record.plan.head.recipients) - 1, 0)
    unit = f"{{plan.head.recipients[{kept}]:drafter}}"
    number = number_of(facts, code, kind=organ, organ=unit)
    if facts.form is PaperForm.PARTY:
        number, about = number_of(facts, code, kind="CV"), f"//về việc {about}//"
    else:
        about = f"V/v {about}"
    return Document(
        form=facts.form,
        superior=superior_of(facts),
        organ=organ_of(facts),
        number=facts.runs(number),
        place_date=facts.runs(place_and_day(facts, code)),
        about=facts.runs(about),
    )


def unit_head(facts: Facts, dated: str, *, size: float = 13) -> Table:
    """Return the head of the forms of Quy định 96-QĐ/TW: unit left, day right.

    Args:
        facts: Where the office's name stands.
        dated: Place and day, as a sentence of the catalogue.
        size: Of the letters.
    """
    left = A4.text_width * 0.45
    organ = organ_of(facts)
    lines = [
        line(
            runs,
            size=size,
            narrow=round((left - balanced_width(runs, size=size, width=left)) / 2, 1),
        )
        for runs in (superior_of(facts), organ)
        if runs
    ]
    stamp = line(facts.runs("//(Đóng dấu treo)//"), size=size)
    return Table(
        widths=(left, A4.text_width - left),
        rows=(
            Row((Cell((*lines, stamp)), Cell((line(facts.runs(dated), size=size),)))),
        ),
        ruled=False,
    )


def lower(sentence: str) -> str:
    """Return a sentence of the catalogue with a small first letter."""
    return f"{sentence[:1].lower()}{sentence[1:]}"


def paper(record: CampaignRecord, code: str, *, documents: Iterable[Document]) -> Paper:
    """Return one file with what a paper of any kind may bear.

    A rehearsal is watermarked; a classified paper keeps ô 10a clear; «lưu hành nội
    bộ» stands in its box; a replacement names what it replaces.
    """
    facts = Facts(record)
    cited = (complete_first_citation(one, facts) for one in documents)
    marked = [_marked(facts, code, one) for one in cited]
    marked[0] = _replacing(facts, code, marked[0])
    return Paper(
        code=code,
        title=TITLES[code].title,
        slug=TITLES[code].slug,
        documents=tuple(marked),
        watermark=REHEARSAL if record.is_rehearsal else "",
    )


def _marked(facts: Facts, code: str, document: Document) -> Document:
    marking = facts.record.markings.get(code)
    if marking is None:
        return document
    return replace(
        document,
        stampable=document.stampable or marking.is_secret,
        circulation=INTERNAL if marking.is_internal else "",
    )


def _replacing(facts: Facts, code: str, document: Document) -> Document:
    at = f"issued[{code}].replaces"
    if not facts.knows(at):
        return document
    words = facts.runs(
        f"//(Thay thế {{{at}.kind}} số {{{at}:cited}} {{{at}.issued_on:day}})//"
    )
    return replace(document, annex_to=document.annex_to or words)


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


def criteria_of(facts: Facts) -> int:
    """Return how many groups of criteria the plan has, else the regulation."""
    return len(facts.record.plan.criteria) or len(CRITERIA)


def criterion(facts: Facts, index: int) -> str:
    """Return the title of a criterion as the plan has it, or the regulation's."""
    if facts.record.plan.criteria:
        return f"{{plan.criteria[{index}].title:clean}}"
    return CRITERIA[index]


def dotted(lines: int) -> tuple[Paragraph, ...]:
    """Return empty dotted lines to write on by hand."""
    dots = (Text("…" * DOTS_OF_A_LINE),)
    return tuple(Paragraph(runs=dots, align=Align.LEFT, indent=0) for _ in range(lines))


def signature(
    facts: Facts, titles: tuple[str, ...], name: str = "", note: str = ""
) -> Signature:
    """Return a place to sign; titles and name are sentences of the catalogue.

    The Party prints the position under «T/M …» in plain letters.
    """
    bold = [not (facts.form is PaperForm.PARTY and i) for i in range(len(titles))]
    lines = tuple(
        facts.runs(f"**{title}**" if strong else title)
        for title, strong in zip(titles, bold, strict=True)
    )
    return Signature(
        lines=lines, name=facts.runs(f"**{name}**") if name else (), note=note
    )


def reporter(person: Facts) -> Signature:
    """Return where an officeholder signs a report of their own."""
    return signature(person, ("NGƯỜI BÁO CÁO",), "{.name:signer}", SIGN_HERE)


def chief(facts: Facts) -> Signature:
    """Return the head of the office, who signs the plan."""
    return signature(facts, _chief_titles(facts), "{plan.head.signer_name}")


def chief_in_office(facts: Facts) -> Signature:
    """Return the head of the office as of the conference.

    The plan's signer may have left since; the chair who holds the signer's post signs
    what follows the plan.
    """
    head, hall = facts.record.plan.head, facts.record.conference
    if hall is None or hall.chair.title.casefold() != head.signer_title.casefold():
        return chief(facts)
    return signature(facts, _chief_titles(facts), "{conference.chair.name:signer}")


def _chief_titles(facts: Facts) -> tuple[str, ...]:
    """Return who signs for the issuer: the head alone, or «T/M CHI BỘ», «BÍ THƯ»."""
    if facts.form is not PaperForm.PARTY:
        return ("{plan.head.signer_title:upper}",)
    title = "plan.head.signer_title"
    named = ("T/M {plan.head:collective}", f"{{{title}:position}}")
    if facts.figure(title, "deputising").text:
        return (named[0], f"**{{{title}:deputising}}**", named[1])
    return named


def chair_and_secretary(facts: Facts) -> tuple[Signature, ...]:
    """Return the two who sign minutes: secretary left, chair right."""
    is_party = facts.form is PaperForm.PARTY
    secretary = "NGƯỜI GHI BIÊN BẢN" if is_party else "THƯ KÝ"
    chair = "CHỦ TRÌ HỘI NGHỊ" if is_party else "CHỦ TỌA"
    return (
        signature(facts, (secretary,), "{conference.secretary.name:signer}", SIGN_HERE),
        signature(facts, (chair,), "{conference.chair.name:signer}", SIGN_HERE),
    )


def kept_line(facts: Facts) -> Runs:
    """Return the last recipient «Lưu: …» as the plan has it."""
    last = len(facts.record.plan.head.recipients) - 1
    figure = facts.figure(f"plan.head.recipients[{max(last, 0)}]", "undashed")
    return (figure,) if figure.text.startswith("Lưu") else facts.runs("Lưu: VT, Hồ sơ")


def content(*blocks: CellBlock) -> Cell:
    """Return a cell of several lines."""
    return Cell(blocks)
