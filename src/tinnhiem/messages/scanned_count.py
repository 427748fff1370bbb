"""Sentences for refusals of a count that a machine reads."""

from tinnhiem.core.scanning import errors
from tinnhiem.messages.say import say


@say.register
def _(_refusal: errors.NotScannedError) -> str:
    return (
        "Lần kiểm này nhập bằng tay, không đọc bằng máy quét. Muốn quét thì Trưởng ban "
        "kiểm lại và chọn cách «đọc bằng máy quét»."
    )


@say.register
def _(_refusal: errors.NothingScannedError) -> str:
    return (
        "Không có trang quét nào trong tệp gửi lên. Chọn tệp PDF, TIFF, JPEG hoặc PNG "
        "do máy quét tạo ra."
    )


@say.register
def _(refusal: errors.ScansTooManyError) -> str:
    return (
        f"Lô này sẽ có {refusal.pages} trang quét, nhiều nhất là {refusal.most}. Mỗi "
        "lần chỉ gửi trang của một lô; nếu quét nhầm thì bỏ bản quét của lô, quét lại."
    )


@say.register
def _(refusal: errors.PageNotForPeopleError) -> str:
    return (
        f"Trang {refusal.place} không nhận kết luận đó, hoặc bản quét của lô đã thay "
        "đổi. Tải lại danh sách trang rồi chọn lại."
    )


@say.register
def _(refusal: errors.RowNotForPeopleError) -> str:
    return (
        f"Trang {refusal.place}, dòng {refusal.row} không còn chờ xem, hoặc bản quét "
        "của lô đã thay đổi. Chưa ghi gì; xem tiếp dòng sau."
    )


@say.register
def _(refusal: errors.PictureTooLargeError) -> str:
    return (
        f"Ảnh của một trang chiếm {refusal.length} byte, quá mức {refusal.most}. Quét "
        "lại trang đó ở 200 dpi, ảnh xám."
    )


@say.register
def _(refusal: errors.ScansTooLargeError) -> str:
    return (
        f"Tệp quét {refusal.length} MB, nhiều nhất là {refusal.most} MB. Quét xám ở "
        "200 dpi, hoặc quét lô thành hai tệp."
    )


@say.register
def _(_refusal: errors.NoSheetRunError) -> str:
    return (
        "Cuộc lấy phiếu này không in phiếu đọc bằng máy, nên không đọc bản quét được. "
        "Kiểm lại từ đầu bằng cách nhập từng lá phiếu."
    )


@say.register
def _(refusal: errors.SampleUnfinishedError) -> str:
    return (
        f"Còn {refusal.left} phiếu đã rút mẫu chưa đối chiếu với bản giấy. Đối chiếu "
        "hết ở trang «Đối chiếu mẫu» rồi ghi kết quả."
    )


@say.register
def _(refusal: errors.SampleUnconfirmedError) -> str:
    return (
        f"Kết quả đối chiếu mẫu còn thiếu {refusal.lacking} thành viên xác nhận. Thành "
        "viên Ban Kiểm phiếu mở trang «Đối chiếu mẫu» trên thiết bị của mình, xem kết "
        "quả từng phiếu rồi bấm «Xác nhận»."
    )


@say.register
def _(refusal: errors.SampleOutdatedError) -> str:
    which = (
        f"rút mẫu với số bốc thăm «{refusal.seed}»"
        if refusal.seed
        else "đối chiếu toàn bộ"
    )
    return (
        f"Tập phiếu đã đổi từ lần {which}: rút lại "
        "ở trang «Đối chiếu mẫu», đối chiếu các phiếu mới rút rồi ghi kết quả."
    )


@say.register
def _(refusal: errors.SampleDifferedError) -> str:
    return (
        f"Trong {refusal.drawn} phiếu đã rút có {refusal.differing} phiếu khác với bản "
        f"giấy. Ở trang «Đối chiếu mẫu»: rút lại nhiều hơn {refusal.drawn} phiếu chưa "
        "từng rút và khớp hết, đối chiếu toàn bộ, hoặc cả Ban quyết định kèm lý do."
    )


@say.register
def _(refusal: errors.SeedUsedError) -> str:
    return (
        f"Số bốc thăm «{refusal.seed}» đã dùng một lần: rút lại sẽ ra đúng các phiếu "
        "cũ trước. Đổ xúc xắc hoặc gọi số khác rồi rút."
    )


@say.register
def _(_refusal: errors.ComparisonUnclearError) -> str:
    return (
        "Chưa ghi gì: bấm «Ghi: khớp» khi không chọn dòng nào, hoặc chọn các dòng khác "
        "với bản giấy rồi bấm «Ghi: các dòng đã chọn là khác»."
    )


@say.register
def _(_refusal: errors.SheetNotDrawnError) -> str:
    return (
        "Phiếu này không có trong lần rút mẫu, hoặc bản quét đã thay đổi. Tải lại danh "
        "sách phiếu đã rút rồi đối chiếu tiếp."
    )
