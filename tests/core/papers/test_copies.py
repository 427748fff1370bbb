"""Copies agree with Nơi nhận, and each is printed and handed over on the record."""

import pytest

from tinnhiem.core.papers.copies import (
    CopyLife,
    CopyShare,
    allot,
    require_agreement,
    require_copy,
    require_present,
    require_printable,
    share_in,
)
from tinnhiem.core.papers.errors import (
    CopiesDisagreeError,
    CopyHandedOverError,
    CopyNotPrintedError,
    CopyUnknownError,
    ReprintNeedsReasonError,
)

SUPERIOR = CopyShare("Ban Tổ chức Tỉnh ủy", 2, is_stated=True)
GROUP = CopyShare("Các phòng, ban")
KEPT = CopyShare("Lưu: VT", 1, is_stated=True)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Sở Nội vụ", CopyShare("Sở Nội vụ"), id="silent"),
        pytest.param("Sở Nội vụ (02 bản)", CopyShare("Sở Nội vụ", 2, True), id="two"),
        pytest.param(
            "Lưu: VT, HCQT (3)", CopyShare("Lưu: VT, HCQT", 3, True), id="(3)"
        ),
        pytest.param(
            "CT, PCT UBND tỉnh (báo cáo)",
            CopyShare("CT, PCT UBND tỉnh (báo cáo)"),
            id="words in brackets",
        ),
        pytest.param("Lưu: VT, HCQT(b)", CopyShare("Lưu: VT, HCQT(b)"), id="a letter"),
    ],
)
def test_a_line_says_how_many_copies(line: str, expected: CopyShare) -> None:
    assert share_in(line) == expected


def test_copies_are_numbered_in_the_order_of_the_recipients() -> None:
    copies = allot([SUPERIOR, GROUP, KEPT])

    assert [copy.number for copy in copies] == [1, 2, 3, 4]
    assert [copy.recipient for copy in copies][:3] == [
        "Ban Tổ chức Tỉnh ủy",
        "Ban Tổ chức Tỉnh ủy",
        "Các phòng, ban",
    ]


@pytest.mark.parametrize(
    ("allotted", "agrees"),
    [
        pytest.param([2, 1, 1], True, id="as stated"),
        pytest.param([1, 1, 1], False, id="one too few"),
        pytest.param([3, 1, 1], False, id="one too many"),
        pytest.param([2, 8, 1], True, id="a group gets more"),
        pytest.param([2, 0, 1], False, id="a group gets none"),
    ],
)
def test_sums_agree_with_the_paper(allotted: list[int], *, agrees: bool) -> None:
    shares = [SUPERIOR, GROUP, KEPT]
    copies = allot(
        CopyShare(share.recipient, number)
        for share, number in zip(shares, allotted, strict=True)
    )
    if agrees:
        require_agreement(copies, shares, code="D20")
        return
    with pytest.raises(CopiesDisagreeError):
        require_agreement(copies, shares, code="D20")


def test_nobody_outside_the_recipients_gets_a_copy() -> None:
    copies = allot([SUPERIOR, CopyShare("Người ngoài")])
    with pytest.raises(CopiesDisagreeError) as refused:
        require_agreement(copies, [SUPERIOR], code="D20")
    assert (refused.value.recipient, refused.value.said) == ("Người ngoài", 0)


def test_a_copy_that_was_not_allotted_is_not_there() -> None:
    with pytest.raises(CopyUnknownError):
        require_copy(allot([KEPT]), 2, code="D20")


def test_a_second_print_needs_a_reason() -> None:
    copy = CopyLife(number=1, recipient="x", printed=1)
    require_printable(copy, code="D20", reason="kẹt giấy, bản hỏng đã hủy")
    with pytest.raises(ReprintNeedsReasonError):
        require_printable(copy, code="D20", reason=" ")


def test_a_copy_that_has_gone_is_not_printed_again_whatever_the_reason() -> None:
    copy = CopyLife(number=1, recipient="x", printed=1, handed_to="Lê Văn A")
    with pytest.raises(CopyHandedOverError):
        require_printable(copy, code="D20", reason="mất")


@pytest.mark.parametrize(
    ("copy", "refusal"),
    [
        pytest.param(
            CopyLife(number=1, recipient="x"), CopyNotPrintedError, id="not printed"
        ),
        pytest.param(
            CopyLife(number=1, recipient="x", printed=1, handed_to="y"),
            CopyHandedOverError,
            id="gone",
        ),
    ],
)
def test_only_what_is_there_is_handed_over(
    copy: CopyLife, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        require_present(copy, code="D20")
