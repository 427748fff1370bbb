"""The pages: what is shown in which phase, and what is never shown."""

import itertools
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from tests.site.builders import (
    MORNING,
    SLUG,
    counted_record,
    planned_record,
    save_campaign,
    save_paper,
    signed_in,
    signed_record,
    steps_done_in_time,
)
from tinnhiem import web
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.conference.attendance import Attendance
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.plans.plan import Deadline, DeadlineKind
from tinnhiem.core.record import CampaignRecord, Override
from tinnhiem.web.campaign_page import Standing, page_of
from tinnhiem.web.headers import HEADERS
from tinnhiem.web.parts.steps import StepState, step_lines
from tinnhiem.web.who import Who
from tinnhiem.web.words import deadline_words

NOT_SIGNED = "Kết quả chỉ hiển thị sau khi Ban Kiểm phiếu ký biên bản."
CONFERENCE_DAY = date(2023, 7, 13)
PAGE = f"/cuoc/{SLUG}/"
PAPERS = f"{PAGE}van-ban"


@pytest.fixture
def client(folder: Path) -> Client:
    """Return the browser of a clerk who has signed in."""
    assert folder.exists()
    return signed_in(Duty.CLERK)


# The menus ask whether a campaign is a demonstration.
pytestmark = pytest.mark.usefixtures("folder")


def html_of(record: CampaignRecord, *, phase: Phase, left_from: str = "planned") -> str:
    """Return the page of a record that no table holds."""
    standing = Standing(
        phase=phase,
        today=CONFERENCE_DAY,
        left_from=Phase(left_from),
        void_reason="Phát nhầm mẫu phiếu" if phase is Phase.VOID else "",
        steps_done=steps_done_in_time(),
    )
    page = page_of(record, standing=standing)
    request = RequestFactory().get("/")
    request.who = Who(duties=frozenset({Duty.CLERK}))  # type: ignore[attr-defined]
    return render_to_string("tinnhiem/campaign.html", {"page": page}, request=request)


def text_of(html: str) -> str:
    """Return what a reader sees, with single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


class Outline(HTMLParser):
    """Collects what the tests below ask about the structure of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def named(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag in names]

    @property
    def heading_levels(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.tags if re.fullmatch("h[1-6]", tag)]


ALL_PAGES = [
    pytest.param(planned_record(), Phase.PLANNED, id="planned"),
    pytest.param(counted_record(), Phase.COUNTING, id="counting"),
    pytest.param(signed_record(), Phase.SIGNED, id="signed"),
]


def test_the_head_names_office_law_and_version() -> None:
    page = text_of(html_of(planned_record(), phase=Phase.PLANNED))

    assert "Văn phòng UBND tỉnh Quảng Ngãi" in page
    assert "Quy định 96-QĐ/TW" in page
    assert "party-96-qd-tw-2023, phiên bản 1" in page
    assert "Áp dụng đúng bộ quy tắc" in page


def test_a_departure_from_the_rulebook_is_shown_with_its_reason() -> None:
    override = Override(
        "quorum", "3/4", "Cấp ủy yêu cầu", "Ban Thường vụ", date(2023, 6, 5)
    )
    record = replace(planned_record(), overrides=(override,))

    page = text_of(html_of(record, phase=Phase.PLANNED))

    assert "Cấp ủy yêu cầu" in page
    assert "Ban Thường vụ ngày 05/6/2023" in page


def test_a_planned_campaign_says_what_is_missing_and_how_to_add_it() -> None:
    page = text_of(html_of(planned_record(), phase=Phase.PLANNED))

    assert "kế hoạch nêu 4 người" in page
    assert "Nhập danh sách nhân sự" in page
    assert "Chọn ngày, giờ, địa điểm" in page
    assert "Lập văn bản" in page
    assert NOT_SIGNED in page


def test_the_row_of_stages_marks_the_present_one() -> None:
    page = html_of(counted_record(), phase=Phase.COUNTING)

    assert page.count('aria-current="step"') == 1
    assert "Bước 9 trên 14: kiểm phiếu. Tiếp theo: đối soát." in page
    assert page.count('<li class="done">') == 8


