"""Sentences for what does not add up: the diagnosis and the remedy of every code."""

from string import Formatter
from typing import Final

from tinnhiem.core.ballots.errors import (
    BallotsUnbalancedError,
    CorrectionNeedsReasonError,
    NoSheetsError,
    SheetsRecordedAlreadyError,
)
from tinnhiem.core.ballots.fault import Fault, FaultCode
from tinnhiem.core.ballots.ledger import Movement
from tinnhiem.core.wording import Wording, wordings
from tinnhiem.messages.say import say

# Figures by the names the core gives them; {subject} is the officeholder or the batch.
_DIAGNOSES: Final[dict[FaultCode, str]] = {
    FaultCode.PRINTED_UNEXPLAINED: (
        "In ra {printed} phiếu nhưng hỏng {damaged} và đóng dấu treo {stamped} "
        "phiếu, cộng lại không bằng số in ra."
    ),
    FaultCode.STAMPED_UNEXPLAINED: (
        "Đã đóng dấu {stamped} phiếu nhưng phát ra {issued}, đổi {exchanged} và thừa "
        "{unused} phiếu, cộng lại không bằng số đóng dấu."
    ),
    FaultCode.ISSUED_OVER_PRESENT: (
        "Phát ra {issued} phiếu trong khi chỉ có {present} người có mặt."
    ),
    FaultCode.PRESENT_OVER_SUMMONED: (
        "Có mặt {present} người trong khi chỉ triệu tập {summoned} người."
    ),
    FaultCode.RETURNED_OVER_ISSUED: (
        "Thu về {returned} phiếu (trong đó {foreign} phiếu không do Ban Kiểm phiếu "
        "phát ra), nhiều hơn số phát ra là {issued}."
    ),
    FaultCode.NEGATIVE_SHEETS: "Có một số phiếu nhỏ hơn 0 ({sheets}).",
    FaultCode.FOREIGN_OVER_RETURNED: (
        "Phiếu không do Ban Kiểm phiếu phát ra ({foreign}) nhiều hơn tổng số phiếu "
        "thu về ({returned})."
    ),
    FaultCode.MISSING_SHEETS: (
        "Không thu về {missing} trong số {issued} phiếu đã phát ra."
    ),
    FaultCode.FOREIGN_SHEETS: (
        "Trong hòm có {foreign} phiếu không do Ban Kiểm phiếu phát ra; các phiếu này "
        "không hợp lệ đối với mọi người."
    ),
    FaultCode.PRINT_RUN_DIFFERS: (
        "In ra {printed} phiếu, khác với số dự kiến: {summoned} người được triệu tập "
        "và {spare} phiếu dự phòng."
    ),
    FaultCode.LINES_DIFFER: (
        "«{subject}»: hợp lệ {valid} và không hợp lệ {invalid}, cộng lại không bằng "
        "số phiếu thu về là {returned}."
    ),
    FaultCode.SHEETS_DIFFER: (
        "Đã nhập {keyed} phiếu, trong khi thu về {returned} phiếu, trong đó "
        "{foreign} phiếu không do Ban Kiểm phiếu phát ra (không nhập)."
    ),
    FaultCode.BATCH_DIFFERS: (
        "Lô «{subject}»: đếm tay {declared} phiếu nhưng nhập hoặc quét được {keyed} "
        "phiếu."
    ),
    FaultCode.SAME_TYPIST: (
        "Có người nhập tập phiếu này nhiều hơn một lần trong {entries} lần nhập."
    ),
    FaultCode.FOREIGN_DIFFERS: (
        "«{subject}»: kết quả kiểm ghi {counted} phiếu không do Ban Kiểm phiếu phát "
        "ra, bảng cân đối phiếu ghi {foreign}."
    ),
    FaultCode.NEGATIVE_COUNT: "«{subject}»: có một số đếm nhỏ hơn 0 ({lines}).",
    FaultCode.NOTHING_COUNTED: (
        "Thu về {returned} phiếu nhưng chưa có kết quả kiểm của ai."
    ),
    FaultCode.ENTRIES_DIFFER_IN_LENGTH: (
        "Lô «{subject}»: lần nhập thứ nhất {first} phiếu, lần thứ hai {second} "
        "phiếu, chưa so từng ô được."
    ),
    FaultCode.CELLS_DIFFER: ("Lô «{subject}»: còn {cells} ô hai người nhập khác nhau."),
    FaultCode.DOUBTS_LEFT: (
        "Lô «{subject}»: còn {cells} dòng ghi «?» chưa được cả Ban Kiểm phiếu "
        "quyết định."
    ),
    FaultCode.BATCH_UNFINISHED: ("Lô «{subject}»: chưa nhập xong."),
    FaultCode.BATCH_UNSCANNED: "Lô «{subject}»: chưa quét.",
    FaultCode.PAGES_LEFT: (
        "Lô «{subject}»: còn {left} trang quét chưa được tính (bị loại, nghi trùng "
        "hoặc lẻ trang)."
    ),
    FaultCode.ROWS_LEFT: (
        "Lô «{subject}»: còn {left} dòng máy không đọc chắc, chưa đủ thành viên xem."
    ),
    FaultCode.BLANK_SHEETS: (
        "Có {blank} trong số {keyed} phiếu không đánh dấu cho bất kỳ ai."
    ),
    FaultCode.UNIFORM_COLUMN: "«{subject}»: cả {keyed} phiếu được nhập giống hệt nhau.",
}
_REMEDIES: Final[dict[FaultCode, str]] = {
    FaultCode.PRINTED_UNEXPLAINED: (
        "Đếm lại phiếu hỏng và phiếu đã đóng dấu, đối chiếu với số lượng in."
    ),
    FaultCode.STAMPED_UNEXPLAINED: (
        "Đếm lại phiếu thừa và phiếu đổi, đối chiếu chữ ký nhận phiếu."
    ),
    FaultCode.ISSUED_OVER_PRESENT: (
        "Đối chiếu chữ ký nhận phiếu với danh sách điểm danh: có người nhận hai "
        "phiếu, hoặc có người chưa được điểm danh."
    ),
    FaultCode.PRESENT_OVER_SUMMONED: (
        "Kiểm tra danh sách triệu tập và bỏ khách mời ra khỏi số có mặt."
    ),
    FaultCode.RETURNED_OVER_ISSUED: (
        "Đếm lại phiếu trong hòm; tìm phiếu không do Ban Kiểm phiếu phát ra (kiểm "
        "tra dấu treo) và ghi số phiếu đó riêng."
    ),
    FaultCode.NEGATIVE_SHEETS: "Sửa lần ghi điều chỉnh đã trừ quá số phiếu thực có.",
    FaultCode.FOREIGN_OVER_RETURNED: (
        "Số thu về gồm mọi phiếu có trong hòm; đếm lại cả hai con số."
    ),
    FaultCode.MISSING_SHEETS: (
        "Kiểm tra hòm phiếu và chỗ ngồi; nếu vẫn thiếu thì ghi biên bản và nêu lý do."
    ),
    FaultCode.FOREIGN_SHEETS: (
        "Cả Ban Kiểm phiếu xem từng phiếu, để riêng, ghi vào biên bản và nêu lý do."
    ),
    FaultCode.PRINT_RUN_DIFFERS: (
        "Kiểm tra số lượng in; nếu đúng như đã in thì ghi lý do."
    ),
    FaultCode.LINES_DIFFER: (
        "Đếm lại dòng của người này trên tất cả các phiếu; mỗi phiếu có đúng một dòng."
    ),
    FaultCode.SHEETS_DIFFER: (
        "Đếm lại tập phiếu và số dòng đã nhập: có phiếu bị bỏ sót hoặc nhập hai lần."
    ),
    FaultCode.BATCH_DIFFERS: (
        "Đếm lại lô này; sửa số đếm tay, nhập lại lô hoặc quét phiếu còn thiếu."
    ),
    FaultCode.SAME_TYPIST: (
        "Lần nhập thứ hai phải do người khác làm, không nhìn lần thứ nhất."
    ),
    FaultCode.FOREIGN_DIFFERS: (
        "Thống nhất một con số: loại phiếu này không hợp lệ đối với mọi người."
    ),
    FaultCode.NEGATIVE_COUNT: "Nhập lại kết quả đếm của người này.",
    FaultCode.NOTHING_COUNTED: "Nhập kết quả đọc phiếu rồi kiểm lại.",
    FaultCode.ENTRIES_DIFFER_IN_LENGTH: (
        "Giao lại lô này cho cả hai người nhập; mỗi người đếm lại số phiếu đã "
        "nhập và tìm phiếu bị bỏ sót hoặc nhập hai lần."
    ),
    FaultCode.CELLS_DIFFER: (
        "Người thứ ba xem lại lá phiếu và chọn kết quả đúng cho từng ô."
    ),
    FaultCode.DOUBTS_LEFT: (
        "Cả Ban Kiểm phiếu xem lá phiếu; một thành viên đề nghị kèm lý do, "
        "từng thành viên đồng ý trên thiết bị của mình."
    ),
    FaultCode.BATCH_UNFINISHED: (
        "Nhập hết lô rồi báo xong; lô được giao lại thì xem lại từng lá phiếu."
    ),
    FaultCode.BATCH_UNSCANNED: (
        "Quét lô này, hoặc chụp từng tờ bằng máy ảnh, ở trang «Quét» của lô."
    ),
    FaultCode.PAGES_LEFT: (
        "Hai thành viên xem từng trang và chọn: quét lại, nhập tay từ lá phiếu, không "
        "phải phiếu, cùng một lá phiếu, hoặc hai lá phiếu khác nhau."
    ),
    FaultCode.ROWS_LEFT: (
        "Hai thành viên xem ảnh từng dòng ở trang «Dòng cần người xem», mỗi người trên "
        "thiết bị của mình."
    ),
    FaultCode.BLANK_SHEETS: (
        "Xem lại các phiếu này; nếu đúng là phiếu trắng thì ghi lý do chấp nhận."
    ),
    FaultCode.UNIFORM_COLUMN: (
        "Đối chiếu vài phiếu với bản nhập, phòng khi một cột bị kéo sao chép; nếu "
        "đúng thì ghi lý do chấp nhận."
    ),
}
DIAGNOSES: Final = wordings(_DIAGNOSES)
REMEDIES: Final = wordings(_REMEDIES)


