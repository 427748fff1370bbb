"""Why a scanned file was not opened, and what to do about it."""

from typing import Final

from tinnhiem.core.scanning import errors
from tinnhiem.core.scanning.files import ScanUnopenedError
from tinnhiem.core.scanning.opening_fault import OpeningFault
from tinnhiem.core.wording import Wording, wordings
from tinnhiem.messages.say import say

# What was found, and what to do about it.
UNOPENED: Final[dict[OpeningFault, Wording]] = wordings(
    {
        OpeningFault.MISSING: (
            "không có ở đường dẫn đã nêu, hoặc bị đổi khi đang đọc. Kiểm tra đường "
            "dẫn, chép tệp vào máy này rồi đọc lại"
        ),
        OpeningFault.NOT_ALLOWED: (
            "hệ thống không cho đọc. Kiểm tra quyền truy cập hoặc chép tệp ra thư mục "
            "khác rồi đọc lại"
        ),
        OpeningFault.EMPTY: (
            "không có nội dung. Quét lại tập phiếu này hoặc chọn đúng tệp"
        ),
        OpeningFault.NOT_A_SCAN: (
            "không phải ảnh quét (xét theo nội dung, không theo đuôi tên). Chỉ đọc "
            "PDF, TIFF, JPEG, PNG; chọn đúng tệp do máy quét ghi ra"
        ),
        OpeningFault.LINK_OUTSIDE: (
            "là đường dẫn tắt trỏ ra ngoài thư mục đã chọn nên không được mở. Chép "
            "tệp thật vào thư mục rồi đọc lại"
        ),
        OpeningFault.NOT_A_FILE: ("không phải tệp thường. Chọn tệp do máy quét ghi ra"),
        OpeningFault.TOO_LARGE: (
            "quá lớn so với một tập phiếu quét. Kiểm tra xem có chọn nhầm không; nếu "
            "đúng, quét lại ở 200–300 dpi và chia thành nhiều tệp"
        ),
        OpeningFault.TOO_MANY_PAGES: (
            "có quá nhiều trang. Chia thành nhiều tệp nhỏ hơn rồi đọc lại"
        ),
        OpeningFault.TOO_MANY_FILES: (
            "nằm trong thư mục có quá nhiều tệp. Chỉ để tệp quét của lần kiểm phiếu "
            "này trong thư mục rồi đọc lại"
        ),
        OpeningFault.ENCRYPTED: (
            "đặt mật khẩu nên không đọc được. Tắt mật khẩu ở máy quét rồi quét lại, "
            "hoặc lưu một bản không mật khẩu"
        ),
        OpeningFault.SCRIPTED: (
            "có chứa lệnh tự chạy hoặc tệp đính kèm, máy quét không bao giờ ghi ra "
            "như vậy, nên không được mở. Kiểm tra nguồn gốc tệp và quét lại từ giấy"
        ),
        OpeningFault.DAMAGED: (
            "bị hỏng hoặc bị cắt cụt. Chép lại từ máy quét; nếu vẫn hỏng thì quét lại "
            "tờ phiếu"
        ),
        OpeningFault.GIANT: (
            "giải nén ra lớn hơn mọi tờ phiếu nên không được mở. Quét lại ở "
            "200–300 dpi, khổ A4"
        ),
        OpeningFault.TOO_SMALL: (
            "có quá ít điểm ảnh để là một tờ phiếu. Quét lại ở 200–300 dpi"
        ),
        OpeningFault.UNSUPPORTED: (
            "dùng cách lưu ảnh hiếm gặp mà phần mềm không đọc (ví dụ HEIC, BigTIFF). "
            "Lưu thành JPEG, PNG hoặc PDF rồi đọc lại"
        ),
        OpeningFault.TOO_COSTLY: (
            "cần quá nhiều thời gian hoặc bộ nhớ, không như một trang quét, nên đã "
            "dừng. Quét lại tờ phiếu ở 200–300 dpi"
        ),
        OpeningFault.READER_FELL: (
            "làm phần mềm đọc gặp lỗi. Người kiểm xem tờ giấy này và báo người phụ "
            "trách kỹ thuật"
        ),
    }
)


@say.register
def _(refusal: ScanUnopenedError) -> str:
    return Wording(
        "Trang {page} của «{file}» {fault}.",
        page=refusal.page,
        file=refusal.file,
        fault=UNOPENED[refusal.fault],
    )


@say.register
def _(refusal: errors.SheetsUnprintedError) -> str:
    return (
        f"Cuộc lấy phiếu «{refusal.campaign}» chưa in phiếu đọc bằng máy. In bằng lệnh "
        "«tinnhiem ballots print», hoặc nêu tệp bố cục bằng --layout."
    )


@say.register
def _(_refusal: errors.ClusterMissingError) -> str:
    return (
        "Chưa cài phần đọc trên nhiều máy. Cài thêm gói «cluster» (lệnh pip install "
        "'tinnhiem[cluster]'), hoặc bỏ --cluster để đọc ngay trên máy này."
    )


@say.register
def _(refusal: errors.ClusterSilentError) -> str:
    return (
        f"Không có cụm máy nào trả lời tại «{refusal.address}», hoặc mọi máy của cụm "
        "đã dừng. Kiểm tra địa chỉ và cụm máy, hoặc bỏ --cluster để đọc ngay trên máy "
        "này. Chưa ghi gì."
    )


@say.register
def _(refusal: errors.ClusterUnfitError) -> str:
    return (
        f"Các máy của cụm «{refusal.address}» không đọc được ({refusal.detail}). Cài "
        "trên mọi máy của cụm cùng một phiên bản tinnhiem với máy này, hoặc bỏ "
        "--cluster để đọc ngay trên máy này. Chưa ghi gì."
    )


@say.register
def _(refusal: errors.ClusterFarError) -> str:
    return (
        f"Địa chỉ «{refusal.address}» nằm ngoài mạng nội bộ; ảnh phiếu không được gửi "
        "ra đó. Chỉ rõ một máy trong cơ quan, hoặc bỏ --cluster."
    )
