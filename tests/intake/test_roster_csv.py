"""Sheets of people: read whole, or refused with every fault by row and column."""

from datetime import date
from pathlib import Path

import pytest

from tests.intake.roster_files import HEAD, LAN, TODAY, faults, read
from tinnhiem.core.files import FileRefusedError, FileSyntaxError
from tinnhiem.core.people.errors import PeopleRefusedError
from tinnhiem.core.people.fault import PeopleFault, PeopleFaultKind
from tinnhiem.core.people.people_reading import ReadingChoices
from tinnhiem.core.people.person import Gender
from tinnhiem.intake.people_files import read_people
from tinnhiem.messages import say
from tinnhiem.messages.people_faults import FAULT_WORDS, say_fault

EXAMPLE = Path(__file__).parents[2] / "examples/quang-ngai-2023/people.csv"


def test_the_example_holds_26_people_of_whom_four_are_rated() -> None:
    sheet = read_people(EXAMPLE, choices=ReadingChoices(today=TODAY))

    assert len(sheet.persons) == 26
    assert [o.title for o in sheet.officeholders] == [
        "Chánh Văn phòng",
        *["Phó Chánh Văn phòng"] * 3,
    ]


def test_a_row_becomes_a_person(tmp_path: Path) -> None:
    (lan,) = read(tmp_path, f"{HEAD}\n{LAN}\n").persons

    assert (lan.key, lan.name, lan.gender) == ("A1", "Lê Thị Lan", Gender.FEMALE)
    assert (lan.birth_on, lan.birth_year) == (date(1980, 7, 5), 1980)
    assert (lan.tenures[0].title, lan.tenures[0].held_from) == (
        "Trưởng phòng",
        date(2020, 2, 1),
    )
    assert lan.categories == ("Đảng ủy viên",)


@pytest.mark.parametrize(
    "dressed",
    [
        pytest.param(lambda t: "\ufeff" + t, id="with a byte-order mark"),
        pytest.param(lambda t: t.replace(",", ";"), id="semicolons"),
        pytest.param(lambda t: t.replace(",", "\t"), id="tabs"),
        pytest.param(lambda t: "sep=;\n" + t.replace(",", ";"), id="sep line of Excel"),
        pytest.param(
            lambda t: "sep=|\r\n" + t.replace(",", "|"), id="any separator that is said"
        ),
        pytest.param(lambda t: t.replace("\n", "\r\n"), id="line ends of Windows"),
        pytest.param(lambda t: t.replace("Lê Thị Lan", '"Lê Thị Lan"'), id="quoted"),
        pytest.param(
            lambda t: t.replace("Họ và tên", '"Họ,\ntên"'),
            id="a heading over two lines",
        ),
        pytest.param(
            lambda t: t.replace("Họ và tên", "HỌ TÊN"), id="heading in capitals"
        ),
        pytest.param(
            lambda t: t.replace("Mã", "Mã số (nếu có)"), id="a remark in brackets"
        ),
        pytest.param(lambda t: t + ",,,,,,,,,\n\n", id="empty rows at the end"),
        pytest.param(lambda t: t.replace("Lan", "Lan "), id="blanks around"),
    ],
)
def test_the_same_people_in_other_dress(tmp_path: Path, dressed: object) -> None:
    assert callable(dressed)
    plain = f"{HEAD}\n{LAN}\n"

    assert read(tmp_path, dressed(plain)) == read(tmp_path, plain)


def test_several_posts_stand_in_one_cell(tmp_path: Path) -> None:
    row = LAN.replace(
        "Trưởng phòng,Phòng A,01/02/2020,",
        "Trưởng phòng|Chủ tịch Công đoàn,Phòng A|-,2/2020|5/2021,-|31/12/2022",
    )

    lan = read(tmp_path, f"{HEAD}\n{row}\n").persons[0]

    assert [(t.title, t.unit, t.held_from, t.held_to) for t in lan.tenures] == [
        ("Trưởng phòng", "Phòng A", date(2020, 2, 1), None),
        ("Chủ tịch Công đoàn", "", date(2021, 5, 1), date(2022, 12, 31)),
    ]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        pytest.param("x", "Trưởng phòng", id="a mark takes the post"),
        pytest.param("Có", "Trưởng phòng", id="yes"),
        pytest.param("Chánh Văn phòng", "Chánh Văn phòng", id="a post by name"),
        pytest.param("không", None, id="no"),
        pytest.param("-", None, id="a dash"),
    ],
)
def test_the_last_column_says_who_is_rated(
    tmp_path: Path, written: str, title: str | None
) -> None:
    sheet = read(tmp_path, f"{HEAD}\n{LAN}{written}\n")

    assert [o.title for o in sheet.officeholders] == ([title] if title else [])