def diagnosis(fault: Fault, *, subject: str = "") -> Wording:
    """Return what is wrong; `subject` is the printed name where the key is not one."""
    return _filled(DIAGNOSES[fault.code], fault, subject)


def remedy(fault: Fault, *, subject: str = "") -> Wording:
    """Return what to do about it."""
    return _filled(REMEDIES[fault.code], fault, subject)


def open_words(fault: Fault) -> str:
    """Return what is still on its way before the box is closed; «» if it is a fault.

    More sheets than there can be are a fault at any hour; fewer are only not yet
    accounted for.
    """
    left, words = still_open(fault)
    return Wording("Còn: {what}.", what=Wording(words, left=left)) if left > 0 else ""


def still_open(fault: Fault) -> tuple[int, str]:
    """Return how many sheets are on their way and in which words; 0 if it is none."""
    f = dict(fault.figures)
    match fault.code:
        case FaultCode.PRINTED_UNEXPLAINED:
            left = f["printed"] - f["damaged"] - f["stamped"]
        case FaultCode.STAMPED_UNEXPLAINED:
            left = f["stamped"] - f["issued"] - f["exchanged"] - f["unused"]
        case FaultCode.MISSING_SHEETS:
            left = f["missing"]
        case _:
            return 0, ""
    return left, OPEN_WORDS[fault.code].pattern


