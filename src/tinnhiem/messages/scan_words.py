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

FLAGS: Final[dict[RowFlag, Wording]] = wordings(
    {
        RowFlag.WEAK: "nét quá mờ hoặc quá nhỏ, máy không dám chắc",
        RowFlag.SEVERAL: "có nét bút ở hai hoặc ba ô",
        RowFlag.CORRECTED: "có ô bị tô hoặc gạch xóa",
        RowFlag.STRUCK: "có nét gạch qua họ tên",
        RowFlag.OUTSIDE: "có nét bút ngoài ô hoặc giữa hai ô",
        RowFlag.WRITING: "có chữ hoặc nét viết thêm trong dòng",
        RowFlag.BOX_LOST: "không tìm thấy khung ô in sẵn",
        RowFlag.BLANK_UNSURE: "dường như để trống, nhưng bản quét không đủ rõ để chắc",
        RowFlag.SENT_BACK: "máy đã đọc, một thành viên đề nghị xem lại",
        RowFlag.PAGE: "cả trang không đủ rõ",
    }
)

REASONS: Final[dict[str, Wording]] = wordings(
    {
        PageFlag.WRITING.value: "có chữ viết ngoài bảng",
        PageFlag.WARPED.value: "trang bị cong, gập hoặc chụp lệch",
        Rejection.NO_MARKERS.value: (
            "không thấy dấu định vị: giấy trắng, mặt sau, giấy khác"
        ),
        Rejection.FEW_MARKERS.value: (
            "thấy chưa đủ ba dấu định vị: quét nửa tờ, gập góc"
        ),
        Rejection.ROWS_LOST.value: "mất nhiều dòng in sẵn: tờ bị rách, bị tờ khác che",
        Rejection.MARKERS_CONTRADICT.value: "dấu định vị mâu thuẫn nhau",
        Rejection.TWO_SHEETS.value: "hai tờ bị kéo vào cùng lúc",
        Rejection.NO_CODE.value: "không đọc được mã in trên phiếu",
        Rejection.FOREIGN_CODE.value: (
            "mã của mẫu phiếu, cuộc lấy phiếu hoặc lần in khác"
        ),
        Rejection.CODE_CONTRADICTS.value: "mã và dấu định vị chỉ hai trang khác nhau",
        Rejection.TOO_COARSE.value: "quét dưới 150 dpi",
        Rejection.PAGE_MISSING.value: "thiếu trang khác của cùng lá phiếu",
        Rejection.UNREADABLE.value: "không mở được tệp hoặc trang này",
        DuplicateKind.SAME_FILE.value: "đúng bản quét này đã có trong tập",
        DuplicateKind.SAME_STROKES.value: "nét bút giống hệt một trang khác",
    }
)


def flag_words(flag: str) -> str:
    """Return why a row needs people; the reason as it is named, when none is known."""
    known = {one.value: said for one, said in FLAGS.items()}
    return known.get(flag, flag)