def test_officeholders_follow_the_posts_of_the_plan(tmp_path: Path) -> None:
    rows = [
        LAN.replace("A1,", f"{key},") + title
        for key, title in [
            ("B", "Phó Chánh Văn phòng"),
            ("C", "Thư ký"),
            ("D", '"Ủy viên UBND tỉnh, Chánh Văn phòng"'),
            ("E", "Phó Chánh Văn phòng"),
        ]
    ]

    sheet = read(tmp_path, "\n".join([HEAD, *rows]))

    ordered = sheet.in_order_of(["Chánh Văn phòng", "Phó Chánh Văn phòng"])
    assert [(o.order, o.key) for o in ordered] == [
        (1, "D"),
        (2, "B"),
        (3, "E"),
        (4, "C"),
    ]


@pytest.mark.parametrize(
    ("written", "last"),
    [
        pytest.param("2/2024", date(2024, 2, 29), id="a month ends on its last day"),
        pytest.param("12/2022", date(2022, 12, 31), id="December too"),
        pytest.param("nay", None, id="until now"),
        pytest.param("", None, id="not said"),
    ],
)
def test_a_post_lasts_to_the_end_of_its_last_month(
    tmp_path: Path, written: str, last: date | None
) -> None:
    row = LAN.replace("01/02/2020,", f"01/02/2020,{written}")

    assert read(tmp_path, f"{HEAD}\n{row}\n").persons[0].tenures[0].held_to == last


def test_without_a_code_the_key_is_found_again_in_another_file(tmp_path: Path) -> None:
    first = read(tmp_path, f"{HEAD}\n{LAN.replace('A1,', ',')}\n").persons[0]
    second = read(
        tmp_path,
        "Họ tên;Năm sinh;Chức vụ;Thành phần\nlê thị  lan;05-07-1980;Khác;Khác\n",
    ).persons[0]

    assert first.key == second.key


