"""Sentences for refusals about readings and counts."""

from collections.abc import Sequence
from typing import Final

from tinnhiem.core.count import errors
from tinnhiem.core.count.cells import CellFault, CellFaultKind
from tinnhiem.core.count.mark import Mark
from tinnhiem.messages.ballots import listed
from tinnhiem.messages.say import say

MARK_WORDS: Final[dict[Mark, str]] = {
    Mark.HIGH: "tín nhiệm cao",
    Mark.CONFIDENCE: "tín nhiệm",
    Mark.LOW: "tín nhiệm thấp",
    Mark.BLANK: "không đánh dấu",
    Mark.SEVERAL: "đánh dấu nhiều ô",
    Mark.STRUCK: "gạch tên",
}

CELL_WORDS: Final[dict[CellFaultKind, str]] = {
    CellFaultKind.EMPTY_CELL: "ô trống; ghi 0 nếu phiếu không đánh dấu",
    CellFaultKind.UNKNOWN_VALUE: "«{value}» không phải 1, 2, 3, 0, X hoặc G",
    CellFaultKind.BLANK_ROW: "dòng trống; xóa dòng, hoặc ghi 0 vào từng ô",
    CellFaultKind.ROW_TOO_SHORT: "dòng thiếu ô ({value} ô)",
    CellFaultKind.ROW_TOO_LONG: "dòng thừa ô ({value} ô)",
    CellFaultKind.EMPTY_HEADING: "cột không có tên",
    CellFaultKind.HEADING_TWICE: "tên «{value}» lặp lại",
    CellFaultKind.HEADING_IS_MARK: (
        "«{value}» là kết quả đọc, không phải tên; thêm dòng tên ở đầu tệp"
    ),
    CellFaultKind.UNKNOWN_OFFICEHOLDER: (
        "«{value}» không có trong danh sách người được lấy phiếu"
    ),
    CellFaultKind.MISSING_OFFICEHOLDER: "thiếu cột của «{value}»",
    CellFaultKind.NO_OFFICEHOLDER: "không có cột nào mang tên người được lấy phiếu",
    CellFaultKind.NO_SHEETS: "chỉ có dòng tên, chưa có phiếu nào",
    CellFaultKind.LABEL_TWICE: (
        "phiếu «{value}» đã có ở một dòng trên; xem có nhập hai lần không"
    ),
    CellFaultKind.TOTAL_ROW: "dòng «{value}» không phải một phiếu; xóa dòng này",
    CellFaultKind.BROKEN_QUOTES: "dấu ngoặc kép không khép",
}

SHOWN: Final = 20  # cells named in one sentence; the number of all is always said


@say.register
def _(_refusal: errors.NobodyRatedError) -> str:
    return "Không có tên người được lấy phiếu nào. Ghi tên từng người ở dòng đầu."


@say.register
def _(refusal: errors.OfficeholderTwiceError) -> str:
    return f"«{refusal.officeholder}» có hai cột. Chỉ giữ một cột cho mỗi người."


@say.register
def _(refusal: errors.SheetLengthError) -> str:
    return (
        f"Phiếu thứ {refusal.sheet} có {refusal.lines} dòng trong khi có "
        f"{refusal.officeholders} người được lấy phiếu. Đọc lại phiếu đó."
    )


@say.register
def _(refusal: errors.DifferentOfficeholdersError) -> str:
    return (
        "Hai bên không cùng danh sách người được lấy phiếu: chỉ bên thứ nhất có "
        f"{_names(refusal.only_first)}; chỉ bên thứ hai có "
        f"{_names(refusal.only_second)}. Dùng cùng một danh sách tên."
    )


@say.register
def _(refusal: errors.DifferentSheetsError) -> str:
    return (
        f"Lần nhập thứ nhất có {refusal.first} phiếu, lần thứ hai có {refusal.second} "
        "phiếu nên không so từng ô được. Tìm phiếu bị bỏ sót hoặc nhập hai lần."
    )


