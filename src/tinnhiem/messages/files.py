"""Sentences for files that cannot be used."""

from tinnhiem.core import files
from tinnhiem.messages.say import say


@say.register
def _(refusal: files.FileMissingError) -> str:
    return f"Không tìm thấy tệp «{refusal.path}». Kiểm tra lại đường dẫn và tên tệp."


@say.register
def _(refusal: files.FileIsFolderError) -> str:
    return f"«{refusal.path}» là thư mục, không phải tệp. Chỉ rõ một tệp trong đó."


@say.register
def _(refusal: files.FileUnreadableError) -> str:
    return (
        f"Không đọc được tệp «{refusal.path}» ({refusal.detail}). "
        "Kiểm tra quyền truy cập hoặc chép tệp ra nơi khác rồi thử lại."
    )


@say.register
def _(refusal: files.FileEmptyError) -> str:
    return f"Tệp «{refusal.path}» không có nội dung. Chọn đúng tệp cần dùng."


@say.register
def _(refusal: files.FileTooLargeError) -> str:
    return (
        f"Tệp «{refusal.path}» quá lớn ({refusal.detail}). "
        "Kiểm tra xem có chọn nhầm tệp không."
    )


@say.register
def _(refusal: files.FileNotTextError) -> str:
    return (
        f"Tệp «{refusal.path}» không phải văn bản đọc được ({refusal.detail}). "
        "Lưu lại dưới dạng .docx hoặc .txt (UTF-8) rồi thử lại."
    )


@say.register
def _(refusal: files.FileEncodingError) -> str:
    return (
        f"Tệp «{refusal.path}» không dùng bảng mã UTF-8 ({refusal.detail}). "
        "Mở tệp và lưu lại với bảng mã UTF-8 rồi thử lại."
    )


@say.register
def _(refusal: files.FileSyntaxError) -> str:
    return (
        f"Tệp «{refusal.path}» sai cú pháp ({refusal.detail}). "
        "Sửa đúng chỗ đó rồi thử lại."
    )


@say.register
def _(refusal: files.FileNotWritableError) -> str:
    return (
        f"Không ghi được vào «{refusal.path}» ({refusal.detail}). "
        "Chọn thư mục khác hoặc kiểm tra quyền ghi."
    )
