"""Head and foot of a plan, as offices really set them."""

import pytest

from tests.strategies_plans import SEED, compiled, cut, saying


def test_letterhead_gives_the_superior_and_the_subject_the_issuer() -> None:
    top = "UBND TỈNH QUẢNG NGÃI\n\nVĂN PHÒNG\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n"
    head = compiled(top + SEED).head

    assert head.superior == "UBND TỈNH QUẢNG NGÃI"
    assert head.issuer == "Văn phòng UBND tỉnh Quảng Ngãi"


def test_the_letterhead_is_the_issuer_when_the_subject_names_none() -> None:
    text = saying((" tại Văn phòng UBND tỉnh Quảng Ngãi\n", "\n"))(SEED)

    assert compiled(text).head.issuer == ""
    assert compiled("SỞ NỘI VỤ\n\n" + text).head.issuer == "SỞ NỘI VỤ"


@pytest.mark.parametrize(
    ("written", "number", "symbol"),
    [
        ("Số: 45/KH-VP", "45", "KH-VP"),
        ("Số 45-KH/VP", "45", "KH/VP"),
        ("Số: ……/KH-VP", "", "KH-VP"),
        ("Số:      /KH-VP", "", "KH-VP"),
        ("Số:", "", ""),
    ],
)
def test_number_and_symbol(written: str, number: str, symbol: str) -> None:
    head = compiled(saying(("Số: /KH-VP", f"{written}\n"))(SEED)).head

    assert (head.number, head.symbol) == (number, symbol)


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("ngày 05 tháng 6 năm 2023", (5, 6, 2023)),
        ("ngày … tháng … năm 2023", (None, None, 2023)),
        ("ngày ... tháng 6 năm 20...", (None, 6, None)),
    ],
)
def test_date(written: str, date: tuple[int | None, ...]) -> None:
    head = compiled(saying(("ngày tháng 6 năm 2023", written))(SEED)).head

    assert (head.day, head.month, head.year) == date


def test_a_plan_without_number_and_date_leaves_them_empty() -> None:
    head = compiled(SEED[SEED.index("KẾ HOẠCH") :]).head

    assert (head.number, head.symbol, head.place, head.year) == ("", "", "", None)


def test_signature_notes_and_annexes_are_not_the_signer() -> None:
    text = saying(("CHÁNH VĂN PHÒNG\n", "KT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\n"))(
        SEED.replace("Vũ Minh Tâm", "(Đã ký)\n\nVũ Minh Tâm\n\nPHỤ LỤC 1\n\nDanh sách")
    )
    head = compiled(text).head

    assert head.signer_title == "KT. CHÁNH VĂN PHÒNG PHÓ CHÁNH VĂN PHÒNG"
    assert head.signer_name == "Vũ Minh Tâm"


def test_without_recipients_the_closing_mark_ends_the_body() -> None:
    plan = compiled(cut("Nơi nhận:", "CHÁNH VĂN PHÒNG\n")(SEED))

    assert plan.head.recipients == ()
    assert plan.head.signer_name == "Vũ Minh Tâm"
    assert len(plan.closing) == 1


def test_without_a_closing_mark_the_last_words_stay_with_the_last_duty() -> None:
    plan = compiled(saying(("./.", "."))(SEED))

    assert plan.closing == ()
    assert "khó khăn, vướng mắc" in plan.duties[2].text


def test_bases_may_stand_in_a_section_of_their_own() -> None:
    start, end = SEED.index("Căn cứ theo"), SEED.index("I. MỤC ĐÍCH")
    bases = SEED[start:end]
    text = f"{SEED[:start]}I. CĂN CỨ\n\n{bases}" + SEED[end:].replace(
        "I. MỤC ĐÍCH", "II. MỤC ĐÍCH"
    )

    assert [basis.number for basis in compiled(text).bases] == [
        "96-QĐ/TW",
        "1546-CV/TU",
        "1506/UBND-NC",
    ]


def test_who_directs_a_step_may_be_named_twice() -> None:
    line = "- *Chỉ đạo thực hiện:* Lãnh đạo Văn phòng.\n"
    plan = compiled(saying((line, f"{line}- *Chỉ đạo:* Đảng ủy.\n"))(SEED))

    assert plan.steps[0].directed_by == "Lãnh đạo Văn phòng; Đảng ủy"


@pytest.mark.parametrize(
    ("written", "fraction"),
    [("hai phần ba", "2/3"), ("70%", "7/10"), ("2 / 3", "2/3")],
)
def test_quorum_in_words_and_percent(written: str, fraction: str) -> None:
    plan = compiled(saying(("ít nhất 2/3", f"ít nhất {written}"))(SEED))

    assert plan.quorum is not None
    assert str(plan.quorum.fraction) == fraction
