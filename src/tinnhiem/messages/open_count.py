"""Sentences for refusals of an open count, as its typists and its head read them."""

from collections.abc import Sequence
from typing import Final

from tinnhiem.core.count import errors
from tinnhiem.core.count.way import Part, Way
from tinnhiem.core.wording import wordings
from tinnhiem.messages.say import say

_WAYS: Final[dict[str, str]] = {
    Way.ALOUD: "đọc to từng lá phiếu",
    Way.DOUBLE: "hai người nhập độc lập",
    Way.SCANNED: "đọc bằng máy quét",
    Way.TOTALS: "nhập số cộng từ bảng kiểm phiếu",
}
_PARTS: Final[dict[str, str]] = {
    Part.READER: "người đọc phiếu",
    Part.MARKER: "người ghi",
    Part.CHECKER: "người giám sát",
    Part.FIRST: "người nhập thứ nhất",
    Part.SECOND: "người nhập thứ hai",
    Part.THIRD: "người thứ ba xem ô lệch",
    Part.SCANNER: "người quét phiếu",
    Part.VIEWER: "người xem dòng máy không đọc chắc",
}
WAY_WORDS: Final = wordings(_WAYS)
PART_WORDS: Final = wordings(_PARTS)


@say.register
def _(_refusal: errors.CountNotOpenError) -> str:
    return "Chưa mở kiểm phiếu. Trưởng ban Kiểm phiếu mở hòm và bắt đầu."


@say.register
def _(_refusal: errors.CountOpenAlreadyError) -> str:
    return (
        "Đang kiểm phiếu, chưa mở thêm lần kiểm nào. Làm tiếp lần đang mở; nếu phải "
        "kiểm lại thì chọn «Kiểm lại» và ghi lý do."
    )


@say.register
def _(_refusal: errors.CountUnderKeyError) -> str:
    return (
        "Lần kiểm này được niêm phong bằng khóa trên thiết bị của Ban Kiểm phiếu, máy "
        "chủ không mở được. Làm tiếp trên các thiết bị đó."
    )


@say.register
def _(_refusal: errors.CountKeyMissingError) -> str:
    return (
        "Thiết bị này chưa được trao khóa của lần kiểm đang mở. Một thành viên đang "
        "kiểm phiếu trao khóa ở trang Thiết bị, đối chiếu mã hiện trên máy này."
    )


@say.register
def _(_refusal: errors.CountSealBrokenError) -> str:
    return (
        "Dữ liệu niêm phong của lần kiểm không mở được: có thể đã bị sửa. Kiểm lại từ "
        "lá phiếu."
    )


@say.register
def _(refusal: errors.BatchSizeError) -> str:
    return (
        f"Lô {refusal.batch} ghi {refusal.declared} phiếu. Mỗi lô có từ 1 đến "
        f"{refusal.most} phiếu."
    )


@say.register
def _(refusal: errors.BatchesDoNotFitError) -> str:
    return (
        f"Các lô cộng lại có {refusal.declared} phiếu, trong khi phải nhập "
        f"{refusal.sheets} phiếu. Đếm lại từng lô."
    )


@say.register
def _(refusal: errors.BatchUnknownError) -> str:
    return f"Không có lô {refusal.batch} để nhập như vậy. Chọn lại trong danh sách lô."


@say.register
def _(refusal: errors.BatchFinishedError) -> str:
    return (
        f"Lô {refusal.batch} đã báo nhập xong. Muốn sửa thì bấm «Sửa lại lô» trước khi "
        "lô được đối chiếu xong."
    )


@say.register
def _(refusal: errors.BatchUnfinishedError) -> str:
    return (
        f"Lô {refusal.batch}: phiếu đang nhập mới có {refusal.lines} trong "
        f"{refusal.width} dòng. Nhập nốt hoặc bỏ phiếu đó rồi báo xong."
    )


@say.register
def _(_refusal: errors.DraftOutdatedError) -> str:
    return (
        "Lô này vừa được ghi từ một cửa sổ hay thiết bị khác, chưa ghi đè. Tải lại "
        "trang để nhập tiếp từ chỗ đã lưu."
    )