def test_an_archived_campaign_has_every_stage_behind_it() -> None:
    page = html_of(signed_record(), phase=Phase.ARCHIVED)

    assert page.count('<li class="done">') == 14
    assert "Bước 14 trên 14: đã lưu hồ sơ." in page


def test_a_void_campaign_says_why() -> None:
    page = html_of(planned_record(), phase=Phase.VOID, left_from="voting")

    assert "Cuộc lấy phiếu đã huỷ. Lý do: Phát nhầm mẫu phiếu" in page
    assert "Bước 7 trên 14" in page


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        pytest.param(
            Deadline(DeadlineKind.ON_OR_BEFORE, date(2023, 6, 28)),
            "chậm nhất ngày 28/6/2023",
            id="inclusive",
        ),
        pytest.param(
            Deadline(DeadlineKind.BEFORE, date(2023, 7, 5)),
            "trước ngày 05/7/2023 (tức hết ngày 04/7/2023)",
            id="exclusive",
        ),
        pytest.param(
            Deadline(DeadlineKind.ON, date(2023, 2, 7)),
            "trong ngày 07/02/2023",
            id="on a day of February, which takes a zero",
        ),
        pytest.param(
            Deadline(DeadlineKind.DAYS_BEFORE_VOTE, days=3),
            "chậm nhất 03 ngày trước ngày lấy phiếu (tức hết ngày 10/7/2023)",
            id="counted from the vote",
        ),
    ],
)
def test_deadlines_are_written_as_the_plan_means_them(
    deadline: Deadline, words: str
) -> None:
    assert deadline_words(deadline, vote_on=CONFERENCE_DAY) == words


def test_a_relative_deadline_has_no_day_before_the_conference_has_one() -> None:
    deadline = Deadline(DeadlineKind.DAYS_BEFORE_VOTE, days=3)

    words = deadline_words(deadline, vote_on=None)

    assert words == "chậm nhất 03 ngày trước ngày lấy phiếu"


@pytest.mark.parametrize(
    ("today", "state", "words"),
    [
        pytest.param(27, StepState.OPEN, "Còn 01 ngày", id="one day before"),
        pytest.param(28, StepState.DUE, "Đến hạn hôm nay", id="on the last day"),
        pytest.param(
            29,
            StepState.OVERDUE,
            "Chưa ghi nhận xong, quá hạn 01 ngày",
            id="one day after",
        ),
    ],
)
def test_a_step_is_late_only_after_its_last_day(
    today: int, state: StepState, words: str
) -> None:
    first = step_lines(planned_record(), done={}, today=date(2023, 6, today))[0]

    assert (first.state, first.state_words) == (state, words)


@pytest.mark.parametrize(
    ("done_on", "state", "words"),
    [
        pytest.param(28, StepState.DONE, "Xong ngày 28/6/2023", id="on the last day"),
        pytest.param(
            29, StepState.DONE_LATE, "Xong ngày 29/6/2023, chậm 01 ngày", id="one late"
        ),
    ],
)
def test_a_step_done_late_stays_late(
    done_on: int, state: StepState, words: str
) -> None:
    number = planned_record().plan.steps[0].number
    done = {number: date(2023, 6, done_on)}

    first = step_lines(planned_record(), done=done, today=CONFERENCE_DAY)[0]

    assert (first.state, first.state_words) == (state, words)


def test_conference_and_report_need_no_reminder_once_they_have_happened() -> None:
    record = signed_record()
    assert record.conference is not None
    announced = replace(record.conference, announced_at=MORNING)
    record = replace(record, conference=announced)

    lines = step_lines(record, done={}, today=date(2024, 1, 1), is_reported=True)

    states = {line.number: line.state_words for line in lines}
    assert states["3.2"] == "Xong ngày 13/7/2023"
    assert states["3.3"] == "Đã gửi báo cáo"


