"""Sentences about rehearsals."""

from tinnhiem.core.rehearsal import errors
from tinnhiem.messages.say import say


@say.register
def _(refusal: errors.NotARehearsalError) -> str:
    return (
        f"«{refusal.slug}» không phải cuộc diễn tập lập trong thư mục này nên không "
        "làm được việc này. Mở đúng cuộc diễn tập."
    )


@say.register
def _(refusal: errors.RehearsalExistsError) -> str:
    return (
        f"Đã có cuộc diễn tập «{refusal.slug}». Mở cuộc ấy để tập tiếp, hoặc xóa rồi "
        "lập cuộc khác."
    )


@say.register
def _(refusal: errors.RehearsalTooEarlyError) -> str:
    return (
        f"Danh sách người ghi phiếu của «{refusal.slug}» chưa chốt, diễn tập cần đúng "
        "danh sách ấy. Chốt danh sách trước."
    )
