"""Planted contradictions: each is caught, and nothing else is."""

from collections.abc import Container
from datetime import date

import pytest

from tests.strategies_plans import (
    SEED,
    Rewrite,
    compiled,
    cut,
    filled,
    other_year,
    saying,
)
from tinnhiem import rulebooks
from tinnhiem.core.plans.examination import (
    Examination,
    PlanFinding,
    Severity,
    listed,
)
from tinnhiem.core.plans.findings import findings_of
from tinnhiem.core.plans.findings_law import rulebook_cited
from tinnhiem.core.wording import vietnamese

BOOKS = [rulebooks.load(key) for key in rulebooks.available()]


def examined(
    text: str, *, on: date | None = None, holidays: Container[date] = ()
) -> tuple[PlanFinding, ...]:
    plan = compiled(text)
    book = rulebook_cited(plan, BOOKS)
    return findings_of(
        Examination(plan=plan, rulebook=book, named_day=on, holidays=holidays)
    )


def codes(text: str, *, on: date | None = None) -> set[str]:
    return {finding.code for finding in examined(text, on=on)}


# The real plan with its two late deadlines, its blanks and its slip put right.
SOUND = saying(
    ("chậm nhất ngày 30/6/2023", "chậm nhất ngày 23/6/2023"),
    ("trước ngày **05/7/2023", "trước ngày **04/7/2023"),
    ("Quyết định số 96", "Quy định số 96"),
)(filled(SEED))
LEFT = {
    "chair-is-rated",
    "step-without-leader",
    "committee-unsaid",
    "voter-count-unsaid",
    "publication-unsaid",
    "sealing-unsaid",
    "absence-unsaid",
    "low-result-unsaid",
}


def test_the_real_plan_has_two_conflicts() -> None:
    conflicts = [f for f in examined(SEED) if f.severity is Severity.CONFLICT]

    assert [finding.code for finding in conflicts] == ["dossier-late", "questions-late"]
    assert "28/6/2023" in conflicts[0].message
    assert "03/7/2023" in conflicts[1].message
    assert {f.rule for f in conflicts} == {"Điều 9 Quy định 96-QĐ/TW"}
    assert [f.source.line for f in conflicts if f.source] == [69, 73]


def test_the_real_plan_has_these_warnings_and_gaps() -> None:
    assert codes(SEED) == LEFT | {
        "dossier-late",
        "questions-late",
        "dossier-handed-in-late",
        "instrument-kind",
        "number-blank",
        "date-blank",
    }


def test_a_sound_plan_has_no_conflict() -> None:
    assert codes(SOUND) == LEFT
    assert all(f.severity is not Severity.CONFLICT for f in examined(SOUND))


