"""Sentences for papers that cannot be printed."""

from tinnhiem.core.papers import errors
from tinnhiem.messages.say import say


@say.register
def _(refusal: errors.PaperGlyphError) -> str:
    return (
        f"Không in được văn bản: phông chữ Liberation Serif không có ký tự "
        f"«{refusal.letter}» (U+{ord(refusal.letter):04X}) trong «{refusal.text}». "
        "Sửa lại chữ đó theo bảng mã Unicode (TCVN 6909:2001) rồi in lại."
    )


@say.register
def _(refusal: errors.PaperUnknownError) -> str:
    return (
        f"Không có văn bản mang mã «{refusal.asked}». "
        f"Chọn một trong các mã: {', '.join(refusal.known)}."
    )
