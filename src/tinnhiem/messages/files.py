"""Sentences for files that cannot be used."""

from tinnhiem.core import files
from tinnhiem.core.wording import Wording
from tinnhiem.messages.say import say


@say.register
def _(refusal: files.FileMissingError) -> str:
    return Wording(
        "Không tìm thấy tệp «{path}». Kiểm tra lại đường dẫn và tên tệp.",
        path=refusal.path,
    )


@say.register
def _(refusal: files.FileIsFolderError) -> str:
    return Wording(
        "«{path}» là thư mục, không phải tệp. Chỉ rõ một tệp trong đó.",
        path=refusal.path,
    )


@say.register
def _(refusal: files.FileUnreadableError) -> str:
    return Wording(
        "Không đọc được tệp «{path}» ({detail}). Kiểm tra quyền truy cập "
        "hoặc chép tệp ra nơi khác rồi thử lại.",
        path=refusal.path,
        detail=refusal.detail,
    )


@say.register
def _(refusal: files.FileEmptyError) -> str:
    return Wording(
        "Tệp «{path}» không có nội dung. Chọn đúng tệp cần dùng.", path=refusal.path
    )


@say.register
def _(refusal: files.FileTooLargeError) -> str:
    return Wording(
        "Tệp «{path}» quá lớn ({detail}). Kiểm tra xem có chọn nhầm tệp không.",
        path=refusal.path,
        detail=refusal.detail,
    )


@say.register
def _(refusal: files.FileNotTextError) -> str:
    return Wording(
        "Tệp «{path}» không phải văn bản đọc được ({detail}). Lưu lại dưới "
        "dạng .docx hoặc .txt (UTF-8) rồi thử lại.",
        path=refusal.path,
        detail=refusal.detail,
    )


@say.register
def _(refusal: files.FileEncodingError) -> str:
    return Wording(
        "Tệp «{path}» không dùng bảng mã UTF-8 ({detail}). Mở tệp và lưu "
        "lại với bảng mã UTF-8 rồi thử lại.",
        path=refusal.path,
        detail=refusal.detail,
    )


@say.register
def _(refusal: files.FileSyntaxError) -> str:
    return Wording(
        "Tệp «{path}» sai cú pháp ({detail}). Sửa đúng chỗ đó rồi thử lại.",
        path=refusal.path,
        detail=refusal.detail,
    )


@say.register
def _(refusal: files.FileNotWritableError) -> str:
    return Wording(
        "Không ghi được vào «{path}» ({detail}). Chọn thư mục khác hoặc "
        "kiểm tra quyền ghi.",
        path=refusal.path,
        detail=refusal.detail,
    )


@say.register
def _(refusal: files.FileNotTableError) -> str:
    return Wording(
        "Tệp «{path}» không phải bảng dữ liệu ({detail}). Chọn tệp .xlsx, "
        ".ods, .csv hoặc .docx có bảng.",
        path=refusal.path,
        detail=refusal.detail,
    )


@say.register
def _(refusal: files.FileOldFormatError) -> str:
    return Wording(
        "Tệp «{path}» thuộc định dạng không còn dùng ({detail}). Mở bằng "
        "Excel hoặc Word, chọn Lưu thành (Save As) dạng .xlsx hoặc .docx "
        "rồi đọc lại.",
        path=refusal.path,
        detail=refusal.detail,
    )


@say.register
def _(refusal: files.FileEncryptedError) -> str:
    return Wording(
        "Tệp «{path}» đặt mật khẩu nên không đọc được. Mở tệp bằng mật "
        "khẩu, lưu một bản không đặt mật khẩu rồi đọc lại.",
        path=refusal.path,
    )


@say.register
def _(refusal: files.FileMacrosError) -> str:
    return Wording(
        "Tệp «{path}» có chứa macro ({detail}); phần mềm không chạy macro "
        "và không đọc tệp có macro. Lưu thành .xlsx hoặc .docx (không "
        "macro) rồi đọc lại.",
        path=refusal.path,
        detail=refusal.detail,
    )


@say.register
def _(refusal: files.FileDamagedError) -> str:
    return Wording(
        "Tệp «{path}» bị hỏng ({detail}). Mở bằng Excel hoặc Word, lưu lại "
        "thành tệp mới; nếu không mở được thì xin lại bản gốc.",
        path=refusal.path,
        detail=refusal.detail,
    )


@say.register
def _(refusal: files.FileUnpacksTooLargeError) -> str:
    return Wording(
        "Tệp «{path}» nhỏ nhưng giải nén ra quá lớn ({detail}), không phải "
        "bảng dữ liệu thông thường. Kiểm tra nguồn gốc tệp; nếu đúng tệp, "
        "sao riêng vùng dữ liệu sang một tệp mới rồi đọc lại.",
        path=refusal.path,
        detail=refusal.detail,
    )


@say.register
def _(refusal: files.FileUnsafeError) -> str:
    return Wording(
        "Tệp «{path}» có cấu tạo không an toàn ({detail}) nên không được "
        "mở. Kiểm tra nguồn gốc tệp; nếu tin cậy, mở bằng Excel hoặc Word "
        "và lưu lại thành tệp mới.",
        path=refusal.path,
        detail=refusal.detail,
    )


@say.register
def _(refusal: files.FileLettersError) -> str:
    places = (
        Wording("dòng {row}", row=refusal.row),
        Wording("cột {column}", column=refusal.column),
    )
    known = [place for place in places if not place.endswith(" 0")]
    where = Wording(" tại {known}", known=", ".join(known)) if known else ""
    return Wording(
        "Không đọc được chữ của tệp «{path}»{where} ({detail}). Mở tệp "
        "bằng phần mềm đã tạo ra nó, lưu lại với bảng mã UTF-8 rồi đọc lại.",
        path=refusal.path,
        where=where,
        detail=refusal.detail,
    )


@say.register
def _(refusal: files.TableTooLargeError) -> str:
    return Wording(
        "Bảng trong tệp «{path}» có {count} {what}, nhiều hơn mức {limit} "
        "{what} đọc được. Xóa các {what} không dùng hoặc sao riêng vùng dữ "
        "liệu sang một tệp mới.",
        path=refusal.path,
        count=refusal.count,
        what=refusal.what,
        limit=refusal.limit,
    )


@say.register
def _(refusal: files.TableMissingError) -> str:
    return Wording(
        "Tệp «{path}» không có bảng nào. Kẻ danh sách thành bảng trong "
        "Word, hoặc chọn tệp .xlsx, .csv.",
        path=refusal.path,
    )


@say.register
def _(refusal: files.SheetMissingError) -> str:
    if not refusal.sheets:
        return Wording(
            "Tệp «{path}» không có trang tính nên không chọn được «{sheet}». "
            "Bỏ tên trang tính rồi đọc lại.",
            path=refusal.path,
            sheet=refusal.sheet,
        )
    names = ", ".join(f"«{name}»" for name in refusal.sheets)
    return Wording(
        "Tệp «{path}» không có trang tính hoặc bảng «{sheet}». Các tên có "
        "trong tệp: {names}. Chọn một trong các tên này.",
        path=refusal.path,
        sheet=refusal.sheet,
        names=names,
    )


@say.register
def _(refusal: files.SheetHiddenError) -> str:
    names = ", ".join(f"«{name}»" for name in refusal.sheets)
    return Wording(
        "Tệp «{path}» chỉ có dữ liệu ở trang tính ẩn: {names}. Chỉ rõ tên "
        "trang cần đọc, hoặc bỏ ẩn trang đó trong Excel.",
        path=refusal.path,
        names=names,
    )