CONFERENCE = "Trước ngày 14/7/2023"
PLANTED: dict[str, tuple[Rewrite, set[str]]] = {
    "dossiers one day late for T-15": (
        saying(("23/6/2023", "29/6/2023")),
        {"dossier-late", "dossier-handed-in-late"},
    ),
    "dossiers on T-15 but after T-20": (
        saying(("23/6/2023", "28/6/2023")),
        {"dossier-handed-in-late"},
    ),
    "dossiers one day after T-20": (
        saying(("23/6/2023", "24/6/2023")),
        {"dossier-handed-in-late"},
    ),
    "questions one day late for T-10": (
        saying(("**04/7/2023", "**05/7/2023")),
        {"questions-late"},
    ),
    "answers one day late for T-3": (
        saying(("Chậm nhất 03 ngày trước", "Chậm nhất 02 ngày trước")),
        {"answers-late"},
    ),
    "conference before its preparation": (
        saying((CONFERENCE, "Trước ngày 07/7/2023")),
        {"no-feasible-day"},
    ),
    "ballots after the conference": (
        saying(("07/7/2023.**", "14/7/2023.**")),
        {"no-feasible-day"},
    ),
    "report before the conference": (
        saying(("Trước ngày 20/7/2023", "Trước ngày 12/7/2023")),
        {"report-before-conference"},
    ),
    "questions end before dossiers": (
        saying(("**04/7/2023", "**20/6/2023")),
        {"deadlines-out-of-order"},
    ),
    "one officeholder too many announced": (
        saying(("04 đồng chí", "05 đồng chí")),
        {"count-mismatch"},
    ),
    "weaker quorum": (saying(("ít nhất 2/3", "ít nhất 1/2")), {"quorum-weaker"}),
    "stronger quorum": (saying(("ít nhất 2/3", "ít nhất 3/4")), {"quorum-stronger"}),
    "quorum of something else": (
        saying(("số người được triệu tập có", "tổng số thành viên có")),
        {"quorum-base"},
    ),
    "no quorum": (
        cut(" (Hội nghị chỉ được tiến", "\n\nNội dung Hội nghị"),
        {"quorum-missing"},
    ),
    "unreadable quorum": (saying(("ít nhất 2/3", "ít nhất 3/2")), {"unread"}),
    "one copy of the minutes too many": (
        saying(("thành 03 bản", "thành 04 bản")),
        {"minutes-copies"},
    ),
    "shares of copies that do not add up": (
        saying(("(02 bản gửi", "(03 bản gửi")),
        {"minutes-copies"},
    ),
    "copies for nobody": (
        cut(" (02 bản gửi", " và quản lý"),
        {"minutes-recipients-unsaid"},
    ),
    "no copies": (cut(" được lập thành 03 bản", " và quản"), {"minutes-missing"}),
    "unreadable copies": (saying(("thành 03 bản", "thành nhiều bản")), {"unread"}),
    "two steps of one number": (
        saying(("\n(2) Các", "\n(1) Các")),
        {"step-number-twice"},
    ),
    "wrong kind of instrument": (
        saying(("Căn cứ theo Quy định", "Căn cứ theo Quyết định")),
        {"instrument-kind"},
    ),
    "abbreviation never explained": (
        saying((" (viết tắt là Quy định số 96)", "")),
        {"short-number-undefined"},
    ),
    "unknown instrument": (saying(("96-QĐ/TW", "97-QĐ/TW")), {"rulebook-unknown"}),
    "impossible day": (saying(("28/6/2023", "31/6/2023")), {"unread"}),
    "step without deadline": (
        saying(("- *Thời gian hoàn thành:* **Chậm nhất ngày 28/6/2023.**\n", "")),
        {"step-without-deadline"},
    ),
    "conference without deadline": (
        saying((f"- *Thời gian hoàn thành:* **{CONFERENCE}.**\n", "")),
        {"step-without-deadline", "conference-deadline-missing"},
    ),
    "no conference": (
        saying(
            ("Tổ chức Hội nghị lấy phiếu tín nhiệm (", "Việc thứ hai ("),
            ("tại hội nghị lấy phiếu tín nhiệm", "tại chỗ"),
        ),
        {"conference-missing"},
    ),
    "questions due closer to the vote than their answers": (
        saying(
            ("trước ngày **04/7/2023.**", "trước ngày lấy phiếu 10 ngày."),
            ("Chậm nhất 03 ngày trước", "Chậm nhất 12 ngày trước"),
        ),
        {"deadlines-out-of-order"},
    ),
    "conference on a day of preparation": (
        saying((CONFERENCE, "Ngày 07/7/2023")),
        {"no-feasible-day"},
    ),
    "posts of no number": (
        saying(("03 đồng chí là các Phó", "Các đồng chí Phó")),
        {"unread"},
    ),
    "conference years away": (
        saying((CONFERENCE, "Trước ngày 14/7/2032"), ("20/7/2023", "20/7/2032")),
        {"conference-window-open"},
    ),
    "impossible date of the plan": (
        saying(("ngày 15 tháng 6", "ngày 31 tháng 6")),
        {"date-impossible"},
    ),
    "no list of officeholders": (
        cut("- Đồng chí Ủy viên", "1.2. Thành phần"),
        {"officeholders-missing"},
    ),
    "no list of voters": (cut("1.2. Thành phần", "2. Tiêu chí"), {"voters-missing"}),
    "a year after the figures were last compared": (
        other_year(2028),
        {"rulebook-not-verified-since"},
    ),
    "a year before the instrument": (other_year(2018), {"rulebook-not-in-force"}),
}


@pytest.mark.parametrize(("plant", "found"), PLANTED.values(), ids=PLANTED.keys())
def test_planted_fault_is_found_and_nothing_else(
    plant: Rewrite, found: set[str]
) -> None:
    assert codes(plant(SOUND)) - LEFT == found


SAID: dict[str, tuple[str, str]] = {
    "committee-unsaid": ("Bầu Ban Kiểm phiếu;", "Bầu Ban Kiểm phiếu gồm 03 người;"),
    "voter-count-unsaid": (
        "tại Văn phòng, gồm: Tập",
        "tại Văn phòng là 26 đồng chí ghi phiếu, gồm: Tập",
    ),
    "publication-unsaid": (
        "quản lý theo chế độ mật",
        "quản lý theo chế độ mật, thông báo kết quả đến người được lấy phiếu",
    ),
    "sealing-unsaid": ("tiến hành kiểm phiếu và", "kiểm phiếu, niêm phong phiếu và"),
    "absence-unsaid": ("Nội dung Hội nghị:", "Người vắng mặt không ghi phiếu thay."),
    "low-result-unsaid": (
        "tham mưu việc sử dụng kết quả",
        "xử lý khi số phiếu tín nhiệm thấp cao, tham mưu việc sử dụng kết quả",
    ),
    "chair-is-rated": (
        "- *Chỉ đạo thực hiện:* Chánh Văn phòng.\n- *Tham mưu thực hiện:* Phòng Hành "
        "chính - Quản trị.\n- *Thời gian hoàn thành:* **Trước ngày 14/7",
        "- *Chỉ đạo thực hiện:* Bí thư Đảng ủy.\n- *Tham mưu thực hiện:* Phòng Hành "
        "chính - Quản trị.\n- *Thời gian hoàn thành:* **Trước ngày 14/7",
    ),
}


