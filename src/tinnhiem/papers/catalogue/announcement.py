"""D20: the announcement of the result (thông báo kết quả)."""

from dataclasses import replace

from tinnhiem.core.plans.plan import PaperForm
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue import results
from tinnhiem.papers.catalogue.minutes import quorum_sentence
from tinnhiem.papers.catalogue.parts import (
    ABOUT,
    chief_in_office,
    kept_line,
    office,
    paper,
)
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.model import Paper, Paragraph


def announcement(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return the result for those who may know it: the rulebook says who they are."""
    facts = Facts(record)
    empty = office(
        facts,
        code="D20",
        kind="THÔNG BÁO",
        subject=f"Kết quả lấy phiếu tín nhiệm {ABOUT}",
        symbol="TB",
    )
    document = replace(
        empty,
        stampable=True,
        blocks=(
            _basis(facts, "Căn cứ {rulebook.name} {rulebook.title:about};"),
            _basis(
                facts, "Căn cứ Biên bản kiểm phiếu lập {conference.counting_to:day}."
            ),
            facts.paragraph(
                "{plan.head.issuer} thông báo kết quả lấy phiếu tín nhiệm tại Hội nghị "
                "{conference.starts_at:day} như sau:"
            ),
            quorum_sentence(facts),
            facts.paragraph(
                "Số phiếu phát ra: {conference.account.issued:count}; số phiếu thu về: "
                "{conference.account.returned:count}."
            ),
            results.results_table(facts),
            *results.share_note(facts),
            facts.paragraph(
                "Kết quả lấy phiếu tín nhiệm được sử dụng trong công tác cán bộ theo "
                "{rulebook.name}. Việc phổ biến Thông báo này thực hiện đúng phạm vi "
                "quy định./."
            ),
        ),
        recipients=(
            facts.runs("Các đồng chí được lấy phiếu tín nhiệm"),
            facts.runs("Các đồng chí ghi phiếu tín nhiệm"),
            kept_line(facts),
        ),
        signatures=(chief_in_office(facts),),
    )
    return (paper(record, "D20", documents=(document,)),)


def _basis(facts: Facts, sentence: str) -> Paragraph:
    """Return a basis: in italics for the State, after a dash for the Party."""
    if facts.form is PaperForm.PARTY:
        return facts.paragraph(f"- {sentence.removesuffix('.').removesuffix(';')};")
    return facts.paragraph(f"//{sentence}//")
