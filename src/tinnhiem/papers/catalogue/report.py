"""D21: the report to each superior (báo cáo kết quả): bands, never a verdict."""

from collections.abc import Iterator
from dataclasses import replace

from tinnhiem.core.levels import Level
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue import results
from tinnhiem.papers.catalogue.chart import chart_annex
from tinnhiem.papers.catalogue.minutes import members, quorum_sentence, recipient
from tinnhiem.papers.catalogue.parts import (
    ABOUT,
    cell,
    chief_in_office,
    dotted,
    head,
    kept_line,
    office,
    ordinal,
    paper,
    plan_number,
    rated_of,
)
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.forms import SUPERIORS, superiors_in
from tinnhiem.papers.model import Align, Block, Copy, Paper, Row, Runs, Table, Text


def result_reports(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return one report per superior, the same but for «Kính gửi».

    Who they are stands in the plan's duties («báo cáo … và … kết quả»); else those who
    get the minutes.
    """
    facts = Facts(record)
    addressees = _addressees(facts)
    return tuple(
        _report(facts, addressee=addressee, number=i, of=len(addressees))
        for i, addressee in enumerate(addressees, start=1)
    )


def _addressees(facts: Facts) -> list[Runs]:
    texts = facts.record.plan
    for i, duty in enumerate(texts.duties):
        for j, text in enumerate((duty.text, *duty.points)):
            names = superiors_in((text,))[: len(SUPERIORS)]
            at = (
                f"plan.duties[{i}].text"
                if j == 0
                else f"plan.duties[{i}].points[{j - 1}]"
            )
            if names:
                return [(facts.figure(at, form),) for form in SUPERIORS[: len(names)]]
    rule = texts.minutes
    sent = range(len(rule.recipients) - 1) if rule else range(0)
    named = [facts.runs(recipient(facts, i, of=len(sent) + 1)) for i in sent]
    return named or [(Text("………………………………"),)]


def _report(facts: Facts, *, addressee: Runs, number: int, of: int) -> Paper:
    empty = office(
        facts,
        code="D21",
        kind="BÁO CÁO",
        subject=f"Kết quả lấy phiếu tín nhiệm {ABOUT}",
        symbol="BC",
    )
    document = replace(
        empty,
        stampable=True,
        addressees=(addressee,),
        blocks=tuple(_blocks(facts)),
        recipients=((Text("Như trên"),), kept_line(facts)),
        signatures=(chief_in_office(facts),),
    )
    made = paper(facts.record, "D21", documents=(document, *chart_annex(facts)))
    words = "".join(run.text for run in addressee)
    return replace(made, copy=Copy(number, of, words))


def _blocks(facts: Facts) -> Iterator[Block]:
    yield facts.paragraph(
        "Thực hiện {rulebook.name} {rulebook.title:about} và Kế hoạch số "
        f"{plan_number(facts)}, {{plan.head.issuer}} báo cáo kết quả lấy phiếu tín "
        "nhiệm như sau:"
    )
    yield facts.heading("[[I.]] CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, CHUẨN BỊ")
    yield _steps(facts)
    yield from results.override_lines(facts)
    yield from _conference(facts)
    yield facts.heading("[[III.]] KẾT QUẢ")
    yield results.results_table(facts)
    yield from results.share_note(facts)
    yield from results.invalid_reasons(facts)
    yield facts.heading("[[IV.]] MỨC THEO QUY ĐỊNH")
    yield from _bands(facts)
    yield facts.heading("[[V.]] ĐÁNH GIÁ CHUNG, KIẾN NGHỊ")
    yield from dotted(2)
    yield facts.paragraph(
        "Hồ sơ kèm theo: Biên bản kiểm phiếu, Biên bản Hội nghị, báo cáo của người "
        "được lấy phiếu tín nhiệm./."
    )


def _steps(facts: Facts) -> Table:
    rows = tuple(
        Row(
            (
                ordinal(i),
                cell(one.runs("{.kind:step}"), align=Align.LEFT),
                cell(one.runs("{.led_by:cell}"), align=Align.LEFT),
                cell(one.runs("{.deadline:deadline_cell}")),
            )
        )
        for i, one in enumerate(facts.each("plan.steps"), start=1)
    )
    return Table(
        widths=(10, 70, 45, 40),
        header=head("TT", "Nội dung", "Chủ trì", "Thời hạn theo Kế hoạch"),
        rows=rows,
    )


def _conference(facts: Facts) -> Iterator[Block]:
    yield facts.heading("[[II.]] TỔ CHỨC HỘI NGHỊ")
    yield facts.paragraph(
        "Hội nghị được tổ chức hồi {conference.opened_at:moment}, tại "
        "{conference.venue}, do đồng chí {conference.chair.name}, "
        "{conference.chair.title} chủ trì."
    )
    yield quorum_sentence(facts)
    yield facts.paragraph("Ban Kiểm phiếu gồm các đồng chí:")
    yield from members(facts)
    yield results.sheets_table(facts)


def _bands(facts: Facts) -> Iterator[Block]:
    for i in range(len(rated_of(facts))):
        yield _band(facts, i)
    yield from results.unverified_lines(facts)
    yield facts.paragraph(
        "Báo cáo chỉ nêu mức theo quy định đối với từng kết quả; việc xem xét, kết "
        "luận thuộc thẩm quyền của cấp quản lý cán bộ."
    )


def _band(facts: Facts, index: int) -> Block:
    outcome = facts.of(f"outcomes[{index}]")
    low = f"{{.count.{Level.LOW.value}:count}}/{{.finding.low.whole:count}} phiếu"
    said = (
        f"- Đồng chí {{rated[{index}].name}}: tín nhiệm thấp {low} "
        "({.finding.low:percent} {.finding.low.base:base}), "
    )
    if not facts.record.outcomes:
        return outcome.paragraph(f"{said}mức theo quy định: {{.finding}}.")
    if outcome.knows(".finding.band"):
        return outcome.paragraph(
            f"{said}thuộc mức {{.finding.band:bound}} theo {{.finding.citation}}: "
            "{.finding.band.text:clause}."
        )
    return outcome.paragraph(
        f"{said}không thuộc mức phải xem xét theo {{.finding.citation}}; kết quả dùng "
        f"để đánh "
        "giá, bố trí, sử dụng cán bộ."
    )