@say.register
def _(refusal: errors.KeyUnknownError) -> str:
    return (
        f"Phiếu {refusal.row}, dòng {refusal.place}: «{refusal.key}» không dùng được. "
        "Bấm 1, 2, 3, 0, X, G hoặc ?; nhập số cộng thì chỉ ghi chữ số."
    )


@say.register
def _(refusal: errors.RowLengthError) -> str:
    return (
        f"Phiếu {refusal.row} có {refusal.cells} dòng, phải có {refusal.width} dòng. "
        "Đọc lại phiếu này."
    )


@say.register
def _(refusal: errors.TakenByOtherError) -> str:
    return f"Đồng chí {refusal.name} đang nhập phần này. Chọn lô khác."


@say.register
def _(refusal: errors.SameTypistError) -> str:
    return (
        f"Đồng chí {refusal.name} đã nhập lô này một lần. Lần thứ hai phải do thành "
        "viên khác nhập, không xem lần thứ nhất."
    )


@say.register
def _(refusal: errors.NotTheThirdError) -> str:
    return (
        "Ô lệch do thành viên không nhập lô này xem lại: "
        f"{', '.join(refusal.names)}. Chuyển lá phiếu cho đồng chí đó."
    )


@say.register
def _(refusal: errors.CellsLeftError) -> str:
    return (
        f"Còn ô lệch chưa quyết định: {_cells(refusal.cells)}. Xem lá phiếu và chọn "
        "kết quả cho từng ô."
    )


@say.register
def _(refusal: errors.CellsNotDifferingError) -> str:
    return (
        f"Ô không còn lệch: {_cells(refusal.cells)}. Tải lại danh sách ô lệch rồi "
        "quyết định tiếp."
    )


@say.register
def _(refusal: errors.CellNotDoubtfulError) -> str:
    return (
        f"Lô {refusal.batch}, phiếu {refusal.row}, dòng {refusal.place} không còn ghi "
        "«?». Tải lại danh sách phiếu cần xem xét."
    )


@say.register
def _(refusal: errors.CountIncompleteError) -> str:
    numbers = ", ".join(map(str, refusal.batches))
    return f"Chưa xong các lô: {numbers}. Xem từng lô trong danh sách rồi làm tiếp."


@say.register
def _(refusal: errors.MinutesBeingSignedError) -> str:
    return (
        "Đã có thành viên ký biên bản kiểm phiếu nên không ghi thêm ý kiến được. Thành "
        "viên còn ý kiến thì từ chối ký và ghi lý do; hoặc Trưởng ban kiểm lại, mọi "
        "thành viên ký lại từ đầu."
    )


@say.register
def _(refusal: errors.MinutesRefusedError) -> str:
    return (
        f"Đồng chí {refusal.name} đã từ chối ký và nêu lý do. Rút lại việc từ chối "
        "rồi ký, hoặc Trưởng ban cho kiểm lại."
    )


@say.register
def _(_refusal: errors.ResultChangedError) -> str:
    return (
        "Số liệu của lần kiểm không còn như khi đồng chí mở trang. Chưa ghi gì. Xem "
        "lại các con số hiện tại rồi ký hoặc từ chối."
    )


@say.register
def _(refusal: errors.ReadingChangedError) -> str:
    where = f"Lô {refusal.batch}" if refusal.batch else "Lần rút mẫu này"
    return (
        f"{where} đã có thay đổi từ khi đồng chí mở trang: đề nghị khác, "
        "hoặc lần nhập đã sửa. Chưa ghi gì. Xem lại rồi quyết định."
    )


@say.register
def _(refusal: errors.TotalsMissingError) -> str:
    return (
        f"Bảng số cộng mới lưu số của {refusal.rows} người, phải có đủ "
        f"{refusal.officeholders} người. Bấm «Lưu», rồi báo nhập xong."
    )


def _cells(cells: Sequence[tuple[int, int]]) -> str:
    place = "phiếu {}, dòng {}".format
    return "; ".join(place(row, at) for row, at in cells[:10])
