"""What a paper may get wrong by the rules of form, each rule with its source.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I and III. The Party's own rules (Hướng dẫn
05-HD/VPTW) were seen only in excerpts, so what rests on them is `unverified`.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tinnhiem.core.rules.citation import Status

FORM: Final = "Nghị định 30/2020/NĐ-CP, Phụ lục I"


class Weight(StrEnum):
    """How much a finding about form weighs (mức độ)."""

    FAULT = "fault"  # lỗi: the paper does not go out like this
    WARNING = "warning"  # lưu ý: a person looks and decides


@dataclass(frozen=True, slots=True)
class LintRule:
    """One rule of form (quy tắc thể thức).

    Attributes:
        id: «L01», the same in `--json` and in the reference.
        title: Vietnamese, what must be so.
        source: The article it rests on.
        status: How well the source is known.
    """

    id: str
    title: str
    source: str
    status: Status = Status.SEEN


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFinding:
    """Something on a paper that a rule of form does not allow (lỗi thể thức).

    Attributes:
        where: In Vietnamese: page, paragraph or line.
        stands: What stands there, an excerpt.
        should: What should stand there.
    """

    rule: LintRule
    weight: Weight
    where: str
    stands: str
    should: str


_ALL: Final = (
    LintRule(
        "L01",
        "Khổ giấy, lề trang, cỡ chữ, lùi đầu dòng, khoảng cách đoạn và dòng",
        f"{FORM}, phần I, mục I, khoản 1 đến 3; mục II, khoản 6, điểm e",
    ),
    LintRule(
        "L02",
        "Ngày, tháng, năm viết đầy đủ; ngày dưới 10 và tháng 1, 2 có số 0 phía trước",
        f"{FORM}, phần I, mục II, khoản 4, điểm b",
    ),
    LintRule(
        "L03",
        "Số dưới 10 có số 0 phía trước; ký hiệu gồm chữ viết tắt tên loại và cơ quan",
        f"{FORM}, phần I, mục II, khoản 3; Phụ lục III, mục I",
    ),
    LintRule(
        "L04",
        "Trước họ tên người ký không ghi học hàm, học vị, danh hiệu, «Ông», «Bà»",
        f"{FORM}, phần I, mục II, khoản 7, điểm c",
    ),
    LintRule(
        "L05",
        "Nơi nhận: mỗi dòng kết thúc bằng «;», dòng cuối là «Lưu: …» kết thúc bằng "
        "«.»; có «Như trên» khi và chỉ khi có «Kính gửi»",
        f"{FORM}, phần I, mục II, khoản 9",
    ),
    LintRule(
        "L06",
        "Báo cáo gửi cấp trên có «Kính gửi»",
        f"{FORM}, phần I, mục II, khoản 9, điểm b",
    ),
    LintRule(
        "L07",
        "Số bản ở Nơi nhận cộng lại bằng số bản lập ra",
        "Nghị định 30/2020/NĐ-CP, Điều 17, khoản 1, điểm a",
    ),
    LintRule(
        "L08",
        "Chữ Unicode dựng sẵn (NFC), phông có đủ ký tự, ngoặc kép “ ”",
        f"{FORM}, phần I, mục I, khoản 4",
    ),
    LintRule(
        "L09",
        "Viện dẫn lần đầu đủ tên loại, số, ký hiệu, ngày, cơ quan ban hành, trích "
        "yếu; gọi đúng tên loại",
        f"{FORM}, phần I, mục II, khoản 6, điểm b",
    ),
    LintRule(
        "L10",
        "Hết nội dung có dấu «./.»; văn bản của Đảng kết thúc bằng «.»",
        "Nghị định 30/2020/NĐ-CP, Phụ lục III, mục II (các mẫu văn bản)",
    ),
    LintRule(
        "L11",
        "Đánh số trang từ trang thứ hai, mỗi phụ lục đánh số riêng",
        f"{FORM}, phần I, mục I, khoản 7; mục III, khoản 1",
    ),
    LintRule(
        "L12",
        "Điểm đánh theo bảng chữ cái tiếng Việt: a, b, c, d, đ, e, g, h, i, k …",
        f"{FORM}, phần I, mục II, khoản 6, điểm đ",
    ),
    LintRule(
        "L13",
        "Họ tên đúng từng chữ như trong danh sách nhân sự",
        "Nguyên tắc của chương trình: một dữ liệu, mọi văn bản",
        Status.PRACTICE,
    ),
    LintRule(
        "L14",
        "Một số liệu in ở nhiều chỗ lấy từ một nguồn, không gõ lại",
        "Nguyên tắc của chương trình: một dữ liệu, mọi văn bản",
        Status.PRACTICE,
    ),
    LintRule(
        "L15",
        "Thời hạn dùng một cách viết: «chậm nhất ngày …» (kể cả ngày đó) hoặc «trước "
        "ngày …» (không kể ngày đó)",
        "Thực tiễn soạn thảo; chưa thấy quy định",
        Status.PRACTICE,
    ),
    LintRule(
        "L16",
        "Câu, từ không bị ngắt giữa chừng ở chỗ sang dòng, sang trang",
        "Thực tiễn soạn thảo; chưa thấy quy định",
        Status.PRACTICE,
    ),
)
RULES: Final = {rule.id: rule for rule in _ALL}
# What the Party's own form changes; its text was seen only in excerpts.


def fault(rule: str, *, where: str, stands: str, should: str) -> PaperFinding:
    """Return a finding that keeps a paper from going out."""
    return PaperFinding(
        rule=RULES[rule], weight=Weight.FAULT, where=where, stands=stands, should=should
    )


def warning(rule: str, *, where: str, stands: str, should: str) -> PaperFinding:
    """Return a finding for a person to decide."""
    return PaperFinding(
        rule=RULES[rule],
        weight=Weight.WARNING,
        where=where,
        stands=stands,
        should=should,
    )