@pytest.mark.parametrize(("code", "words"), SAID.items(), ids=SAID.keys())
def test_what_the_plan_says_is_no_longer_missed(
    code: str, words: tuple[str, str]
) -> None:
    assert codes(saying(words)(SOUND)) == LEFT - {code}


@pytest.mark.parametrize(
    ("day", "found"),
    [
        pytest.param(13, set(), id="the last day"),
        pytest.param(14, {"conference-day-not-feasible"}, id="one day after the last"),
        pytest.param(
            9,
            {"questions-late", "conference-day-off", "dossier-handed-in-late"},
            id="a Sunday, with questions late",
        ),
        pytest.param(
            7,
            {
                "conference-day-not-feasible",
                "questions-late",
                "dossier-late",
                "dossier-handed-in-late",
            },
            id="while ballots are prepared",
        ),
    ],
)
def test_a_named_day_is_examined(day: int, found: set[str]) -> None:
    assert codes(SOUND, on=date(2023, 7, day)) - LEFT == found


def test_an_infeasible_day_names_every_bound_it_breaks() -> None:
    found = examined(SOUND, on=date(2023, 7, 6))
    message = next(f.message for f in found if f.code == "conference-day-not-feasible")

    assert "bước 3.1(5)" in message
    assert "bước 3.1(4)" in message


def test_a_conference_on_a_fixed_day_says_so() -> None:
    fixed = saying((CONFERENCE, "Ngày 12/7/2023"))(SOUND)
    found = examined(fixed, on=date(2023, 7, 11))
    message = next(f.message for f in found if f.code == "conference-day-not-feasible")

    assert "định hội nghị đúng ngày 12/7/2023" in message


def test_a_weekend_is_no_choice_when_no_other_day_is_left() -> None:
    only = saying((CONFERENCE, "Trước ngày 10/7/2023"), ("23/6/2023", "19/6/2023"))
    early = saying(("**04/7/2023", "**30/6/2023"))

    assert codes(early(only(SOUND))) - LEFT == {"conference-day-off"}


def test_a_plan_of_nowhere_is_no_trouble() -> None:
    assert "chair-is-rated" not in codes(
        saying(("- *Chỉ đạo thực hiện:* Chánh Văn phòng.\n", ""))(SOUND)
    )


def test_a_public_holiday_is_warned_about() -> None:
    found = examined(SOUND, on=date(2023, 7, 12), holidays={date(2023, 7, 12)})

    assert any("ngày lễ" in finding.message for finding in found)


def test_conflicts_come_first_and_gaps_last() -> None:
    order = [list(Severity).index(finding.severity) for finding in examined(SEED)]

    assert order == sorted(order)


def test_every_finding_ends_like_a_sentence_and_names_its_place() -> None:
    for finding in examined(SEED):
        assert finding.message.endswith((".", ").")), finding
        assert finding.source is None or SEED.split("\n")[finding.source.line - 1]


def test_the_resolution_of_2023_is_told_from_the_party_regulation() -> None:
    text = saying(
        (
            "Quy định số 96-QĐ/TW ngày 02/02/2023 của Bộ",
            "Quy định số 96/2023/QH15 của Bộ",
        )
    )(SOUND)
    found = next(f for f in examined(text) if f.code == "instrument-kind")

    assert "Nghị quyết 96/2023/QH15" in found.message


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2023, 7, 5), "05/7/2023"),
        (date(2023, 2, 10), "10/02/2023"),
        (date(2023, 12, 1), "01/12/2023"),
    ],
)
def test_days_are_written_as_papers_write_them(day: date, words: str) -> None:
    assert vietnamese(day) == words


def test_lists_are_joined_as_people_speak() -> None:
    assert [listed(items) for items in ([], ["a"], ["a", "b", "c"])] == [
        "",
        "a",
        "a, b và c",
    ]


@pytest.mark.parametrize(
    ("above", "found"),
    [
        pytest.param("ĐẢNG CỘNG SẢN VIỆT NAM\n\n", {"form-party"}, id="the Party's"),
        pytest.param("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n", set(), id="the State's"),
    ],
)
def test_the_party_s_form_is_said_aloud(above: str, found: set[str]) -> None:
    assert codes(f"{above}{SOUND.lstrip()}") - LEFT == found


def test_a_party_body_with_the_nation_s_name_is_questioned() -> None:
    cell = saying(("tại Văn phòng UBND tỉnh Quảng Ngãi\n", "tại Chi bộ Văn phòng\n"))
    plan = f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n{cell(SOUND.lstrip())}"
    assert "form-mismatch" in codes(plan)
