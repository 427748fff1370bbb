"""Taking people in, in the browser: nothing is written that nobody has seen."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.intake.letters.test_recognising import ROSTER
from tests.intake.letters.writing import tcvn3_of
from tests.site.builders import signed_in
from tests.site.stories import tell
from tinnhiem.actions.people.import_people import import_people
from tinnhiem.cli.campaign.demo_story import BEGIN, example_folder
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.people.person import Person, Tenure
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.plans import plan_of
from tinnhiem.web.people.held import KEPT_FOR, MOST, HeldTable, Shelf

pytestmark = pytest.mark.usefixtures("folder")

PEOPLE = (example_folder() / "people.csv").read_bytes()
QUERIES = 15


@pytest.fixture
def campaign() -> Campaign:
    return tell(until="Lập cuộc lấy phiếu").campaign


@pytest.fixture
def clerk() -> Client:
    return signed_in(Duty.CLERK)


def at(campaign: Campaign, place: str = "") -> str:
    return f"/cuoc/{campaign.slug}/nhan-su/{place}"


def bring(
    clerk: Client, campaign: Campaign, content: bytes = PEOPLE, name: str = "ds.csv"
) -> str:
    file = SimpleUploadedFile(name, content)
    sent = {"file": file, "kind": "everybody", "category": ""}
    answer = clerk.post(at(campaign, "nhap/"), sent, follow=True)
    return answer.content.decode()


def marks_in(page: str) -> dict[str, str]:
    found = {}
    for name in ("mark", "agreed"):
        before = f'name="{name}" value="'
        found[name] = page.split(before)[1].split('"')[0] if before in page else ""
    return found


def test_a_table_is_shown_cell_by_cell_and_written_as_seen(
    clerk: Client, campaign: Campaign
) -> None:
    page = bring(clerk, campaign)

    assert "Xem trước danh sách" in page
    assert "Ghi 26 người" in page
    assert not campaign.category_members.exists()

    answer = clerk.post(at(campaign, "nhap/ghi/"), marks_in(page), follow=True)

    assert "Đã ghi 26 người." in answer.content.decode()
    assert campaign.officeholders.count() == plan_of(campaign).officeholder_count
    assert campaign.people_imports.get().by == "lan.hcqt"


def test_the_sums_of_the_verdicts_are_the_rows_of_the_table(
    clerk: Client, campaign: Campaign
) -> None:
    bring(clerk, campaign)
    answer = clerk.get(at(campaign, "nhap/xem-truoc/"))

    part = answer.context["preview"]

    assert sum(line.rows for line in part.counts) == part.rows == 27


def test_a_second_click_writes_nothing_more(clerk: Client, campaign: Campaign) -> None:
    marks = marks_in(bring(clerk, campaign))
    clerk.post(at(campaign, "nhap/ghi/"), marks)

    again = clerk.post(at(campaign, "nhap/ghi/"), marks, follow=True)

    assert "Không có bảng nào đang chờ ghi" in again.content.decode()
    assert campaign.people_imports.count() == 1


def test_a_table_read_otherwise_since_is_not_written(
    clerk: Client, campaign: Campaign
) -> None:
    marks = marks_in(bring(clerk, campaign))
    bring(clerk, campaign, PEOPLE + b"\n")

    clerk.post(at(campaign, "nhap/ghi/"), marks)

    assert not campaign.people_imports.exists()


def test_people_changed_since_the_preview_stop_the_writing(
    clerk: Client, campaign: Campaign
) -> None:
    marks = marks_in(bring(clerk, campaign))
    somebody = Person(key="a", name="Lê Thị Tám", categories=())
    import_people(
        campaign=campaign, persons=[somebody], officeholders=None, by="", now=BEGIN
    )

    answer = clerk.post(at(campaign, "nhap/ghi/"), marks, follow=True)

    assert "đã thay đổi sau khi xem trước" in answer.content.decode()
    assert not campaign.category_members.exists()
    assert "Ghi 26 người" in answer.content.decode()  # still there, seen anew


TWO_MORE = (
    "Họ và tên\tChức vụ\tThành phần\n"
    "Lý Thanh Xuân\tChuyên viên\t{category}\nĐoàn Ngọc Ẩn\tChuyên viên\t{category}\n"
)


def bring_two(clerk: Client, campaign: Campaign, kind: str) -> str:
    clerk.post(at(campaign, "nhap/ghi/"), marks_in(bring(clerk, campaign)))
    category = plan_of(campaign).voter_categories[0].name
    sent = {"pasted": TWO_MORE.format(category=category), "kind": kind}
    return clerk.post(at(campaign, "nhap/"), sent, follow=True).content.decode()


def members(campaign: Campaign) -> int:
    return campaign.category_members.values("person").distinct().count()


def test_a_table_that_leaves_people_out_is_written_only_with_a_tick(
    clerk: Client, campaign: Campaign
) -> None:
    page = bring_two(clerk, campaign, "everybody")
    assert "Tôi biết 26 người sẽ ra khỏi cuộc lấy phiếu" in page

    for tick in ({}, {"leaving": "25"}):
        refused = clerk.post(
            at(campaign, "nhap/ghi/"), marks_in(page) | tick, follow=True
        )
        assert "Chưa ghi gì: bảng thiếu 26 người" in refused.content.decode()
        assert members(campaign) == 26

    clerk.post(at(campaign, "nhap/ghi/"), marks_in(page) | {"leaving": "26"})
    assert members(campaign) == 2


def test_a_table_that_adds_keeps_everybody_else(
    clerk: Client, campaign: Campaign
) -> None:
    page = bring_two(clerk, campaign, "more")
    rated = list(campaign.officeholders.values_list("name", "order"))
    assert "sẽ ra khỏi cuộc lấy phiếu" not in page

    clerk.post(at(campaign, "nhap/ghi/"), marks_in(page))

    assert members(campaign) == 28
    assert list(campaign.officeholders.values_list("name", "order")) == rated


def test_one_more_person_to_be_rated_joins_those_there_are(
    clerk: Client, campaign: Campaign
) -> None:
    clerk.post(at(campaign, "nhap/ghi/"), marks_in(bring(clerk, campaign)))
    before = set(campaign.officeholders.values_list("name", flat=True))
    category = plan_of(campaign).voter_categories[0].name
    table = (
        "Họ và tên\tChức vụ\tThành phần\tChức danh được lấy phiếu\n"
        f"Lý Thanh Xuân\tPhó Chánh Văn phòng\t{category}\tx\n"
    )
    sent = {"pasted": table, "kind": "more"}

    page = clerk.post(at(campaign, "nhap/"), sent, follow=True).content.decode()
    clerk.post(at(campaign, "nhap/ghi/"), marks_in(page))

    after = campaign.officeholders.order_by("order").values_list("name", "order")
    assert {name for name, _ in after} == before | {"Lý Thanh Xuân"}
    assert [order for _, order in after] == list(range(1, len(before) + 2))


def test_an_import_is_taken_back(clerk: Client, campaign: Campaign) -> None:
    clerk.post(at(campaign, "nhap/ghi/"), marks_in(bring(clerk, campaign)))

    answer = clerk.post(at(campaign, "hoan-tac/"), follow=True)

    assert "Đã hoàn tác lần nhập «ds.csv»" in answer.content.decode()
    assert not campaign.category_members.exists()


def test_a_discarded_table_is_gone(clerk: Client, campaign: Campaign) -> None:
    marks = marks_in(bring(clerk, campaign))
    clerk.post(at(campaign, "nhap/bo/"))

    clerk.post(at(campaign, "nhap/ghi/"), marks)

    assert not campaign.people_imports.exists()


def test_another_session_sees_nothing_of_it(clerk: Client, campaign: Campaign) -> None:
    bring(clerk, campaign)

    answer = signed_in(Duty.CLERK, login="khac").get(at(campaign, "nhap/xem-truoc/"))

    assert answer.status_code == 302
    assert answer["Location"].endswith("/nhap/")


def test_a_pasted_table_is_read(clerk: Client, campaign: Campaign) -> None:
    text = PEOPLE.decode("utf-8-sig")
    sent = {"pasted": text.replace(",", "\t"), "kind": "everybody"}

    page = clerk.post(at(campaign, "nhap/"), sent, follow=True).content.decode()

    assert "phần dán" in page


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"%PDF-1.7", "ds.csv", "PDF"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "ds.xlsx", "định dạng không còn dùng"),
    ],
)
def test_what_is_no_table_is_refused_in_words(
    clerk: Client, campaign: Campaign, content: bytes, name: str, words: str
) -> None:
    page = bring(clerk, campaign, content, name)

    assert words in page
    assert "Xem trước danh sách" not in page


def test_a_table_without_heading_is_read_by_columns_named_by_hand(
    clerk: Client, campaign: Campaign
) -> None:
    page = bring(clerk, campaign, b"Tran Van A,x\nLe Thi B,y\n")
    assert "Không tìm thấy dòng tiêu đề" in page

    sent = {"heading_row": "", "cot-A": "name", "cot-B": "office"}
    answer = clerk.post(at(campaign, "nhap/xem-truoc/"), sent, follow=True)

    assert "do người nhập chỉ định" in answer.content.decode()


def test_letters_of_an_old_font_that_are_unsure_mark_their_cell(
    clerk: Client, campaign: Campaign
) -> None:
    names = ("Họ và tên", *ROSTER)
    table = "\n".join(f"{tcvn3_of(name)},{tcvn3_of('Trưởng phòng')}" for name in names)

    page = bring(clerk, campaign, table.encode("cp1252"))

    assert "tcvn3" in page.casefold()
    assert "chuyển từ phông chữ cũ" in page


def test_a_page_asks_at_most_fifteen_questions_for_five_hundred_people(
    clerk: Client, campaign: Campaign
) -> None:
    category = plan_of(campaign).voter_categories[0].name
    post = (Tenure("Trưởng phòng", "", None, None),)
    people = [
        Person(key=f"k{n}", name="Lê Văn Một", tenures=post, categories=(category,))
        for n in range(500)
    ]
    import_people(campaign=campaign, persons=people, officeholders=(), by="", now=BEGIN)
    with CaptureQueriesContext(connection) as asked:
        answer = clerk.get(at(campaign) + "?trang=2")

    assert answer.status_code == 200
    assert len(asked) <= QUERIES, [one["sql"][:120] for one in asked]
    assert len(answer.content) < 60_000


def test_a_voter_is_found_without_diacritics(clerk: Client, campaign: Campaign) -> None:
    clerk.post(at(campaign, "nhap/ghi/"), marks_in(bring(clerk, campaign)))
    voter = clerk.get(at(campaign)).context["roster"].voters[0]

    found = clerk.get(at(campaign), {"ten": voter.name.upper()}).context["paged"]

    assert voter.name in {one.name for one in found.object_list}
    assert found.paginator.count < 26


def test_a_shelf_forgets_after_half_an_hour_and_keeps_few() -> None:
    shelf = Shelf[HeldTable]()
    table = HeldTable(name="a", content=b"a", at=BEGIN)
    for number in range(MOST + 1):
        shelf.put((str(number), "x"), table)

    assert shelf.look(("0", "x"), now=BEGIN) is None
    assert shelf.look(("1", "x"), now=BEGIN + KEPT_FOR) is table
    late = BEGIN + KEPT_FOR + (KEPT_FOR / 1000)
    assert shelf.look(("1", "x"), now=late) is None
