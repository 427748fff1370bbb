"""What is wrong with a cell of a sheet of people, and what to write instead."""

from collections.abc import Callable
from typing import Final

from tinnhiem.core.people.fault import PeopleFault, PeopleFaultKind
from tinnhiem.core.wording import Wording

FAULT_WORDS: Final[dict[PeopleFaultKind, Callable[[PeopleFault], str]]] = {
    PeopleFaultKind.COLUMN_MISSING: lambda f: Wording(
        "thiếu cột này; bổ sung vào dòng tiêu đề"
    ),
    PeopleFaultKind.COLUMN_UNKNOWN: lambda f: (
        Wording("không rõ cột này là gì; dùng một trong: {detail}", detail=f.detail)
        if f.detail
        else Wording("không rõ mục này là gì; sửa tên hoặc bỏ đi")
    ),
    PeopleFaultKind.COLUMN_TWICE: lambda f: Wording(
        "có hai cột cùng nội dung; giữ một cột"
    ),
    PeopleFaultKind.CELL_WITHOUT_HEADING: lambda f: Wording(
        "«{value}» nằm dưới cột không có tiêu đề; đặt tên cột hoặc xóa ô", value=f.value
    ),
    PeopleFaultKind.NO_PEOPLE: lambda f: Wording(
        "không có người nào; nhập ít nhất một dòng"
    ),
    PeopleFaultKind.NAME_MISSING: lambda f: Wording("chưa có họ tên"),
    PeopleFaultKind.NAME_WITH_DIGITS: lambda f: Wording(
        "họ tên «{value}» có chữ số", value=f.value
    ),
    PeopleFaultKind.NAME_IMPOSSIBLE: lambda f: Wording(
        "họ tên «{value}» có ký tự không dùng trong tên người", value=f.value
    ),
    PeopleFaultKind.KEY_TWICE: lambda f: Wording(
        "«{value}» trùng với dòng {detail}; nếu là hai người khác nhau thì "
        "thêm cột Mã, nếu là một người thì gộp hai dòng",
        value=f.value,
        detail=f.detail,
    ),
    PeopleFaultKind.KEY_TOO_LONG: lambda f: Wording(
        "mã dài quá {detail} ký tự", detail=f.detail
    ),
    PeopleFaultKind.GENDER_UNKNOWN: lambda f: Wording(
        "giới tính «{value}» không rõ; ghi Nam, Nữ hoặc để trống", value=f.value
    ),
    PeopleFaultKind.DATE_UNREADABLE: lambda f: Wording(
        "không có ngày «{value}»; viết dạng 05/7/2023 hoặc chỉ ghi năm sinh",
        value=f.value,
    ),
    PeopleFaultKind.BIRTH_IN_FUTURE: lambda f: Wording(
        "ngày sinh «{value}» chưa đến", value=f.value
    ),
    PeopleFaultKind.AGE_TOO_LOW: lambda f: Wording(
        "sinh «{value}» thì chưa đủ 18 tuổi", value=f.value
    ),
    PeopleFaultKind.AGE_TOO_HIGH: lambda f: Wording(
        "sinh «{value}» thì đã trên 100 tuổi", value=f.value
    ),
    PeopleFaultKind.TITLE_MISSING: lambda f: Wording("chưa có chức vụ"),
    PeopleFaultKind.TOO_LONG: lambda f: Wording(
        "dài quá {detail} ký tự", detail=f.detail
    ),
    PeopleFaultKind.PIECES_DISAGREE: lambda f: Wording(
        "«{value}» không khớp với {detail} chức vụ; ghi đủ {detail} phần, "
        "cách nhau bằng dấu chấm phẩy, phần trống ghi «-»",
        value=f.value,
        detail=f.detail,
    ),
    PeopleFaultKind.TENURE_BACKWARDS: lambda f: Wording(
        "thôi giữ chức «{value}» trước khi giữ chức ({detail})",
        value=f.value,
        detail=f.detail,
    ),
    PeopleFaultKind.TENURE_TOO_YOUNG: lambda f: Wording(
        "giữ chức từ «{value}» khi chưa đủ 18 tuổi (sinh năm {detail})",
        value=f.value,
        detail=f.detail,
    ),
    PeopleFaultKind.CATEGORY_MISSING: lambda f: Wording(
        "chưa thuộc thành phần nào và cũng không được lấy phiếu; ghi thành phần hoặc "
        "bỏ dòng này"
    ),
    PeopleFaultKind.CATEGORY_TWICE: lambda f: Wording(
        "«{value}» lặp lại một thành phần", value=f.value
    ),
    PeopleFaultKind.CATEGORY_UNKNOWN: lambda f: Wording(
        "kế hoạch không có thành phần «{value}»; ghi một trong: {detail}",
        value=f.value,
        detail=f.detail,
    ),
    PeopleFaultKind.CENTURY_UNKNOWN: lambda f: Wording(
        "«{value}» không ghi rõ thế kỷ; ghi đủ bốn chữ số của năm sinh", value=f.value
    ),
    PeopleFaultKind.BOTH_GENDERS: lambda f: Wording(
        "«{value}»: ghi cả ở cột Nam và cột Nữ; chỉ ghi một cột", value=f.value
    ),
    PeopleFaultKind.FORMULA_ERROR: lambda f: Wording(
        "công thức trong ô báo lỗi hoặc chưa được tính «{value}»; mở tệp "
        "bằng Excel, sửa công thức rồi lưu lại",
        value=f.value,
    ),
    PeopleFaultKind.NAME_ALONE: lambda f: Wording(
        "chỉ có «{value}», không rõ là người trong danh sách hay tên nhóm; "
        "điền số thứ tự hoặc các cột khác, hoặc xóa dòng",
        value=f.value,
    ),
    PeopleFaultKind.ROW_TWICE: lambda f: Wording(
        "lặp lại nguyên dòng {detail}; xóa một trong hai dòng", detail=f.detail
    ),
    PeopleFaultKind.VALUE_IMPOSSIBLE: lambda f: Wording("giá trị không đúng loại"),
}


def say_fault(fault: PeopleFault) -> str:
    """Return one fault of a sheet of people, with its row and column."""
    words = FAULT_WORDS[fault.kind](fault)
    return Wording(
        "dòng {row}, cột «{column}»: {words}",
        row=fault.row,
        column=fault.column,
        words=words,
    )
