"""Vietnamese sentences about results: what is read, and what is listed as unread."""

from time import perf_counter

import pytest

from tests.core.outcome.texts import read, said, totals
from tinnhiem.core.outcome.proofreading import proofread
from tinnhiem.core.outcome.text_lines import LONGEST_RUN

THREE = {"high": "40 (78,43%)", "confidence": "9 (17,65%)", "low": "2 (3,92%)"}

PERSONS = [
    (
        "Đồng chí Trần Thị Bình: TNC 40 (78,43 %), TN 9 (17,65 %), TNT 2 (3,92 %)",
        [("Trần Thị Bình", THREE)],
    ),
    (
        "Đồng chí Trần Thị Bình, Phó Chánh Văn phòng:\n- Tín nhiệm cao: 40 phiếu, "
        "chiếm 78,43%;\n- Tín nhiệm: 9 phiếu, chiếm 17,65%;\n- Tín nhiệm thấp: 02 "
        "phiếu, chiếm 3,92%.",
        [("Trần Thị Bình", THREE)],
    ),
    (
        "Bà Trần Thị Bình có 40 phiếu tín nhiệm cao, chiếm 78,43%; 9 phiếu tín nhiệm, "
        "chiếm 17,65%; 2 phiếu tín nhiệm thấp, chiếm 3,92%.",
        [("Trần Thị Bình", THREE)],
    ),
    (
        'Bà Trần Thị Bình: 40 phiếu "tín nhiệm cao" (78,43%), 9 phiếu "tín nhiệm" '
        '(17,65%) và 2 phiếu "tín nhiệm thấp" (3,92%).',
        [("Trần Thị Bình", THREE)],
    ),
    (
        "Ông An tín nhiệm cao 45 phiếu tín nhiệm 2 phiếu tín nhiệm thấp 0 phiếu.",
        [("An", {"high": "45", "confidence": "2", "low": "0"})],
    ),
    (
        "Tỷ lệ tín nhiệm cao của bà Phạm Thị Dung là 74,47% (35/47 phiếu).",
        [("Phạm Thị Dung", {"high": "35/47 (74,47%)"})],
    ),
    (
        "Chủ tịch HĐND huyện Nguyễn Thị Em đạt 65,6% tín nhiệm cao; Phó Chủ tịch HĐND "
        "Trần Văn Giang đạt 46,9% tín nhiệm cao.",
        [("Nguyễn Thị Em", {"high": "65,6%"}), ("Trần Văn Giang", {"high": "46,9%"})],
    ),
    (
        "Chủ tịch UBND tỉnh có 25 phiếu tín nhiệm thấp (53,19%).",
        [("Chủ tịch UBND tỉnh", {"low": "25 (53,19%)"})],
    ),
    (
        "Đồng chí Nguyễn Văn An có 46 (bốn mươi sáu) phiếu tín nhiệm cao, bằng 90,2%.",
        [("Nguyễn Văn An", {"high": "46 (90,2%)"})],
    ),
    ("… 46/51 phiếu (88,46 %)", [("", {"?": "46/51 (88,46%)"})]),
    ("đạt 88,46% tín nhiệm cao", [("", {"high": "88,46%"})]),
    ("có 47 phiếu tín nhiệm cao, chiếm 85,5 %", [("", {"high": "47 (85,5%)"})]),
    (
        "46/51 đại biểu đánh giá ở mức “tín nhiệm cao” (90,20%)",
        [("", {"high": "46/51 (90,20%)"})],
    ),
]


