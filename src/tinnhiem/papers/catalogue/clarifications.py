"""D07, D08a, D08b, D08c, D09: asking an officeholder to explain (yêu cầu giải trình).

Who asked stands only on the request itself (D07), which stays with the office; neither
the table nor the letter to the officeholder has a place for that name. What the desk
has sent is printed; before, the forms have blanks to write in.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tinnhiem.core.plans.plan import StepKind
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.parts import (
    ABOUT,
    OFFICE_DESK,
    PLACE_DATE,
    SIGN_HERE,
    cell,
    chief_in_office,
    dispatch,
    head,
    kept_line,
    lower,
    office,
    ordinal,
    paper,
    person_cell,
    plan_number,
    rated_of,
    reporter,
    signature,
    step_of,
)
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.forms import LONG
from tinnhiem.papers.model import (
    Align,
    Block,
    Cell,
    Document,
    Paper,
    Row,
    Signature,
    Table,
)

BLANK_QUESTIONS: Final = 4
DESK: Final = lower(OFFICE_DESK)


def request_form(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return the letter on which a voter asks for an explanation.

    Source: the plan's third step («có văn bản yêu cầu»); the form is a proposal.
    """
    facts = Facts(record)
    document = Document(
        is_letter=True,
        form=facts.form,
        place_date=facts.runs(PLACE_DATE),
        kind="ĐỀ NGHỊ BÁO CÁO GIẢI TRÌNH",
        subject=facts.runs("**Đối với người được lấy phiếu tín nhiệm**"),
        addressees=(facts.runs(OFFICE_DESK),),
        blocks=tuple(_request(facts)),
        signatures=(signature(facts, ("NGƯỜI ĐỀ NGHỊ",), note=SIGN_HERE),),
    )
    return (paper(record, "D07", documents=(document,)),)


def _request(facts: Facts) -> Iterator[Block]:
    for sentence in (f"Tôi tên là: {LONG * 2}", f"Chức vụ, đơn vị: {LONG * 2}"):
        yield facts.paragraph(sentence, align=Align.LEFT)
    yield facts.paragraph(
        f"Là người ghi phiếu tín nhiệm theo Kế hoạch số {plan_number(facts)}. "
        "Sau khi nghiên cứu hồ sơ, tôi đề nghị người được lấy phiếu tín nhiệm có tên "
        "sau đây báo cáo giải trình:"
    )
    yield facts.paragraph(f"Đồng chí: {LONG * 2}", align=Align.LEFT)
    yield facts.paragraph(f"Chức danh, chức vụ: {LONG * 2}", align=Align.LEFT)
    yield _questions("Nội dung cần làm rõ", "Tài liệu, căn cứ kèm theo", height=16)
    yield step_of(facts, StepKind.QUESTIONS).paragraph(
        f"Văn bản này gửi đến {DESK} {{.deadline:due}}. Tên người đề nghị không nêu "
        "trong văn bản chuyển đến người được lấy phiếu tín nhiệm./."
    )


def _questions(*titles: str, height: float) -> Table:
    """Return a table to write questions in, two columns beside their number."""
    rows = tuple(
        Row((ordinal(i), Cell(), Cell()), height) for i in range(1, BLANK_QUESTIONS + 1)
    )
    return Table(widths=(10, 95, 60), header=head("TT", *titles), rows=rows)


