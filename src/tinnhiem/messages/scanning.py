"""Sentences about layouts, scanned files and pages."""

from tinnhiem.core.scanning import errors
from tinnhiem.messages.say import say


@say.register
def _(refusal: errors.LayoutBrokenError) -> str:
    return (
        f"Tệp bố cục phiếu không dùng được (sai ở phần «{refusal.fault}»). Lấy đúng "
        "tệp bố cục ghi ra cùng lần in phiếu, hoặc in lại phiếu bằng lệnh "
        "«tinnhiem ballots print»."
    )


@say.register
def _(refusal: errors.RowsOfABallotError) -> str:
    return (
        f"Phiếu đọc bằng máy có từ 1 đến {refusal.most} người, ở đây là "
        f"{refusal.people} người. Chốt danh sách người được lấy phiếu, hoặc chia "
        "thành nhiều phiếu."
    )


@say.register
def _(refusal: errors.BallotTooLongError) -> str:
    return (
        f"{refusal.people} người không xếp vừa {refusal.pages} trang. In khổ chữ "
        "thường, hoặc rút gọn chức danh quá dài."
    )