def test_a_unit_that_the_title_names_is_not_said_twice() -> None:
    voter, *_ = counted_record().voters
    named = replace(voter, title="Trưởng phòng Tổng hợp", unit="Phòng Tổng hợp")

    page = html_of(replace(counted_record(), voters=(named,)), phase=Phase.SUMMONED)

    assert ", Phòng Tổng hợp" not in page


def test_people_are_counted_once_and_the_excluded_keep_their_document() -> None:
    page = text_of(html_of(counted_record(), phase=Phase.COUNTING))

    assert "26 người ghi phiếu, 4 người được lấy phiếu tín nhiệm" in page
    assert "4 người vừa ghi phiếu vừa được lấy phiếu" in page
    assert "Thông báo số 12/TB-VP ngày 01/6/2023" in page
    assert "chưa kiểm chứng" in page


def test_the_quorum_is_said_with_figures_and_law() -> None:
    page = text_of(html_of(counted_record(), phase=Phase.COUNTING))

    assert "24/26 người được triệu tập có mặt (92,31%)" in page
    assert (
        "cần ít nhất 18 người, bằng 2/3 số người được triệu tập (Quy định 96-QĐ/TW)"
        in page
    )


def test_one_person_short_of_the_quorum_is_said_aloud() -> None:
    record = counted_record()
    assert record.conference is not None
    hall = replace(record.conference, attendance=Attendance(26, 17))

    page = text_of(html_of(replace(record, conference=hall), phase=Phase.CHECK_IN))

    assert "17/26 người được triệu tập có mặt (65,38%)" in page
    assert "Đủ điều kiện tiến hành" not in page


def test_the_ballot_account_is_called_balanced_only_when_it_is() -> None:
    record = counted_record()
    assert record.conference is not None
    assert record.conference.account is not None
    wrong = replace(record.conference.account, unused=3)
    hall = replace(record.conference, account=wrong)

    good = html_of(record, phase=Phase.COUNTING)
    bad = html_of(replace(record, conference=hall), phase=Phase.COUNTING)
    early = html_of(replace(record, conference=hall), phase=Phase.VOTING)

    assert (good.count(">Khớp<"), good.count(">Lệch<")) == (4, 0)
    assert (bad.count(">Khớp<"), bad.count(">Lệch<")) == (3, 1)
    assert (early.count(">Khớp<"), early.count(">Lệch<")) == (0, 0)


def test_what_was_remarked_during_the_count_waits_for_the_signatures() -> None:
    hidden = html_of(counted_record(), phase=Phase.RECONCILED)
    shown = html_of(signed_record(), phase=Phase.SIGNED)

    assert "Một phiếu bị rách" not in hidden
    assert "Một phiếu bị rách" in shown


def test_a_signed_result_shows_both_bases_the_band_and_its_source() -> None:
    page = text_of(html_of(signed_record(), phase=Phase.SIGNED))

    assert "Tổng hợp kết quả, tỷ lệ tính trên số phiếu thu về" in page
    assert "Thu về 24 phiếu: 23 hợp lệ, 1 không hợp lệ (1 không đánh dấu)" in page
    assert "58,33%" in page  # 14 of 24 returned, the lawful base
    assert "60,87%" in page  # 14 of 23 valid, for comparison
    assert "Tín nhiệm thấp trên 1/2. Đưa ra khỏi quy hoạch" in page
    assert "Căn cứ: Quy định 96-QĐ/TW" in page
    assert "Bớt 01 phiếu tín nhiệm thấp: 50,00%, không còn thuộc mức phải" in page
    assert "Mọi phiếu ghi giống nhau" in page


