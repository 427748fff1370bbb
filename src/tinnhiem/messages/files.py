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


@say.register
def _(refusal: files.FileNotTableError) -> str:
    return (
        f"Tệp «{refusal.path}» không phải bảng dữ liệu ({refusal.detail}). "
        "Chọn tệp .xlsx, .ods, .csv hoặc .docx có bảng."
    )


@say.register
def _(refusal: files.FileOldFormatError) -> str:
    return (
        f"Tệp «{refusal.path}» thuộc định dạng không còn dùng ({refusal.detail}). "
        "Mở bằng Excel hoặc Word, chọn Lưu thành (Save As) dạng .xlsx hoặc .docx "
        "rồi đọc lại."
    )


@say.register
def _(refusal: files.FileEncryptedError) -> str:
    return (
        f"Tệp «{refusal.path}» đặt mật khẩu nên không đọc được. "
        "Mở tệp bằng mật khẩu, lưu một bản không đặt mật khẩu rồi đọc lại."
    )


@say.register
def _(refusal: files.FileMacrosError) -> str:
    return (
        f"Tệp «{refusal.path}» có chứa macro ({refusal.detail}); phần mềm không chạy "
        "macro và không đọc tệp có macro. Lưu thành .xlsx hoặc .docx (không macro) "
        "rồi đọc lại."
    )


@say.register
def _(refusal: files.FileDamagedError) -> str:
    return (
        f"Tệp «{refusal.path}» bị hỏng ({refusal.detail}). Mở bằng Excel hoặc Word, "
        "lưu lại thành tệp mới; nếu không mở được thì xin lại bản gốc."
    )


@say.register
def _(refusal: files.FileUnpacksTooLargeError) -> str:
    return (
        f"Tệp «{refusal.path}» nhỏ nhưng giải nén ra quá lớn ({refusal.detail}), "
        "không phải bảng dữ liệu thông thường. Kiểm tra nguồn gốc tệp; nếu đúng tệp, "
        "sao riêng vùng dữ liệu sang một tệp mới rồi đọc lại."
    )


@say.register
def _(refusal: files.FileUnsafeError) -> str:
    return (
        f"Tệp «{refusal.path}» có cấu tạo không an toàn ({refusal.detail}) nên không "
        "được mở. Kiểm tra nguồn gốc tệp; nếu tin cậy, mở bằng Excel hoặc Word và lưu "
        "lại thành tệp mới."
    )


@say.register
def _(refusal: files.FileLettersError) -> str:
    places = (f"dòng {refusal.row}", f"cột {refusal.column}")
    known = [place for place in places if not place.endswith(" 0")]
    where = f" tại {', '.join(known)}" if known else ""
    return (
        f"Không đọc được chữ của tệp «{refusal.path}»{where} ({refusal.detail}). "
        "Mở tệp bằng phần mềm đã tạo ra nó, lưu lại với bảng mã UTF-8 rồi đọc lại."
    )


@say.register
def _(refusal: files.TableTooLargeError) -> str:
    return (
        f"Bảng trong tệp «{refusal.path}» có {refusal.count} {refusal.what}, nhiều hơn "
        f"mức {refusal.limit} {refusal.what} đọc được. Xóa các {refusal.what} không "
        "dùng hoặc sao riêng vùng dữ liệu sang một tệp mới."
    )


@say.register
def _(refusal: files.TableMissingError) -> str:
    return (
        f"Tệp «{refusal.path}» không có bảng nào. "
        "Kẻ danh sách thành bảng trong Word, hoặc chọn tệp .xlsx, .csv."
    )


@say.register
def _(refusal: files.SheetMissingError) -> str:
    if not refusal.sheets:
        return (
            f"Tệp «{refusal.path}» không có trang tính nên không chọn được "
            f"«{refusal.sheet}». Bỏ tên trang tính rồi đọc lại."
        )
    names = ", ".join(f"«{name}»" for name in refusal.sheets)
    return (
        f"Tệp «{refusal.path}» không có trang tính hoặc bảng «{refusal.sheet}». "
        f"Các tên có trong tệp: {names}. Chọn một trong các tên này."
    )


@say.register
def _(refusal: files.SheetHiddenError) -> str:
    names = ", ".join(f"«{name}»" for name in refusal.sheets)
    return (
        f"Tệp «{refusal.path}» chỉ có dữ liệu ở trang tính ẩn: {names}. "
        "Chỉ rõ tên trang cần đọc, hoặc bỏ ẩn trang đó trong Excel."
    )
