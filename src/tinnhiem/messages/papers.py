"""Sentences for papers that cannot be printed."""

from tinnhiem.core.papers import errors
from tinnhiem.core.papers.rereading import ReadFile
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


READ_FILES = {
    ReadFile.PDF: "tệp PDF",
    ReadFile.WORD: "tệp Word",
    ReadFile.MODEL: "bản thảo",
}


@say.register
def _(refusal: errors.PaperMismatchError) -> str:
    first = refusal.mismatches[0]
    more = len(refusal.mismatches) - 1
    return (
        f"Không phát hành {refusal.title} ({refusal.paper}): đọc lại "
        f"{READ_FILES[first.file]} thấy khác số liệu đã ghi. Tại {first.place}, "
        f"số liệu là «{first.expected}» nhưng trong tệp là «{first.found}»"
        f"{f', và {more} chỗ khác' if more else ''}. Sửa số liệu, không sửa văn bản, "
        "rồi in lại."
    )