@pytest.mark.parametrize(
    ("phase", "shown"),
    [
        pytest.param(Phase.COUNTING, False, id="while counting"),
        pytest.param(Phase.RECONCILED, False, id="reconciled, not signed"),
        pytest.param(Phase.SIGNED, True, id="signed"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_stored_counts_stay_hidden_until_the_minutes_are_signed(
    client: Client, phase: Phase, *, shown: bool
) -> None:
    save_campaign(counted_record(), phase=phase)

    page = text_of(client.get(PAGE).content.decode())
    results = page.split("Kết quả")[-1]

    assert (NOT_SIGNED in page) is not shown
    assert ("54,17%" in page) is shown
    assert ("Tín nhiệm thấp" in page) is shown
    assert bool(re.search(r"\d+,\d\d%", results)) is shown


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "phase",
    [
        Phase.PLANNED,
        Phase.SIGNED,
    ],
)
def test_the_page_asks_the_database_few_questions(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, phase: Phase
) -> None:
    record = planned_record() if phase is Phase.PLANNED else counted_record()
    save_campaign(record, phase=phase)

    with django_assert_max_num_queries(15):
        answer = client.get(PAGE)

    assert answer.status_code == 200


@pytest.mark.usefixtures("folder")
def test_the_front_page_leads_to_the_only_campaign(client: Client) -> None:
    save_campaign(planned_record(), phase="planned")

    answer = client.get("/")

    assert answer.status_code == 302
    assert answer["Location"] == PAGE


@pytest.mark.usefixtures("folder")
def test_the_front_page_lists_several_campaigns(client: Client) -> None:
    save_campaign(planned_record(), phase="planned")
    save_campaign(planned_record(), phase="voting", slug="cuoc-khac")

    page = client.get("/").content.decode()

    assert f'href="{PAGE}"' in page
    assert 'href="/cuoc/cuoc-khac/"' in page
    assert "Bỏ phiếu" in page


@pytest.mark.usefixtures("folder")
def test_an_empty_folder_says_how_to_begin(client: Client) -> None:
    page = client.get("/").content.decode()

    assert "Chưa có cuộc lấy phiếu nào" in page
    assert "Lập cuộc lấy phiếu từ tệp kế hoạch" in page


def test_a_browser_that_asks_for_an_icon_gets_one(client: Client) -> None:
    answer = client.get("/favicon.ico")

    assert answer["Location"] == "/static/tinnhiem/icon.svg"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("kind", "content_type", "disposition"),
    [
        ("pdf", "application/pdf", f'inline; filename="{SLUG}-D16.pdf"'),
        (
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            f'attachment; filename="{SLUG}-D16.docx"',
        ),
    ],
)
def test_a_paper_opens_as_what_it_is(
    client: Client, folder: Path, kind: str, content_type: str, disposition: str
) -> None:
    campaign = save_campaign(planned_record(), phase="planned")
    save_paper(campaign, folder=folder)

    answer = client.get(f"{PAPERS}/D16.{kind}")
    content = b"".join(answer)
    answer.close()

    assert content == b"%PDF-1.7 D16"
    assert answer["Content-Type"] == content_type
    assert answer["Content-Disposition"] == disposition


@pytest.mark.usefixtures("folder")
def test_the_page_links_every_paper(client: Client, folder: Path) -> None:
    campaign = save_campaign(planned_record(), phase="planned")
    paper = save_paper(campaign, folder=folder)

    page = client.get(PAGE).content.decode()

    assert f'href="{PAPERS}/D16.pdf"' in page
    assert f'href="{PAPERS}/D16.docx"' in page
    assert f"<code>{paper.sha256[:12]}</code>" in page


@pytest.mark.usefixtures("folder")
def test_a_paper_of_another_campaign_does_not_exist(
    client: Client, folder: Path
) -> None:
    save_campaign(planned_record(), phase="planned")
    other = save_campaign(planned_record(), phase="planned", slug="cuoc-khac")
    save_paper(other, folder=folder, code="D99")

    answer = client.get(f"{PAPERS}/D99.pdf")

    assert answer.status_code == 404
    assert "không có văn bản «D99.pdf»" in answer.content.decode()


@pytest.mark.usefixtures("folder")
def test_a_file_that_is_gone_says_how_to_print_it_again(
    client: Client, folder: Path
) -> None:
    campaign = save_campaign(planned_record(), phase="planned")
    (folder / save_paper(campaign, folder=folder).pdf).unlink()

    answer = client.get(f"{PAPERS}/D16.pdf")

    assert answer.status_code == 404
    assert "In lại bằng lệnh: tinnhiem papers make." in answer.content.decode()


@pytest.mark.usefixtures("folder")
def test_no_row_leads_out_of_the_data_folder(client: Client, folder: Path) -> None:
    outside = folder.parent / "outside.pdf"
    outside.write_bytes(b"secret")
    paper = save_paper(save_campaign(planned_record(), phase="planned"), folder=folder)
    paper.pdf = "../outside.pdf"
    paper.save()

    assert client.get(f"{PAPERS}/D16.pdf").status_code == 404


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/cuoc/khong-co/", "Không có cuộc lấy phiếu «khong-co»"),
        ("/cuoc/khong-co/van-ban/D01.pdf", "Không có cuộc lấy phiếu «khong-co»"),
        (f"{PAPERS}/D16.exe", "không có văn bản «D16.exe»"),
        ("/a/b/c/", "Địa chỉ này không có trang nào"),
    ],
)
def test_an_unknown_address_is_explained_in_vietnamese(
    client: Client, address: str, words: str
) -> None:
    save_campaign(planned_record(), phase="planned")

    answer = client.get(address)

    assert answer.status_code == 404
    assert words in answer.content.decode()
    assert 'lang="vi"' in answer.content.decode()


