"""Sentences for refusals about rules."""

from typing import Final

from tinnhiem.core.rules import errors
from tinnhiem.messages.say import say

TRACK_WORDS: Final[dict[str, str]] = {
    "party": "hệ thống chính trị",
    "state": "Quốc hội, Hội đồng nhân dân",
}


# What Python's TOML reader says, in the clerk's language; the rest stays as it is.
SYNTAX_WORDS: Final = (
    ("Expected '='", "thiếu dấu = sau tên mục"),
    ("Expected ']'", "thiếu dấu ] ở tên bảng"),
    ("Expected ']]'", "thiếu dấu ]] ở tên bảng"),
    ("Expected newline", "thừa chữ sau giá trị"),
    ("Invalid date", "ngày không đúng dạng 2023-02-02"),
    ("Invalid value", "giá trị không hợp lệ; chữ phải đặt trong dấu ngoặc kép"),
    ("Invalid statement", "dòng không phải mục, bảng hay ghi chú"),
    ("Invalid initial character", "tên mục có ký tự không dùng được"),
    ("Unclosed array", "thiếu dấu ] đóng danh sách"),
    ("Unclosed inline table", "thiếu dấu } đóng bảng"),
    ("Unterminated string", "thiếu dấu ngoặc kép đóng"),
    ("Unescaped", "dấu \\ trong ngoặc kép phải viết thành \\\\"),
    ("Illegal character", "chuỗi bị ngắt dòng hoặc có ký tự không dùng được"),
    ("Found invalid character", "có ký tự không dùng được"),
    ("Cannot overwrite", "mục này đã ghi ở trên"),
    ("Cannot declare", "bảng này đã ghi ở trên"),
    ("Cannot redefine", "bảng này đã ghi ở trên"),
    ("Cannot mutate", "bảng này đã ghi ở trên"),
    ("Duplicate", "mục này đã ghi ở trên"),
)


def _syntax(detail: str) -> str:
    return next(
        (said for start, said in SYNTAX_WORDS if detail.startswith(start)), detail
    )


def _place(refusal: errors.RulebookError) -> str:
    return f"{refusal.where}, dòng {refusal.line}: «{refusal.key}»"


@say.register
def _(refusal: errors.RulebookSyntaxError) -> str:
    return (
        f"{refusal.where}, dòng {refusal.line}: sai cú pháp TOML "
        f"({_syntax(refusal.detail)}). Sửa đúng dòng đó rồi kiểm tra lại."
    )


@say.register
def _(refusal: errors.RulebookUnknownKeyError) -> str:
    near = f" Có phải «{refusal.detail}»?" if refusal.detail else ""
    return (
        f"{_place(refusal)} không phải mục của bộ quy tắc.{near} "
        "Sửa lại tên hoặc bỏ dòng này."
    )


@say.register
def _(refusal: errors.RulebookMissingKeyError) -> str:
    return f"{_place(refusal)} còn thiếu. Bổ sung mục này vào đúng bảng ở dòng đó."


@say.register
def _(refusal: errors.RulebookSourceMissingError) -> str:
    return (
        f"{_place(refusal)} còn thiếu hoặc để trống: mỗi con số phải có điều, nguồn và "
        "mức độ kiểm chứng (article, source, status). Ghi rõ đã đọc con số này ở đâu."
    )


@say.register
def _(refusal: errors.RulebookStatusError) -> str:
    return (
        f"{_place(refusal)} ghi «{refusal.detail}», không phải mức độ kiểm chứng. Chọn "
        "seen, practice, inferred hoặc unverified."
    )


@say.register
def _(refusal: errors.RulebookFractionError) -> str:
    return (
        f"{_place(refusal)} ghi «{refusal.detail}», không phải tỷ lệ dùng được. Viết "
        'dạng "2/3": hai số nguyên, lớn hơn 0 và không quá 1.'
    )


@say.register
def _(refusal: errors.RulebookDateError) -> str:
    return (
        f"{_place(refusal)} ghi «{refusal.detail}», không phải ngày hợp lệ hoặc sai "
        "thứ tự thời gian. Viết dạng 2023-02-02, không có dấu ngoặc kép."
    )


@say.register
def _(refusal: errors.RulebookValueError) -> str:
    return (
        f"{_place(refusal)} có giá trị không dùng được, cần: {refusal.detail}. "
        "Sửa lại giá trị ở dòng đó."
    )


@say.register
def _(refusal: errors.RulebookBandError) -> str:
    return (
        f"{_place(refusal)}: các mức tín nhiệm thấp không nối liền ({refusal.detail}). "
        "Mỗi mức có đúng một cận dưới (above hoặc from), tăng dần, và kết thúc đúng "
        "nơi mức sau bắt đầu; mức cuối không có cận trên."
    )


@say.register
def _(refusal: errors.RulebookDuplicateError) -> str:
    return (
        f"{_place(refusal)}: khoá «{refusal.detail}» đã dùng ở trên. "
        "Giữ một mục, hoặc đặt khoá khác."
    )


@say.register
def _(refusal: errors.UnknownRulebookError) -> str:
    return (
        f"Không có bộ quy tắc «{refusal.wanted}». "
        f"Các bộ hiện có: {', '.join(refusal.known)}."
    )


@say.register
def _(refusal: errors.AmbiguousRulebookError) -> str:
    return (
        f"«{refusal.wanted}» chưa đủ để xác định: {' và '.join(refusal.names)} cùng "
        "mang số này. Ghi đầy đủ loại và số, ký hiệu văn bản."
    )


@say.register
def _(refusal: errors.RulebookNotInForceError) -> str:
    return (
        f"Không có bộ quy tắc nào về lấy phiếu trong {TRACK_WORDS[refusal.track]} có "
        f"hiệu lực ngày {refusal.day:%d/%m/%Y}. Kiểm tra lại ngày, hoặc soạn bộ quy "
        f"tắc cho thời gian đó; hiện có: {', '.join(refusal.known)}."
    )


@say.register
def _(refusal: errors.OverrideRuleUnknownError) -> str:
    return (
        f"Không có mục «{refusal.rule}» trong bộ quy tắc để làm khác đi. "
        f"Chọn một trong: {refusal.detail}."
    )


@say.register
def _(refusal: errors.OverrideValueError) -> str:
    return (
        f"Không thể đặt «{refusal.rule}» thành «{refusal.value}»: bộ quy tắc không "
        f"nhận giá trị này ({refusal.detail}). Ghi đúng loại, ví dụ 3/4, 5, true."
    )


@say.register
def _(refusal: errors.OverrideReasonMissingError) -> str:
    return (
        f"Chưa ghi đủ lý do và người quyết định khi làm khác mục «{refusal.rule}». "
        "Làm khác bộ quy tắc phải có lý do, được lưu lại và in trong biên bản."
    )