_OPEN: Final[dict[FaultCode, str]] = {
    FaultCode.PRINTED_UNEXPLAINED: (
        "{left} phiếu đã in chưa ghi là hỏng hay đã đóng dấu treo"
    ),
    FaultCode.STAMPED_UNEXPLAINED: (
        "{left} phiếu đã đóng dấu chưa ghi là phát ra, đổi hay thừa"
    ),
    FaultCode.MISSING_SHEETS: "{left} phiếu đã phát chưa thu về",
}
OPEN_WORDS: Final = wordings(_OPEN)


def listed(faults: tuple[Fault, ...]) -> str:
    """Return faults as one text, each with its code, diagnosis and remedy."""
    return " ".join(f"[{f.code}] {diagnosis(f)} {remedy(f)}" for f in faults)


def _filled(words: Wording, fault: Fault, subject: str) -> Wording:
    known = {**dict(fault.figures), "subject": subject or fault.subject}
    asked = (name for _, name, _, _ in Formatter().parse(words.pattern) if name)
    # A fault kept by an older version may lack a figure; its sentence still reads.
    return Wording(words.pattern, **{name: known.get(name, "?") for name in asked})


_MOVEMENTS: Final[dict[str, str]] = {
    Movement.PRINTED: "in ra",
    Movement.DAMAGED: "hỏng khi in, đóng dấu",
    Movement.STAMPED: "đã đóng dấu treo",
    Movement.ISSUED: "phát ra",
    Movement.EXCHANGED: "đổi do ghi hỏng",
    Movement.UNUSED: "không dùng đến",
    Movement.RETURNED: "thu về",
    Movement.FOREIGN: "không do Ban Kiểm phiếu phát ra",
}
MOVEMENT_WORDS: Final = wordings(_MOVEMENTS)


def added(movement: str, *, before: int, after: int) -> str:
    """Return «in ra: cộng thêm 30: 30 → 60»; a correction is taken off."""
    word = MOVEMENT_WORDS.get(movement, movement)
    step = f"cộng thêm {after - before}" if after >= before else f"bớt {before - after}"
    return f"{word}: {step}: {before} → {after}"


@say.register
def _(refusal: SheetsRecordedAlreadyError) -> str:
    told = "; ".join(
        added(kind, before=before, after=after)
        for kind, (before, after) in refusal.totals.items()
    )
    return (
        "Lần ghi ngay trước đã ghi đúng những con số này, ghi nữa thì cộng thêm "
        f"({told}). Chưa ghi gì. Nếu đúng là thêm một lần nữa thì thêm --again."
    )


@say.register
def _(refusal: BallotsUnbalancedError) -> str:
    return f"Số phiếu không cân đối. {listed(refusal.faults)}"


@say.register
def _(refusal: CorrectionNeedsReasonError) -> str:
    del refusal
    return Wording(
        "Số nhỏ hơn 0 là sửa lại lần ghi trước. Ghi lý do sửa; lý do nằm trong sổ "
        "phiếu "
        "và nhật ký."
    )


@say.register
def _(refusal: NoSheetsError) -> str:
    del refusal
    return Wording("Chưa ghi số phiếu nào. Ghi ít nhất một con số khác 0.")