def question_table(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return the desk's table of what was asked; it has no column for who asked.

    Source: the plan's third and fourth steps; the columns are a proposal.
    """
    facts = Facts(record)
    answers = step_of(facts, StepKind.ANSWERS)
    due = cell(answers.runs("{.deadline:deadline_cell}"))
    rows = tuple(_sent_rows(facts, due)) or tuple(
        Row((ordinal(i), person_cell(one), Cell(), due, Cell()), 26)
        for i, one in enumerate(rated_of(facts), start=1)
    )
    table = Table(
        widths=(10, 45, 55, 32, 23),
        header=head(
            "TT",
            "Người được lấy phiếu tín nhiệm",
            "Nội dung đề nghị giải trình",
            "Thời hạn trả lời",
            "Ngày nhận trả lời",
        ),
        rows=rows,
    )
    document = replace(
        office(
            facts,
            code="D08a",
            kind="BẢNG TỔNG HỢP",
            subject="Nội dung đề nghị người được lấy phiếu báo cáo giải trình",
        ),
        blocks=(
            table,
            facts.paragraph(
                "Bảng này không ghi tên người đề nghị; văn bản đề nghị do "
                f"{DESK} lưu giữ. Người không có nội dung đề nghị thì ghi "
                "«Không có»./."
            ),
        ),
        signatures=(
            signature(facts, ("NGƯỜI TỔNG HỢP",), note=SIGN_HERE),
            chief_in_office(facts),
        ),
    )
    return (paper(record, "D08a", documents=(document,)),)


def _sent_rows(facts: Facts, due: Cell) -> Iterator[Row]:
    """Yield a row for each question that was sent."""
    for place, one in enumerate(facts.each("questions"), start=1):
        is_answered = one.knows(".answered_on")
        came = cell(one.runs("{.answered_on:short_day}")) if is_answered else Cell()
        yield Row((ordinal(place), person_cell(one), _text(one), due, came))


def _text(question: Facts) -> Cell:
    return cell(question.runs("{.text}"), align=Align.LEFT)


def open_list(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return what was sent and not answered, to be read out at the conference.

    Source: the plan's fourth step («phải báo cáo, giải trình»); the form is a proposal.
    """
    facts = Facts(record)
    still = [q for q in facts.each("questions") if not q.knows(".answered_on")]
    rows = [
        Row((ordinal(place), person_cell(one), _text(one), Cell()), 20)
        for place, one in enumerate(still, start=1)
    ]
    blank = [Row((ordinal(i), Cell(), Cell(), Cell()), 20) for i in range(1, 5)]
    table = Table(
        widths=(10, 45, 70, 40),
        header=head(
            "TT",
            "Người được lấy phiếu tín nhiệm",
            "Nội dung chưa trả lời bằng văn bản",
            "Ghi tại Hội nghị",
        ),
        rows=tuple(rows or blank),
    )
    document = replace(
        office(
            facts,
            code="D08c",
            kind="DANH SÁCH",
            subject="Nội dung đề nghị giải trình chưa được trả lời",
        ),
        blocks=(
            table,
            facts.paragraph(
                "Danh sách này không ghi tên người đề nghị. Người được lấy phiếu báo "
                "cáo, giải trình tại Hội nghị./."
            ),
        ),
        signatures=(
            signature(facts, ("NGƯỜI TỔNG HỢP",), note=SIGN_HERE),
            chief_in_office(facts),
        ),
    )
    return (paper(record, "D08c", documents=(document,)),)


def _of(person: Facts) -> list[Facts]:
    """Return the questions that were sent to one officeholder."""
    key = person.value(".person")
    every = Facts(person.record).each("questions")
    return [one for one in every if one.value(".officeholder") == key]


def explanation_orders(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return one letter to each officeholder, in one file; the asker is not named.

    Source: the plan's third step («tổng hợp, yêu cầu … báo cáo giải trình»).
    """
    facts = Facts(record)
    letters = [_order(one) for one in rated_of(facts)]
    return (paper(record, "D08b", documents=letters),)


def _order(person: Facts) -> Document:
    return replace(
        dispatch(
            person,
            code="D08b",
            about="báo cáo giải trình phục vụ việc lấy phiếu tín nhiệm",
        ),
        addressees=(person.runs("Đồng chí {.name}, {.title}"),),
        blocks=(
            person.paragraph(
                f"Thực hiện Kế hoạch số {plan_number(person)} về việc lấy phiếu tín "
                f"nhiệm {ABOUT}; trên cơ sở tổng hợp văn bản của người ghi phiếu tín "
                "nhiệm, {plan.head.issuer} đề nghị đồng chí báo cáo giải trình các nội "
                "dung sau:"
            ),
            _asked(person),
            step_of(person, StepKind.ANSWERS).paragraph(
                f"Báo cáo giải trình gửi về {DESK} {{.deadline:due}} để gửi đến những "
                "người ghi phiếu tín nhiệm./."
            ),
        ),
        recipients=(person.runs("Như trên"), kept_line(person)),
        signatures=(_signer_for(person),),
    )


def _asked(person: Facts) -> Table:
    """Return what was asked, or room to write it in."""
    titles = ("Nội dung đề nghị giải trình", "Tài liệu cần gửi")
    blank = _questions(*titles, height=22)
    rows = [
        Row((ordinal(place), _text(one), Cell()))
        for place, one in enumerate(_of(person), start=1)
    ]
    return replace(blank, rows=tuple(rows)) if rows else blank


def _signer_for(person: Facts) -> Signature:
    """Return the head of the office; nobody signs a letter to themself."""
    signer = chief_in_office(person)
    name = "".join(run.text for run in signer.name)
    if name and name == str(person.value(".name")):
        return signature(person, (LONG, LONG))
    return signer


def explanations(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return one report of explanation to fill in for each officeholder.

    Source: the plan's fourth step; the form is a proposal.
    """
    facts = Facts(record)
    reports = [_explanation(one) for one in rated_of(facts)]
    return (paper(record, "D09", documents=reports),)


def _explanation(person: Facts) -> Document:
    return Document(
        is_letter=True,
        form=person.form,
        place_date=person.runs(PLACE_DATE),
        kind="BÁO CÁO GIẢI TRÌNH",
        subject=person.runs("**Phục vụ việc lấy phiếu tín nhiệm**"),
        addressees=(person.runs("{plan.head.issuer}"),),
        blocks=(
            person.paragraph("Họ và tên: **{.name}**", align=Align.LEFT),
            person.paragraph("Chức danh, chức vụ: {.title}", align=Align.LEFT),
            person.paragraph(
                "Thực hiện văn bản số …… ngày …… tháng …… năm …… của "
                "{plan.head.issuer}, tôi báo cáo giải trình như sau:"
            ),
            *_answered(person),
            person.paragraph("Tôi chịu trách nhiệm về nội dung báo cáo này./."),
        ),
        signatures=(reporter(person),),
    )


def _answered(person: Facts) -> Iterator[Block]:
    """Yield each question with what was answered, or a table to write answers in."""
    questions = _of(person)
    if not questions:
        yield _questions("Nội dung giải trình", "Tài liệu kèm theo", height=30)
    for one in questions:
        yield one.paragraph("**{.number:count}. {.text}**")
        yield one.paragraph("{.answer}")
