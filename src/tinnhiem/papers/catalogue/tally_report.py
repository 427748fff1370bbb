"""D17: the committee's report on the ballots, with the figures of the minutes."""

from collections.abc import Iterator

from tinnhiem.core.conference.committee import CommitteeRole, TallyCommittee
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue import results
from tinnhiem.papers.catalogue.handover import receiver
from tinnhiem.papers.catalogue.parts import ABOUT, paper, unit_head
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.model import Block, Document, Paper


def tally_report(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return the report of the tally committee to the conference.

    Source: the form that comes with Quy định 96-QĐ/TW, of which only the beginning was
    seen; the rest follows Điều 6.
    """
    facts = Facts(record)
    document = Document(
        form=facts.form,
        kind="BÁO CÁO KẾT QUẢ PHIẾU TÍN NHIỆM",
        subject=facts.runs(f"**Tại Hội nghị lấy phiếu tín nhiệm {ABOUT}**"),
        opening=(
            unit_head(facts, "//{plan.head.place}, {conference.counting_to:day}//"),
        ),
        blocks=tuple(_blocks(facts)),
        signatures=(receiver(facts),),
    )
    return (paper(record, "D17", documents=(document,)),)


def _blocks(facts: Facts) -> Iterator[Block]:
    yield facts.paragraph(
        "Thực hiện nhiệm vụ do Hội nghị lấy phiếu tín nhiệm giao, từ "
        "{conference.counting_from:moment}, tại {conference.venue}, Ban Kiểm phiếu gồm "
        f"{{conference.committee.members#:count}} đồng chí, do đồng chí {_head(facts)} "
        "làm Trưởng ban, đã tiến hành kiểm phiếu tín nhiệm của Hội nghị đối với "
        "{rated#:count} đồng chí được lấy phiếu tín nhiệm; kết quả như sau:"
    )
    at = facts.of("conference.attendance")
    yield facts.paragraph("[[1.]] Tổng số người được triệu tập: {voters#:count}.")
    yield at.paragraph("- Số có mặt: {.present:count} (tỷ lệ {.share:percent}).")
    yield at.paragraph("- Số vắng mặt: {.absent:count}.")
    account = facts.of("conference.account")
    yield account.paragraph(
        "[[2.]] Số phiếu phát ra: {.issued:count}; số phiếu thu về: {.returned:count}; "
        "số phiếu không thu về: {.missing:count}."
    )
    yield facts.paragraph(
        "[[3.]] Kết quả phiếu tín nhiệm của từng người (số phiếu hợp lệ, không hợp lệ "
        "tính theo từng người):"
    )
    yield results.results_table(facts)
    yield from results.share_note(facts)
    yield from results.invalid_reasons(facts)
    yield facts.paragraph(
        "Ban Kiểm phiếu báo cáo Hội nghị kết quả phiếu tín nhiệm nêu trên./."
    )


def _head(facts: Facts) -> str:
    committee = facts.value("conference.committee")
    members = committee.members if isinstance(committee, TallyCommittee) else ()
    places = [i for i, one in enumerate(members) if one.role is CommitteeRole.HEAD]
    return f"{{conference.committee.members[{places[0] if places else 0}].name}}"