@say.register
def _(refusal: errors.DifferencesLeftError) -> str:
    return (
        f"Còn {len(refusal.cells)} ô lệch chưa quyết định: {_cells(refusal.cells)}. "
        "Xem lại lá phiếu và chọn kết quả đúng cho từng ô."
    )


@say.register
def _(refusal: errors.DecisionNotNeededError) -> str:
    return (
        f"Có {len(refusal.cells)} quyết định cho ô không lệch: "
        f"{_cells(refusal.cells)}. Kiểm tra lại số thứ tự phiếu và tên."
    )


@say.register
def _(refusal: errors.CountNotReconciledError) -> str:
    return f"Chưa đối soát xong, chưa được ký biên bản. {listed(refusal.faults)}"


@say.register
def _(refusal: errors.WarningsNotAcceptedError) -> str:
    return f"Có cảnh báo chưa ghi lý do chấp nhận. {listed(refusal.faults)}"


@say.register
def _(refusal: errors.RecountNeedsReasonError) -> str:
    return (
        f"Biên bản của lần kiểm trước đã có chữ ký của {', '.join(refusal.signed)}; "
        "ghi kết quả mới thì các chữ ký đó không còn giá trị. Chưa ghi gì. Nếu phải "
        "kiểm lại, nêu lý do bằng --reason; mọi thành viên ký lại từ đầu."
    )


@say.register
def _(refusal: errors.SameFileTwiceError) -> str:
    return (
        f"Tệp «{refusal.path}» được đưa vào hai lần; như vậy chưa phải hai người nhập "
        "độc lập. Chưa ghi gì. Đưa tệp của người nhập thứ hai, hoặc chỉ một tệp nếu "
        "mới nhập một lần."
    )


@say.register
def _(refusal: errors.ReadingsFileFaultyError) -> str:
    shown = "; ".join(cell_fault_words(fault) for fault in refusal.faults[:SHOWN])
    rest = len(refusal.faults) - SHOWN
    more = f"; và {rest} lỗi nữa" if rest > 0 else ""
    return (
        f"Tệp «{refusal.path}» có {len(refusal.faults)} lỗi, chưa dùng dòng nào: "
        f"{shown}{more}. Sửa các chỗ này rồi đọc lại."
    )


def cell_fault_words(fault: CellFault) -> str:
    """Return «ô B7 (Nguyễn Văn A): …», at the place where a spreadsheet shows it."""
    place = f"ô {fault.column}{fault.row}" if fault.column else f"dòng {fault.row}"
    whose = f" ({fault.heading})" if fault.heading else ""
    return f"{place}{whose}: {CELL_WORDS[fault.kind].format(value=fault.value)}"


def _names(names: Sequence[str]) -> str:
    return ", ".join(f"«{name}»" for name in names) or "không ai"


def _cells(cells: Sequence[tuple[int, str]]) -> str:
    shown = "; ".join(f"phiếu {sheet}, «{name}»" for sheet, name in cells[:SHOWN])
    rest = len(cells) - SHOWN
    return f"{shown}; và {rest} ô nữa" if rest > 0 else shown


SAMPLE_WORDS: Final = {
    "sheets": "số phiếu trong tập",
    "size": "số phiếu cần rút",
    "seed": "số bốc thăm đọc trước Hội nghị",
    "margin": "khoảng cách tới ngưỡng",
    "wrong": "khoảng cách tới ngưỡng",
    "confidence": "độ tin cậy",
}


@say.register
def _(refusal: errors.SampleImpossibleError) -> str:
    what = SAMPLE_WORDS.get(refusal.what, refusal.what)
    return (
        f"Không rút mẫu đối chiếu được: {what} không thể là {refusal.value}. Số phiếu "
        "từ 1 đến 100.000, số rút không nhiều hơn số phiếu, số bốc thăm không để "
        "trống, độ tin cậy lớn hơn 0 và nhỏ hơn 100 %, khoảng cách lớn hơn 0; sửa lại "
        "rồi rút."
    )
