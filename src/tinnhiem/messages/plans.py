"""Sentences for refusals about plans."""

from typing import Final

from tinnhiem.core.plans import errors
from tinnhiem.messages.say import say

REASONS: Final[dict[str, str]] = {
    "unknown-key": "khóa này không có trong cấu trúc kế hoạch",
    "missing-key": "thiếu khóa này",
    "unknown-word": "giá trị không thuộc danh sách cho phép",
    "not-str": "phải là chuỗi ký tự",
    "not-int": "phải là số nguyên",
    "not-date": "phải là ngày, dạng 2023-07-13",
    "not-list": "phải là danh sách",
    "not-table": "phải là một bảng",
    "not-fraction": "phải là phân số dạng «2/3»",
    "impossible": "con số hoặc thời hạn này không thể có",
    "impossible-fraction": "phân số phải lớn hơn 0 và không quá 1",
}


@say.register
def _(refusal: errors.PlanError) -> str:
    return f"Không dùng được kế hoạch này ({refusal}). Chọn đúng tệp kế hoạch."


@say.register
def _(refusal: errors.PlanNotRecognizedError) -> str:
    return (
        "Văn bản này không phải kế hoạch lấy phiếu tín nhiệm: không tìm thấy "
        f"{', '.join(refusal.missing)}. Chọn đúng tệp kế hoạch (.txt, .docx, .toml)."
    )


@say.register
def _(refusal: errors.PlanTableError) -> str:
    reason = REASONS.get(refusal.reason, refusal.reason)
    return (
        f"Kế hoạch dạng TOML sai tại khóa «{refusal.key}»: {reason}. "
        "Sửa khóa đó rồi thử lại."
    )