@pytest.mark.parametrize(
    ("old", "new", "column", "kind"),
    [
        pytest.param("Lê Thị Lan", "", "Họ và tên", "name-missing", id="no name"),
        pytest.param(
            "Lê Thị Lan",
            "Lê Thị Lan 2",
            "Họ và tên",
            "name-with-digits",
            id="digits in a name",
        ),
        pytest.param(
            "Lê Thị Lan",
            "Lê @ Lan",
            "Họ và tên",
            "name-impossible",
            id="a sign in a name",
        ),
        pytest.param(
            "Lê Thị Lan", "L" * 121, "Họ và tên", "too-long", id="an endless name"
        ),
        pytest.param("A1", "A" * 81, "Mã", "key-too-long", id="an endless code"),
        pytest.param("Nữ", "Khác", "Giới tính", "gender-unknown", id="gender"),
        pytest.param(
            "05/7/1980",
            "31/02/1980",
            "Ngày sinh",
            "date-unreadable",
            id="a day that never was",
        ),
        pytest.param(
            "05/7/1980", "hè 1980", "Ngày sinh", "date-unreadable", id="words for a day"
        ),
        pytest.param(
            "05/7/1980", "2024", "Ngày sinh", "birth-in-future", id="born next year"
        ),
        pytest.param(
            "05/7/1980", "16/6/2023", "Ngày sinh", "birth-in-future", id="born tomorrow"
        ),
        pytest.param(
            "05/7/1980", "16/6/2005", "Ngày sinh", "age-too-low", id="18 tomorrow"
        ),
        pytest.param(
            "05/7/1980", "14/6/1922", "Ngày sinh", "age-too-high", id="101 years old"
        ),
        pytest.param("Trưởng phòng", "", "Chức vụ", "title-missing", id="no post"),
        pytest.param("Phòng A", "P" * 201, "Đơn vị", "too-long", id="an endless unit"),
        pytest.param(
            "01/02/2020", "2020-13-01", "Giữ chức từ", "date-unreadable", id="month 13"
        ),
        pytest.param(
            "01/02/2020",
            "13/2020",
            "Giữ chức từ",
            "date-unreadable",
            id="month 13 alone",
        ),
        pytest.param(
            "01/02/2020",
            "01/02/1020",
            "Giữ chức từ",
            "date-unreadable",
            id="a thousand years ago",
        ),
        pytest.param(
            "01/02/2020",
            "01/02/2020|02/02/2020",
            "Giữ chức từ",
            "pieces-disagree",
            id="two days, one post",
        ),
        pytest.param(
            "01/02/2020,",
            "01/02/2020,31/01/2020",
            "đến",
            "tenure-backwards",
            id="ends before it begins",
        ),
        pytest.param(
            "01/02/2020",
            "01/02/1997",
            "Giữ chức từ",
            "tenure-too-young",
            id="in post at 17",
        ),
        pytest.param(
            "Đảng ủy viên",
            "",
            "Thành phần",
            "category-missing",
            id="no part in the vote",
        ),
        pytest.param(
            "Đảng ủy viên",
            "Đảng ủy viên|các Đảng ủy viên",
            "Thành phần",
            "category-twice",
            id="twice the same category",
        ),
    ],
)
def test_impossible_data_is_refused_with_row_and_column(
    tmp_path: Path, old: str, new: str, column: str, kind: str
) -> None:
    good = LAN.replace("A1", "A0")
    text = f"{HEAD}\n{good}\n{LAN.replace(old, new, 1)}\n"

    assert faults(tmp_path, text) == [(3, column, kind)]


@pytest.mark.parametrize(
    "birth",
    [
        pytest.param("15/6/2005", id="18 today"),
        pytest.param("2005", id="18 this year"),
        pytest.param("16/6/1922", id="100 until tomorrow"),
        pytest.param("", id="not known"),
    ],
)
def test_possible_ages_pass(tmp_path: Path, birth: str) -> None:
    row = LAN.replace("05/7/1980", birth).replace("01/02/2020", "")

    assert len(read(tmp_path, f"{HEAD}\n{row}\n").persons) == 1


def test_without_a_day_only_births_of_another_age_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "nhan-su.csv"
    file.write_text(f"{HEAD}\n{LAN.replace('05/7/1980', '1899')}\n", encoding="utf-8")

    with pytest.raises(PeopleRefusedError):
        read_people(file)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(
            "Họ tên,Chức vụ", [(1, "Thành phần", "column-missing")], id="missing"
        ),
        pytest.param(
            "Họ tên,Chức vụ,Thành phần,Lương",
            [(1, "Lương", "column-unknown")],
            id="unknown",
        ),
        pytest.param(
            "Họ tên,Chức vụ,Thành phần,Chức danh",
            [(1, "Chức vụ", "column-twice"), (1, "Chức danh", "column-twice")],
            id="twice",
        ),
        pytest.param(
            "Họ tên,Chức vụ,Thanh phần",
            [(1, "Thanh phần", "column-unknown"), (1, "Thành phần", "column-missing")],
            id="misspelt, so never skipped",
        ),
    ],
)
def test_the_heading_must_be_understood(
    tmp_path: Path, head: str, expected: list[tuple[int, str, str]]
) -> None:
    assert faults(tmp_path, f"{head}\nLan,Trưởng phòng,Đảng ủy viên,1\n") == expected


