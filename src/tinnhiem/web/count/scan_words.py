"""Words of scanned pages: why people look at a row or a page, and what they may say."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.count.scanned_page import PageVerdict
from tinnhiem.core.scanning.page import (
    DuplicateKind,
    PageFlag,
    PageOutcome,
    Rejection,
    RowFlag,
)

FLAGS: Final[dict[RowFlag, Promise]] = {
    RowFlag.WEAK: _("nét quá mờ hoặc quá nhỏ, máy không dám chắc"),
    RowFlag.SEVERAL: _("có nét bút ở hai hoặc ba ô"),
    RowFlag.CORRECTED: _("có ô bị tô hoặc gạch xóa"),
    RowFlag.STRUCK: _("có nét gạch qua họ tên"),
    RowFlag.OUTSIDE: _("có nét bút ngoài ô hoặc giữa hai ô"),
    RowFlag.WRITING: _("có chữ hoặc nét viết thêm trong dòng"),
    RowFlag.BOX_LOST: _("không tìm thấy khung ô in sẵn"),
    RowFlag.BLANK_UNSURE: _("dường như để trống, nhưng bản quét không đủ rõ để chắc"),
    RowFlag.SENT_BACK: _("máy đã đọc, một thành viên đề nghị xem lại"),
    RowFlag.PAGE: _("cả trang không đủ rõ"),
}
REASONS: Final[dict[str, Promise]] = {
    PageFlag.WRITING: _("có chữ viết ngoài bảng"),
    PageFlag.WARPED: _("trang bị cong, gập hoặc chụp lệch"),
    Rejection.NO_MARKERS: _("không thấy dấu định vị: giấy trắng, mặt sau, giấy khác"),
    Rejection.FEW_MARKERS: _("thấy chưa đủ ba dấu định vị: quét nửa tờ, gập góc"),
    Rejection.ROWS_LOST: _("mất nhiều dòng in sẵn: tờ bị rách, bị tờ khác che"),
    Rejection.MARKERS_CONTRADICT: _("dấu định vị mâu thuẫn nhau"),
    Rejection.TWO_SHEETS: _("hai tờ bị kéo vào cùng lúc"),
    Rejection.NO_CODE: _("không đọc được mã in trên phiếu"),
    Rejection.FOREIGN_CODE: _("mã của mẫu phiếu, cuộc lấy phiếu hoặc lần in khác"),
    Rejection.CODE_CONTRADICTS: _("mã và dấu định vị chỉ hai trang khác nhau"),
    Rejection.TOO_COARSE: _("quét dưới 150 dpi"),
    Rejection.PAGE_MISSING: _("thiếu trang khác của cùng lá phiếu"),
    Rejection.UNREADABLE: _("không mở được trang này"),
    DuplicateKind.SAME_FILE: _("đúng bản quét này đã nhận một lần"),
    DuplicateKind.SAME_STROKES: _("nét bút giống hệt một trang khác"),
}
LOOSE: Final = _("không ghép đủ trang thành một lá phiếu")
CALLED: Final = _("một thành viên đề nghị xem lại cả trang")
OUTCOMES: Final[dict[PageOutcome, Promise]] = {
    PageOutcome.READ: _("đọc được hết"),
    PageOutcome.FLAGGED: _("có dòng cần người xem"),
    PageOutcome.REJECTED: _("bị loại"),
    PageOutcome.DUPLICATE: _("nghi trùng"),
}
VERDICTS: Final[dict[PageVerdict, Promise]] = {
    PageVerdict.COUNTS: _("Phiếu dùng được: tính như máy đã đọc"),
    PageVerdict.AGAIN: _("Đã hoặc sẽ quét lại, hoặc đã tính cùng trang khác"),
    PageVerdict.KEYED: _("Nhập tay cả lá phiếu từ bản giấy"),
    PageVerdict.NOT_A_BALLOT: _("Không phải phiếu: giấy trắng, mặt sau, giấy khác"),
    PageVerdict.SAME: _("Đúng là cùng một lá phiếu: chỉ tính một lần"),
    PageVerdict.DIFFERENT: _("Hai lá phiếu khác nhau: tính cả hai"),
}
