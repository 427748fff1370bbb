"""Sentences about the ballot box and about whose the ledger of papers is."""

from typing import Final

from tinnhiem.core.access.duty import Duty
from tinnhiem.core.conference.errors import (
    BoxOutOfTurnError,
    LedgerNotYoursError,
    SealDiffersError,
)
from tinnhiem.core.wording import Wording, wordings
from tinnhiem.messages.conference import PHASE_WORDS
from tinnhiem.messages.say import say

BOX_WORDS: Final = wordings(
    {
        "box-shown": "mở hòm phiếu cho Hội nghị xem",
        "box-sealed": "khóa, niêm phong hòm phiếu",
        "box-opened": "mở hòm phiếu để kiểm phiếu",
        "sheets-returned": "đếm phiếu trong hòm",
    }
)


@say.register
def _(refusal: BoxOutOfTurnError) -> str:
    deed = BOX_WORDS[refusal.deed]
    if refusal.is_done:
        return Wording("Việc {deed} đã được ghi rồi. Tải lại trang để xem.", deed=deed)
    if refusal.lacks:
        return Wording(
            "Chưa ghi được việc {deed}: trước đó phải ghi việc {before}.",
            deed=deed,
            before=BOX_WORDS[refusal.lacks],
        )
    return Wording(
        "Việc {deed} không thuộc giai đoạn «{phase}». Xem việc tiếp theo ở trang Hội "
        "nghị.",
        deed=deed,
        phase=PHASE_WORDS[refusal.phase],
    )


@say.register
def _(refusal: LedgerNotYoursError) -> str:
    phase = PHASE_WORDS[refusal.phase]
    if refusal.whose == Duty.CLERK:
        return Wording(
            "Chưa bầu Ban Kiểm phiếu nên sổ phiếu do bộ phận tham mưu ghi (giai đoạn "
            "«{phase}»).",
            phase=phase,
        )
    if refusal.whose:
        return Wording(
            "Đã bầu Ban Kiểm phiếu nên sổ phiếu do Ban Kiểm phiếu ghi trên thiết bị "
            "của Ban (giai đoạn «{phase}»).",
            phase=phase,
        )
    return Wording(
        "Số phiếu đã chốt ở giai đoạn «{phase}», không ghi thêm được. Cần sửa thì lập "
        "biên bản và kiểm lại.",
        phase=phase,
    )


@say.register
def _(refusal: SealDiffersError) -> str:
    return Wording(
        "Niêm phong trên hòm phiếu là «{found}», khác với niêm phong đã dán là "
        "«{put_on}». Ghi rõ sự việc vào ô ghi chú rồi ghi lại.",
        found=refusal.found,
        put_on=refusal.put_on,
    )