PERSONS += [
    (
        "Số phiếu tín nhiệm cao: 46, đạt tỷ lệ 90,20%; số phiếu tín nhiệm: 04, đạt tỷ "
        "lệ 7,84%; số phiếu tín nhiệm thấp: 01, đạt 1,96%",
        [
            (
                "",
                {"high": "46 (90,20%)", "confidence": "4 (7,84%)", "low": "1 (1,96%)"},
            )
        ],
    ),
    (
        "Đ/c Nguyễn A: TNC: 46 (90.2%); TN: 4 (7.84%); TNT: 1 (1.96%)\n"
        "Đ/c Nguyễn B: TNC: 40 (78.4%); TN: 10 (19.6%); TNT: 1 (2.0%)",
        [
            (
                "Nguyễn A",
                {"high": "46 (90,2%)", "confidence": "4 (7,84%)", "low": "1 (1,96%)"},
            ),
            (
                "Nguyễn B",
                {"high": "40 (78,4%)", "confidence": "10 (19,6%)", "low": "1 (2,0%)"},
            ),
        ],
    ),
    (
        "Ông Lê A có 46 phiếu tín nhiệm cao; 4 phiếu tín nhiệm, bà Đỗ B có 40 phiếu "
        "tín nhiệm cao",
        [("Lê A", {"high": "46", "confidence": "4"}), ("Đỗ B", {"high": "40"})],
    ),
    (
        "có 90,20% số phiếu tín nhiệm cao, 7,84% số phiếu tín nhiệm, 1,96% số phiếu "
        "tín nhiệm thấp",
        [("", {"high": "90,20%", "confidence": "7,84%", "low": "1,96%"})],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PERSONS)
def test_each_figure_goes_to_its_level_and_person(
    text: str, expected: list[tuple[str, dict[str, str]]]
) -> None:
    assert said(text) == expected
    assert read(text).unread == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tổng số phiếu thu về: 54; hợp lệ: 53; không hợp lệ: 01",
            {"returned": "54", "valid": "53", "invalid": "1"},
        ),
        (
            "54 phiếu phát ra, 53 phiếu thu về, trong đó 52 phiếu hợp lệ và 1 phiếu "
            "không hợp lệ.",
            {"issued": "54", "returned": "53", "valid": "52", "invalid": "1"},
        ),
        (
            "Số phiếu phát ra 1.054 phiếu; số phiếu thu về là 1.053 phiếu.",
            {"issued": "1054", "returned": "1053"},
        ),
        ("Có 47/48 đại biểu có mặt (97,92%).", {"present": "47/48 (97,92%)"}),
        (
            "Số người có mặt: 25/26 người được triệu tập (tỷ lệ 96,15%), bảo đảm điều "
            "kiện có mặt ít nhất 2/3 số người được triệu tập.",
            {"present": "25/26 (96,15%)", "summoned": "26"},
        ),
        ("Tổng số đại biểu HĐND tỉnh là 55 đại biểu.", {"members": "55"}),
        (
            "Trong tổng số 55 đại biểu có 54 đại biểu có mặt",
            {"members": "55", "present": "54"},
        ),
        ("thừa: 05; không do Ban Kiểm phiếu phát ra: 0.", {}),
        (
            "Được triệu tập Có mặt Phiếu phát ra Phiếu thu về Phiếu không thu về\n"
            "26 25 (96,15%) 25 24 1",
            {
                "summoned": "26",
                "present": "25 (96,15%)",
                "issued": "25",
                "returned": "24",
                "missing": "1",
            },
        ),
    ],
)
def test_totals_are_read_in_either_order(text: str, expected: dict[str, str]) -> None:
    assert totals(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Quy định 96-QĐ/TW và Nghị quyết 96/2023/QH15 về lấy phiếu tín nhiệm.",
        "Hồi 09 giờ 15 phút, ngày 10/7/2023, lấy phiếu tín nhiệm đối với 04 đồng chí.",
        "Ít nhất 2/3 số người được triệu tập; từ 2/3 trở lên theo Điều 11.",
        "Bản số: 1/3 - Ban Tổ chức Tỉnh ủy",
        "01 phiếu không đánh dấu vào mức tín nhiệm nào",
        "Tổng ba tỷ lệ có thể không bằng 100%.",
    ],
)
def test_dates_articles_and_thresholds_are_no_figures_of_a_vote(text: str) -> None:
    result = read(text)

    assert result.figures == ()
    assert result.unread == ()


def test_what_cannot_be_bound_is_listed_with_its_place() -> None:
    result = read("Kết quả chung tốt.\nNăm nay đạt 12,5% về chỉ tiêu, 7 phiếu khác.")

    assert result.figures == ()
    assert [(one.text, one.place.line) for one in result.unread] == [
        ("12,5%", 2),
        ("7 phiếu", 2),
    ]


def test_numbers_in_words_are_listed_not_read() -> None:
    result = read("Bốn mươi sáu phiếu tín nhiệm cao, 46 (bốn mươi sáu) phiếu hợp lệ.")

    assert [one.text for one in result.unread] == ["Bốn mươi sáu phiếu tín nhiệm"]
    assert totals("46 (bốn mươi sáu) phiếu hợp lệ.") == {"valid": "46"}


def test_a_post_before_the_verb_is_kept() -> None:
    (line,) = read("Ông Lê A, Chủ tịch HĐND tỉnh được 46 phiếu tín nhiệm cao.").lines

    assert (line.name, line.post) == ("Lê A", "Chủ tịch HĐND tỉnh")


