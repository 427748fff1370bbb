"""Sentences for shares that cannot be."""

from tinnhiem.core.share import Base, ImpossibleShareError, WholeUnknownError
from tinnhiem.core.wording import Wording, wordings
from tinnhiem.messages.say import say

BASE_WORDS: dict[Base, Wording] = wordings(
    {
        Base.MEMBERS: "tổng số thành viên",
        Base.SUMMONED: "số người được triệu tập",
        Base.PRESENT: "số người có mặt",
        Base.ISSUED: "số phiếu phát ra",
        Base.RETURNED: "số phiếu thu về",
        Base.VALID: "số phiếu hợp lệ",
    }
)


@say.register
def _(refusal: ImpossibleShareError) -> str:
    return (
        f"Số liệu không khớp: {refusal.part} trên {BASE_WORDS[refusal.base]} là "
        f"{refusal.whole}. Đề nghị đếm lại tập phiếu này và sửa con số sai."
    )


@say.register
def _(refusal: WholeUnknownError) -> str:
    return (
        f"Bộ quy tắc tính trên {BASE_WORDS[refusal.base]} nhưng chưa có con số này. "
        f"Nhập {BASE_WORDS[refusal.base]} rồi làm lại."
    )
