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