def test_figures_of_a_committee_are_not_those_of_its_last_member() -> None:
    text = (
        "1. Đồng chí Trần Thị Ưng, Trưởng phòng Tổng hợp - Trưởng ban;\n"
        "2. Đồng chí Đặng Thị Ỷ, Chủ tịch Công đoàn - Ủy viên;\n"
        "Số phiếu phát ra: 25; thu về: 25; hợp lệ: 24."
    )

    assert said(text) == []
    assert totals(text) == {"issued": "25", "returned": "25", "valid": "24"}


def test_a_person_in_two_places_is_one_and_may_not_say_two_things() -> None:
    text = (
        "Đồng chí Lê Văn An: tín nhiệm thấp 17/25 phiếu (68%).\n\n"
        "Đồng chí Lê Văn An có 16 phiếu tín nhiệm thấp (64%)."
    )
    proof = proofread(read(text))

    assert len(proof.result.lines) == 1
    assert [one.code.value for one in proof.faults] == ["figures-disagree"]
    assert proof.faults[0].place.line == 3


def test_the_base_that_a_text_names_is_compared_with_the_one_it_uses() -> None:
    text = (
        "Tổng số đại biểu HĐND là 55; số phiếu thu về: 54.\n"
        "Ông Lê Văn An có 47 phiếu tín nhiệm cao (85,45%), 7 phiếu tín nhiệm "
        "(12,73%).\n"
        "Tỷ lệ % tính trên tổng số phiếu thu về."
    )

    assert [one.code.value for one in proofread(read(text)).faults] == ["base-misnamed"]


def test_the_whole_that_fits_is_named_for_a_contradiction() -> None:
    text = "Phát ra 52, thu về 51.\nBà Lê Thị Ba: tín nhiệm cao 46/51 (88,46 %)"
    (fault,) = proofread(read(text)).faults

    assert fault.code.value == "share-contradicts"
    assert fault.told["right"] == "90,20%"
    assert fault.told["bases"] == ("issued=52",)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Hồi 8 giờ ngày 13/12/2023", "2023-12-13", "2023-12-13"),
        ("ngày 10 tháng 7 năm 2023", "2023-07-10", "2023-07-10"),
        ("Nghị quyết ngày 23/6/2023, họp ngày 13/12/2023", "2023-12-13", "2023-12-13"),
        ("ngày 31/2/2023", "None", "None"),
    ],
)
def test_the_day_is_that_of_the_vote(text: str, first: str, last: str) -> None:
    result = read(text)

    assert (str(result.held_from), str(result.held_to)) == (first, last)


def test_tables_of_a_pdf_are_read_across_a_page_break() -> None:
    text = (
        "Tín nhiệm cao Tín nhiệm Tín nhiệm thấp\nTT Họ và tên, chức vụ\nPhiếu\nhợp lệ\n"
        "Phiếu\nkhông\nhợp lệ\nSố\nphiếu Tỷ lệ Số\nphiếu Tỷ lệ Số\nphiếu Tỷ lệ\n1\n"
        "Nguyễn Văn Ưởng, Ủy\nviên UBND tỉnh\n24 1 20 80,00% 4 16,00% 0 0,00%\n2\n"
        "Tín nhiệm cao Tín nhiệm Tín nhiệm thấp\nTT Họ và tên, chức vụ\nPhiếu\nhợp lệ\n"
        "2\nLê Thị Mỹ Hạnh, Phó\nChánh Văn phòng 24 1 18 72,00% 5 20,00% 1 4,00%\n"
        "Ghi chú: Tỷ lệ % tính trên tổng số phiếu thu về."
    )
    result = read(text)

    assert [(line.name, line.post) for line in result.lines] == [
        ("Nguyễn Văn Ưởng", "Ủy viên UBND tỉnh"),
        ("Lê Thị Mỹ Hạnh", "Phó Chánh Văn phòng"),
    ]
    assert said(text)[1][1] == {
        "valid": "24",
        "invalid": "1",
        "high": "18 (72,00%)",
        "confidence": "5 (20,00%)",
        "low": "1 (4,00%)",
    }
    assert result.stated_base is not None


@pytest.mark.parametrize("length", [LONGEST_RUN, LONGEST_RUN + 1, 100_000])
def test_an_endless_run_of_digits_is_no_figure_and_costs_no_time(length: int) -> None:
    text = f"Ông An: tín nhiệm cao 45 phiếu, tín nhiệm 2 phiếu.\nMã: {'1' * length}."

    started = perf_counter()
    lines = said(text)

    assert [(name, figures["high"]) for name, figures in lines] == [("An", "45")]
    # Without the bound a hundred thousand digits take minutes.
    assert perf_counter() - started < 5
