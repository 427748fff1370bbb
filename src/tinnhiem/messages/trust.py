"""Sentences about what is kept to prove, to restore and to encrypt."""

from tinnhiem.core.trust import errors
from tinnhiem.messages.say import say


@say.register
def _(refusal: errors.AnchorUnreadableError) -> str:
    return (
        f"«{refusal.path}» không phải tệp mốc nhật ký, hoặc tệp không còn nguyên vẹn. "
        "Chọn đúng tệp, hoặc ghi mốc mới bằng: tinnhiem audit anchor <tệp>."
    )
