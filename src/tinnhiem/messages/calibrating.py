"""What a scanned test sheet says of a device, and what to change on it."""

from typing import Final

from tinnhiem.core.scanning.calibrating import (
    ScanFault,
    ScanGrade,
    ScanMeasure,
    faintest_seen,
)
from tinnhiem.core.scanning.page import Rejection
from tinnhiem.core.wording import Wording, wordings

GRADE_WORDS: Final[dict[ScanGrade, Wording]] = wordings(
    {
        ScanGrade.GOOD: "Đạt: máy này quét được phiếu.",
        ScanGrade.USABLE: (
            "Dùng được, nhưng máy sẽ đưa nhiều dòng hơn cho người xem. Nên chỉnh các "
            "điểm dưới."
        ),
        ScanGrade.UNFIT: (
            "Chưa đạt: quét như thế này có thể mất dấu của người ghi phiếu. Chỉnh các "
            "điểm dưới rồi quét lại phiếu thử."
        ),
    }
)

FAULT_WORDS: Final[dict[ScanFault, Wording]] = wordings(
    {
        ScanFault.BILEVEL: (
            "Quét đen trắng 1 bit: nét mờ đã mất. Chọn xám («Grayscale») hoặc màu, "
            "không chọn «Text», «B/W», «Chữ»."
        ),
        ScanFault.UNREADABLE: "Quét quá thô, máy sẽ loại mọi trang. Đặt 200–300 dpi.",
        ScanFault.TOO_COARSE: "Quét hơi thô. Đặt 200–300 dpi.",
        ScanFault.TOO_FINE: (
            "Quét mịn quá mức cần, chỉ chậm thêm. Đặt 200–300 dpi là đủ."
        ),
        ScanFault.FEW_MARKERS: (
            "Không thấy đủ sáu dấu vuông: tờ phiếu nằm lệch, bị cắt mép, gập, che hoặc "
            "lẫn vào viền đen. Đặt phiếu ngay ngắn, khổ A4, tắt cắt mép tự động."
        ),
        ScanFault.CODE_UNREAD: (
            "Không đọc được mã ở chân trang. Lau kính, quét rõ hơn, không để tờ bị cắt "
            "ở chân."
        ),
        ScanFault.PALE: (
            "Nét in ra quá nhạt. Giảm độ sáng khi quét, tắt «tự động làm trắng nền», "
            "hoặc in phiếu bằng máy in đủ mực."
        ),
        ScanFault.DARK_PAPER: (
            "Nền giấy quá tối. Tăng độ sáng, tăng ánh sáng khi chụp, đậy nắp máy quét."
        ),
        ScanFault.NOISY: "Ảnh nhiễu hạt. Chụp đủ sáng, hoặc quét bằng máy quét.",
        ScanFault.BLURRED: (
            "Ảnh mờ. Lau kính; khi chụp thì giữ yên, lấy nét vào tờ phiếu."
        ),
        ScanFault.CROOKED: "Tờ phiếu nằm lệch nhiều. Chỉnh thanh dẫn giấy cho thẳng.",
        ScanFault.WARPED: (
            "Tờ phiếu bị kéo lệch hoặc cong khi quét. Quét chậm hơn, vuốt phẳng phiếu, "
            "hoặc quét trên mặt kính."
        ),
        ScanFault.STREAKED: (
            "Có vệt dọc trên ảnh: kính bẩn. Lau mặt kính và dải kính hẹp của khay nạp "
            "rồi quét lại."
        ),
        ScanFault.FAINT_LOST: (
            "Dấu (X) in nhạt nhất gần như không thấy: nét bút chì cũng sẽ mất. Giảm độ "
            "sáng, tăng tương phản, tắt chế độ chữ và làm trắng nền."
        ),
    }
)

REJECTION_WORDS: Final[dict[Rejection, Wording]] = wordings(
    {
        Rejection.NO_MARKERS: (
            "Không thấy dấu vuông nào: không phải phiếu thử, là mặt sau, hoặc quét quá "
            "mờ. Lật đúng mặt in của phiếu thử rồi quét lại."
        ),
        Rejection.FEW_MARKERS: (
            "Thấy chưa đủ ba dấu vuông: tờ phiếu nằm lệch, bị cắt mép, gập, hoặc quét "
            "quá mờ. Đặt phiếu ngay ngắn, khổ A4, rồi quét lại."
        ),
        Rejection.MARKERS_CONTRADICT: (
            "Các dấu vuông không cùng một tờ: quét từng tờ một, đặt phẳng."
        ),
        Rejection.FOREIGN_CODE: (
            "Không phải phiếu thử của cuộc này. In phiếu thử từ trang In phiếu đọc "
            "bằng máy (bằng lệnh: «tinnhiem ballots print --test», kèm tệp bố cục ghi "
            "ra cùng phiếu thử); phiếu thật không dùng để thử máy."
        ),
    }
)


def rejection_words(reason: Rejection) -> str:
    """Return why a page could not be measured."""
    return REJECTION_WORDS.get(reason, REJECTION_WORDS[Rejection.NO_MARKERS])


def figures(measure: ScanMeasure) -> dict[str, str]:
    """Return the figures of a measured page by what they are, as people read them."""
    shown = faintest_seen(measure)
    return {
        "dpi": f"{measure.dots_per_inch:.0f}",
        "darkness": f"{100 * (1 - measure.black):.0f} %",
        "paper": f"{measure.paper:.0f}/255",
        "noise": f"{100 * measure.noise:.1f} %".replace(".", ","),
        "blur": f"{measure.blur:.2f} mm".replace(".", ","),
        "turn": f"{abs(measure.turn):.1f}°".replace(".", ","),
        "markers": f"{measure.markers}/6",
        "faintest": "" if shown is None else f"{100 * max(0.0, shown):.0f} %",
    }