@pytest.mark.parametrize(
    ("row", "column"),
    [
        pytest.param("Lan,Trưởng phòng", "Thành phần", id="a cell short"),
        pytest.param("Lan,Trưởng phòng,A,B", "cột D", id="a comma too many"),
    ],
)
def test_a_row_has_as_many_cells_as_the_heading(
    tmp_path: Path, row: str, column: str
) -> None:
    text = f"Họ tên,Chức vụ,Thành phần\nMinh,Trưởng phòng,A\n{row}\n"

    assert [(3, column)] == [fault[:2] for fault in faults(tmp_path, text)]


def test_what_stands_under_no_heading_is_not_skipped(tmp_path: Path) -> None:
    text = "Họ tên,Chức vụ,Thành phần,\nLan,Trưởng phòng,A,bí mật\n"

    assert faults(tmp_path, text) == [(2, "cột D", "cell-without-heading")]


def test_columns_a_clerk_keeps_for_the_eye_are_left_alone(tmp_path: Path) -> None:
    text = "STT,Họ tên,Chức vụ,Thành phần,Ghi chú\n1,Lan,Trưởng phòng,A,đi vắng\n"

    assert [p.name for p in read(tmp_path, text).persons] == ["Lan"]


@pytest.mark.parametrize(
    ("second", "column"),
    [
        pytest.param(
            "A1,Trần Minh,,1970,Trưởng phòng,,,,A,", "Mã", id="one code twice"
        ),
    ],
)
def test_one_key_is_one_person(tmp_path: Path, second: str, column: str) -> None:
    assert faults(tmp_path, f"{HEAD}\n{LAN}\n{second}\n") == [(3, column, "key-twice")]


def test_namesakes_of_one_age_need_a_code(tmp_path: Path) -> None:
    text = "Họ tên,Năm sinh,Chức vụ,Thành phần\nLê Lan,1980,A,B\nLê Lan,1980,C,B\n"

    with pytest.raises(PeopleRefusedError) as refusal:
        read(tmp_path, text)

    assert "trùng với dòng 2; nếu là hai người khác nhau thì thêm cột Mã" in say(
        refusal.value
    )


def test_rows_are_counted_as_excel_counts_them(tmp_path: Path) -> None:
    text = 'sep=,\nHọ tên,Chức vụ,Thành phần\n"Lan","Trưởng\nphòng",A\n,,\nMinh 3,B,A\n'

    assert faults(tmp_path, text) == [(4, "Họ tên", "name-with-digits")]


@pytest.mark.parametrize(
    "text", [HEAD, f"{HEAD}\n\n,,,,,,,,,\n"], ids=["heading", "blank rows"]
)
def test_a_sheet_of_nobody_is_refused(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text) == [(1, "Họ và tên", "no-people")]


def test_all_faults_are_counted_and_twenty_are_listed(tmp_path: Path) -> None:
    rows = "\n".join(f"Lan {n},Trưởng phòng,A" for n in range(25))

    with pytest.raises(PeopleRefusedError) as refusal:
        read(tmp_path, f"Họ tên,Chức vụ,Thành phần\n{rows}\n")

    said = say(refusal.value)
    assert "có 25 lỗi, chưa nhập dòng nào" in said
    assert said.count("\n  - dòng") == 20
    assert said.endswith("… và 5 lỗi nữa")


@pytest.mark.parametrize("kind", list(PeopleFaultKind))
def test_every_kind_of_fault_has_its_words(kind: PeopleFaultKind) -> None:
    assert set(FAULT_WORDS) == set(PeopleFaultKind)
    assert say_fault(PeopleFault(3, "Mã", "x", kind, "2")).startswith(
        "dòng 3, cột «Mã»: "
    )


def test_an_open_quote_is_refused_as_broken_csv(tmp_path: Path) -> None:
    with pytest.raises(FileSyntaxError):
        read(tmp_path, f'{HEAD}\n"Lan,,,\n')


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"PK\x03\x04 an Excel workbook", id="an Excel workbook"),
        pytest.param(
            "Họ tên,Chức vụ".encode("utf-16-le") + b"\x00", id="half a letter of UTF-16"
        ),
        pytest.param(b"H\x81 t\xean", id="letters of no encoding"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "nhan-su.csv"
    file.write_bytes(content)

    with pytest.raises(FileRefusedError):
        read_people(file)
