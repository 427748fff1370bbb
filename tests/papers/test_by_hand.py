"""Papers printed before their facts are there: room to write, nothing cut off."""

from dataclasses import replace

import pytest

from tests.papers.builders import (
    make_finished_conference,
    make_planned_record,
    make_record,
    make_rulebook,
)
from tests.papers.reading import docx_text, pdf_pages, pdf_text
from tinnhiem.core.conference.committee import (
    CommitteeMember,
    CommitteeRole,
    ShowOfHands,
    TallyCommittee,
)
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.lists import attendance, officeholders
from tinnhiem.papers.catalogue.minutes import count_minutes, signing_order
from tinnhiem.papers.catalogue.report import result_reports
from tinnhiem.papers.catalogue.tally_sheet import tally_sheet
from tinnhiem.papers.making import CATALOGUE, papers_of
from tinnhiem.papers.model import Fives, Table


def nobody_yet() -> CampaignRecord:
    return make_planned_record(voters=(), officeholders=())


# They say what there is, or that there is nothing; no blank waits for a pen.
BLANKLESS = ("D01", "D02a", "D02b", "D08c", "D12")


@pytest.mark.parametrize("kind", CATALOGUE, ids=lambda kind: kind.code)
def test_every_paper_prints_before_anybody_is_named(kind: object) -> None:
    for paper in papers_of(nobody_yet(), [getattr(kind, "code")]):  # noqa: B009
        assert "…" in pdf_text(paper) or paper.code in BLANKLESS
        assert docx_text(paper)


def test_lists_have_a_row_for_every_post_of_the_plan() -> None:
    (paper,) = officeholders(nobody_yet())
    table = next(b for b in paper.documents[0].blocks if isinstance(b, Table))
    assert len(table.rows) == 4
    assert "Tổng số: …… người" in pdf_text(paper)


def test_the_attendance_sheet_has_empty_rows_to_sign() -> None:
    (paper,) = attendance(nobody_yet())
    table = next(b for b in paper.documents[0].blocks if isinstance(b, Table))
    assert len(table.rows) == 20


def make_committee_of(members: int) -> TallyCommittee:
    roles = [CommitteeRole.HEAD] + [CommitteeRole.MEMBER] * (members - 1)
    return TallyCommittee(
        tuple(
            CommitteeMember(f"v{i}", f"Thành viên {chr(65 + i)}", "Chuyên viên", role)
            for i, role in enumerate(roles)
        ),
        ShowOfHands(20, 0, 0),
    )


@pytest.mark.parametrize("members", [1, 2, 3, 9, 15])
def test_every_member_of_the_committee_has_a_place_to_sign(members: int) -> None:
    conference = replace(
        make_finished_conference(), committee=make_committee_of(members)
    )
    (paper, *_) = count_minutes(make_record(conference=conference))
    *_, last = pdf_pages(paper)
    assert pdf_text(paper).count("TRƯỞNG BAN") == 1
    assert pdf_text(paper).count("ỦY VIÊN") == members - 1
    assert f"Thành viên {chr(64 + members)}" in last


def test_the_head_of_the_committee_signs_on_the_right() -> None:
    order = signing_order(make_committee_of(3).members)
    assert [place for place, _ in order] == [1, 0, 2]


def test_strokes_are_drawn_when_the_count_is_known_and_left_out_before() -> None:
    drawn = [strokes_of(make_record()), strokes_of(nobody_yet())]
    assert drawn[0][:4] == [20, 4, 0, 1]
    assert set(drawn[1]) == {0}


def test_a_large_pile_is_tallied_in_batches() -> None:
    voters = make_record().voters * 40
    (paper,) = tally_sheet(make_record(voters=voters))
    assert len(pdf_pages(paper)) <= 8


def strokes_of(record: CampaignRecord) -> list[int]:
    (paper,) = tally_sheet(record)
    tables = [b for b in paper.documents[0].blocks if isinstance(b, Table)]
    return [
        one.strokes
        for table in tables
        for row in table.rows
        for cell in row.cells
        for one in cell.content
        if isinstance(one, Fives)
    ]


def test_each_superior_of_the_plan_gets_a_report() -> None:
    first, second = result_reports(make_record())
    assert "Kính gửi: Ban Thường vụ Tỉnh ủy (qua Ban Tổ chức Tỉnh ủy)" in pdf_text(
        first
    )
    assert "Kính gửi: Sở Nội vụ" in pdf_text(second)


def test_without_duties_those_who_get_the_minutes_get_the_report() -> None:
    plan = replace(make_record().plan, duties=())
    reports = result_reports(make_record(plan=plan))
    assert [one.copy.recipient for one in reports if one.copy] == [
        "Ban Tổ chức Tỉnh ủy",
        "Sở Nội vụ",
    ]


def test_a_plan_that_names_nobody_leaves_the_addressee_blank() -> None:
    plan = replace(make_record().plan, duties=(), minutes=None)
    (report,) = result_reports(make_record(plan=plan))
    assert "Kính gửi: ………" in pdf_text(report)


def test_the_report_states_the_band_with_its_article_and_no_verdict() -> None:
    text = " ".join(pdf_text(result_reports(make_record())[0]).split())
    relief = make_rulebook().bands[0].value.text
    assert (
        "tín nhiệm thấp 17/25 phiếu (68,00% tổng số phiếu thu về), thuộc mức từ 2/3 "
        f"trở lên theo Điều 11 Quy định 96-QĐ/TW: {relief}."
    ) in text
    assert "việc xem xét, kết luận thuộc thẩm quyền" in text