@pytest.mark.usefixtures("folder")
def test_a_campaign_that_cannot_be_read_is_said_without_a_trace(client: Client) -> None:
    campaign = save_campaign(planned_record(), phase="planned")
    campaign.rulebook_text = "không phải TOML"
    campaign.save()

    answer = client.get(PAGE)

    assert answer.status_code == 500
    assert "Không hiển thị được trang này" in answer.content.decode()
    assert "Traceback" not in answer.content.decode()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("address", ["/", PAGE, f"{PAPERS}/D16.pdf"])
def test_nothing_can_be_written(client: Client, method: str, address: str) -> None:
    answer = getattr(client, method)(address)

    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
    assert "Trang chỉ đọc" in answer.content.decode()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("address", ["/", PAGE, "/khong-co/"])
def test_every_page_forbids_foreign_scripts_frames_and_caches(
    client: Client, address: str
) -> None:
    save_campaign(planned_record(), phase="planned")

    answer = client.get(address)

    assert {name: answer[name] for name in HEADERS} == HEADERS
    assert "script-src 'self';" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize(("record", "phase"), ALL_PAGES)
def test_a_page_needs_nothing_from_elsewhere(
    record: CampaignRecord, phase: Phase
) -> None:
    html = html_of(record, phase=phase)
    outline = Outline(html)

    assert "://" not in html
    assert outline.named("iframe", "style", "img") == []
    scripts = [script["src"] for script in outline.named("script")]
    assert all(source and source.startswith("/static/") for source in scripts)
    assert not re.search(r"<script[^>]*>[^<]", html)
    assert not [a for _, a in outline.tags if "style" in a]
    assert outline.named("html") == [{"lang": "vi"}]


@pytest.mark.parametrize(("record", "phase"), ALL_PAGES)
def test_a_page_can_be_read_without_seeing_it(
    record: CampaignRecord, phase: Phase
) -> None:
    outline = Outline(html_of(record, phase=phase))
    levels = outline.heading_levels
    ids = [attributes["id"] for _, attributes in outline.tags if "id" in attributes]
    regions = [a for a in outline.named("div") if a.get("role") == "region"]

    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))
    assert len(ids) == len(set(ids))
    assert len(outline.named("table")) == len(outline.named("caption")) == len(regions)
    assert all(a.get("tabindex") == "0" for a in regions)
    assert all(a.get("aria-label") or a.get("aria-labelledby") in ids for a in regions)
    assert all("scope" in a for a in outline.named("th"))
    addresses = [a["href"] or "" for a in outline.named("a")]
    anchors = {address[1:] for address in addresses if address.startswith("#")}
    assert anchors <= set(ids)


TEMPLATES = sorted((Path(web.__file__).parent / "templates").rglob("*.html"))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_template_says_first_what_it_needs(template: Path) -> None:
    first = template.read_text(encoding="utf-8").splitlines()[0]

    assert re.fullmatch(r"\{# .+ Needs.+ #\}", first)
