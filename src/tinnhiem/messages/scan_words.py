"""What became of scanned pages and rows, in words for a committee."""

from typing import Final

from tinnhiem.core.scanning.page import (
    DuplicateKind,
    PageFlag,
    PageOutcome,
    Rejection,
    RowFlag,
)
from tinnhiem.core.wording import Wording, wordings

OUTCOMES: Final[dict[PageOutcome, Wording]] = wordings(
    {
        PageOutcome.READ: "Đọc được mọi dòng",
        PageOutcome.FLAGGED: "Có dòng cần người xem",
        PageOutcome.REJECTED: "Bị loại, không đếm dòng nào",
        PageOutcome.DUPLICATE: "Nghi quét hai lần, không đếm",
    }
)

# Why people look at a row; said after where it is: "dòng 3 (…)".
FLAGS: Final[dict[RowFlag, Wording]] = wordings(
    {
        RowFlag.WEAK: "nét quá mờ hoặc quá nhỏ, chưa chắc là dấu",
        RowFlag.SEVERAL: "có nét bút ở hai hoặc ba ô",
        RowFlag.CORRECTED: "có ô bị tô hoặc gạch xóa",
        RowFlag.STRUCK: "có nét gạch qua họ tên",
        RowFlag.OUTSIDE: "có nét bút ngoài ô hoặc giữa hai ô",
        RowFlag.WRITING: "có chữ hoặc nét viết thêm trong dòng",
        RowFlag.BOX_LOST: "không tìm thấy khung ô in sẵn: tờ cong, xô lệch, bị che",
        RowFlag.BLANK_UNSURE: "dường như để trống, nhưng bản quét không đủ rõ để chắc",
        RowFlag.BILEVEL: (
            "dường như để trống, nhưng bản quét đen trắng, chế độ chữ, không giữ nét mờ"
        ),
        RowFlag.SENT_BACK: "máy đã đọc, một thành viên đề nghị xem lại",
        RowFlag.PAGE: "cả trang không đủ rõ",
    }
)

# What became of a page; said after where it is: "Trang 3 của «lo-1.pdf»: …".
REASONS: Final[dict[str, Wording]] = wordings(
    {
        PageFlag.WRITING.value: "có chữ ký, chữ viết hoặc nét lạ ngoài bảng",
        PageFlag.WARPED.value: "tờ bị cong, gập, kéo xô lệch khi quét hoặc chụp lệch",
        Rejection.NO_MARKERS.value: (
            "không thấy dấu định vị nào: giấy trắng, mặt sau hoặc giấy khác"
        ),
        Rejection.FEW_MARKERS.value: (
            "thấy chưa đủ ba dấu định vị: tờ nằm lệch nên mất mép, quét nửa tờ hoặc "
            "gập góc"
        ),
        Rejection.ROWS_LOST.value: (
            "mất nhiều dòng in sẵn: tờ bị rách, cong, xô lệch hoặc bị tờ khác che"
        ),
        Rejection.MARKERS_CONTRADICT.value: (
            "các dấu định vị không khớp nhau: tờ bị gập, kéo xô lệch hoặc hai tờ chồng "
            "lên nhau"
        ),
        Rejection.TWO_SHEETS.value: "hai tờ bị kéo vào cùng lúc",
        Rejection.NO_CODE.value: (
            "không đọc được mã ở chân trang: mã mờ, bị che, bị cắt, hoặc quét chế độ "
            "chữ"
        ),
        Rejection.FOREIGN_CODE.value: (
            "mã của phiếu thử, mẫu phiếu, cuộc lấy phiếu hoặc lần in khác"
        ),
        Rejection.CODE_CONTRADICTS.value: (
            "mã và dấu định vị chỉ hai trang khác nhau: hai tờ chồng lên nhau"
        ),
        Rejection.TOO_COARSE.value: "quét dưới 150 dpi",
        Rejection.PAGE_MISSING.value: "thiếu trang khác của cùng lá phiếu",
        Rejection.UNREADABLE.value: "không mở được tệp hoặc trang này",
        DuplicateKind.SAME_FILE.value: "đúng bản quét này đã có trong tập",
        DuplicateKind.SAME_STROKES.value: "nét bút giống hệt một trang khác",
        DuplicateKind.SAME_STAMP.value: (
            "phiếu không có dấu nào, con dấu nằm giống một tờ trắng khác"
        ),
    }
)

# What to do about it; a sentence of its own after the reason.
REMEDIES: Final[dict[str, Wording]] = wordings(
    {
        PageFlag.WRITING.value: (
            "Hai thành viên xem cả trang; ký tên trên phiếu là việc được phép"
        ),
        PageFlag.WARPED.value: (
            "Vuốt phẳng, đặt ngay ngắn rồi quét lại; không được thì hai thành viên xem "
            "từng dòng"
        ),
        Rejection.NO_MARKERS.value: (
            "Tìm tờ giấy, lật đúng mặt rồi quét lại; không phải phiếu thì để riêng"
        ),
        Rejection.FEW_MARKERS.value: "Vuốt phẳng, đặt ngay ngắn, khổ A4, rồi quét lại",
        Rejection.ROWS_LOST.value: (
            "Tách tờ này ra, vuốt phẳng rồi quét lại; tờ rách thì nhập tay từ bản giấy"
        ),
        Rejection.MARKERS_CONTRADICT.value: (
            "Tách từng tờ, vuốt phẳng, đặt ngay ngắn rồi quét lại"
        ),
        Rejection.TWO_SHEETS.value: "Tách hai tờ, quét lại từng tờ",
        Rejection.NO_CODE.value: (
            "Lau kính, đặt máy quét xám hoặc màu, 200–300 dpi, rồi quét lại; mã hỏng "
            "thì nhập tay từ bản giấy"
        ),
        Rejection.FOREIGN_CODE.value: (
            "So «Lần in» ở chân trang với lần in đang dùng; không đúng thì để riêng, "
            "không tính"
        ),
        Rejection.CODE_CONTRADICTS.value: (
            "Tách từng tờ rồi quét lại; không được thì nhập tay từ bản giấy"
        ),
        Rejection.TOO_COARSE.value: "Đặt máy quét 200–300 dpi rồi quét lại",
        Rejection.PAGE_MISSING.value: (
            "Tìm đủ các trang của lá phiếu, để liền nhau rồi quét lại cả lá"
        ),
        Rejection.UNREADABLE.value: "Quét lại tờ này",
        DuplicateKind.SAME_FILE.value: "Cùng một tờ thì bỏ bản quét sau",
        DuplicateKind.SAME_STROKES.value: (
            "Đặt hai tờ giấy cạnh nhau: cùng một tờ thì bỏ bản quét sau, hai tờ khác "
            "nhau thì nhập tay tờ sau"
        ),
        DuplicateKind.SAME_STAMP.value: (
            "Đặt hai tờ giấy cạnh nhau, so chỗ đóng dấu: cùng một tờ thì tính một lần"
        ),
    }
)


def flag_words(flag: str) -> str:
    """Return why a row needs people; the reason as it is named, when none is known."""
    known = {one.value: said for one, said in FLAGS.items()}
    return known.get(flag, flag)
