"""Sentences about ballots laid out for machines."""

from tinnhiem.core.ballots import errors
from tinnhiem.core.wording import Wording
from tinnhiem.messages.say import say


@say.register
def _(refusal: errors.SheetTooEarlyError) -> str:
    del refusal
    return Wording(
        "Chưa chốt danh sách nên họ tên trên phiếu còn có thể đổi. Chốt danh sách rồi "
        "mới lập mẫu phiếu."
    )


@say.register
def _(refusal: errors.SheetBatchTakenError) -> str:
    return (
        f"Lần in {refusal.batch} đã dùng. Lần in tiếp theo là {refusal.latest + 1}; in "
        "thêm phiếu giống hệt thì không đổi lần in."
    )


@say.register
def _(refusal: errors.SheetsHandedOutError) -> str:
    return (
        f"Đã phát {refusal.issued} phiếu. Đổi mẫu lúc này thì phiếu trong tay người "
        "ghi phiếu thành phiếu lạ. In thêm theo mẫu đang dùng, hoặc thu lại toàn bộ "
        "và ghi sửa sổ phiếu trước."
    )


@say.register
def _(refusal: errors.SheetOutdatedError) -> str:
    return (
        f"Mẫu phiếu lần in {refusal.batch} do phiên bản khác của chương trình lập nên "
        "không vẽ lại đúng chỗ được. In từ tệp PDF đã tải lúc đó; chưa phát phiếu nào "
        "thì lập lần in mới."
    )
