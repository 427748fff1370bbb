"""Sentences about layouts, scanned files and pages."""

from tinnhiem.core.scanning import errors
from tinnhiem.messages.say import say


@say.register
def _(refusal: errors.LayoutBrokenError) -> str:
    if refusal.fault == errors.NO_LAYOUT:
        found = "Tệp này không phải tệp bố cục phiếu, hoặc của phiên bản khác."
    else:
        found = f"Tệp bố cục phiếu không dùng được (sai ở phần «{refusal.fault}»)."
    return (
        f"{found} Lấy đúng tệp bố cục ghi ra cùng lần in phiếu. Mất tệp thì chạy lại "
        "lệnh in «tinnhiem ballots print» chỉ để lấy tệp bố cục của đúng lần in ấy "
        "(--batch), không in lại phiếu."
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
