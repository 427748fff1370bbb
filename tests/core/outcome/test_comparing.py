"""Two documents about one vote: what differs, with both places."""

import pytest

from tests.core.outcome.published import HEADINGS, result_of
from tests.core.outcome.texts import read
from tinnhiem.core.outcome.comparing import compare_results

TABLE = result_of(
    HEADINGS,
    "1;Nguyễn Văn An, Giám đốc;52;51;50;49;1;40;80,00;8;16,00;1;2,00",
    "2;Lê Thị Bình, Phó Giám đốc;52;51;50;50;0;30;60,00;15;30,00;5;10,00",
)
TOTALS = "Có mặt: 52; phát ra: 51; thu về: 50.\n"
AN = "Đồng chí Nguyễn Văn An, Giám đốc: tín nhiệm cao 40 phiếu (80%).\n"
BINH = "Đồng chí Lê Thị Bình, Phó Giám đốc: tín nhiệm cao 30 phiếu (60%).\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TOTALS + AN + BINH, []),
        (TOTALS + BINH + AN, []),  # the order is not the point
        (TOTALS.replace("50", "49") + AN + BINH, [("figures-differ", "returned", "")]),
        (
            TOTALS + AN.replace("40", "41") + BINH,
            [("figures-differ", "high", "Nguyễn Văn An, Giám đốc")],
        ),
        (
            TOTALS + AN.replace("80%", "81%") + BINH,
            [("figures-differ", "high", "Nguyễn Văn An, Giám đốc")],
        ),
        (TOTALS + AN, [("only-in-one", None, "Lê Thị Bình, Phó Giám đốc")]),
        (
            # One mark makes another person: never matched by likeness.
            TOTALS + AN.replace("Văn An", "Văn Ân") + BINH,
            [
                ("only-in-one", None, "Nguyễn Văn An, Giám đốc"),
                ("only-in-one", None, "Nguyễn Văn Ân, Giám đốc"),
            ],
        ),
        (TOTALS + AN.upper().replace("PHIẾU", "phiếu") + BINH, []),
        ("Hợp lệ: 50.\n" + AN + BINH, []),  # sheets here, persons there
    ],
)
def test_every_figure_that_both_give_is_compared(
    text: str, expected: list[tuple[str, str | None, str]]
) -> None:
    found = compare_results(TABLE, read(text)).findings

    assert [(f.code.value, f.of and f.of.value, f.who) for f in found] == expected


def test_a_difference_names_both_figures_and_both_places() -> None:
    other = read(TOTALS + AN.replace("40", "41") + BINH)
    (found,) = compare_results(TABLE, other).findings

    assert found.told["first"] == "40 (80,00%)"
    assert found.told["second"] == "41 (80%)"
    assert (found.told["first_file"], found.told["first_line"]) == ("bảng", 2)
    assert (found.told["second_file"], found.told["second_line"]) == ("văn bản", 2)


def test_namesakes_are_told_apart_by_their_posts() -> None:
    rows = [
        "1;Lê Văn An, Giám đốc;;;50;;;40;80;8;16;2;4",
        "2;Lê Văn An, Chánh Văn phòng;;;50;;;30;60;15;30;5;10",
    ]
    one, two = result_of(HEADINGS, *rows), result_of(HEADINGS, *reversed(rows))

    assert compare_results(one, two).findings == ()


def test_results_without_names_are_matched_by_post_and_order() -> None:
    heads = "TT;Chức vụ;Thu về;Tín nhiệm cao"
    one = result_of(heads, "1;Chủ tịch;50;40", "2;;50;30", "3;;50;20")
    two = result_of(heads, "1;Chủ tịch;50;40", "2;;50;30", "3;;50;21")
    (found,) = compare_results(one, two).findings

    assert (found.told["first"], found.told["second"]) == ("20", "21")
    assert found.place.row == 3
